"""Follows a document word for word, in a copy of the project: writes the files that it has its
reader write, runs its commands, and holds what they print to what it shows.

A document says "Write `file`:", "At the end of `file`:" or "In `file`, below (above, instead of)
`line`:" before an indented block. In other blocks the lines that begin with "$ " are commands, and
what follows each is what it prints. "…" stands for anything: alone in a line for any lines, else
for any words.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COPIED = ("extractor", "schemas", "tests", "docs", "Makefile", "pyproject.toml")
"""What a change to the project may change; fixtures are linked."""

SCRIPTS = {
    "extractor": "-m extractor",
    "pytest": "-m pytest -p no:cacheprovider",
    "python": "",
}

INDENT = " " * 4

LONGEST = 300
"""Seconds after which a command hangs."""

_FILE = re.compile(
    r"(?:^|[.:)] )(Write|At the end of|In) `([^`]+)`(?:, (below|above|instead of) `([^`]+)`)?:$"
)


@dataclass(frozen=True)
class Step:
    """A file to write (``how`` is "Write", "At the end of", or where in the file the text goes:
    "below", "above" or "instead of" its ``line``), or a command ("run") with what it prints."""

    how: str
    name: str
    text: str
    line: str = ""


@dataclass
class Followed:
    """What became of a document: how many files were written and commands run, and what was not as
    it says."""

    files: int = 0
    commands: int = 0
    stumbles: list[str] = field(default_factory=list)


def steps(text: str) -> Iterator[Step]:
    """What the document has its reader do, in order."""
    for before, block in _blocks(text):
        told = _FILE.search(" ".join(before.split()))
        if block.startswith("$ "):
            for command in re.split(r"^\$ ", block, flags=re.M)[1:]:
                line, _, printed = command.partition("\n")
                yield Step("run", line, printed)
        elif told:
            yield Step(told[3] or told[1], told[2], block, told[4] or "")


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Each indented block, without its indent, and the paragraph before it."""
    before, block, ended = "", "", True
    for line in [*text.splitlines(), "end"]:
        if line.startswith(INDENT):
            block += f"{line[len(INDENT) :]}\n"
        elif block and not line:
            block += "\n"
        elif block:
            yield before, f"{block.rstrip()}\n"
            before, block = line, ""
        elif line:
            before = line if ended else f"{before} {line}"
        ended = not line


def follow(document: Path, folder: Path) -> Followed:
    """Do in ``folder`` what the document says."""
    place = folder / "project"
    place.mkdir()
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, place / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, place / name)
    (place / "fixtures").symlink_to(ROOT / "fixtures")
    environment = _environment(folder, place)
    done = Followed()
    for step in steps(document.read_text("utf-8")):
        if step.how == "run":
            done.commands += 1
            done.stumbles += _run(step, place, environment)
        else:
            done.files += 1
            done.stumbles += _write(step, place)
    return done


def _environment(folder: Path, place: Path) -> dict[str, str]:
    scripts = folder / "bin"
    scripts.mkdir()
    for name, arguments in SCRIPTS.items():
        script = scripts / name
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}" {arguments} "$@"\n')
        script.chmod(0o755)
    path = f"{scripts}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "PYTHONPATH": str(place), "COLUMNS": "120"}


def _write(step: Step, place: Path) -> list[str]:
    file = (place / step.name).resolve()
    if not file.is_relative_to(place.resolve()):
        return [f"{step.name}: outside the project"]
    if step.how == "Write":
        file.write_text(step.text, encoding="utf-8")
        return []
    if not file.is_file():
        return [f"{step.name}: no such file"]
    text = file.read_text("utf-8")
    if step.how == "At the end of":
        file.write_text(f"{text.rstrip()}\n\n\n{step.text}", encoding="utf-8")
        return []
    lines = text.splitlines(keepends=True)
    at = [number for number, line in enumerate(lines) if line.strip() == step.line]
    if len(at) != 1:
        return [f"{step.name}: {len(at)} lines {step.line!r}"]
    first = at[0] + (step.how == "below")
    lines[first : at[0] + (step.how != "above")] = [step.text]
    file.write_text("".join(lines), encoding="utf-8")
    return []


def _run(step: Step, place: Path, environment: dict[str, str]) -> list[str]:
    ran = subprocess.run(
        step.name,
        shell=True,
        executable="/bin/bash",
        cwd=place,
        env=environment,
        capture_output=True,
        text=True,
        timeout=LONGEST,
    )
    if ran.returncode:
        return [f"$ {step.name}\nexit code {ran.returncode}\n{ran.stdout}{ran.stderr}"]
    printed = ran.stdout.strip("\n")
    if not re.fullmatch(_pattern(step.text), printed and f"{printed}\n"):
        return [f"$ {step.name}\nshown:\n{step.text}\nprinted:\n{ran.stdout}"]
    return []


def _pattern(shown: str) -> str:
    lines = [line.rstrip() for line in shown.strip("\n").splitlines()]
    found = ""
    for line in lines:
        if line == "…":
            found += r"(?:.*\n)*?"
        else:
            found += ".*".join(map(re.escape, line.split("…"))) + r"[ ]*\n"
    return found
