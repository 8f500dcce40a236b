"""The steps together, on fixtures: what is published is whole, points at its sources, and is the
same each time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.batch import extract_file, import_files
from extractor.pipeline import extract_document, extract_tables
from extractor.running.crews import on_this_machine
from extractor.running.guarded import Guard
from extractor.running.limits import Limits
from extractor.store.database import open_database
from schemas import ExtractedDocument

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
REPORTS = sorted(FIXTURES.glob("*/report.pdf"))
Read = dict[str, ExtractedDocument]


@pytest.fixture(params=REPORTS, ids=lambda path: path.parent.name)
def path(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


@pytest.fixture
def document(path: Path, fixtures_read: Read) -> ExtractedDocument:
    return fixtures_read[path.parent.name]


def test_a_document_is_the_same_each_time(path: Path, document: ExtractedDocument) -> None:
    assert extract_document(path).model_dump_json() == document.model_dump_json()
    assert document.document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_json_reads_back(document: ExtractedDocument) -> None:
    assert ExtractedDocument.model_validate_json(document.model_dump_json()) == document


def test_sources_are_in_their_report(document: ExtractedDocument) -> None:
    for report in document.reports:
        first, last = report.pages
        for figures in report.figures().values():
            for source in (source for figure in figures for source in figure.sources):
                assert first <= source.page <= last
                if source.table is not None and source.row is not None:
                    table = report.tables[source.table]
                    assert source.page in table.pages
                    assert source.row < len(table.cells)
                    assert source.column is not None
                    cell = table.cells[source.row][source.column]
                    assert " ".join(source.text.split()) in " ".join(cell.split())


def test_tables_are_printed_whether_or_not_there_is_a_report(
    fixtures_read: Read, make_pdf: Callable[..., Path], tmp_path: Path
) -> None:
    without_report = 0
    for path in REPORTS:
        document = fixtures_read[path.parent.name]
        found = [(table.page, table.cells) for table in extract_tables(path)]
        of_reports = [(t.page, t.cells) for report in document.reports for t in report.tables]
        assert [table for table in found if table in of_reports] == of_reports
        without_report += bool(found) and not document.reports
    assert without_report
    assert extract_tables(make_pdf(tmp_path / "agenda.pdf")) == []


def test_two_workers_store_what_one_does(tmp_path: Path) -> None:
    stored = []
    for jobs in (1, 2):
        with (
            open_database(tmp_path / f"{jobs}.db") as database,
            on_this_machine(Guard(extract_file, Limits()), jobs) as crew,
        ):
            results = list(import_files(REPORTS, database, "1", crew))
            assert {result.status for result in results} == {"imported", "no report"}
            figures = database.execute("SELECT * FROM figures").fetchall()
            stored.append(sorted(json.dumps(row) for row in figures))
    assert stored[0] == stored[1]
    assert stored[0]
