"""What a sentence says that became of the things counted: decided, or answered in time."""

from __future__ import annotations

import re

from extractor.reading.labels import Hit
from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.predicate_clause import Clause
from extractor.reading.narrative.roles import WERE_NOT
from extractor.reading.narrative.stated import Predicate, Sentence
from extractor.reading.narrative.wording import EXISTS
from extractor.reading.timescales import Timescale

_ACHIEVED = re.compile(r"\b(?:achieved|met|adhered to|complied with)\b", re.I)
_RESPONDED = re.compile(
    r"\b(?:respon\w+|answer\w*|repl(?:y|ies|ied)|complet\w+|clos\w+|resol\w+|sent|dealt|"
    r"concluded|met|achieved|issued|exceed\w*|missed|breach\w*|"
    r"acknowledg\w+|processed|t(?:ook|ak(?:en?|ing))|handled|settled|finali[sz]ed|"
    r"provided|turned around|waited|"
    r"investigated|determined|late|finished|convened|went\s+(?:beyond|over|past)|overran|ran\s+over)\b",
    re.I,
)
_SETTLED = re.compile(
    r"\b(?:were|was|been)\s+(?:\w+\s+)?(?:settled|resolved|put\s+right|sorted\s+out)\b", re.I
)
"""Concerns that never became complaints are settled, not decided."""
_NOT_CONCLUDED = re.compile(
    r"^[^.;,:]{0,30}\b(?:had|have|has|were|was)\s+(?:still\s+)?not\s+(?:yet\s+)?(?:been\s+)?"
    r"(?:concluded|completed|closed|finished|finali[sz]ed|decided)\b(?!\s+(?:with)?in\s+(?:\d|time))|"
    r"^[^.;,:]{0,30}\b(?:had|have)\s+(?:still\s+)?not\s+(?:yet\s+)?been\s+(?:responded\s+to|answered|replied\s+to)\s+"
    r"(?:at|by|as\s+at|when)\b(?!\s+the\s+(?:deadline|due|target))|"
    r"^[^.;,:]{0,30}\b(?:had|have|has|were|are)\s+(?:still\s+)?yet\s+to\s+(?:be\s+)?(?:conclude|complete|close|finish|"
    r"finali[sz]e|decide|determine|answer|resolve|respond|reply|receive)\w*|"
    r"^[^.;,:]{0,30}\bremain(?:s|ed)?\s+(?:outstanding|open|unanswered|unresolved)\b",
    re.I,
)
_STILL_AT = re.compile(
    r"\b(?:is|are|was|were)\s+still\s+(?:considering|investigating|looking\s+(?:at|into)|determining|deciding|"
    r"dealing\s+with)\s+(?:the\s+other\s+)?$",
    re.I,
)
"""Before what somebody has not decided on: "the Ombudsman is still considering three"."""
_ELLIPTIC = (
    (
        "partially_upheld",
        re.compile(r"^[)\]]?\s*(?:were\s+|was\s+)?(?:in part|partly|partially)\b", re.I),
    ),
    (
        "not_upheld",
        re.compile(r"^[)\]]?\s*(?:were\s+|was\s+)?not(?:\s+at\s+all)?\s*(?:[,.;(]|$)", re.I),
    ),
    ("upheld", re.compile(r"^[)\]]?\s*(?:were\s+|was\s+)?(?:in full|fully|wholly)\b", re.I)),
)
_OF_DECIDED = re.compile(
    r"\s*[)\]]?\s*of\s+(?:the\s+|these\s+|those\s+|all\s+|our\s+)?(?:(?:fully|partly|partially|not)\s+)?"
    r"(?:upheld|justified|substantiated)\s+(?:\w+\s+)?(?:complaints|cases|decisions)\b|"
    r"\s*[)\]]?\s*of\s+(?:the\s+|these\s+|those\s+|all\s+)?(?:complaints|cases|decisions)\s+(?:that\s+(?:were|it|he)\s+)?"
    r"(?:upheld|justified)\b(?=[^.;]*\b(?:we|council|ombudsman|regulator|recommend\w*|apolog\w+|paid|agreed)\b)",
    re.I,
)
"""A share of what was upheld is no share upheld: "in 22% of upheld cases we had apologised"."""
_WERE_SO = re.compile(r"\s*[)\]]?\s*(?:were|was)\s*(?:[,.;]|$)", re.I)
_MADE_UP = re.compile(
    r"\b(?:made\s+up|make\s+up|account(?:s|ed)?\s+for|represented|amounted\s+to|constituted|comprised)\s+(?:only\s+|just\s+)?$",
    re.I,
)
_ITS_SHARE = re.compile(
    r"\s+(?:complaints?|cases)\s+(?:(?:about|across|against|at|during|for|from|in|over|received)\s+[^.;:,]{2,50}?\s)??"
    r"(?:(?:has|have|had)\s+)?(?:also\s+)?(?:went|gone|risen|fallen|grown|rose|fell|increased|decreased|reduced|dropped|"
    r"declined|improved|moved|were|was|is|made\s+up|makes\s+up|accounted|represented|numbered|totalled|stood|stands|remained|"
    r"remains)\b[^.;:]*$",
    re.I,
)


