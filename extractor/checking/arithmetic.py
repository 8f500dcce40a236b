"""The check step: every comparison that a report allows of its own numbers, held or not, and never
a correction.

Few false alarms matter more than many finds: a check that cannot be made with good evidence is not
made.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from extractor.checking.checks import Check, Discrepancy, Material
from extractor.checking.hundreds import SHARES_MAKE_ALL
from extractor.checking.merge import Figure
from extractor.checking.rules import RULES
from extractor.layout.blocks import Paragraph
from extractor.reading.claims import HeaderConflict

__all__ = ["Check", "Discrepancy", "check", "discrepancies"]


def check(
    figures: Sequence[Figure],
    conflicts: Sequence[HeaderConflict] = (),
    report_year: str | None = None,
    paragraphs: Sequence[Paragraph] = (),
) -> list[Check]:
    """All checks that can be made, by page. ``conflicts`` are what the reading of tables saw in
    their headers, ``report_year`` is the financial year the report is about."""
    material = Material(figures, conflicts, report_year, paragraphs)
    made = [made for rule in RULES for made in rule.checks(material)]
    return sorted(_without_repeats(made), key=lambda found: found.page)


def discrepancies(checks: Iterable[Check]) -> list[Discrepancy]:
    """The checks that do not hold."""
    return [
        Discrepancy(made.kind, made.message, made.page, made.figures, made.rule)
        for made in checks
        if not made.holds
    ]


def _without_repeats(checks: Sequence[Check]) -> list[Check]:
    """What several rules, or one along several lines, say of the same figures is said once.

    A share is wrong once, whatever it was compared with; and shares that do not come to 100 because
    one of them is wrong are that one's discrepancy.
    """
    seen: set[Hashable] = set()
    kept = []
    misfits: set[int] = set()
    for made in checks:
        share = made.kind == "percent_mismatch" and not made.holds
        if share and made.rule == SHARES_MAKE_ALL.name and misfits & set(made.figures):
            continue
        key: Hashable = (made.kind, made.holds, frozenset(made.figures), made.message)
        if share:
            key = (made.kind, made.figures[0])
        elif made.kind == "total_mismatch":
            key = (made.kind, frozenset(made.figures))
        if key not in seen:
            seen.add(key)
            kept.append(made)
            if share:
                misfits.add(made.figures[0])
    return kept
