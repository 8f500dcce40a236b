"""A number printed twice, and two numbers printed for one: both sides of every limit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from extractor.checking.merge import Figure
from extractor.reading.claims import Source
from tests.checking.made import made_by, verdicts

MakeFigure = Callable[..., Figure]
RULE = "one_figure_one_value"


def printed(figure: Figure, *texts: str) -> Figure:
    """The figure stated by each of these sentences, page after page."""
    sources = (Source(page, None, "narrative", text) for page, text in enumerate(texts, 2))
    return replace(figure, sources=tuple(sources))


@pytest.mark.parametrize(
    ("fields", "text", "found"),
    [
        ({"count": 5}, "5", [True]),
        ({"count": 4}, "4", []),
        ({"family": "timeliness", "status": "within", "total": 5}, "5", [True]),
        ({"family": "timeliness", "status": "within", "total": 4}, "4", []),
        ({"family": "compensation", "cases": 5}, "5", [True]),
        ({"family": "compensation", "cases": 4}, "4", []),
        ({"percent": 1}, "1%", [True]),
        ({"percent": 0}, "0%", []),
        ({"count": 9, "percent": 40, "qualifiers": {"count": "~"}}, "9, 40%", [True]),
    ],
)
def test_what_is_printed_twice_is_borne_out(
    figure: MakeFigure, fields: dict[str, Any], text: str, found: list[bool]
) -> None:
    one = printed(figure(**fields), f"It was {text}.", f"So it was {text}.")
    assert verdicts(RULE, [one]) == found


def test_a_number_must_stand_in_both_places(figure: MakeFigure) -> None:
    one = figure(count=146)
    assert verdicts(RULE, [printed(one, "146 came.", "They came.")]) == []
    assert verdicts(RULE, [printed(one, "146 came.", "They came.", "146 then.")]) == [True]
    lone = figure(count=12, stage="stage_2")
    [made] = made_by(RULE, [lone, printed(one, "146 came.", "146 of them.")])
    assert (made.page, made.figures) == (2, (1,))
    assert "146 on page 2 and again on page 3" in made.message


def test_about_so_many_printed_twice_beside_a_share(figure: MakeFigure) -> None:
    fields = {"count": 20, "percent": 40, "qualifiers": {"count": "~"}}
    [made] = made_by(RULE, [printed(figure(**fields), "about 20, 40%", "some 20, or 40%")])
    assert "percent printed as 40%" in made.message


@pytest.mark.parametrize(
    ("one", "other", "times", "found"),
    [
        (60, 90, 1, [False]),  # half as much again
        (60, 91, 1, []),
        (50, 100, 2, [False]),  # printed twice each: twice as much
        (50, 101, 2, []),
        (1, 2, 1, []),  # so few, and lone
        (5, 6, 1, [False]),
        (4, 5, 1, [False]),
        (3, 4, 1, []),
    ],
)
def test_how_far_apart_two_values_of_one_figure_are(
    figure: MakeFigure, one: int, other: int, times: int, found: list[bool]
) -> None:
    texts = ["They say {}.", "And they say {}."][:times]
    figures = [
        printed(figure(count=n), *(f"{at} {text.format(n)}" for text in texts))
        for at, n in enumerate((one, other))
    ]
    assert [holds for holds in verdicts(RULE, figures) if not holds] == found


def test_counts_that_differ_by_one(figure: MakeFigure) -> None:
    table = figure(count=1, at=(0, 1, 1))
    assert verdicts(RULE, [table, figure(count=2, at="2 came", page=3)]) == [False]
    table = figure(count=2, at=(0, 1, 1))
    assert verdicts(RULE, [table, figure(count=4, at="4 came", page=3)]) == []


@pytest.mark.parametrize(
    ("lone", "times", "found"), [(110, 3, [False]), (111, 3, []), (111, 2, [False])]
)
def test_a_lone_value_that_is_far_from_what_the_report_says_throughout(
    figure: MakeFigure, lone: int, times: int, found: list[bool]
) -> None:
    often = printed(figure(count=100), *(f"{at}: it was 100." for at in range(times)))
    figures = [often, figure(count=lone, at="a table says", page=9)]
    assert [holds for holds in verdicts(RULE, figures) if not holds] == found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [(129, 219, [False]), (129, 218, []), (14, 41, []), (19, 91, [])],
)
def test_digits_that_changed_places_in_numbers_of_three(
    figure: MakeFigure, one: int, other: int, found: list[bool]
) -> None:
    figures = [figure(count=n, at=f"{n} came", page=n) for n in (one, other)]
    assert verdicts(RULE, figures) == found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ({"service_area": "Housing"}, {}, [False]),
        ({"service_area": "Housing"}, {"service_area": "Planning"}, []),
        ({"procedure": "statutory"}, {"procedure": "corporate"}, []),
        ({"procedure": "statutory"}, {}, [False]),
    ],
)
def test_compliments_of_one_service_and_of_none_said(
    figure: MakeFigure, one: dict[str, str], other: dict[str, str], found: list[bool]
) -> None:
    figures = [
        figure(contact="compliment", count=50, at="50", **one),
        figure(contact="compliment", count=52, at="52", page=4, **other),
    ]
    assert verdicts(RULE, figures) == found
