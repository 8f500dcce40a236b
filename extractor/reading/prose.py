"""Read narrative paragraphs: sentences to clauses, clauses to claims."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from extractor.layout.blocks import Block, Heading, Paragraph, Table
from extractor.reading.claims import Claim, Dimensions
from extractor.reading.contents import contents_entries
from extractor.reading.context import (
    ReportContext,
    heading_dimensions,
)
from extractor.reading.labels import LabelReading, read_label, read_times
from extractor.reading.leaders import led_figures, with_colon, with_tab
from extractor.reading.narrative.all_of_which import with_number_for_all
from extractor.reading.narrative.answering import procedures_with_stages
from extractor.reading.narrative.answers import answer_to
from extractor.reading.narrative.claiming import (
    claims_of_entry,
    claims_of_item,
    claims_of_statement,
)
from extractor.reading.narrative.complaints_of import Respelt, with_about
from extractor.reading.narrative.done_for import with_limit_before
from extractor.reading.narrative.ellipsis import complete, year_of_brackets
from extractor.reading.narrative.entries import is_bare_entry, read_entry
from extractor.reading.narrative.entry_figures import Entry
from extractor.reading.narrative.framing import without_frame
from extractor.reading.narrative.grades import read_grades
from extractor.reading.narrative.grouping import group_amounts
from extractor.reading.narrative.inline import read_inline_list, read_legend, read_run
from extractor.reading.narrative.keyfacts import read_key_facts
from extractor.reading.narrative.list_totals import is_of_list, read_list_total
from extractor.reading.narrative.memory import POINTS_BACK, Memory, Place, point_heads
from extractor.reading.narrative.notfigures import find_amounts
from extractor.reading.narrative.other_work import is_other_work
from extractor.reading.narrative.placing import place_clauses
from extractor.reading.narrative.quarters import quarter_named, quarter_of_title
from extractor.reading.narrative.ranked_numbers import with_brackets
from extractor.reading.narrative.relative_asides import without_asides
from extractor.reading.narrative.rewritten import Put, Rewritten, sentence_of_label
from extractor.reading.narrative.shares_apart import (
    put_back,
    without_shares_apart,
)
from extractor.reading.narrative.shares_in_words import with_numbers_for_parts
from extractor.reading.narrative.stated import Setting, Statement
from extractor.reading.narrative.statements import read_statements
from extractor.reading.narrative.tables_before import measure_of_table, stage_of_table
from extractor.reading.narrative.whole_first import with_whole_first
from extractor.reading.narrative.year_labels import sentence_of_year
from extractor.reading.narrative.yearly import read_yearly
from extractor.reading.needles import has_digit, words_in
from extractor.reading.quantities import WORDS_OF_NUMBERS
from extractor.reading.sentences import split_sentences
from extractor.reading.silent import is_silent, leads_to_plans
from extractor.reading.table_notes import notes_on_cells

_NUMBERS = WORDS_OF_NUMBERS | {"no", "none", "nil", "once", "twice", "both", "not", "neither"}
_HYPHENATED_STAGE = re.compile(
    r"(?<=\bstage)-(?=(?:one|two|three|\d)\b)|(?<=\blevel)-(?=(?:one|two|three|\d)\b)", re.I
)
"""A "stage-one complaint" is a stage one complaint; letters keep their places."""
_RUN_IN = re.compile(
    r"\s*(?:Stage\s+(?:[1-3]|[Oo]ne|[Tt]wo|[Tt]hree)|(?:The\s+)?(?:Ombudsman|LGS?C?O)|Compliments|Comments|Enquiries)(?P<stop>\.)\s+"
    r"(?=[A-Z\d])"
)
"""A heading in the line of its paragraph: "Stage 1. Forty-seven were received"."""
_SUPERSCRIPTS = str.maketrans(dict.fromkeys("¹²³⁴⁵⁶⁷⁸⁹⁰†‡*\n\u00a0", " ") | {"’": "'", "‘": "'"})


def read_prose(blocks: Sequence[Block], context: ReportContext) -> list[Claim]:
    """The claims that the narrative paragraphs among ``blocks`` make, in reading order.

    Each claim's source is the sentence as printed; its page and box are those of the number. What a
    sentence leaves unsaid is inherited from the sentence before, the lead-in of a list, the
    headings and the report; a sentence that leaves too much unsaid yields no claim.
    """
    claims: list[Claim] = []
    memory = Memory(first_stage=procedures_with_stages(blocks, context))
    headings: dict[tuple[str, ...], Dimensions] = {}
    apart, led = contents_entries(blocks) | notes_on_cells(blocks), led_figures(blocks)
    for index, block in enumerate(blocks):
        if isinstance(block, Heading):
            memory = memory.next_section(block.text)
            if block.said is None:
                continue
            block = block.said
        if isinstance(block, Table):
            memory.table_stage = stage_of_table(block)
            memory.table_measure = measure_of_table(block)
            continue
        if block.kind == "footnote" or index in apart:
            continue
        if block.heading not in headings:
            headings[block.heading] = heading_dimensions(block.heading, context)
        text = with_colon(block.text) if index in led else with_tab(block)
        claims += _read_paragraph(block, text, headings[block.heading], context, memory)
    return claims


@dataclass(frozen=True)
class _Passage:
    """A paragraph being read: ``text`` with plain marks, ``heading`` what its headings say.

    ``listed`` says that a lead-in introduces it, ``apart`` that it is a point of a list that stands
    for itself.
    """

    paragraph: Paragraph
    text: str
    heading: Dimensions
    context: ReportContext
    listed: bool
    apart: bool = False

    @property
    def innermost(self) -> str:
        """The nearest heading."""
        return self.paragraph.heading[-1] if self.paragraph.heading else ""

    @property
    def bulleted(self) -> bool:
        """Whether it is printed as a point of a list."""
        return self.paragraph.kind == "bullet"


def _read_paragraph(
    paragraph: Paragraph, text: str, inherited: Dimensions, context: ReportContext, memory: Memory
) -> list[Claim]:
    text = text.translate(_SUPERSCRIPTS)
    if "-" in text:
        text = _HYPHENATED_STAGE.sub(" ", text)
    headed = _RUN_IN.match(text)
    if headed is not None:
        text = f"{text[: headed.start('stop')]}:{text[headed.end('stop') :]}"
    if is_silent(paragraph, text):
        memory.before = []
        return []
    labelled = is_bare_entry(text) if memory.below_chart else _is_entry(text)
    point = memory.is_point(paragraph)
    if not point and not (memory.lead and labelled):
        memory.leave_list()
    if memory.lead and leads_to_plans(memory.lead):
        return []
    memory.bracket_year = year_of_brackets(text, context.year) or memory.bracket_year
    at = Place(paragraph.page, paragraph.box.x0, paragraph.box.top, point)
    memory.begin_point(at)
    inherited = memory.headed or inherited
    passage = _Passage(paragraph, text, inherited, context, listed=bool(memory.lead))
    entries = _read_as_entries(passage, memory)
    claims = entries if entries is not None else _read_as_prose(passage, memory)
    if entries is not None and (point or passage.listed):
        memory.hear_entry(text, entries, context.year)
    memory.listed = [*memory.listed, *claims] if is_of_list(text, claims) else []
    heads = point_heads(inherited, claims) if entries is not None else None
    if point or (heads is not None and heads.stage is not None):
        memory.end_point(at, text, heads)  # "Stage 1 – 12 complaints" leads to points as well
    return claims


def _read_as_entries(passage: _Passage, memory: Memory) -> list[Claim] | None:
    """The claims of a paragraph that is an entry of a list, key facts or a chart's legend."""
    text, paragraph = passage.text, passage.paragraph
    if len(text) <= _LONGEST_ENTRY and is_other_work(text, memory.lead):
        return []
    total = read_list_total(text, memory.listed)
    if total is not None:
        return claims_of_entry(total, paragraph, text)
    put = None
    if len(text) <= _LONGEST_ENTRY:
        put = sentence_of_label(text) or sentence_of_year(passage.innermost, text)
    if put is not None:
        return _claims_of_label(put, passage, memory)
    if len(text) <= _LONGEST_ENTRY:
        in_list = passage.bulleted or passage.listed
        entry = read_entry(text, _entry_setting(passage, memory, in_list))
        if entry is not None:
            return claims_of_entry(entry, paragraph, text)
    setting = _entry_setting(passage, memory, passage.bulleted)
    facts = read_key_facts(text, setting)
    if facts:
        return [claim for fact in facts for claim in claims_of_entry(fact, paragraph, text)]
    legend = read_legend(text, setting) or read_run(text, setting)
    if legend:
        return [c for item in legend for c in claims_of_item(item, paragraph, (0, len(text)))]
    return None


