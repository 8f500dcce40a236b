"""What the documents for people name is there, and is as they say."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from PIL import Image, ImageChops
from typer.main import get_command

from docs.draw import FOLDER, pictures
from extractor.ask.explained import as_text
from extractor.ask.explaining import explain
from extractor.cli import app
from extractor.reading.labels import read_label
from extractor.store.database import open_for_reading
from extractor.store.described import stored
from schemas.meanings import VALUES
from tests.following import steps
from tests.test_imports import ROOMS
from tests.wheel.tour import commands

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
FOR_PROGRAMMERS = [
    path
    for path in DOCUMENTS
    if path.name in ("ARCHITECTURE.md", "CONTRIBUTING.md", "how-a-table-is-read.md")
    or path.name.startswith("adding-")
]
"""Documents whose every name in code letters is looked up."""

TOML_KEYS = ("set", "phrases", "patterns")
"""What an entry of the vocabulary holds."""

MOST_DIFFERENT = 0.02
"""Share of a picture's dots that may be drawn otherwise: letters are smoothed by other versions of
the libraries in other ways, outlines are not drawn elsewhere."""

UNLIKE = 60
"""Levels of grey, of 255, by which a dot differs."""


def named(path: Path) -> list[str]:
    """What stands in code letters, code blocks left out."""
    text = re.sub(r"^ {4,}.*$", "", path.read_text("utf-8"), flags=re.M)
    return re.findall(r"`([^`\n]+)`", text)


def defined() -> set[str]:
    """Every function, class, method, constant, field and argument of the project."""
    names: set[str] = set()
    for package in ("extractor", "schemas", "docs", "tests"):
        for file in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.FunctionDef | ast.ClassDef):
                    names.add(node.name)
                elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                    names.add(node.id)
                elif isinstance(node, ast.arg):
                    names.add(node.arg)
    return names


def published() -> set[str]:
    """Values of the contract, and the tables, views and columns of the database."""
    names = {value for values in VALUES for value in get_args(values.type)} | {"user_version"}
    for thing in stored():
        names |= {thing.name, *(column.name for column in thing.columns)}
    return names


def modules() -> set[str]:
    """Every module and package."""
    found = {"extractor", "schemas"}
    for file in (ROOT / "extractor").rglob("*.py"):
        found |= {file.stem, file.parent.name}
    return found


def missing_paths(path: Path) -> Iterator[str]:
    made = {step.name for step in steps(path.read_text("utf-8")) if step.how == "Write"}
    bases = (ROOT, ROOT / "extractor", ROOT / "tests")
    for name in named(path):
        is_path = re.fullmatch(r"(?:[\w.-]+/)+[\w.-]*", name) and name not in made
        if is_path and not any((base / name).exists() for base in bases):
            yield name


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    linked = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text("utf-8"))
    missing = [link for link in linked if "://" not in link and not (path.parent / link).exists()]
    assert missing == []


@pytest.mark.parametrize("path", FOR_PROGRAMMERS, ids=lambda path: path.name)
def test_modules_that_are_named_are_there(path: Path) -> None:
    assert len(named(path)) >= 8
    assert list(missing_paths(path)) == []


@pytest.mark.parametrize("path", FOR_PROGRAMMERS, ids=lambda path: path.name)
def test_functions_and_values_that_are_named_are_there(path: Path) -> None:
    called = get_command(app).commands  # type: ignore[attr-defined]
    known = defined() | published() | modules() | {*called, *TOML_KEYS, "None"}
    unknown = [
        name for name in named(path) if re.fullmatch(r"[A-Za-z_]\w+", name) and name not in known
    ]
    assert unknown == []


def test_functions_are_in_the_modules_that_are_named_with_them() -> None:
    text = (ROOT / "docs" / "how-a-table-is-read.md").read_text("utf-8")
    pairs = re.findall(r"`(\w+)`\s+in\s+`([\w/]+)\.py`", text)
    assert len(pairs) > 20
    for name, module in pairs:
        found = importlib.import_module(f"extractor.{module.replace('/', '.')}")
        assert hasattr(found, name), (name, module)


def test_thresholds_are_as_they_are_said_to_be() -> None:
    text = (ROOT / "docs" / "how-a-table-is-read.md").read_text("utf-8")
    told = re.findall(r"`(\w+)\.([A-Z_]+)`\s+\(([\d.]+)\)", text)
    assert len(told) >= 8
    for module, name, value in told:
        (file,) = [
            f for f in (ROOT / "extractor").rglob(f"{module}.py") if f"{name} = " in f.read_text()
        ]
        found = importlib.import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))
        assert getattr(found, name) == float(value), (module, name)


def test_modules_in_the_lists_of_the_architecture_are_there() -> None:
    """The left columns of its indented lists: modules of the package that the section is about."""
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    for section, package in (("Finding", "layout"), ("Reading", "reading")):
        part = text.split(f"## {section}\n")[1].split("\n## ")[0]
        listed = re.findall(r"^ {4}([a-z_, …/]+?)(?: {2,}|→| →|$)", part, re.M)
        names = {name.strip(" /") for line in listed for name in line.split(",")} - {"", "…"}
        assert len(names) > 10
        folder = ROOT / "extractor" / package
        missing = [n for n in names if not ((folder / f"{n}.py").exists() or (folder / n).is_dir())]
        assert missing == []


def test_the_order_of_imports_is_the_one_that_is_tested() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8").split("## Which way imports go")[1]
    listed = [set(line.split()) for line in re.findall(r"^ {4}(.*)$", text, re.M)]
    assert listed == [set(rooms) for rooms in reversed(ROOMS)]


def test_ci_and_the_page_for_contributors_run_one_command() -> None:
    assert "make test" in (ROOT / ".ci" / "run").read_text("utf-8")
    told = re.findall(r"`make ([a-z]+)`", (ROOT / "CONTRIBUTING.md").read_text("utf-8"))
    rules = (ROOT / "Makefile").read_text("utf-8")
    assert {"test", "schema", "wheel"} <= set(told)
    assert [name for name in told if not re.search(rf"^{name}:", rules, re.M)] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_commands_and_options_that_are_shown_are_there(path: Path) -> None:
    known = get_command(app).commands  # type: ignore[attr-defined]
    for shown in commands(re.sub(r"^    \$ ", "    ", path.read_text("utf-8"), flags=re.M)):
        program, name, *arguments = re.split(r"[ |\n]+", shown)
        if program != "extractor":
            continue
        options = {option for parameter in known[name].params for option in parameter.opts}
        given = {word for word in arguments if re.fullmatch(r"--[a-z-]+", word)}
        assert given <= options, shown


def test_a_name_that_is_not_there_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("See `layout/nowhere.py` and `layout/find.py`.")
    assert list(missing_paths(page)) == ["layout/nowhere.py"]
    assert "find_layout" in defined() and "find_nothing" not in defined()


def test_labels_say_what_the_page_says_they_do() -> None:
    caption = read_label("Table 4: Outcomes of statutory Stage 1 complaints by service")
    assert caption.value("procedure") == "statutory" and caption.value("stage") == "stage_1"
    assert caption.value("contact") == "complaint"
    assert read_label("Upheld").value("outcome") == "upheld"
    assert read_label("2020/21").year == "2020/21"
    team = read_label("Assessment Teams")
    assert "service" in team.values("kind")
    assert {key for hit in team.hits for key in hit.sets} <= {"kind", "axis"}


def test_the_explanation_is_what_explain_prints(fixtures_database: Path) -> None:
    text = (ROOT / "docs" / "how-a-table-is-read.md").read_text("utf-8")
    (figure,) = re.findall(r"^ {4}extractor explain (\w+)$", text, re.M)
    connection = open_for_reading(fixtures_database)
    printed = as_text(explain(connection, figure))
    connection.close()
    shown = re.findall(r"^ {4}((?:  \w+ {4,}|holds  ).*)$", text, re.M)
    assert len(shown) == 5
    for line in shown:
        assert line in printed


@pytest.fixture(scope="module")
def drawn() -> dict[str, Image.Image]:
    return pictures()


def test_the_pictures_are_what_the_project_draws(drawn: dict[str, Image.Image]) -> None:
    for name, picture in drawn.items():
        kept = Image.open(FOLDER / name).convert("L")
        assert kept.size == picture.size, f"{name} is stale: run make pictures"
        histogram = ImageChops.difference(kept, picture.convert("L")).histogram()
        share = sum(histogram[UNLIKE:]) / (kept.width * kept.height)
        assert share < MOST_DIFFERENT, f"{name} is stale: run make pictures"


def test_every_picture_is_shown_and_says_what_it_shows(drawn: dict[str, Image.Image]) -> None:
    text = (ROOT / "docs" / "how-a-table-is-read.md").read_text("utf-8")
    shown = re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", text)
    assert {(ROOT / "docs" / link).resolve() for _, link in shown} == {
        (FOLDER / name).resolve() for name in drawn
    }
    assert all(len(about) > 40 for about, _ in shown)
    assert {path.name for path in FOLDER.iterdir()} <= set(drawn)


def test_the_pictures_are_drawn_by_one_command() -> None:
    told = subprocess.run(
        ["make", "--dry-run", "pictures"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert "-m docs.draw" in told
