"""Shares of responses, of totals, of what sentences state, and rates of escalation: both sides of
their limits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from extractor.checking.merge import Figure
from tests.checking.builders import WITHIN_20, both, count, limits, prose, rates, themes
from tests.checking.made import made_by, verdicts

MakeFigure = Callable[..., Figure]


@pytest.mark.parametrize(
    ("of", "total", "percent", "found"),
    [
        (9, 9, 90, [False]),
        (9, 9, 100, []),  # one number twice says nothing
        (1, 1, 90, [False]),
        (0, 0, 0, []),
        (9, 8, 90, []),  # more than all is another rule's
    ],
)
def test_a_share_of_its_responses(
    figure: MakeFigure, of: int, total: int, percent: int, found: list[bool]
) -> None:
    figures = limits({**WITHIN_20, "count": of, "total": total, "percent": percent})(figure)
    assert verdicts("share_of_responses", figures) == found


def test_shares_of_a_sum_that_nothing_else_explains(figure: MakeFigure) -> None:
    cut = themes(a=(10, "20.8"), b=(18, "37.5"), c=(20, "43.7"))(figure)
    made = made_by("share_of_total", cut)
    assert [(m.holds, m.figures) for m in made] == [(True, (0,)), (True, (1,)), (False, (2,))]


def told(*shares: tuple[int, int], **fields: Any) -> Any:
    """Sentences of one page, each with a service's count and share."""
    names = ("North", "South", "East", "West")
    return both(
        *(
            prose(f"{n} ({percent}%) {name}",
                  {"service_area": name, "count": n, "percent": percent, **fields})
            for name, (n, percent) in zip(names, shares, strict=False)
        )
    )  # fmt: skip


def test_shares_that_the_sentences_of_a_page_give(figure: MakeFigure) -> None:
    shares = told((60, 60), (25, 25), (15, 20))
    made = made_by("share_of_total", both(shares, count(100))(figure))
    assert [(m.holds, m.figures) for m in made] == [
        (True, (0, 3)), (True, (1, 3)), (False, (2, 3)),
    ]  # fmt: skip
    # two counts of all: of which, is not said; their sum is as good
    made = made_by("share_of_total", both(shares, count(100), count(104))(figure))
    assert [(m.holds, m.figures) for m in made] == [(True, (0,)), (True, (1,)), (False, (2,))]
    of_some = told((60, 60), (25, 25), (15, 20), percent_of="children referred")
    assert verdicts("share_of_total", both(of_some, count(100))(figure)) == []


@pytest.mark.parametrize(
    ("n", "total", "percent", "found"),
    [
        (60, 100, 65, [False]),
        (60, 100, 66, []),
        (60, 100, 55, [False]),
        (60, 100, 54, []),
        (60, 60, 96, [False]),
        (60, 59, 96, []),
        (1, 1, 96, [False]),
        (0, 0, 4, []),
        (60, 100, 60, [True]),
    ],
)
def test_how_far_off_a_stated_share_may_be(
    figure: MakeFigure, n: int, total: int, percent: int, found: list[bool]
) -> None:
    figures = both(told((n, percent)), count(total))(figure)
    assert verdicts("stated_share", figures) == found


def test_a_stated_share_whose_whole_is_printed_nowhere(figure: MakeFigure) -> None:
    assert verdicts("stated_share", told((60, 60))(figure)) == []
    beside = both(told((60, 60)), prose("40 (41%)", {"stage": "stage_2", "service_area": "South",
                                                     "count": 40, "percent": 41}),
                  count(100, stage="stage_2"))(figure)  # fmt: skip
    assert verdicts("stated_share", beside) == [False]


@pytest.mark.parametrize("label", ["Delay", None])
def test_a_stated_share_of_what_came_in(figure: MakeFigure, label: str | None) -> None:
    said = {"family": "breakdowns", "dimension": "category", "label": label}
    fields = said if label else {"service_area": "North"}
    stated = prose("60 (58%)", {"count": 60, "percent": 58, **fields})
    assert verdicts("stated_share", both(stated, count(100))(figure)) == [False]
    assert verdicts("stated_share", stated(figure)) == []


@pytest.mark.parametrize(
    ("percent", "found"), [(45, [False]), (46, []), (35, [False]), (34, []), (40, [True])]
)
def test_how_far_off_a_rate_of_escalation_may_be(
    figure: MakeFigure, percent: int, found: list[bool]
) -> None:
    right = ("2019/20", 50, 5, 10)
    figures = rates(right, ("2021/22", 10, 4, percent))(figure)
    assert verdicts("escalation_rate", figures) == [True, *found]


def test_rates_that_are_none(figure: MakeFigure) -> None:
    right = ("2019/20", 50, 5, 10)
    # a share of what came in, a rate of about so much, one of nothing
    share = figure(stage="stage_1", event="received", percent=44)
    about = rates(("2021/22", 10, 4, 44))(figure)
    about[-1].qualifiers["percent"] = "~"
    nothing = rates(("2020/21", 0, 0, 0))(figure)
    assert verdicts("escalation_rate", [share, *about, *nothing, *rates(right)(figure)]) == [True]


def test_a_label_whose_total_is_printed_is_of_that(figure: MakeFigure) -> None:
    said = {"family": "breakdowns", "dimension": "category"}
    stated = prose("60 (58%)", {"count": 60, "percent": 58, "label": "Delay", **said})
    total = prose("100 in all", {"count": 100, "label": "Total", **said})
    assert verdicts("stated_share", both(stated, total, count(200))(figure)) == [False]


def test_a_rate_is_of_what_is_printed_with_it(figure: MakeFigure) -> None:
    first = figure(stage="stage_1", count=50)
    went_on = figure(stage="stage_1", event="escalated", count=10, percent=20)
    after = figure(stage="stage_2", count=25)
    [made] = made_by("escalation_rate", [first, went_on, after])
    assert (made.holds, made.figures) == (True, (1, 0))


@pytest.mark.parametrize(("percent", "found"), [(75, [False]), (76, []), (45, [False]), (44, [])])
def test_how_far_off_a_share_of_a_table_that_adds_up_may_be(
    figure: MakeFigure, percent: int, found: list[bool]
) -> None:
    part = figure(service_area="North", count=60, percent=percent, at=(0, 1, 1))
    told_too = (*part.sources, figure(at="Most came from the North.").sources[0])
    rest = figure(service_area="South", count=40, at=(0, 2, 1))
    figures = [replace(part, sources=told_too), rest, figure(count=100, at=(0, 3, 1))]
    assert verdicts("stated_share", figures) == found
