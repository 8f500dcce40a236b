"""Exports: valid for the tool that checks data packages, stable, and whole or not there."""

from __future__ import annotations

import csv
import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import frictionless
import openpyxl
import pyarrow.parquet
import pytest

from extractor.cli import main
from extractor.errors import DatabaseError, UsageError
from extractor.exporting import export as exporting
from extractor.exporting import writing
from extractor.exporting.columns import CODES, SHORTHAND
from extractor.exporting.describing import codebook
from extractor.exporting.export import export
from extractor.exporting.figures import FIGURES
from extractor.exporting.tables import TABLES
from extractor.store.database import Import, open_database, store
from schemas import ExtractedDocument


@pytest.fixture
def made(tmp_path: Path, make_document: Callable[..., ExtractedDocument]) -> Path:
    """A database of two reports of one council, the later of which restates, and of a document
    without a report."""
    path = tmp_path / "reports.db"
    with open_database(path) as database:
        for document in (
            make_document("a.pdf", council="Northamptonshire County Council", year="2020/21"),
            make_document("b.pdf", council="Northamptonshire County Council", received=50),
            make_document("c.pdf", council=None, year=None, meeting_date=None, committee=None),
            make_document("d.pdf", reports=0),
        ):
            sha256 = document.document.sha256
            store(
                database, document, Import(document.document.filename, "imported", 1, "1", sha256)
            )
    return path


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def errors(folder: Path) -> list[str]:
    report = frictionless.validate(str(folder / "datapackage.json"))
    return [error.message for task in report.tasks for error in task.errors] + [
        error.message for error in report.errors
    ]


@pytest.mark.parametrize("database", ["fixtures_database", "made"])
def test_the_package_is_valid(
    database: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    export(request.getfixturevalue(database), tmp_path / "out", "csv")
    assert errors(tmp_path / "out") == []


def test_an_empty_database_is_a_valid_package(tmp_path: Path) -> None:
    open_database(tmp_path / "empty.db").close()
    for form in ("csv", "parquet", "xlsx"):
        done = export(tmp_path / "empty.db", tmp_path / form, form)  # type: ignore[arg-type]
        assert set(done.rows.values()) == {0}
    assert errors(tmp_path / "csv") == []


@pytest.mark.parametrize(
    ("table", "old", "new", "said"),
    [
        ("figures", "stage_counts", "stage_count", "enum"),
        ("reports", "2020/21", "2020", "pattern"),
        ("reports", "Northamptonshire County Council", "Northants", "foreign key"),
        ("documents", ",9,", ",nine,", "integer"),
    ],
)
def test_the_package_says_what_is_wrong_with_changed_tables(
    made: Path, tmp_path: Path, table: str, old: str, new: str, said: str
) -> None:
    folder = tmp_path / "out"
    export(made, folder, "csv")
    path = folder / f"{table}.csv"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:  # or the hash alone would tell
        del resource["hash"], resource["bytes"]
    (folder / "datapackage.json").write_text(json.dumps(package), "utf-8")
    assert any(said in error for error in errors(folder)), errors(folder)


def test_names_types_and_order_of_columns_are_fixed(
    check_golden: Callable[[str, str], None],
) -> None:
    lines = [f"{t.name}.{c.name} {c.type} {c.missing or '-'}" for t in TABLES for c in t.columns]
    check_golden("columns.txt", "\n".join(lines) + "\n")


def test_the_files_are_as_described(fixtures_database: Path, tmp_path: Path) -> None:
    export(fixtures_database, tmp_path / "out", "csv")
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text("utf-8"))
    described = {item["name"]: item for item in package["resources"]}
    assert set(described) == {*(table.name for table in TABLES), "codebook"}
    for table in TABLES:
        header = (tmp_path / "out" / f"{table.name}.csv").read_text("utf-8").splitlines()[0]
        names = [field["name"] for field in described[table.name]["schema"]["fields"]]
        assert header.split(",") == names == [column.name for column in table.columns]
        assert all(field["description"] for field in described[table.name]["schema"]["fields"])


def test_the_codebook_has_every_column_and_code(made: Path, tmp_path: Path) -> None:
    export(made, tmp_path / "out", "csv")
    text = (tmp_path / "out" / "codebook.md").read_text("utf-8")
    assert text == codebook()
    for table in TABLES:
        section = text.split(f"\n## {table.name}\n")[1].split("\n## ")[0]
        assert [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")] == [
            column.name for column in table.columns
        ]
    assert all(f"| `{code}` |" in text for code in (*CODES, *SHORTHAND))


