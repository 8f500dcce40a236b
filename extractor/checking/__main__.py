"""``python -m extractor.checking`` writes the list of checks, ``docs/checks.md``."""

from __future__ import annotations

from pathlib import Path

from extractor.checking.listing import rules_as_markdown

LISTING = Path(__file__).resolve().parent.parent.parent / "docs" / "checks.md"

if __name__ == "__main__":
    LISTING.parent.mkdir(exist_ok=True)
    LISTING.write_text(rules_as_markdown(), encoding="utf-8")
    print(LISTING)
