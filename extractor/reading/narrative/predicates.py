"""What a sentence says of the things counted: decided, answered, escalated, or just there."""

from __future__ import annotations

import re

from extractor.reading.labels import Hit, read_label
from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.escalation import reached_stage
from extractor.reading.narrative.measured_again import (
    is_bare_change,
    is_of_all,
    is_performance,
    share_of_said,
    status_again,
    status_of_list,
)
from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.own_words import is_formal
from extractor.reading.narrative.roles import WERE_NOT
from extractor.reading.narrative.signals import nearest, timescale_in
from extractor.reading.narrative.stated import Predicate, Sentence
from extractor.reading.narrative.topics import noun_in_apposition
from extractor.reading.narrative.wording import COPULA, EXISTS, WERE_OF_PROCEDURE

_MOVED = re.compile(
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
_ACHIEVED = re.compile(r"\b(?:achieved|met|adhered to|complied with)\b", re.I)
_TO_FORMAL = re.compile(
    r"\b(?:progress\w*|went|gone|go|going|moved?|moving|proceed\w*|led)\s+(?:on\s+)?to\s+(?:a\s+)?formal\s+investigations?\b",
    re.I,
)
_GOES_ON_TO = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:of\s+(?:them|these)\s+)?(?:on\s+)?to\s+(?:the\s+|a\s+)?(?P<where>second|third|stage\s+\w+|(?:review\s+)?panel|"
    r"(?:[\w&]+\s+){0,5}ombudsman|lgs?c?o)\b(?!\s+for)",
    re.I,
)
"""After a number whose verb was said before: "29 went on to Stage 2 and three to the third"."""
_RESPONDED = re.compile(
    r"\b(?:respon\w+|answer\w*|repl(?:y|ies|ied)|complet\w+|clos\w+|resol\w+|sent|dealt|"
    r"concluded|met|achieved|issued|exceed\w*|missed|breach\w*|"
    r"acknowledg\w+|processed|t(?:ook|ak(?:en?|ing))|handled|settled|finali[sz]ed|"
    r"provided|turned around|waited|"
    r"investigated|determined|late|finished|convened|went\s+(?:beyond|over|past)|overran|ran\s+over)\b",
    re.I,
)
_STRONG_EVENTS = frozenset({"rejected", "not_progressed", "suspended", "reopened", "investigated"})
_SETTLED = re.compile(
    r"\b(?:were|was|been)\s+(?:\w+\s+)?(?:settled|resolved|put\s+right|sorted\s+out)\b", re.I
)
"""Concerns that never became complaints are settled, not decided."""
_BUT_REFUSED = re.compile(
    r"\s+(?:\w+\s+){0,2}?(?:complaints|contacts|requests|cases)\s+(?:were\s+)?(?:received\s+)?but\s+(?:were|could)\s+not\s+"
    r"(?:be\s+)?(?:eligible|accepted|taken\s+forward|registered|considered)\b",
    re.I,
)
"""After a number: "33 complaints were received but were not eligible"."""
_DECISIONS_MADE = re.compile(
    r"\b(?:made|issued|reached|gave|took)\s+[\w,]+\s+(?:\w+\s+)?(?:decisions|determinations)\b|"
    r"\bdecisions?\s+(?:was|were|had\s+been|have\s+been|being)\s+(?:made|issued|reached|given|taken|delivered)\s+(?:on|in|about)\b",
    re.I,
)
_NOT_CONCLUDED = re.compile(
    r"^[^.;,:]{0,30}\b(?:had|have|has|were|was)\s+(?:still\s+)?not\s+(?:yet\s+)?(?:been\s+)?"
    r"(?:concluded|completed|closed|finished|finali[sz]ed)\b(?!\s+(?:with)?in\s+(?:\d|time))|"
    r"^[^.;,:]{0,30}\b(?:had|have|has|were|are)\s+(?:still\s+)?yet\s+to\s+(?:be\s+)?(?:conclude|complete|close|finish|"
    r"finali[sz]e|decide|determine|answer|resolve|respond|reply|receive)\w*|"
    r"^[^.;,:]{0,30}\bremain(?:s|ed)?\s+(?:outstanding|open|unanswered|unresolved)\b",
    re.I,
)


