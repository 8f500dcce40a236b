"""Read narrative paragraphs: sentences to clauses, clauses to claims."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractor.layout.blocks import Block, Heading, Paragraph, Table
from extractor.reading.claims import Claim, Dimensions, Source
from extractor.reading.contents import contents_entries, in_contents
from extractor.reading.context import (
    ReportContext,
    heading_dimensions,
    one_stage,
)
from extractor.reading.labels import read_label, read_times
from extractor.reading.narrative.anchors import Tally
from extractor.reading.narrative.answering import procedures_with_stages
from extractor.reading.narrative.ellipsis import complete, year_of_brackets
from extractor.reading.narrative.entries import Entry, read_entry
from extractor.reading.narrative.framing import without_frame
from extractor.reading.narrative.grouping import group_amounts
from extractor.reading.narrative.inline import read_inline_list, read_legend, read_run
from extractor.reading.narrative.keyfacts import read_key_facts
from extractor.reading.narrative.notfigures import find_amounts
from extractor.reading.narrative.placing import place_clauses
from extractor.reading.narrative.quarters import quarter_of_title
from extractor.reading.narrative.stated import Predicate, Setting, Statement
from extractor.reading.narrative.statements import read_statements
from extractor.reading.needles import Needled, has_digit, words_in
from extractor.reading.quantities import WORDS_OF_NUMBERS
from extractor.reading.sentences import split_sentences

_NUMBERS = WORDS_OF_NUMBERS | {"no", "none", "nil", "once", "twice", "both", "not"}
_SECTION_WITHOUT_FIGURES = Needled(
    r"\b(?:looking (?:forward|ahead)|next steps|priorities|(?<!financial )implications|glossary|"
    r"case stud(?:y|ies)|examples?|recommend(?:ations?|ed action)|how to complain|"
    r"background (?:papers|documents)|contact (?:details|officer)|legislation|plan)\b"
)
_DESCRIPTION = Needled(r"\bprocedure\b")
_HAPPENED = Needled(r"\b(?:were|was|received|handled|upheld|answered|dealt|logged|recorded)\b")
"""A section headed with a procedure describes it, or counts the complaints that went through it:
the one in the present, the other in the past."""
_HYPHENATED_STAGE = re.compile(
    r"(?<=\bstage)-(?=(?:one|two|three|\d)\b)|(?<=\blevel)-(?=(?:one|two|three|\d)\b)", re.I
)
"""A "stage-one complaint" is a stage one complaint; letters keep their places."""
_QUOTED = re.compile(r"^\s*[\"“‘]")
_SUPERSCRIPTS = str.maketrans(dict.fromkeys("¹²³⁴⁵⁶⁷⁸⁹⁰†‡*\n\u00a0", " ") | {"’": "'", "‘": "'"})


@dataclass
class _Memory:
    """What the sentences before have said: the last one's statements, the lead-in of a list."""

    before: list[Statement] = field(default_factory=list)
    sentence: str = ""
    quarter: int | None = None
    last_quarter: int | None = None
    lead: str = ""
    introduction: str = ""
    table_stage: str | None = None
    table_measure: Predicate | None = None
    of_ombudsman: bool = False
    lead_statements: list[Statement] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)
    first_stage: frozenset[str] = frozenset()
    stage_named: bool = False
    bracket_year: str | None = None
    unended: bool = False
    section_procedure: str | None = None
    section_begun: bool = False

    def note_procedure(self, statements: Sequence[Statement]) -> None:
        """Keep the procedure of the section's first figures, until another is named in it."""
        complaints = [
            s
            for s in statements
            if s.figures and s.subject.get("contact", "complaint") in ("complaint", "issue")
        ]
        named = {
            str(s.subject["procedure"])
            for s in complaints
            if "procedure" in s.subject
            and s.origins.get("procedure") in ("sentence", "count before")
        }
        counted = [s for s in statements if s.figures and s.role != "compared"]
        if not self.section_begun and counted:
            self.section_begun = True
            first = [s.subject.get("procedure") for s in counted]
            if len(named) == 1 and all(p in named for p in first):
                self.section_procedure = named.pop()
        elif named - {self.section_procedure}:
            self.section_procedure = None

    def next_section(self) -> _Memory:
        """A new section's memory: the counts that it may come back to, what brackets hold."""
        self.tally.begin_section()
        return _Memory(
            tally=self.tally, first_stage=self.first_stage, bracket_year=self.bracket_year
        )


