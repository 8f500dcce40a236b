"""docs/cli.md says what --help says."""

from __future__ import annotations

from typer.main import get_command

from extractor.cli import app
from extractor.cli.reference import FILE, reference


def test_the_reference_is_what_the_command_line_says() -> None:
    stale = "docs/cli.md is stale: run make schema"
    assert FILE.read_text(encoding="utf-8") == reference(), stale


def test_every_command_and_option_is_in_it() -> None:
    text = FILE.read_text(encoding="utf-8")
    commands = get_command(app).commands  # type: ignore[attr-defined]
    assert len(commands) >= 10
    for name, command in commands.items():
        assert f"## extractor {name}\n" in text
        for parameter in command.params:
            assert all(option in text for option in parameter.opts if option.startswith("--"))