def negated(clause: Clause) -> Predicate | None:
    """What was not upheld, beside what was: "nine were upheld against 12 which were not", "in 12 it
    was not"."""
    if (WERE_NOT.match(clause.rest) or _IT_WAS_NOT.match(clause.rest)) and any(
        s.predicate is not None and s.predicate.value in ("upheld", "partially_upheld")
        for s in clause.sentence.done
    ):
        return Predicate("outcome", "not_upheld")
    return None


_IT_WAS_NOT = re.compile(
    r"[)\]]?\s*(?:\([^)]*\)\s*)?(?:cases?\s+|complaints?\s+)?(?:it|they|(?:the|this)\s+complaint)\s+(?:was|were)\s+not\s*(?:[.,;]|$)",
    re.I,
)
_SUCH_CAME_TO = re.compile(
    r"(?:^|[,;])\W*(?P<outcome>(?:(?:fully|wholly|partly|partially|not)\s+)?upheld)\s+(?:complaints|cases)\s+"
    r"(?:came\s+to|numbered|totall?ed|amounted\s+to|stood\s+at)\s+(?:a\s+total\s+of\s+|only\s+|just\s+)?$",
    re.I,
)
"""Before a number of complaints named by what was decided: "Upheld complaints came to 301"."""
_DECIDED = {"partly": "partially_upheld", "partially": "partially_upheld", "not": "not_upheld"}


def of_such(clause: Clause) -> Predicate | None:
    """What complaints were that are counted by a verb: "Upheld complaints came to 301"."""
    such = _SUCH_CAME_TO.search(clause.lead_up)
    if such is None:
        return None
    return Predicate("outcome", _DECIDED.get(such["outcome"].split()[0].lower(), "upheld"))


_REJECTED_TOO = re.compile(
    r"[)\]]?\s*(?:were\s+|was\s+)?(?:rejected|dismissed)\s*(?=[,.;(]|$|(?:and|but|while|with)\b)",
    re.I,
)
_REJECTING = re.compile(
    r"\b(?:rejecting|dismissing|rejected|dismissed)\s+(?:the\s+other\s+)?$", re.I
)
_UPHELD_ONES = frozenset(("upheld", "partially_upheld", "fault_found"))


def rejected_beside(clause: Clause) -> Predicate | None:
    """What was rejected, beside what was upheld: it was decided on and not turned away."""
    if not (_REJECTED_TOO.match(clause.tail) or _REJECTING.search(clause.ahead)):
        return None
    told = [s.predicate.value for s in clause.sentence.done if s.predicate is not None]
    return Predicate("outcome", "not_upheld") if told and told[-1] in _UPHELD_ONES else None


def affirmed(clause: Clause) -> Predicate | None:
    """What was upheld, beside what was not: "nine were not upheld, while six were"."""
    if not _WERE_SO.match(clause.tail):
        return None
    said = [s.predicate.value for s in clause.sentence.done if s.predicate is not None]
    return Predicate("outcome", "upheld") if said and said[-1] == "not_upheld" else None


def timed(clause: Clause) -> Predicate | None:
    """Answers within or beyond a limit, or within the one that was met."""
    scale, status = clause.scale, clause.status
    if scale is None:
        return _timed_by_label(clause)
    if scale.status is None:
        return Predicate("status", "within", scale) if _ACHIEVED.search(clause.words) else None
    if status is not None and abs(scale.start - clause.group.last) >= clause.gap(status):
        return None
    if (
        status is not None
        or clause.noun.sort == "none"
        or _is_labelled(clause, scale)
        or (clause.noun.sort == "case" and not clause.noun.text)  # "Stage 1: 82% within 10 days"
        or _RESPONDED.search(clause.words)
        or _timed_before(clause)
    ):
        return Predicate("status", scale.status, scale)
    return None


_AIM = re.compile(r"\b(?:targets?|aims?|goals?|standards?)\s+(?:for|is|was|of)\b", re.I)


def _timed_by_label(clause: Clause) -> Predicate | None:
    """The limit that a label names: "Complaints answered within 10 days: 61%"."""
    sentence, group, label = clause.sentence, clause.group, clause.label
    told = [t for t in sentence.reading.timescales if t.end <= group.first and t.status is not None]
    if len(told) != 1 or not _RESPONDED.search(label[: told[0].start]) or _AIM.search(label):
        return None
    return Predicate("status", str(told[0].status), told[0])


