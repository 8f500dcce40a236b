"""Both sides of the limits of shares, headers and conflicts, and the words that tell them."""

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
    both,
    captioned,
    limits,
    outcomes,
    prose,
    row,
    told,
    with_fault,
)
from tests.checking.made import made_by, verdicts

MakeFigure = Callable[..., Figure]


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