def read_prose(blocks: Sequence[Block], context: ReportContext) -> list[Claim]:
    """The claims that the narrative paragraphs among ``blocks`` make, in reading order.

    Each claim's source is the sentence as printed; its page and box are those of the number. What a
    sentence leaves unsaid is inherited from the sentence before, the lead-in of a list, the
    headings and the report; a sentence that leaves too much unsaid yields no claim.
    """
    claims: list[Claim] = []
    memory = _Memory(first_stage=procedures_with_stages(blocks, context))
    headings: dict[tuple[str, ...], Dimensions] = {}
    listed = contents_entries(blocks)
    for index, block in enumerate(blocks):
        if isinstance(block, Heading):
            memory = memory.next_section()
            continue
        if isinstance(block, Table):
            memory.table_stage = _table_stage(block)
            memory.table_measure = _table_measure(block)
            continue
        if block.kind == "footnote" or index in listed:
            continue
        if block.heading not in headings:
            headings[block.heading] = heading_dimensions(block.heading, context)
        claims += _read_paragraph(block, headings[block.heading], context, memory)
    return claims


def _read_paragraph(
    paragraph: Paragraph, inherited: Dimensions, context: ReportContext, memory: _Memory
) -> list[Claim]:
    text = paragraph.text.translate(_SUPERSCRIPTS)
    if "-" in text:
        text = _HYPHENATED_STAGE.sub(" ", text)
    innermost = paragraph.heading[-1] if paragraph.heading else ""
    if (
        _QUOTED.match(text)
        or _SECTION_WITHOUT_FIGURES.search(innermost)
        or in_contents(paragraph.heading)
        or (_DESCRIPTION.search(innermost) and not _HAPPENED.search(text))
    ):
        memory.before = []
        return []
    if paragraph.kind != "bullet" and not (memory.lead and _is_entry(text)):
        memory.lead, memory.lead_statements = "", []
        memory.quarter = None
    memory.bracket_year = year_of_brackets(text, context.year) or memory.bracket_year
    claims: list[Claim] = []
    listed = bool(memory.lead)
    bulleted = paragraph.kind == "bullet"
    entry = _read_list_entry(text, inherited, innermost, context, memory, bulleted or listed)
    if entry is not None:
        return _claims_of_entry(entry, paragraph, text)
    setting = _entry_setting(inherited, innermost, context, memory, bulleted)
    facts = read_key_facts(text, setting)
    if facts:
        return [claim for fact in facts for claim in _claims_of_entry(fact, paragraph, text)]
    legend = read_legend(text, setting) or read_run(text, setting)
    if legend:
        return [c for item in legend for c in _claims_of_item(item, paragraph, (0, len(text)))]
    spans = split_sentences(text)
    # a point of a list without a lead-in stands for itself, be its bullet drawn and not printed
    unended = text.rstrip()[-1:] not in _STOPS
    point = bulleted or (unended and memory.unended)
    memory.unended = unended
    apart = point and not listed and not _ANAPHORIC.match(text)
    for index, (start, end) in enumerate(spans):
        sentence = without_frame(text[start:end])
        after = text[slice(*spans[index + 1])] if index + 1 < len(spans) else ""
        staged = _STAGE.search(sentence) is not None
        if staged or _OMBUDSMAN.search(sentence):
            memory.of_ombudsman = not staged
        memory.stage_named |= bool(_LATER_STAGE.search(sentence))
        if not _has_number(sentence):
            memory.sentence = sentence
            if not _ANAPHORIC.match(sentence):
                memory.before = []
            continue
        if _NEXT_QUARTER.search(sentence) and memory.last_quarter is not None:
            memory.last_quarter = memory.quarter = min(memory.last_quarter + 1, 4)
        before = tuple(memory.lead_statements if listed else memory.before)
        setting = Setting(
            context=context,
            heading=inherited,
            heading_text=innermost,
            before=() if apart and start == 0 else before,
            sentence_before=memory.lead if listed else "" if apart else memory.sentence,
            quarter=memory.quarter or quarter_of_title(context.title),
            bullet=listed or (apart and start == 0),
            paragraph_start=start == 0,
            table_stage=memory.table_stage,
            table_measure=memory.table_measure,
            of_ombudsman=memory.of_ombudsman,
            tally=memory.tally,
            first_stage=memory.first_stage,
            stage_named=memory.stage_named and not apart,
            sentence_after=after,
            bracket_year=memory.bracket_year,
            section_procedure=memory.section_procedure,
        )
        labelled = _LABELLED.fullmatch(sentence) and read_entry(sentence.rstrip(" ."), setting)
        if labelled:
            claims += _claims_of_item(replace(labelled, last=end - start), paragraph, (start, end))
            memory.before, memory.sentence = [], sentence
            continue
        items = read_inline_list(sentence, setting)
        if items:
            for item in items:
                claims += _claims_of_item(item, paragraph, (start, end))
            memory.before, memory.sentence = [], sentence
            continue
        statements = _read_sentence(sentence, setting)
        memory.tally.add(statements, context.year)
        if not apart:
            memory.note_procedure(statements)
        quarters = {m.quarter for m in read_times(sentence).quarters}
        if quarters:
            memory.last_quarter = max(quarters) if len(quarters) == 1 else memory.last_quarter
        if len(quarters) == 1 and re.match(
            r"\W*(?:also\s+)?(?:during|in|by|for|over)\b", sentence, re.I
        ):
            memory.quarter = quarters.pop()
        elif re.search(
            r"\b(?:year[\s-]end|over the year|during the year|end of the year)\b", sentence, re.I
        ):
            memory.quarter = None
        for statement in statements:
            claims += _claims_of(statement, paragraph, (start, end))
        memory.before = statements or ([] if not _ANAPHORIC.match(sentence) else memory.before)
        memory.sentence = sentence
    if paragraph.kind != "bullet" and (text.rstrip().endswith((":", ":-")) or not listed):
        memory.lead = memory.sentence if text.rstrip().endswith((":", ":-", "–", "-")) else ""
        memory.lead_statements = memory.before if memory.lead else []
    if not bulleted and not listed:
        memory.introduction = memory.sentence
    return claims


