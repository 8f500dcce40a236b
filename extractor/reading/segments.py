"""Which pages of a document are complaints reports.

A file may be one report, or an agenda pack in which papers follow each other: each begins with its
own front matter, title or page 1. A paper is a complaints report when it is titled as one or speaks
of little else, and gives figures; a paper that mentions complaints in passing is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractor.pdf.page import Page
from extractor.reading.front_matter import FRONT_LINES, Field, Line, fields_of, lines_of

COMPLAINT_WORDS = re.compile(
    r"\bcomplain\w*|\bupheld\b|\bcompliments?\b|\bombudsm[ae]n\w*|\brepresentations?\b|\blgs?co\b"
    r"|\bmaladministration\b|\bstage (?:1|2|3|one|two|three)\b",
    re.I,
)
"""Words that complaints reports repeat on every page and other papers hardly use."""

REPORT_TITLE = re.compile(
    r"\bcomplain(?:t|ts|ants?)\b|\bcompliments?\b|\brepresentations? (?:procedure|annual|report)"
    r"|\bombudsman\b|\b(?:customer|service user|children.?s services) feedback\b"
    r"|\bfeedback (?:annual )?report\b|\blisten(?:ing)? to (?:our )?(?:customers|residents)\b",
    re.I,
)
"""What titles of complaints reports have in common."""

NOT_A_REPORT_TITLE = re.compile(
    r"\bminutes\b|\bagenda\b|\b(?:policy|procedure)s?\s*$|\bequality impact\b|\bwork programme\b"
    r"|\bterms of reference\b",
    re.I,
)
"""Titles of papers about complaints that count none: the policy itself, minutes, an assessment."""

FIGURE_WORDS = re.compile(
    r"\b\d[\d,]*\s+(?:\w+\s+){0,4}"
    r"(?:complain\w*|compliments?|representations?|upheld|decisions?|enquiries|cases)\b"
    r"|\b(?:complain\w*|compliments?|representations?|upheld|stage (?:1|2|one|two)|received"
    r"|total)\b"
    r"(?:\W+[a-z]+){0,2}\W{1,4}\d[\d,]*\b|\b\d[\d.]*\s?%",
    re.I,
)
"""A number next to what it counts, or a percentage."""

TITLED_DENSITY = 0.01
"""Complaint words per word of a paper whose title names complaints. Reports have 0.03 to 0.10."""

UNTITLED_DENSITY = 0.025
"""The same without such a title; a performance report with a section on complaints stays below."""

PAGE_DENSITY = 0.008
"""Complaint words per word that make a single page one of a complaints report's."""

MIN_FIGURES = 4
"""A report gives at least so many figures; a policy or a letter does not."""

TOP_LINES = 6
"""A title that begins a paper stands within this many lines of its page's top."""

TITLE_SIZE = 1.15
"""A title's font is at least this many times the document's usual size, or bold."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of a document: its pages' lines, its front matter's fields and its title."""

    pages: tuple[tuple[Line, ...], ...]
    numbers: tuple[int, ...]
    fields: tuple[Field, ...]
    title: str | None

    @property
    def lines(self) -> list[Line]:
        """All lines in reading order."""
        return [line for page in self.pages for line in page]

    @property
    def text(self) -> str:
        """The whole text, lines joined by spaces."""
        return " ".join(line.text for line in self.lines)


def complaints_papers(pages: Sequence[Page]) -> list[Paper]:
    """The papers of a document that are complaints reports, each with its appendices."""
    lines = [tuple(lines_of(page)) for page in pages]
    size = _usual_size(lines)
    starts = [0, *(i for i in range(1, len(lines)) if _begins_paper(lines, i, size))]
    bounds = [(a, b) for a, b in pairwise([*starts, len(lines)]) if a < b]
    papers = [
        _paper(lines[start:end], [p.number for p in pages[start:end]], size)
        for start, end in bounds
    ]
    reports: list[Paper] = []
    last_end = -1
    for paper, (start, end) in zip(papers, bounds, strict=True):
        if not _speaks_of_complaints(paper):
            continue
        if reports and last_end == start and _is_appendix(paper, reports[-1]):
            before = reports.pop()
            paper = Paper(
                before.pages + paper.pages,
                before.numbers + paper.numbers,
                before.fields,
                before.title or paper.title,
            )
        reports.append(paper)
        last_end = end
    return [paper for paper in reports if _is_report(paper)]


def density(text: str) -> float:
    """Complaint words per word."""
    words = len(text.split())
    return len(COMPLAINT_WORDS.findall(text)) / words if words else 0.0


def _usual_size(lines: Sequence[Sequence[Line]]) -> float:
    sizes = [line.size for page in lines for line in page for _ in line.text.split()]
    return median(sizes) if sizes else 10.0


def _paper(lines: Sequence[tuple[Line, ...]], numbers: Sequence[int], size: float) -> Paper:
    front = [line for page in lines[:2] for line in page][:FRONT_LINES]
    fields = tuple(fields_of(front))
    titles = [field.value for field in fields if field.name == "title" and field.value]
    return Paper(
        tuple(lines),
        tuple(numbers),
        fields,
        titles[0] if titles else _largest_line(lines[0] if lines else (), size),
    )


