"""The rules in words, for people."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from extractor.checking.checks import Rule
from extractor.checking.rules import RULES

WIDTH = 100
"""Columns of a line of text."""

_HEAD = """\
# Checks

Written by `make schema` from the registry, `extractor/checking/rules.py`.

Every report is checked against itself. A check compares numbers that the report prints; where it
does not hold, both values stay and a discrepancy names them. A check that cannot be made, because a
part is missing, a base unknown or a number suppressed, is not made, and what comes out right by
chance (0 = 0 + 0) is not counted. The checks of a report are in `checks`, with their rule, their
sums and the figures that took part; those that do not hold are also in `discrepancies`.

A check that holds is evidence for its numbers where the rule says what it needs to be that. The
others are bounds, which too many wrong numbers would keep as well: they can show that a number is
wrong, and never that it is right.
"""


def rules_as_markdown() -> str:
    """Every rule with what it compares, its tolerance and what makes it evidence."""
    return _HEAD + "".join(f"\n{block}\n" for rule in RULES for block in _of(rule))


def _of(rule: Rule) -> Iterator[str]:
    yield f"## {rule.name}"
    evidence = f"where {rule.evidence}" if rule.evidence else "never; a bound"
    yield "\n".join(
        [
            *wrap(rule.about, WIDTH),
            "",
            *_item("Tolerance", rule.tolerance),
            *_item("Evidence", f"{evidence}."),
            *_item("Discrepancy", f"`{rule.kind}`."),
        ]
    )


def _item(name: str, text: str) -> list[str]:
    return wrap(f"- {name}: {text[0].lower()}{text[1:]}", WIDTH, subsequent_indent="  ")
