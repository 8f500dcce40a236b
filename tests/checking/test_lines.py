"""Lines of tables and sentences: what is a part, what a total, what neither."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from extractor.checking.lines import (
    Line,
    cell_lines,
    columns_in,
    is_unbroken,
    lines_of_tables,
    rows_in,
)
from extractor.checking.merge import Figure
from extractor.reading.claims import Source
from tests.checking.builders import LATE, WITHIN_20, Make, all_themes, both, count, limits, themes
from tests.checking.made import made_by, verdicts

MakeFigure = Callable[..., Figure]


def cells(make: MakeFigure, *counts: int) -> list[Figure]:
    """A row that sets different things side by side."""
    stages = ("stage_1", "stage_2", "stage_3", "ombudsman", None)
    return [
        make(stage=stage, event="ongoing" if stage is None else None, count=n, at=(0, 1, column))
        for column, (stage, n) in enumerate(zip(stages, counts, strict=False), 1)
    ]


@pytest.mark.parametrize(
    ("counts", "total"),
    [
        ((5, 3, 2, 10), 3),
        ((10, 5, 3, 2), 0),
        ((1, 0, 0, 1), 0),
        ((5, 5, 10), None),  # three cells
        ((0, 0, 0, 0), None),
        ((5, 3, 2, 11), None),
    ],
)
def test_cells_of_which_one_is_the_sum(
    figure: MakeFigure, counts: tuple[int, ...], total: int | None
) -> None:
    lines = [line for line in cell_lines(cells(figure, *counts)) if line.dimension == "row"]
    assert [line.total for line in lines] == ([] if total is None else [total])
    for line in lines:
        assert set(line.parts) == set(range(len(counts))) - {total}


def test_what_stands_in_no_cell_is_in_no_line(figure: MakeFigure) -> None:
    told = figure(count=10, at="10 in all")
    assert cell_lines([told, *cells(figure, 5, 3, 2, 9)]) == []
    source = Source(1, None, "table", "10", 0)
    nowhere = replace(told, sources=(source,))
    [line] = cell_lines([nowhere, *cells(figure, 5, 3, 2, 10)])
    assert line == Line(0, "row", (1, 2, 3), 4)


def test_a_figure_has_a_row_in_its_own_table_alone(figure: MakeFigure) -> None:
    sources = (Source(1, None, "table", "7", 0, 2, 3), Source(2, None, "table", "7", 1, 5, 6))
    one = replace(figure(count=7), sources=sources)
    assert (rows_in(one, 0), columns_in(one, 0)) == ({2}, {3})
    assert (rows_in(one, 1), columns_in(one, 1)) == ({5}, {6})
    assert (rows_in(one, 2), columns_in(one, 2)) == (set(), set())


def test_a_line_without_a_total_is_not_whole(figure: MakeFigure) -> None:
    assert not is_unbroken(cells(figure, 5, 3), Line(0, "stage", (0, 1), None))


def test_two_totals_leave_a_line_unread(figure: MakeFigure) -> None:
    rows: list[tuple[str | None, int]] = [("North", 30), ("South", 20), (None, 50), (None, 51)]
    figures = [
        figure(service_area=name, count=n, at=(0, at, 1)) for at, (name, n) in enumerate(rows)
    ]
    assert verdicts("parts_and_total", figures) == []
    assert verdicts("parts_and_total", figures[:3]) == [True]


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        # upheld and partly upheld are what fault was found in
        ({"upheld": 5, "partially_upheld": 7, "fault_found": 12, "not_upheld": 9}, [True]),
        ({"fault_found": 12, "not_upheld": 9}, [True]),
        ({"upheld": 12, "not_upheld": 9, "fault_found": 12}, [True]),
    ],
)
def test_fault_found_is_a_part_where_it_is_not_said_twice(
    figure: MakeFigure, parts: dict[str, int], found: list[bool]
) -> None:
    figures = [
        figure("outcomes", outcome=outcome, count=n, at=(0, 1, column))
        for column, (outcome, n) in enumerate({**parts, "total": 21}.items())
    ]
    assert verdicts("parts_and_total", figures) == found


def contacts(*rows: tuple[str, int, str | None]) -> Make:
    return lambda make: [
        make(contact=contact, procedure=procedure, count=n, at=(0, at, 1))
        for at, (contact, n, procedure) in enumerate(rows)
    ]


@pytest.mark.parametrize(
    ("rows", "parts"),
    [
        # all of one procedure: said once
        ([("complaint", 10, None), ("compliment", 20, None), ("all", 30, None)], [(0, 1, 2)]),
        # compliments have none: the longer line is the one
        ([("complaint", 10, "statutory"), ("concern", 5, "statutory"), ("compliment", 20, None),
          ("all", 35, "statutory")], [(0, 1, 2, 3)]),
        ([("complaint", 10, "statutory"), ("compliment", 20, None), ("all", 30, "statutory")],
         [(0, 1, 2)]),
        # without a total nothing is added up
        ([("complaint", 10, "statutory"), ("compliment", 20, None)], []),
    ],
)  # fmt: skip
def test_kinds_of_contact_make_one_line(
    figure: MakeFigure, rows: list[tuple[str, int, str | None]], parts: list[tuple[int, ...]]
) -> None:
    made = made_by("parts_and_total", contacts(*rows)(figure))
    assert [check.figures for check in made] == parts


def test_what_has_no_outcome_is_no_part_of_decisions(figure: MakeFigure) -> None:
    received = figure("outcomes", percent=40, count=44, at=(0, 1, 0))
    decided = [
        figure("outcomes", outcome=outcome, count=n, at=(0, 1, at))
        for at, (outcome, n) in enumerate([("upheld", 20), ("not_upheld", 24), ("total", 44)], 1)
    ]
    assert verdicts("parts_and_total", [received, *decided]) == [True]


def test_what_is_open_at_a_quarter_s_end_beside_what_came_in(figure: MakeFigure) -> None:
    counts = [(1, 20), (2, 30), (3, 25), (4, 30), (None, 105)]
    table = [
        figure(event=event, quarter=quarter, count=n, at=(0, at, column))
        for column, event in enumerate(("ongoing", "received"))
        for at, (quarter, n) in enumerate(counts)
    ]
    made = made_by("quarters_and_year", table)
    assert [check.figures for check in made] == [(5, 6, 7, 8, 9)]


def test_quarters_are_named_as_such(figure: MakeFigure) -> None:
    table = [
        figure(quarter=quarter, count=n, at=(0, at, 1))
        for at, (quarter, n) in enumerate([(2, 30), (1, 20), (None, 50)])
    ]
    [made] = made_by("quarters_and_year", table)
    assert "Q2 30 + Q1 20 = 50" in made.message


def test_parts_come_in_order_of_print(figure: MakeFigure) -> None:
    rows = [("South", 2), ("North", 1), ("East", 3)]
    figures = [figure(service_area=name, count=at, at=(0, at, 1)) for name, at in rows]
    [line] = [line for line in lines_of_tables(figures) if line.dimension == "service_area"]
    assert line.parts == (1, 0, 2)


# -- in time and late ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("within", "late", "total", "found"),
    [
        ((72, 72), (26, 27), 99, [False]),  # 99%: all there are
        ((72, 72), (26, 26), 99, []),
        ((72, 73), (26, 28), 99, [False]),  # 101%
        ((72, 73), (26, 29), 99, []),
        ((90, None), (18, None), 100, [False]),  # a tenth more
        ((90, None), (22, None), 100, []),
        ((90, None), (8, None), 100, []),
        ((3, 60), (2, 40), 5, []),  # so few say nothing
    ],
)
def test_answers_in_time_and_late(
    figure: MakeFigure,
    within: tuple[int, int | None],
    late: tuple[int, int | None],
    total: int,
    found: list[bool],
) -> None:
    def side(said: dict[str, Any], n: int, percent: int | None) -> dict[str, Any]:
        return {**said, "count": n} | ({} if percent is None else {"percent": percent})

    figures = limits({**side(WITHIN_20, *within), "total": total}, side(LATE, *late))
    assert verdicts("in_time_and_late", figures(figure)) == found


def test_answers_that_still_wait_are_a_part(figure: MakeFigure) -> None:
    sides = limits({**WITHIN_20, "count": 60, "total": 100}, {**LATE, "count": 20},
                   {"status": "ongoing", "count": 20})  # fmt: skip
    made = made_by("in_time_and_late", sides(figure))
    assert [(check.holds, check.figures) for check in made] == [(True, (0, 1, 2))]
    two = both(sides, limits({"status": "ongoing", "timescale_days": 30, "count": 20}))
    assert verdicts("in_time_and_late", two(figure)) == []


def test_late_from_a_day_on_is_no_end(figure: MakeFigure) -> None:
    sides = limits({**WITHIN_20, "count": 60, "total": 80},
                   {**LATE, "from_days": 5, "count": 20}, {**LATE, "count": 20})  # fmt: skip
    made = made_by("in_time_and_late", sides(figure))
    assert [check.figures for check in made] == [(0, 2)]


def test_a_cut_of_about_so_many_or_of_decisions_is_of_no_complaints(figure: MakeFigure) -> None:
    cut = both(themes(a=(60, "60"), b=(40, "40")), all_themes(100))
    figures = both(cut, count(105))(figure)
    assert verdicts("cut_and_complaints", figures) == [False]
    about = both(cut, count(105))(figure)
    about[2].qualifiers["count"] = "~"
    assert verdicts("cut_and_complaints", about) == []
    upheld = [
        replace(one, dimensions=replace(one.dimensions, outcome="upheld")) for one in figures[:3]
    ]
    received = figure(count=105, outcome="upheld", at="105 in all")
    assert verdicts("cut_and_complaints", [*upheld, received]) == []
