"""Answers to questions that a heading or the sentence before asks."""

from __future__ import annotations

import pytest

from extractor.layout.blocks import Block, Heading, Paragraph
from extractor.pdf.page import Box
from extractor.reading.context import ReportContext
from extractor.reading.narrative.answers import answer_to
from extractor.reading.prose import read_prose

BOX = Box(0, 0, 100, 10)
RECEIVED = "How many Stage 1 complaints did we receive?"


@pytest.mark.parametrize(
    ("question", "answer", "sentence"),
    [
        (RECEIVED, "146.", "146 Stage 1 complaints were received."),
        (f"Q1: {RECEIVED}", "A: 146", "A: 146 Stage 1 complaints were received"),
        (
            "How many of these were upheld?",
            "62, or 34%.",
            "62 of these were upheld, or 34%.",
        ),
        ("How many went on to Stage 2?", "17.", "17 complaints went on to Stage 2."),
        (
            "How many complaints were answered within 10 working days?",
            "121 (83%)",
            "121 (83%) complaints were answered within 10 working days",
        ),
        (
            "What percentage of Stage 1 complaints did we answer within 10 working days?",
            "88%, compared with 84% in 2021/22.",
            "88% of Stage 1 complaints were answered within 10 working days, compared with 84% in "
            "2021/22.",
        ),
        (
            "How many complaints were upheld?",
            "58 Stage 1 complaints and 9 Stage 2 complaints.",
            "58 Stage 1 complaints and 9 Stage 2 complaints were upheld.",
        ),
        (
            "How many were answered on time?",
            "At Stage 2, 74%.",
            "At Stage 2, 74% of complaints were answered on time.",
        ),
        ("What was paid in compensation?", "£1,250.", "£1,250 was paid in compensation."),
    ],
)
def test_an_answer_is_put_as_a_sentence(question: str, answer: str, sentence: str) -> None:
    put = answer_to(question, answer)
    assert put is not None and put.sentence == sentence
    number = sentence.index(next(c for c in sentence if c.isdigit()))
    assert answer[put.place(number)] == sentence[number]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How we handle complaints", "146."),
        ("How many staff were trained?", "146."),
        ("How many complaints were about parking?", "146."),
        ("How many complaints were upheld?", "We publish 3 reports a year."),
        ("What percentage of complaints were upheld?", "62."),
        ("What was paid in compensation on average?", "£250."),
        ("How much compensation was paid?", "£250 was paid in one case and £100 in another."),
    ],
)
def test_other_questions_and_whole_sentences_stay(question: str, answer: str) -> None:
    assert answer_to(question, answer) is None


def test_only_a_bare_number_answers_behind_the_first_sentence() -> None:
    question = "How many were answered on time?"
    assert answer_to(question, "121 was less than hoped for.", first=False) is None
    assert answer_to(question, "At Stage 2, 74%.", first=False) is not None


def staged(*blocks: Block) -> list[tuple[str, str | None, int]]:
    return [
        (c.family, c.dimensions.stage, int(c.measures["count"]))
        for c in read_prose(blocks, ReportContext("2022/23"))
    ]


def asked(question: str, answer: str) -> list[Block]:
    return [Heading(1, BOX, question, 2), Paragraph(1, BOX, answer, heading=(question,))]


def test_of_these_are_those_of_the_answer_before() -> None:
    found = staged(
        *asked(RECEIVED, "We received 184."), *asked("How many of these were upheld?", "62.")
    )
    assert found == [("stage_counts", "stage_1", 184), ("outcomes", "stage_1", 62)]


def test_a_question_on_its_own_is_of_all() -> None:
    found = staged(*asked(RECEIVED, "We received 184."), *asked("How many were upheld?", "62."))
    assert found == [("stage_counts", "stage_1", 184), ("outcomes", None, 62)]


def test_a_question_in_the_paragraph_is_answered_there() -> None:
    found = staged(
        Paragraph(1, BOX, f"{RECEIVED} 42."),
        Paragraph(1, BOX, "How many of them were upheld? 11."),
    )
    assert found == [("stage_counts", "stage_1", 42), ("outcomes", "stage_1", 11)]
