"""Reports made by hand, expected and read."""

from __future__ import annotations

from typing import Any

from extractor.comparing.documents import Compared, compare
from schemas import ExtractedDocument

Figure = dict[str, Any]

FIGURE: Figure = {"year": "2020/21", "service_area": "The Fostering Team", "count": 4}

DOCUMENT = {"filename": "a.pdf", "sha256": "0" * 64, "pages": 9}


def printed(figure: Figure, page: int = 1) -> Figure:
    """The figure with a place of print."""
    return {"sources": [{"page": page, "kind": "table", "text": "4", "bbox": None}], **figure}


def expected(*figures: Figure, **report: Any) -> dict[str, Any]:
    """A document of one report with stage counts."""
    counts = [printed(figure) for figure in figures]
    return {
        "document": DOCUMENT,
        "reports": [{"pages": [1, 9], "stage_counts": counts, **report}],
    }


def read(*figures: Figure, **report: Any) -> ExtractedDocument:
    return ExtractedDocument.model_validate(expected(*figures, **report))


def one(wanted: dict[str, Any], found: ExtractedDocument | None) -> Compared:
    """The only report of both, compared."""
    (compared,) = compare(wanted, found)
    return compared


def kinds(compared: Compared) -> list[tuple[str, bool]]:
    """(kind, known) of each difference."""
    return [(difference.kind, difference.known) for difference in compared.differences]