def _table_stage(table: Table) -> str | None:
    """The one stage that a table's caption or head is about, for "The average was ..." below it."""
    head = " ".join(cell.text for cell in table.rows[0]) if table.rows else ""
    for text in (table.caption or "", head):
        stage = one_stage(read_label(text)) if text else None
        if stage is not None:
            return stage
    return None


def _table_measure(table: Table) -> Predicate | None:
    """The timeliness that a table's caption names, for "In 2021/22 the figure was ..." below it."""
    caption = read_label(table.caption or "")
    scale = caption.timescales[0] if len(caption.timescales) == 1 else None
    status = caption.value("status") or (scale.status if scale is not None else None)
    if status not in ("within", "outside"):
        return None
    return Predicate("status", str(status), scale)


_LABELLED = re.compile(r"\s*[A-Z][a-z]+(?:\s[a-z]+){0,5}:\s\d[\d,]*\.?")
"""A sentence that is but a label and its number: "Complaints upheld: 33."."""
_OMBUDSMAN = Needled(r"\bombudsman\b|\bLG&?S?C?O\b")
_STAGE = Needled(r"\bstages?\s+(?:\d|one|two|three)\b")
_LATER_STAGE = Needled(r"\bstages?\s+(?:2|3|two|three)\b|\bpanels?\b")
_NEXT_QUARTER = Needled(r"\b(?:second|third|fourth)\s+(?:successive|consecutive)\s+quarter\b")
_ANAPHORIC = re.compile(
    r"\W*(?:of (?:these|those|them|which)|these|this|that|it|they|those|in (?:both|each|all|"
    r"these)|however|the (?:remaining|others?|rest))\b",
    re.I,
)


