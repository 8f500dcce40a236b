"""Published documents made by hand, for the tests of everything behind the reading."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import pytest

from schemas import ExtractedDocument

MakeDocument = Callable[..., ExtractedDocument]


def _source(page: int, text: str, **fields: Any) -> dict[str, Any]:
    return {"page": page, "bbox": [70, 100, 200, 112.5], "kind": "narrative", "text": text} | fields


def _document(
    filename: str = "midshire-2021-22.pdf",
    council: str | None = "Midshire County Council",
    year: str | None = "2021/22",
    committee: str | None = "Children's Committee",
    meeting_date: str | None = "2022-07-05",
    received: int = 43,
    reports: int = 1,
) -> ExtractedDocument:
    """A report with every family, a conflict, a table and two paragraphs.

    ``received`` is the number of Stage 1 complaints of 2020/21, so that two reports can disagree.
    """
    report: dict[str, Any] = {
        "council": council,
        "report_year": year,
        "meeting_date": meeting_date,
        "committee": committee,
        "pages": [1, 9],
        "stage_counts": [
            {
                "year": "2020/21",
                "stage": "stage_1",
                "count": received,
                "sources": [
                    _source(3, str(received), kind="table", table=0, row=1, column=1),
                    _source(4, f"we received {received} complaints"),
                ],
            },
            {
                "year": "2020/21",
                "stage": "stage_1",
                "count": received + 1,
                "sources": [_source(5, f"the {received + 1} complaints")],
            },
        ],
        "outcomes": [
            {
                "year": "2021/22",
                "stage": "stage_1",
                "service_area": "Fostering and Adoption",
                "outcome": "upheld",
                "count": 4,
                "percent": 1,
                "qualifiers": {"percent": "<"},
                "sources": [_source(6, "4, <1%")],
            }
        ],
        "timeliness": [
            {
                "year": "2021/22",
                "procedure": "statutory",
                "stage": "stage_1",
                "status": "within",
                "timescale_days": 20,
                "percent": 58.5,
                "total": 41,
                "sources": [_source(7, "58.5%")],
            },
            {
                "year": "2020/21",
                "procedure": "statutory",
                "stage": "stage_2",
                "status": "average",
                "average_days": 71,
                "sources": [_source(7, "71 days")],
            },
        ],
        "compensation": [
            {"year": "2021/22", "amount_gbp": 1250.5, "sources": [_source(8, "£1,250.50")]},
            {
                "year": "2021/22",
                "scope": "payment",
                "reason": "delay",
                "amount_gbp": 0,
                "cases": 1,
                "sources": [_source(8, "nothing")],
            },
        ],
        "breakdowns": [
            {
                "year": "2019/20-2021/22",
                "dimension": "channel",
                "label": "E-mail",
                "count": 12,
                "sources": [_source(9, "12")],
            }
        ],
        "discrepancies": [
            {
                "kind": "conflicting_values",
                "message": "Stage 1 complaints of 2020/21 printed as two numbers",
                "page": 5,
                "figures": ["stage_counts/0", "stage_counts/1"],
            }
        ],
        "tables": [
            {
                "page": 3,
                "bbox": [60, 90, 500, 200],
                "pages": [3, 4],
                "caption": "Table 1: complaints",
                "heading": ["2 Findings"],
                "cells": [["", "2020/21"], ["Stage 1", str(received)]],
                "header_rows": 1,
                "stub_columns": 1,
                "reader": "ruled",
            }
        ],
        "paragraphs": [
            {
                "page": 4,
                "bbox": [60, 300, 500, 340],
                "number": "2.1",
                "heading": ["2 Findings"],
                "text": "Families complained about delays.",
            },
            {"page": 5, "bbox": [60, 90, 500, 120], "text": "Nothing else was found."},
        ],
    }
    content = repr((filename, council, year, committee, received, reports))
    return ExtractedDocument.model_validate(
        {
            "document": {
                "filename": filename,
                "sha256": hashlib.sha256(content.encode()).hexdigest(),
                "pages": 9,
                "title": "Annual report",
            },
            "reports": [report] * reports,
        }
    )


@pytest.fixture
def make_document() -> MakeDocument:
    return _document
