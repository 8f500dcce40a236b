"""How fast: shares in time, averages, and the limit they are measured by."""

from __future__ import annotations

import re

from extractor.reading.labels import read_label
from extractor.reading.narrative.clauses import said_after
from extractor.reading.narrative.ellipsis import complete
from extractor.reading.narrative.own_words import STAGES_TOGETHER
from extractor.reading.narrative.signals import BY
from extractor.reading.narrative.stated import (
    FigureStated,
    Measured,
    Predicate,
    Sentence,
    Setting,
    Statement,
    figure_of,
)

RESPONSES = re.compile(r"\b(?:responses?|replies)\b", re.I)
_AVERAGE = re.compile(
    r"\b(?:averag\w+|mean|median)\b|\b(?:response|turnaround|reply|answering|resolution|completion)\s+times?\b"
    r"(?!\s+(?:limit|target|standard))|\btime\s+(?:taken|(?:\w+\s+){1,2}took)\s+to\s+(?:respond|answer|reply|close|complete|"
    r"resolve|investigate)\b",
    re.I,
)
_NEGATED = re.compile(
    r"^[^.;,]{0,40}\b(?:not|never)\s+(?:\w+\s+){0,2}?(?:answered|completed|closed|concluded|replied|"
    r"responded|sent|resolved|dealt|met|finished|issued|given|received?|get|got)\b[^.;,]{0,40}?"
    r"\b(?:(?:with)?in|(?:on|to)\s+time|by\s+the\s+(?:\w+\s+){0,2}?(?:deadlines?|dates?|targets?))\b",
    re.I,
)
"""What was not answered within a limit was answered outside it."""
_LIMIT = re.compile(
    r"\b(?:limit|timescale|aim(?:s|ed)?\s+to|standards?|"
    r"polic(?:y|ies)|within|deadline|up to|maximum|target)\b",
    re.I,
)
_CHANGE_NEXT = re.compile(
    r"[\s-]*(?:days?\s+)?(?:rise|increase|fall|drop|improvement|reduction|decrease)\b", re.I
)
_LATE_BY = re.compile(
    r"\b(?:late|overdue|limit|deadline|timescale|target|missed|exceeded|overran)\b[^.;]{0,30}?\bby\s+"
    r"(?:(?:an?|the)\s+)?(?:average|mean)\s+of\s+$",
    re.I,
)
_NO_ANSWER = re.compile(
    r"\b(?:for|of|on|to\s+(?:answer|close|resolve))\s+(?:[a-z]+\s+){0,2}?(?:upheld|justified|complex)\s+(?:complaints|cases)\b|"
    r"\b(?:simple|simpler|straightforward|routine|complex|complicated|urgent)\s+(?:complaints|cases|ones|matters)\b|"
    r"\bcomplaints\s+(?:that|which)\s+(?:missed|were\s+(?:late|upheld|escalated|overdue))\b|"
    r"\baverage\s+(?:age|wait|delay|overrun|lateness|extension)\b|\b(?:average|mean)\b[^.;,\d]{0,40}\b(?:overdue|outstanding|"
    r"still\s+open)\b|\baverage\s+(?:open|overdue)\s",
    re.I,
)
"""Before days that nobody took to answer: "the average age of open complaints is 34 days"."""
_LATE = re.compile(
    r"\s*(?:late\b|overdue\b|to\s+acknowledge\b|(?:response\s+|reply\s+)?(?:targets?|limits?|standards?|deadlines?)\b|(?:inside|within|ahead\s+of|under|below|above|short\s+of)\s+(?:the|their|its|our)\s+"
    r"(?:[\w-]+\s+){0,3}?(?:targets?|limits?|timescales?|standards?|deadlines?|average)\b|(?:over|beyond|past|outside|after)\s+(?:the|their|its|our)\b)",
    re.I,
)
"""Around how late answers were on average, which is not how long they took: "late, by an average of
6 days", "an average of 6 days overdue"."""
_PANELS_MET = re.compile(
    r"\s*(?:\w+\s+){0,2}?(?:panels?|hearings?)\s+(?:(?:met|sat)\s+(?:with)?in|convened|(?:were|was)\s+(?:held|convened|arranged))\b",
    re.I,
)
_ALTERNATIVES = re.compile(r"\b\d+,?\s+(?:or|and|to)\s+(?:\w+\s+){0,4}?\d+", re.I)


