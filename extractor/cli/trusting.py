"""The commands by which people look at what was read and correct it: ``review``, ``correct``."""

from __future__ import annotations

import sys
from enum import StrEnum
from functools import partial
from typing import Annotated

import typer

from extractor.cli.asking import AnswerFormat
from extractor.cli.common import (
    DEFAULT_DATABASE,
    EPILOG,
    Corrections,
    Database,
    app,
    quiet,
    stdout,
    tell,
)
from extractor.errors import UsageError


class Kind(StrEnum):
    """What ``review`` lists."""

    discrepancy = "discrepancy"
    weak = "weak"
    unread = "unread"


@app.command(epilog=EPILOG)
def review(
    council: Annotated[
        list[str] | None,
        typer.Option(help="A council by any of its names, or several between commas."),
    ] = None,
    report: Annotated[
        str | None, typer.Option(help="KENT-2020-21, or a report's id.", metavar="REPORT")
    ] = None,
    kind: Annotated[Kind | None, typer.Option(help="Only these.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 20,
    form: Annotated[AnswerFormat, typer.Option("--format")] = AnswerFormat.table,
    walk: Annotated[
        bool, typer.Option("--open", help="Show one after the other, and ask.")
    ] = False,
    who: Annotated[str | None, typer.Option(help="With --open: who looks at the pages.")] = None,
    corrections: Corrections = None,
    db: Database = DEFAULT_DATABASE,
) -> None:
    """List what most deserves a human eye, the most doubtful first, and why it is doubtful."""
    from extractor.ask.formats import write
    from extractor.ask.queries import asking
    from extractor.ask.reviewed import as_answer, as_table
    from extractor.ask.reviewing import KINDS, chosen, queue

    if walk and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("--open asks questions and needs a terminal; leave it out for a list")
    with asking(db) as connection:
        reports = chosen(connection, council or (), report)
        items = queue(connection, KINDS if kind is None else (kind.value,), reports, limit)
    if not walk and form is AnswerFormat.table:
        return stdout().print(as_table(items) if items else "nothing to look at")
    if not walk:
        return write(as_answer(items), form.value, stdout())
    from extractor.ask.walking import Walk
    from extractor.store.correcting import beside

    quiet()
    walked = Walk(db, corrections or beside(db), input, partial(print, end=""), who or _asked_who())
    print(f"\n{walked.through(items)} of {len(items)} settled")


def _asked_who() -> str:
    """The name of who sits at the terminal. Raises UsageError for none."""
    try:
        name = input("who looks at the pages: ").strip()
    except EOFError:
        name = ""
    if not name:
        raise UsageError("say with --who who looks at the pages")
    return name


@app.command(epilog=EPILOG)
def correct(
    figure: Annotated[
        str | None,
        typer.Argument(
            help="The id of a figure, an unread number or a discrepancy, or how it begins.",
            metavar="FIGURE_ID",
        ),
    ] = None,
    value: Annotated[
        str | None, typer.Option(help="What the page prints: 62, 58.5, '<5'.", metavar="VALUE")
    ] = None,
    measure: Annotated[
        str | None,
        typer.Option(help="Of which measure (count, percent, ...), where there are several."),
    ] = None,
    not_a_figure: Annotated[
        bool, typer.Option("--not-a-figure", help="It is no figure at all.")
    ] = False,
    confirmed: Annotated[
        bool, typer.Option("--confirmed", help="It was looked at, and is right.")
    ] = False,
    who: Annotated[str | None, typer.Option(help="Who looked at the page.")] = None,
    why: Annotated[str | None, typer.Option(help="What the page shows.")] = None,
    apply: Annotated[
        bool,
        typer.Option("--apply", help="Put the file in force as it is now, after changes in it."),
    ] = False,
    corrections: Corrections = None,
    db: Database = DEFAULT_DATABASE,
) -> None:
    """Say what the page really prints. It is kept in a file, and at once in force."""
    from extractor.store import correcting

    file = corrections or correcting.beside(db)
    said = [value is not None, not_a_figure, confirmed]
    if apply:
        if figure is not None or any(said):
            raise UsageError("--apply stands alone: it puts the file in force as it is")
        state = correcting.apply(db, file)
        print(f"{file}: entries in force: {state.applied}")
        return tell(state, file)
    if figure is None or sum(said) != 1:
        raise UsageError(
            "give a figure's id and one of --value, --not-a-figure, --confirmed; or --apply"
        )
    if who is None:
        raise UsageError("say with --who who looked at the page")
    verdict = correcting.Verdict(who, why, measure, value, not_a_figure, confirmed)
    entry, number, state = correcting.correct(db, file, figure, verdict)
    says = {
        "value": f"{entry.read} should be {entry.value}",
        "not a figure": f"{entry.read} is no figure",
        "confirmed": "confirmed",
    }
    print(
        f"{entry.document}, page {entry.page}, {entry.what}: {says[entry.action]} "
        f"(entry {number} of {file})"
    )
    tell(state, file)