def _claims_of_label(put: Put, passage: _Passage, memory: Memory) -> list[Claim]:
    """The claims of a label with its number, put as a sentence."""
    statements = _read_sentence(put.sentence, _sentence_setting(passage, memory, "", begins=True))
    found = tuple(figure for s in statements for figure in s.figures)
    entry = Entry(found, put.first, put.last)
    return claims_of_entry(entry, passage.paragraph, passage.text)


def _entry_setting(passage: _Passage, memory: Memory, listed: bool) -> Setting:
    """What an entry of a list stands in: its heading, and the sentence that introduces the list."""
    return Setting(
        context=passage.context,
        heading=passage.heading,
        heading_text=passage.innermost,
        before=tuple(memory.lead_statements),
        sentence_before=(memory.lead or memory.introduction) if listed else "",
        bullet=listed,
        bracket_year=memory.list_year or memory.bracket_year,
    )


def _read_as_prose(passage: _Passage, memory: Memory) -> list[Claim]:
    """The claims of a paragraph's sentences, in order."""
    text = passage.text
    # a point of a list without a lead-in stands for itself, be its bullet drawn and not printed,
    # and so does a heading
    unended = text.rstrip()[-1:] not in _STOPS
    heads = passage.paragraph.text == passage.innermost
    point = passage.bulleted or (unended and (memory.unended or heads))
    memory.unended = unended
    passage = replace(passage, apart=point and not passage.listed and not POINTS_BACK.match(text))
    claims: list[Claim] = []
    spans = split_sentences(text)
    for span, following in zip_longest(spans, spans[1:]):
        after = text[slice(*following)] if following is not None else ""
        claims += _read_span(passage, span, after, memory)
    memory.end_paragraph(text, passage.bulleted, passage.listed)
    return claims