def test_figures_are_those_of_the_view(fixtures_database: Path, tmp_path: Path) -> None:
    export(fixtures_database, tmp_path / "out", "csv")
    exported = rows(tmp_path / "out", "figures")
    with sqlite3.connect(fixtures_database) as connection:
        names = "figure_id, measure, value, year, stage, page, text"
        viewed = connection.execute(f"SELECT {names} FROM figures").fetchall()
        latest = connection.execute("SELECT figure_id, measure FROM figures_latest").fetchall()
        places = connection.execute("SELECT count(*) FROM sources").fetchone()[0]
    assert sorted(
        (r["figure_id"], r["measure"], float(r["value"]), r["year"], r["stage"], int(r["page"]))
        for r in exported
    ) == sorted((i, m, float(v), y, stage or "[z]", p) for i, m, v, y, stage, p, _ in viewed)
    assert {(r["figure_id"], r["measure"]) for r in exported if r["latest"] == "true"} == set(
        latest
    )
    assert len(rows(tmp_path / "out", "sources")) == places


def test_codes_for_no_value(made: Path, tmp_path: Path) -> None:
    export(made, tmp_path / "out", "csv")
    (first, *_) = [r for r in rows(tmp_path / "out", "figures") if r["family"] == "timeliness"]
    assert first["procedure"] == "statutory"
    assert first["quarter"] == first["event"] == "[z]"
    counted = [r for r in rows(tmp_path / "out", "figures") if r["family"] == "stage_counts"]
    assert {r["procedure"] for r in counted} == {"[x]"}
    assert {r["timescale_days"] for r in counted} == {"[z]"}
    average = [r for r in rows(tmp_path / "out", "figures") if r["measure"] == "average_days"]
    assert {r["timescale_days"] for r in average} == {"[x]"}
    assert [r["council"] for r in rows(tmp_path / "out", "reports")].count("[x]") == 1


def test_shorthand_says_what_a_value_is(made: Path, tmp_path: Path) -> None:
    export(made, tmp_path / "out", "csv")
    figures = rows(tmp_path / "out", "figures")
    bounds = [r for r in figures if r["family"] == "outcomes" and r["measure"] == "percent"]
    assert {(r["value"], r["qualifier"], r["shorthand"]) for r in bounds} == {("1", "<", "[c]")}
    revised = [r for r in figures if "[r]" in r["shorthand"]]
    assert {r["report_year"] for r in revised} == {"2021/22"}
    assert {r["value"] for r in revised} <= {"50", "51"}
    assert revised


def test_councils_come_with_those_that_followed(made: Path, tmp_path: Path) -> None:
    export(made, tmp_path / "out", "csv")
    councils = {r["council"]: r for r in rows(tmp_path / "out", "councils")}
    before = councils["Northamptonshire County Council"]
    assert (before["gss_code"], before["end"]) == ("E10000021", "2021-03-31")
    assert set(before["successors"].split("; ")) <= set(councils)
    assert set(councils) == {
        "Northamptonshire County Council",
        "North Northamptonshire Council",
        "West Northamptonshire Council",
    }


def test_a_council_that_is_in_no_table(
    tmp_path: Path, make_document: Callable[..., ExtractedDocument]
) -> None:
    with open_database(tmp_path / "reports.db") as database:
        document = make_document()
        run = Import("a.pdf", "imported", 1, "1", document.document.sha256)
        store(database, document, run)
    export(tmp_path / "reports.db", tmp_path / "out", "csv")
    (council,) = rows(tmp_path / "out", "councils")
    assert (council["council"], council["gss_code"]) == ("Midshire County Council", "[x]")
    assert errors(tmp_path / "out") == []


