"""Rows of a table written out as a sentence: each number has a label, the first tells of what kind.

"Parents made 33 of the complaints, young people nine and other relatives six"; "delay (141),
communication (88) and other matters (22)"; "58 were from parents, 41 from other professionals".
The verb, the noun and the kind of label are said once; the labels stand where the first one stood.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.reading.narrative.carried import is_of_other_time
from extractor.reading.narrative.list_axes import axis_of
from extractor.reading.narrative.lists import WERE_ABOUT, says_axis
from extractor.reading.narrative.row_labels import (
    LONGEST,
    SENTENCE_VERB,
    THE_FOLLOWING,
    is_open,
    kind_of_label,
    ranked_first,
    says_more,
    set_label,
)
from extractor.reading.narrative.rows_after import read_rows_after
from extractor.reading.narrative.service_rows import read_service_row, read_unit_row
from extractor.reading.narrative.stated import Sentence, Statement

_AXES = ("category", "complainant", "channel", "rejection_reason")
_EDGES = re.compile(
    r"^[\s,;:)\]–—-]*(?:(?:(?:after|behind)\s+(?:that|this|these|them|those|it)\s+came|(?:next|then)\s+came|and|or|while|whilst|with|then|followed\s+(?:\w+\s+)?by|ahead\s+of|by|from|about|for|to|the|an?|but|"
    r"(?:issues|complaints|cases),\s+(?=then\b|followed\b)|those|complaints|relating|regarding|concerning|finally|lastly|was|were)\b\s*)*|(?:[\s,;:.(\[–—-]|\b(?:for|with|at|and|or|in|of|had|has|"
    r"made|in\s+(?:first|second|third|joint\s+\w+)\s+place|"
    r"another|a further|the other|the remaining|accounted|accounting|to|led|"
    r"(?:rose|fell|doubled|halved|trebled|increased|decreased|dropped|declined|grew|went\s+(?:up|down)|up|down)"
    r"(?:\s+(?:slightly|sharply|again))?\s+(?:to|from|by))\s*$)+$",
    re.I,
)


_THEN = re.compile(
    r"\W*(?:(?:this|it)\s+(?:is|was)\s+)?(?:followed|next|then|other|others|after\s+that|the\s+(?:next|other|remaining))\b",
    re.I,
)
"""What begins a sentence that goes on with the labels of the one before."""


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
    r"(?:(?:recorded|given|logged|classed|listed|shown)\s+as\s+)?(?P<label>[A-Za-z][^.;:,\d]{2,50}?)\s+in\s+$",
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
    if label is None or says_more(label):
        return
    set_label(sentence, statement, "category", label)
    for other in sentence.done[sentence.done.index(statement) + 1 :]:
        if other.role != "compared" or other.noun is not statement.noun:
            return
        set_label(sentence, other, "category", label)


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
            and len(between.split()) <= 2 * LONGEST
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
        if read_service_row(sentence, run, before):
            return
        axis = _axis_of_brackets(sentence, run, before)
        refused = head.predicate is not None and head.predicate.value == "rejection_reason"
        if axis is not None and not (refused and axis == "category"):
            for statement, label in zip(run, before, strict=True):
                set_label(sentence, statement, axis, label)
        return
    if read_unit_row(sentence, run, before):
        return
    own = head.predicate
    if own is None or own.sort != "breakdown" or own.value not in _AXES or own.label is None:
        axis = _axis_of_bare(sentence, run, before)
        if axis is None:
            read_rows_after(sentence, run)
            return
        for statement, label in zip(run, before, strict=True):
            set_label(sentence, statement, axis, label)
        return
    ahead = sentence.text[: head.first]
    if own.label in " ".join(ahead.split()):
        service = head.subject.get("service_area")
        for statement, label in zip(run[1:], before[1:], strict=True):
            if _labelled_after(sentence, statement):
                continue
            if label is None and statement.predicate is not None and statement.predicate.label:
                continue  # "respectively" has dealt it one
            if is_open(statement) and statement.subject.get("service_area") == service:
                again = label is None and is_of_other_time(sentence, statement, head)
                set_label(sentence, statement, own.value, own.label if again else label)
        return
    read_rows_after(sentence, run)


def _labelled_after(sentence: Sentence, statement: Statement) -> bool:
    """Whether the number has a label of its own after it: "with 23 complaints from fathers"."""
    own = statement.predicate
    if own is None or own.sort != "breakdown" or own.label is None:
        return False
    if statement.group.from_to is not None:
        return True  # a change's label stands before both of its ends
    return own.label in " ".join(sentence.text[statement.last : statement.group.clause[1]].split())


_RANK_BEHIND = re.compile(
    r"\s+(?:was\s+|being\s+)?the\s+(?:second|third|fourth|next)\s+(?:most|highest|largest|biggest|commonest)\b[^,;.:\d]*$",
    re.I,
)
"""Behind a label: "with delay the second most common (148)"."""
_OF_TOTAL = re.compile(
    r"\s+of\s+(?:(?:the|all|our)\s+)*(?:overall\s+)?(?:total|whole|number|those\s+received)(?:\s+received)?\b",
    re.I,
)
"""Behind a share, what it is of: "28% of the total and poor communication for 24%"."""


def _labels_before(sentence: Sentence, run: Sequence[Statement]) -> list[str | None]:
    """The label that stands between the number before, with its noun, and each number."""
    labels: list[str | None] = []
    for index, statement in enumerate(run):
        if index:
            low = run[index - 1].last
            of_total = _OF_TOTAL.match(sentence.text, low)
            low = of_total.end() if of_total is not None else low
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
        text = THE_FOLLOWING.sub("", text)
        # the first label follows the sentence's own words: "Complaints were made by parents"
        text = re.split(
            r".*(?:\b(?:were|was|are|is|by|from|about|regarding|included?|being|namely|to|concerned|was|against)|,\s+with)\s|:\s",
            text,
            flags=re.I | re.S,
        )[-1]
    elif re.search(r"[.;:]\s|\d", text.strip(" ,;:.")):
        return None
    text = _RANK_BEHIND.sub("", text)
    label: str | None = None
    while label != text:
        label, text = text, _EDGES.sub("", text)
    words = (label or "").split()
    if words and words[0].lower() == "of":
        return None  # "64% of the total, with 23%": no label
    if not 1 <= len(words) <= LONGEST or SENTENCE_VERB.search(label or ""):
        return None
    return " ".join(words)


_LEADS_TO_ROW = re.compile(r"\b(?:were|was|are|is|include[ds]?|being|namely)\s+$|:\s+$", re.I)


def _axis_of_bare(
    sentence: Sentence, run: Sequence[Statement], labels: Sequence[str | None]
) -> str | None:
    """What a row is of that its sentence calls so: "The top reasons were delay 36%, staff 26%"."""
    first = labels[0]
    if any(label is None or says_more(label) for label in labels) or first is None:
        return None
    if not all(s.noun is not None and s.noun.sort == "none" and is_open(s) for s in run):
        return None
    ahead = " ".join(sentence.text[: run[0].first].split())
    lead = ahead[: ahead.rfind(first)] if first in ahead else ""
    if not _LEADS_TO_ROW.search(lead) or not says_axis(lead):
        return None
    axis = axis_of(lead, "")
    kinds = {kind_of_label(label) for label in labels} - {None}
    return axis if axis in _AXES and "service" not in kinds else None


_WHO_ELSE = {"complainant", "service"}
_ROW_GOES_ON = re.compile(r",\s+(?:and\s+)?(?:with|followed\s+by|then|by)\b", re.I)


def _axis_of_brackets(
    sentence: Sentence, run: Sequence[Statement], labels: Sequence[str | None]
) -> str | None:
    """What labels with numbers in brackets are, as the first or the words before it tell."""
    if any(label is None or says_more(label) for label in labels):
        return None
    kinds = {kind_of_label(label) for label in labels} - {None}
    small = all(str(label)[:1].islower() for label in labels)
    if small and kinds <= {"category"} and WERE_ABOUT.search(sentence.text[: run[0].first]):
        return "category"
    told = axis_of(sentence.text, "") if says_axis(sentence.text) else None
    if told in _AXES and "service" not in kinds:
        return told
    ahead = [s for s in sentence.done if s.first < run[0].first]
    told_ahead = ahead[-1].predicate if ahead else None
    if told_ahead is not None and told_ahead.value == "complainant" and kinds <= _WHO_ELSE:
        joined = sentence.text[ahead[-1].last : run[0].first]
        people = all(str(n)[:1].islower() or str(n).startswith("MP") for n in labels)
        if people and _ROW_GOES_ON.search(joined):
            return "complainant"  # "parents made 84, with advocates (11) and schools (5)"
    if "service" in kinds or len(kinds) > 1:
        return None
    own = run[0].predicate
    if _THEN.match(sentence.text) and not kinds & {"service", "complainant", "channel"}:
        told_before = [s.predicate for s in sentence.setting.before if s.predicate is not None]
        if told_before and told_before[-1].sort == "breakdown" and told_before[-1].value in _AXES:
            return told_before[-1].value
    if own is not None and own.sort == "breakdown" and own.value in _AXES:
        return own.value
    if kinds & {"complainant", "channel"}:
        kind = kinds.pop()
        return kind if len(run) > 2 else None
    return None
