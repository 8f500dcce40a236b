"""Short names of reports: the same however a council writes its name, and found as people type."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from extractor.ask.slugs import find_reports, slug
from extractor.errors import UsageError
from extractor.store.database import Import, open_database, open_for_reading, store
from schemas import ExtractedDocument


@pytest.fixture
def reports(
    tmp_path: Path, make_document: Callable[..., ExtractedDocument]
) -> Iterator[sqlite3.Connection]:
    with open_database(tmp_path / "reports.db") as database:
        for name, council, year in (
            ("a.pdf", "Midshire County Council", "2020/21"),
            ("b.pdf", "Midshire County Council", "2021/22"),
            ("c.pdf", "Midshire County Council", "2021/22"),
            ("d.pdf", "London Borough of Oakham & Ashby", "2021/22"),
            ("e.pdf", None, "2019/20"),
            ("f.pdf", "Northshire Council", None),
            ("g.pdf", "Royal Borough of Windsor and Maidenhead", "2018/19"),
        ):
            document = make_document(name, council=council, year=year)
            store(database, document, Import(name, "imported", 1, "1", document.document.sha256))
    connection = open_for_reading(tmp_path / "reports.db")
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("council", "year", "expected"),
    [
        ("Midshire County Council", "2020/21", "MIDSHIRE-2020-21"),
        ("Midshire", "2020/21", "MIDSHIRE-2020-21"),
        ("Royal Borough of Oakham & Ashby", "2020/21", "OAKHAM-AND-ASHBY-2020-21"),
        ("St Mary's City Council", "1999/00", "ST-MARYS-1999-00"),
        ("City of London", "2020/21", "CITY-OF-LONDON-2020-21"),
        ("Midshire County Council", None, "MIDSHIRE"),
        (None, "2020/21", "UNSTATED-2020-21"),
        (None, None, "UNSTATED"),
    ],
)
def test_slugs(council: str | None, year: str | None, expected: str) -> None:
    assert slug(council, year) == expected


def names(connection: sqlite3.Connection, text: str) -> list[str]:
    return [
        connection.execute(
            "SELECT filename FROM documents JOIN reports USING (sha256) WHERE id = ?", [found]
        ).fetchone()[0]
        for found in find_reports(connection, text)
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("MIDSHIRE-2020-21", ["a.pdf"]),
        ("midshire 2020/21", ["a.pdf"]),
        ("Midshire County Council 20/21", ["a.pdf"]),
        ("midshire-2020/2021", ["a.pdf"]),
        ("MIDSHIRE-2021-22", ["b.pdf", "c.pdf"]),
        ("oakham-and-ashby-2021-22", ["d.pdf"]),
        ("unstated-2019-20", ["e.pdf"]),
        ("NORTHSHIRE", ["f.pdf"]),
        ("RBWM-2018-19", ["g.pdf"]),
        ("windsor 2018/19", ["g.pdf"]),
    ],
)
def test_what_people_type(reports: sqlite3.Connection, typed: str, found: list[str]) -> None:
    assert names(reports, typed) == found


def test_an_id_is_itself(reports: sqlite3.Connection) -> None:
    for (report_id,) in reports.execute("SELECT id FROM reports").fetchall():
        assert find_reports(reports, report_id) == [report_id]


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("MIDSHIRE-2022-23", "no report 'MIDSHIRE-2022-23'; there are: MIDSHIRE-2020-21, MIDSHIRE"),
        ("MIDSHIRE", "there are: MIDSHIRE-2020-21, MIDSHIRE-2021-22"),
        ("MIDSHRE-2020-21", "there are: MIDSHIRE-2020-21"),
        ("xyz", "there are: MIDSHIRE-2020-21, MIDSHIRE-2021-22, NORTHSHIRE"),
        ("2020/22", "there are: "),
    ],
)
def test_an_error_names_those_that_are_near(
    reports: sqlite3.Connection, typed: str, near: str
) -> None:
    with pytest.raises(UsageError, match=near):
        find_reports(reports, typed)


def test_without_a_report(tmp_path: Path) -> None:
    open_database(tmp_path / "empty.db").close()
    connection = open_for_reading(tmp_path / "empty.db")
    with pytest.raises(UsageError, match="extractor import"):
        find_reports(connection, "KENT-2020-21")
    connection.close()