def _largest_line(page: Sequence[Line], size: float) -> str | None:
    """The title of a page without a title field: its largest lines, if larger than the text."""
    upper = [line for line in page[:FRONT_LINES] if re.search(r"[A-Za-z]{3}", line.text)]
    if not upper:
        return None
    largest = max(line.size for line in upper)
    if largest < TITLE_SIZE * size:
        bold = [line for line in upper[:TOP_LINES] if line.bold]
        return " ".join(line.text for line in bold[:2]) or None
    first = next(i for i, line in enumerate(upper) if line.size >= 0.95 * largest)
    title = [upper[first]]
    for line in upper[first + 1 : first + 4]:
        if line.size < 0.95 * largest:
            break
        title.append(line)
    return " ".join(line.text for line in title)


def _begins_paper(lines: Sequence[tuple[Line, ...]], index: int, size: float) -> bool:
    """Whether a page is the first of a paper.

    Papers begin with a block of labelled fields, with "Appendix B" that the page before does not
    bear, with minutes' or an agenda's opening, with a complaints report's title, or with page 1.
    """
    page, before = lines[index], lines[index - 1]
    if not page:
        return False
    labels = {f.name for f in fields_of(page[: FRONT_LINES // 2])} - {"other"}
    if len(labels) >= 2:
        return True
    top = page[:TOP_LINES]
    heads_before = {_without_digits(line.text) for line in (*before[:3], *before[-3:])}
    new = [line for line in top if _without_digits(line.text) not in heads_before]
    if any(_APPENDIX.match(line.text) for line in new) and not any(
        _APPENDIX.match(line.text) and line.text in {n.text for n in before[:3]} for line in top
    ):
        return True
    if any(_OPENING.match(line.text) for line in new):
        return True
    if any(
        (line.size >= TITLE_SIZE * size or line.bold)
        and REPORT_TITLE.search(line.text)
        and re.search(r"\breport\b", line.text, re.I)
        for line in new
    ):
        return True
    return _printed_number(page) == 1 and _printed_number(before) not in (None, 0)


_APPENDIX = re.compile(r"^\s*(?:appendix|annex(?:e)?)\s+(?:[A-Z]|\d{1,2}|[ivx]+)\b", re.I)
_OPENING = re.compile(
    r"^\s*(?:minutes of\b|agenda\s*$|decision notice|.*\bminutes of (?:a|the) meeting)", re.I
)
_NUMBER = re.compile(r"^\s*(?:page\s+|-\s*)?(\d{1,3})(?:\s*(?:of|/)\s*\d{1,3})?(?:\s*-)?\s*$", re.I)
_NUMBER_AT_END = re.compile(r"\bpage\s+(\d{1,3})(?:\s+of\s+\d{1,3})?\s*$", re.I)


def _without_digits(text: str) -> str:
    return re.sub(r"\d+", "#", text).strip().casefold()


def _printed_number(page: Sequence[Line]) -> int | None:
    """The page number printed at the foot or head of a page."""
    for line in [*reversed(page[-2:]), *page[:1]]:
        match = _NUMBER.match(line.text) or _NUMBER_AT_END.search(line.text)
        if match:
            return int(match[1])
    return None


def _speaks_of_complaints(paper: Paper) -> bool:
    dense = density(paper.text)
    if paper.title and NOT_A_REPORT_TITLE.search(paper.title):
        return False
    if paper.title and REPORT_TITLE.search(paper.title):
        return dense >= TITLED_DENSITY
    return dense >= UNTITLED_DENSITY and _most_pages_speak(paper)


def _most_pages_speak(paper: Paper) -> bool:
    full = [page for page in paper.pages if sum(len(line.text.split()) for line in page) > 40]
    speaking = [
        page for page in full if density(" ".join(line.text for line in page)) >= PAGE_DENSITY
    ]
    return 2 * len(speaking) >= len(full)


def _is_appendix(paper: Paper, report: Paper) -> bool:
    """Whether a paper goes with the report before it: no front matter of its own, and not another
    service's annual report."""
    if len({field.name for field in paper.fields} - {"other"}) >= 2:
        return False
    return not (
        _services(paper.title or "")
        and _services(report.title or "")
        and not _services(paper.title or "") & _services(report.title or "")
    )


_SERVICES = {
    "children": re.compile(r"\bchild(?:ren)?\b|\byoung people\b|\beducation\b", re.I),
    "adults": re.compile(r"\badults?\b", re.I),
    "housing": re.compile(r"\bhousing\b|\btenants?\b", re.I),
    "corporate": re.compile(r"\bcorporate\b", re.I),
}


def _services(title: str) -> set[str]:
    return {name for name, pattern in _SERVICES.items() if pattern.search(title)}


def _is_report(paper: Paper) -> bool:
    return len(FIGURE_WORDS.findall(paper.text)) >= MIN_FIGURES