def _read_span(passage: _Passage, span: tuple[int, int], after: str, memory: Memory) -> list[Claim]:
    """The claims of the sentence that stands in ``span``, before the sentence ``after``."""
    paragraph = passage.paragraph
    sentence = without_frame(passage.text[slice(*span)])
    memory.hear(sentence)
    asked_before = memory.sentence.rstrip()
    if not _has_number(sentence):
        memory.pass_by(sentence)
        return []
    memory.advance_quarter(sentence)
    if span[0] == 0:
        memory.turn_to_care(sentence, counts=True)
    setting = _sentence_setting(passage, memory, after, begins=span[0] == 0)
    items = _items_of(sentence, span, setting)
    if items:
        memory.before, memory.sentence = [], sentence
        return [claim for item in items for claim in claims_of_item(item, paragraph, span)]
    answer: Rewritten | Respelt | None = None
    if setting.paragraph_start or not asked_before.endswith("?"):
        answer = answer_to(passage.innermost, sentence, setting.paragraph_start)
    else:
        answer = answer_to(asked_before, sentence)
    answer = answer or with_limit_before(sentence, setting.sentence_before) or with_about(sentence)
    answer = answer or with_brackets(sentence)
    woven = with_numbers_for_parts(sentence) or with_whole_first(sentence)
    woven = woven or without_asides(sentence) or with_number_for_all(sentence)
    woven = None if answer else woven
    put = answer or woven
    statements = _read_sentence(put.sentence if put else sentence, setting)
    for statement in statements:
        if answer is not None:
            statement.first = answer.place(statement.first)
            statement.last = answer.place(statement.last)
        elif woven is not None:
            statement.first, statement.last = woven.place(statement.first, statement.last)
    memory.tally.add(statements, passage.context.year)
    if not passage.apart:
        memory.note_procedure(statements)
    memory.note_quarters(sentence)
    memory.close(sentence, statements)
    return [claim for s in statements for claim in claims_of_statement(s, paragraph, span)]