def _before_colon(sentence: Sentence, group: Group) -> Hit | None:
    """The outcome that a label ends with: "Ombudsman complaints upheld: 9 of 13"."""
    if sentence.done or group.joined != ":":
        return None
    colon = sentence.text.rfind(":", 0, group.first)
    if sentence.text[colon + 1 : group.first].strip():
        return None
    ended = [h for h in sentence.hits if "outcome" in h.sets and h.end <= colon]
    return ended[-1] if ended and not sentence.text[ended[-1].end : colon].strip() else None


def _gap(hit: Hit | None, group: Group) -> int:
    if hit is None:
        return 10**6
    return hit.start - group.last if hit.start >= group.first else group.first - hit.end + 25


_ELLIPTIC = (
    (
        "partially_upheld",
        re.compile(r"^[)\]]?\s*(?:were\s+|was\s+)?(?:in part|partly|partially)\b", re.I),
    ),
    (
        "not_upheld",
        re.compile(r"^[)\]]?\s*(?:were\s+|was\s+)?not(?:\s+at\s+all)?\s*(?:[,.;]|$)", re.I),
    ),
    ("upheld", re.compile(r"^[)\]]?\s*(?:were\s+|was\s+)?(?:in full|fully|wholly)\b", re.I)),
)


_NO_VERB = re.compile(
    r"(?:\s+(?:from|by)\s+[A-Za-z]+)?(?:(?:,|\s+and|\s+or)\s+[A-Za-z]+)*"
    r"\s*(?:\([^)]*\)\s*(?:[,.;]|$)|;|\.?$|,\s*\d+(?:\.\d+)?\s?%)",
    re.I,
)
_WERE = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:were|was)\s+(?:\w+\s+)?(?=[a-z])", re.I)
_LOOKED_AT = re.compile(
    r"\b(?:raised|looked\s+at|considered|examined|contained|comprised|covered|involved|included)\s+$",
    re.I,
)
"""Before the points that complaints raised or investigations examined."""
_HIGHER = re.compile(
    r"\b(?:numbers?|volumes?)\s+of\b[^.;,()]*\b(?:was|were|is|are|remain\w*|stayed)\s+(?:\w+\s+)?(?:up|down|higher|lower|unchanged|similar|steady|static|stable|level)\b"
    r"[^.;,()]*\(\s*\d",
    re.I,
)
"""A change whose levels a bracket holds: "the number was down on last year (512 against 560)"."""


def elliptic_outcome(sentence: Sentence, tail: str) -> str | None:
    """What "in part" or "not at all" says after a number, once the sentence has said "upheld"."""
    if not any(s.predicate and s.predicate.sort == "outcome" for s in sentence.done):
        return None
    return next((value for value, pattern in _ELLIPTIC if pattern.match(tail)), None)


_OF_DECIDED = re.compile(
    r"\s*[)\]]?\s*of\s+(?:the\s+|these\s+|those\s+|all\s+|our\s+)?(?:(?:fully|partly|partially|not)\s+)?"
    r"(?:upheld|justified|substantiated)\s+(?:\w+\s+)?(?:complaints|cases|decisions)\b|"
    r"\s*[)\]]?\s*of\s+(?:the\s+|these\s+|those\s+|all\s+)?(?:complaints|cases|decisions)\s+(?:that\s+(?:were|it|he)\s+)?"
    r"(?:upheld|justified)\b(?=[^.;]*\b(?:we|council|ombudsman|regulator|recommend\w*|apolog\w+|paid|agreed)\b)",
    re.I,
)
"""A share of what was upheld is no share upheld: "in 22% of upheld cases we had apologised"."""


_WERE_SO = re.compile(r"\s*(?:were|was)\s*(?:[,.;]|$)", re.I)


