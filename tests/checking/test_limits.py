"""Both sides of the limits of changes, payments, ranges, quarters and wholes, and the words that
tell them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from extractor.checking.merge import Figure
from tests.checking.builders import (
    FIRST,
    LATE,
    WITHIN_10,
    WITHIN_20,
    all_themes,
    both,
    count,
    limits,
    paragraphs,
    payments,
    prose,
    themes,
    two_years,
)
from tests.checking.made import made_by, verdicts

MakeFigure = Callable[..., Figure]


# -- changes ---------------------------------------------------------------------------------------


def test_words_of_changes(figure: MakeFigure) -> None:
    def said(text: str, before: int, after: int) -> list[str]:
        return [m.message for m in made_by("stated_change", two_years(text, before, after)(figure))]

    up = "66 came, 8% more than the 61 of the year before"
    assert said(up, 61, 66) == ["complaints, 2021/22: 66 is 8.20% more than 61, printed 8%, page 1"]
    down = "88 came, a fall of 8% on 96"
    assert said(down, 96, 88) == [
        "complaints, 2021/22: 88 is 8.33% fewer than 96, printed 8%, page 1"
    ]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ({"year": "2020/21"}, {"year": "2021/22", "stage": "stage_1"}),
        ({"year": None}, {"year": "2021/22"}),
        ({"year": "2021/22", "contact": "complaint"}, {"year": "2021/22", "contact": None}),
        ({"year": "2020/21", "qualifiers": {"count": "~"}}, {"year": "2021/22"}),
        ({"year": "2020/21", "family": "outcomes", "outcome": "upheld"},
         {"year": "2021/22", "family": "outcomes", "outcome": "upheld"}),
    ],
)  # fmt: skip
def test_counts_between_which_no_change_lies(
    figure: MakeFigure, earlier: dict[str, Any], later: dict[str, Any]
) -> None:
    text = "66 came, 8% more than the 61 of the year before"
    figures = prose(text, {"count": 61, **earlier}, {"count": 66, **later})(figure)
    assert verdicts("stated_change", figures) == []


def test_the_later_year_may_be_told_first(figure: MakeFigure) -> None:
    text = "66 came, 8% more than the 61 of the year before"
    figures = two_years(text, 61, 66)(figure)[::-1]
    [made] = made_by("stated_change", figures)
    assert (made.holds, made.figures) == (True, (1, 0))


@pytest.mark.parametrize(
    ("text", "before", "after", "found"),
    [
        ("120 came, a rise of 10% on 100", 100, 120, [False]),  # ten points off
        ("120 came, a rise of 9% on 100", 100, 120, []),
        ("120 came, a rise of 30% on 100", 100, 120, [False]),
        ("120 came, a rise of 31% on 100", 100, 120, []),
        ("11 came, a rise of 10% on 10", 10, 11, [True]),
        ("10 came, a rise of 11% on 9", 9, 10, []),
    ],
)
def test_how_far_off_a_stated_change_may_be(
    figure: MakeFigure, text: str, before: int, after: int, found: list[bool]
) -> None:
    assert verdicts("stated_change", two_years(text, before, after)(figure)) == found


def test_a_share_that_is_a_figure_is_no_change(figure: MakeFigure) -> None:
    text = "66 came, more than the 61 of the year before, and 8% were late"
    pair = two_years(text, 61, 66)(figure)
    late = figure("timeliness", status="outside", percent=8, year="2021/22", at=text)
    assert verdicts("stated_change", [*pair, late]) == []
    assert verdicts("stated_change", pair) == [True]


@pytest.mark.parametrize(
    ("text", "before", "after", "found"),
    [
        ("66 came, one more than 65", 65, 66, [True]),
        ("13 came, three more than 10", 10, 13, [True]),
        ("12 came, three more than nine", 9, 12, []),
        ("110 came, 20 more than 100", 100, 110, [False]),  # a tenth off
        ("110 came, 21 more than 100", 100, 110, []),
        ("13 came, four more than 10", 10, 13, [False]),  # one off
        ("13 came, five more than 10", 10, 13, []),
    ],
)
def test_how_far_off_a_stated_difference_may_be(
    figure: MakeFigure, text: str, before: int, after: int, found: list[bool]
) -> None:
    assert verdicts("stated_difference", two_years(text, before, after)(figure)) == found


def test_words_of_a_difference(figure: MakeFigure) -> None:
    pair = two_years("66 came, six more than the 61 of before", 61, 66)(figure)
    [made] = made_by("stated_difference", pair)
    assert made.message == "complaints, 2021/22: 66 is 5 more than 61, printed 6, page 1"


# -- payments --------------------------------------------------------------------------------------


def test_two_payments_are_a_list(figure: MakeFigure) -> None:
    assert verdicts("payments_and_total", payments(550, 300, 250)(figure)) == [True]
    assert verdicts("payments_and_total", payments(300, 300)(figure)) == []
    assert verdicts("payments_and_total", payments(549, 300, 250)(figure)) == [False]


def test_payments_of_which_the_sum_is_printed_twice(figure: MakeFigure) -> None:
    other = figure("compensation", scope="total", amount_gbp=560, at="or so", page=2)
    assert verdicts("payments_and_total", [*payments(550, 300, 250)(figure), other]) == []


def test_payments_of_two_services_and_of_two_tables(figure: MakeFigure) -> None:
    def paid(table: int, service: str, *amounts: int) -> list[Figure]:
        return [
            figure("compensation", scope="payment", amount_gbp=n, reason=f"case {at}",
                   service_area=service, at=(table, at, 1))
            for at, n in enumerate(amounts)
        ]  # fmt: skip

    def in_all(service: str, amount: int) -> Figure:
        where = {"service_area": service, "at": f"{service} in all"}
        return figure("compensation", scope="total", amount_gbp=amount, **where)

    one = [*paid(0, "Housing", 100, 200), in_all("Housing", 300)]
    other = [*paid(1, "Planning", 400, 50), in_all("Planning", 450)]
    assert verdicts("payments_and_total", [*one, *other]) == [True, True]
    lone = [*paid(0, "Housing", 100), in_all("Housing", 100)]
    assert verdicts("payments_and_total", [*lone, *other]) == [True]
    missing = [*paid(0, "Housing", 100, 50), in_all("Housing", 300)]
    assert verdicts("payments_and_total", [*missing, *other]) == [True]
    apart = [*paid(0, "Housing", 100, 50), *paid(1, "Housing", 100, 75), in_all("Housing", 325)]
    assert verdicts("payments_and_total", apart) == []
    [alone] = {made.message for made in made_by("payments_and_total", one)}
    assert "£100 + £200 = £300, total printed £300, page 1" in alone


def test_payments_that_the_sentences_of_two_pages_tell_are_no_list(figure: MakeFigure) -> None:
    paid = [
        figure("compensation", scope="payment", amount_gbp=n, at=f"paid £{n}", page=page)
        for n, page in ((300, 1), (250, 2))
    ]
    assert verdicts("payments_and_total", [*paid, *payments(550)(figure)]) == []
    one_page = [replace(p, sources=(replace(p.sources[0], page=1),)) for p in paid]
    assert verdicts("payments_and_total", [*one_page, *payments(550)(figure)]) == [True]


# -- ranges ----------------------------------------------------------------------------------------


def test_what_cannot_be_at_all(figure: MakeFigure) -> None:
    whole = figure("outcomes", outcome="upheld", percent=100)
    more = figure("outcomes", outcome="upheld", percent="100.5", page=4)
    [made] = made_by("share_within_whole", [figure(count=3), whole, more])
    assert made.message == "upheld, complaints, 2021/22: a share of 100.5%, page 4"
    [made] = made_by(
        "amount_in_range", [*payments(1_000_000)(figure), *payments(1_000_001)(figure)]
    )
    assert made.message == "complaints, 2021/22: £1000001, page 1"


@pytest.mark.parametrize(
    ("year", "report_year", "said"),
    [
        ("2022/23", "2021/22", None),
        ("2023/24", "2021/22", "a figure for 2023/24 in a report for 2021/22, page 1"),
        ("2023/24", None, None),
        ("1990/91", None, None),
        ("1989/90", None, "a figure for 1989/90, page 1"),
    ],
)
def test_years_of_which_a_report_may_speak(
    figure: MakeFigure, year: str, report_year: str | None, said: str | None
) -> None:
    made = made_by("year_in_range", [figure(count=1, year=year)], report_year=report_year)
    assert [m.message.partition(": ")[2] for m in made] == [said] * bool(said)


# -- quarters --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # the year after the report's: wrong, unless the sentence says which year it means
        ("In Quarter 1 (April - June 2021) nine were late. It closed in Quarter 1 (on 2 May 2021).",
         [False, False]),
        ("In 2021/22, in Quarter 1 (April - June 2021), nine were late.", []),
        ("Quarter 1 (April - June 2021) was late. In 2019/20 it was not.", [False]),
        # the year before, and a quarter that the report dates nowhere in its year
        ("In Quarter 1 (April - June 2019) nine were late.", []),
        ("In Quarter 2 (July - September 2021) nine were late.", []),
        # January belongs to the financial year before
        ("In Quarter 4 (January to March 2021) nine were late.", [True]),
        ("It closed in Quarter 4 (on 3 February 2021).", [True]),
    ],
)  # fmt: skip
def test_quarters_with_their_dates(figure: MakeFigure, text: str, found: list[bool]) -> None:
    own = "It opened at the end of Quarter 1 (on 29 June 2020)."
    made = verdicts("quarter_and_dates", [], **paragraphs(own, text))
    assert made == [True, *found]


def test_words_of_quarters_and_their_dates(figure: MakeFigure) -> None:
    texts = (
        "It opened at the end of Quarter 1 (on 29 June 2020).",
        "In Quarter 1 (April - June 2021) nine were late.",
    )
    right, wrong = made_by("quarter_and_dates", [], **paragraphs(*texts))
    assert right.message == (
        '"Quarter 1 (on 29 June 2020)" is in 2020/21, as the report dates quarter 1 elsewhere, '
        "page 1"
    )
    assert wrong.message.startswith('"Quarter 1 (April - June 2021)" is after 2020/21, as')


def test_a_quarter_s_figures_are_those_of_its_own_words(figure: MakeFigure) -> None:
    text = "July to September (Q1) had 95, January to March (Q4) 87."
    figures = [
        figure(quarter=1, count=95, at=text),
        figure(quarter=1, count=95, at=(0, 1, 1)),
        figure(quarter=1, count=95, at=text, page=2),
    ]
    wrong, _ = made_by("quarter_and_months", figures, **paragraphs(text))
    assert wrong.figures == (0,)


# -- wholes ----------------------------------------------------------------------------------------


def two_procedures(statutory: int, corporate: int, in_all: int, **fields: Any) -> Any:
    return both(
        count(statutory, procedure="statutory", **fields),
        count(corporate, procedure="corporate", **fields),
        lambda make: [make(count=in_all, at="all of them", **fields)],
    )


@pytest.mark.parametrize(
    ("statutory", "corporate", "in_all", "found"),
    [
        (60, 30, 100, [False]),  # a tenth less
        (60, 29, 100, []),
        (60, 30, 81, [False]),
        (60, 30, 80, []),
        (5, 4, 9, []),  # so few may be so by chance
        (6, 4, 10, [True]),
    ],
)
def test_how_near_both_procedures_come_to_all(
    figure: MakeFigure, statutory: int, corporate: int, in_all: int, found: list[bool]
) -> None:
    figures = two_procedures(statutory, corporate, in_all)(figure)
    assert verdicts("procedures_and_both", figures) == found


def test_procedures_beside_others_that_cannot_be_added_up(figure: MakeFigure) -> None:
    second = two_procedures(60, 30, 90, stage="stage_2")
    one_missing = both(count(9, procedure="statutory", **FIRST), second)
    assert verdicts("procedures_and_both", one_missing(figure)) == [True]
    two_values = both(two_procedures(9, 31, 40, **FIRST), count(41, **FIRST), second)
    assert verdicts("procedures_and_both", two_values(figure)) == [True]
    table = [
        figure(count=n, procedure=procedure, at=(0, 1, at), **FIRST)
        for at, (procedure, n) in enumerate([("statutory", 9), ("corporate", 31), (None, 40)])
    ]
    assert verdicts("procedures_and_both", [*table, *second(figure)]) == [True]


@pytest.mark.parametrize(
    ("bands", "found"),
    [
        ([(None, 10, 40), (11, 20, 32)], [True]),
        ([(None, 10, 40), (12, 20, 32)], []),  # a day between
        ([(None, 10, 40), (20, 20, 32)], []),
        ([(None, 19, 40), (20, 20, 32)], [True]),  # a band of one day
        ([(None, 20, 72)], [True]),
    ],
)
def test_bands_that_follow_each_other(
    figure: MakeFigure, bands: list[tuple[int | None, int, int]], found: list[bool]
) -> None:
    said = [
        {"status": "within", "timescale_days": to, "count": n}
        | ({} if start is None else {"from_days": start})
        for start, to, n in bands
    ]
    said[0]["total"] = 100
    figures = limits(*said, {**LATE, "count": 28})(figure)
    assert verdicts("in_time_and_late", figures) == found


def test_words_of_bands_and_of_the_answers_they_are_of(figure: MakeFigure) -> None:
    answered = {"event": "completed", "stage": "stage_1"}
    bands = limits(
        {**WITHIN_10, "count": 40},
        {**WITHIN_20, "from_days": 11, "count": 32},
        {**LATE, "count": 28},
    )
    [made] = made_by("in_time_and_late", both(bands, count(100, **answered))(figure))
    assert made.message == (
        "Stage 1, complaints, completed, 2021/22: within 10 days 40 + 11 to 20 days 32 + outside "
        "20 days 28 = 100, printed 100, page 1"
    )
    sides = limits({**WITHIN_20, "count": 72, "total": 100}, {**LATE, "count": 28})
    [made] = made_by("in_time_and_late", sides(figure))
    assert "within 72 + outside 28 = 100, printed 100" in made.message


def test_answers_from_a_day_on_without_an_end_are_no_band(figure: MakeFigure) -> None:
    open_ended = {"status": "within", "from_days": 11, "count": 72, "total": 100}
    assert verdicts(
        "in_time_and_late", limits(open_ended, {"status": "outside", "count": 28})(figure)
    ) == []  # fmt: skip


@pytest.mark.parametrize(
    ("received", "found"), [(100, [True]), (110, [False]), (112, []), (90, [False]), (89, [])]
)
def test_how_near_a_cut_is_to_what_came_in(
    figure: MakeFigure, received: int, found: list[bool]
) -> None:
    cut = both(themes(a=(60, "60"), b=(40, "40")), all_themes(100))
    assert verdicts("cut_and_complaints", both(cut, count(received))(figure)) == found


# -- shares of 100 ---------------------------------------------------------------------------------
