"""The published models: what they accept, what they refuse, and how they print."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from schemas import (
    Compensation,
    Discrepancy,
    ExtractedDocument,
    Outcome,
    PublishedTable,
    Report,
    StageCount,
    Timeliness,
)
from schemas.json_schema import SCHEMA_FILE, json_schema
from schemas.values import check_year, check_year_or_span

SOURCE = {"page": 3, "bbox": [70, 100.5, 200, 112], "kind": "table", "text": "41"}


def stage_count(**fields: Any) -> StageCount:
    return StageCount.model_validate({"year": "2020/21", "sources": [SOURCE], **fields})


def test_the_checked_in_schema_is_what_the_models_generate() -> None:
    stale = "report.schema.json is stale: run python -m schemas"
    assert SCHEMA_FILE.read_text(encoding="utf-8") == json_schema(), stale


@pytest.mark.parametrize("year", ["2020/21", "1999/00", "2009/10"])
def test_financial_years(year: str) -> None:
    assert check_year(year) == year


@pytest.mark.parametrize("year", ["2020/22", "2020-21", "2020/2021", "20/21", "", "２０20/21"])
def test_what_is_no_financial_year(year: str) -> None:
    with pytest.raises(ValueError):
        check_year(year)


def test_a_span_runs_forward() -> None:
    assert check_year_or_span("2018/19-2020/21") == "2018/19-2020/21"
    for wrong in ("2020/21-2018/19", "2020/21-2020/21", "2018/19-", "2018/19-2020/22"):
        with pytest.raises(ValueError):
            check_year_or_span(wrong)


@given(st.integers(min_value=1900, max_value=2098))
def test_every_year_and_the_next_make_a_financial_year(first: int) -> None:
    assert check_year(f"{first}/{(first + 1) % 100:02d}")
    with pytest.raises(ValueError):
        check_year(f"{first}/{(first + 2) % 100:02d}")


def test_a_figure_needs_a_measure_and_a_source() -> None:
    with pytest.raises(ValidationError, match="needs one of count, percent"):
        stage_count()
    with pytest.raises(ValidationError, match="sources"):
        stage_count(count=1, sources=[])


def test_a_printed_nought_is_a_measure() -> None:
    assert stage_count(count=0).measures() == {"count": 0}


@pytest.mark.parametrize(
    "fields",
    [
        {"count": -1},
        {"count": 1.5},
        {"count": "41"},
        {"count": True},
        {"percent": -0.1},
        {"count": 1, "kount": 2},
        {"count": 1, "stage": "stage_4"},
        {"count": 1, "contact": "grumble"},
        {"count": 1, "quarter": 5},
        {"count": 1, "qualifiers": {"percent": "<"}},
        {"count": 1, "qualifiers": {"count": "="}},
        {"count": 1, "year": "2020-21"},
        {"count": 1, "service_area": ""},
        {"count": 1, "sources": [{**SOURCE, "page": 0}]},
        {"count": 1, "sources": [{**SOURCE, "bbox": [200, 100, 70, 112]}]},
        {"count": 1, "sources": [{**SOURCE, "kind": "picture"}]},
    ],
)
def test_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        stage_count(**fields)


def test_a_share_above_a_hundred_is_published_not_refused() -> None:
    assert stage_count(percent=104).percent == 104


def test_numbers_print_as_in_the_report() -> None:
    sources = [SOURCE]
    timely = Timeliness.model_validate(
        {
            "year": "2020/21",
            "status": "within",
            "percent": Decimal("58"),
            "average_days": Decimal("13.3"),
            "total": Decimal("41"),
            "sources": sources,
        }
    )
    printed = timely.model_dump_json()
    assert '"percent":58,' in printed
    assert '"average_days":13.3' in printed
    assert '"total":41,' in printed
    assert Timeliness.model_validate_json(printed) == timely


@given(st.decimals(min_value=0, max_value=10_000_000, places=2))
def test_an_amount_survives_json(amount: Decimal) -> None:
    paid = Compensation.model_validate(
        {"year": "2020/21", "amount_gbp": amount, "sources": [SOURCE]}
    )
    back = json.loads(paid.model_dump_json())["amount_gbp"]
    assert Decimal(str(back)) == amount
    assert Compensation.model_validate_json(paid.model_dump_json()) == paid


def test_an_amount_has_two_places() -> None:
    fields = {"year": "2020/21", "sources": [SOURCE]}
    assert (
        str(Compensation.model_validate({**fields, "amount_gbp": 28939}).amount_gbp) == "28939.00"
    )
    with pytest.raises(ValidationError, match="two decimal places"):
        Compensation.model_validate({**fields, "amount_gbp": Decimal("1.005")})


def test_a_report_names_only_figures_and_tables_that_it_has() -> None:
    decided = Outcome.model_validate(
        {"year": "2020/21", "outcome": "upheld", "count": 4, "sources": [SOURCE]}
    )
    wrong = Discrepancy(
        kind="total_mismatch", message="4 + 5 is not 10", page=3, figures=("outcomes/1",)
    )
    with pytest.raises(ValidationError, match="not there"):
        Report(pages=(1, 9), outcomes=(decided,), discrepancies=(wrong,))
    with pytest.raises(ValidationError, match="from table 0"):
        Report(pages=(1, 9), stage_counts=(stage_count(count=1, sources=[{**SOURCE, "table": 0}]),))
    with pytest.raises(ValidationError, match="backwards"):
        Report(pages=(9, 1))


def test_a_table_is_rectangular() -> None:
    with pytest.raises(ValidationError, match="one length"):
        PublishedTable.model_validate(
            {
                "page": 1,
                "pages": [1],
                "bbox": [0, 0, 1, 1],
                "cells": [["a"], ["b", "c"]],
                "reader": "ruled",
            }
        )


def test_a_document_without_a_report_has_none() -> None:
    found = ExtractedDocument.model_validate(
        {"document": {"filename": "agenda.pdf", "sha256": "0" * 64, "pages": 2}}
    )
    printed = json.loads(found.model_dump_json())
    assert printed["schema_version"] == "1.0"
    assert printed["reports"] == []
    assert printed["document"]["ocr"] is False


@pytest.mark.parametrize("value", [10**15, 10**30, Decimal(10) ** 40, 1e300, float("inf")])
def test_digits_that_stand_together_by_accident_are_no_figure(value: Any) -> None:
    with pytest.raises(ValidationError):
        stage_count(count=value)
    with pytest.raises(ValidationError):
        Compensation.model_validate({"year": "2020/21", "amount_gbp": value, "sources": [SOURCE]})


def test_the_largest_sums_are_figures() -> None:
    paid = {"year": "2020/21", "amount_gbp": Decimal("999999999999.99"), "sources": [SOURCE]}
    assert Compensation.model_validate(paid).amount_gbp == Decimal("999999999999.99")