def average_figures(sentence: Sentence, statement: Statement) -> list[FigureStated]:
    """The average response time that a number of days states."""
    group = statement.group
    assert group.days is not None
    text = sentence.text
    around = text[max(0, group.clause[0] - 90) : group.clause[1]]
    earlier = [s for s in sentence.done if s.first < statement.first and s.figures]
    after = text[earlier[-1].last : group.first] if earlier else ""
    again = earlier and earlier[-1].unit == "days" and not _LIMIT.search(after)
    if statement.role == "compared" or (again and not _CHANGE_NEXT.match(text, group.last)):
        pass
    elif not _AVERAGE.search(around):
        singular = re.search(
            r"\bthe\s+(?:\w+\s+){0,3}complaint\s+(?:at\s+stage\s+\w+\s+)?was\s+(?:answered|"
            r"completed|responded)",
            around,
            re.I,
        )
        if not singular:
            return []
    if _OMBUDSMANS_ENQUIRIES.search(around):
        statement.subject.pop("procedure", None)
        statement.subject |= {"stage": "ombudsman", "contact": "complaint"}
    limits = (t.end for t in sentence.reading.timescales if t.end <= group.first)
    own = text[max(group.clause[0], *limits, 0) : group.last]
    if re.search(r"\b(?:allow|must|target|limit)\b", own, re.I):
        return []
    if _NO_ANSWER.search(text, 0, group.first):
        return []
    since = max((g.last for g in sentence.groups if g.last <= group.first), default=0)
    if _IS_ACKNOWLEDGED.search(text, since, group.first):
        return []
    if _LATE_BY.search(text[: group.first]) or _LATE.match(text, group.last):
        return []
    return [
        figure_of(
            "timeliness",
            statement,
            {"status": "average"},
            Measured({"average_days": group.days.value}),
        )
    ]


def timeliness_figures(
    sentence: Sentence, statement: Statement, predicate: Predicate, measured: Measured
) -> list[FigureStated]:
    """The responses within or outside a limit."""
    if statement.noun is not None and statement.noun.sort == "foreign":
        return []
    text = sentence.text
    if _PANELS_MET.match(text, statement.last):
        return []  # when they sat is no answer
    low, high = statement.group.clause if _IS_ANSWERED.search(text) else (0, len(text))
    days: int | None = None
    from_days: int | None = None
    scale = predicate.timescale
    told = _IS_ACKNOWLEDGED.search(text, low, high)
    others = told is not None and told.end() <= statement.first
    if others and _IS_ANSWERED.search(text, statement.last, high):
        told = None  # "all were acknowledged in three days and 79% were answered on time"
    if told is not None and (scale is None or scale.days is None):
        return []
    if scale is not None:
        days, from_days = scale.days, scale.from_days
    else:
        days = _limit_said(text, sentence.setting)
    if _EXTENDED_FOR_THEM.match(text, statement.last):
        days = from_days = None  # "and 14 within an agreed extension"
    if statement.group.base is not None and "count" in measured.values:
        measured = measured.beside("total", statement.group.base.value)
    late = predicate.value == "within" and _is_negated(sentence, statement)
    extra: dict[str, str | int | None] = {
        "status": "outside" if late else predicate.value,
        "timescale_days": days,
        "from_days": from_days,
    }
    earlier = _all_answered(sentence, statement)
    if earlier is not None and earlier.group.count is not None and "total" not in measured.values:
        # printed where that number is, and one figure with this one when both are merged
        whole = Measured({"total": earlier.group.count.value})
        earlier.figures.append(figure_of("timeliness", statement, extra, whole))
    return [figure_of("timeliness", statement, extra, measured)]


def _is_negated(sentence: Sentence, statement: Statement) -> bool:
    """Whether the number's words deny that those were in time, or those of the number that it is
    set beside do: "12 were not answered in time (2021/22: 7)"."""
    told = statement
    if statement.role == "compared":
        levels = [s for s in sentence.done if s.role == "level" and s.first < statement.first]
        told = next((s for s in reversed(levels) if s.noun is statement.noun), statement)
    text, group = sentence.text, told.group
    return _NEGATED.match(said_after(text, group, group.clause[1])) is not None


