"""What a document holds, and what each report says of itself: council, year, committee, meeting.

Everything is read from the pages; a file's name proves nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import dropwhile, zip_longest

from extractor.layout.blocks import Block, Chart, Heading, Layout
from extractor.layout.in_file import in_file, number_in_file
from extractor.layout.lines import Line, lines_of, segments
from extractor.reading.councils import find_council
from extractor.reading.front_matter import COLUMN_GAP, is_field
from extractor.reading.meetings import MAX_NAME_WORDS, body_name, find_dates, is_date_line
from extractor.reading.needles import Needled
from extractor.reading.nesting import headed_by_labels, nested_by_procedure, nested_by_stage
from extractor.reading.segments import Paper, agenda_of, complaints_papers
from extractor.reading.years import financial_year, find_years, years_of_periods


@dataclass(frozen=True, slots=True)
class ReportPart:
    """One complaints report of a document. ``pages`` are its first and last, from 1; ``furniture``
    are the running heads and feet of its pages. None stands for what the report does not say."""

    blocks: tuple[Block, ...]
    pages: tuple[int, int]
    council: str | None
    report_year: str | None
    committee: str | None
    meeting_date: date | None
    title: str | None
    furniture: tuple[str, ...] = ()


def find_reports(layout: Layout) -> list[ReportPart]:
    """The complaints reports of a document in page order; none if it holds none or has no text."""
    parts = [_part(paper, layout) for paper in complaints_papers(layout.pages)]
    agenda = agenda_of(layout.pages)
    parts = [_with_meeting(part, agenda) if agenda else part for part in parts]
    return [_in_file(_with_cover(part, layout), layout) for part in parts]


def _in_file(part: ReportPart, layout: Layout) -> ReportPart:
    """The part with its places as the file numbers its pages, where sheets were parted."""
    first, last = (number_in_file(number, layout.pages) for number in part.pages)
    blocks = in_file(part.blocks, layout.pages)
    return replace(part, blocks=tuple(blocks), pages=(first, last))


def _part(paper: Paper, layout: Layout) -> ReportPart:
    first, last = paper.numbers[0], paper.numbers[-1]
    text = paper.text
    heads = _running_heads(paper)
    committee = _committee(paper, heads)
    return ReportPart(
        headed_by_labels(
            nested_by_stage(
                nested_by_procedure(
                    _with_own_headings(
                        [
                            b
                            for b in layout.blocks
                            if not isinstance(b, Chart) and first <= b.page <= last
                        ]
                    )
                )
            )
        ),
        (first, last),
        find_council(_prominent(paper, heads), text),
        _report_year(paper, heads),
        committee,
        _meeting_date(paper, heads, committee),
        paper.title,
        tuple(f for f in layout.furniture if _plain(f) in _plain(text)),
    )


def _with_own_headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks without the headings of the paper before in their paths.

    The layout knows one document; what an earlier paper left open stays open until a heading as
    large comes. Headings are opened from the outside in, so that those are the first of a path.
    """
    seen: set[str] = set()
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            seen.add(block.text)
            found.append(block)
        else:
            path = tuple(dropwhile(lambda text: text not in seen, block.heading))
            found.append(replace(block, heading=path))
    return tuple(found)


def _prominent(paper: Paper, heads: Sequence[str]) -> list[str]:
    lines = paper.pages[0][:TOP_LINES]
    top = [column.text for line in lines for column in segments(line, COLUMN_GAP)]
    return [*heads, *top, *filter(None, [paper.title])]


def _with_meeting(part: ReportPart, agenda: Paper) -> ReportPart:
    """A report in a pack that names no council is of the one whose agenda the pack is, and one that
    names no committee goes to that one's."""
    council = find_council(_prominent(agenda, []), agenda.text)
    committee = _committee(agenda, [])
    if part.council not in (None, council):
        return part
    part = replace(part, council=council)
    if part.committee or not committee:
        return part
    day = part.meeting_date or _meeting_date(agenda, [], committee)
    return replace(part, committee=committee, meeting_date=day)


def _with_cover(part: ReportPart, layout: Layout) -> ReportPart:
    """A report that names no council is of the one that the document's first page names: its cover,
    or that of the paper to which it is annexed."""
    if part.council is not None or part.pages[0] == 1:
        return part
    first = lines_of(1, layout.pages[0].words)
    top = [line.text for line in first[:TOP_LINES]]
    return replace(part, council=find_council(top, " ".join(line.text for line in first)))


