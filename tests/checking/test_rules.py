"""Each rule finds what contradicts, holds where figures agree, and is silent otherwise."""

from __future__ import annotations

import pytest

from extractor.checking.rules import RULE, RULES
from tests.checking.builders import (
    MakeFigure,
)
from tests.checking.made import made_by, verdicts
from tests.checking.rule_cases import CASES

UNRECORDED = ("header_years", "share_within_whole", "year_in_range", "amount_in_range")
"""Rules whose checks are not recorded where they hold, as their tolerance says."""


def test_every_rule_has_its_cases() -> None:
    assert list(CASES) == [rule.name for rule in RULES]
    assert set(RULE) == set(CASES)


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_fails(figure: MakeFigure, rule: str) -> None:
    case = CASES[rule][0]
    made = made_by(rule, case.figures(figure), **case.also)
    assert [check for check in made if not check.holds]
    for check in made:
        assert (check.rule, check.kind) == (rule, RULE[rule].kind)
        assert check.message and check.page >= 1


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_holds(figure: MakeFigure, rule: str) -> None:
    case = CASES[rule][1]
    found = verdicts(rule, case.figures(figure), **case.also)
    assert all(found)
    assert bool(found) == (rule not in UNRECORDED)


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_that_cannot_be_applied_says_nothing(figure: MakeFigure, rule: str) -> None:
    case = CASES[rule][2]
    assert verdicts(rule, case.figures(figure), **case.also) == []


@pytest.mark.parametrize("rule", CASES)
def test_a_bound_proves_nothing_of_a_number(rule: str) -> None:
    if rule in UNRECORDED:
        assert RULE[rule].evidence is None
