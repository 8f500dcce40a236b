"""The JSON Schema of a published document, generated from the models and checked in."""

from __future__ import annotations

import json
from pathlib import Path

from schemas.report import ExtractedDocument

SCHEMA_FILE = Path(__file__).with_name("report.schema.json")


def json_schema() -> str:
    """The JSON Schema (draft 2020-12) as text, ending in a newline."""
    schema = ExtractedDocument.model_json_schema(mode="serialization")
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