TOP_LINES = 6
"""A name among so many lines at a paper's beginning is prominent."""


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _running_heads(paper: Paper) -> list[str]:
    """Lines that stand first or last on most pages, first page's first; page numbers left out."""
    times: defaultdict[str, int] = defaultdict(int)
    for page in paper.pages:
        ends = {
            re.sub(r"(?<![\d/–-])\d+\s*$", "", column.text).strip()
            for line in (*page[:2], *page[-2:])
            for column in segments(line, COLUMN_GAP)
        }
        for text in ends:
            times[text] += 1
    enough = max(2, len(paper.pages) // 2)
    return [text for text, n in times.items() if n >= enough and re.search(r"[A-Za-z]{3}", text)]


# -- year ------------------------------------------------------------------------------------------

TITLE_YEAR, TOP_YEAR, FRONT_YEAR, HEAD_YEAR, OPENING_YEAR, TEXT_YEAR = (
    *(20.0, 10.0),
    *(8.0, 6.0, 3.0, 0.2),
)
"""Votes of a year's mention: in the title, in a line that stands with it above the text, in front
matter ("period"), in a running head, as the year of "the annual report" or "the period" in a
sentence, and anywhere in the text."""

_OPENING = Needled(
    r"(?:annual|complaints?|feedback|this|attached)\s+(?:[\w’']+\s+){0,8}report\b"
    r"|\bperiod\b|\bcovers?\b|\bcovering\b|\bfor the year\b|\bduring\b"
)
_EARLIER = Needled(r"\b(?:last|previous|prior|earlier|compared|since)\b")
_COMPARED = Needled(
    r"(?:\b(?:compar\w+|against|than|versus|vs\.?|since|previous|prior|last|whereas)\b"
    r"|\b(?:up|down|rise|rose|fall|fell|increas\w+|decreas\w+|reduc\w+)\b[^.;:()]{0,30}\bfrom\b)"
    r"[^.;:]{0,30}$"
)
"""What stands before a year that is named only to compare with."""
_LONE_YEAR = re.compile(r"(?<![\d/-])(20[0-4]\d)(?![\d/-])")


def _report_year(paper: Paper, heads: Sequence[str]) -> str | None:
    """The financial year with most votes; of two with as many, the later.

    A report compares its year with those before, so that titles and front matter beat the text,
    and a year in brackets or after "compared with" has no vote there. A year later than the text's
    "annual report" year may be a plan or the meeting's own.
    """
    votes: defaultdict[str, float] = defaultdict(float)
    _vote(votes, [paper.title or ""], TITLE_YEAR)
    _vote(votes, _top_texts(paper), TOP_YEAR)
    _vote(votes, [f.value for f in paper.fields if f.name == "period"], FRONT_YEAR)
    _vote(votes, heads, HEAD_YEAR)
    for sentence in _sentences(paper.pages[:OPENING_PAGES]):
        if _OPENING.search(sentence) and not _EARLIER.search(sentence):
            _vote(votes, [_not_compared(sentence)], OPENING_YEAR)
    _vote(votes, [_not_compared(paper.text)], TEXT_YEAR)
    if votes:
        return max(votes, key=lambda year: (votes[year], year))
    return _calendar_year(paper)


def _top_texts(paper: Paper) -> list[str]:
    """The first lines above the text that begin like a title and name one year, each year once.

    A heading of a table names several. The title and labelled fields have their own votes.
    """
    found: dict[str, str] = {}
    for line in paper.head[:SUBTITLE_LINES]:
        if is_field(line) or line.text in (paper.title or ""):
            continue
        mentions = find_years(_not_compared(line.text))
        if not line.text[:1].isupper() and not (mentions and _is_year_alone(line.text)):
            continue
        years = {mention.year for mention in mentions}
        if len(years) == 1:
            found.setdefault(years.pop(), line.text)
    return list(found.values())


def _is_year_alone(text: str) -> bool:
    """Whether a line is a year and nothing else: "2011-2012"."""
    [mention, *others] = find_years(text)
    return not others and not re.search(r"\w", text[: mention.start] + text[mention.end :])


SUBTITLE_LINES = 8
"""A subtitle stands within so many lines of the paper's beginning; below it may stand key figures
with years to compare them with."""

_BRACKETS = re.compile(r"\([^()]*\)")


def _not_compared(text: str) -> str:
    """The text without brackets and without the years that it only compares with."""
    text = _BRACKETS.sub(" ", text)
    for mention in reversed(find_years(text)):
        if _COMPARED.search(text[max(0, mention.start - 90) : mention.start]):
            text = text[: mention.start] + text[mention.end :]
    return text


OPENING_PAGES = 3
"""A report says within so many pages what it is about."""

SHORT_LINE = 0.75
"""A line that ends before this part of its page's longest ends a sentence or a title."""


def _sentences(pages: Sequence[Sequence[Line]]) -> list[str]:
    found: list[str] = []
    for page in pages:
        right = max((line.box.x1 for line in page), default=0.0)
        broken = (line.text + (".\n" if line.box.x1 < SHORT_LINE * right else " ") for line in page)
        found += re.split(r"(?<=[.:;])\s+(?=[A-Z])|\n", "".join(broken))
    return found


def _vote(votes: dict[str, float], texts: Iterable[str], weight: float) -> None:
    for text in texts:
        said = [m.year for m in find_years(text) if len(m.year) == len("2020/21")]
        if weight > TEXT_YEAR:  # a line or sentence is of a year however often it names it
            said = list({*said, *years_of_periods(text)})
        for year in said:
            votes[year] += weight


def _calendar_year(paper: Paper) -> str | None:
    """A report that prints calendar years only: the title's, as the financial year that begins in
    it and shares nine months with it."""
    match = _LONE_YEAR.search(paper.title or "")
    return financial_year(int(match[1])) if match else None


# -- committee and meeting -------------------------------------------------------------------------


def _committee(paper: Paper, heads: Sequence[str]) -> str | None:
    """The body the report goes to: from its fields, its running head or first lines, or a sentence
    that says so. A name that the field cuts short is completed from the text."""
    candidates = [f.value for f in paper.fields if f.name == "committee"]
    candidates += [h for h in heads if len(h.split()) <= MAX_NAME_WORDS]
    candidates += _name_lines(paper)
    candidates += _SENTENCE.findall(" ".join(line.text for line in paper.pages[0]))
    for candidate in candidates:
        name = body_name(candidate)
        if name:
            return _completed(name, paper.text)
    return None


_SENTENCE = re.compile(
    r"(?:report is for|asked by|recommended that|presented to|submitted to|considered by|report to)"
    r"\s+the\s+([A-Z][^.:;]{3,100}?(?:Committee|Panel|Board|Commission|Cabinet))"
)


_PARTS = re.compile(r"\s[·•|]\s")
"""Marks with which a line sets council, committee and day side by side."""

_CUT_DAY = re.compile(r"\b\d{1,2}\s*(?:st|nd|rd|th)?(?:\s+[A-Z][A-Za-z]{2,8},?)?$")
_REST_OF_DAY = re.compile(r"(?:[A-Z][A-Za-z]{2,8},?\s+)?20\d\d\b")


def _name_lines(paper: Paper) -> list[str]:
    """The lines above the text that may name the body and its day, lines that run on joined: a long
    name takes two lines, of which the second alone ("COMMITTEE") says nothing."""
    found = []
    for line, after in zip_longest(paper.head, paper.head[1:]):
        if not _stands_alone(line):
            continue
        if after is not None and _runs_on(line, after):
            found += _PARTS.split(f"{line.text} {after.text}")
        columns = segments(line, COLUMN_GAP)
        if len(columns) > 1 and find_council([columns[0].text], "") is not None:
            found += [column.text for column in columns[1:]]  # the council at the left, its body
        found += _PARTS.split(line.text)
        found += [column.text for column in columns if len(columns) > 1]
    return found


def _runs_on(line: Line, after: Line) -> bool:
    """Whether two lines may be one: set alike, and cut within a day or the first no name of its
    own."""
    if abs(line.size - after.size) >= 0.5 or line.bold != after.bold:
        return False
    if _CUT_DAY.search(line.text) and _REST_OF_DAY.match(after.text):
        return True
    return (
        line.text.isupper() == after.text.isupper()
        and body_name(line.text) is None
        and not re.search(r"\d|\b(?:council|borough|report)\b", line.text, re.I)
    )


def _stands_alone(line: Line) -> bool:
    """Whether a line is no sentence: each of its parts is as short as a name."""
    longest = max(len(part.split()) for part in _PARTS.split(line.text))
    return longest <= MAX_NAME_WORDS and not re.search(r"[.:]\s*$", line.text)


def _completed(name: str, text: str) -> str:
    """ "... Cabinet" where the text says "... Cabinet Committee": fields lose a word at a line's
    end."""
    if len(name.split()) < 3:
        return name
    straight = re.sub(r"\s+", " ", text.replace("’", "'"))
    longer = re.search(
        rf"{re.escape(name)}((?: (?:Scrutiny|Sub-?))? (?:Committee|Panel|Board))\b", straight
    )
    return name + longer[1] if longer else name


def _meeting_date(paper: Paper, heads: Sequence[str], committee: str | None) -> date | None:
    """The meeting's day: from a field or from beside the committee's name.

    A plain "Date:" is the meeting's where a committee is named, else that of the writing.
    """
    if committee is None:
        return None
    texts = [f.value for f in paper.fields if f.name in ("date", "committee")]
    texts += [text for text in heads if body_name(text)]
    texts += [text for text in _name_lines(paper) if _is_of_meeting(text)]
    for text in texts:
        dates = find_dates(text)
        if dates:
            return dates[0][2]
    return None


def _is_of_meeting(text: str) -> bool:
    """Whether a date on a line at a paper's top is the meeting's: beside a body's name or alone."""
    return (
        is_date_line(text)
        or body_name(text) is not None
        or re.search(r"\bmeeting\b", text, re.I) is not None
    )
