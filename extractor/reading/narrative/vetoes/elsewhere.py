"""Numbers of what was done about complaints, of samples of them and of earlier reports."""

from __future__ import annotations

import re

from extractor.reading.narrative.vetoes.around import Around, Part
from extractor.reading.narrative.vetoes.kinds import JudgedVeto, Veto, is_count, is_no_money
from extractor.reading.needles import Needled

_DEEDS = (
    r"(?:recommendations?|actions?|improvements?|remedies|apologies|training\s+sessions?|"
    r"workshops?|visits?|action\s+plans?)"
)
_DEEDS_AHEAD = re.compile(
    rf"\b{_DEEDS}\b[^.;:]{{0,60}}(?:,|;|\band\b|\bwhich\b)[^.;:]{{0,20}}$", re.I
)
_DEEDS_COUNTED = re.compile(
    rf"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|various|number\s+of)\s+(?:[\w-]+\s+){{0,2}}?{_DEEDS}\b",
    re.I,
)
_THEN_DONE = re.compile(
    r"\s*(?:of\s+(?:these|them|those|which)\s+)?(?:(?:have|has|had)\s+(?:now\s+|already\s+|all\s+)?been|were|was|are|remain\w*)\s+(?:\w+ly\s+|now\s+|still\s+)?"
    r"(?:complet\w+|implement\w+|carried\s+out|closed|outstanding|ongoing|in\s+progress|overdue|done|delivered|actioned|open|"
    r"(?=[.,;]|$))",
    re.I,
)
_FIRST_SAID = re.compile(
    r"\W*(?:(?:of|all)\s+(?:of\s+)?(?:these|those|them|which),?\s+)?(?:all\s+)?", re.I
)


def _are_deeds_done(around: Around) -> bool:
    """Whether a number alone goes on with deeds that were counted before it."""
    text, group = around.sentence.text, around.group
    if not _THEN_DONE.match(text, group.last):
        return False
    if _DEEDS_AHEAD.search(text, 0, group.first):
        return not re.search(r"\bcomplaints?\b[^,;]*$", text[: group.first])
    before = around.sentence.setting.sentence_before
    opens = _FIRST_SAID.fullmatch(text, 0, group.first) is not None
    return opens and _DEEDS_COUNTED.search(before) is not None


ELSEWHERE: tuple[Veto | JudgedVeto, ...] = (
    JudgedVeto(
        "deeds done",
        "Deeds and no complaints: ten recommendations were made and nine have been completed.",
        _are_deeds_done,
        is_count,
    ),
    Veto(
        "of a sample",
        "Some that were looked at again: a review of 40 complaints found that 25% were late.",
        Part.BEFORE,
        Needled(
            r"^\W*(?:an?|our|one)\s+(?:\w+\s+)?(?:review|audit|dip[\s-]sampl\w+|sample|check|examination)\s+of\s+"
            r"(?:a\s+sample\s+of\s+)?(?!(?:the|all|these|our)\b)[^.;]*$"
        ),
        is_no_money,
    ),
    Veto(
        "an earlier report",
        "What an earlier report had, of a time that nothing here says: in the previous report, 60.",
        Part.BEFORE,
        Needled(r"^\W*in\s+(?:the|our|my)\s+(?:last|previous|prior)\s+(?:\w+\s+)?report\b[^.;]*$"),
        is_no_money,
    ),
    Veto(
        "of doing",
        "Things done, with their number in brackets: all recommendations made to us (23).",
        Part.BEFORE,
        Needled(
            r"^\W*(?:(?:all|each|every|most|some|the|of|our|its|these|those)\s+)*(?:recommendations?|actions?|agreed\s+actions|"
            r"lessons|improvements?|remedies|apologies|interviews|meetings|visits|training\s+sessions)\b"
            r"[^.;:,()\d]{0,60}\(\s*$"
        ),
        is_count,
    ),
)
