"""The commands by which people correct what was read: ``correct``."""

from __future__ import annotations

from typing import Annotated

import typer

from extractor.cli.common import DEFAULT_DATABASE, EPILOG, Corrections, Database, app, tell
from extractor.errors import UsageError


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
