"""Parts of what a label counts: "10% were about staff conduct; half of these were upheld".

What is decided of them is decided of that theme's or those people's complaints only: it is an
outcome of the breakdown's entry, and never one of all complaints.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.reading.narrative.kind_subjects import kind_before_subject
from extractor.reading.narrative.names import in_subject
from extractor.reading.narrative.nouns import contact_hits
from extractor.reading.narrative.stated import FigureStated, Sentence, Statement
from extractor.reading.narrative.unread import EMPTY
from extractor.reading.service_names import taken_up

_WITHDREW = re.compile(r"\bwithdrew\s+(?:his|her|their|the)\b", re.I)
"""Between people and their complaints, of which all is said: "five complainants withdrew their"."""
_WORD = re.compile(r"[A-Za-z][A-Za-z'’&-]+")
_KNOWN = ("stage", "procedure", "contact", "outcome", "status", "event")


def kind_before_noun(sentence: Sentence, statement: Statement) -> tuple[str, str | None] | None:
    """What kind of complaints a number counts, said before the noun: "12 staff conduct complaints".

    With it, what the words are known to be: a theme, a channel or people; None where they are not
    known. None in all where they only say the stage, the procedure or the service, or say nothing
    of their own: "12 further statutory complaints".
    """
    noun, group = statement.noun, statement.group
    if noun is None or noun.sort != "contact" or _WITHDREW.search(noun.text):
        return None
    if statement.role == "compared" and noun.end <= group.first:
        # "14 staff conduct complaints (2021/22: 9)": of the kind that it is compared with
        lent = [s for s in sentence.done if s.noun is noun and s.role == "level"]
        return kind_before_noun(sentence, lent[-1]) if lent else None
    contacts = contact_hits(sentence.text, sentence.reading)
    start = noun.start
    stop = next((h.start for h in contacts if noun.start <= h.start < noun.end), None)
    if noun.start < group.lead.end - 1:
        if "service_area" in statement.subject or noun.end <= group.clause[0]:
            return None
        subject = kind_before_subject(sentence, noun)
        start, stop = subject if subject is not None else (noun.start, None)
    if stop is None:
        return None
    letters = list(sentence.text)
    hits = sentence.reading.hits
    spans = [(h.start, h.end) for h in hits if not h.sets.keys().isdisjoint(_KNOWN)]
    spans += [(h.start, h.end) for h in hits if h.sets.get("kind") == "service"]
    spans += taken_up(sentence.reading) + [(g.first, g.last) for g in sentence.groups]
    for low, high in spans:
        letters[low:high] = " " * (high - low)
    service = str(statement.subject.get("service_area", "")).lower()
    words = [
        word
        for word in _WORD.findall("".join(letters)[start:stop])
        if not EMPTY.fullmatch(word)
        and not _PLAIN.fullmatch(word)
        and not (word[0].isupper() and start == noun.start)
        and word.lower() not in service
    ]
    if not words:
        return None
    label = " ".join(sentence.text[start:stop].split())
    if start != noun.start and in_subject(label, sentence.setting.context):
        return None
    cuts = (
        str(h.sets["kind"])
        for h in hits
        if h.sets.get("kind") in _CUTS and h.start <= start + 1 and stop - 1 <= h.end
    )
    return label, next(cuts, None)


_CUTS = ("category", "channel", "complainant")
_PLAIN = re.compile(
    r"new|further|additional|formal|informal|such|more|other|total|all|only|just|overall|individual|separate|single|"
    r"different|valid|active|existing|remaining|received|recorded|registered|logged|eligible|distinct|genuine|fresh|"
    r"repeat|open|live|current|complex|closed|completed|concluded|in|own|these|those|so-called|level|external|internal|"
    r"initial|first|original|upheld|justified|written|verbal|anonymous|annual|customer|resident|public|council|local|"
    r"government|social|care|housing|landlord|non-statutory",
    re.I,
)
"""Words before "complaints" that make them no kind of their own."""
_OF_THEM = re.compile(r"\s*[)\]]?\s*of\s+(?:these|those|them|which|whom)\b(?!\s+about\b)", re.I)
_OF_WHICH = re.compile(r"\bof\s+(?:these|those|them|which|whom)\b[\s,(]*$", re.I)


def _points_back(sentence: Sentence, statement: Statement) -> bool:
    lead = sentence.text[max(0, statement.group.first - 20) : statement.group.first]
    return (
        _OF_THEM.match(sentence.text, statement.group.last) is not None
        or _OF_WHICH.search(lead) is not None
        or "of which" in statement.group.joined.lower()
    )


_THE = re.compile(r"\b(?:the|these|those|all)\s+$", re.I)


def _named_by_number(sentence: Sentence, statement: Statement) -> Statement | None:
    """The one entry before whose number is said again, as a whole: "18 came from young people.
    Five of the 18 complaints were upheld"."""
    wholes = [s for s in sentence.done if s.role == "base" and s.first <= statement.first]
    group = statement.group if statement.role == "base" or not wholes else wholes[-1].group
    again = statement.group.base or group.count
    if again is None or not _THE.search(sentence.text, 0, again.start):
        return None
    before = [s for s in sentence.setting.before if s.figures and s.role in ("level", "base")]
    same = [s for s in before if s.group.count is not None and s.group.count.value == again.value]
    if len(same) != 1 or same[0].predicate is None or same[0].predicate.sort != "breakdown":
        return None
    return same[0]


def labelled_whole(sentence: Sentence, statement: Statement) -> Statement | None:
    """The entry of a breakdown that a number is a part of; None where it is of something else."""
    named = _named_by_number(sentence, statement)
    if named is not None:
        return named
    if statement.role == "base" or not _points_back(sentence, statement):
        return None
    position = sentence.done.index(statement)
    said = sentence.done[:position] or list(sentence.setting.before)
    levels = [s for s in said if s.role in ("level", "base")]
    whole = levels[-1] if levels else None
    if whole is None or whole.predicate is None or whole.predicate.sort != "breakdown":
        return None
    return whole if whole.figures else None


def of_labelled_whole(
    sentence: Sentence, statement: Statement, whole: Statement, figures: list[FigureStated]
) -> list[FigureStated]:
    """``figures`` as outcomes of the entry ``whole``; none where they are no outcomes.

    Several entries may stand in the sentence before, and nothing says which "of these" means.
    """
    several = whole not in sentence.done and len(sentence.setting.before) > 1
    if several and _named_by_number(sentence, statement) is None:
        return []
    told = whole.figures[0].dimensions
    return [
        replace(
            figure, family="breakdowns", dimensions=replace(told, outcome=figure.dimensions.outcome)
        )
        for figure in figures
        if figure.family == "outcomes" and figure.dimensions.outcome != "total"
    ]


def of_kind(figures: list[FigureStated], label: str, cut: str) -> list[FigureStated]:
    """``figures`` of one theme's complaints as entries of a breakdown by ``cut``; none for
    timeliness."""
    return [
        replace(
            figure,
            family="breakdowns",
            dimensions=replace(figure.dimensions, event=None, dimension=cut, label=label),
        )
        for figure in figures
        if figure.family == "outcomes" or figure.dimensions.event == "received"
    ]
