"""What holds for the project's own files."""

from __future__ import annotations

import re
import shlex
import subprocess
import tomllib
from pathlib import Path

from typer.main import get_command

from extractor import __version__
from extractor.ask.presets import QUESTIONS
from extractor.ask.queries import PRESETS, ask_sql
from extractor.cli import app
from extractor.store.database import open_database

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PINS = [
    line
    for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!~ ]", name)[0]).lower()


def test_every_pin_is_exact_and_names_no_host() -> None:
    for line in PINS:
        assert re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+", line), line


def test_every_dependency_is_pinned() -> None:
    project = PROJECT["project"]
    extras = project["optional-dependencies"]
    needed = [*project["dependencies"], *extras["dev"], *extras["mutants"]]
    needed += PROJECT["build-system"]["requires"]
    assert {plain(name) for name in needed} <= {plain(pin) for pin in PINS}


def test_the_changelog_knows_this_version() -> None:
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_readme_names_every_command_preset_and_exit_code() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    names = [*get_command(app).commands, *PRESETS, *QUESTIONS]  # type: ignore[attr-defined]
    assert [
        name for name in names if not re.search(rf"extractor (query )?{name}|`{name}`", readme)
    ] == []
    assert re.findall(r"^\| (\d+) \|", readme, re.M) == ["0", "1", "2", "3", "4", "5", "6", "130"]


def test_the_queries_in_the_readme_can_be_asked(tmp_path: Path) -> None:
    path = tmp_path / "reports.db"
    open_database(path).close()
    queries = re.findall(r'--sql "(.*?)"', (ROOT / "README.md").read_text("utf-8"), re.S)
    assert len(queries) >= 2
    for sql in queries:
        assert ask_sql(path, sql).columns


def test_the_commands_in_the_documents_can_be_called() -> None:
    commands = get_command(app).commands  # type: ignore[attr-defined]
    called = 0
    for path in (ROOT / "README.md", ROOT / "fixtures" / "README.md", ROOT / "docs" / "ci.md"):
        for line in re.findall(
            r"^ {4,}(?:- run: )?extractor (check .*?)(?: +#.*| > .*)?$",
            path.read_text("utf-8"),
            re.M,
        ):
            name, *arguments = shlex.split(line)
            commands[name].make_context(name, arguments)
            called += 1
    assert called >= 10


def test_documents_name_only_paths_that_are_there() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    named = set(re.findall(r"`((?:[a-z_]+/)+[a-z_]*(?:\.[a-z]+)?)`", text))
    assert named
    missing = [n for n in named if not ((ROOT / n).exists() or (ROOT / "extractor" / n).exists())]
    assert missing == []


def test_ci_runs_what_make_test_runs() -> None:
    told = subprocess.run(
        ["make", "--dry-run", "--always-make", "test"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    for tool in ("ruff check", "ruff format --check", "mypy --strict", "pytest"):
        assert tool in told
    assert "make test" in (ROOT / ".ci" / "run").read_text("utf-8")
