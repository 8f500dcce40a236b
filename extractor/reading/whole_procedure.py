"""The one procedure that a whole report is on, where it is on one.

A wrong one is worse than none: every figure of the report inherits it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.layout.blocks import Block, Heading, Paragraph, Table
from extractor.reading.contents import in_contents
from extractor.reading.context import STAGES, one_stage, says_stage
from extractor.reading.labels import read_label
from extractor.reading.needles import Needled
from extractor.reading.said_of_procedures import (
    BESIDE_SOCIAL_CARE,
    CORPORATE,
    ELSEWHERE,
    INTRODUCTION,
    SOCIAL_CARE,
    STATUTORY,
    complaints_about,
    own_sentences,
)
from extractor.reading.sentences import sentences_of
from extractor.reading.service_names import content_words, service_named
from extractor.reading.subject import LONGEST_SUBTITLE, SOCIAL_SERVICES, is_running

LEAST_STAGES = 2
"""Fewest stages among a table's rows that make it one of a procedure's stages."""

ASIDES = 2
"""So many sentences may name the corporate procedure in a report that is on the statutory one."""

_EXPLAINS = re.compile(r"\b(?:procedures?|process|stages|policy|legislation|framework)\b", re.I)
"""What a heading speaks of that explains how complaints are dealt with and counts none."""
_THEIR_OWN = re.compile(r"\b(?:their|its) own\b", re.I)
_APART_BY_LAW = re.compile(
    r"\b(?:separate|individual|distinct|different)\s+(?:\w+\s+)?(?:statutory|legislative)\b", re.I
)
"""What is said of the procedures of a part: "Social care has a separate statutory procedure"."""
_HOUSING_OMBUDSMAN = re.compile(r"\bhousing ombudsman\b|\bombudsman\s+(?:for\s+)?housing\b", re.I)
_COUNCILS_OWN = re.compile(r"\bcorporate\b|\bnon[- ]statutory\b", re.I)
_JOINED_WITH_CARE = re.compile(
    r"\b(?:housing|homes|environment|highways|libraries|leisure|cultur\w+|planning|regeneration|"
    r"public health)\b",
    re.I,
)
"""What a directorate of social care may be joined with, whose complaints are corporate."""
_STATUTORY_ONES = Needled(r"(?<!non-)(?<!non )\bstatutory\b")
"""What "some are statutory, the others corporate complaints" says beside the corporate ones."""
_THE_REST = re.compile(
    r"\ball (?:the |its |our )?(?:other|remaining|council|departments|directorates|services)\b|"
    r"\b(?:any|every|most|the) other (?:complaints?|feedback|services?|departments?)\b|"
    r"\b(?:whole|entire) council\b",
    re.I,
)
"""What an introduction says of complaints beside those that the law has a procedure for."""
_OTHERS = re.compile(r"\bother (?:complaints|services|departments|directorates)\b", re.I)
"""What heads a section on them."""
_JOINS = re.compile(r"\b(?:both|and|as well as|together with|alongside|along with)\b", re.I)
_SAVES = re.compile(
    r"\b(?:except\w*|exclud\w+|other than|apart from|not|outside|unless|without|separate\w*)\b",
    re.I,
)
"""What takes social care out of what a sentence says of the corporate procedure."""
_CARE = (
    r"(?:(?:adults?|child(?:ren)?)['’]?s?['’]?(?: and famil(?:y|ies))?|social (?:care|services))"
)
_BESIDE_CARE = re.compile(
    rf"\b{_CARE}(?:['’]?\s+(?:social|care|services|complaints))*\s*(?:,|,? and|&|/)\s*corporate\b|"
    rf"\bcorporate(?:\s+complaints)?\s*(?:and|&|/)\s*(?:statutory\s+)?{_CARE}(?!\w)|"
    rf"\bcorporate(?:\s+complaints)?\s*,\s*(?:statutory\s+)?{_CARE}(?!\w).*(?:\band\b|&)",
    re.I,
)
"""A title that sets the corporate complaints beside those about social care: "Adults', Children's
and Corporate Complaints"."""
_AND = re.compile(r"\band\b", re.I)
_APART = re.compile(
    r"\b(?:outside|beyond|otherwise|others?|else|rest|remain\w*|few|some|may|instead|rather|unless|"
    r"if|where|when|whil\w+|but|although|however|not)\b",
    re.I,
)
"""What tells complaints on one procedure from those on the other."""
_COUNTS = re.compile(
    r"(?<![\d/-])(?!(?:19|20)\d\d\b)\d{1,4}\s+(?:\w+\s+){0,3}?(?:complaints?|were|was)\b", re.I
)


