"""The command line in words, for docs/cli.md: ``python -m extractor.cli.reference`` writes it.

What stands there is what ``--help`` says; a test holds the two to each other.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from pathlib import Path

from typer.core import TyperArgument, TyperGroup, TyperOption
from typer.main import get_command

from extractor.cli import app
from extractor.cli.common import EPILOG
from extractor.reading.sentences import one_line

FILE = Path(__file__).resolve().parents[2] / "docs" / "cli.md"


def reference() -> str:
    """Every command with its arguments and options, as Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    yield "# The command line"
    yield ""
    yield "Written from `extractor --help` by `make schema`; a change by hand would be lost."
    yield ""
    yield EPILOG
    for name, command in group.commands.items():
        arguments = [p for p in command.params if isinstance(p, TyperArgument)]
        options = [p for p in command.params if isinstance(p, TyperOption)]
        yield ""
        yield f"## extractor {name}"
        yield ""
        yield "    " + " ".join(["extractor", name, *map(_usage, arguments), "[OPTIONS]"])
        yield ""
        yield one_line(command.help or "")
        yield ""
        if arguments or options:
            yield "| given | meaning |"
            yield "| --- | --- |"
        for argument in arguments:
            yield f"| `{_usage(argument)}` | {_cell(argument.help or '')} |"
        for option in options:
            yield f"| {_option(option)} | {_cell(_described(option))} |"


def _usage(argument: TyperArgument) -> str:
    shown = argument.metavar or (argument.name or "").upper()
    return shown if argument.required else f"[{shown}]"


def _option(option: TyperOption) -> str:
    names = ", ".join(f"`{name}`" for name in option.opts)
    if option.is_flag:
        return names
    kind = option.type_descriptor.annotation
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        values = "\\|".join(str(member.value) for member in kind)
    else:
        values = option.metavar or _KINDS.get(kind, "TEXT")
    return f"{names} `{values}`"


_KINDS: dict[object, str] = {int: "NUMBER", float: "NUMBER", Path: "FILE"}
"""What an option takes, where its metavar does not say it."""


def _described(option: TyperOption) -> str:
    default = _plain(option.default)
    told = option.show_default and not option.is_flag and default not in (None, (), [])
    return f"{option.help or ''}{f' Unless given: {default}.' if told else ''}"


def _plain(value: object) -> object:
    return value.value if isinstance(value, enum.Enum) else value


def _cell(text: str) -> str:
    return one_line(text).replace("|", "\\|")


if __name__ == "__main__":
    FILE.write_text(reference(), encoding="utf-8")
    print(FILE)
