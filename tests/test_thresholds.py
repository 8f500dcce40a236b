"""Every number that a rule rests on has a name and a reason."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "extractor"
MODULES = sorted(
    [
        *(ROOT / "layout").glob("*.py"),
        *(ROOT / "reading" / "tabular").glob("*.py"),
        *(ROOT / "pdf" / f"{name}.py" for name in ("words", "drawings", "plumber")),
    ]
)
NEUTRAL = {0, 1, 2}
"""Nothing, a whole, a pair: numbers that need no reason."""

FACTS = {4, 90, 100, 180, 270, 360, 2000}
"""Components of a CMYK colour, right angles, per cent, the century."""


def bare_numbers(source: str) -> Iterator[tuple[int, float]]:
    """Line and value of every number within a function that no constant names."""
    for function in ast.walk(ast.parse(source)):
        if not isinstance(function, ast.FunctionDef):
            continue
        places = {
            id(inner)
            for node in ast.walk(function)
            if isinstance(node, ast.Subscript | ast.Slice)
            for inner in ast.walk(node.slice if isinstance(node, ast.Subscript) else node)
        }
        for node in ast.walk(function):
            if (
                isinstance(node, ast.Constant)
                and type(node.value) in (int, float)
                and id(node) not in places
                and node.value not in NEUTRAL | FACTS
            ):
                yield node.lineno, node.value


def unexplained(source: str) -> Iterator[str]:
    """Names of a module's numbers that no docstring follows."""
    body = ast.parse(source).body
    for node, following in zip(body, [*body[1:], None], strict=True):
        if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Constant):
            continue
        told = isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant)
        if type(node.value.value) in (int, float) and not told:
            yield ast.unparse(node.targets[0])


@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_threshold_has_a_name_and_a_reason(path: Path) -> None:
    source = path.read_text("utf-8")
    assert list(bare_numbers(source)) == []
    assert list(unexplained(source)) == []


def test_a_bare_threshold_is_seen() -> None:
    assert list(bare_numbers("def f(gap):\n    return gap > 0.6 or gap[7] == 1\n")) == [(2, 0.6)]
    assert list(unexplained("GAP = 0.6\n")) == ["GAP"]
    assert list(unexplained('GAP = 0.6\n"""Font sizes."""\n')) == []
