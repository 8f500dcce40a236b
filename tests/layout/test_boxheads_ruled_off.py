"""Boxheads set apart from their rows by a rule below them alone, or by bold print alone."""

from __future__ import annotations

import pytest

from extractor.pdf.page import Page
from tests.layout.drawing import line, page, prose, rule, table_words, tables, texts

XS = [60, 220, 300, 380, 460]
ROWS = [
    ["Year", "Q1", "Q2", "Q3"],
    ["2013/14", "141", "150", "133"],
    ["2014/15", "138", "144", "120"],
]
OTHER = [["Year", "Q1", "Q2", "Q3"], ["2013/14", "22", "19", "25"], ["2014/15", "24", "26", "20"]]
SAID = "In all 201 were upheld and 96 were partly upheld."


def two_tables(between: bool) -> Page:
    """Two tables of one width; a rule below each boxhead, and a sentence between them or not."""
    words = table_words(ROWS, XS, 140)
    words += line(SAID, 60, 205) if between else []
    words += table_words(OTHER, XS, 225 if between else 185)
    head = 225 if between else 185
    return page(words, [rule(60, 156, 460), rule(60, head + 16, 460)])


def test_two_tables_that_rule_off_their_boxheads_alone_are_two() -> None:
    assert [texts(t) for t in tables(two_tables(between=True))] == [ROWS, OTHER]


def test_rows_between_two_rules_are_one_table() -> None:
    """What stands between the rules is rows alone: the second rules off a total."""
    rows = [*ROWS, ["Total", "279", "294", "253"]]
    found = page(table_words(rows, XS, 140), [rule(60, 156, 460), rule(60, 186, 460)])
    assert [texts(t) for t in tables(found)] == [rows]


BODY = [["1", "43", "9", "13"], ["2", "13", "10", "12"], ["3", "11", "14", "10"]]
LABELS = ["Stage", "Received", "Upheld", "Not upheld"]
CLOSE = [60, 93, 141, 179]
"""Left edges of labels set nearer to one another than columns usually stand."""

APART = [60, 95, 145, 185]
"""The same as near as columns with a word processor's usual margins may stand."""


def set_close(bold: bool, xs: list[int] = CLOSE) -> Page:
    words = prose("What was received follows here, and how it was decided.", 60, 110, 470)
    for k, row in enumerate([LABELS, *BODY]):
        for text, x in zip(row, xs, strict=True):
            words += line(text, x, 150 + 15 * k, bold=bold and k == 0)
    return page(words)


def test_bold_labels_set_close_over_columns_are_their_boxhead() -> None:
    assert [texts(t) for t in tables(set_close(bold=True))] == [[LABELS, *BODY]]


def test_a_line_of_text_set_like_the_rows_is_no_boxhead() -> None:
    """Its words stand no further apart than words do."""
    words = line("Those received and those not upheld", 60, 150)
    for k, row in enumerate(BODY, start=1):
        for text, x in zip(row, CLOSE, strict=True):
            words += line(text, x, 150 + 15 * k)
    found = [texts(t) for t in tables(page(words))]
    assert found and all("received" not in str(rows) for rows in found)


def test_labels_as_near_as_columns_may_stand_are_a_boxhead() -> None:
    assert [texts(t) for t in tables(set_close(bold=False, xs=APART))] == [[LABELS, *BODY]]


UNDER_SPANNERS = [60, 190, 270, 350, 430, 510]


def ruled_below_spanners(lower: list[str]) -> list[list[str]]:
    """A table whose spanners a rule parts from the labels below them, as far as its rows go."""
    words = line("Adults", 252, 150) + line("Children's", 408, 150)
    words += table_words([["", *lower]], UNDER_SPANNERS, 160)
    rows = [["Received", "140", "152", "131", "149"], ["Escalated", "12", "15", "9", "11"]]
    words += table_words([*rows, ["Compliments", "210", "245", "88", "104"]], UNDER_SPANNERS, 180)
    found = tables(page(words, [rule(60, 132, 510), rule(60, 156, 510), rule(60, 240, 510)]))
    return texts(found[0])


@pytest.mark.parametrize(
    "lower",
    [["2017/18", "2018/19"] * 2, ["No.", "%"] * 2, ["2015/16", "2016/17", "2017/18", "2018/19"]],
)
def test_years_and_labels_in_turns_below_a_rule_under_spanners_are_boxhead(
    lower: list[str],
) -> None:
    assert ruled_below_spanners(lower)[1:3] == [
        ["", *lower],
        ["Received", "140", "152", "131", "149"],
    ]
