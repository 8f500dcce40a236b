"""Manifests: read whole or refused, kept beside what the document says, compared with it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from extractor.batch import FileResult, import_files
from extractor.cli import main
from extractor.councils.naming import is_called
from extractor.errors import UsageError
from extractor.manifest import Manifest, read_manifest
from extractor.running.crews import in_this_process
from extractor.store.database import open_database
from extractor.store.listings import Listing
from schemas import ExtractedDocument

MakeDocument = Callable[..., ExtractedDocument]

WHOLE = """path,source_url,retrieved date,council,year
a.pdf,https://example.org/a?b=1,2024-05-31,Midshire,2020-21
"sub/b, c.pdf",,01/06/2024,,
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    for name in ("a.pdf", "sub/b, c.pdf", "d.pdf"):
        (tmp_path / name).write_text(name)
    return tmp_path


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "reports.db")
    yield opened
    opened.close()


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "manifest.csv"
    path.write_text(text, encoding)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_manifest(folder: Path, encoding: str) -> None:
    manifest = read_manifest(written(folder, WHOLE, encoding))
    assert manifest.files == (folder / "a.pdf", folder / "sub/b, c.pdf")
    assert manifest.line_of(folder / "sub" / ".." / "a.pdf") == Listing(
        "a.pdf", "https://example.org/a?b=1", "2024-05-31", "Midshire", "2020/21"
    )
    assert manifest.line_of(folder / "sub/b, c.pdf") == Listing(
        "sub/b, c.pdf", retrieved="2024-06-01"
    )
    assert manifest.line_of(folder / "d.pdf") is None
    assert manifest.not_among([folder / "a.pdf"]) == ["sub/b, c.pdf"]


