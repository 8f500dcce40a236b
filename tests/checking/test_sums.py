"""Sums against their totals: both sides of every limit, and lines that are none of a rule's."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from extractor.checking.checks import is_one_slip_off, is_telling_sum, is_transposed
from extractor.checking.merge import Figure
from tests.checking.builders import (
    Make,
    all_themes,
    both,
    count,
    prose,
    quarters,
    row,
    themes,
)
from tests.checking.made import made_by, verdicts

MakeFigure = Callable[..., Figure]

NAMES = ("total", "upheld", "partially_upheld", "not_upheld")


def listed(total: int, *parts: int) -> Make:
    """A sentence that says what was decided of all."""
    said = zip(NAMES, (total, *parts), strict=True)
    return prose(
        "so it was decided", *({"family": "outcomes", "outcome": o, "count": n} for o, n in said)
    )


def services(total: int | None, *counts: int, table: int = 0, **fields: Any) -> Make:
    """A column of services, and the row of all of them if there is one."""

    def figures(make: MakeFigure) -> list[Figure]:
        names = ["North", "South", "East", "West"][: len(counts)]
        cells: list[tuple[str | None, int]] = list(zip(names, counts, strict=True))
        cells += [] if total is None else [(None, total)]
        return [
            make(service_area=name, count=n, at=(table, at, 1), **fields)
            for at, (name, n) in enumerate(cells, 1)
        ]

    return figures


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (114, 141, True),
        (27, 72, True),
        (114, 114, False),
        (14, 114, False),
        (114, 411, False),  # two digits lie between
        (1234, 2143, False),  # two pairs
        (12, 34, False),
        (12, 23, False),
        (12, 31, False),
        (120, 102, True),
    ],
)
def test_two_neighbouring_digits_that_changed_places(one: int, other: int, found: bool) -> None:
    assert is_transposed(Decimal(one), Decimal(other)) is found
    assert is_transposed(Decimal(other), Decimal(one)) is found


@pytest.mark.parametrize(
    ("parts", "total", "found"),
    [
        ((20, 30), 50, False),  # nothing is off
        ((20, 31), 15, True),  # 51
        ((14, 30), 71, True),  # 41
        ((41, 30), 44, True),  # 14
        ((14, 30), 70, False),
    ],
)
def test_one_number_off_by_a_slip(parts: tuple[int, ...], total: int, found: bool) -> None:
    assert is_one_slip_off(map(Decimal, parts), Decimal(total)) is found


@pytest.mark.parametrize(
    ("parts", "telling"),
    [((5, 5), True), ((5, 4), False), ((10,), False), ((10, 0), False), ((9, 1, 0), True)],
)
def test_how_much_a_sum_must_be_to_say_anything(parts: tuple[int, ...], telling: bool) -> None:
    assert is_telling_sum(map(Decimal, parts)) is telling


@pytest.mark.parametrize(
    ("total", "parts", "found"),
    [
        (40, (15, 14, 11), [True]),
        (40, (15, 14, 12), [False]),
        (40, (20, 18, 12), [False]),  # a quarter more
        (40, (20, 18, 13), []),
        (40, (15, 14, 10), []),  # one may be undecided
    ],
)
def test_how_much_more_than_all_a_sentence_may_list(
    figure: MakeFigure, total: int, parts: tuple[int, ...], found: list[bool]
) -> None:
    assert verdicts("parts_in_a_sentence", listed(total, *parts)(figure)) == found


@pytest.mark.parametrize(("total", "found"), [(40, []), (42, [False])])
def test_a_sentence_that_counts_a_part_twice(
    figure: MakeFigure, total: int, found: list[bool]
) -> None:
    # ten of the thirty of the North are those of the South
    said = {"North": 30, "South": 10, "East": 10, None: total}
    sentence = prose("so many", *({"service_area": name, "count": n} for name, n in said.items()))
    assert verdicts("parts_in_a_sentence", sentence(figure)) == found


@pytest.mark.parametrize(("part", "found"), [(5, []), (4, [False])])
def test_how_large_a_row_within_a_row_is(figure: MakeFigure, part: int, found: list[bool]) -> None:
    assert verdicts("parts_and_total", services(128, 88, part, 40)(figure)) == found


def test_the_largest_row_lies_within_no_other(figure: MakeFigure) -> None:
    right = services(20, 17, 3, stage="stage_1")
    assert verdicts("parts_and_total", right(figure)) == [True]
    wrong = services(30, 40, 30, stage="stage_2")
    assert verdicts("parts_and_total", both(right, wrong)(figure)) == [True, False][::-1]


@pytest.mark.parametrize(("total", "found"), [(80, [False]), (79, [])])
def test_how_far_off_one_line_alone_may_be(
    figure: MakeFigure, total: int, found: list[bool]
) -> None:
    assert verdicts("parts_and_total", services(total, 60, 30, 10)(figure)) == found


def test_as_many_lines_must_come_out_right_as_wrong(figure: MakeFigure) -> None:
    right = services(20, 17, 3, stage="stage_1")
    wrong = services(50, 17, 3, stage="stage_2")
    also = services(60, 17, 3, stage="stage_3")
    assert sorted(verdicts("parts_and_total", both(right, wrong)(figure))) == [False, True]
    assert verdicts("parts_and_total", both(right, wrong, also)(figure)) == [True]


def test_about_so_many_is_no_total(figure: MakeFigure) -> None:
    def table(**total: Any) -> list[bool]:
        last = lambda make: [make(count=60, at=(0, 9, 1), **total)]  # noqa: E731
        return verdicts("parts_and_total", both(services(None, 30, 25), last)(figure))

    assert table() == []  # a row between was not read
    assert verdicts("parts_and_total", services(60, 30, 25)(figure)) == [False]
    about = services(60, 30, 25)(figure)
    about[-1].qualifiers["count"] = "~"
    assert verdicts("parts_and_total", about) == []


def test_the_page_of_a_sum_is_where_its_table_prints_the_total(figure: MakeFigure) -> None:
    first = services(None, 30, 25, page=2)(figure)
    last = figure(count=60, page=3, at=(0, 3, 1))
    [check] = made_by("parts_and_total", [*first, last])
    assert (check.page, check.message[-6:]) == (3, "page 3")


def test_quarters_are_the_matter_of_their_own_rule(figure: MakeFigure) -> None:
    table = [
        figure(quarter=quarter, count=n, at=(0, at, 1))
        for at, (quarter, n) in enumerate([(1, 20), (2, 30), (3, 25), (4, 30), (None, 105)])
    ]
    assert verdicts("parts_and_total", table) == []
    assert verdicts("quarters_and_year", table) == [True]


@pytest.mark.parametrize("fields", [
    {"family": "outcomes", "outcome": "upheld"},
    {"family": "breakdowns", "dimension": "category", "label": "Delay"},
    {"event": "completed"},
])  # fmt: skip
def test_quarters_of_every_family_make_a_year(figure: MakeFigure, fields: dict[str, str]) -> None:
    assert verdicts("quarters_and_year", quarters(20, 30, 25, 30, year=105, **fields)(figure)) == [
        True
    ]
    assert verdicts("quarters_and_year", quarters(20, 30, 25, 31, year=105, **fields)(figure)) == [
        False
    ]


@pytest.mark.parametrize("event", ["ongoing", "suspended"])
def test_levels_make_no_year(figure: MakeFigure, event: str) -> None:
    figures = quarters(20, 30, 25, 31, year=105, event=event)(figure)
    assert verdicts("quarters_and_year", figures) == []


def test_quarters_are_told_in_any_order(figure: MakeFigure) -> None:
    assert verdicts("quarters_and_year", quarters(20, 30, 25, 30, year=105)(figure)[::-1]) == [True]


def test_three_quarters_make_no_year_and_four_no_two(figure: MakeFigure) -> None:
    assert verdicts("quarters_and_year", quarters(20, 30, 25, year=75)(figure)) == []
    twice = both(quarters(20, 30, 25, 30, year=105), count(104))
    assert verdicts("quarters_and_year", twice(figure)) == []


def test_years_beside_one_of_which_a_quarter_is_missing(figure: MakeFigure) -> None:
    short = quarters(20, 30, 25, year=75, stage="stage_1")
    whole = quarters(10, 10, 10, 10, year=40, stage="stage_2")
    assert verdicts("quarters_and_year", both(short, whole)(figure)) == [True]


def test_years_beside_one_that_its_own_table_adds_up(figure: MakeFigure) -> None:
    table = [
        figure(quarter=quarter, count=n, at=(0, at, 1), stage="stage_1")
        for at, (quarter, n) in enumerate([(1, 20), (2, 30), (3, 25), (4, 30), (None, 105)])
    ]
    told = quarters(10, 10, 10, 11, year=40, stage="stage_2")(figure)
    assert sorted(verdicts("quarters_and_year", [*table, *told])) == [False, True]


@pytest.mark.parametrize(("year", "found"), [(90, [False]), (89, [])])
def test_how_near_a_year_told_elsewhere_is(
    figure: MakeFigure, year: int, found: list[bool]
) -> None:
    assert verdicts("quarters_and_year", quarters(25, 25, 25, 25, year=year)(figure)) == found


def test_a_year_told_elsewhere_that_is_a_slip_off(figure: MakeFigure) -> None:
    # 41 for 14
    figures = quarters(14, 20, 25, 30, year=116)(figure)
    assert verdicts("quarters_and_year", figures) == [False]
    assert verdicts("quarters_and_year", quarters(14, 20, 25, 30, year=117)(figure)) == []


def test_the_page_of_quarters_is_the_first_of_them(figure: MakeFigure) -> None:
    figures = [*quarters(20, 30, 25, 30, year=0, page=2)(figure)[:4], figure(count=105, page=5)]
    [check] = made_by("quarters_and_year", figures)
    assert check.page == 2


def test_a_line_with_a_total_of_its_own_needs_no_other(figure: MakeFigure) -> None:
    with_total, without = services(50, 30, 20), services(None, 26, 24, table=1)
    assert verdicts("parts_and_total_elsewhere", both(with_total, count(50))(figure)) == []
    figures = both(services(30, 20, 10, stage="stage_1"), without, count(50))(figure)
    assert verdicts("parts_and_total_elsewhere", figures) == [True]


def test_labels_make_no_total_of_another_table(figure: MakeFigure) -> None:
    cut = themes(a=(60, "60"), b=(40, "40"))
    assert verdicts("parts_and_total_elsewhere", both(cut, all_themes(100))(figure)) == []
    elsewhere = both(cut, lambda make: [
        make("breakdowns", dimension="category", label="Total", count=100, at="in all")
    ])  # fmt: skip
    assert verdicts("parts_and_total_elsewhere", elsewhere(figure)) == []


def test_the_page_of_a_line_whose_total_stands_elsewhere(figure: MakeFigure) -> None:
    figures = both(services(None, 30, 20, page=2), count(50, page=5))(figure)
    [check] = made_by("parts_and_total_elsewhere", figures)
    assert check.page == 2


SHARES = {"a": (9, "8.5"), "b": (17, "16.1"), "c": (63, "60"), "d": (16, "15.2")}


def test_only_labels_without_a_total_are_themes(figure: MakeFigure) -> None:
    assert verdicts("themes_and_base", both(themes(**SHARES), count(105))(figure)) == [True]
    summed = both(themes(**SHARES), all_themes(105), count(105))
    assert verdicts("themes_and_base", summed(figure)) == []
    cells = {label: {"count": n, "percent": p} for label, (n, p) in SHARES.items()}
    areas = both(row("stage_counts", "service_area", **cells), count(105))
    assert verdicts("themes_and_base", areas(figure)) == []


def test_themes_beside_other_lines(figure: MakeFigure) -> None:
    areas = services(None, 70, 35, table=0)
    cut = lambda make: [  # noqa: E731
        make("breakdowns", dimension="category", label=label, count=n, percent=p, at=(1, at, 1))
        for at, (label, (n, p)) in enumerate(SHARES.items())
    ]
    assert verdicts("themes_and_base", both(areas, cut, count(105))(figure)) == [True]


def test_themes_of_what_is_printed_nowhere(figure: MakeFigure) -> None:
    assert verdicts("themes_and_base", themes(**SHARES)(figure)) == []


def test_themes_of_what_came_in(figure: MakeFigure) -> None:
    received = [
        figure("breakdowns", event="received", dimension="category", label=label, count=n,
               percent=p, at=(0, at, 1))
        for at, (label, n, p) in enumerate([("a", 60, "60"), ("b", 25, "20"), ("c", 15, "15")])
    ]  # fmt: skip
    # 25 of 100 are not 20%: their sum alone says what they are of
    assert verdicts("themes_and_base", [*received, *count(100)(figure)]) == [True]


@pytest.mark.parametrize(("last", "found"), [("15", [True]), ("14", [])])
def test_how_nearly_all_the_shares_are(figure: MakeFigure, last: str, found: list[bool]) -> None:
    shares = themes(a=(60, "60"), b=(20, "20"), c=(20, last))
    assert verdicts("themes_and_base", both(shares, count(100))(figure)) == found


def test_themes_beside_a_list_of_the_foremost(figure: MakeFigure) -> None:
    def cut(table: int, *shares: tuple[str, int, str], **fields: Any) -> list[Figure]:
        return [
            figure("breakdowns", dimension="category", label=label, count=n, percent=p,
                   at=(table, at, 1), **fields)
            for at, (label, n, p) in enumerate(shares)
        ]  # fmt: skip

    foremost = cut(0, ("a", 40, "40"), ("b", 30, "30"), stage="stage_2")
    every = cut(1, *((label, n, p) for label, (n, p) in SHARES.items()), stage="stage_1")
    figures = [*foremost, *every, *count(105, stage="stage_1")(figure)]
    assert verdicts("themes_and_base", figures) == [True]


def test_a_theme_without_a_share_adds_nothing(figure: MakeFigure) -> None:
    [*cut] = themes(a=(60, "60"), b=(20, "20"), c=(15, "14"), d=(5, "9"))(figure)
    del cut[-1].measures["percent"]
    assert verdicts("themes_and_base", [*cut, *count(100)(figure)]) == []