def _is_labelled(clause: Clause, scale: Timescale) -> bool:
    """Whether nothing stands between a share and its limit, or before it but a label: "Stage 1: 88%
    within 10 working days"."""
    between = clause.sentence.text[clause.group.last : scale.start]
    if clause.group.percent is None or between.strip():
        return False
    return clause.group.joined == ":" or clause.ahead.rstrip().endswith(":")


def status_said(clause: Clause) -> Predicate | None:
    """The timeliness that a word says: "late", "on time"; an outcome nearer to the number wins."""
    status = clause.status
    if status is None:
        return None
    if clause.gap(status) > clause.gap(clause.outcome) and not _is_timed(clause):
        return None
    if _is_reason(clause, status):
        return None
    return Predicate("status", str(status.sets["status"]), clause.scale)


_REFUSED = frozenset(("rejected", "not_progressed", "suspended"))
_BECAUSE = re.compile(r"\b(?:as|because|since|due\s+to|for\s+being|where|owing\s+to)\b", re.I)


def _is_reason(clause: Clause, status: Hit) -> bool:
    """Whether lateness is why complaints were refused: "not accepted as they were out of time"."""
    if clause.sentence.setting.heading.event in _REFUSED:
        return True  # below "Complaints not accepted"
    return any(
        h.sets.get("event") in _REFUSED
        and clause.group.last <= h.start < status.start
        and _BECAUSE.search(clause.sentence.text, h.end, status.start)
        for h in clause.sentence.hits
    )


def _is_timed(clause: Clause) -> bool:
    """Whether an informal outcome only says when: "94% were resolved within target"."""
    outcome, status = clause.outcome, clause.status
    if outcome is None or status is None or outcome.sets["outcome"] != "resolved":
        return False
    between = clause.sentence.text[outcome.end : status.start]
    return outcome.end <= status.start and not between.strip()


def not_concluded(clause: Clause) -> Predicate | None:
    """What is still open: "12 had not yet been concluded"."""
    if _NOT_CONCLUDED.search(clause.tail) or _STILL_AT.search(clause.ahead):
        return Predicate("outcome", "ongoing")
    # "at the end of March there were 24 open complaints"
    still = _OPEN.match(clause.noun.text) and clause.noun.start >= clause.group.last - 1
    listed = still and EXISTS.search(clause.ahead)
    return Predicate("outcome", "ongoing") if listed else None


_OPEN = re.compile(
    r"\s*(?:still\s+)?(?:open|outstanding|unresolved|live|ongoing)\s+(?:(?:stage\s+\w+|corporate|statutory|formal)\s+)*complaints?\b",
    re.I,
)
"""What is still under way, said before the noun."""


def settled_concern(clause: Clause) -> Predicate | None:
    """A concern that was settled: that it came is all that is said of it."""
    if clause.noun.contact in ("concern", "representation") and _SETTLED.search(clause.words):
        return Predicate("exists", strength=1)
    return None


def elided_outcome(clause: Clause) -> Predicate | None:
    """What "in part" or "not at all" says after a number, once the sentence has said "upheld"."""
    done = clause.sentence.done
    if clause.outcome is not None:
        return None
    if not any(s.predicate and s.predicate.sort == "outcome" for s in done):
        return None
    value = next((value for value, pattern in _ELLIPTIC if pattern.match(clause.tail)), None)
    return Predicate("outcome", value) if value is not None else None


def outcome_said(clause: Clause) -> Predicate | None:
    """The outcome that words say: those of a label before a colon, or the nearest."""
    sentence, group = clause.sentence, clause.group
    outcome = _before_colon(sentence, group) or clause.outcome
    if outcome is None and group.percent is not None and not sentence.done:
        outcome = _of_subject(clause)
    none = group.count is not None and group.count.sort == "nothing"
    if (group.unit == "percent" or none) and _OF_DECIDED.match(clause.rest):
        return None
    if outcome is None or _is_attributive(sentence, outcome, group):
        return None
    if _is_done_to_next(sentence, outcome, group):
        told = [h for h in sentence.hits if "outcome" in h.sets and h.end == group.first - 1]
        return Predicate("outcome", str(told[0].sets["outcome"])) if told else None
    from_some = group.base is not None and _FROM.search(clause.ahead)
    if from_some and group.base and _IS_OF_WHOLE.match(sentence.text, group.base.end):
        return None  # "learning from 33 of the 77 upheld complaints"
    value = str(outcome.sets["outcome"])
    if value == "upheld" and outcome.end <= group.first:
        value = _how_far(clause) or value
    elif value == "upheld" and _OR_IN_PART.match(sentence.text, outcome.end):
        value = "fault_found"
    return Predicate("outcome", value)


