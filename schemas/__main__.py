"""``python -m schemas`` writes the JSON Schema beside the models."""

from schemas.json_schema import SCHEMA_FILE, json_schema

if __name__ == "__main__":
    SCHEMA_FILE.write_text(json_schema(), encoding="utf-8")
    print(SCHEMA_FILE)
