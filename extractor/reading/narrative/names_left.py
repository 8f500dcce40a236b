"""Names in a number's clause that the number was not given: it is of them, and of nothing else."""

from __future__ import annotations

import re

from extractor.reading.narrative.clause_services import start_of_relative
from extractor.reading.narrative.each_named import row_of_none
from extractor.reading.narrative.names import in_subject
from extractor.reading.narrative.stated import Sentence, Statement
from extractor.reading.narrative.unread import PLACES, label_of
from extractor.reading.service_names import content_words

_UNITS = re.compile(
    r"(?:services?|teams?|directorates?|departments?|divisions?|units?|sections?|children|adults|schools?|court|legal|"
    r"duty|policy)",
    re.I,
)
"""Words that name no part by themselves, or stand in any sentence."""
_MAINLY = re.compile(
    r"\b(?:mainly|mostly|largely|chiefly|primarily|often|usually|including|such\s+as|e\.?g\.?)\b",
    re.I,
)
"""After which words a service is what many are about, and no limit to what was counted."""


def names_another_service(sentence: Sentence, statement: Statement) -> bool:
    """Whether a number's clause names a service that the number was not given.

    What is said there of a part would pass for the whole, or for another part. Of the figures whose
    clauses do so half are wrong, of the others one in twelve.
    """
    start, stop = statement.group.clause
    start = max(start, start_of_relative(sentence, statement.group))
    setting = sentence.setting
    said = (
        " ".join(str(statement.subject.get(key, "")) for key in ("service_area", "subgroup"))
        + f" {label_of(statement)} {setting.heading.service_area or ''}"
    )
    own = content_words(f"{setting.context.title or ''} {setting.context.service or ''}")
    # what a neighbour in the sentence was given is the neighbour's
    said += " " + " ".join(row_of_none(sentence, statement))
    said += " " + " ".join(
        f"{s.subject.get('service_area', '')} {label_of(s)}"
        for s in sentence.done
        if s is not statement
    )
    for hit in sentence.hits:
        if hit.sets.get("kind") != "service" or not (start <= hit.start and hit.end <= stop):
            continue
        words = sentence.text[hit.start : hit.end]
        if _UNITS.fullmatch(words) or words.lower() in said.lower():
            continue
        if sentence.in_aside(statement.group, hit.start) or in_subject(words, setting.context):
            continue
        if content_words(words) <= own or _MAINLY.search(sentence.text, start, hit.start):
            continue
        covered = any(
            h is not hit
            and h.start <= hit.start
            and hit.end <= h.end
            and not h.sets.keys().isdisjoint(PLACES)
            for h in sentence.reading.hits
        )
        if not covered:
            return True
    return False


def names_a_theme(sentence: Sentence, statement: Statement) -> bool:
    """Whether a bare number stands beside a theme that it was not given: "then delay with 9"."""
    noun = statement.noun
    if statement.role not in ("level", "from") or statement.unit != "count" or label_of(statement):
        return False
    moved = statement.group.from_to is not None and noun is not None and noun.sort == "none"
    if noun is not None and noun.start >= statement.first and not (moved and sentence.groups):
        return False
    start, stop = statement.group.clause
    if moved:
        # "and delay in assessment from 40 to 51", after another change
        start = max((g.last for g in sentence.groups if g.last <= start), default=start)
    given = " ".join(str(statement.subject.get(key, "")) for key in ("service_area", "subgroup"))
    return any(
        h.sets.get("kind") == "category"
        and start <= h.start
        and h.end <= stop
        and sentence.text[h.start : h.end].lower() not in given.lower()
        for h in sentence.hits
    )


_HANGS = ("and", "", "of which", "of whom")


def hangs_on_refused(sentence: Sentence, statement: Statement) -> bool:
    """Whether a number is a part, or another year's, of one that was refused as some service's, and
    names none itself: "... about rents (54, compared with 71)"."""
    position = sentence.done.index(statement)
    if position == 0 or "service_area" in statement.subject or statement.role == "base":
        return False
    before = sentence.done[position - 1]
    joined = statement.group.joined.lower().strip(" ,")
    if before.figures or not (statement.role == "compared" or joined in _HANGS):
        return False
    if before.role == "level" and names_another_service(sentence, before):
        return True
    return hangs_on_refused(sentence, before)