def procedure_of(title: str | None, service: str | None, blocks: Sequence[Block]) -> str | None:
    """The one procedure that the title names or else the introduction knows; None for both or none.

    Reports on both procedures say so at the start, and head sections or tables with each. A report
    on social care that names the corporate procedure in passing, or counts the few complaints that
    went that way in a section of their own, is still on the statutory one; what it says it leaves
    out it does not introduce.
    """
    said = read_label(title).value("procedure") if title else None
    if said is not None:
        return None if _titles_social_care_beside(title or "") else said
    paragraphs = [b.text for b in blocks if isinstance(b, Paragraph) and is_running(b)]
    opening = " ".join(own_sentences(paragraphs[:INTRODUCTION]))
    statutory, corporate = bool(STATUTORY.search(opening)), bool(CORPORATE.search(opening))
    if not statutory:
        sets_apart = any(
            CORPORATE.search(s) and (_STATUTORY_ONES.search(s) or _joins_social_care(s))
            for s in own_sentences(paragraphs[:INTRODUCTION])
        )
        if corporate:
            mixed = (
                sets_apart
                or _tables_name_statutory(title, blocks)
                or _has_parts_of_social_care(blocks)
            )
            return None if mixed else "corporate"
        told = [b.text for b in blocks if isinstance(b, Paragraph)]
        if any(map(_STATUTORY_ONES.search, own_sentences(told))):
            return None  # counted here and there
        if _leaves_out_statutory(title, service, paragraphs):
            return "corporate"
        return "statutory" if _is_titled_social_care(title, blocks) else None
    if any(map(_joins_both, own_sentences(paragraphs[:INTRODUCTION]))):
        return None
    on_social_care = _is_on_social_care(title, service)
    if on_social_care:
        if _gives_services_to_corporate(title, blocks):
            return None
    elif _is_part_statutory(blocks) or _is_on_other_services(title, blocks):
        return None
    apart = _corporate_sections(blocks) if on_social_care else frozenset()
    others = [b for b in blocks if isinstance(b, Heading) or not apart & set(b.heading)]
    texts = [b.text for b in others if isinstance(b, Paragraph) and not in_contents(b.heading)]
    asides = sum(bool(CORPORATE.search(s)) for s in own_sentences(texts))
    if asides > ASIDES or _sets_corporate_apart(others, apart):
        return None
    return "statutory" if not corporate or on_social_care else None


def _titles_social_care_beside(title: str) -> bool:
    """Whether a title names the corporate complaints, and those about social care beside them."""
    return _BESIDE_CARE.search(title) is not None and _SAVES.search(title) is None


def _leaves_out_statutory(title: str | None, service: str | None, texts: Sequence[str]) -> bool:
    """Whether a report on a council's complaints says of the statutory ones only that they are
    told elsewhere: what it counts is then on the council's own procedure."""
    if _is_on_social_care(title, service):
        return False
    sentences = [s for text in texts[:INTRODUCTION] for s in sentences_of(text)]
    return any(ELSEWHERE.search(s) and STATUTORY.search(s) for s in sentences)


