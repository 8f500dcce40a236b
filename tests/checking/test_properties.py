"""What is true of all checks, whatever the numbers."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.checking.arithmetic import check, discrepancies
from extractor.checking.checks import Check, is_one_slip_off, is_transposed
from extractor.checking.merge import Figure
from extractor.checking.rules import RULE
from extractor.pipeline import ReadPart
from tests.checking.conftest import _figure as figure

SHUFFLES = 5
"""So often the numbers of each report are dealt out anew."""

MOST_BY_CHANCE = 0.03
"""Part of the checks that may hold with numbers dealt out anew. Measured: 0.01."""

LEAST_BY_CHANCE = 0.3
"""The same, at least, of bounds: why they are no evidence. Measured: 0.37."""


NOT_OF_NUMBERS = ("payments_and_total", "quarter_and_months", "quarter_and_dates")
"""Payments come to their total in any order; the others look at no numbers."""


@pytest.fixture
def reports(fixtures_parts: dict[str, list[ReadPart]]) -> list[ReadPart]:
    return [part for parts in fixtures_parts.values() for part in parts]


def checks_of(part: ReadPart, figures: list[Figure]) -> list[Check]:
    reading = part.reading
    return check(figures, reading.conflicts, part.part.report_year, reading.paragraphs)


def column(counts: list[int], total: int) -> list[Figure]:
    """A column of services above its total."""
    rows = [*((f"Team {at}", n) for at, n in enumerate(counts)), (None, total)]
    return [figure(service_area=name, count=n, at=(0, at, 1)) for at, (name, n) in enumerate(rows)]


parts = st.lists(st.integers(1, 5000), min_size=2, max_size=12).filter(lambda ns: sum(ns) >= 10)


@given(parts)
def test_what_adds_up_holds(counts: list[int]) -> None:
    [made] = check(column(counts, sum(counts)))
    assert (made.rule, made.holds) == ("parts_and_total", True)
    assert made.figures == tuple(range(len(counts) + 1))
    assert f"= {sum(counts)}, total printed {sum(counts)}" in made.message


@given(parts, st.integers(1, 50))
def test_what_does_not_add_up_is_never_said_to(counts: list[int], more: int) -> None:
    made = check(column(counts, sum(counts) + more))
    assert not [found for found in made if found.holds]
    if more * 5 <= sum(counts):
        assert [found.rule for found in discrepancies(made)] == ["parts_and_total"]


@given(st.integers(2, 400), st.data())
def test_a_share_as_a_writer_gives_it_never_contradicts(base: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, base))
    exact = 100 * Decimal(count) / base
    unit = Decimal(data.draw(st.sampled_from(["1", "0.1"])))
    percent = exact.quantize(unit, data.draw(st.sampled_from(["ROUND_HALF_UP", "ROUND_DOWN"])))
    late = figure(
        "timeliness", status="within", count=count, total=base, percent=percent, at=(0, 1, 1)
    )
    assert discrepancies(check([late])) == []


@given(st.integers(10, 99_999), st.data())
def test_two_digits_that_changed_places(value: int, data: st.DataObject) -> None:
    digits = list(str(value))
    at = data.draw(st.integers(0, len(digits) - 2))
    digits[at], digits[at + 1] = digits[at + 1], digits[at]
    one, other = Decimal(value), Decimal("".join(digits))
    exchanged = str(value) != "".join(digits) and digits[0] != "0"
    assert is_transposed(one, other) == is_transposed(other, one) == exchanged
    if exchanged:
        assert is_one_slip_off([one, Decimal(7)], other + 7)


FAMILY_OF = {
    "stage_counts": {"event": ["received", "completed", "escalated", "ongoing"]},
    "outcomes": {"outcome": ["upheld", "partially_upheld", "not_upheld", "fault_found", "total"]},
    "timeliness": {
        "status": ["within", "outside", "ongoing"],
        "timescale_days": [None, 10, 20],
        "from_days": [None, 0, 11, 25],
    },
    "compensation": {"scope": ["total", "payment"]},
    "breakdowns": {"label": ["Delay", "Staff", "Total"]},
}
MEASURES = ("count", "percent", "total", "amount_gbp", "cases")


@st.composite
def any_figure(draw: st.DrawFn) -> Figure:
    """A figure of few dimensions, so that many are of the same things, with odd numbers."""
    family = draw(st.sampled_from(sorted(FAMILY_OF)))
    said = {name: draw(st.sampled_from(values)) for name, values in FAMILY_OF[family].items()}
    said |= {
        "stage": draw(st.sampled_from([None, "stage_1", "stage_2"])),
        "service_area": draw(st.sampled_from([None, "North", "South"])),
        "quarter": draw(st.sampled_from([None, 1, 2, 3, 4])),
        "year": draw(st.sampled_from([None, "2020/21", "2021/22"])),
    }
    numbers = st.one_of(
        st.integers(0, 60).map(Decimal), st.sampled_from([Decimal("1E+3"), Decimal("33.3")])
    )
    for name in draw(st.sets(st.sampled_from(MEASURES), min_size=1)):
        said[name] = draw(numbers)
    marks = draw(st.sampled_from([{}, {}, {"count": "<"}]))
    place = st.one_of(
        st.tuples(st.integers(0, 1), st.integers(0, 4), st.integers(0, 4)),
        st.sampled_from(["33 were upheld", "Of the 50 in 2020/21, 3 were late (6%)"]),
    )
    return figure(family, at=draw(place), page=draw(st.integers(1, 3)), qualifiers=marks, **said)


@given(st.lists(any_figure(), max_size=25))
def test_whatever_is_printed_is_checked(figures: list[Figure]) -> None:
    for made in check(figures, report_year="2021/22"):
        assert made.rule in RULE and made.message and made.page >= 1
        assert len(set(made.figures)) == len(made.figures)
        assert all(0 <= index < len(figures) for index in made.figures)
        hidden = [i for i in made.figures if "count" in figures[i].qualifiers]
        assert not (made.holds and hidden and RULE[made.rule].kind == "total_mismatch")


def test_one_digit_changed_is_no_exchange() -> None:
    assert not is_transposed(Decimal(114), Decimal(115))
    assert not is_transposed(Decimal(114), Decimal(411))
    assert not is_transposed(Decimal(114), Decimal(1141))
    assert not is_one_slip_off([Decimal(30), Decimal(20)], Decimal(55))


def test_the_order_of_figures_changes_nothing(reports: list[ReadPart]) -> None:
    for part in reports:
        figures = list(part.figures)
        order = list(range(len(figures)))
        random.Random(7).shuffle(order)

        def about(made: Check, named: list[int]) -> tuple[str, bool, frozenset[int]]:
            return made.rule, made.holds, frozenset(named[i] for i in made.figures)

        straight = {about(made, list(range(len(figures)))) for made in checks_of(part, figures)}
        mixed = {about(made, order) for made in checks_of(part, [figures[i] for i in order])}
        assert mixed == straight


def test_numbers_dealt_out_anew_hold_by_chance_alone(reports: list[ReadPart]) -> None:
    """What a check that holds is worth: how many hold if each number stands in another's place."""
    held = {"evidence": 0, "bound": 0}
    by_chance = {"evidence": 0, "bound": 0}

    def count_in(counts: dict[str, int], made: list[Check]) -> None:
        for found in made:
            if found.holds and found.rule not in NOT_OF_NUMBERS:
                counts["evidence" if RULE[found.rule].evidence else "bound"] += 1

    for part in reports:
        count_in(held, checks_of(part, list(part.figures)))
        dealer = random.Random(1)
        for _ in range(SHUFFLES):
            count_in(by_chance, checks_of(part, dealt_anew(part.figures, dealer)))
    print({sort: f"{by_chance[sort] / SHUFFLES:.1f} of {held[sort]}" for sort in held})
    assert held["evidence"] > 150
    assert by_chance["evidence"] <= MOST_BY_CHANCE * SHUFFLES * held["evidence"]
    assert by_chance["bound"] >= LEAST_BY_CHANCE * SHUFFLES * held["bound"]


def dealt_anew(figures: tuple[Figure, ...], dealer: random.Random) -> list[Figure]:
    """The same figures with the values of each measure in another order."""
    dealt = list(figures)
    for measure in ("count", "percent", "total", "amount_gbp"):
        having = [i for i, one in enumerate(dealt) if measure in one.measures]
        values = [dealt[i].measures[measure] for i in having]
        dealer.shuffle(values)
        for i, value in zip(having, values, strict=True):
            dealt[i] = replace(dealt[i], measures={**dealt[i].measures, measure: value})
    return dealt
