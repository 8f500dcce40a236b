"""Constants made larger and smaller: are the numbers a module names tested?

Each number of a module's constants is changed by one (a fraction: by a tenth of it), one at a time.
"""

from __future__ import annotations

import ast
import math
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TypeGuard

NEVER = ("REMEMBERED", "WIDTH")
"""How much is remembered, and how wide a listing is, changes no figure."""


def changed_constants(source: str) -> Iterator[tuple[str, ast.Assign | ast.AnnAssign]]:
    """What was changed, and the assignment with the change, for each number of each constant."""
    for index, node in enumerate(ast.parse(source).body):
        if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
            continue
        places = [at for at, inner in enumerate(ast.walk(node)) if _number(inner) is not None]
        for place in places:
            for sign in (1, -1):
                again = ast.parse(source).body[index]
                assert isinstance(again, ast.Assign | ast.AnnAssign)
                inner = list(ast.walk(again))[place]
                assert isinstance(inner, ast.Constant)
                inner.value = _moved(inner.value, sign)
                before, after = ast.unparse(node), ast.unparse(again)
                if before != after and not any(name in before for name in NEVER):
                    yield f"-{before}\n+{after}", again


def _number(node: ast.AST) -> float | None:
    """The number that a node is, be it the text that a Decimal is made of."""
    if not isinstance(node, ast.Constant) or isinstance(node.value, bool):
        return None
    if isinstance(node.value, int | float):
        return node.value
    try:
        number = float(node.value) if isinstance(node.value, str) else math.nan
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _moved(value: object, sign: int) -> int | float | str:
    if isinstance(value, int):
        return value + sign
    moved = round(float(str(value)) * (1 + sign / 10), 6)
    return str(moved) if isinstance(value, str) else moved


def put(module: ModuleType, node: ast.Assign | ast.AnnAssign) -> None:
    """Give the constant its other value, in the module and where it was imported from there."""
    before = dict(vars(module))
    body: list[ast.stmt] = [node, *made_of(node, Path(module.__file__ or "").read_text("utf-8"))]
    code = ast.fix_missing_locations(ast.Module(body, []))
    exec(compile(code, module.__file__ or "", "exec"), vars(module))
    for name, value in list(vars(module).items()):
        if before.get(name) is value:
            continue
        for other in list(sys.modules.values()):
            if name in imported_from(module.__name__, other):
                setattr(other, name, value)


def made_of(node: ast.stmt, source: str) -> list[ast.stmt]:
    """The module's later constants that are made of this one, in order: patterns, tables."""
    changed = {inner.id for inner in ast.walk(node) if _is(inner, ast.Store)}
    found: list[ast.stmt] = []
    for other in ast.parse(source).body:
        made = isinstance(other, ast.Assign | ast.AnnAssign) and other.lineno > node.lineno
        if made and any(_is(inner, ast.Load) and inner.id in changed for inner in ast.walk(other)):
            found.append(other)
            changed |= {inner.id for inner in ast.walk(other) if _is(inner, ast.Store)}
    return found


def _is(node: ast.AST, context: type[ast.expr_context]) -> TypeGuard[ast.Name]:
    return isinstance(node, ast.Name) and isinstance(node.ctx, context)


@cache
def imported_from(name: str, module: ModuleType) -> frozenset[str]:
    """What a module of ours takes from another by name."""
    if not getattr(module, "__name__", "").startswith("extractor") or not module.__file__:
        return frozenset()
    body = ast.parse(Path(module.__file__).read_text("utf-8")).body
    return frozenset(
        alias.name
        for node in body
        if isinstance(node, ast.ImportFrom) and node.module == name
        for alias in node.names
    )
