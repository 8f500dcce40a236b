"""``python -m tests.whole [FOLDER ...]``: how much of whole reports is read right, and what is not.

Without folders those beside this file, each in a line; with folders what was missed and misread.
``--set`` prints ``source.html`` to ``report.pdf`` first, ``--keep`` writes what was reached to
``least``; ``--style NAME`` draws the tables of all in another style first, in a folder that is
gone afterwards.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from extractor.comparing.documents import Tally
from extractor.comparing.matching import Difference
from extractor.comparing.points import VALUE, Point
from extractor.errors import ExtractorError
from extractor.pipeline import extract_document
from fixtures.typeset import typeset
from tests.whole.expecting import SLUGS, WHOLE, compare, expected
from tests.whole.styles import STYLES, may_be_restyled, restyled

UNSAID = {"contact": "complaint", "event": "received", "scope": "total"}


def measured(folder: Path) -> tuple[str, Tally, list[str]]:
    """A folder's name, its sums, and a line for each difference."""
    wanted = expected(folder)
    read = extract_document(folder / "report.pdf")
    tally, differences = compare(wanted, read)
    reports = [(report.council, report.report_year) for report in read.reports]
    lines = [told(each) for each in differences]
    if (wanted.council, wanted.report_year) not in reports:
        lines.insert(0, f"report: {reports}, not {(wanted.council, wanted.report_year)}")
    return folder.name, tally, lines


def told(difference: Difference) -> str:
    """One difference on a line or two."""
    lines = []
    if difference.want is not None:
        lines.append(f"  missed {said(difference.want)}")
    if difference.got is not None:
        source = difference.got.figure["sources"][0]
        lines.append(f"  false  {said(difference.got)}")
        lines.append(f"         page {source['page']} {source['kind']}: {source['text'][:200]!r}")
    return "\n".join(lines)


def said(point: Point) -> str:
    """A datapoint in the form of ``expected.toml``."""
    readings: Mapping[str, tuple[object, ...]] = point.readings
    named = " ".join(
        f"{name}={'|'.join('none' if one is None else str(one) for one in values)}"
        for name, values in readings.items()
        if name != VALUE and values not in ((None,), (UNSAID.get(name),))
    )
    values = "|".join(f"{mark}{value:f}" for value, mark in readings[VALUE])  # type: ignore[str-unpack,attr-defined]
    return f"{point.family} {named} {point.measure}={values}"


def keep(folder: Path, tally: Tally) -> None:
    """Write what was reached to ``least``, rounded down."""
    path = folder / "expected.toml"
    reached = [int(each * 1000) / 1000 for each in (tally.recall, tally.precision)]
    text = re.sub(r"(?m)^least = .*\n", "", path.read_text("utf-8"))
    path.write_text(text.replace("figures = [", f"least = {reached}\nfigures = [", 1), "utf-8")


def main() -> int:
    """Exit code 0; 1 where a file cannot be read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--set", action="store_true", help="typeset source.html first")
    parser.add_argument("--keep", action="store_true", help='write "least" anew')
    parser.add_argument("--style", choices=sorted(STYLES), help="draw the tables in this style")
    asked = parser.parse_args()
    if asked.style and (asked.set or asked.keep):
        parser.error("--style keeps nothing: leave --set and --keep out")
    folders = asked.folders or [WHOLE / slug for slug in SLUGS]
    if asked.set:
        for folder in folders:
            typeset(folder.resolve())
    if not asked.style:
        return measure(folders, asked.folders, asked.keep)
    with tempfile.TemporaryDirectory() as into:
        others = [restyled(f, asked.style, Path(into)) for f in folders if may_be_restyled(f)]
        return measure(others, asked.folders, keeping=False)


def measure(folders: Sequence[Path], differences: object, keeping: bool) -> int:
    """Print a line for each folder and one for all, with their ``differences`` if that is true;
    the exit code."""
    sums = Tally()
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for folder, answer in zip(
            folders, [pool.submit(measured, folder) for folder in folders], strict=True
        ):
            try:
                name, tally, lines = answer.result()
            except (ExtractorError, ValueError, OSError) as error:
                print(f"{folder}: {error}", file=sys.stderr)
                return 1
            if differences and lines:
                print("\n".join(lines))
            print(row(name, tally))
            sums += tally
            if keeping:
                keep(folder, tally)
    print(row("all", sums))
    return 0


def row(name: str, tally: Tally) -> str:
    """One line of the table."""
    return (
        f"{name:44} R {tally.recall:.3f} P {tally.precision:.3f} F {tally.f1:.3f}"
        f"  ({tally.found}/{tally.required}, {tally.false} false)"
    )


if __name__ == "__main__":
    sys.exit(main())