def _all_answered(sentence: Sentence, statement: Statement) -> Statement | None:
    """The number before of all responses of which some were in time: "Of the 50 answered, 24 were
    within 10 working days"."""
    if statement.role == "compared":
        return None
    base = next((s for s in sentence.done if s.role == "base" and s.first < statement.first), None)
    if base is None or base.noun is None:
        return None
    part = next((s for s in sentence.done if base.is_whole_of(s)), None)
    if part is not None and part.predicate is not None and part.predicate.value == "completed":
        return part  # "85 of the 110 were closed, 60 of them in time"
    return base if RESPONSES.search(base.noun.text) or _answered(sentence, base) else None


_OMBUDSMANS_ENQUIRIES = re.compile(
    r"\b(?:ombudsman(?:['’]s)?|lgs?c?o(?:['’]s)?)\s+(?:\w+\s+)?enquir(?:y|ies)\b|\benquir(?:y|ies)\s+(?:from|by|of)\s+the\s+"
    r"(?:\w+\s+){0,5}ombudsman\b",
    re.I,
)
"""What the council answers to the ombudsman are enquiries about complaints."""
_ACKNOWLEDGED = re.compile(r"\backnowledg\w+", re.I)
_IS_ACKNOWLEDGED = re.compile(
    r"\backnowledg(?:ed|ing|e?ments?)\b(?!\s+(?:that|and\s+(?:answer|respon|repl|resol|complet|clos|deal|process)\w*)\b)",
    re.I,
)
"""Said of a receipt, which is no answer: "97% were acknowledged on time". What has days of its own,
"within 3 working days", cannot pass for one."""
_IS_ANSWERED = re.compile(
    r"\b(?:answer\w*|respon\w+|repl(?:y|ies|ied)|resol\w+|complet\w+|clos(?:ed|ing)|dealt|conclu\w+)\b",
    re.I,
)
_AGREED = re.compile(r"\bagreed\s+(?:\w+\s+)?(?:dates?|timescales?|timeframes?|deadlines?)\b", re.I)
_ANSWERED = re.compile(
    r"^(?:[^.;,:\d]|(?<=stage )\d){0,60}\b(?:answered|"
    r"responded\s+to|replied\s+to|concluded|completed|closed|finalised)\b",
    re.I,
)


def _answered(sentence: Sentence, base: Statement) -> bool:
    """Whether the base is of complaints answered: "Of the 107 complaints answered, 49 were"."""
    later = [g.first for g in sentence.groups if g.first > base.last]
    return bool(_ANSWERED.search(sentence.text[base.last : min(later, default=None)]))


_NEAR, _BEHIND = 40, 12
"""Characters before and after a number of days in which the word stands that makes it a limit."""


_EXTENDED = re.compile(
    r"\W*(?:when|where|if|once|including|counting|taking|allowing\s+for|with)\b[^.;,\d]{0,40}?\bexten(?:sions?|ded|ding)\b[^.;,\d]{0,20}?"
    r"(?P<days>\d+)\s+(?:working\s+)?days\b",
    re.I,
)
"""How a sentence begins that measures by the longer limit: "When the extension to 20 working days
is taken into account, 74% were on time"."""


_EXTENDED_FOR_THEM = re.compile(
    r"[^.;,:\d]{0,50}?\b(?:within|inside|by|in)\s+(?:the|an|their|its)\s+(?:[a-z]+\s+){0,2}?(?:extension|extended)\b(?![^.;,:]*\d)",
    re.I,
)
"""Behind a number, a longer limit of their own that is not told in days."""
_NEAR_ACKNOWLEDGED = 30
"""Characters before a limit in which "acknowledged" makes it no limit for answers."""


def _limit_said(text: str, setting: Setting) -> int | None:
    """The one limit in days that the sentence, or the one before it, lays down."""
    extended = _EXTENDED.match(text)
    if extended is not None:
        return int(extended["days"])
    for where in (text, setting.sentence_before, setting.heading_text):
        if not _LIMIT.search(where) or _ALTERNATIVES.search(where):
            continue
        if where is not text and (
            _ACKNOWLEDGED.search(where) or _AGREED.search(text) or STAGES_TOGETHER.search(text)
        ):
            continue  # that limit is another's
        found = {
            t.days
            for t in complete(where, read_label(where), "").timescales
            if _LIMIT.search(where[max(0, t.start - _NEAR) : t.end + _BEHIND])
            and not BY.search(where[: t.start])
            and not _IS_ACKNOWLEDGED.search(where[max(0, t.start - _NEAR_ACKNOWLEDGED) : t.start])
        }
        if found:
            return found.pop() if len(found) == 1 else None
    return None
