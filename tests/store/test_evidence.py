"""The evidence for a figure: facts that can be counted, and a score that follows them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from extractor.checking.rules import RULES
from extractor.store import correcting
from extractor.store.correcting import Verdict
from extractor.store.database import Import, store
from schemas import ExtractedDocument

VIEWS = Path(correcting.__file__).with_name("views.sql").read_text("utf-8")

SHA256 = hashlib.sha256(b"one document").hexdigest()

Save = Callable[..., dict[str, Any]]


def table(row: int = 0, index: int = 0, **fields: Any) -> dict[str, Any]:
    source = {"page": 1, "kind": "table", "text": "43", "table": index, "row": row, "column": 1}
    return source | fields


def prose(paragraph: int = 0, text: str = "we had 43", **fields: Any) -> dict[str, Any]:
    """A source in the paragraph of that place, of which there are five."""
    top = 100 + 50 * paragraph
    box = [100, top + 10, 120, top + 20]
    return {"page": 2, "kind": "narrative", "text": text, "bbox": box} | fields


def check(rule: str = "parts_and_total", holds: bool = True) -> dict[str, Any]:
    figures = ["stage_counts/0", "stage_counts/1"]
    return {"rule": rule, "holds": holds, "message": "so", "page": 1, "figures": figures}


def origin(dimension: str, place: str) -> dict[str, Any]:
    return {"dimension": dimension, "place": place}


@pytest.fixture
def evidence(database: Database) -> Save:
    """Store a report whose first figure has these sources and origins and took part in these
    checks; its evidence."""

    def save(
        sources: list[dict[str, Any]],
        origins: list[dict[str, Any]] | None = None,
        checks: list[dict[str, Any]] | None = None,
        discrepancies: list[dict[str, Any]] | None = None,
    ) -> dict[str, Any]:
        grid = {"page": 1, "bbox": [0, 0, 9, 9], "pages": [1], "cells": [["43"]], "reader": "x"}
        boxes = [[50, 100 + 50 * n, 500, 140 + 50 * n] for n in range(5)]
        figures = [
            {"year": "2021/22", "count": 43, "sources": sources, "origins": origins or []},
            {"year": "2020/21", "count": 9, "sources": [table(row=9)]},
        ]
        report = {
            "council": "Midshire County Council",
            "pages": [1, 2],
            "stage_counts": figures,
            "checks": checks or [],
            "discrepancies": discrepancies or [],
            "tables": [grid] * 3,
            "paragraphs": [{"page": 2, "bbox": box, "text": "We had 43."} for box in boxes],
        }
        own = {"filename": "a.pdf", "sha256": SHA256, "pages": 2}
        document = ExtractedDocument.model_validate({"document": own, "reports": [report]})
        store(database, document, Import("a.pdf", "imported", 1, "1", SHA256))
        cursor = database.execute(
            "SELECT evidence.* FROM evidence JOIN stage_counts ON id = figure_id WHERE count = 43"
        )
        (row,) = cursor.fetchall()
        return dict(zip((column[0] for column in cursor.description), row, strict=True))

    return save


@pytest.mark.parametrize(
    ("sources", "places", "both", "score"),
    [
        ([table()], 1, 0, 0),
        ([prose()], 1, 0, 0),
        ([table(row=1), table(row=7)], 1, 0, 0),  # a table goes on over a page break
        ([table(), table(index=1)], 2, 0, 1),
        ([prose(), prose(text="of the 43, most")], 1, 0, 0),  # sentences of one paragraph
        ([prose(), prose(1)], 2, 0, 1),
        ([table(), prose()], 2, 1, 2),
        ([table(), prose(), prose(1), prose(2)], 4, 1, 3),  # at most two repetitions count
        ([prose(bbox=None, text="elsewhere"), prose(bbox=None, text="twice")], 2, 0, 1),
        ([table(ocr=True)], 1, 0, -1),
        ([table(ocr=True), prose()], 2, 1, 2),
    ],
)
def test_places_of_print(
    evidence: Save, sources: list[dict[str, Any]], places: int, both: int, score: int
) -> None:
    found = evidence(sources)
    assert (found["places"], found["table_and_prose"], found["score"]) == (places, both, score)


@pytest.mark.parametrize(
    ("checks", "held", "failed", "score"),
    [
        ([], 0, 0, 0),
        ([check()], 1, 0, 1),
        ([check(), check("share_of_total")], 2, 0, 2),
        ([check(), check("share_of_total"), check("shares_make_all")], 3, 0, 2),
        ([check("outcome_within_stage_count")], 0, 0, 0),  # a bound says little
        ([check("one_figure_one_value")], 0, 0, 0),  # said by places
        ([check("outcome_within_stage_count", False)], 0, 1, -2),
        ([check(), check("share_of_total", False)], 1, 1, -1),
        ([check(holds=False), check("share_of_total", False)], 0, 2, -4),
    ],
)
def test_checks(
    evidence: Save, checks: list[dict[str, Any]], held: int, failed: int, score: int
) -> None:
    found = evidence([table()], checks=checks)
    assert (found["checks_held"], found["checks_failed"], found["score"]) == (held, failed, score)


def test_every_rule_that_is_evidence_is_counted() -> None:
    """But that a number is printed twice, which ``places`` counts, and what only headers say."""
    counted = {rule.name for rule in RULES if f"'{rule.name}'" in VIEWS}
    assert counted == {
        rule.name
        for rule in RULES
        if rule.evidence is not None and rule.kind not in ("conflicting_values", "header_conflict")
    }


def test_two_engines_that_disagree_are_a_check_that_fails(evidence: Save) -> None:
    found = {
        "kind": "ocr_disagreement",
        "message": "43 or 48",
        "page": 1,
        "figures": ["stage_counts/0"],
    }
    read = evidence([table(ocr=True)], discrepancies=[found])
    assert (read["checks_failed"], read["ocr"], read["score"]) == (1, 1, -3)


@pytest.mark.parametrize(
    ("origins", "inherited", "said"),
    [
        ([origin("stage", "stub"), origin("year", "boxhead")], 0, None),
        ([origin("stage", "sentence"), origin("procedure", "caption")], 0, None),
        ([origin("year", "report")], 1, "year (report)"),
        ([origin("procedure", "heading"), origin("stage", "stub")], 1, "procedure (heading)"),
        (
            [origin("procedure", "sentence before"), origin("year", "report")],
            2,
            "procedure (sentence before), year (report)",
        ),
        ([origin("stage", "a place that is new")], 1, "stage (a place that is new)"),
        ([origin("service_area", "heading"), origin("event", "unsaid")], 0, None),
    ],
)
def test_dimensions_that_stand_away_from_the_number(
    evidence: Save, origins: list[dict[str, Any]], inherited: int, said: str | None
) -> None:
    found = evidence([table()], origins)
    assert (found["inherited"], found["inherited_from"]) == (inherited, said)
    assert found["score"] == -inherited


def test_a_person_who_looked_outweighs_what_the_program_doubts(
    tmp_path: Path, evidence: Save
) -> None:
    doubtful = evidence([table(ocr=True)], [origin("year", "report")], [check(holds=False)])
    assert doubtful["score"] == -4
    path = tmp_path / "reports.db"
    verdict = Verdict("A. Reader", confirmed=True)
    correcting.correct(path, correcting.beside(path), doubtful["figure_id"], verdict)
    again = evidence([table(ocr=True)], [origin("year", "report")], [check(holds=False)])
    assert (again["looked_at"], again["score"]) == ("confirmed", 1)


places = st.one_of(
    st.builds(table, st.integers(0, 3), st.integers(0, 2), ocr=st.booleans()),
    st.builds(prose, st.integers(0, 4), st.sampled_from(["one", "two"]), ocr=st.booleans()),
)
checks = st.lists(
    st.builds(check, st.sampled_from([rule.name for rule in RULES]), st.booleans()), max_size=4
)
origins = st.lists(
    st.builds(
        origin,
        st.sampled_from(["stage", "procedure", "year", "contact"]),
        st.sampled_from(["stub", "heading", "report", "sentence"]),
    ),
    max_size=4,
    unique_by=lambda found: found["dimension"],
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(places, min_size=1, max_size=4), places, origins, checks)
def test_one_more_source_that_agrees_never_lowers_the_score(
    evidence: Save,
    sources: list[dict[str, Any]],
    more: dict[str, Any],
    origins: list[dict[str, Any]],
    checks: list[dict[str, Any]],
) -> None:
    before = evidence(sources, origins, checks)
    after = evidence([*sources, more], origins, checks)
    assert after["score"] >= before["score"]
    assert after["places"] >= before["places"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(places, min_size=1, max_size=3),
    origins,
    checks,
    st.sampled_from([rule.name for rule in RULES]),
)
def test_a_check_that_fails_lowers_the_score_and_one_that_holds_never_does(
    evidence: Save,
    sources: list[dict[str, Any]],
    origins: list[dict[str, Any]],
    checks: list[dict[str, Any]],
    rule: str,
) -> None:
    before = evidence(sources, origins, checks)["score"]
    assert evidence(sources, origins, [*checks, check(rule, holds=False)])["score"] < before
    assert evidence(sources, origins, [*checks, check(rule)])["score"] >= before
