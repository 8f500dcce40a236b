"""What passes between the parts of the prose reader: sentences, statements, measures."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.reading.context import ReportContext
from extractor.reading.labels import read_label
from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.grouping import group_amounts
from extractor.reading.narrative.notfigures import find_amounts
from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.placing import place_clauses
from extractor.reading.narrative.stated import Measured, Predicate, Sentence, Setting, Statement
from extractor.reading.narrative.statements import read_statements


def sentence(text: str) -> Sentence:
    reading = read_label(text)
    groups = place_clauses(text, group_amounts(text, find_amounts(text, reading)))
    setting = Setting(ReportContext("2022/23"))
    return Sentence(text, reading, tuple(groups), setting, reading.hits, False, False)


@pytest.mark.parametrize(
    ("keys", "start", "end", "says"),
    [
        (("stage",), 0, 11, True),
        (("stage",), 4, 11, True),
        (("stage",), 0, 5, True),
        (("stage",), 11, 30, False),
        (("stage",), 0, 4, False),
        (("outcome",), 0, 11, False),
        (("outcome", "stage"), 0, 11, True),
    ],
)
def test_what_stretches_of_a_sentence_say(
    keys: tuple[str, ...], start: int, end: int, says: bool
) -> None:
    read = sentence("The Stage 2 complaints were 12")
    assert read.text[4:11] == "Stage 2"
    assert read.says(keys, start, end) is says


def test_an_aside_is_the_numbers_that_stand_in_it() -> None:
    read = sentence("We had 12 complaints (9 in 2021/22, 8 in 2020/21).")
    outer, inner, *_ = read.groups
    assert inner.inner is not None
    start, end = inner.inner
    asides = [read.in_aside(outer, at) for at in (start - 1, start, end - 1, end)]
    assert asides == [False, True, True, False]
    assert not read.in_aside(inner, start)


def test_measures_keep_their_qualifiers() -> None:
    values = {"count": Decimal(12), "percent": Decimal(40)}
    measured = Measured(values, {"count": "~", "percent": "<"})
    assert measured.only("count") == Measured({"count": Decimal(12)}, {"count": "~"})
    assert measured.without("count") == Measured({"percent": Decimal(40)}, {"percent": "<"})
    both = measured.only("count").beside("total", Decimal(30))
    assert both == Measured({"count": Decimal(12), "total": Decimal(30)}, {"count": "~"})


@pytest.mark.parametrize(
    ("noun", "predicate", "compared"),
    [
        (None, None, True),
        (Noun("contact", 0, 0), None, True),
        (Noun("foreign", 0, 0), None, False),
        (Noun("foreign", 0, 0), Predicate("outcome", "upheld"), True),
    ],
)
def test_numbers_of_strangers_are_set_beside_none(
    noun: Noun | None, predicate: Predicate | None, compared: bool
) -> None:
    statement = Statement(Group(0, 1), "count", 0, 1, "level", noun=noun, predicate=predicate)
    assert statement.may_be_compared() is compared


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "46 complaints out of 59 were answered within 10 working days.",
            "46 complaints out of 59",
        ),
        ("46 of the 59 complaints were answered within 10 working days.", "46 of the 59"),
        ("46 complaints were answered within 10 working days.", "46"),
    ],
)
def test_a_part_with_its_whole_as_total_stands_where_both_are_printed(
    text: str, place: str
) -> None:
    part = read_statements(
        text, read_label(text), sentence(text).groups, Setting(ReportContext("2022/23"))
    )[0]
    assert any("count" in figure.measures for figure in part.figures)
    assert text[part.first : part.last] == place
