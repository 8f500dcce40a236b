"""Functions that are remembered, and properties, written so that mutmut changes them too.

mutmut leaves decorated functions as they are, and so much of what reads a label, a page or a line,
because what they return is remembered. Decorated below its end, a function is the same, and to
mutmut a plain one.
"""

from __future__ import annotations

import ast

HARMLESS = ("cache", "cached_property", "lru_cache", "property", "remembered")
"""Decorators that change neither what a function takes nor what it returns."""


def decorated_below(source: str) -> str:
    """The same module, in which ``HARMLESS`` decorators are calls after the function's end."""
    lines = source.splitlines()
    for node in sorted(_functions(ast.parse(source)), key=lambda node: -node.lineno):
        if len(node.decorator_list) == 1 and _name(node.decorator_list[0]) in HARMLESS:
            decorator = node.decorator_list[0]
            indent = " " * node.col_offset
            again = f"{indent}{node.name} = {ast.unparse(decorator)}({node.name})"
            lines.insert(node.end_lineno or node.lineno, again)
            del lines[decorator.lineno - 1 : decorator.end_lineno]
    return "\n".join(lines) + "\n"


def _functions(tree: ast.Module) -> list[ast.FunctionDef]:
    """The functions of a module and of its classes, not those within functions."""
    bodies = [tree.body, *(node.body for node in tree.body if isinstance(node, ast.ClassDef))]
    return [node for body in bodies for node in body if isinstance(node, ast.FunctionDef)]


def _name(decorator: ast.expr) -> str | None:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return called.id if isinstance(called, ast.Name) else None
