"""The fixture reports are what later tests measure against, so they are measured first.

Each expected figure must be printed where it is said to be printed, and each expected document must
keep the data contract once the liberties of the fixtures are taken out: `"required": false`, a list
where either of two readings is right, and marks on what is known to go wrong.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from extractor.comparing.expected import as_text, first_readings, parse
from schemas import FAMILIES, ExtractedDocument

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
SLUGS = sorted(path.name for path in FIXTURES.iterdir() if path.is_dir())
SOURCES = ("source.html", "source.fodt")
FEWEST_FIXTURES = 13
PAGES = range(1, 13)
NUMBER = re.compile(r"\d+(?:\.\d+)?")
WORDS: dict[str, int] = {
    "no": 0, "none": 0, "nil": 0, "one": 1, "two": 2, "both": 2, "three": 3, "four": 4,
    "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "eighteen": 18, "nineteen": 19, "thirty-three": 33, "thirty-six": 36, "thirty-eight": 38,
    "eighty-two": 82,
}  # fmt: skip

Figure = dict[str, Any]


def expected(slug: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((FIXTURES / slug / "expected.json").read_text("utf-8"))
    return document


def figures(document: dict[str, Any]) -> Iterator[tuple[str, str, Figure]]:
    """(`report 0 stage_counts/3`, family, figure) for every figure of a document."""
    for number, report in enumerate(document["reports"]):
        for family in FAMILIES:
            for index, figure in enumerate(report[family]):
                yield f"report {number} {family}/{index}", family, figure


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def printed_pages(slug: str) -> list[str]:
    """The text of each page; of scans, which are pictures of one page, that of the source.

    It is given line by line across the page, and again as the file has it: column by column.
    """
    if expected(slug)["document"]["ocr"]:
        source = (FIXTURES / slug / "source.html").read_text("utf-8")
        return [html.unescape(re.sub(r"<[^>]+>", " ", source))]
    with pdfplumber.open(FIXTURES / slug / "report.pdf") as pdf:
        return [
            f"{page.extract_text()}\n{page.extract_text(use_text_flow=True)}" for page in pdf.pages
        ]


def printed_numbers(text: str) -> set[Decimal]:
    """Every number in a text, in figures ("1,204", "£2,350", "44.1%") or in words."""
    plain = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    numbers = {Decimal(found) for found in NUMBER.findall(plain)}
    words = re.findall(r"[a-z]+(?:-[a-z]+)?", plain.lower())
    return numbers | {Decimal(WORDS[word]) for word in words if word in WORDS}


def test_there_are_enough_of_them() -> None:
    assert len(SLUGS) >= FEWEST_FIXTURES


@pytest.mark.parametrize("slug", SLUGS)
def test_a_fixture_is_a_report_its_source_and_its_figures(slug: str) -> None:
    folder = FIXTURES / slug
    assert sum((folder / name).exists() for name in SOURCES) == 1
    document = expected(slug)["document"]
    content = (folder / "report.pdf").read_bytes()
    assert document["sha256"] == hashlib.sha256(content).hexdigest()
    with pdfplumber.open(folder / "report.pdf") as pdf:
        assert len(pdf.pages) == document["pages"]
        assert len(pdf.pages) in PAGES


@pytest.mark.parametrize("slug", SLUGS)
def test_what_check_rewrites_changes_only_what_it_means_to(slug: str) -> None:
    path = FIXTURES / slug / "expected.json"
    text = path.read_text("utf-8")
    assert as_text(parse(text, str(path))) == text


@pytest.mark.parametrize("slug", SLUGS)
def test_every_source_is_printed_on_its_page(slug: str) -> None:
    pages = [squeezed(text) for text in printed_pages(slug)]
    lost = [
        (where, source)
        for where, _, figure in figures(expected(slug))
        for source in figure["sources"]
        if squeezed(source["text"]) not in pages[source["page"] - 1]
    ]
    assert not lost


@pytest.mark.parametrize("slug", SLUGS)
def test_every_measure_is_printed_in_one_of_its_sources(slug: str) -> None:
    lost = []
    for where, family, figure in figures(expected(slug)):
        printed = set().union(*(printed_numbers(source["text"]) for source in figure["sources"]))
        for measure in FAMILIES[family].MEASURES:  # type: ignore[index]
            value = figure[measure]
            if value is not None and Decimal(str(value)) not in printed:
                lost.append((where, measure, value, figure["sources"]))
    assert not lost


@pytest.mark.parametrize("slug", SLUGS)
def test_expected_figures_keep_the_contract(slug: str) -> None:
    document = ExtractedDocument.model_validate_json(json.dumps(first_readings(expected(slug))))
    for report in document.reports:
        assert report.pages[1] <= document.document.pages
        for family in report.figures().values():
            for figure in family:
                assert all(
                    report.pages[0] <= source.page <= report.pages[1] for source in figure.sources
                )


@pytest.mark.parametrize("slug", SLUGS)
def test_a_claim_stands_twice_only_where_the_report_contradicts_itself(slug: str) -> None:
    for report in first_readings(expected(slug))["reports"]:
        told = {name for found in report["discrepancies"] for name in found["figures"]}
        for family, model in FAMILIES.items():
            seen: dict[str, str] = {}
            for index, figure in enumerate(report[family]):
                loose = {"sources", "qualifiers", *model.MEASURES}
                claim = json.dumps([figure[name] for name in sorted(set(figure) - loose)])
                here = f"{family}/{index}"
                assert claim not in seen or {here, seen[claim]} <= told, (here, claim)
                seen[claim] = here


def readme_table(first: str) -> list[list[str]]:
    """The cells of the table in the README whose first heading cells are these."""
    text = (FIXTURES / "README.md").read_text("utf-8")
    lines = text[text.index(first) :].split("\n\n")[0].splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [rows[0], *rows[2:]]


def test_the_readme_names_every_fixture_and_its_pages() -> None:
    _, *rows = readme_table("| | folder |")
    named = {row[1].strip("`"): int(row[-1]) for row in rows}
    assert named == {slug: expected(slug)["document"]["pages"] for slug in SLUGS}
    habits = readme_table("| habit of report writers |")[0][1:]
    assert habits == [row[0] for row in rows]


def test_every_habit_is_in_a_fixture_and_every_fixture_has_habits() -> None:
    heads, *rows = readme_table("| habit of report writers |")
    assert all(len(row) == len(heads) and set(row[1:]) <= {"x", ""} for row in rows)
    assert [row[0] for row in rows if "x" not in row] == []
    assert all(any(row[column] == "x" for row in rows) for column in range(1, len(heads)))
    assert len({row[0] for row in rows}) == len(rows)


def test_the_fixtures_are_set_by_three_engines() -> None:
    _, *rows = readme_table("| | folder |")
    assert {row[3].split(",")[0] for row in rows} == {"WeasyPrint", "Chromium", "LibreOffice"}


def test_planted_contradictions_are_expected() -> None:
    letters = {row[0]: row[1].strip("`") for row in readme_table("| | folder |")[1:]}
    _, *rows = readme_table("| fixture | kind |")
    planted = [(letters[row[0]], row[1].strip("`")) for row in rows if row[0] in letters]
    known = [
        (slug, found["kind"])
        for slug in SLUGS
        for report in expected(slug)["reports"]
        for found in report["discrepancies"]
    ]
    assert set(planted) == set(known)


def test_printed_numbers_are_found_in_figures_and_words() -> None:
    assert printed_numbers("£2,350 in three cases, 44.1%") >= {
        Decimal(2350),
        Decimal(3),
        Decimal("44.1"),
    }
    assert Decimal(5) not in printed_numbers("54 complaints, 1,500 calls")