def _is_titled_social_care(title: str | None, blocks: Sequence[Block]) -> bool:
    """Whether the title is on social care alone, whose complaints the law has a procedure for, and
    nothing that the report says or counts is on the council's own."""
    if title is None or not SOCIAL_CARE.search(title):
        return False
    if BESIDE_SOCIAL_CARE.search(title) or _JOINED_WITH_CARE.search(title):
        return False
    texts: list[str] = []
    for block in blocks:
        if isinstance(block, Table):
            texts += [block.caption or "", *(cell.text for row in block.rows for cell in row)]
        else:
            texts.append(block.text)
    return not any(_COUNCILS_OWN.search(text) for text in texts)


def _is_part_statutory(blocks: Sequence[Block]) -> bool:
    """Whether all that an introduction says of the statutory procedures is that the complaints of
    a service have them, or what the section of a service says of its own: "Complaints about social
    care have their own statutory procedures", "There is a separate statutory procedure for"."""
    running = [b for b in blocks if isinstance(b, Paragraph) and is_running(b)][:INTRODUCTION]
    whole = [b.text for b in running if not any(map(service_named, b.heading))]
    said = [s for s in own_sentences(whole) if STATUTORY.search(s)]
    return bool(said) and all(
        _APART_BY_LAW.search(s) or (complaints_about(s) and _THEIR_OWN.search(s)) for s in said
    )


def _is_on_other_services(title: str | None, blocks: Sequence[Block]) -> bool:
    """Whether a report that is not titled with social care alone counts complaints of services
    beside it, or its introduction speaks of them: the law it names is for a part."""
    if title is not None and SOCIAL_SERVICES.search(title):
        return True
    running = [b.text for b in blocks if isinstance(b, Paragraph) and is_running(b)]
    opening = map(_without_ombudsman, own_sentences(running[:INTRODUCTION]))
    if any(
        _THE_REST.search(s) or (SOCIAL_CARE.search(s) and _JOINED_WITH_CARE.search(s))
        for s in opening
    ):
        return True
    counted = [b.text for b in blocks if isinstance(b, Heading)]
    if any(_OTHERS.search(text) for text in counted):
        return True
    for table in (block for block in blocks if isinstance(block, Table)):
        counted += [table.caption or "", *(row[0].text for row in table.rows if row)]
    return any(_JOINED_WITH_CARE.search(_without_ombudsman(text)) for text in counted)


def _gives_services_to_corporate(title: str | None, blocks: Sequence[Block]) -> bool:
    """Whether a report on social care says that what else the same directorate does is on the
    corporate procedure, and is on that too: its title names it, or a heading of its own."""
    running = [b.text for b in blocks if isinstance(b, Paragraph) and is_running(b)]
    said = [
        s
        for s in own_sentences(running[:INTRODUCTION])
        if CORPORATE.search(s) and BESIDE_SOCIAL_CARE.search(s)
    ]
    headed = [title or "", *(b.text for b in blocks if isinstance(b, Heading))]
    return bool(said) and any(BESIDE_SOCIAL_CARE.search(text) for text in headed)


def _joins_social_care(sentence: str) -> bool:
    """Whether a sentence on corporate complaints joins those about social care to them: "both the
    corporate complaints and those about social care"."""
    joined = _JOINS.search(sentence) is not None and SOCIAL_CARE.search(sentence) is not None
    return joined and _SAVES.search(sentence) is None


def _without_ombudsman(text: str) -> str:
    """The text without the name of the Ombudsman for housing, who is no service."""
    return _HOUSING_OMBUDSMAN.sub(" ", text)


def _has_parts_of_social_care(blocks: Sequence[Block]) -> bool:
    """Whether a report heads one part with the corporate procedure and others with the services
    that the law has procedures for: what it counts of all is on neither."""
    headed = signs(blocks)
    return any(_procedures_in(text) == ["corporate"] for text in headed) and any(
        SOCIAL_SERVICES.search(name) for text in headed if (name := service_named(text))
    )


