"""What a sentence says that the things counted went through: escalated, refused, decided on."""

from __future__ import annotations

import re

from extractor.reading.labels import read_label
from extractor.reading.narrative.escalation import reached_stage
from extractor.reading.narrative.own_words import is_formal
from extractor.reading.narrative.predicate_clause import Clause
from extractor.reading.narrative.stated import Predicate

_MOVED = re.compile(
    r"\b(?:became|become|becoming|turned\s+into)\s+(?:a\s+)?(?:formal\s+)?(?=stage\s+\w+\s+(?:complaints?|cases?|investigations?)\b)|"
    r"\b(?:went|came|were\s+(?:brought|taken|put))\s+before\s+(?:the\s+|an?\s+)?(?=(?:independent\s|review\s)?panels?\s+at\s+stage\b)|"
    r"\breach(?:ed|ing)\s+(?:the\s+)?(?=stage\s|step\s|level\s)|\b(?:progress\w*|taken|went|gone|go|goes|going|moved?|moving|proceed\w*|advanc\w*|continued|"
    r"came)\s+(?:\w+\s+){0,4}?(?:on\s*)?(?:to|through to|into)\s+(?:be\s+(?:considered|heard|"
    r"investigated)\s+at\s+)?(?:the\s+|a\s+)?(?:\w+\s+)?(?=stage|step|level|tier|second|third|"
    r"independent|review|panel|ombudsman|lg)|"
    r"\b(?:was|were)\s+(?:also\s+)?the\s+subject\s+of\s+(?:an?\s+|the\s+)?(?:[\w&()]+\s+){0,7}?(?=ombudsman|lgs?c?o\b)|"
    r"\b(?:approach(?:ed|ing)|contact(?:ed|ing))\s+(?:the\s+)?(?:(?:local|government|and|social|care|housing|services?|&)\s+){0,5}"
    r"(?=ombudsman|lgs?c?o\b)",
    re.I,
)
_ESCALATED = re.compile(r"\bescalat\w*", re.I)
_MAY_ESCALATE = re.compile(
    r"\b(?:can|could|may|might)\s+(?:then\s+|also\s+)?escalate\b[^.;:]*?\band\s+there\b", re.I
)
"""What anybody may do, before what there was: "could escalate, and there were 19 at Stage 2"."""
_PAST = re.compile(
    r"\b(?:progress\w*|went|gone|go|going|moved?|moving|proceed\w*|continu\w+|taken)\s+(?:on\s+)?(?:past|beyond|further\s+than)\s+"
    r"(?:the\s+)?(?:first\s+stage|stage\s+(?:1|one)|second\s+stage|stage\s+(?:2|two))\b",
    re.I,
)
"""What left a stage, for whichever comes next: "82 complaints went beyond the first stage"."""
_TO_FORMAL = re.compile(
    r"\b(?:progress\w*|went|gone|go|going|moved?|moving|proceed\w*|led)\s+(?:on\s+)?to\s+(?:a\s+)?formal\s+investigations?\b",
    re.I,
)
_ASKED_FOR = re.compile(
    r"\b(?:requested|asked\s+for|sought)\s+(?:an?\s+|their\s+)?(?:formal\s+|independent\s+)?"
    r"(?:review\s+(?:at|under)\s+)?(?P<where>stage\s+(?:2|3|two|three))\b",
    re.I,
)
"""What complainants did: "15 complainants requested a Stage 2 review"."""
_GOES_ON_TO = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:of\s+(?:them|these)\s+)?(?:on\s+)?to\s+(?:the\s+|a\s+)?(?P<where>second|third|stage\s+\w+|(?:review\s+)?panel|"
    r"(?:[\w&]+\s+){0,5}ombudsman|lgs?c?o)\b(?!\s+for)",
    re.I,
)
"""After a number whose verb was said before: "29 went on to Stage 2 and three to the third"."""
_STRONG_EVENTS = frozenset({"rejected", "not_progressed", "suspended", "reopened", "investigated"})
_BUT_REFUSED = re.compile(
    r"(?:\s*\([^()]*\))?\s+(?:\w+\s+){0,2}?(?:complaints|contacts|requests|cases)\s+(?:\([^()]*\)\s+)?(?:were\s+)?(?:(?:received|made)\s+)?(?:but|which|that)\s+(?:were|could|did)\s+not\s+"
    r"(?:be\s+)?(?:eligible|accepted|taken\s+forward|registered|considered|qualify)\b",
    re.I,
)
"""After a number: "33 complaints were received but were not eligible"."""
_DECISIONS_MADE = re.compile(
    r"\b(?:made|issued|reached|gave|took)\s+[\w,]+\s+(?:\w+\s+)?(?:decisions|determinations)\b|"
    r"\bdecisions?\s+(?:was|were|had\s+been|have\s+been|being)\s+(?:made|issued|reached|given|taken|delivered)\s+(?:on|in|about)\b",
    re.I,
)
_DECISIONS_ON = re.compile(
    r"\bdecisions?\s+(?:was|were|had\s+been|have\s+been)\s+(?:made|issued|reached|given|taken)\s+(?:on|in|about)\s+"
    r"(?:only\s+|just\s+|a\s+total\s+of\s+)?$",
    re.I,
)
"""Before complaints that were decided: "decisions were made on 22 complaints"."""
_NOT = re.compile(
    r"\b(?:had|have|has|was|were)\s+not\s+(?:yet\s+)?(?:been\s+)?$|"
    r"\b(?:still|yet|remain\w*|due|waiting|are|is|were|was)\s+to\s+be\s+$",
    re.I,
)
"""Before what did not happen: "nine had not been responded to"."""
_REACH = 60
"""Characters before "of which" in which the event of its parts is said."""
_DECISIONS_REACH = 45
"""Characters before a number of decisions in which "made" or "issued" stands."""


