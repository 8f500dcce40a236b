"""Where sentences end, which amounts they hold, and which of them belong together."""

from __future__ import annotations

import pytest

from extractor.reading.labels import read_label
from extractor.reading.narrative.grouping import group_amounts
from extractor.reading.narrative.notfigures import find_amounts
from extractor.reading.narrative.placing import place_clauses
from extractor.reading.sentences import split_sentences


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We had 12. They had 13.", ["We had 12.", "They had 13."]),
        ("The mean was 18.5 days. It fell.", ["The mean was 18.5 days.", "It fell."]),
        ("See No. 5 of the list. Next.", ["See No. 5 of the list.", "Next."]),
        ("The answer was no. The case closed.", ["The answer was no.", "The case closed."]),
        ("Mr C. Smith wrote. We replied.", ["Mr C. Smith wrote.", "We replied."]),
        ("Services, e.g. Housing, improved.", ["Services, e.g. Housing, improved."]),
        (
            "It rose (see p. 4. Table 2) again. Good.",
            ["It rose (see p. 4. Table 2) again.", "Good."],
        ),
        ("1. First item here", ["1. First item here"]),
        ("Paid £300. £150 followed.", ["Paid £300.", "£150 followed."]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


def amounts(text: str) -> list[tuple[str, bool]]:
    return [(text[a.start : a.end], a.change) for a in find_amounts(text, read_label(text))]


@pytest.mark.parametrize(("length", "count"), [(399, 1), (400, 2)])
def test_a_bracket_that_is_never_closed_ends_a_sentence_at_last(length: int, count: int) -> None:
    first = "It (is so".ljust(length - 1, "o") + "."
    assert len(split_sentences(f"{first} Then it went on.")) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There were 12 complaints in 2022/23", ["12"]),
        ("on 4 March 2022 and 1 April", []),
        ("call 01234 567890 or visit AB1 2CD", []),
        ("Section 26(3) of the Children Act 1989, or section 14F (3) or (4) of the Act", []),
        ("within 20 working days", []),
        ("an average of 18.5 working days", ["18.5 working days"]),
        ("aged 84, and 3 years later", []),
        ("Stage 1 and Stage 2", []),
        ("three stage two complaints", ["three"]),
        ("none were upheld", ["none"]),
        ("no significant issues", []),
        ("fault was found twice", ["twice"]),
        ("once the Council has replied", []),
        ("case 22 018 116", []),
    ],
)
def test_amounts(text: str, expected: list[str]) -> None:
    assert [printed.strip() for printed, change in amounts(text) if not change] == expected


@pytest.mark.parametrize(
    "text",
    [
        "a rise of 12%",
        "40 fewer complaints",
        "fell by 9%",
        "an increase of 23 on last year",
        "8% lower",
    ],
)
def test_changes_are_marked(text: str) -> None:
    assert all(change for _, change in amounts(text))


def grouped(text: str) -> list[str]:
    reading = read_label(text)
    groups = place_clauses(text, group_amounts(text, find_amounts(text, reading)))
    return [text[g.first : g.last] for g in groups]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("23% (12) were late", ["23% (12"]),
        ("14 complaints (13.3%) were late", ["14 complaints (13.3%"]),
        ("a 41% (179) increase in complaints", ["179"]),
        ("complaints rose by 20 (12%)", []),
        ("£650 for one case", ["£650 for one"]),
        ("from 42% to 18%", ["42%", "18%"]),
    ],
)
def test_groups(text: str, expected: list[str]) -> None:
    assert grouped(text) == expected
