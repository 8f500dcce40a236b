"""``expected.json``: a document of the data contract with the liberties that people need.

A list for a dimension or a measure accepts any of its values. ``"required": false`` says that a
figure may be left out. Two marks say what is known to go wrong, so that only what is new fails:
``"missed"`` in a figure names its measures that are not read (in a report, what of its identity; in
a discrepancy it is true), and ``"misread"`` in a report lists what is read and not printed, each
with its ``"family"``. Marks excuse; they do not count as found.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from extractor.errors import UsageError
from schemas.figures import FAMILIES, Discrepancy
from schemas.report import ExtractedDocument

Json = dict[str, Any]

IDENTITY = ("council", "report_year", "meeting_date", "committee", "pages")
"""What is compared of what a report says of itself."""

DISCREPANCIES = "discrepancies"

MARKS = ("required", "missed", "misread")
"""What an expected document has and a published one has not."""


def parse(text: str, name: str) -> Json:
    """The expected document of a file called ``name``.

    Raises UsageError that says where the text is no JSON or breaks the contract.
    """
    try:
        document = json.loads(text)
    except ValueError as error:
        raise UsageError(f"{name}: no JSON ({error}); correct it there") from None
    if not isinstance(document, dict) or not isinstance(document.get("reports"), list):
        raise UsageError(f'{name}: no document with "reports"; see: extractor schema')
    try:
        ExtractedDocument.model_validate_json(json.dumps(first_readings(document)))
        for report in document["reports"]:
            _check_marks(report)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "document"
        raise UsageError(f"{name}: {where}: {first['msg']}; see: extractor schema") from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{name}: {error}; fixtures/README.md has the form") from None
    return document


def first_readings(document: Json) -> Json:
    """The document without the liberties: of each list of readings the first, and no marks."""
    plain: Json = json.loads(json.dumps(document))
    for report in plain["reports"]:
        for mark in MARKS:
            report.pop(mark, None)
        for family in FAMILIES:
            report[family] = [first_reading(figure) for figure in report.get(family, [])]
        for found in report.get(DISCREPANCIES, []):
            found.pop("missed", None)
    return plain


def first_reading(figure: Json) -> Json:
    """One figure without the liberties."""
    return {
        name: value[0] if isinstance(value, list) and name not in ("sources", "origins") else value
        for name, value in figure.items()
        if name not in MARKS
    }


def listed(value: Any) -> list[Any]:
    """The readings that a value allows."""
    return value if isinstance(value, list) else [value]


def as_text(document: Json) -> str:
    """The document as it is written: to be read, compared line by line, and edited by hand."""
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def draft(found: ExtractedDocument) -> Json:
    """What was read, in the form of an expected document: a start, to be held against the pages."""
    document: Json = found.model_dump(mode="json")
    for name in ("pages_without_text", "pages_unreadable", "remarks"):
        document["document"].pop(name)
    document["reports"] = [_draft_report(report) for report in document["reports"]]
    return document


def _draft_report(report: Json) -> Json:
    for family in FAMILIES:
        report[family] = [draft_figure(figure) for figure in report[family]]
    report.pop("checks")
    report.pop("unread")
    return report | {"tables": [], "paragraphs": []}


def draft_figure(figure: Json) -> Json:
    """A published figure as it stands in an expected document: with sources that people can check,
    and without boxes and origins."""
    said = {name: value for name, value in figure.items() if name != "origins"}
    return said | {
        "sources": [{k: s[k] for k in ("page", "kind", "text")} for s in figure["sources"]]
    }


def misread_points(report: Json) -> Iterator[tuple[str, Json]]:
    """(family, figure or discrepancy) for each entry of ``misread``."""
    for entry in report.get("misread", []):
        yield entry["family"], {k: v for k, v in entry.items() if k != "family"}


def _check_marks(report: Json) -> None:
    """Raises ValueError for a mark that names what is not there: no typing error may excuse."""
    for name in report.get("missed", []):
        if name not in IDENTITY:
            raise ValueError(f'"missed" of a report names {name!r}, not one of {IDENTITY}')
    for family, model in FAMILIES.items():
        for index, figure in enumerate(report.get(family, [])):
            for measure in figure.get("missed", []):
                if measure not in model.MEASURES or figure.get(measure) is None:
                    raise ValueError(
                        f'{family}.{index}: "missed" names {measure!r}, which it does not give'
                    )
    for name, entry in misread_points(report):
        if name == DISCREPANCIES:
            Discrepancy.model_validate(entry)
        elif name in FAMILIES:
            FAMILIES[name].model_validate_json(json.dumps(entry))
        else:
            raise ValueError(f'"misread" has the family {name!r}')


def read(path: Path) -> str:
    """The file's text. Raises UsageError when it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        said = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise UsageError(f"{path}: cannot be read ({said}); correct it, or write it anew") from None
