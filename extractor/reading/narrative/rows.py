"""Rows of a table written out as a sentence: each number has a label, the first tells of what kind.

"Parents made 33 of the complaints, young people nine and other relatives six"; "delay (141),
communication (88) and other matters (22)"; "58 were from parents, 41 from other professionals".
The verb, the noun and the kind of label are said once; the labels stand where the first one stood.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.reading.labels import read_label
from extractor.reading.narrative.entries import axis_of
from extractor.reading.narrative.lists import ranked_first, says_axis
from extractor.reading.narrative.stated import Predicate, Sentence, Statement

_AXES = ("category", "complainant", "channel", "rejection_reason")
_EDGES = re.compile(
    r"^[\s,;:)\]–—-]*(?:(?:and|or|while|whilst|with|then|followed\s+(?:\w+\s+)?by|ahead\s+of|by|from|about|for|to|the|an?|"
    r"finally|lastly|was|were)\b\s*)*|(?:[\s,;:.(\[–—-]|\b(?:for|with|at|and|or|in|of|had|has|"
    r"made|another|a further|the other|accounted|accounting)\s*$)+$",
    re.I,
)
_SENTENCE_VERB = re.compile(
    r"\b(?:was|were|is|are|has|have|been|rose|fell|fallen|risen|increased|decreased|received|"
    r"compared|which|that|there|we|they|it|than|last|previous|upheld|against|overtaken)\b",
    re.I,
)
_PREPOSITION = re.compile(
    r"^[^\w]*(?:(?:were|was|came|arrived|made|sent|received|being|are|is)\s+)*"
    r"(?P<how>from|by|via|through|about|concerned|concerning|regarding|related\s+to|relating\s+to)"
    r"\s+(?:the\s+|a\s+|an\s+)?",
    re.I,
)
_WHO = re.compile(
    r"\b(?:made|raised|brought|submitted|received|came|come|are|were)\s+(?:by|from)\s", re.I
)
_LONGEST = 9
"""Words; what is longer between two numbers is no label."""


def read_rows(sentence: Sentence) -> None:
    """Give every number of a written-out row the label that stands beside it."""
    levels = [
        s
        for s in sentence.done
        if s.role == "level" and s.unit in ("count", "percent") and s.group.inner is None
    ]
    for statement in levels[:1]:
        _name_commonest(sentence, statement)
    if len(levels) < 2:
        return
    for run in _runs(sentence, levels):
        _read_run(sentence, run)


_COMMONEST = re.compile(
    r"(?:^|[.;:,]\s+|\bprocedure,?\s+)(?P<label>[A-Za-z][^.;:,\d]{2,60}?)\s+(?:was|were|is|are|came|remain\w*)\s+"
    r"(?:again\s+|still\s+|once\s+more\s+)?(?:the\s+)?(?:single\s+)?(?:most\s+(?:common|frequent)|"
    r"commonest|main|largest|biggest|first)\b[^.;\d]*\b(?:raised|cited|named|mentioned|given|"
    r"recorded|found|featur\w+)\s+in\s+(?:only\s+|just\s+|some\s+)?$",
    re.I,
)
_UNDER = re.compile(
    r"^(?:in|under|at|for)\s+(?:the\s+)?(?:\w+\s+){0,2}(?:procedure|process|stage\s+\w+),?\s+", re.I
)
_SUBJECT_WAS = re.compile(
    r"\b(?:subject|theme|reason|cause|category|nature)s?\b[^.;:]*?\b(?:was|were)\s+"
    r"(?P<label>[A-Za-z][^.;:,\d]{2,50}?)\s+in\s+$",
    re.I,
)


def _name_commonest(sentence: Sentence, statement: Statement) -> None:
    """ "Delay was the commonest reason, named in 24 cases"; "the subject was delay in 24 cases"."""
    ahead = sentence.text[: statement.first]
    match = _COMMONEST.search(ahead) or _SUBJECT_WAS.search(ahead)
    own = statement.predicate
    if match is None or (own is not None and own.strength == 2 and own.sort != "event"):
        return
    label = _clean(_UNDER.sub("", match["label"]), first=False)
    if label is not None and not _says_more(label):
        _set(sentence, statement, "category", label)


def _runs(sentence: Sentence, levels: Sequence[Statement]) -> list[list[Statement]]:
    """Neighbouring numbers of one unit with no full stop of sense between them."""
    runs: list[list[Statement]] = []
    for statement in levels:
        last = runs[-1][-1] if runs else None
        between = sentence.text[last.last : statement.first] if last is not None else ""
        joined = (
            last is not None
            and last.unit == statement.unit
            and bool(last.group.lead.bracketed) == bool(statement.group.lead.bracketed)
            and len(between.split()) <= 2 * _LONGEST
        )
        if joined:
            runs[-1].append(statement)
        else:
            runs.append([statement])
    return [run for run in runs if len(run) > 1]


def _read_run(sentence: Sentence, run: list[Statement]) -> None:
    head = run[0]
    before = _labels_before(sentence, run)
    if head.group.lead.bracketed:
        axis = _axis_of_brackets(sentence, run, before)
        if axis is not None:
            for statement, label in zip(run, before, strict=True):
                _set(sentence, statement, axis, label)
        return
    own = head.predicate
    if own is None or own.sort != "breakdown" or own.value not in _AXES or own.label is None:
        _rows_after(sentence, run)
        return
    ahead = sentence.text[: head.first]
    if own.label in " ".join(ahead.split()):
        service = head.subject.get("service_area")
        for statement, label in zip(run[1:], before[1:], strict=True):
            if _open(statement) and statement.subject.get("service_area") == service:
                _set(sentence, statement, own.value, label)
        return
    _rows_after(sentence, run)


def _open(statement: Statement) -> bool:
    """Whether nothing outright is said of the number itself."""
    own = statement.predicate
    return (own is None or own.strength < 2 or own.sort == "breakdown") and (
        statement.noun is None or statement.noun.sort in ("none", "foreign", "case")
    )


def _labels_before(sentence: Sentence, run: Sequence[Statement]) -> list[str | None]:
    """The label that stands between the number before, with its noun, and each number."""
    labels: list[str | None] = []
    for index, statement in enumerate(run):
        if index:
            low = run[index - 1].last
            noun = run[index - 1].noun
            if noun is not None and noun.sort in ("contact", "case") and noun.start >= low - 1:
                low = max(low, min(noun.end, statement.first))
        else:
            earlier = [g.last for g in sentence.groups if g.last <= statement.first]
            bracketed = statement.group.lead.bracketed
            low = max(earlier, default=0) if bracketed else statement.group.clause[0]
        ranked = ranked_first(sentence.text[: statement.first]) if index == 0 else None
        labels.append(ranked or _clean(sentence.text[low : statement.first], first=index == 0))
    return labels


def _clean(text: str, first: bool) -> str | None:
    if first:
        # the first label follows the sentence's own words: "Complaints were made by parents"
        text = re.split(
            r".*\b(?:were|was|are|is|by|from|about|regarding|included?|being|namely|to)\s|:\s",
            text,
            flags=re.I | re.S,
        )[-1]
    elif re.search(r"[.;:]\s|\d", text.strip(" ,;:.")):
        return None
    label: str | None = None
    while label != text:
        label, text = text, _EDGES.sub("", text)
    words = (label or "").split()
    if not 1 <= len(words) <= _LONGEST or _SENTENCE_VERB.search(label or ""):
        return None
    return " ".join(words)


def _kind(label: str | None) -> str | None:
    """What the vocabulary takes the label for, if for one thing only."""
    if label is None:
        return None
    kinds = {str(h.sets["kind"]) for h in read_label(label).hits if "kind" in h.sets}
    return kinds.pop() if len(kinds) == 1 else None


def _axis_of_brackets(
    sentence: Sentence, run: Sequence[Statement], labels: Sequence[str | None]
) -> str | None:
    """What labels with numbers in brackets are, as the first or the words before it tell."""
    if any(label is None or _says_more(label) for label in labels):
        return None
    kinds = {_kind(label) for label in labels} - {None}
    told = axis_of(sentence.text, "") if says_axis(sentence.text) else None
    if told in _AXES and "service" not in kinds:
        return told
    if "service" in kinds or len(kinds) > 1:
        return None
    own = run[0].predicate
    lead = sentence.text[run[0].group.clause[0] : run[0].first]
    if own is not None and own.sort == "breakdown" and own.value in _AXES:
        return own.value
    if kinds & {"complainant", "channel"}:
        kind = kinds.pop()
        return kind if _WHO.search(lead) or len(run) > 2 else None
    return None


def _says_more(label: str) -> bool:
    """Whether the label says an outcome, a stage, a kind of contact or a year of its own."""
    reading = read_label(label)
    if reading.years or reading.quarters:
        return True
    return any(reading.says(key) for key in ("outcome", "status", "stage"))


def _rows_after(sentence: Sentence, run: Sequence[Statement]) -> None:
    """Labels after their numbers: "58 were from parents, 41 from other professionals"."""
    found: list[tuple[Statement, str, str]] = []
    for index, statement in enumerate(run):
        stop = run[index + 1].group.clause[0] if index + 1 < len(run) else statement.group.clause[1]
        tail = sentence.text[statement.last : stop].lstrip(")] ")
        match = _PREPOSITION.match(tail)
        if match is None:
            continue
        label = re.split(r"[;.]", tail[match.end() :])[0]
        label = re.sub(r"(?:[\s,;]|\b(?:and|or|while|whilst)\s*$)+$", "", label)
        if 1 <= len(label.split()) <= _LONGEST and not _SENTENCE_VERB.search(label):
            found.append((statement, match["how"].lower(), " ".join(label.split())))
    told = {
        s.predicate.value
        for s, how, _ in found
        if s.predicate is not None and s.predicate.sort == "breakdown" and how in ("from", "by")
    }
    if len(found) < 2 or told not in ({"complainant"}, {"channel"}):
        return
    axis = told.pop()
    for statement, how, label in found:
        if how in ("from", "by") and (
            _open(statement) or (statement.noun is not None and statement.noun.sort == "contact")
        ):
            _set(sentence, statement, axis, label)


def _set(sentence: Sentence, statement: Statement, axis: str, label: str | None) -> None:
    if label is None:
        statement.predicate = Predicate("breakdown", axis)
        return
    kind = _kind(label)
    if kind == "service" and axis == "category" and label[0].isupper():
        return
    statement.predicate = Predicate("breakdown", axis, label=label)
    statement.subject.pop("service_area", None)
    head = sentence.setting.heading.said()
    if "service_area" in head:
        statement.subject["service_area"] = str(head["service_area"])
