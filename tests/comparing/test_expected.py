"""Expected documents that break the contract are refused with the place; fixtures are found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extractor.comparing.expected import first_readings, parse
from extractor.comparing.fixtures import find_fixtures
from extractor.errors import UsageError
from tests.comparing.made import FIGURE, expected, printed


def test_the_liberties_are_no_breach() -> None:
    figure = {**FIGURE, "procedure": [None, "statutory"], "required": False, "missed": ["count"]}
    document = expected(
        figure,
        missed=["committee"],
        misread=[{"family": "stage_counts", **printed(FIGURE)}],
        discrepancies=[{"kind": "implausible", "message": "x", "page": 1, "missed": True}],
    )
    parsed = parse(json.dumps(document), "x")
    plain = first_readings(parsed)["reports"][0]
    assert plain["stage_counts"][0]["procedure"] is None
    assert not {"missed", "misread"} & {*plain, *plain["stage_counts"][0]}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"stage_counts": [{**FIGURE, "sources": []}]}, "reports.0.stage_counts.0.sources"),
        ({"stage_counts": [printed({**FIGURE, "stagr": 1})]}, "stagr"),
        ({"stage_counts": [printed({**FIGURE, "missed": ["percent"]})]}, "percent"),
        ({"missed": ["counsil"]}, "counsil"),
        ({"misread": [printed(FIGURE)]}, "family"),
        ({"misread": [{"family": "outcome", **printed(FIGURE)}]}, "outcome"),
        ({"misread": [{"family": "outcomes", **printed(FIGURE)}]}, "outcome"),
        ({"stage_counts": [7]}, "fixtures/README.md"),
    ],
)
def test_what_breaks_the_contract_is_refused(change: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError) as refused:
        parse(json.dumps(expected(**{"stage_counts": [], **change})), "a/expected.json")
    assert said in str(refused.value)
    assert str(refused.value).startswith("a/expected.json: ")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"reports": 1}', '{"reports": [1]}'])
def test_what_is_no_document_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"expected\.json: "):
        parse(text, "expected.json")


def fixture(folder: Path, *names: str) -> Path:
    folder.mkdir(parents=True)
    for name in names:
        (folder / name).write_text("{}")
    return folder


def test_fixtures_are_the_folders_that_hold_a_report(tmp_path: Path) -> None:
    fixture(tmp_path / "a", "report.pdf", "other.pdf", "expected.json")
    fixture(tmp_path / "sub" / "b", "Report 2020.PDF", "expected.json")
    fixture(tmp_path / ".hidden", "report.pdf", "expected.json")
    fixture(tmp_path / "empty", "notes.txt")
    found = find_fixtures(tmp_path)
    assert [(each.name, each.report.name) for each in found] == [
        ("a", "report.pdf"),
        ("b", "Report 2020.PDF"),
    ]
    assert [each.name for each in find_fixtures(tmp_path / "a")] == ["a"]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("report.pdf",), "--update"),
        (("expected.json",), "no PDF"),
        (("a.pdf", "b.pdf", "expected.json"), "2 PDFs"),
        ((), "no folder with a report.pdf"),
    ],
)
def test_what_checks_nothing_is_named(tmp_path: Path, names: tuple[str, ...], said: str) -> None:
    fixture(tmp_path / "a", *names)
    with pytest.raises(UsageError) as refused:
        find_fixtures(tmp_path)
    assert said in str(refused.value)


def test_a_draft_needs_no_expectations_yet(tmp_path: Path) -> None:
    fixture(tmp_path / "a", "report.pdf")
    assert [each.text for each in find_fixtures(tmp_path, drafts=True)] == [None]
    with pytest.raises(UsageError, match="no such folder"):
        find_fixtures(tmp_path / "b")
