"""Rows whose labels follow their numbers: "58 were from parents, 41 from other professionals".

The preposition and the labels that the vocabulary knows tell what the row is of: who complained,
how, about what, or about which service. The labels that nobody knows are of the same kind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.reading.labels import read_label
from extractor.reading.narrative.names import THE_COUNCIL
from extractor.reading.narrative.row_labels import (
    LONGEST,
    SENTENCE_VERB,
    is_open,
    kind_of_label,
    says_more,
    set_label,
)
from extractor.reading.narrative.stated import Predicate, Sentence, Statement
from extractor.reading.narrative.wording import CAUSE

_PEOPLE = r"from|by|via|through"
ABOUT = (
    r"about|concern(?:ed|ing)|regarding|relat(?:ed|ing)\s+to|in\s+relation\s+to|(?:had\s+)?to\s+do\s+with|"
    r"involv(?:ed|ing)|against"
)
_PREPOSITION = re.compile(
    r"^[^\w]*(?:(?:of\s+(?:these|them|those|which)|(?:of\s+(?:all\s+|the\s+|our\s+)*)?(?:complaints?|cases))\s+)?"
    r"(?:(?:were|was|had|have|been|came|arrived|made|sent|received|being|are|is|mainly|specifically)\s+)*"
    rf"(?P<how>{_PEOPLE}|{CAUSE}|{ABOUT}|(?:for|to)(?=\s+(?!(?:stage|a\s+panel|the\s+ombudsman|\d)\b)))"
    r"\s+(?:the\s+|a\s+|an\s+)?",
    re.I,
)
_REST = re.compile(
    r"[;.]|,\s+(?:of\s+(?:whom|which)|who|whose|(?:all|most|many|some|both|none)(?:\s+of)?(?:\s+(?:which|whom|them)|\s*$)|"
    r"the\s+(?:latter|former|last|highest|lowest|most|same))\b|\s+and\s+(?:the\s+)?(?:rest|remainder|remaining|others)\b",
    re.I,
)
_ASIDE = re.compile(r"\s*\([^()]*\)$")
"""Another year's number behind a label, or what explains it: "22% by phone (28%)"."""
_CAUSE = re.compile(CAUSE, re.I)
_AT_LEAST = 3
"""Entries from which on a row of labels that nobody knows is one of themes."""


def read_rows_after(sentence: Sentence, run: Sequence[Statement]) -> None:
    """Give the numbers of a row the labels that follow them."""
    found: list[tuple[Statement, str, str]] = []
    for index, statement in enumerate(run):
        stop = run[index + 1].group.clause[0] if index + 1 < len(run) else _end(sentence, statement)
        tail = sentence.text[statement.last : stop].lstrip(")] ")
        match = _PREPOSITION.match(tail)
        if match is None:
            continue
        label = _REST.split(tail[match.end() :])[0]
        label = re.sub(r"(?:[\s,;]|\b(?:and|or|while|whilst)\s*$)+$", "", label)
        label = _ASIDE.sub("", label)
        if label.endswith(":"):
            continue  # a whole, whose parts follow
        if THE_COUNCIL.fullmatch(label):
            continue  # "97 were received about the authority, 19 of which were for housing"
        if 1 <= len(label.split()) <= LONGEST and not SENTENCE_VERB.search(label):
            found.append((statement, match["how"].lower(), " ".join(label.split())))
        elif index and _CAUSE.fullmatch(match["how"]):
            _read_part(sentence, statement, "")
    if len(found) == 1 and found[0][0] is run[0]:
        _read_elliptic(sentence, run)
    elif len(found) == 1 and _CAUSE.fullmatch(found[0][1]):
        _read_part(sentence, found[0][0], found[0][2])
    if len(found) < 2:
        return
    if _CAUSE.fullmatch(found[0][1]) and found[0][1].endswith("from"):
        found = [(s, "as a result of" if how == "from" else how, label) for s, how, label in found]
    told = {
        s.predicate.value
        for s, how, _ in found
        if s.predicate is not None and s.predicate.sort == "breakdown" and how in ("from", "by")
    }
    if told in ({"complainant"}, {"channel"}):
        axis = told.pop()
        for statement, how, label in found:
            if how in ("from", "by") and _may_be_of_row(statement):
                set_label(sentence, statement, axis, label)
        return
    subjects = [f for f in found if not re.fullmatch(_PEOPLE, f[1]) and _may_be_of_row(f[0])]
    if len(subjects) < 2 or any(_is_other(label) for _, _, label in subjects):
        return
    _read_subjects(sentence, subjects)


