"""What was done in time, where only the sentence before says what should be: "Complaints should be
answered in ten working days. This was done for 12 complaints (63%)"."""

from __future__ import annotations

import re

from extractor.reading.narrative.rewritten import Rewritten
from extractor.reading.timescales import find_timescales

_DONE_FOR = re.compile(
    r"\W*(?:(?:this|that|which)\s+(?:was|has\s+been|had\s+been)\s+(?:done|achieved|managed|met|the\s+case)|"
    r"(?:we|the\s+council|the\s+service)\s+(?:achieved|did|managed|met)\s+(?:this|that|so|it))\s+"
    r"(?:for|with|in)\s+(?:(?:only|just|all\s+but|some|about)\s+)?(?:\d[\d,]*|[a-z]+(?:-[a-z]+)?)(?:\s?%)?\s+(?:of\s+)?(?:(?:the|these|our)\s+)?"
    r"(?:complaints|cases|responses|replies)\b(?:\s*\(\d[\d.,]*\s?%?\))?(?!\s+(?:about|at|in|for|from|that|which)\b)",
    re.I,
)
_ANSWERING = re.compile(
    r"\b(?:answer\w*|repl(?:y|ies|ied)|respon\w+|resolv\w+|clos\w+|complet\w+)\b", re.I
)
_ACKNOWLEDGING = re.compile(r"\backnowledg\w+", re.I)


def with_limit_before(sentence: str, before: str) -> Rewritten | None:
    """The sentence with the one limit in working days that the sentence before sets for answers;
    None where it does not come back to one."""
    done = _DONE_FOR.match(sentence)
    if done is None or not _ANSWERING.search(before) or _ACKNOWLEDGING.search(before):
        return None
    limits = {t.days for t in find_timescales(before)}
    if len(limits) != 1:
        return None
    words = f" answered within {limits.pop()} working days"
    at = done.end()
    return Rewritten(sentence[:at] + words + sentence[at:], at, len(words))
