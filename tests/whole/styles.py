"""Whole reports with their tables drawn in another style: one report, many hands that typeset it.

What a report says does not depend on how its tables are drawn. ``python -m tests.whole --style
NAME`` sets the reports that are HTML anew and measures them against the same expectations.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from fixtures.typeset import typeset

STYLES = {
    "grid": "td, th { border: .75pt solid #000; } th { background: #d9d9d9; }",
    "rules": "table { border-top: 1pt solid #000; border-bottom: 1pt solid #000; }"
    " th { border-bottom: .75pt solid #000; }",
    "bare": "",
    "lines": "th { background: #1f4e79; color: #fff; } td { border-bottom: .5pt solid #999; }",
    "shaded": "th { background: #4472c4; color: #fff; }"
    " tr:nth-child(odd) td { background: #d9e2f3; }",
    "columns": "td, th { border-left: .5pt solid #000; border-right: .5pt solid #000; }"
    " table { border: 1pt solid #000; }",
    "tall": "td, th { padding: 9pt 6pt; vertical-align: middle; border-bottom: .5pt solid #999; }"
    " td + td, th + th { text-align: center; }",
    "airy": "td, th { padding: 9pt 6pt; }",
    "narrow": "table { width: 100%; table-layout: fixed; } td, th { border: .5pt solid #000;"
    " padding: 1pt 2pt; overflow-wrap: anywhere; }",
}
"""How word processors draw tables, by name: CSS that takes the place of a report's own."""

FONT = '"Liberation Sans", Arial, sans-serif'
"""The fonts of what is set anew: a report's own may be missing here, and its tables other ones."""

_PLAIN = (
    f"body, body * {{ font-family: {FONT}; }}"
    " td, th { border: none; background: none; color: #000; } table { border: none; }"
    " tr { background: none; } "
)
_DECLARATION = re.compile(r"([^{};]+:[^{};]+)(?=[;}])")
_TABLE = re.compile(r"<table\b", re.I)


def may_be_restyled(folder: Path) -> bool:
    """Whether the folder's report is a page of HTML that holds a table."""
    page = folder / "source.html"
    return page.exists() and _TABLE.search(page.read_text("utf-8")) is not None


def restyled(folder: Path, style: str, into: Path) -> Path:
    """A copy of the folder below ``into`` whose report has its tables in the style, as a PDF.

    Raises TypesetError where the page cannot be set, KeyError for a style that has no name here.
    """
    copy = into / style / folder.name
    copy.mkdir(parents=True)
    shutil.copy(folder / "expected.toml", copy)
    css = _DECLARATION.sub(r"\1 !important", _PLAIN + STYLES[style])
    page = (folder / "source.html").read_text("utf-8")
    page = page.replace("</head>", f"<style>{css}</style></head>", 1)
    (copy / "source.html").write_text(page, "utf-8")
    typeset(copy)
    return copy
