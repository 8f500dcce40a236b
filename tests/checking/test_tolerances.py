"""How near is near, and what says nothing: rules by example and counter-example."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from extractor.checking.merge import Figure
from tests.checking.builders import (
    FIRST,
    LATE,
    WITHIN_20,
    Make,
    MakeFigure,
    both,
    count,
    limits,
    outcomes,
    paragraphs,
    prose,
    row,
    themes,
    two_years,
)
from tests.checking.made import made_by, verdicts


@pytest.mark.parametrize(
    ("rule", "case"),
    [
        pytest.param("parts_and_total", outcomes(0, 0, 0, 0), id="nothing"),
        pytest.param("parts_and_total", outcomes(9, 0, 0, 9), id="one number twice"),
        pytest.param("parts_and_total", outcomes(2, 1, 1, 4), id="small"),
        pytest.param("share_of_total", themes(a=(0, "0"), b=(10, "100")), id="none and all"),
        pytest.param(
            "outcomes_and_stage_count",
            both(outcomes(2, 1, 1, 4, **FIRST), count(4, **FIRST)),
            id="four and four",
        ),
    ],
)
def test_what_comes_out_by_chance_is_no_evidence(figure: MakeFigure, rule: str, case: Make) -> None:
    assert verdicts(rule, case(figure)) == []


def test_words_of_checks_that_hold_and_of_one_that_does_not(figure: MakeFigure) -> None:
    def words(*counts: int) -> list[str]:
        return [check.message for check in made_by("parts_and_total", outcomes(*counts)(figure))]

    about = "total, complaints, 2021/22: upheld 7 + partially upheld 3 + not upheld 2 = 12, "
    assert words(7, 3, 2, 12) == [about + "total printed 12, page 1"]
    assert words(7, 3, 2, 13) == [about + "total printed 13, page 1"]


def test_a_suppressed_part_is_no_part(figure: MakeFigure) -> None:
    figures = outcomes(7, 3, 2, 12)(figure)
    hidden = replace(figures[1], qualifiers={"count": "<"}, measures={"count": Decimal(5)})
    assert verdicts("parts_and_total", [figures[0], hidden, *figures[2:]]) == []


def test_kinds_of_contact_of_which_only_some_have_a_procedure(figure: MakeFigure) -> None:
    def table(*counts: int) -> Sequence[Figure]:
        rows = [
            {"contact": "complaint", "procedure": "statutory"},
            {"contact": "concern", "procedure": "statutory"},
            {"contact": "compliment"},
            {"contact": "member_enquiry"},
            {"contact": "all", "procedure": "statutory"},
        ]
        return [
            figure(count=n, at=(0, at, 1), **said)
            for at, (n, said) in enumerate(zip(counts, rows, strict=True))
        ]

    assert verdicts("parts_and_total", table(158, 91, 287, 155, 694)) == [False]
    assert verdicts("parts_and_total", table(158, 91, 287, 155, 691)) == [True]


def test_a_sentence_that_counts_what_its_numbers_are_of(figure: MakeFigure) -> None:
    table = figure(count=112, at=(0, 1, 1), stage="stage_1")

    def stated(text: str) -> list[bool]:
        return verdicts(
            "one_figure_one_value",
            [table, figure(count=100, stage="stage_1", at=text, page=3)],
        )

    assert stated("Of the 100 complaints to which a reply was due, 47 were answered late.") == []
    assert stated("Of the 100 complaints received, 47 were answered late.") == [False]
    assert stated("In all 100 complaints came to us.") == [False]


@pytest.mark.parametrize(
    ("rule", "case", "found"),
    [
        # a tenth at most, or two, went on to a stage at which they did not come in
        ("escalated_and_next_stage", (30, 27), [False]),
        ("escalated_and_next_stage", (30, 26), []),
        ("escalated_and_next_stage", (5, 3), [False]),
        ("escalated_and_next_stage", (5, 2), []),
        # so few may be equal by chance
        ("escalated_and_next_stage", (5, 5), [True]),
        ("escalated_and_next_stage", (4, 4), []),
    ],
)
def test_how_near_the_next_stage_must_be(
    figure: MakeFigure, rule: str, case: tuple[int, int], found: list[bool]
) -> None:
    went_on, arrived = case
    figures = both(count(went_on, event="escalated", **FIRST), count(arrived, stage="stage_2"))
    assert verdicts(rule, figures(figure)) == found


@pytest.mark.parametrize(
    ("within", "outside", "found"),
    [("78", "22", [True]), ("78", "21", [True]), ("78", "23", [True]), ("78", "24", [False]),
     ("78", "20", []), ("78.1", "22.0", [True]), ("78.1", "22.1", [False]), ("78", "32", [False]),
     ("78", "33", [])],
)  # fmt: skip
def test_shares_in_time_and_late_are_rounded_or_cut(
    figure: MakeFigure, within: str, outside: str, found: list[bool]
) -> None:
    figures = limits({**WITHIN_20, "percent": within}, {**LATE, "percent": outside})(figure)
    assert verdicts("shares_in_time_and_late", figures) == found


@pytest.mark.parametrize(
    ("shares", "found"),
    [
        ((33, 33, 33), [True]),
        ((33, 33, 31), []),
        ((34, 34, 33), [True]),
        ((50, 50), []),
        ((50, 50, 0), []),
    ],
)
def test_how_many_shares_make_all(
    figure: MakeFigure, shares: tuple[int, ...], found: list[bool]
) -> None:
    names = ("upheld", "partially_upheld", "not_upheld")
    cells = {name: {"percent": n} for name, n in zip(names, shares, strict=False)}
    assert verdicts("shares_make_all", row("outcomes", "outcome", **cells)(figure)) == found


def test_shares_under_a_total_of_100_that_come_to_much_more_overlap(figure: MakeFigure) -> None:
    def table(*shares: int) -> list[Figure]:
        names = ("upheld", "partially_upheld", "not_upheld", "total")
        cells = {n: {"percent": p} for n, p in zip(names, (*shares, 100), strict=True)}
        return row("outcomes", "outcome", **cells)(figure)

    assert verdicts("shares_make_all", table(40, 35, 35)) == [False]
    assert verdicts("shares_make_all", table(40, 35, 36)) == []


def test_a_share_of_a_few_says_little(figure: MakeFigure) -> None:
    def answered(n: int, of: int, percent: int) -> list[Figure]:
        return limits({**WITHIN_20, "count": n, "total": of, "percent": percent})(figure)

    assert verdicts("share_of_responses", answered(2, 4, 50)) == []
    assert verdicts("share_of_responses", answered(2, 5, 40)) == [True]
    assert verdicts("share_of_responses", answered(2, 4, 60)) == [False]


def test_a_stated_share_that_is_far_off_is_of_something_else(figure: MakeFigure) -> None:
    def stated(percent: int) -> list[Figure]:
        said = {"service_area": "Environment", "count": 838, "percent": percent}
        return both(prose(f"838 ({percent}%)", said), count(1389))(figure)

    assert verdicts("stated_share", stated(65)) == [False]
    assert verdicts("stated_share", stated(66)) == []


def test_a_share_that_another_sentence_states_is_of_what_that_one_counts(
    figure: MakeFigure,
) -> None:
    [part, whole] = both(
        prose("838 came", {"service_area": "Environment", "count": 838, "percent": 63}),
        count(1389),
    )(figure)
    assert verdicts("stated_share", [part, whole]) == []


def test_a_line_one_slip_off_needs_no_other(figure: MakeFigure) -> None:
    # 41 for 14: far off, but for two digits
    assert verdicts("parts_and_total", outcomes(41, 12, 13, 39)(figure)) == [False]
    assert verdicts("parts_and_total", outcomes(43, 12, 13, 39)(figure)) == []


def test_themes_of_fewer_complaints_than_came_in_may_leave_some_without(
    figure: MakeFigure,
) -> None:
    def found(a: int, received: int) -> list[bool]:
        shares = themes(a=(a, "60"), b=(25, "25"), c=(15, "15"))
        return verdicts("themes_and_base", both(shares, count(received))(figure))

    assert found(60, 100) == [True]
    assert found(61, 100) == [False]
    assert found(60, 103) == []
    # more than a tenth apart
    assert found(75, 100) == []


def test_a_report_of_quarters_from_january(figure: MakeFigure) -> None:
    texts = ("January to March (Q1) was busy.", "April to June (Q2) was not.")
    assert verdicts("quarter_and_months", [], **paragraphs(*texts)) == []


def test_a_quarter_check_names_the_figures_of_its_sentence(figure: MakeFigure) -> None:
    text = "July to September (Q1) had 95, January to March (Q4) 87."
    figures = [figure(quarter=1, count=95, at=text), figure(quarter=4, count=87, at=text)]
    made = made_by("quarter_and_months", figures, **paragraphs(text))
    assert [(check.holds, check.figures) for check in made] == [(False, (0,)), (True, (1,))]


@pytest.mark.parametrize(
    ("rule", "text", "before", "after", "found"),
    [
        ("stated_change", "96 came, a fall of 8% on 88", 88, 96, []),
        ("stated_change", "88 came, a fall of 8% on 96", 96, 88, [True]),
        ("stated_change", "88 came, a fall of 19% on 96", 96, 88, []),
        ("stated_change", "88 came, a fall of 18% on 96", 96, 88, [False]),
        ("stated_change", "88 came, a fall of 8% on 96 and a rise of 3% on 2019", 96, 88, []),
        ("stated_change", "10 came, 11% more than 9", 9, 10, []),
        ("stated_change", "11 came, 10% more than 10", 10, 11, [True]),
        ("stated_change", "88 came, about 8% fewer than 96", 96, 88, []),
        ("stated_difference", "88 came, eight fewer than 96", 96, 88, [True]),
        ("stated_difference", "88 came, eight more than 96", 96, 88, []),
        ("stated_difference", "88 came, 17 fewer than 96", 96, 88, [False]),
        ("stated_difference", "88 came, 18 fewer than 96", 96, 88, []),
        ("stated_difference", "88 came, eight fewer than 96 and two more than 86", 96, 88, []),
    ],
)
def test_a_change_that_a_sentence_states(
    figure: MakeFigure, rule: str, text: str, before: int, after: int, found: list[bool]
) -> None:
    assert verdicts(rule, two_years(text, before, after)(figure)) == found


def test_a_sentence_that_counts_something_else_too(figure: MakeFigure) -> None:
    text = "Central had 31 against 29; North had 27, three more than the year before"
    north = figure(service_area="North", count=27, at=text)
    assert verdicts("stated_difference", [*two_years(text, 29, 31)(figure), north]) == []
    assert verdicts("stated_difference", two_years(text, 29, 31)(figure)) == [False]


def test_outcomes_whose_total_is_printed_nowhere(figure: MakeFigure) -> None:
    def found(upheld: int, received: int) -> list[bool]:
        decided = outcomes(upheld, 7, 6, **FIRST)
        return verdicts("outcomes_and_stage_count", both(decided, count(received, **FIRST))(figure))

    assert found(20, 33) == [True]
    assert found(20, 31) == [False]
    # two may be undecided, and where many more were decided they are of other complaints
    assert found(20, 35) == []
    assert found(20, 29) == []
    assert found(0, 13) == [True]


def test_one_line_of_shares_among_right_ones(figure: MakeFigure) -> None:
    def table(*years: tuple[int, int, int]) -> list[bool]:
        names = ("upheld", "partially_upheld", "not_upheld")
        figures = [
            figure("outcomes", year=f"20{at}/{at + 1}", outcome=name, percent=n, at=(0, row, at))
            for at, shares in enumerate(years, 18)
            for row, (name, n) in enumerate(zip(names, shares, strict=True))
        ]
        return sorted(verdicts("shares_make_all", figures))

    assert table((40, 30, 30), (41, 29, 30), (63, 29, 35)) == [False, True, True]
    # one other proves little, and two wrong ones that the table leaves something out
    assert table((40, 30, 30), (63, 29, 35)) == [True]
    assert table((40, 30, 30), (41, 29, 30), (63, 29, 35), (20, 20, 20)) == [True, True]
