"""What the commands share: the application, its exit codes, options that several take, printing.

Nothing heavy is imported before a command needs it, so that ``--help`` answers at once.
"""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor import __version__
from extractor.errors import ExtractorError, UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from extractor.store.correcting import Force

DONE, FAULT, WRONG_USAGE, SOME_FAILED, INTERRUPTED = 0, 1, 2, 3, 130

PIPED_WIDTH = 240
"""Columns of a table that goes to a file or another program, where no terminal says its width."""

LONGEST_TEXT = 60
"""Characters that a message quotes of what a page prints."""

EPILOG = (
    "Exit codes: 0 done; 2 wrong usage; 3 a batch finished but some files failed; "
    "4 check found a regression; 5 unreadable input (not a PDF, damaged, encrypted); "
    "6 no complaints report in the document; 130 interrupted."
)

app = typer.Typer(
    name="extractor",
    help="Read councils' annual complaints reports (PDF) into validated figures.",
    epilog=EPILOG,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Database = Annotated[Path, typer.Option("--db", help="The SQLite database.")]
DEFAULT_DATABASE = Path("output/reports.db")
Vocabulary = Annotated[
    Path | None,
    typer.Option(help="Your own phrases (TOML), read before the shipped ones.", metavar="FILE"),
]
Corrections = Annotated[
    Path | None,
    typer.Option(
        "--corrections",
        help="What people corrected (TOML); corrections.toml beside the database unless given.",
        metavar="FILE",
        show_default=False,
    ),
]


class Interrupted(ExtractorError):
    """Ctrl-C, with something to say about what is left."""

    exit_code = INTERRUPTED


class Ocr(StrEnum):
    """Which pages are read from their pictures."""

    auto = "auto"
    never = "never"
    always = "always"


Jobs = Annotated[
    int | None,
    typer.Option(
        min=0,
        help="Files read at a time, each in a process of its own; one per core unless given. "
        "0: in this process, without limits.",
        show_default=False,
    ),
]
Recognition = Annotated[
    Ocr,
    typer.Option(
        "--ocr",
        help="Read pages from their pictures: those without usable text, none, or all of them.",
    ),
]


@app.callback(epilog=EPILOG, invoke_without_command=True)
def _extractor(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if version:
        print(__version__)
        raise typer.Exit
    if context.invoked_subcommand is None:
        print(context.get_help())
        raise typer.Exit(WRONG_USAGE)


def must_be_file(path: Path) -> None:
    """Refuse a folder or a path at which nothing is. Raises UsageError."""
    if path.is_dir():
        raise UsageError(f"{path}: a folder; name one PDF, or use: extractor import {path}")
    if not path.exists():
        raise UsageError(f"{path}: no such file; check the path")


def use_vocabulary(vocabulary: Path | None) -> None:
    """Read with the user's own phrases. Raises UsageError for a file that is no vocabulary."""
    if vocabulary is None:
        return
    from extractor.reading import labels

    try:
        labels.use_vocabulary(vocabulary)
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) else str(error)
        raise UsageError(
            f"--vocabulary {vocabulary}: {said}; "
            "the form is in extractor/reading/vocabulary/README.md"
        ) from None


def quiet() -> None:
    """Keep the libraries' own warnings off stderr."""
    from extractor.running import reading

    reading.quiet()


def stdout() -> Console:
    """Where tables are printed: as wide as the terminal, or ``PIPED_WIDTH``."""
    from rich.console import Console

    known = sys.stdout.isatty() or "COLUMNS" in os.environ
    return Console(width=None if known else PIPED_WIDTH)


def tell(state: Force, file: Path) -> None:
    """Say on stderr which entries are not in force, and why."""
    for problem in state.problems:
        advice = "delete the entry" if problem.state == "not needed" else "look at the page again"
        where = f"{problem.document}, page {problem.page}, {_short(problem.text)!r}"
        print(
            f"extractor: {file}, entry {problem.number} ({where}): "
            f"{problem.state}: {problem.detail}; {advice}",
            file=sys.stderr,
        )
    if state.waiting:
        entries = "1 entry waits" if state.waiting == 1 else f"{state.waiting} entries wait"
        print(
            f"extractor: {file}: {entries} for documents that are not in the database",
            file=sys.stderr,
        )


def _short(text: str) -> str:
    """As much of a printed text as tells it from others, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_TEXT else f"{line[:LONGEST_TEXT]}…"
