"""Who complained, how, or what of: names that make a number an entry of a breakdown."""

from __future__ import annotations

import re

from extractor.reading.narrative.causes import category_after, category_before
from extractor.reading.narrative.named_people import people_after, people_before, people_in_brackets
from extractor.reading.narrative.names import Named
from extractor.reading.narrative.naming_draft import Naming
from extractor.reading.narrative.row_labels import kind_of_label
from extractor.reading.narrative.stated import Sentence

_WHO_MADE = re.compile(r",\s+who\s+(?:made|submitted|accounted\s+for)\s+$", re.I)
"""After those who complained: "by a relative, who made 148"."""
_CHANNEL_TOLD = re.compile(
    r"\b(?:channel|method|route|means)s?\b|\bways?\s+(?:of|to)\s+(?:\w+\s+){0,2}?(?:complain|contact)|"
    r"\bways?\s+(?:of|to)\s+(?:mak|submit|rais|lodg|report)",
    re.I,
)


def name_people(naming: Naming) -> None:
    """Who complained, or how, makes the number an entry of a breakdown."""
    if not _may_be_entry(naming):
        return
    group = naming.group
    theme = category_before(naming.sentence, naming.statement)
    if theme is not None:
        naming.make_entry(axis_of(naming.sentence, theme), theme)
        return
    theme = category_after(naming.sentence, naming.statement)
    if theme is not None:
        naming.make_entry("category", theme)
        return
    people = _people_ahead(naming)
    if people is None:
        text, reading = naming.sentence.text, naming.sentence.reading
        people = people_after(text, reading, group.lead.end, group.clause[1])
        if people is not None and people.sort not in ("complainant", "channel"):
            naming.make_foreign(group.last)
            return
    if people is None:
        return
    if people.sort == "unknown":
        naming.make_foreign(group.last)
    else:
        naming.make_entry(people.sort, people.text)


def _may_be_entry(naming: Naming) -> bool:
    """Whether no more is said of the number than that complaints were there, or came."""
    if naming.subject.get("contact") == "member_enquiry":
        return False  # on behalf of whom members ask cuts no complaints
    predicate = naming.statement.predicate
    if predicate is None:
        return True
    return predicate.sort in ("exists", "event") and predicate.value in ("", "received")


def _people_ahead(naming: Naming) -> Named | None:
    """The people before the number: in its clause, as those "who made" it, or in its bracket."""
    text, reading, group = naming.sentence.text, naming.sentence.reading, naming.group
    before = people_before(text, reading, group.clause[0], group.first)
    if before is None and _WHO_MADE.search(text[: group.first]):
        before = people_before(text, reading, 0, group.first)
    if before is None and group.lead.bracketed:
        before = people_in_brackets(text, reading, group.clause[0], group.first)
    return before


def axis_of(sentence: Sentence, label: str) -> str:
    """What a ranked label cuts complaints by: "Mothers were the largest group" is no theme."""
    kind = kind_of_label(label)
    if kind == "channel" and not _CHANNEL_TOLD.search(sentence.text):
        kind = "category"  # "The most common theme was late letters"
    return kind if kind in ("complainant", "channel") else "category"