def test_the_same_database_gives_the_same_files(made: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        export(made, tmp_path / name, "csv")
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_parquet_is_typed_and_has_nulls(made: Path, tmp_path: Path) -> None:
    export(made, tmp_path / "out", "parquet")
    table = pyarrow.parquet.read_table(tmp_path / "out" / "figures.parquet")
    assert table.column_names == [column.name for column in FIGURES.columns]
    types = {field.name: str(field.type) for field in table.schema}
    assert (types["value"], types["quarter"], types["latest"]) == ("double", "int64", "bool")
    assert table["quarter"].null_count == len(table)
    assert "[z]" not in {value for name in table.column_names for value in table[name].to_pylist()}
    reports = pyarrow.parquet.read_table(tmp_path / "out" / "reports.parquet")
    assert str(reports.schema.field("meeting_date").type) == "date32[day]"
    assert table.schema.field("value").metadata[b"description"].startswith(b"The value")


def test_a_workbook_has_a_sheet_for_each_table_and_no_formula(
    tmp_path: Path, make_document: Callable[..., ExtractedDocument]
) -> None:
    document = make_document()
    paragraph = document.reports[0].paragraphs[0].model_copy(update={"text": "=1+1 \x0b end"})
    report = document.reports[0].model_copy(update={"paragraphs": (paragraph,)})
    document = document.model_copy(update={"reports": (report,)})
    with open_database(tmp_path / "reports.db") as database:
        run = Import("a.pdf", "imported", 1, "1", document.document.sha256)
        store(database, document, run)
    export(tmp_path / "reports.db", tmp_path / "out", "xlsx")
    book = openpyxl.load_workbook(tmp_path / "out" / "complaints.xlsx")
    assert book.sheetnames == [table.name for table in TABLES]
    for table in TABLES:
        head = [cell.value for cell in book[table.name][1]]
        assert head == [column.name for column in table.columns]
        assert book[table.name].freeze_panes == "A2"
    text = book["paragraphs"]["F2"]
    assert (text.value, text.data_type) == ("=1+1 \N{REPLACEMENT CHARACTER} end", "s")
    assert isinstance(book["figures"]["C2"].value, int | float)


@pytest.mark.parametrize("limit", ["MOST_ROWS", "MOST_CHARACTERS"])
def test_what_no_sheet_can_hold(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(writing, limit, 3)
    with pytest.raises(UsageError, match="a spreadsheet cannot hold the table"):
        export(made, tmp_path / "out", "xlsx")
    assert not (tmp_path / "out").exists()


def test_an_export_replaces_an_export(made: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    for form in ("csv", "parquet", "csv"):
        export(made, folder, form)  # type: ignore[arg-type]
    assert {path.suffix for path in folder.iterdir()} == {".csv", ".json", ".md"}
    assert {path.name for path in tmp_path.iterdir()} == {"out", "reports.db"}


def _note(folder: Path) -> None:
    (folder / "notes.txt").write_text("mine")


def _changed(folder: Path) -> None:
    (folder / "figures.csv").write_text("mine")


def _subfolder(folder: Path) -> None:
    (folder / "mine").mkdir()


def _package(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()
    (folder / "datapackage.json").write_text('{"name": "mine", "resources": []}')


def _file(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("mine")


def _link(folder: Path) -> None:
    folder.rename(folder.with_name("elsewhere"))
    folder.symlink_to(folder.with_name("elsewhere"))


@pytest.mark.parametrize("spoil", [_note, _changed, _subfolder, _package, _file, _link])
def test_nothing_of_other_people_is_overwritten(
    made: Path, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    folder = tmp_path / "out"
    export(made, folder, "csv")
    spoil(folder)
    before = contents(folder)
    with pytest.raises(UsageError, match=f"--to {folder}: "):
        export(made, folder, "csv")
    assert contents(folder) == before


def contents(folder: Path) -> dict[str, bytes]:
    if folder.is_file():
        return {"": folder.read_bytes()}
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b""
        for path in sorted(folder.rglob("*"))
    }


@pytest.mark.parametrize("fails", ["codebook", "_put"])
def test_a_failure_leaves_what_was_there(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    folder = tmp_path / "out"
    export(made, folder, "csv")
    before = contents(folder)

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exporting, fails, full)
    with pytest.raises(UsageError, match="No space left on device"):
        export(made, folder, "parquet")
    assert contents(folder) == before
    assert {path.name for path in tmp_path.iterdir()} == {"out", "reports.db"}


def test_a_failure_between_the_two_moves_puts_the_old_back(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    export(made, folder, "csv")
    before = contents(folder)
    replace = Path.replace

    def once(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError(5, "Input/output error")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", once)
    with pytest.raises(UsageError, match="Input/output error"):
        export(made, folder, "csv")
    assert contents(folder) == before


def test_without_a_database(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="no such database"):
        export(tmp_path / "none.db", tmp_path / "out", "csv")
    assert not (tmp_path / "out").exists()


def test_the_command(made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--to", str(tmp_path / "new" / "out"), "--db", str(made)]) == 0
    out, err = capsys.readouterr()
    assert out == f"{tmp_path / 'new' / 'out'}\n"
    assert "reports: 3 rows" in err
    assert main(["schema"]) == 0
    schema = capsys.readouterr().out
    assert main(["export", "--json-schema"]) == 0
    assert capsys.readouterr().out == schema
    assert main(["export"]) == 2
    assert main(["export", "--json-schema", "--to", str(tmp_path / "x")]) == 2
