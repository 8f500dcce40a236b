"""The command that holds what is read against what is expected: ``check``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from extractor.cli.common import (
    EPILOG,
    Jobs,
    Ocr,
    Recognition,
    Vocabulary,
    app,
    quiet,
)
from extractor.cli.readers import crew_here, reader_with
from extractor.errors import Regression, UsageError

if TYPE_CHECKING:
    from extractor.comparing.fixtures import Checked


class CheckFormat(StrEnum):
    """How ``check`` prints."""

    text = "text"
    json = "json"
    junit = "junit"
    github = "github"


@app.command(epilog=EPILOG)
def check(
    fixtures: Annotated[
        Path,
        typer.Argument(
            help="A folder of folders, each with a report.pdf and its expected.json; or one such.",
            metavar="FIXTURES",
        ),
    ] = Path("fixtures"),
    update: Annotated[
        bool,
        typer.Option(
            "--update",
            help="Write expected.json anew, where what is read now is what the report says.",
        ),
    ] = False,
    accept: Annotated[
        bool,
        typer.Option("--accept", help="Mark in expected.json what is not read right as known."),
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="With --update and --accept: do not ask.")
    ] = False,
    min_recall: Annotated[
        float | None,
        typer.Option(
            min=0,
            max=1,
            help="Tolerate missing figures while this share of those expected is found.",
        ),
    ] = None,
    min_precision: Annotated[
        float | None,
        typer.Option(
            min=0,
            max=1,
            help="Tolerate unexpected figures while this share of those read is expected.",
        ),
    ] = None,
    form: Annotated[CheckFormat, typer.Option("--format")] = CheckFormat.text,
    jobs: Jobs = None,
    vocabulary: Vocabulary = None,
    ocr: Recognition = Ocr.auto,
) -> None:
    """Compare what is read from each report with its expected.json, figure by figure.

    Fails when a figure is missing, wrong or unexpected and not marked as known.
    """
    from extractor.comparing import machine, printed, updating
    from extractor.comparing.fixtures import check_fixtures, find_fixtures
    from extractor.comparing.verdict import Verdict
    from extractor.running.limits import Limits

    _must_go_together(update, accept, yes, form)
    quiet()
    reader = reader_with(vocabulary, ocr)
    found = find_fixtures(fixtures, drafts=update)
    with crew_here(reader, Limits(), jobs, most=len(found)) as crew:
        checked = list(check_fixtures(found, crew))
    verdict = Verdict(checked, min_recall, min_precision)
    if update or accept:
        for one in checked:
            print("\n".join(printed.diff(one, verdict)), end="\n" if one.reports else "")
        return _rewrite(checked, updating.updated if update else updating.accepted, yes)
    formats: dict[CheckFormat, Callable[[Verdict], str]] = {
        CheckFormat.text: printed.as_text,
        CheckFormat.json: machine.as_json,
        CheckFormat.junit: machine.as_junit,
        CheckFormat.github: machine.as_github,
    }
    print(formats[form](verdict).rstrip("\n"))
    if verdict.faults:
        raise Regression(f"{fixtures}: {'; '.join(verdict.faults)}")


def _must_go_together(update: bool, accept: bool, yes: bool, form: CheckFormat) -> None:
    """Refuse options that make no sense together. Raises UsageError."""
    if update and accept:
        raise UsageError("--update takes what is read as right, --accept does not: choose one")
    if yes and not (update or accept):
        raise UsageError("--yes goes with --update or --accept")
    if (update or accept) and form is not CheckFormat.text:
        raise UsageError("--update and --accept show the differences as text; leave --format out")
    if (update or accept) and not yes and not sys.stdin.isatty():
        raise UsageError("before files are rewritten you are asked; without a terminal say --yes")


def _rewrite(
    checked: Sequence[Checked], rewritten: Callable[[Checked], str | None], yes: bool
) -> None:
    from extractor.comparing.updating import write

    texts = [(one, text) for one in checked if (text := rewritten(one)) is not None]
    if not texts:
        print("extractor: every figure is as expected; nothing to write", file=sys.stderr)
        return
    for one, _ in texts:
        new = " (new)" if one.fixture.text is None else ""
        print(f"to write: {one.fixture.expected}{new}", file=sys.stderr)
    if not yes and not _agreed():
        raise UsageError("nothing was written")
    for one, text in texts:
        write(one, text)
    print(
        "extractor: written; look at the changes (git diff) before you keep them", file=sys.stderr
    )


def _agreed() -> bool:
    try:
        return typer.confirm("Write?", default=False, err=True)
    except typer.Abort:  # nobody answers
        return False