def find_predicate(sentence: Sentence, group: Group, noun: Noun) -> Predicate | None:
    """What is said of the things counted; None for nothing."""
    text, span = sentence.text, group.clause
    if group.unit == "gbp":
        return Predicate("money")
    if group.unit == "days":
        return Predicate("average")
    again = status_again(sentence, text[span[0] : group.first], text[group.last : span[1]])
    if again is not None:
        return again
    if WERE_NOT.match(text[group.last :]) and any(
        s.predicate is not None and s.predicate.value == "upheld" for s in sentence.done
    ):
        return Predicate("outcome", "not_upheld")
    change = is_bare_change(sentence, group)
    if change is not None:
        return change
    if is_of_all(sentence, group):
        return sentence.done[-1].predicate
    share = share_of_said(sentence, group)
    if share is not None:
        return share
    if _WERE_SO.match(text[group.last : span[1]]) and sentence.done:
        said = [s.predicate.value for s in sentence.done if s.predicate is not None]
        if said and said[-1] == "not_upheld":
            return Predicate("outcome", "upheld")  # "nine were not upheld, while six were"
    outcome = nearest(sentence.outside(group), "outcome", group, span)
    status = nearest(sentence.outside(group), "status", group, span)
    scale = timescale_in(sentence.reading, group, span)
    gap_outcome = _gap(outcome, group)
    gap_status = _gap(status, group)
    if (
        scale is not None
        and scale.status is not None
        and (status is None or abs(scale.start - group.last) < gap_status)
    ) and (
        _RESPONDED.search(text[span[0] : span[1]])
        or status is not None
        or noun.sort == "none"
        or _timed_before(sentence)
    ):
        return Predicate(
            "status",
            str(status.sets["status"]) if status and scale.status is None else scale.status,
            scale,
        )
    if scale is not None and scale.status is None and _ACHIEVED.search(text[span[0] : span[1]]):
        return Predicate("status", "within", scale)
    if status is not None and (outcome is None or gap_status <= gap_outcome):
        return Predicate("status", str(status.sets["status"]), scale)
    clause = text[span[0] : span[1]]
    if _NOT_CONCLUDED.search(text[group.last : span[1]]):
        return Predicate("outcome", "ongoing")
    if noun.contact in ("concern", "representation") and _SETTLED.search(clause):
        return Predicate("exists", strength=1)
    if outcome is None and group.percent is not None and not sentence.done:
        outcome = _of_subject(sentence, group)
    if outcome is None and sentence.done:
        elided = elliptic_outcome(sentence, text[group.last : span[1]])
        if elided is not None:
            return Predicate("outcome", elided)
    labelled = _before_colon(sentence, group)
    outcome = outcome if labelled is None else labelled
    none = group.count is not None and group.count.sort == "nothing"
    if (group.unit == "percent" or none) and _OF_DECIDED.match(text[group.last :]):
        outcome = None
    if outcome is not None and not is_attributive(sentence, outcome, group):
        return Predicate("outcome", str(outcome.sets["outcome"]))
    event = nearest(sentence.outside(group), "event", group, span)
    if _TO_FORMAL.search(clause) and is_formal(sentence, span):
        return Predicate("event", "moved", label="stage_2")
    if _BUT_REFUSED.match(text[group.last :]):
        return Predicate("event", "rejected")
    strong = [
        hit
        for hit in sentence.hits
        if span[0] <= hit.start and hit.end <= span[1] and hit.sets.get("event") in _STRONG_EVENTS
    ]
    if strong:
        hit = min(strong, key=lambda h: abs(h.start - group.last))
        return Predicate("event", str(hit.sets["event"]))
    if _ESCALATED.search(clause):
        return Predicate("event", "escalated", label=reached_stage(clause))
    if _MOVED.search(clause):
        return Predicate("event", "moved", label=reached_stage(clause))
    if "of which" in group.joined.lower():
        told = [
            h
            for h in sentence.hits
            if span[0] - 60 <= h.start < span[0] and h.sets.get("event") in _STRONG_EVENTS
        ]
        if told and not sentence.done:
            return Predicate("event", str(told[-1].sets["event"]))
    if is_performance(sentence, group):
        return Predicate("status", "within", scale)
    headed = status_of_list(sentence, group)
    if headed is not None:
        return headed
    if (
        event is None
        and noun.sort == "case"
        and _DECISIONS_MADE.search(text[max(0, group.first - 45) : span[1]])
    ):
        return Predicate("event", "completed", strength=1)
    onward = _GOES_ON_TO.match(text, group.last) if sentence.done else None
    last = sentence.done[-1].predicate if sentence.done else None
    if onward is not None and last is not None and last.value in ("moved", "escalated"):
        where = onward["where"].lower()
        stage = f"{where} stage" if where in ("second", "third") else where
        stage = "review panel" if stage == "panel" else stage
        return Predicate("event", "moved", label=read_label(stage).value("stage"))
    if event is not None:
        return Predicate("event", str(event.sets["event"]), strength=1)
    opened = (
        not sentence.done
        and group.joined == ":"
        and noun.sort == "contact"
        and not text[span[0] : group.first].strip()
        and _NO_MORE.match(text, noun.end)
    )
    apposed = noun.sort == "contact" and noun_in_apposition(sentence, group) is not None
    if opened or apposed or EXISTS.search(clause) or _is_object(sentence, group, noun):
        return Predicate("exists", strength=1)
    if noun.sort in ("contact", "case") and (
        (sentence.setting.bullet and not sentence.text[: group.first].strip())
        or (noun.end <= group.first and COPULA.search(sentence.text[span[0] : group.first]))
        or (
            noun.end <= group.first
            and group.joined == ":"
            and not text[span[0] : group.first].strip()
        )
    ):
        return Predicate("exists", strength=1)
    if noun.sort == "contact" and _WERE.match(sentence.text[group.last :]):
        return Predicate("exists", strength=1)  # "74 were compliments"
    if WERE_OF_PROCEDURE.match(sentence.text[group.last :]):
        return Predicate("exists", strength=1)
    if group.from_to is not None and noun.sort == "contact":
        return Predicate("exists", strength=1)  # "complaints were down from 92 to 90"
    if noun.contact == "issue" and _LOOKED_AT.search(sentence.text[: group.first]):
        return Predicate("exists", strength=1)
    if (
        noun.sort == "contact"
        and not sentence.text[: group.first].strip()
        and _NO_VERB.match(sentence.text[noun.end :])
    ):
        return Predicate("exists", strength=1)  # "96 enquiries (83 in 2021/22), 91% in time"
    if noun.contact is not None and re.search(
        r"\bwith\s+(?:a total of\s+)?$", sentence.text[: group.first], re.I
    ):
        return Predicate("exists", strength=1)
    if group.lead.bracketed and noun.contact is not None and group.first - noun.end <= 2:
        return Predicate("exists", strength=1)
    if group.inner is not None and noun.contact is not None and _HIGHER.search(text[: group.last]):
        return Predicate("exists", strength=1)
    return None