_OR_IN_PART = re.compile(
    r"\s*\([^()]*\d[^()]*\)\s*,?\s+or\s+(?:(?:in\s+part|partly|partially|part)\b)", re.I
)
"""Behind a share of both together: "64% were upheld (9) or partly upheld (3)"."""


_NOT_UPHOLD = re.compile(r"(?:did|do|does|could|decided)\s+not\s+(?:to\s+)?uphold", re.I)
_ANOTHER = re.compile(r"\s+(?:another|the\s+(?:other|second|third|rest|last))\b", re.I)
_NEXT = re.compile(r"\s+(?:the\s+(?:other|remaining)\s+|only\s+|just\s+|another\s+)?")


def _is_done_to_next(sentence: Sentence, outcome: Hit, group: Group) -> bool:
    """Whether what somebody did not uphold is the number after the verb, and not the one before:
    "agreed fully in 22 cases, and did not uphold 24"."""
    text = sentence.text
    if outcome.start < group.last or not _NOT_UPHOLD.fullmatch(text[outcome.start : outcome.end]):
        return False
    return _ANOTHER.match(text, outcome.end) is not None or any(
        _NEXT.fullmatch(text, outcome.end, g.first) for g in sentence.groups
    )


_FROM = re.compile(r"\b(?:from|in|after|following|for|on)\s+(?:only\s+|just\s+)?$", re.I)
"""Before a part in which something else was done."""
_IS_OF_WHOLE = re.compile(
    r"\s+(?:(?:fully|partly|partially|not)\s+)?(?:upheld|justified|substantiated)(?:\s+(?:or|and)\s+(?:(?:partly|partially|part|"
    r"not)\s+)?upheld)?\s+(?:complaints|cases|decisions)\b(?!\s+(?:was|were)\s+(?:not\s+)?(?:fully|partly|partially|upheld))",
    re.I,
)
"""Behind a whole: what is said of it is not said of its part."""
_HOW_FAR = re.compile(
    r"\s*,?\s*(?:either\s+)?(?:(?P<both>(?:in\s+(?:full|whole)|fully|wholly)\s+or\s+(?:in\s+part|part|partly|partially)|"
    r"(?:in\s+part|partly|partially)\s+or\s+(?:in\s+)?(?:full|whole|fully|wholly)|at\s+least\s+(?:in\s+part|partly)|"
    r"in\s+some\s+(?:part|way|form))|(?P<part>in\s+part|partly|partially))\b(?!\s+(?:because|due|as)\b)",
    re.I,
)
"""Behind the complaints that somebody upheld: "we upheld 55% of complaints in full or in part"."""


def _how_far(clause: Clause) -> str | None:
    """Whether complaints were upheld in part only, or in part or in full, by the words behind."""
    text, noun = clause.sentence.text, clause.noun
    match = _HOW_FAR.match(text, max(clause.group.last, noun.end))
    if match is None or match.end() > clause.group.clause[1]:
        return None
    return "fault_found" if match["both"] else "partially_upheld"


def _before_colon(sentence: Sentence, group: Group) -> Hit | None:
    """The outcome that a label ends with: "Ombudsman complaints upheld: 9 of 13"."""
    if sentence.done or group.joined != ":":
        return None
    colon = sentence.text.rfind(":", 0, group.first)
    if sentence.text[colon + 1 : group.first].strip():
        return None
    ended = [h for h in sentence.hits if "outcome" in h.sets and h.end <= colon]
    return ended[-1] if ended and not sentence.text[ended[-1].end : colon].strip() else None


def _of_subject(clause: Clause) -> Hit | None:
    """The outcome that the subject of a share says: "Complaints that were upheld made up 47%"."""
    if not _MADE_UP.search(clause.lead_up):
        return None
    hits = [h for h in clause.sentence.hits if "outcome" in h.sets and h.end <= clause.group.first]
    return hits[-1] if len(hits) == 1 else None


def _timed_before(clause: Clause) -> bool:
    """Whether the number before was timed: "... in ten days and 77% of the others within 15"."""
    return clause.last is not None and clause.last.sort == "status"


def _is_attributive(sentence: Sentence, hit: Hit, group: Group) -> bool:
    """Whether the outcome only describes something else ("for the upheld complaints, 40 ...")."""
    if _ITS_SHARE.match(sentence.text[hit.end : group.first]):
        return False  # "upheld complaints went down to 43%", "the number of upheld complaints rose"
    after = sentence.text[hit.end : hit.end + 14]
    if re.match(r"\s+(?:rate|complaints?)\b", after) and hit.start < group.first:
        return not re.search(r"\brate\b", after)
    return False
