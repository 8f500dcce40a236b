"""``python -m tests.mutants.constants MODULE TESTS...``: are the numbers a module names tested?

Each number of a module's constants is made larger and smaller by one (a fraction: by a tenth of
it), one at a time, in a fork of a process that has collected the tests and run none. Prints the
changes that no test noticed; the exit code is their number.
"""

from __future__ import annotations

import ast
import importlib
import math
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TypeGuard

import pytest
from _pytest.runner import runtestprotocol

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
                if ast.unparse(again) != ast.unparse(node):
                    yield f"-{ast.unparse(node)}\n+{ast.unparse(again)}", again


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


class Forks:
    """Instead of running the tests once, run them in a fork for each change."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.survived: list[str] = []
        self.made = 0

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        module = importlib.import_module(self.path.removesuffix(".py").replace("/", "."))
        for change, node in changed_constants(Path(self.path).read_text("utf-8")):
            if any(name in change for name in NEVER):
                continue
            self.made += 1
            child = os.fork()
            if not child:
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
                os._exit(noticed(session, module, node))
            if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0:
                self.survived.append(change)
        return True


def noticed(session: pytest.Session, module: ModuleType, node: ast.Assign | ast.AnnAssign) -> int:
    """1 when a test fails with the change, 0 when none does."""
    try:
        put(module, node)
    except Exception:  # a constant that cannot be made is noticed by whoever imports it
        return 1
    for item, following in zip(session.items, [*session.items[1:], None], strict=True):
        reports = runtestprotocol(item, nextitem=following, log=False)
        if any(report.failed for report in reports):
            return 1
    return 0


def main() -> int:
    """Change the constants of one module, each in turn."""
    path, *tests = sys.argv[1:]
    forks = Forks(path)
    code = pytest.main(["-p", "no:terminal", *tests], [forks])
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        sys.exit(f"{path}: its tests could not be collected ({code})")
    print(f"== {path}: {forks.made} other constants, {len(forks.survived)} survived")
    print(*forks.survived, sep="\n", end="\n" if forks.survived else "")
    return len(forks.survived)


if __name__ == "__main__":
    sys.exit(main())