_MADE_UP = re.compile(
    r"\b(?:made\s+up|make\s+up|accounted\s+for|represented|amounted\s+to|constituted|comprised)\s+(?:only\s+|just\s+)?$",
    re.I,
)


def _of_subject(sentence: Sentence, group: Group) -> Hit | None:
    """The outcome that the subject of a share says: "Complaints that were upheld made up 47%"."""
    if not _MADE_UP.search(sentence.text[: group.first]):
        return None
    hits = [h for h in sentence.hits if "outcome" in h.sets and h.end <= group.first]
    return hits[-1] if len(hits) == 1 else None


_NO_MORE = re.compile(r"\s*(?:[,.;(]|$)")


def _is_object(sentence: Sentence, group: Group, noun: Noun) -> bool:
    """Whether the first count is what people made: "114 individuals made 131 complaints"."""
    if sentence.done or noun.sort != "contact" or group.inner is not None:
        return False
    earlier = [g.last for g in sentence.groups if g.last <= group.first]
    between = sentence.text[max(earlier, default=group.first) : group.first]
    return bool(_MADE.fullmatch(between))


_MADE = re.compile(
    r"\s+[^.;:,()]{3,40}?\s+(?:made|submitted|raised|brought|lodged)\s+(?:between\s+them\s+)?(?:a\s+total\s+of\s+)?",
    re.I,
)


def _timed_before(sentence: Sentence) -> bool:
    """Whether the number before was timed: "... in ten days and 77% of the others within 15"."""
    last = sentence.done[-1].predicate if sentence.done else None
    return last is not None and last.sort == "status"


_ITS_SHARE = re.compile(
    r"\s+(?:complaints?|cases)\s+(?:(?:about|against|for|in)\s+[^.;:,]{2,50}?\s)??"
    r"(?:(?:has|have|had)\s+)?(?:also\s+)?(?:went|gone|risen|fallen|grown|rose|fell|increased|decreased|dropped|declined|were|was|"
    r"made\s+up|accounted|represented|stood|remained)\b[^.;:]*$",
    re.I,
)


def is_attributive(sentence: Sentence, hit: Hit, group: Group) -> bool:
    """Whether the outcome only describes something else ("for the upheld complaints, 40 ...")."""
    if _ITS_SHARE.match(sentence.text[hit.end : group.first]):
        return False  # "upheld complaints went down to 43%", "the number of upheld complaints rose"
    after = sentence.text[hit.end : hit.end + 14]
    if re.match(r"\s+(?:rate|complaints?)\b", after) and hit.start < group.first:
        return not re.search(r"\brate\b", after)
    return False