def _sentence_setting(passage: _Passage, memory: Memory, after: str, begins: bool) -> Setting:
    """What a sentence stands in; ``begins`` says that it is the first of its paragraph."""
    apart = passage.apart
    # what a point goes on with is of its own first sentence
    listed = passage.listed and (begins or not memory.before)
    heading = passage.heading if listed == passage.listed else memory.below_lead(passage.heading)
    alone = apart and begins
    if alone and heading.stage is None and memory.goes_on_with_ombudsman(passage.text):
        heading = replace(heading, stage="ombudsman")
    before = memory.lead_statements if listed else memory.before
    return Setting(
        context=passage.context,
        heading=heading,
        heading_text=passage.innermost,
        before=() if alone else tuple(before),
        sentence_before=memory.lead if listed else "" if apart else memory.sentence,
        quarter=memory.quarter or quarter_of_title(passage.context.title),
        bullet=listed or alone,
        paragraph_start=begins,
        table_stage=memory.table_stage,
        table_measure=memory.table_measure,
        of_ombudsman=memory.of_ombudsman,
        tally=memory.tally,
        first_stage=memory.first_stage,
        stage_named=memory.stage_named and not apart,
        sentence_after=after,
        bracket_year=memory.bracket_year,
        section_procedure=memory.section_procedure,
        stages_before=memory.stages_before if begins else frozenset(memory.stages),
    )


def _items_of(sentence: str, span: tuple[int, int], setting: Setting) -> list[Entry]:
    """The entries that a sentence is: a label with its number, or a list in one line."""
    labelled = _LABELLED.fullmatch(sentence) and read_entry(sentence.rstrip(" ."), setting)
    if labelled:
        return [replace(labelled, last=span[1] - span[0])]
    times = _times_of(sentence, setting)
    return (
        read_grades(sentence, times, setting)
        or read_yearly(sentence, times, setting)
        or read_inline_list(sentence, setting)
    )


_LABELLED = re.compile(r"\s*[A-Z][a-z]+(?:\s[a-z]+){0,5}:\s\d[\d,]*\.?")
"""A sentence that is but a label and its number: "Complaints upheld: 33."."""


def _is_entry(text: str) -> bool:
    """Whether a paragraph after a lead-in reads like an entry of its list: short, with a number and
    of one sentence."""
    leads = text.rstrip().endswith(":")  # to a list of its own
    short = len(text) < _LONGEST_ENTRY and not leads
    return short and _has_number(text) and len(split_sentences(text)) < 2


def _has_number(text: str) -> bool:
    """Whether a text has a number in digits or a word that may stand for one."""
    return has_digit(text) or not _NUMBERS.isdisjoint(words_in(text))


_STOPS = frozenset(".:;,?!–-")
"""What a sentence, or a line that leads on, ends in; a point of a list need not."""

_LONGEST_ENTRY = 160
"""Characters; a longer paragraph after a lead-in is prose again."""


def _times_of(sentence: str, setting: Setting) -> LabelReading:
    """The years, quarters and limits that a sentence says, those that it only half says too."""
    quarter = setting.quarter or setting.heading.quarter or quarter_named(setting.context.title)
    return complete(sentence, read_times(sentence), setting.sentence_before, quarter)


def _read_sentence(sentence: str, setting: Setting) -> list[Statement]:
    times = _times_of(sentence, setting)
    amounts = find_amounts(sentence, times)
    if not amounts:
        return []
    grouped = group_amounts(sentence, amounts)
    apart = without_shares_apart(sentence, grouped)
    if apart is not None:
        statements = _read_sentence(apart.woven.sentence, setting)
        put_back(apart, statements)
        if any(statement.figures for statement in statements):
            return statements
    said = read_label(sentence)
    # "it took 19 days to send a response": the verb is no service
    hits = tuple(h for h in said.hits if sentence[h.start : h.end] != "send")
    reading = replace(times, hits=hits, rest=said.rest)
    return read_statements(sentence, reading, place_clauses(sentence, grouped), setting)
