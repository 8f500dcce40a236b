"""One figure printed with two values, and what only looks like one figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from extractor.checking.merge import Figure
from tests.checking.made import discrepancies_in

MakeFigure = Callable[..., Figure]


def kinds(figures: list[Figure]) -> list[str]:
    return [found.kind for found in discrepancies_in(figures)]


def test_a_value_printed_twice_and_differently(figure: MakeFigure) -> None:
    figures = [
        figure(count=146, at=(0, 1, 1), page=2),
        figure(count=149, at="149 complaints", page=4),
    ]
    [found] = discrepancies_in(figures)
    assert (found.kind, found.page, found.figures) == ("conflicting_values", 2, (0, 1))
    assert "146 (page 2) and 149 (page 4)" in found.message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({"percent": "13.3"}, {"percent": 13}, id="rounded"),
        pytest.param({"percent": "13.9"}, {"percent": 13}, id="cut"),
        pytest.param({"count": 20, "qualifiers": {"count": "~"}}, {"count": 21}, id="about"),
        pytest.param({"count": 5, "qualifiers": {"count": "<"}}, {"count": 3}, id="a bound"),
        pytest.param(
            {"percent": 40, "percent_of": "children referred"},
            {"percent": 44},
            id="of another base",
        ),
        pytest.param({"count": 43}, {"count": 44, "stage": "stage_1"}, id="of another stage"),
        pytest.param({"count": 327}, {"count": 3}, id="too far apart to be one thing"),
    ],
)
def test_no_conflict(figure: MakeFigure, one: dict[str, Any], other: dict[str, Any]) -> None:
    assert kinds([figure(**one, at="one sentence"), figure(**other, at="another", page=2)]) == []


def test_cells_of_one_table_and_numbers_of_one_sentence_differ_in_a_label(
    figure: MakeFigure,
) -> None:
    assert kinds([figure(count=8, at=(0, 1, 1)), figure(count=9, at=(0, 2, 1))]) == []
    assert kinds([figure(count=8, at="8 and 9 came"), figure(count=9, at="8 and 9 came")]) == []


def test_three_values_are_of_three_things(figure: MakeFigure) -> None:
    values = [figure(count=n, at=f"sentence {n}", page=n) for n in (70, 75, 80)]
    assert kinds(values) == []


def test_whole_numbers_of_other_size_are_not_roundings(figure: MakeFigure) -> None:
    assert kinds([figure(percent=44, at="a"), figure(percent=40, at="b", page=2)]) == [
        "conflicting_values"
    ]
    pair = [figure(percent="13.3", at="a"), figure(percent=15, at="b", page=2)]
    assert kinds(pair) == ["conflicting_values"]


def test_two_payments_are_no_conflict(figure: MakeFigure) -> None:
    payments = [
        figure("compensation", scope="payment", amount_gbp=n, at=f"paid £{n}", page=n)
        for n in (300, 350)
    ]
    assert kinds(payments) == []


def test_payments_for_two_reasons_and_other_decisions_are_no_conflict(figure: MakeFigure) -> None:
    sums = [
        figure("compensation", scope="total", amount_gbp=n, reason=reason, at=reason, page=n)
        for n, reason in ((213, "missed provision"), (262, "distress"))
    ]
    assert kinds(sums) == []
    same = [replace(part, reason="distress") for part in sums]
    assert kinds(same) == ["conflicting_values"]
    others = [figure("outcomes", outcome="other", count=n, at="so many", page=n) for n in (7, 8)]
    assert kinds(others) == []
    upheld = [figure("outcomes", outcome="upheld", count=n, at="so many", page=n) for n in (7, 8)]
    assert kinds(upheld) == ["conflicting_values"]


def test_a_few_of_which_one_sentence_each_speaks_may_be_others(figure: MakeFigure) -> None:
    few = [figure("outcomes", outcome="upheld", count=n, at="so many", page=n) for n in (2, 3)]
    assert kinds(few) == []
    assert kinds([printed_again(few[0]), few[1]]) == ["conflicting_values"]
    table = figure("outcomes", outcome="upheld", count=2, at=(0, 1, 1))
    assert kinds([table, few[1]]) == ["conflicting_values"]


def test_digits_that_changed_places_are_a_slip_however_far_apart(figure: MakeFigure) -> None:
    def pair(one: int, other: int) -> list[Figure]:
        return [figure(count=one, at=(0, 1, 1)), figure(count=other, at="so many", page=2)]

    assert kinds(pair(419, 149)) == ["conflicting_values"]
    assert kinds(pair(419, 148)) == []
    assert kinds(pair(52, 25)) == []


def test_sentences_that_follow_each_other_count_different_things(figure: MakeFigure) -> None:
    five = figure(count=5, stage="stage_2", at="Five went to Stage 2.", top=100)
    four = figure(count=4, stage="stage_2", at="Four were investigated.", top=114)
    assert kinds([five, four]) == []
    later = figure(count=4, stage="stage_2", at="Four were investigated.", top=400)
    assert kinds([five, later]) == ["conflicting_values"]


@pytest.mark.parametrize(
    "text",
    [
        "Seven of which had begun in the year before.",
        "7 (58%) of the complaints came back.",
        "Seven of the 12 were answered late.",
        "There were seven other approaches.",
        "A further 7 were made by telephone.",
    ],
)
def test_a_sentence_that_counts_a_part_is_no_conflict(figure: MakeFigure, text: str) -> None:
    table = figure(count=8, stage="stage_2", at=(0, 1, 1))
    assert kinds([table, figure(count=7, stage="stage_2", at=text, page=3)]) == []


@pytest.mark.parametrize(
    "text",
    [
        "Further to this there were 7 complaints at Stage 2.",
        "There were 7 complaints, 3 of which were upheld.",
        "In 2018 seven complaints went to Stage 2.",
    ],
)
def test_a_sentence_that_counts_the_whole_is_one(figure: MakeFigure, text: str) -> None:
    table = figure(count=8, stage="stage_2", at=(0, 1, 1))
    stated = figure(count=7, stage="stage_2", at=text, page=3)
    assert kinds([table, stated]) == ["conflicting_values"]


def test_compliments_go_through_no_procedure(figure: MakeFigure) -> None:
    table = figure(contact="compliment", procedure="statutory", count=51, at=(0, 1, 1))
    stated = figure(contact="compliment", count=53, at="53 compliments came", page=2)
    [found] = discrepancies_in([table, stated])
    assert (found.kind, found.figures) == ("conflicting_values", (0, 1))
    complaint = [replace_contact(f, "complaint") for f in (table, stated)]
    assert kinds(complaint) == []
    corporate = figure(contact="compliment", procedure="corporate", count=2, at=(0, 2, 1))
    assert kinds([table, corporate, stated]) == []
    far = figure(contact="compliment", count=90, at="90 compliments came", page=2)
    assert kinds([table, far]) == []


def replace_contact(figure: Figure, contact: str) -> Figure:
    return replace(figure, dimensions=replace(figure.dimensions, contact=contact))


def test_how_far_apart_two_values_may_be(figure: MakeFigure) -> None:
    def pair(one: int, other: int) -> list[Figure]:
        return [figure(count=one, at=(0, 1, 1)), figure(count=other, at="so many", page=2)]

    assert kinds(pair(140, 100)) == ["conflicting_values"]
    assert kinds(pair(177, 100)) == []
    assert kinds(pair(3, 2)) == ["conflicting_values"]
    repeated = [printed_again(f) for f in pair(177, 100)]
    assert kinds(repeated) == ["conflicting_values"]


def printed_again(figure: Figure, times: int = 1) -> Figure:
    more = tuple(
        replace(figure.sources[0], page=8 + n, text=f"{figure.sources[0].text} again")
        for n in range(times)
    )
    return replace(figure, sources=(*figure.sources, *more))


def test_a_lone_value_far_from_one_that_is_printed_often(figure: MakeFigure) -> None:
    often = printed_again(figure(count=168, at=(0, 1, 1)), times=2)
    assert kinds([often, figure(count=143, at="one took 143", page=2)]) == []
    near = figure(count=164, at="164 came", page=2)
    assert kinds([often, near]) == ["conflicting_values"]


def test_a_section_s_sentence_that_says_the_number_of_all(figure: MakeFigure) -> None:
    def figures(whole: int, stated: int, origin: str, **other: Any) -> list[Figure]:
        section = figure(
            "timeliness",
            status="within",
            service_area="Homes",
            percent=stated,
            page=2,
            origins={"service_area": origin},
        )
        return [
            figure("timeliness", status="within", service_area="Homes", percent=88, at=(0, 1, 1)),
            figure("timeliness", status="within", percent=whole, at=(0, 2, 1), **other),
            section,
        ]

    assert kinds(figures(85, 85, "heading")) == []
    assert kinds(figures(85, 85, "sentence before")) == []
    assert kinds(figures(84, 85, "heading")) == ["conflicting_values"]
    # the sentence says whose it is
    assert kinds(figures(85, 85, "sentence")) == ["conflicting_values"]
    assert kinds(figures(85, 85, "heading", year="2020/21")) == ["conflicting_values"]
