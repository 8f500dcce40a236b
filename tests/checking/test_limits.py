"""Both sides of the limits of changes, payments, ranges, quarters, wholes, conflicts and headers,
and the words in which they are told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from extractor.checking.arithmetic import check
from extractor.checking.merge import Figure
from extractor.pdf.page import Box
from extractor.reading.claims import Source
from tests.checking.builders import (
    FIRST,
    LATE,
    STAGE_2,
    WITHIN_10,
    WITHIN_20,
    all_themes,
    both,
    captioned,
    count,
    limits,
    outcomes,
    paragraphs,
    payments,
    prose,
    row,
    themes,
    told,
    two_years,
    with_fault,
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


def shares(total: int | None, *parts: Any) -> Any:
    names = ("upheld", "partially_upheld", "not_upheld", "total")
    said = dict(zip(names, parts, strict=False)) | ({} if total is None else {"total": total})
    return row("outcomes", "outcome", **{name: {"percent": n} for name, n in said.items()})


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ((40, 30, 30), [True]),
        ((97, 2, 1), [True]),
        ((98, 2, 0), []),
        ((34, 34, 33), [True]),  # each half a unit more
        ((34, 34, 34), []),
        (("33.4", "33.4", "33.3"), [True]),
        (("33.5", "33.4", "33.3"), []),
        ((33, 33, 32), [True]),  # each cut
        ((33, 32, 32), []),
    ],
)
def test_how_shares_round_to_all(
    figure: MakeFigure, parts: tuple[Any, ...], found: list[bool]
) -> None:
    assert verdicts("shares_make_all", shares(None, *parts)(figure)) == found


@pytest.mark.parametrize(
    ("parts", "found"), [((40, 40, 30), [False]), ((40, 40, 31), []), ((40, 30, 20), [False])]
)
def test_how_far_shares_under_a_total_may_be_off(
    figure: MakeFigure, parts: tuple[int, ...], found: list[bool]
) -> None:
    assert verdicts("shares_make_all", shares(100, *parts)(figure)) == found


def test_words_of_shares(figure: MakeFigure) -> None:
    [right] = made_by("shares_make_all", shares(None, 40, 30, 30)(figure))
    assert right.message == (
        "complaints, 2021/22: upheld 40% + partially upheld 30% + not upheld 30% = 100%, page 1"
    )
    [wrong] = made_by("shares_make_all", shares(100, 43, 30, 32)(figure))
    assert wrong.message == (
        "total, complaints, 2021/22: upheld 43% + partially upheld 30% + not upheld 32% = 105%, "
        "not 100%, page 1"
    )
    assert wrong.figures == (0, 1, 2, 3)


def test_shares_of_a_total_that_is_only_about_all(figure: MakeFigure) -> None:
    figures = shares(100, 43, 30, 32)(figure)
    figures[-1].qualifiers["percent"] = "~"
    assert verdicts("shares_make_all", figures) == []


@pytest.mark.parametrize(
    ("within", "late", "found"),
    [(99, 1, [True]), (100, 0, []), (78, 32, [False]), (78, 33, [])],
)
def test_shares_in_time_and_late_make_all(
    figure: MakeFigure, within: int, late: int, found: list[bool]
) -> None:
    sides = [{**WITHIN_20, "percent": within}, {**LATE, "percent": late}]
    assert verdicts("shares_in_time_and_late", limits(*sides)(figure)) == found
    waiting = {"status": "ongoing", "timescale_days": 20, "percent": 5}
    assert verdicts("shares_in_time_and_late", limits(*sides, waiting)(figure)) == found


# -- fault -----------------------------------------------------------------------------------------

RIGHT = ((5, 7, 24, 50), (3, 6, 18, 50), (1, 2, 12, 25))


@pytest.mark.parametrize(
    ("teams", "found"),
    [
        (RIGHT, [True, True, True]),
        (RIGHT[:2], []),
        # three of five fit what came in: 60%; of six it would be half
        ((*RIGHT, (12, 9, 38, 65), (2, 2, 40, 30)), [True, True, True, False, False]),
        ((*RIGHT, (12, 9, 38, 65), (2, 2, 40, 30), (3, 3, 30, 40)), []),
        ((*RIGHT, (2, 2, 8, 50), (3, 3, 24, 25), *((2, 2, 40, 30),) * 4), []),  # five of nine
        # none, one and all
        ((*RIGHT, (0, 0, 12, 0)), [True, True, True]),
        ((*RIGHT, (1, 0, 10, 10)), [True, True, True, True]),
        ((*RIGHT, (6, 4, 10, 100)), [True, True, True]),
        ((*RIGHT, (6, 4, 0, 40)), [True, True, True]),
        (((6, 4, 0, 40), *RIGHT), [True, True, True]),
    ],
)
def test_shares_with_fault_of_what_most_rows_fit(
    figure: MakeFigure, teams: tuple[tuple[int, int, int, int], ...], found: list[bool]
) -> None:
    assert verdicts("share_with_fault", with_fault(*teams)(figure)) == found


def test_a_share_with_fault_that_holds_bears_out_what_it_is_of(figure: MakeFigure) -> None:
    made = made_by("share_with_fault", with_fault(*RIGHT, (12, 9, 38, 65))(figure))
    assert [m.figures for m in made] == [(3, 1, 2), (7, 5, 6), (11, 9, 10), (15,)]


def decided(*teams: tuple[int, int, int, int], **shares: Any) -> Callable[..., list[Figure]]:
    """Upheld, partly upheld, not upheld, and the share with fault of each team."""

    def figures(make: MakeFigure) -> list[Figure]:
        found = []
        for at, counts in enumerate(teams):
            names = ("upheld", "partially_upheld", "not_upheld")
            of = {"service_area": f"Team {at}"}
            found += [
                make("outcomes", **of, outcome=name, count=n, at=(0, at, column))
                for column, (name, n) in enumerate(zip(names, counts, strict=False))
            ]
            found.append(
                make("outcomes", **of, outcome="fault_found", percent=counts[3], at=(0, at, 4),
                     **shares)
            )  # fmt: skip
        return found

    return figures


def test_shares_with_fault_of_all_that_was_decided(figure: MakeFigure) -> None:
    teams = ((5, 7, 12, 50), (3, 6, 9, 50), (1, 2, 9, 25), (12, 9, 17, 65))
    found = verdicts("share_with_fault", decided(*teams)(figure))
    assert found == [True, True, True, False]
    about = decided(*teams, qualifiers={"percent": "~"})(figure)
    assert verdicts("share_with_fault", about) == []
    # of a team without a count of those upheld in part nothing is known
    missing = decided((4, 0, 4, 50), *teams)(figure)
    del missing[1]
    assert verdicts("share_with_fault", missing) == [True, True, True, False]


# -- headers ---------------------------------------------------------------------------------------

STATED = "In 2020/21 one was upheld, one partly and two were not."


def test_a_table_beside_a_sentence(figure: MakeFigure) -> None:
    sentence = told("2020/21", STATED, 1, 1, 2)(figure)
    table = captioned("2019/20", 1, 1, 2)(figure)
    [made] = made_by("caption_and_prose", [*table, *sentence, *STAGE_2(figure)])
    assert (made.holds, made.figures) == (False, (0, 1, 2, 3, 4, 5))
    # one that only says so many per cent, or more than so many, is no number that stands twice
    share = figure("outcomes", year="2019/20", outcome="total", percent=9, at=(3, 1, 9))
    assert verdicts("caption_and_prose", [share, *table, *sentence, *STAGE_2(figure)]) == [False]
    bound = [*table[:2], replace(table[2], qualifiers={"count": "<"})]
    assert verdicts("caption_and_prose", [*bound, *sentence, *STAGE_2(figure)]) == []
    # a table of two years is not headed by one
    other = figure(year="2018/19", count=4, at=(3, 2, 1))
    assert verdicts("caption_and_prose", [other, *table, *sentence, *STAGE_2(figure)]) == []


@pytest.mark.parametrize(
    ("counts", "stated", "found"),
    [
        ((1, 1, 2), (1, 1, 3), []),  # other numbers
        ((1, 1, 2), (1, 1), []),  # two may agree by chance
    ],
)
def test_a_table_that_the_sentence_is_not_about(
    figure: MakeFigure, counts: tuple[int, ...], stated: tuple[int, ...], found: list[bool]
) -> None:
    sentence = prose(STATED, *(
        {"family": "outcomes", "year": "2020/21", "stage": "stage_2", "outcome": o, "count": n}
        for o, n in zip(("upheld", "partially_upheld", "not_upheld"), stated, strict=False)
    ))  # fmt: skip
    figures = both(captioned("2019/20", *counts), sentence, STAGE_2)(figure)
    assert verdicts("caption_and_prose", figures) == found


@pytest.mark.parametrize(
    ("own", "captioned_year", "found"),
    [(4, 7, [False]), (5, 7, []), (4, 4, []), (4, None, []), (None, 7, [])],
)
def test_a_caption_is_wrong_only_if_what_came_in_says_so(
    figure: MakeFigure, own: int | None, captioned_year: int | None, found: list[bool]
) -> None:
    arrived = [
        figure(count=n, year=year, stage="stage_2", at=f"{n} in {year}", page=2)
        for year, n in (("2020/21", own), ("2019/20", captioned_year))
        if n is not None
    ]
    figures = both(captioned("2019/20", 1, 1, 2), told("2020/21", STATED, 1, 1, 2))(figure)
    assert verdicts("caption_and_prose", [*figures, *arrived]) == found


def test_words_of_captions(figure: MakeFigure) -> None:
    def said(year: str) -> str:
        case = both(captioned(year, 1, 1, 2), told("2020/21", STATED, 1, 1, 2), STAGE_2)
        [made] = made_by("caption_and_prose", case(figure))
        return made.message

    about = "outcomes of Stage 2, complaints: the table is headed "
    assert said("2020/21") == (
        f"{about}2020/21, and the sentence beside it gives its numbers for the same year, page 1"
    )
    assert said("2019/20") == (
        f"{about}2019/20, but the sentence beside it gives its numbers for 2020/21, page 1"
    )


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (((15, 42), (28, 78)), [False]),
        (((36, 42), (36, 78)), [True]),
        (((33, 42), (36, 75)), [True]),  # 14 of 33, 27 of 36
        (((0, 42), (36, 75)), [True]),
        (((1, 100), (36, 75)), [True]),
        (((1, 42), (28, 78)), []),
        (((1000, "42.5"), (36, 75)), [True]),
        (((3, 42), (3, 78)), [True]),  # the same, whatever the shares
        (((15, 42), (28, 90)), []),  # of no common number
    ],
)
def test_numbers_headed_as_responses(
    figure: MakeFigure, said: Sequence[tuple[int, int]], found: list[bool]
) -> None:
    figures = [
        figure("timeliness", status="within", timescale_days=days, total=total, percent=percent,
               at=(0, days, 1), **FIRST)
        for days, (total, percent) in zip((10, 20), said, strict=True)
    ]  # fmt: skip
    assert verdicts("totals_headed_responses", figures) == found


def test_words_of_numbers_headed_as_responses(figure: MakeFigure) -> None:
    def said(*totals: int) -> str:
        [made] = made_by("totals_headed_responses", limits(
            {**WITHIN_10, "total": totals[0], "percent": 42},
            {**WITHIN_20, "total": totals[1], "percent": 78},
        )(figure))  # fmt: skip
        return made.message

    assert said(15, 28) == (
        "within, Stage 1, complaints, 2021/22: the numbers headed as all responses are those in "
        "time: 42% beside 15 (10 working days) and 78% beside 28 (20 working days), page 1"
    )
    assert "the numbers headed as all responses may be that: 42% beside 36" in said(36, 36)


@pytest.mark.parametrize("also", [{"count": 6}, {"qualifiers": {"percent": "~"}}])
def test_a_number_in_time_beside_the_responses_says_what_each_is(
    figure: MakeFigure, also: dict[str, Any]
) -> None:
    figures = limits(
        {**WITHIN_10, "total": 15, "percent": 42, **also}, {**WITHIN_20, "total": 28, "percent": 78}
    )
    assert verdicts("totals_headed_responses", figures(figure)) == []


# -- conflicts -------------------------------------------------------------------------------------


def conflicting(figures: list[Figure]) -> list[bool]:
    return [holds for holds in verdicts("one_figure_one_value", figures) if not holds]


@pytest.mark.parametrize(("third", "found"), [(80, []), (140, []), (150, []), (151, [False])])
def test_a_third_value_of_the_same_size_is_of_another_thing(
    figure: MakeFigure, third: int, found: list[bool]
) -> None:
    # 80 contradicts either; 140 is too far from both to do so, but no further than twice as much
    figures = [figure(count=n, at=f"sentence {n}", page=n) for n in (70, 75)]
    assert conflicting([*figures, figure(count=third, at=f"sentence {third}", page=9)]) == found


def test_a_third_value_that_is_one_of_the_two_rounded(figure: MakeFigure) -> None:
    values = [(40, 1), (44, 2), ("44.2", 3)]
    figures = [figure(percent=n, at=f"sentence {n}", page=page) for n, page in values]
    assert conflicting(figures[:2]) == [False]
    assert conflicting(figures) == []


def test_a_third_value_that_stands_beside_one_of_the_two(figure: MakeFigure) -> None:
    first = figure(percent=40, at="one", page=1)
    second = figure(percent=44, at="another", page=2)
    assert conflicting([first, second]) == [False]
    for third in ("39.8", 36):
        assert conflicting([first, second, figure(percent=third, at="another", page=2)]) == []
    assert conflicting([first, second, figure(percent=5, at="another", page=2)]) == [False]


@pytest.mark.parametrize(
    ("top", "page", "found"), [(145, 1, []), (146, 1, [False]), (145, 2, [False])]
)
def test_sentences_are_neighbours_within_three_lines(
    figure: MakeFigure, top: int, page: int, found: list[bool]
) -> None:
    five = figure(count=5, stage="stage_2", at="Five went to Stage 2.", top=100)
    four = figure(count=4, stage="stage_2", at="Four were investigated.", top=top, page=page)
    assert conflicting([five, four]) == found


def test_what_stands_nowhere_on_its_page_has_no_neighbours(figure: MakeFigure) -> None:
    five = figure(count=5, stage="stage_2", at="Five went to Stage 2.", top=100)
    four = figure(count=4, stage="stage_2", at="Four were investigated.", top=110)
    unplaced = replace(four, sources=(replace(four.sources[0], box=None),))
    assert conflicting([five, four]) == []
    assert conflicting([five, unplaced]) == [False]
    cell = Source(1, Box(60, 110, 90, 120), "table", "4", 0, 1, 1)
    assert conflicting([five, replace(four, sources=(cell,))]) == [False]


@pytest.mark.parametrize(
    ("coarse", "fine", "found"),
    [
        ("13", "13.4", []),
        ("13", "12.5", []),
        ("13", "12.4", [False]),
        ("13.4", "13.44", []),
        ("13.4", "13.45", []),  # cut
        ("13.4", "13.5", [False]),
        ("13.5", "13.4", [False]),
    ],
)
def test_a_share_printed_with_fewer_decimals(
    figure: MakeFigure, coarse: str, fine: str, found: list[bool]
) -> None:
    figures = [figure(percent=coarse, at="one"), figure(percent=fine, at="another", page=3)]
    assert conflicting(figures) == found


# -- repeats ---------------------------------------------------------------------------------------


def test_a_wrong_share_is_named_once_and_what_comes_of_it_not(figure: MakeFigure) -> None:
    cells = {
        "upheld": {"count": 40, "percent": 40},
        "partially_upheld": {"count": 30, "percent": 36},
        "not_upheld": {"count": 30, "percent": 30},
        "total": {"count": 100, "percent": 100},
    }
    made = check(row("outcomes", "outcome", **cells)(figure))
    assert [m.rule for m in made if not m.holds] == ["share_of_total"]
    assert [m.rule for m in made if m.holds] == ["parts_and_total", "share_of_total",
                                                 "share_of_total"]  # fmt: skip


def test_shares_that_are_all_right_bear_each_other_out(figure: MakeFigure) -> None:
    cells = {
        "upheld": {"count": 40, "percent": 40},
        "partially_upheld": {"count": 30, "percent": 30},
        "not_upheld": {"count": 30, "percent": 30},
    }
    figures = both(row("outcomes", "outcome", **cells), outcomes())(figure)
    assert [m.rule for m in check(figures)] == ["shares_make_all"]
