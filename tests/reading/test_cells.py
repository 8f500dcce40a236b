"""What the numbers of one cell measure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractor.layout.blocks import Cell
from extractor.reading.tabular.cells import (
    Expected,
    holds_amounts,
    holds_fractions_of_one,
    holds_share_in_brackets,
    parts_of,
    read_cell,
)


def read(
    text: str,
    measure: str | None = None,
    pair: bool = False,
    shares: bool = False,
    money: bool = False,
) -> list[dict[str, Decimal]]:
    readings = read_cell(text, Expected(measure, pair, shares, money))
    return [reading.measures for reading in readings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("44", {"count": 44}),
        ("12%", {"percent": 12}),
        ("37 (35.2%)", {"count": 37, "percent": Decimal("35.2")}),
        ("35.2% (37)", {"count": 37, "percent": Decimal("35.2")}),
        ("44\n12%", {"count": 44, "percent": 12}),
        ("£28,939 (4)", {"amount_gbp": 28939, "cases": 4}),
        ("£0", {"amount_gbp": 0}),
        ("10/12", {"count": 10, "total": 12}),
        ("10 of 12", {"count": 10, "total": 12}),
        ("10 out of 12", {"count": 10, "total": 12}),
        ("50% (1/2)", {"count": 1, "total": 2, "percent": 50}),
        ("1/2 (50%)", {"count": 1, "total": 2, "percent": 50}),
        ("14 days", {"average_days": 14}),
        ("nil", {"count": 0}),
    ],
)
def test_units_say_what_is_measured(text: str, expected: dict[str, Decimal]) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "-",
        "",
        "n/a",
        "*",
        "0-25",
        "Stage 2",
        "12 34",
        "2 weeks",
        "-5%",
        "Over 25 days",
        "% over 25 days",
    ],
)
def test_cells_that_measure_nothing(text: str) -> None:
    assert read(text) == []


def test_a_fraction_never_exceeds_its_whole() -> None:
    assert read("12/10") == []


@pytest.mark.parametrize("measure", ["count", "percent", "total", "average_days", "cases"])
def test_a_bare_number_is_what_the_header_says(measure: str) -> None:
    assert read("44", measure) == [{measure: 44}]


def test_a_unit_outranks_the_header() -> None:
    assert read("44%", "count") == [{"percent": 44}]


def test_a_number_with_its_share_and_a_bracket_is_no_pair() -> None:
    assert read("44 (40)", pair=True) == [{"count": 44}, {"count": 40}]
    assert read("44 12% (40)", pair=True) == [{"count": 44, "percent": 12}]


def test_a_bare_bracket_is_a_share_only_beside_shares() -> None:
    assert read("37 (35.2)", shares=True) == [{"count": 37, "percent": Decimal("35.2")}]
    assert read("37 (35)", shares=False) == [{"count": 37}]


def test_a_bracket_alone_is_a_share_only_under_a_share_header() -> None:
    assert read("(43.2)", "percent") == [{"percent": Decimal("43.2")}]
    assert read("(43)") == []


def test_a_bare_bracket_beside_money_counts_cases() -> None:
    assert read("1,200 (3)", "amount_gbp", money=True) == [{"amount_gbp": 1200, "cases": 3}]


def test_a_bracket_under_a_pair_of_years_is_the_second_year() -> None:
    (first, second) = read_cell("2(6)", Expected(pair=True))
    assert (first.measures, first.second) == ({"count": 2}, False)
    assert (second.measures, second.second) == ({"count": 6}, True)


def test_one_year_of_a_pair_may_be_missing() -> None:
    (only,) = read_cell("- (6)", Expected(pair=True))
    assert (only.measures, only.second) == ({"count": 6}, True)
    (only,) = read_cell("2", Expected(pair=True))
    assert (only.measures, only.second) == ({"count": 2}, False)


def test_shares_of_a_pair_of_years() -> None:
    assert read("75% (80%)", pair=True) == [{"percent": 75}, {"percent": 80}]


def test_bounds_belong_to_their_own_measure() -> None:
    (reading,) = read_cell("4, <1%", Expected())
    assert reading.measures == {"count": 4, "percent": 1}
    assert reading.qualifiers == {"percent": "<"}


def test_which_columns_hold_shares_in_brackets() -> None:
    assert holds_share_in_brackets("37 (35.2%)")
    assert not holds_share_in_brackets("37 (35)")
    assert not holds_share_in_brackets("35%")
    assert not holds_share_in_brackets("Team (35%)")


@pytest.mark.parametrize(
    ("texts", "of_one"),
    [
        (["0.75", "1"], True),
        (["0.75", "-", "0.2", ""], True),
        (["0.1", "-"], False),  # a lone one may be a tenth of a percent
        (["0.75", "29.8"], False),
        (["0.75%", "0.2%"], False),
        (["0", "1"], False),
    ],
)
def test_which_shares_are_of_one(texts: list[str], of_one: bool) -> None:
    assert holds_fractions_of_one(texts) is of_one


@pytest.mark.parametrize(
    ("texts", "money"),
    [
        (["£500", "£1,200 (3)", "nil"], True),
        (["£500", "650", "£75"], True),
        (["nil", "7", "£500"], False),  # key figures, of which one is of money
        (["12", "96%", "£500"], False),
        (["nil", "-"], False),
    ],
)
def test_which_columns_hold_amounts(texts: list[str], money: bool) -> None:
    assert holds_amounts(texts) is money


@pytest.mark.parametrize(
    ("text", "label", "offset", "rows", "parts"),
    [
        ("7", "Fostering", 0, 1, [("7", "Fostering")]),
        ("7\n5", "Care\n• North\n• South", 0, 1, [("7", "North"), ("5", "South")]),
        ("7\nnone", "Care\n• North\n• South", 0, 1, [("7", "North"), ("none", "South")]),
        # three lines and two bullets; a line that is no number; no bullets
        ("7\n5\n3", "Care\n• North\n• South", 0, 1, [("7\n5\n3", "Care")]),
        ("7\nsoon", "Care\n• North\n• South", 0, 1, []),
        ("7\n5", "Care", 0, 1, [("7\n5", "Care")]),
        # a row for each bullet, as far as there are bullets
        ("7", "Care\n• North\n• South", 0, 1, [("7", "North")]),
        ("5", "Care\n• North\n• South", 1, 1, [("5", "South")]),
        ("3", "Care\n• North\n• South", 2, 1, [("3", "Care")]),
        # merged over both rows: it is of both
        ("12", "Care\n• North\n• South", 0, 2, [("12", "Care")]),
        # one name, set with a bullet
        ("7", "• Family\nsupport", 0, 1, [("7", "Family\nsupport")]),
        ("soon", "Care", 0, 1, []),
    ],
)
def test_a_stub_with_bullets_beside_its_figures(
    text: str, label: str, offset: int, rows: int, parts: list[tuple[str, str]]
) -> None:
    assert parts_of(Cell(text, 1, 1, 1, rows=rows), label, offset) == parts