def test_paths_below_the_folder_that_is_imported(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "lists"
    elsewhere.mkdir()
    manifest = read_manifest(written(elsewhere, "path\na.pdf\n"), [folder])
    assert manifest.files == (folder / "a.pdf",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no column 'path'"),
        ("path\n", "no line below the header"),
        ("a.pdf,https://example.org\n", "unknown column 'a.pdf', 'https://example.org'"),
        ("path,url\na.pdf,x\n", r"line 1: unknown column 'url'; the columns are path, source_url"),
        ("path;year\na.pdf;2020/21\n", "unknown column 'path;year'"),
        ("council\nKent\n", "no column 'path'"),
        ("path,year,Year\na.pdf,,\n", "twice"),
        ("path,year\na.pdf\n", "line 2: 1 cells under 2 columns"),
        ("path,year\na.pdf,2020\n", "line 2: '2020' is no financial year"),
        ("path,year\n\na.pdf,2020/22\n", "line 3: '2020/22' is no financial year"),
        ("path,retrieved\na.pdf,May\n", "line 2: 'May' is no date"),
        ("path,retrieved\na.pdf,31/02/2024\n", "line 2: '31/02/2024' is no date"),
        ("path,year\n,2020/21\n", "line 2: no path"),
        ("path\na.pdf\nsub/../a.pdf\n", "line 3: 'sub/../a.pdf' is the file of a line before"),
    ],
)
def test_what_is_no_manifest_says_where(folder: Path, text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        read_manifest(written(folder, text))


def test_other_files_are_no_manifests(folder: Path) -> None:
    with pytest.raises(UsageError, match="not UTF-8"):
        read_manifest(written(folder, "path,council\na.pdf,Caf\u00e9\n", "latin-1"))
    with pytest.raises(UsageError, match="No such file"):
        read_manifest(folder / "none.csv")


def imported(
    database: Database, make: MakeDocument, manifest: Manifest | None, *files: Path
) -> list[FileResult]:
    def extract(path: Path) -> ExtractedDocument:
        made = make(path.name, council="Kent County Council", year="2021/22", reports=2)
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        document = made.document.model_copy(update={"sha256": sha256})
        return made.model_copy(update={"document": document})

    with in_this_process(extract) as crew:
        return list(import_files(files, database, "1", crew, manifest=manifest))


def conflicts(database: Database) -> list[str]:
    found = database.execute(
        "SELECT message FROM discrepancies WHERE kind = 'manifest_conflict' ORDER BY message"
    )
    return [message for (message,) in found]


def test_what_the_manifest_says_stands_beside_what_the_document_says(
    folder: Path, database: Database, make_document: MakeDocument
) -> None:
    text = "path,source_url,council,year\na.pdf,https://example.org,Medway,2020/21\nd.pdf,,KCC,\n"
    manifest = read_manifest(written(folder, text))
    files = [folder / "a.pdf", folder / "d.pdf"]
    first, second = imported(database, make_document, manifest, *files)
    assert conflicts(database) == [
        "council: the report says Kent County Council, the manifest (a.pdf) says Medway",
        "year: the report says 2021/22, the manifest (a.pdf) says 2020/21",
    ]
    assert (first.discrepancies, second.discrepancies) == (4, 2)
    rows = list(database.table("manifest").rows)
    assert [(row["path"], row["council"], row["year"]) for row in rows] == [
        ("a.pdf", "Medway", "2020/21"),
        ("d.pdf", "KCC", None),
    ]
    assert {row["council"] for row in database.table("reports").rows} == {"Kent County Council"}


def test_a_corrected_manifest_takes_the_place_of_the_first(
    folder: Path, database: Database, make_document: MakeDocument
) -> None:
    file = folder / "a.pdf"
    wrong = read_manifest(written(folder, "path,year\na.pdf,2020/21\n"))
    imported(database, make_document, wrong, file)
    assert len(conflicts(database)) == 1
    right = read_manifest(written(folder, "path,year\na.pdf,2021/22\n"))
    (result,) = imported(database, make_document, right, file)
    assert (result.status, result.discrepancies) == ("unchanged", 2)
    assert conflicts(database) == []
    assert database.table("manifest").count == 1


def test_a_manifest_outlives_the_reading(
    folder: Path, database: Database, make_document: MakeDocument
) -> None:
    file = folder / "a.pdf"
    manifest = read_manifest(written(folder, "path,year\na.pdf,2020/21\n"))
    imported(database, make_document, manifest, file)
    database.execute("UPDATE documents SET extractor_version = '0'")
    (result,) = imported(database, make_document, None, file)
    assert result.status == "updated"
    assert len(conflicts(database)) == 1


def test_copies_keep_a_line_each(
    folder: Path, database: Database, make_document: MakeDocument
) -> None:
    (folder / "d.pdf").write_text("a.pdf")
    text = "path,source_url\na.pdf,https://one.example\nd.pdf,https://two.example\n"
    manifest = read_manifest(written(folder, text))
    imported(database, make_document, manifest, folder / "a.pdf", folder / "d.pdf")
    assert database.table("documents").count == 1
    assert [row["source_url"] for row in database.table("manifest").rows] == [
        "https://one.example",
        "https://two.example",
    ]


def test_a_report_that_does_not_say_contradicts_nobody(
    folder: Path, database: Database, make_document: MakeDocument
) -> None:
    def nameless(name: str, **_: object) -> ExtractedDocument:
        return make_document(name, council=None)

    manifest = read_manifest(written(folder, "path,council\na.pdf,Kent\n"))
    imported(database, nameless, manifest, folder / "a.pdf")
    assert conflicts(database) == []


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        ("Kent", "Kent County Council"),
        ("kent county council", "Kent County Council"),
        ("Kent CC", "Kent County Council"),
        ("KCC", "Kent County Council"),
        ("Merton", "London Borough of Merton"),
        ("LB Merton", "London Borough of Merton"),
        ("Kensington & Chelsea", "Royal Borough of Kensington and Chelsea"),
        ("Borchester", "Borchester City Council"),
    ],
)
def test_names_of_one_council(listed: str, said: str) -> None:
    assert is_called(listed, said)


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        ("Leicester", "Leicestershire County Council"),
        ("Lincolnshire", "North East Lincolnshire Council"),
        ("Medway", "Kent County Council"),
        ("Council", "Borough Council"),
    ],
)
def test_names_of_two_councils(listed: str, said: str) -> None:
    assert not is_called(listed, said)


def test_the_command(
    folder: Path, make_pdf: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    make_pdf(folder / "a.pdf")
    manifest = written(folder, "path,year\na.pdf,2020/21\ngone.pdf,\n")
    db = folder / "reports.db"
    options = ["--manifest", str(manifest), "--db", str(db), "--jobs", "0"]
    assert main(["import", str(folder / "a.pdf"), *options]) == 0
    assert "names 1 file that is not among those imported: gone.pdf" in capsys.readouterr().err
    assert main(["import", *options]) == 3
    err = capsys.readouterr().err
    assert "gone.pdf: cannot be read (No such file or directory)" in err
    manifest.write_text("file\na.pdf\n")
    assert main(["import", *options]) == 2
    assert "unknown column 'file'" in capsys.readouterr().err
