"""One figure, many mentions."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from extractor.checking.merge import (
    Figure,
    merge,
    plain_label,
    same_thing,
)
from extractor.pdf.page import Box
from extractor.reading.claims import Claim, Dimensions, LabelAt, Source


def printed(page: int = 1, text: str = "7", top: float = 100, **cell: int) -> Source:
    box = Box(60, top, 90, top + 10)
    if cell:
        return Source(page, box, "table", text, cell["table"], cell["row"], cell["column"])
    return Source(page, box, "narrative", text)


def claim(source: Source | None = None, **fields: Any) -> Claim:
    """A claim about complaints received; measures by name, dimensions by name."""
    measures: dict[str, Decimal] = {
        name: Decimal(str(fields.pop(name)))
        for name in ("count", "percent", "total", "amount_gbp", "cases")
        if name in fields
    }
    family = fields.pop("family", "stage_counts")
    said = {n: fields.pop(n) for n in ("qualifiers", "percent_of", "reason") if n in fields}
    dimensions = Dimensions(**{"year": "2021/22", **fields})
    return Claim(family, dimensions, measures, source or printed(), **said)


def test_a_count_and_a_share_complete_each_other() -> None:
    table = printed(2, "14", table=0, row=3, column=1)
    prose = printed(5, "13.3% were late")
    [figure] = merge([claim(prose, percent="13.3"), claim(table, count=14)])
    assert figure.measures == {"count": 14, "percent": Decimal("13.3")}
    assert figure.sources == (table, prose)


def test_equal_values_are_one_figure_with_every_source() -> None:
    sources = [printed(page) for page in (3, 1, 2)]
    [figure] = merge([claim(source, count=105) for source in sources])
    assert [source.page for source in figure.sources] == [1, 2, 3]


def test_different_values_stay_apart() -> None:
    figures = merge([claim(printed(1), count=146), claim(printed(2), count=149)])
    assert [figure.measures["count"] for figure in figures] == [146, 149]


def test_a_rounded_share_is_another_print_of_it_and_kept() -> None:
    assert len(merge([claim(printed(1), percent="13.3"), claim(printed(2), percent=13)])) == 2
    assert len(merge([claim(printed(1), percent="13.0"), claim(printed(2), percent=13)])) == 1


def test_labels_are_compared_loosely() -> None:
    [figure] = merge(
        [
            claim(printed(1), service_area="the Adults & Health Service", count=7),
            claim(printed(2, table=0, row=1, column=1), service_area="Adults and health", count=7),
        ]
    )
    assert figure.dimensions.service_area == "Adults and health"
    assert len(merge([claim(service_area="North Team"), claim(service_area="South Team")])) == 2


def test_silence_means_complaints_received() -> None:
    assert same_thing(claim(count=1)) == same_thing(
        claim(count=2, contact="complaint", event="received")
    )
    assert same_thing(claim(count=1)) != same_thing(claim(count=1, contact="compliment"))


def test_about_twenty_repeats_twenty_but_below_five_does_not_repeat_five() -> None:
    [figure] = merge(
        [claim(printed(1), count=20, qualifiers={"count": "~"}), claim(printed(2), count=20)]
    )
    assert figure.qualifiers == {}
    assert len(merge([claim(printed(1), count=5, qualifiers={"count": "<"}), claim(count=5)])) == 2


def test_shares_of_different_things_are_different() -> None:
    figures = merge(
        [
            claim(printed(1), percent=3, percent_of="children referred"),
            claim(printed(2), percent=3, percent_of="all contacts"),
        ]
    )
    assert len(figures) == 2


def test_a_share_joins_the_count_of_its_own_row() -> None:
    figures = merge(
        [
            claim(printed(1, table=0, row=1, column=1), count=10),
            claim(printed(1, top=300, table=0, row=9, column=1), count=12),
            claim(printed(1, "40%", top=300, table=0, row=9, column=2), percent=40),
        ]
    )
    assert [figure.measures.get("percent") for figure in figures] == [None, 40]


def payment(text: str, page: int = 1, amount: int = 300) -> Claim:
    return claim(
        printed(page, text),
        family="compensation",
        scope="payment",
        reason="distress",
        amount_gbp=amount,
    )


def test_payments_are_one_only_when_the_same_words_state_them() -> None:
    assert len(merge([payment("Miss T was paid £300"), payment("Mr S was paid £300")])) == 2
    assert len(merge([payment("Miss T was paid £300", 1), payment("Miss T was paid £300", 9)])) == 1


# -- what holds for all claims ---------------------------------------------------------------------

_sources = st.builds(
    lambda page, top, kind, row: (
        Source(page, Box(60, top, 90, top + 10), "table", "x", 0, row, 1)
        if kind
        else Source(page, Box(60, top, 90, top + 10), "narrative", "x")
    ),
    st.integers(1, 3),
    st.sampled_from([100.0, 200.0]),
    st.booleans(),
    st.integers(0, 2),
)
_claims = st.builds(
    lambda source, count, percent, area, mark: Claim(
        "outcomes",
        Dimensions(year="2021/22", outcome="upheld", service_area=area),
        {"count": Decimal(count)}
        if percent is None
        else {"percent": Decimal(percent)}
        if count is None
        else {"count": Decimal(count), "percent": Decimal(percent)},
        source,
        {"count": mark} if mark and count is not None else {},
    ),
    _sources,
    st.integers(0, 2),
    st.none() | st.sampled_from(["5", "5.0", "7.5"]),
    st.sampled_from([None, "Adults", "adults service"]),
    st.sampled_from([None, "<", "~"]),
) | st.builds(
    lambda source, percent: Claim(
        "outcomes",
        Dimensions(year="2021/22", outcome="upheld"),
        {"percent": Decimal(percent)},
        source,
    ),
    _sources,
    st.sampled_from(["5", "7.5"]),
)


@given(st.lists(_claims, max_size=8), st.randoms())
def test_order_does_not_matter(claims: list[Claim], chance: random.Random) -> None:
    shuffled = list(claims)
    chance.shuffle(shuffled)
    assert merge(shuffled) == merge(claims)


@given(st.lists(_claims, max_size=8))
def test_saying_it_twice_changes_nothing(claims: list[Claim]) -> None:
    assert merge([*claims, *claims]) == merge(claims)


@given(st.lists(_claims, max_size=8))
def test_no_source_and_no_value_is_lost(claims: list[Claim]) -> None:
    figures = merge(claims)
    for one in claims:
        assert any(
            one.source in figure.sources
            and one.measures.items() <= figure.measures.items()
            and same_thing(one) == same_thing(figure)
            for figure in figures
        )
    assert {s for f in figures for s in f.sources} == {one.source for one in claims}


def test_plain_label_keeps_what_is_only_a_loose_word() -> None:
    assert plain_label("Services") == "services"
    assert plain_label("The Children’s Services") == plain_label("childrens service")


def test_figures_are_in_document_order() -> None:
    figures = merge(
        [
            claim(printed(2), count=1, stage="stage_2"),
            claim(printed(1, top=500), count=2, stage="stage_1"),
            claim(printed(1, top=90), count=3, stage="stage_3"),
        ]
    )
    assert [figure.measures["count"] for figure in figures] == [3, 2, 1]


def test_a_table_s_origin_goes_before_a_sentence_s() -> None:
    cell = printed(2, table=0, row=1, column=1)
    [figure] = merge(
        [
            replace(claim(printed(1), count=7, stage="stage_1"), origins={"stage": "sentence"}),
            replace(claim(cell, count=7, stage="stage_1"), origins={"stage": "stub"}),
        ]
    )
    assert figure.origins == {"stage": "stub"}


def test_origins_are_kept() -> None:
    stub = replace(claim(count=1), origins={"stage": "stub"})
    [figure] = merge([stub])
    assert isinstance(figure, Figure)
    assert figure.origins == {"stage": "stub"}


def test_values_look_as_the_report_prints_them() -> None:
    [figure] = merge([claim(count="100.0", percent="12.50")])
    assert {name: str(value) for name, value in figure.measures.items()} == {
        "count": "100",
        "percent": "12.5",
    }


def test_a_share_that_fits_two_counts_joins_that_of_its_page_or_the_first() -> None:
    counts = [claim(printed(1), count=146), claim(printed(3), count=149)]
    near = merge([*counts, claim(printed(3, "40%"), percent=40)])
    assert [set(figure.measures) for figure in near] == [{"count"}, {"count", "percent"}]
    far = merge([*counts, claim(printed(9, "40%"), percent=40)])
    assert [set(figure.measures) for figure in far] == [{"count", "percent"}, {"count"}]


def test_what_only_one_mention_says_is_kept() -> None:
    share = claim(printed(1), percent=40)
    [figure] = merge([share, claim(printed(2), percent=40, percent_of="children referred")])
    assert figure.percent_of == "children referred"
    paid = {"family": "compensation", "amount_gbp": 300, "scope": "total"}
    [figure] = merge([claim(printed(1), **paid), claim(printed(2), reason="delay", **paid)])
    assert figure.reason == "delay"


def test_the_mention_that_says_more_is_the_clearer() -> None:
    [figure] = merge([claim(printed(1), count=5), claim(printed(2), count=5, contact="complaint")])
    assert figure.dimensions.contact == "complaint"


def test_each_dimension_has_the_label_that_it_was_read_from() -> None:
    def of(page: int, name: str) -> Claim:
        one = claim(printed(page), count=5, stage="stage_1", service_area="North")
        return replace(one, origins={name: "stub"}, labels={name: LabelAt(f"{name} {page}")})

    [figure] = merge([of(1, "stage"), of(2, "service_area")])
    assert {name: label.text for name, label in figure.labels.items()} == {
        "stage": "stage 1",
        "service_area": "service_area 2",
    }


def test_what_stands_nowhere_on_its_page_comes_first() -> None:
    nowhere = replace(printed(1, "9"), box=None)
    figures = merge([claim(printed(1, top=0.5), count=7), claim(nowhere, count=9)])
    assert [figure.measures["count"] for figure in figures] == [9, 7]


def test_payments_of_one_sentence_are_apart_by_year_and_reason() -> None:
    def paid(**fields: Any) -> Claim:
        return claim(family="compensation", scope="payment", amount_gbp=300, **fields)

    assert len(merge([paid(reason="delay"), paid(reason="delay")])) == 1
    assert len(merge([paid(reason="delay"), paid(reason="distress")])) == 2
    assert len(merge([paid(reason="delay"), paid(reason="delay", year="2020/21")])) == 2
