"""Published documents and small PDFs made by hand, for the tests of the flow's two ends."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from schemas import ExtractedDocument
from tests.steady import load_profiles

if TYPE_CHECKING:
    from extractor.pipeline import ReadPart

MakeDocument = Callable[..., ExtractedDocument]

load_profiles()


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


def write_pdf(
    path: Path, lines: tuple[str, ...] = ("Agenda",), pages: int = 1, password: str | None = None
) -> Path:
    """A PDF of ``pages`` pages with the same lines of text on each, encrypted if asked to be."""
    shown = " ".join(f"({line}) Tj 0 -20 Td" for line in lines)
    stream = f"BT /F1 12 Tf 72 720 Td {shown} ET"
    kids = " ".join(f"{4 + n} 0 R" for n in range(pages))
    page = (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
        "/Resources << /Font << /F1 3 0 R >> >> /Contents CONTENTS 0 R >>"
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *[page.replace("CONTENTS", str(4 + pages))] * pages,
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
    ]
    trailer = ""
    if password is not None:
        trailer = f" /Encrypt {len(objects) + 1} 0 R /ID [<{'00' * 16}> <{'00' * 16}>]"
        objects.append(_encryption(password.encode()))
    return assemble_pdf(path, objects, trailer)


PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def assemble_pdf(path: Path, objects: Sequence[str], trailer: str = "") -> Path:
    """The objects as a PDF file, numbered from 1; the first is its catalogue."""
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R{trailer} >>\n".encode()
    path.write_bytes(out + f"startxref\n{start}\n%%EOF\n".encode())
    return path


def _encryption(password: bytes) -> str:
    """The dictionary of the PDF standard's first encryption (RC4, 40 bits)."""
    padded = (password + PADDING)[:32]
    owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
    permissions = (-4).to_bytes(4, "little", signed=True)
    key = hashlib.md5(padded + owner + permissions + bytes(16)).digest()[:5]
    user = _rc4(key, PADDING)
    return f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{owner.hex()}> /U <{user.hex()}> >>"


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


@pytest.fixture
def make_pdf() -> Callable[..., Path]:
    return write_pdf


@pytest.fixture(scope="session")
def fixtures_read() -> dict[str, ExtractedDocument]:
    """Every fixture report as the pipeline reads it, by the name of its folder."""
    from extractor.pipeline import extract_document

    reports = (Path(__file__).resolve().parent.parent / "fixtures").glob("*/report.pdf")
    return {path.parent.name: extract_document(path) for path in sorted(reports)}


@pytest.fixture(scope="session")
def fixtures_parts() -> dict[str, list[ReadPart]]:
    """Every fixture's reports as read, before they are checked, by the name of its folder."""
    from extractor.pipeline import read_parts

    reports = (Path(__file__).resolve().parent.parent / "fixtures").glob("*/report.pdf")
    return {path.parent.name: read_parts(path) for path in sorted(reports)}


ASKED_FIXTURES = (
    "merton-2022-23-adults",
    "northumberland-2021-22-corporate",
    "rutland-2019-20-children",
    "shropshire-2022-09-pack",
    "stockport-2020-21-children",
    "torbay-2021-22-children",
    "torbay-2022-23-children",
    "wiltshire-2022-no-report",
    "wokingham-2023-24",
)


@pytest.fixture(scope="session")
def fixtures_database(
    fixtures_read: dict[str, ExtractedDocument], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A database of fixture reports: those of which the golden answers are, so that a fixture more
    changes none of them."""
    from extractor.store.database import Import, open_database, store

    path = tmp_path_factory.mktemp("fixtures") / "reports.db"
    with open_database(path) as database:
        for slug in ASKED_FIXTURES:
            document = fixtures_read[slug]
            sha256 = document.document.sha256
            run = Import(f"{slug}/report.pdf", "imported", 1, "1", sha256, content=sha256)
            store(database, document, run)
    return path


@pytest.fixture
def check_golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the file of this name in ``golden`` beside the test. ``GOLDEN=write``
    writes it, and fails so that nobody takes writing for testing."""

    def check(name: str, text: str) -> None:
        path = request.path.parent / "golden" / name
        if os.environ.get("GOLDEN") == "write":
            assert not os.environ.get("CI"), "golden files are written by people, and read"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
            pytest.fail(f"{path} is written: read what changed, then test without GOLDEN")
        assert text == path.read_text(encoding="utf-8")

    return check
