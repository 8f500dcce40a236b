"""The published data contract: what one report's figures look like, validated. Imports nothing else
of the project."""

from schemas.figures import (
    FAMILIES,
    Breakdown,
    Compensation,
    Discrepancy,
    Figure,
    Outcome,
    Source,
    StageCount,
    Timeliness,
)
from schemas.report import (
    SCHEMA_VERSION,
    Document,
    ExtractedDocument,
    PublishedParagraph,
    PublishedTable,
    Report,
)

__all__ = [
    "FAMILIES",
    "SCHEMA_VERSION",
    "Breakdown",
    "Compensation",
    "Discrepancy",
    "Document",
    "ExtractedDocument",
    "Figure",
    "Outcome",
    "PublishedParagraph",
    "PublishedTable",
    "Report",
    "Source",
    "StageCount",
    "Timeliness",
]