def made_formal(clause: Clause) -> Predicate | None:
    """What went on to a formal investigation, where that is a later stage."""
    if _TO_FORMAL.search(clause.words) and is_formal(clause.sentence, clause.group.clause):
        return Predicate("event", "moved", label="stage_2")
    return None


def refused(clause: Clause) -> Predicate | None:
    """What came and was not accepted: "33 complaints were received but were not eligible"."""
    return Predicate("event", "rejected") if _BUT_REFUSED.match(clause.behind) else None


def strong_event(clause: Clause) -> Predicate | None:
    """The event nearest to the number of those that say outright what happened."""
    start, stop = clause.group.clause
    said = [
        hit
        for hit in clause.sentence.hits
        if start <= hit.start and hit.end <= stop and hit.sets.get("event") in _STRONG_EVENTS
    ]
    if not said:
        return None
    hit = min(said, key=lambda h: abs(h.start - clause.group.last))
    return Predicate("event", str(hit.sets["event"]))


_TO_INVESTIGATION = re.compile(
    r"\b(?:progress\w*|proceed\w*|went|gone|moved|led|taken|accepted|subject)\s+(?:on\s+|forward\s+)?(?:to|for|into|of)\s+"
    r"(?:an?\s+)?(?:full\s+|detailed\s+|formal\s+)?investigations?\b",
    re.I,
)


def looked_into(clause: Clause) -> Predicate | None:
    """What the ombudsman went on to investigate: "of which five proceeded to investigation"."""
    if not _TO_INVESTIGATION.search(clause.words):
        return None
    before = clause.sentence.done
    own = [h.sets["stage"] for h in clause.sentence.hits if "stage" in h.sets]
    his = own == ["ombudsman"] or (not own and clause.sentence.setting.heading.stage == "ombudsman")
    last = before[-1].subject.get("stage") if before else "ombudsman"
    return Predicate("event", "investigated") if his and last == "ombudsman" else None


def escalated(clause: Clause) -> Predicate | None:
    """What was escalated, or went to a later stage."""
    if _PAST.search(clause.words):
        return Predicate("event", "escalated")
    words = _MAY_ESCALATE.sub(" ", clause.words)
    for pattern, event in ((_ESCALATED, "escalated"), (_MOVED, "moved")):
        if pattern.search(words) or pattern.search(clause.label):
            return Predicate("event", event, label=reached_stage(clause.words))
    asked = _ASKED_FOR.search(clause.tail) if clause.noun.sort == "case" else None
    if asked is not None:
        return Predicate("event", "moved", label=read_label(asked["where"]).value("stage"))
    return None


def event_of_which(clause: Clause) -> Predicate | None:
    """The event said before "of which", at the beginning of a sentence."""
    start = clause.group.clause[0]
    if "of which" not in clause.group.joined.lower() or clause.sentence.done:
        return None
    told = [
        h
        for h in clause.sentence.hits
        if start - _REACH <= h.start < start and h.sets.get("event") in _STRONG_EVENTS
    ]
    return Predicate("event", str(told[-1].sets["event"])) if told else None


def decisions_made(clause: Clause) -> Predicate | None:
    """Decisions that were made: their number is of what was completed."""
    start = max(0, clause.group.first - _DECISIONS_REACH)
    around = clause.sentence.text[start : clause.group.clause[1]]
    if clause.noun.sort == "contact" and _DECISIONS_ON.search(clause.lead_up):
        return Predicate("event", "completed", strength=1)
    if clause.noun.sort != "case" or clause.event is not None:
        return None
    if not _DECISIONS_MADE.search(around):
        return None
    return Predicate("event", "completed", strength=1)


def went_on(clause: Clause) -> Predicate | None:
    """Where the next went on to: "29 went on to Stage 2 and three to the third"."""
    last = clause.last
    if last is None or last.value not in ("moved", "escalated"):
        return None
    onward = _GOES_ON_TO.match(clause.sentence.text, clause.group.last)
    if onward is None:
        return None
    where = onward["where"].lower()
    stage = f"{where} stage" if where in ("second", "third") else where
    stage = "review panel" if stage == "panel" else stage
    return Predicate("event", "moved", label=read_label(stage).value("stage"))


def event_said(clause: Clause) -> Predicate | None:
    """The nearest event of any kind."""
    event = clause.event
    if event is None or _NOT.search(clause.sentence.text, clause.group.last, event.start):
        return None
    return Predicate("event", str(event.sets["event"]), strength=1)
