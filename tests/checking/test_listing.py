"""The list of checks for people."""

from __future__ import annotations

import re
from pathlib import Path

from extractor.checking.listing import rules_as_markdown
from extractor.checking.rules import RULES
from extractor.checking.scans import OCR_RULE

ROOT = Path(__file__).resolve().parent.parent.parent
LISTING = ROOT / "docs" / "checks.md"
VIEWS = ROOT / "extractor" / "store" / "views.sql"


def test_the_list_is_that_of_the_registry() -> None:
    """``make schema`` writes it again."""
    assert LISTING.read_text(encoding="utf-8") == rules_as_markdown()


def test_every_rule_says_what_it_does() -> None:
    text = rules_as_markdown()
    for rule in RULES:
        assert f"## {rule.name}\n" in text
        assert rule.about.endswith(".") and rule.tolerance.endswith(".")
        assert rule.evidence is None or not rule.evidence.endswith(".")
    assert all(len(line) <= 100 for line in text.splitlines())


def test_the_view_of_evidence_counts_the_rules_that_are_evidence() -> None:
    """A number printed again counts there as a place, and a year is not in the number."""
    view = VIEWS.read_text(encoding="utf-8").split("CREATE VIEW evidence")[1]
    listed = re.search(r"checks\.rule IN \(([^)]*)\)", view)
    assert listed is not None
    counted = {
        rule.name
        for rule in RULES
        if rule.evidence and rule.kind not in ("conflicting_values", "header_conflict")
    }
    assert set(re.findall(r"'(\w+)'", listed[1])) == counted


def test_names_tell_rules_apart() -> None:
    names = [rule.name for rule in RULES] + [OCR_RULE]
    assert len(set(names)) == len(names)
    assert all(name.isidentifier() and name.islower() for name in names)
