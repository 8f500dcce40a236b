"""A manifest: a CSV file that says where PDFs came from and whose they are."""

from __future__ import annotations

import csv
import datetime
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.ask.queries import read_year
from extractor.errors import UsageError
from extractor.store.listings import Listing

COLUMNS = ("path", "source_url", "retrieved", "council", "year")
_OTHER_NAMES = {"retrieved_date": "retrieved", "date_retrieved": "retrieved"}


@dataclass(frozen=True, slots=True)
class Manifest:
    """The lines of a manifest, by the real path of the file that each is about.

    ``files`` are those paths as they are to be opened, in the manifest's order.
    """

    files: tuple[Path, ...]
    lines: dict[str, Listing]

    def line_of(self, file: Path) -> Listing | None:
        """What the manifest says of a file."""
        return self.lines.get(os.path.realpath(file))

    def not_among(self, files: Sequence[Path]) -> list[str]:
        """The manifest's names of files that are not among these."""
        there = {os.path.realpath(file) for file in files}
        return [line.path for real, line in self.lines.items() if real not in there]


def read_manifest(manifest: Path, folders: Sequence[Path] = ()) -> Manifest:
    """Read a manifest: a header with some of ``COLUMNS``, ``path`` among them, and a line per file.

    Paths are relative to the manifest's own folder or to one of ``folders``. Raises UsageError,
    naming the line, for anything that is not as it should be: nothing is skipped.
    """

    def wrong(what: str, line: int | None = None) -> UsageError:
        where = f", line {line}" if line else ""
        return UsageError(f"--manifest {manifest}{where}: {what}")

    try:
        with manifest.open(encoding="utf-8-sig", newline="") as stream:
            rows = csv.reader(stream, strict=True)
            header = [_column(cell) for cell in next(rows, [])]
            problem = _problem_of(header)
            if problem:
                raise wrong(f"{problem}; the columns are {', '.join(COLUMNS)}", 1)
            files: dict[str, Path] = {}
            lines: dict[str, Listing] = {}
            for row in rows:
                if not any(cell.strip() for cell in row):
                    continue
                if len(row) != len(header):
                    said = f"{len(row)} cells under {len(header)} columns; quote commas in cells"
                    raise wrong(said, rows.line_num)
                try:
                    listing = _listing(dict(zip(header, map(str.strip, row), strict=True)))
                except UsageError as error:
                    raise wrong(str(error), rows.line_num) from None
                file = _place(listing.path, [manifest.parent, *folders])
                real = os.path.realpath(file)
                if real in lines:
                    said = f"{listing.path!r} is the file of a line before; keep one of them"
                    raise wrong(said, rows.line_num)
                files[real], lines[real] = file, listing
    except OSError as error:
        raise wrong(f"{error.strerror}; check the path") from None
    except UnicodeDecodeError:
        raise wrong("not UTF-8 text; save it as CSV UTF-8") from None
    except csv.Error as error:
        raise wrong(f"no CSV ({error})") from None
    if not lines:
        raise wrong("no line below the header")
    return Manifest(tuple(files.values()), lines)


def _column(cell: str) -> str:
    name = re.sub(r"[\s_-]+", "_", cell.strip().casefold())
    return _OTHER_NAMES.get(name, name)


def _problem_of(header: Sequence[str]) -> str | None:
    unknown = [name for name in header if name not in COLUMNS]
    if unknown:
        return f"unknown column {', '.join(map(repr, unknown))}"
    if "path" not in header:
        return "no column 'path' in its header"
    return "a column stands in its header twice" if len(set(header)) < len(header) else None


def _listing(cells: dict[str, str]) -> Listing:
    if not cells["path"]:
        raise UsageError("no path")
    year, retrieved = cells.get("year"), cells.get("retrieved")
    return Listing(
        path=cells["path"],
        source_url=cells.get("source_url") or None,
        retrieved=_date(retrieved) if retrieved else None,
        council=cells.get("council") or None,
        year=read_year(year) if year else None,
    )


def _date(text: str) -> str:
    """A date as ISO 8601: it may be so already, with a time or not, or day/month/year."""
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text)
    try:
        if found:
            day, month, year = map(int, found.groups())
            return datetime.date(year, month, day).isoformat()
        datetime.datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text!r} is no date; write it like 2024-05-31") from None
    return text


def _place(path: str, folders: Sequence[Path]) -> Path:
    """Where the file is: below the first folder that has it, else where it should have been."""
    places = [folder / path for folder in folders]
    return next((place for place in places if place.exists()), places[0])
