"""The command that prints the published form: ``schema``."""

from __future__ import annotations

from extractor.cli.common import EPILOG, app


@app.command(epilog=EPILOG)
def schema() -> None:
    """Print the JSON Schema of what extract prints."""
    from importlib.resources import files

    print((files("schemas") / "report.schema.json").read_text(encoding="utf-8"), end="")
