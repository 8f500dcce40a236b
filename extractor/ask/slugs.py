"""Short names of reports that people can type: "KENT-2020-21"."""

from __future__ import annotations

import re
import sqlite3
from difflib import get_close_matches

from extractor.ask.queries import read_year
from extractor.councils.naming import find_councils, place_of
from extractor.errors import UsageError

UNSTATED = "UNSTATED"
"""What stands for a council that its document does not name."""

MOST_SHOWN = 5
"""Slugs that an error lists, so that it stays one line."""

_YEAR_AT_END = re.compile(r"(?P<rest>.*?)[\s_/–-]*\b(?P<year>\d{2,4}\s*[/–-]\s*\d{2,4})\s*$", re.S)


def slug(council: str | None, report_year: str | None) -> str:
    """The council without the words that many share, and the year: "KENT-2020-21".

    "Kent County Council", "kent" and "KENT" have the same. A report whose year is not stated has
    its council alone; several reports of one council and year share a slug.
    """
    words = (place_of(council) or tuple(re.findall(r"\w+", council))) if council else (UNSTATED,)
    year = report_year.replace("/", "-") if report_year else None
    return "-".join(word.upper() for word in (*words, year) if word)


def name_of(council: str | None, report_year: str | None) -> str:
    """A report by its council and year, in words."""
    return f"{council or 'council not stated'}, {report_year or 'year not stated'}"


def find_reports(connection: sqlite3.Connection, text: str) -> list[str]:
    """The ids of the reports that ``text`` means: a report's id, or a slug as people type it.

    "kent-2020-21", "KENT 2020/21" and "Kent County Council 20/21" are one slug. The ids come in the
    order of the documents' names. Raises UsageError, with the slugs nearest to it, when nothing
    has it.
    """
    reports = connection.execute(
        """
        SELECT reports.id, reports.council, reports.report_year
        FROM reports INNER JOIN documents ON reports.sha256 = documents.sha256
        ORDER BY documents.filename, documents.sha256, reports.position
        """
    ).fetchall()
    if any(report_id == text.strip() for report_id, *_ in reports):
        return [text.strip()]
    wanted = _read(text)
    by_slug: dict[str, list[str]] = {}
    for report_id, council, year in reports:
        by_slug.setdefault(slug(council, year), []).append(report_id)
    if wanted not in by_slug:
        councils = sorted({council for _, council, _ in reports if council})
        wanted = _by_another_name(text, councils) or wanted
    if wanted in by_slug:
        return by_slug[wanted]
    raise UsageError(f"no report {text!r}; {_near(wanted, sorted(by_slug))}")


def _read(text: str) -> str:
    """What was typed as a slug."""
    found = _YEAR_AT_END.match(text)
    if not found:
        return slug(text, None)
    try:
        year = read_year(found["year"])
    except UsageError:
        return slug(text, None)
    return slug(found["rest"], year) if found["rest"] else year.replace("/", "-")


def _by_another_name(text: str, councils: list[str]) -> str | None:
    """The slug where the council is written by another of its names: "RBWM 2020/21"."""
    found = _YEAR_AT_END.match(text)
    name, year = (found["rest"], found["year"]) if found else (text, None)
    try:
        meant = find_councils(name.replace("-", " "), councils)
        return slug(meant[0], read_year(year) if year else None) if len(meant) == 1 else None
    except UsageError:
        return None


def _near(wanted: str, slugs: list[str]) -> str:
    if not slugs:
        return "there is none in the database; make some with: extractor import PATH"
    council = re.sub(r"-?\d{4}-\d{2}$", "", wanted)
    same = [name for name in slugs if council and name.startswith(f"{council}-")]
    near = same or get_close_matches(wanted, slugs, MOST_SHOWN, cutoff=0.5) or slugs
    more = " …" if len(near) > MOST_SHOWN else ""
    return f"there are: {', '.join(near[:MOST_SHOWN])}{more}"
