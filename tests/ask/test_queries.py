"""The presets: their filters, and that each row says which document and page it is from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.ask.queries import (
    PRESETS,
    Answer,
    Filter,
    ask,
    ask_sql,
    read_procedure,
    read_stage,
    read_year,
)
from extractor.errors import DatabaseError, UsageError
from extractor.store.database import Import, note, open_database, store
from schemas import ExtractedDocument


@pytest.fixture
def path(tmp_path: Path, make_document: Callable[..., ExtractedDocument]) -> Path:
    path = tmp_path / "reports.db"
    with open_database(path) as database:
        for document in (
            make_document("midshire.pdf", council="Midshire County Council"),
            make_document("northshire.pdf", council="Northshire 100% Council", year="2020/21"),
        ):
            run = Import(
                document.document.filename, "imported", 1, "0.1.0", document.document.sha256
            )
            store(database, document, run)
    return path


def column(answer: Answer, name: str) -> list[object]:
    index = answer.columns.index(name)
    return [row[index] for row in answer.rows]


@pytest.mark.parametrize("name", [name for name in PRESETS if name != "restated"])
def test_every_row_has_its_document_and_page(path: Path, name: str) -> None:
    answer = ask(path, name, {})
    assert set(column(answer, "document")) == {"midshire.pdf", "northshire.pdf"}
    assert all(isinstance(page, int) for page in column(answer, "page"))


@pytest.mark.parametrize(
    ("name", "filters", "rows"),
    [
        ("stages", {}, 4),
        ("stages", {"council": "midshire"}, 2),
        ("stages", {"council": "county  COUNCIL"}, 2),
        ("stages", {"council": "midshire,northshire 100%"}, 4),
        ("stages", {"council": "Midshire CC"}, 2),
        ("timeliness", {"council": "Midshire", "stage": "stage_1"}, 1),
        ("timeliness", {"stage": "2"}, 2),
        ("timeliness", {"procedure": "Statutory"}, 4),
        ("timeliness", {"procedure": "corporate"}, 0),
        ("timeliness", {"procedure": "Not stated"}, 0),
        ("stages", {"procedure": "not stated"}, 4),
        ("stages", {"stage": "no one stage"}, 0),
        ("compensation", {"stage": "no one stage"}, 4),
        ("timeliness", {"year": "2020-21"}, 2),
        ("timeliness", {"from": "2021/22"}, 2),
        ("timeliness", {"to": "20/21"}, 2),
        ("timeliness", {"from": "2020/21", "to": "2021/22"}, 4),
        ("breakdowns", {"from": "2019/20", "to": "2021/22"}, 2),
        ("breakdowns", {"from": "2020/21"}, 0),
        ("breakdowns", {"to": "2020/21"}, 0),
        ("outcomes", {"service": "fostering"}, 2),
        ("outcomes", {"service": "schools"}, 0),
        ("councils", {}, 2),
        ("councils", {"year": "2020/21"}, 1),
        ("discrepancies", {"council": "North"}, 1),
    ],
)
def test_filters(path: Path, name: str, filters: dict[Filter, str], rows: int) -> None:
    assert len(ask(path, name, filters).rows) == rows


def test_what_a_later_report_restates_has_both_documents_and_pages(
    path: Path, make_document: Callable[..., ExtractedDocument]
) -> None:
    assert ask(path, "restated", {}).rows == ()
    later = make_document("later.pdf", year="2022/23", received=47)
    with open_database(path) as database:
        store(database, later, Import("later.pdf", "imported", 1, "1", later.document.sha256))
    found = ask(path, "restated", {"council": "midshire", "year": "2020/21", "stage": "1"})
    (row,) = (dict(zip(found.columns, row, strict=True)) for row in found.rows)
    assert row == {
        "council": "Midshire County Council",
        "year": "2020/21",
        "what": "Stage 1, complaints, received, 2020/21",
        "measure": "count",
        "older_value": "43 or 44",
        "newer_value": "47 or 48",
        "difference": "more",
        "older_report": "2021/22",
        "older_document": "midshire.pdf",
        "older_page": 3,
        "newer_report": "2022/23",
        "document": "later.pdf",
        "page": 3,
    }
    assert ask(path, "restated", {"year": "2021/22"}).rows == ()
    assert ask(path, "restated", {"procedure": "statutory"}).rows == ()


def test_documents_of_one_name_are_told_apart_by_path(
    path: Path, make_document: Callable[..., ExtractedDocument]
) -> None:
    with open_database(path) as database:
        for folder, council in (("a", "Eastshire Council"), ("b", "Westshire Council")):
            document = make_document("report.pdf", council=council)
            sha256 = document.document.sha256
            store(database, document, Import(f"{folder}/report.pdf", "imported", 1, "1", sha256))
            note(database, Import("c/report.pdf", "unchanged", 1, "1", sha256))
    assert column(ask(path, "councils", {}), "document") == [
        "a/report.pdf",
        "midshire.pdf",
        "northshire.pdf",
        "b/report.pdf",
    ]


def test_a_bound_is_shown_as_one(path: Path) -> None:
    answer = ask(path, "outcomes", {"council": "Midshire"})
    assert column(answer, "qualifiers") == ['{"percent": "<"}']
    assert column(ask(path, "stages", {}), "qualifiers") == [None] * 4


@pytest.mark.parametrize(
    ("name", "filters", "message"),
    [
        ("stage", {}, "no query called 'stage'; there are: stages"),
        ("councils", {"stage": "1"}, "--stage means nothing to 'councils'"),
        ("stages", {"year": "2020/22"}, "no financial year"),
        ("stages", {"year": "2020"}, "no financial year"),
        ("stages", {"stage": "4"}, "no stage"),
        ("stages", {"procedure": "informal"}, "no procedure"),
        ("stages", {"council": "%"}, "no council called '%' in the database; there are: Midshire"),
        ("stages", {"council": "mitshire"}, "did you mean Midshire County Council"),
        ("stages", {"council": "Kent"}, "no report of Kent County Council in the database"),
        ("stages", {"council": " , "}, "--council needs a council's name"),
    ],
)
def test_what_means_nothing_is_refused(
    path: Path, name: str, filters: dict[Filter, str], message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        ask(path, name, filters)


@pytest.mark.parametrize(
    "typed", ["2020/21", "2020-21", "20/21", "2020/2021", " 2020 – 21 ", "20-21"]
)
def test_years_as_people_type_them(typed: str) -> None:
    assert read_year(typed) == "2020/21"


def test_stages_and_procedures_as_people_type_them() -> None:
    assert {read_stage(t) for t in ("1", "Stage 1", "stage_1", "STAGE-1")} == {"stage_1"}
    assert read_stage("LGSCO") == "ombudsman"
    assert read_procedure("Corporate ") == "corporate"


def test_sql_of_ones_own(path: Path) -> None:
    answer = ask_sql(path, "SELECT council, max(value) AS most FROM figures GROUP BY 1")
    assert answer.columns == ("council", "most")
    assert answer.rows == (("Midshire County Council", 1250.5), ("Northshire 100% Council", 1250.5))


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM documents",
        "SELECT * FROM nothing",
        "SELECT 1; SELECT 2",
        "SELECT ?",
        "gibberish",
        "ATTACH 'x.db' AS x",
    ],
)
def test_sql_that_is_wrong_or_writes_is_refused(path: Path, sql: str) -> None:
    before = path.read_bytes()
    with pytest.raises(UsageError, match="--sql: "):
        ask_sql(path, sql)
    assert path.read_bytes() == before


def test_without_a_database(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="no such database"):
        ask(tmp_path / "none.db", "stages", {})
    with pytest.raises(DatabaseError, match="no such database"):
        ask_sql(tmp_path / "none.db", "SELECT 1")


def test_a_database_that_lost_a_table(path: Path) -> None:
    with open_database(path) as database:
        database.execute("DROP TABLE stage_counts")
    with pytest.raises(DatabaseError, match="cannot be asked"):
        ask(path, "stages", {})