def _read_part(sentence: Sentence, part: Statement, label: str) -> None:
    """Read the one part whose cause is named: "18 were partly upheld, eight due to communication".
    With no known theme it is nothing, and not the outcome, or the status, of the whole again."""
    ahead = [s.predicate for s in sentence.done if s.last <= part.first and s.predicate is not None]
    if not ahead or ahead[-1].sort not in ("outcome", "status") or not _may_be_of_row(part):
        return
    outcome = _outcome_of_whole(sentence, part)
    known = outcome is not None and kind_of_label(label) == "category"
    set_label(sentence, part, "category", label.strip("'\"‘’“”") if known else None)
    if outcome is not None:
        part.subject["outcome"] = outcome


_ELLIPTIC = re.compile(
    r"\s*(?P<label>[a-z][^.;:,()\d]{2,50}?)\s*(?:[.;,]?\s*(?:\band\s*)?|\.?\s*)$", re.I
)
"""All that follows a number of a row whose verb was said with the first: "12% delays and"."""


def _read_elliptic(sentence: Sentence, run: Sequence[Statement]) -> None:
    """Read "17% concerned the quality of care, 12% delays and 6% staff": themes like the first."""
    own = run[0].predicate
    if own is None or own.sort != "breakdown" or own.value != "category" or own.label is None:
        return
    for index, statement in enumerate(run[1:], 1):
        stop = run[index + 1].first if index + 1 < len(run) else statement.group.clause[1]
        match = _ELLIPTIC.match(sentence.text[:stop], statement.last)
        joined = statement.group.joined.lower().strip(" ,")
        if match is None or joined not in ("and", "") or SENTENCE_VERB.search(match["label"]):
            return
        noun = statement.noun
        if noun is None or noun.sort != "foreign" or len(match["label"].split()) > LONGEST:
            return
        if kind_of_label(match["label"]) not in ("category", None) or says_more(match["label"]):
            return
        set_label(sentence, statement, "category", match["label"])


_ENDS = re.compile(
    r"[;.:]\s|,\s+(?:which|who|while|whilst|and|but|with|although|compared)\b|$", re.I
)


def _end(sentence: Sentence, statement: Statement) -> int:
    """Where the last label of a row ends; "due to", that parts clauses elsewhere, is its own."""
    stop = _ENDS.search(sentence.text, statement.last)
    later = [g.first for g in sentence.groups if g.first > statement.last]
    clause_end = statement.group.clause[1]
    if stop is None or any(g < stop.start() for g in later):
        return clause_end
    tail = sentence.text[statement.last : stop.start()]
    return stop.start() if _CAUSE.search(tail) else clause_end


def _read_subjects(sentence: Sentence, row: Sequence[tuple[Statement, str, str]]) -> None:
    """What complaints were about: services, or themes."""
    kinds = [kind_of_label(label) for _, _, label in row]
    caused = any(_CAUSE.fullmatch(how) for _, how, _ in row)
    known = {kind for kind in kinds if kind in ("service", "category")}
    if known == {"service"} and not caused:
        listed = 2 * kinds.count("service") >= len(kinds)
        for statement, _, label in row:
            if listed or label[0].isupper() or kind_of_label(label) == "service":
                statement.subject["service_area"] = label.strip("'\"‘’“”")
                statement.predicate = Predicate("exists", strength=1)
        return
    themes = known == {"category"} or all(_CAUSE.fullmatch(h) for _, h, _ in row)
    small = all(label.strip("'\"‘’“”")[:1].islower() for _, _, label in row)
    if "service" in known or not (themes or (not known and small and len(row) >= _AT_LEAST)):
        return
    outcome = _outcome_of_whole(sentence, row[0][0])
    for statement, _, label in row:
        set_label(sentence, statement, "category", label.strip("'\"‘’“”"))
        if outcome is not None:
            statement.subject["outcome"] = outcome


_UPHELD_ONES = re.compile(
    r"\b(?P<which>(?:fully\s+|partly\s+|partially\s+|not\s+)?upheld)\s+(?:complaints|cases|ones)\b",
    re.I,
)


def _outcome_of_whole(sentence: Sentence, first: Statement) -> str | None:
    """The outcome of what the row cuts: "Ten were upheld: four were due to delay"."""
    ahead = [s for s in sentence.done if s.last <= first.first]
    if ahead:
        own = ahead[-1].predicate
        return own.value if own is not None and own.sort == "outcome" else None
    named = _UPHELD_ONES.search(sentence.text[: first.first])
    return read_label(named["which"]).value("outcome") if named is not None else None


def _may_be_of_row(statement: Statement) -> bool:
    return is_open(statement) or (
        statement.noun is not None
        and statement.noun.sort == "contact"
        and (statement.predicate is None or statement.predicate.strength < 2)
    )


def _is_other(label: str) -> bool:
    """Whether the words say a stage, an outcome or a kind of contact and are no label."""
    reading = read_label(label)
    said = any(reading.says(key) for key in ("status", "stage", "procedure"))
    return said or bool(reading.years)