def _joins_both(sentence: str) -> bool:
    """Whether a sentence sets both procedures side by side as those of the report: "under the
    Regulations of 2006 and the Council's corporate procedure". What it counts is counted apart."""
    statutory = [m.start() for m in STATUTORY.finditer(sentence)]
    corporate = [m.start() for m in CORPORATE.finditer(sentence)]
    if not statutory or not corporate or _APART.search(sentence) or _COUNTS.search(sentence):
        return False
    low, high = min(statutory[0], corporate[0]), max(statutory[0], corporate[0])
    return _AND.search(sentence, low, high) is not None


def _is_on_social_care(title: str | None, service: str | None) -> bool:
    """Whether the title names a service on which there are regulations, or the directorate does
    that reports and does not run the schools as well. A title that names housing or the like beside
    is on more."""
    if title is not None and SOCIAL_SERVICES.search(title):
        return not _JOINED_WITH_CARE.search(title)
    return (
        service is not None
        and SOCIAL_SERVICES.search(service) is not None
        and not BESIDE_SOCIAL_CARE.search(service)
    )


def _corporate_sections(blocks: Sequence[Block]) -> frozenset[str]:
    """The headings and captions of what is on the corporate procedure alone, where none counts the
    statutory complaints: what stands outside such sections is on the statutory procedure."""
    named = {text: _procedures_in(text) for text in signs(blocks)}
    if any("statutory" in found and not _EXPLAINS.search(text) for text, found in named.items()):
        return frozenset()
    return frozenset(text for text, found in named.items() if found == ["corporate"])


def signs(blocks: Sequence[Block]) -> list[str]:
    """The headings, and the captions of the tables."""
    signs = [b.text for b in blocks if isinstance(b, Heading)]
    return signs + [b.caption for b in blocks if isinstance(b, Table) and b.caption]


def _tables_name_statutory(title: str | None, blocks: Sequence[Block]) -> bool:
    """Whether a heading, or a label of a table that is not in the section of one service, names the
    statutory procedure. The title's service is no section's."""
    titled = content_words(title or "")
    labels = [b.text for b in blocks if isinstance(b, Heading) and service_named(b.text) is None]
    for table in (block for block in blocks if isinstance(block, Table)):
        above = (text for text in table.heading if not content_words(text) <= titled)
        if not any(map(service_named, above)):
            labels += [table.caption or "", *(cell.text for row in table.rows for cell in row)]
    return any("statutory" in _procedures_in(text) for text in labels)


def _sets_corporate_apart(blocks: Sequence[Block], apart: frozenset[str]) -> bool:
    """Whether a heading, or a label of a table, names the corporate procedure; those of the
    signs in ``apart`` are not asked, nor those beside which a table counts the stages of the other
    procedure."""
    labels: list[str] = []
    for block in blocks:
        if isinstance(block, Heading):
            labels.append(block.text)
        elif isinstance(block, Table):
            beside = _lists_stages(block)
            rows = [row[1:] if beside else row for row in block.rows]
            labels += [block.caption or "", *(cell.text for row in rows for cell in row)]
    return any("corporate" in _procedures_in(text) for text in labels if text not in apart)


def _lists_stages(table: Table) -> bool:
    """Whether a table's rows are the stages of a procedure that it does not name, and what else
    came in, corporate complaints as a whole among it: "Stage 1", "Stage 2", "Corporate complaints",
    "Compliments"."""
    rows = [read_label(row[0].text) for row in table.rows if row]
    staged = {one_stage(row) for row in rows if not row.says("procedure")} & STAGES
    corporate = [row for row in rows if "corporate" in row.values("procedure")]
    return len(staged) >= LEAST_STAGES and not any(map(says_stage, corporate))


def _procedures_in(label: str) -> list[str]:
    """The procedures that a label names; what is longer than a subtitle is no label."""
    return [] if len(label) > LONGEST_SUBTITLE else read_label(label).values("procedure")
