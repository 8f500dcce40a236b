"""The commands that README.md shows, and how each is run where the package alone is installed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"

LEFT_OUT = {
    "make demo": "sets up a checkout; the tour does by hand what it does",
    "make test": "tests a checkout",
    "extractor review --open": "asks a person",
    "frictionless validate": "another program",
    "extractor check fixtures/kent-2023-24 --update": "asks a person about a report of their own",
}
"""How a command begins, and why the tour does not run it."""

WITHOUT_EXTRAS = ("--chart", "--cluster")
"""Options that need more than the package: without it they must say so in one line."""

USAGE, SOME_FAILED, NO_REPORT = 2, 3, 6
"""Exit codes: an extra that is missing, a file that is no PDF, a document without a report."""

CODES = {
    "extractor import 'archive/20*/*.pdf'": SOME_FAILED,
    "extractor import --failed": SOME_FAILED,
    "extractor import archive/ ": SOME_FAILED,
    "extractor extract scan.pdf --ocr never": NO_REPORT,
}
"""How commands begin that do not end with 0, and how they end."""


@dataclass(frozen=True)
class Stop:
    """One command as README.md has it, and the exit code that it ends with."""

    command: str
    code: int = 0


def commands(text: str) -> list[str]:
    """The commands in the text's indented blocks, without the remarks beside them. A command goes
    on where its quotes are open."""
    found: list[str] = []
    for line in re.findall(r"^ {4}(.*)$", text, re.M):
        if found and found[-1].count('"') % 2:
            found[-1] += f"\n{line}"
        elif re.match(r"(?:extractor|make|frictionless) ", line):
            found.append(re.sub(r" +# .*$", "", line))
    return found


def stops(text: str) -> list[Stop]:
    """The commands of the tour. "…" stands for what the reader fills in."""
    return [
        Stop(command.replace(" …", ' "A. Reader"'), _code(command))
        for command in commands(text)
        if left_out(command) is None
    ]


def left_out(command: str) -> str | None:
    """Why the tour does not run the command; None if it does."""
    return next((why for begin, why in LEFT_OUT.items() if command.startswith(begin)), None)


def _code(command: str) -> int:
    if any(option in command for option in WITHOUT_EXTRAS):
        return USAGE
    return next((code for begin, code in CODES.items() if command.startswith(begin)), 0)


def python_of(text: str) -> str:
    """The lines of Python that the text shows."""
    (block,) = re.findall(
        r"(?:^ {4}.*\n)*^ {4}from extractor import .*\n(?:^ {4}.*\n)*", text, re.M
    )
    return "\n".join(line[4:] for line in block.splitlines())
