"""The wheel holds what the package needs, and the tour of README.md leaves nothing out."""

from __future__ import annotations

import fnmatch
import shlex
import tomllib

from tests.wheel.tour import LEFT_OUT, README, ROOT, USAGE, commands, left_out, python_of, stops

TEXT = README.read_text("utf-8")


def test_every_file_of_the_packages_is_packed() -> None:
    """``make wheel`` looks into the wheel itself; pages for people stay out."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    for package, patterns in project["tool"]["setuptools"]["package-data"].items():
        folder = ROOT / package
        files = [f for f in folder.rglob("*") if f.is_file() and "__pycache__" not in f.parts]
        data = [f.relative_to(folder).as_posix() for f in files if f.suffix not in (".py", ".md")]
        assert data
        assert [f for f in data if not any(fnmatch.fnmatch(f, p) for p in patterns)] == []


def test_every_folder_with_code_is_a_package() -> None:
    folders = {
        file.parent for name in ("extractor", "schemas") for file in (ROOT / name).rglob("*.py")
    }
    assert [folder for folder in folders if not (folder / "__init__.py").is_file()] == []


def test_the_tour_has_every_command_of_the_readme_or_says_why_not() -> None:
    shown = commands(TEXT)
    assert len(shown) > 40
    assert len(stops(TEXT)) == len(shown) - sum(left_out(command) is not None for command in shown)
    assert all(any(c.startswith(begin) for c in shown) for begin in LEFT_OUT)


def test_commands_are_taken_whole() -> None:
    for stop in stops(TEXT):
        assert shlex.split(stop.command)[0] == "extractor" and " # " not in stop.command
    text = (
        'Do\n\n    extractor query --sql "SELECT 1\n        FROM x"   # so\n    extractor status\n'
    )
    found = commands(text)
    assert found[-1] == "extractor status" and "FROM x" in found[0]


def test_what_needs_more_than_the_package_says_so() -> None:
    assert [stop.code for stop in stops(TEXT)].count(USAGE) == 2


def test_the_python_of_the_readme_is_found() -> None:
    compile(python_of(TEXT), "README.md", "exec")
