"""The registry: every rule by which a report is checked against itself.

To add one, write its room (a function from ``Material`` to findings, and the ``Rule`` that says
what it does) and name it here.
"""

from __future__ import annotations

from extractor.checking.bounds import (
    ESCALATED_AND_NEXT_STAGE,
    IN_TIME_WITHIN_RESPONSES,
    LONGER_LIMIT_HOLDS_MORE,
    OUTCOME_WITHIN_STAGE_COUNT,
    OUTCOMES_AND_STAGE_COUNT,
    QUARTERS_WITHIN_YEAR,
)
from extractor.checking.changes import STATED_CHANGE, STATED_DIFFERENCE
from extractor.checking.checks import Rule
from extractor.checking.conflicts import ONE_FIGURE_ONE_VALUE
from extractor.checking.faults import SHARE_WITH_FAULT
from extractor.checking.headers import CAPTION_AND_PROSE, HEADER_YEARS, TOTALS_HEADED_RESPONSES
from extractor.checking.hundreds import SHARES_IN_TIME_AND_LATE, SHARES_MAKE_ALL
from extractor.checking.payments import PAYMENTS_AND_TOTAL
from extractor.checking.quarters import QUARTER_AND_DATES, QUARTER_AND_MONTHS
from extractor.checking.ranges import AMOUNT_IN_RANGE, SHARE_WITHIN_WHOLE, YEAR_IN_RANGE
from extractor.checking.shares import (
    ESCALATION_RATE,
    SHARE_OF_RESPONSES,
    SHARE_OF_TOTAL,
    STATED_SHARE,
)
from extractor.checking.totals import (
    PARTS_AND_TOTAL,
    PARTS_AND_TOTAL_ELSEWHERE,
    PARTS_IN_A_SENTENCE,
    QUARTERS_AND_YEAR,
    THEMES_AND_BASE,
)
from extractor.checking.wholes import (
    CUT_AND_COMPLAINTS,
    IN_TIME_AND_LATE,
    PROCEDURES_AND_BOTH,
)

RULES: tuple[Rule, ...] = (
    HEADER_YEARS,
    CAPTION_AND_PROSE,
    TOTALS_HEADED_RESPONSES,
    QUARTER_AND_MONTHS,
    QUARTER_AND_DATES,
    ONE_FIGURE_ONE_VALUE,
    PARTS_AND_TOTAL,
    QUARTERS_AND_YEAR,
    PARTS_IN_A_SENTENCE,
    PARTS_AND_TOTAL_ELSEWHERE,
    THEMES_AND_BASE,
    IN_TIME_AND_LATE,
    PROCEDURES_AND_BOTH,
    CUT_AND_COMPLAINTS,
    PAYMENTS_AND_TOTAL,
    SHARE_OF_RESPONSES,
    SHARE_OF_TOTAL,
    STATED_SHARE,
    STATED_CHANGE,
    STATED_DIFFERENCE,
    ESCALATION_RATE,
    SHARE_WITH_FAULT,
    SHARES_MAKE_ALL,
    SHARES_IN_TIME_AND_LATE,
    IN_TIME_WITHIN_RESPONSES,
    LONGER_LIMIT_HOLDS_MORE,
    SHARE_WITHIN_WHOLE,
    OUTCOMES_AND_STAGE_COUNT,
    OUTCOME_WITHIN_STAGE_COUNT,
    ESCALATED_AND_NEXT_STAGE,
    QUARTERS_WITHIN_YEAR,
    YEAR_IN_RANGE,
    AMOUNT_IN_RANGE,
)
"""In this order the first to find a contradiction names it."""

RULE: dict[str, Rule] = {rule.name: rule for rule in RULES}
"""Rules by name."""
