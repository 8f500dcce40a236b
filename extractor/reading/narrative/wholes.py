"""Wholes that a sentence divides: "Of the 198 complaints concluded, 66 were upheld"."""

from __future__ import annotations

import re

from extractor.reading.narrative.stated import (
    FigureStated,
    Measured,
    Predicate,
    Sentence,
    Statement,
    figure_of,
)
from extractor.reading.narrative.timeliness import RESPONSES

DECIDED = frozenset(
    {"upheld", "partially_upheld", "not_upheld", "fault_found", "no_finding", "premature"}
)
INVESTIGATED = re.compile(r"\binvestigations?\b|\binvestigated\b", re.I)
"""In what is said of a whole that the ombudsman decided on: "of the ten investigations"."""
_THAT_HE_INVESTIGATED = re.compile(
    r"[^,;.]{0,30}?\b(?:that|which)\s+(?:it|he|she|they|the\s+ombudsman)\s+"
    r"(?:(?:had|has|have|then|\w+ly)\s+)*investigated\b",
    re.I,
)
"""Behind a whole: "of the 12 complaints that it investigated"."""
FINDINGS = re.compile(r"\bfindings?\b", re.I)
"""What one complaint has several of: none of them came in."""
DETERMINED = re.compile(r"\bdeterminations?\b", re.I)
"""What only the ombudsman makes: where nothing says that he did, they count no complaints."""
_CONCLUDED = re.compile(
    r"\b(?:conclud\w+|complet\w+|closed|responded to|determined|decided|decisions?|finali[sz]ed|"
    r"answered|resolved|adjudicated)\b",
    re.I,
)
_CAME_IN = re.compile(
    r"\b(?:received|referred|referral|made|submitted|lodged|sent|went|raised|registered|brought|"
    r"put|escalated|taken)\b",
    re.I,
)
_BEEN = re.compile(
    r"(?<!that )(?<!which )(?<!that have )(?<!that had )(?<!which had )"
    r"\b(?:was|were|been|being)\s+(?:\w+ly\s+)?$",
    re.I,
)
"""Before what is said of a part, "49 of the 57 had been answered"; of the whole after "that"."""


_WHERE = re.compile(
    r"[^,;]{0,30}?\b(?:where|in\s+which|with|(?:that|which)\s+(?:was|were)"
    r"(?=\s+(?:\w+ly\s+)?(?:upheld|justified|not)\b))\b",
    re.I,
)
"""Between a whole and what was decided of all of it: "the 96 cases where there was fault"; but in
"the 96 that were concluded were upheld" something else was said of the whole."""


def figures_of_whole(
    sentence: Sentence, statement: Statement, predicate: Predicate, measured: Measured
) -> list[FigureStated]:
    """ "Of the 198 complaints concluded": a count, and the total of the outcomes listed."""
    noun = statement.noun
    text, setting, done = sentence.text, sentence.setting, sentence.done
    if noun is None or noun.sort == "foreign":
        return []
    if noun.sort == "none" and not (setting.before or len(done) > 1):
        return []
    group = statement.group
    following = [s.first for s in done if s.first > group.last]
    clause = text[group.last : following[0] if following else group.clause[1]]
    later = [s.first for s in done if s.role == "base" and s.first > group.last]
    next_base = min(later, default=len(text))  # what follows it is said of that one
    followers = [
        s for s in done if s.role == "level" and s.predicate is not None and s.first <= next_base
    ]
    decided = [s for s in followers if s.predicate is not None and s.predicate.sort == "outcome"]
    told = _CONCLUDED.search(re.split(r",\s", clause)[0])
    # "49 of the 57 had been answered": that is said of the 49
    of_part = group.is_base and told is not None and _BEEN.search(clause[: told.start()])
    concluded = told is not None and not of_part
    around = noun.text + ("" if group.is_base else text[group.last : group.clause[1]])
    figures: list[FigureStated] = []
    # "seventeen of the 22 upheld cases"
    parts = [
        str(h.sets["outcome"])
        for h in sentence.hits
        if "outcome" in h.sets and group.last <= h.start <= group.last + 1
    ]
    part = parts[0] if parts else None
    if part is None and _WHERE.match(clause):
        told_of = [
            str(h.sets["outcome"])
            for h in sentence.hits
            if "outcome" in h.sets
            and group.last <= h.start < group.last + len(clause.split(",")[0])
        ]
        part = told_of[0] if len(told_of) == 1 and told_of[0] in DECIDED else None
    values = {s.predicate.value for s in decided if s.predicate is not None}
    shares = any(s.group.percent is not None for s in decided)
    # "of the 79 that were referred, 19 were upheld": the others may be undecided
    all_decided = len(values) > 1 or shares or concluded or not _CAME_IN.search(clause)
    if (values & DECIDED and all_decided) or (
        re.search(r"\bdecisions?\b", clause, re.I) and statement.subject.get("stage") == "ombudsman"
    ):
        figures.append(
            figure_of("outcomes", statement, {"outcome": part or "total"}, measured.only("count"))
        )
    if part is not None:
        return figures or [
            figure_of("outcomes", statement, {"outcome": part}, measured.only("count"))
        ]
    if predicate.sort == "status":
        return figures
    if predicate.sort == "event" and predicate.value in ("escalated", "moved"):
        return figures
    if (noun.sort == "none" and not concluded) or FINDINGS.search(noun.text):
        return figures
    if RESPONSES.search(noun.text) and any(
        s.predicate is not None and s.predicate.sort == "status" for s in followers
    ):
        return figures
    if statement.subject.get("stage") != "ombudsman" and DETERMINED.search(noun.text):
        return figures
    event = "completed" if concluded else "received"
    by_him = _THAT_HE_INVESTIGATED.match(text, group.last)
    of_ombudsman = statement.subject.get("stage") == "ombudsman"
    if of_ombudsman and (INVESTIGATED.search(around) or by_him):
        event = "investigated"
    if predicate.sort == "event" and predicate.value in (
        "rejected",
        "not_progressed",
        "escalated",
        "reopened",
        "suspended",
    ):
        event = predicate.value
    figures.append(figure_of("stage_counts", statement, {"event": event}, measured.only("count")))
    return figures
