"""Checks of figures made by hand, by rule and by whether they hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from extractor.checking.arithmetic import check, discrepancies
from extractor.checking.checks import Check, Discrepancy, Material
from extractor.checking.merge import Figure
from extractor.checking.rules import RULE


def discrepancies_in(figures: Sequence[Figure], *also: Any, **named: Any) -> list[Discrepancy]:
    """What contradicts itself; further arguments as of ``check``."""
    return discrepancies(check(figures, *also, **named))


def made_by(rule: str, figures: Sequence[Figure], **material: Any) -> list[Check]:
    """The checks that one rule makes."""
    return list(RULE[rule].checks(Material(figures, **material)))


def verdicts(rule: str, figures: Sequence[Figure], **material: Any) -> list[bool]:
    """Whether each check that one rule makes holds."""
    return [made.holds for made in made_by(rule, figures, **material)]