def _read_list_entry(
    text: str,
    inherited: Dimensions,
    innermost: str,
    context: ReportContext,
    memory: _Memory,
    listed: bool,
) -> Entry | None:
    if len(text) > _LONGEST_ENTRY:
        return None
    return read_entry(text, _entry_setting(inherited, innermost, context, memory, listed))


def _entry_setting(
    inherited: Dimensions, innermost: str, context: ReportContext, memory: _Memory, listed: bool
) -> Setting:
    """What an entry of a list stands in: its heading, and the sentence that introduces the list."""
    return Setting(
        context=context,
        heading=inherited,
        heading_text=innermost,
        before=tuple(memory.lead_statements),
        sentence_before=(memory.lead or memory.introduction) if listed else "",
        bullet=listed,
        bracket_year=memory.bracket_year,
    )


def _claims_of_entry(entry: Entry, paragraph: Paragraph, text: str) -> list[Claim]:
    offset = len(text) - len(text.lstrip())
    page, box = paragraph.place(offset + entry.first, offset + entry.last)
    return _claims_at(entry, Source(page, box, "narrative", paragraph.text.strip()))


def _claims_of_item(item: Entry, paragraph: Paragraph, span: tuple[int, int]) -> list[Claim]:
    page, box = paragraph.place(span[0] + item.first, span[0] + item.last)
    return _claims_at(item, Source(page, box, "narrative", paragraph.text[span[0] : span[1]]))


def _claims_at(entry: Entry, source: Source) -> list[Claim]:
    return [
        Claim(
            family=figure.family,
            dimensions=figure.dimensions,
            measures=figure.measures,
            source=source,
            origins=dict.fromkeys(figure.dimensions.said(), "lead-in"),
        )
        for figure in entry.figures
    ]


def _is_entry(text: str) -> bool:
    """Whether a paragraph after a lead-in reads like an entry of its list: short, with a number."""
    return len(text) < _LONGEST_ENTRY and _has_number(text)


def _has_number(text: str) -> bool:
    """Whether a text has a number in digits or a word that may stand for one."""
    return has_digit(text) or not _NUMBERS.isdisjoint(words_in(text))


_STOPS = frozenset(".:;,?!–-")
"""What a sentence, or a line that leads on, ends in; a point of a list need not."""

_LONGEST_ENTRY = 160
"""Characters; a longer paragraph after a lead-in is prose again."""


def _read_sentence(sentence: str, setting: Setting) -> list[Statement]:
    quarter = setting.quarter or setting.heading.quarter
    times = complete(sentence, read_times(sentence), setting.sentence_before, quarter)
    amounts = find_amounts(sentence, times)
    if not amounts:
        return []
    said = read_label(sentence)
    reading = replace(times, hits=said.hits, rest=said.rest)
    groups = place_clauses(sentence, group_amounts(sentence, amounts))
    return read_statements(sentence, reading, groups, setting)


def _claims_of(statement: Statement, paragraph: Paragraph, span: tuple[int, int]) -> list[Claim]:
    page, box = paragraph.place(span[0] + statement.first, span[0] + statement.last)
    source = Source(page, box, "narrative", paragraph.text[span[0] : span[1]])
    return [
        Claim(
            family=figure.family,
            dimensions=figure.dimensions,
            measures=figure.measures,
            source=source,
            qualifiers=figure.qualifiers,
            percent_of=figure.percent_of,
            reason=figure.reason,
            origins=replace_origins(statement.origins, figure.dimensions),
        )
        for figure in statement.figures
    ]


def replace_origins(origins: dict[str, str], dimensions: Dimensions) -> dict[str, str]:
    """Where each dimension that is said came from; what no record names was in the sentence."""
    return {name: origins.get(name, "sentence") for name in dimensions.said()}
