"""Which pages of a document are complaints reports.

A file may be one report, or an agenda pack in which papers follow each other: each begins with its
own front matter, title or page 1. A paper is a complaints report when it is titled as one or speaks
of little else, and gives figures; a paper that mentions complaints in passing is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import islice, pairwise
from statistics import median

from extractor.layout.lines import Line, lines_of
from extractor.pdf.page import Page
from extractor.reading.complaints_papers import (
    FIGURE_WORDS,
    density,
    is_titled_otherwise,
    without_limits,
)
from extractor.reading.front_matter import FRONT_LINES, Field, fields_of
from extractor.reading.paper_titles import REPORT_TITLE, SAME_SIZE, TITLE_SIZE, head_lines, title_of
from extractor.reading.years import find_years, years_of_periods

TITLED_DENSITY = 0.01
"""Complaint words per word of a paper whose title names complaints. Reports have 0.03 to 0.10."""

UNTITLED_DENSITY = 0.025
"""The same without such a title; a performance report with a section on complaints stays below."""

APPENDIX_DENSITY = 0.005
"""The same of an appendix to a complaints report: case studies, thanks, an action plan."""

PAGE_DENSITY = 0.008
"""Complaint words per word that make a single page one of a complaints report's."""

MIN_FIGURES = 4
"""A report gives at least so many figures; a policy or a letter does not."""

MIN_TITLED_FIGURES = 2
"""The same of one whose title calls it a report, a review, a letter or the monitoring of
complaints, or names their year: the rest may stand in tables, where a number is not next to what
it counts."""

MIN_TAIL_PAGES, MIN_TAIL_WORDS = 3, 100
"""So many pages of so many words each at a report's end, without a complaint word, are no part of
it."""

TOP_LINES = 6
"""A title that begins a paper stands within this many lines of its page's top."""

BIG_TITLE = 1.5
"""A line at a page's top that has so many times the usual size begins a paper, whatever the size of
the first paper's title; headings within a report are smaller or speak of complaints."""

COVER_WORDS = 60
"""A page with fewer words and no paragraph is a cover: the paper's head goes on overleaf."""

FIELD_LINES = 20
"""A paper's block of fields begins within so many lines of its first page."""

LINES_REMEMBERED = 512
"""Lines whose text without digits is kept: those of a few pages, as each is held to the next."""

CHAPTER_SIZE = 1.3
"""A title's size in usual sizes from which another line as large begins another paper."""


@dataclass(frozen=True)
class Paper:
    """One paper of a document: its pages' lines, its front matter's fields, its title, and the
    lines that stand above its text."""

    pages: tuple[tuple[Line, ...], ...]
    numbers: tuple[int, ...]
    fields: tuple[Field, ...]
    title: str | None
    head: tuple[Line, ...] = ()

    @cached_property
    def lines(self) -> list[Line]:
        """All lines in reading order."""
        return [line for page in self.pages for line in page]

    @cached_property
    def text(self) -> str:
        """The whole text, lines joined by spaces."""
        return " ".join([line.text for line in self.lines])

    @property
    def without_tail(self) -> Paper:
        """The paper without the pages at its end that say nothing of complaints.

        What follows a report without a front of its own (the next paper's tables) would be read as
        the report's. A page or two without such words may be the report's own.
        """
        end = self._end
        if end == len(self.pages):
            return self
        return replace(self, pages=self.pages[:end], numbers=self.numbers[:end])

    @cached_property
    def _end(self) -> int:
        """The number of its pages without that tail."""
        dense = [density(" ".join([line.text for line in page])) for page in self.pages]
        end = max((i + 1 for i, found in enumerate(dense) if found > 0), default=0)
        # a picture or a cover says nothing either way
        full = [
            page
            for page in self.pages[end:]
            if sum(len(line.text.split()) for line in page) >= MIN_TAIL_WORDS
        ]
        return end if len(full) >= MIN_TAIL_PAGES else len(self.pages)


def complaints_papers(pages: Sequence[Page]) -> list[Paper]:
    """The papers of a document that are complaints reports, each with its appendices."""
    lines = [tuple(lines_of(page.number, page.words)) for page in pages]
    begins = [True, *(_begins_paper(lines[i], lines[i - 1]) for i in range(1, len(lines)))]
    starts = [i for i, begin in enumerate(begins[: len(lines)]) if begin]
    found: list[Paper] = []
    for start, end in pairwise([*starts, len(lines)]):
        chapters = _chapters(lines[start:end], [page.number for page in pages[start:end]])
        for paper in [each.without_tail for each in _reports_among(chapters)]:
            if found and _goes_on(found[-1], paper):
                found[-1] = _joined([found[-1], paper])
            else:
                found.append(paper)
    return [paper for paper in found if _gives_figures(paper)]


def agenda_of(pages: Sequence[Page]) -> Paper | None:
    """The first page of a pack as a paper of its own, if it is an agenda."""
    if not pages:
        return None
    lines = tuple(lines_of(pages[0].number, pages[0].words))
    if not _is_agenda(lines):
        return None
    return _paper([lines], [pages[0].number], _usual_size([lines]))


def _is_agenda(page: Sequence[Line]) -> bool:
    return any(re.match(r"\s*(?:public )?agenda\b", line.text, re.I) for line in page)


def _chapters(lines: Sequence[tuple[Line, ...]], numbers: Sequence[int]) -> list[Paper]:
    """A paper cut where an appendix or another large title begins a page."""
    size = _usual_size(lines)
    title_size = max((line.size for line in lines[0][:FRONT_LINES]), default=0.0)
    cuts = [0]
    for i in range(1, len(lines)):
        if cuts[-1] == i - 1 and _is_cover(lines[i - 1]):
            continue
        if _goes_on_with_appendices(lines[i], lines[cuts[-1] : i]):
            continue
        if _begins_chapter(lines[i], lines[i - 1], size, title_size):
            cuts.append(i)
    return [_paper(lines[a:b], numbers[a:b], size) for a, b in pairwise([*cuts, len(lines)])]


def _goes_on_with_appendices(page: Sequence[Line], before: Sequence[Sequence[Line]]) -> bool:
    """Whether a page begins with the next of appendices that stand within the pages before, as a
    report's own tables do ("Appendix D", then "Appendix E"); what a list announced begins anew, and
    so does an appendix that is a report itself."""
    if REPORT_TITLE.search(" ".join(line.text for line in page[:TOP_LINES])):
        return False
    mark = next((m for line in page[:TOP_LINES] if (m := _APPENDIX.match(line.text))), None)
    if mark is None or len(mark["mark"]) > 1:
        return False
    within = {m["mark"] for lines in before for line in lines if (m := _APPENDIX.match(line.text))}
    return mark["mark"] not in within and chr(ord(mark["mark"]) - 1) in within


def _is_cover(page: Sequence[Line]) -> bool:
    """Whether a page holds little but the title of a complaints report, which begins overleaf. An
    agenda names the report too, so does a short covering paper, which says where it goes, or the
    one page of a short report."""
    text = " ".join(line.text for line in page)
    return (
        len(text.split()) < COVER_WORDS
        and REPORT_TITLE.search(text) is not None
        and not _is_agenda(page)
        and not any(field.name == "committee" for field in fields_of(page))
        and len(FIGURE_WORDS.findall(text)) < MIN_TITLED_FIGURES
    )


def _reports_among(chapters: Sequence[Paper]) -> list[Paper]:
    """The reports that a paper's chapters make up.

    A report begins with a chapter that speaks of complaints and goes on to the last that does so at
    all, unless a chapter is another service's report.
    """
    reports: list[list[Paper]] = []
    pending: list[Paper] = []
    for chapter in chapters:
        dense = density(chapter.without_tail.text)
        if not reports or _is_another_report(chapter, reports[-1]):
            if _speaks_of_complaints(chapter):
                reports.append([chapter])
                pending = []
        elif dense >= APPENDIX_DENSITY and not is_titled_otherwise(
            chapter.title, _first_page(chapter)
        ):
            reports[-1] += [*pending, chapter]
            pending = []
        else:
            pending.append(chapter)
    return [parts[0] if len(parts) == 1 else _joined(parts) for parts in reports]


def _joined(papers: Sequence[Paper]) -> Paper:
    first = papers[0]
    return Paper(
        tuple(page for paper in papers for page in paper.pages),
        tuple(number for paper in papers for number in paper.numbers),
        first.fields,
        first.title or next((paper.title for paper in papers if paper.title), None),
        first.head,
    )


def _goes_on(report: Paper, paper: Paper) -> bool:
    """Whether a paper with front matter of its own is the report that the one before it covers: it
    follows at once and bears the same title, but for a word."""
    if paper.numbers[0] != report.numbers[-1] + 1 or not (paper.title and report.title):
        return False
    a, b = (" ".join(re.findall(r"\w+", title.casefold())) for title in (paper.title, report.title))
    return a in b or b in a


def _usual_size(lines: Sequence[Sequence[Line]]) -> float:
    sizes = [line.size for page in lines for line in page for _ in line.text.split()]
    return median(sizes) if sizes else 10.0


def _paper(lines: Sequence[tuple[Line, ...]], numbers: Sequence[int], size: float) -> Paper:
    front = [line for page in lines[:2] for line in page][:FRONT_LINES]
    fields = tuple(fields_of(front))
    head = head_lines(lines[0], size)
    if len(head) == len(lines[0]) and sum(len(line.text.split()) for line in head) < COVER_WORDS:
        head += [line for page in lines[1:2] for line in head_lines(page, size)]
    return Paper(
        tuple(lines), tuple(numbers), fields, title_of(lines[0], fields, size), tuple(head)
    )


def _begins_paper(page: Sequence[Line], before: Sequence[Line]) -> bool:
    """Whether a page is the first of a paper: a block of labelled fields heads it that names the
    committee or the subject, or it opens an agenda or minutes.

    A label that nothing follows is no field: the last line of a heading that runs over.
    """
    top = list(islice(_new_lines(page, before), FIELD_LINES))
    labels = {field.name for field in fields_of(top) if field.value}
    if "title" in labels:
        # papers for one meeting begin with the same fields but for the subject
        labels |= {field.name for field in fields_of(page[:FIELD_LINES]) if field.value}
    if labels & {"committee", "title"} and len(labels) >= 2:
        return True
    return any(_OPENING.match(line.text) for line in top[:TOP_LINES])


def _begins_chapter(
    page: Sequence[Line], before: Sequence[Line], size: float, title_size: float
) -> bool:
    """Whether an appendix or a further report begins with a page: it says so at the top, has a line
    as large as the paper's own title or as any cover's there, or is numbered 1."""
    top = list(_new_lines(page[:TOP_LINES], before))
    if any(_APPENDIX.match(line.text) for line in top):
        return True
    large = BIG_TITLE * size
    if title_size >= CHAPTER_SIZE * size:
        large = min(large, SAME_SIZE * title_size)
    if any(line.size >= large for line in top):
        return True
    titles = [line.text for line in top if line.bold or line.size >= TITLE_SIZE * size]
    # a table's caption in bold names complaints and a year too
    titles.append(" ".join(line.text for line in top if line.size >= TITLE_SIZE * size))
    if any(REPORT_TITLE.search(t) and re.search(r"\breport\b", t, re.I) for t in titles):
        return True
    if REPORT_TITLE.search(titles[-1]) and find_years(titles[-1]):
        return True
    return _printed_number(page) == 1 and _printed_number(before) not in (None, 0)


def _new_lines(page: Sequence[Line], before: Sequence[Line]) -> Iterator[Line]:
    """The lines of a page without the running heads that it shares with the page before."""
    heads = {_without_digits(line.text) for line in (*before[:3], *before[-3:])}
    return (line for line in page if _without_digits(line.text) not in heads)


_APPENDIX = re.compile(r"^\s*(?:appendix|annex(?:e)?)\s+(?P<mark>[A-Z]|\d{1,2}|[ivx]+)\b", re.I)
_OPENING = re.compile(
    r"^\s*(?:minutes of\b|agenda\s*$|decision notice|.*\bminutes of (?:a|the) meeting)", re.I
)
_NUMBER = re.compile(r"^\s*(?:page\s+|-\s*)?(\d{1,3})(?:\s*(?:of|/)\s*\d{1,3})?(?:\s*-)?\s*$", re.I)
_NUMBER_AT_END = re.compile(r"\bpage\s+(\d{1,3})(?:\s+of\s+\d{1,3})?\s*$", re.I)


_DIGITS = re.compile(r"\d+")


@lru_cache(LINES_REMEMBERED)
def _without_digits(text: str) -> str:
    return _DIGITS.sub("#", text).strip().casefold()


def _printed_number(page: Sequence[Line]) -> int | None:
    """The page number printed at the foot or head of a page."""
    for line in [*reversed(page[-2:]), *page[:1]]:
        match = _NUMBER.match(line.text) or _NUMBER_AT_END.search(line.text)
        if match:
            return int(match[1])
    return None


def _first_page(paper: Paper) -> str:
    return " ".join(line.text for page in paper.pages[:1] for line in page)


def _speaks_of_complaints(paper: Paper) -> bool:
    paper = paper.without_tail
    dense = density(paper.text)
    if is_titled_otherwise(paper.title, _first_page(paper)):
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


def _is_another_report(chapter: Paper, report: Sequence[Paper]) -> bool:
    """Whether a chapter is a report on other services than the chapters before it."""
    if not (chapter.title and re.search(r"\breport\b", chapter.title, re.I)):
        return False
    before = [named for part in report if (named := _services(part.title or ""))]
    here = _services(chapter.title) if REPORT_TITLE.search(chapter.title) else set()
    return bool(here and before and not here & before[-1])


_SERVICES = {
    "children": re.compile(r"\bchild(?:ren)?\b|\byoung people\b|\beducation\b", re.I),
    "adults": re.compile(r"\badults?\b", re.I),
    "housing": re.compile(r"\bhousing\b|\btenants?\b", re.I),
    "corporate": re.compile(r"\bcorporate\b", re.I),
}


def _gives_figures(paper: Paper) -> bool:
    text = without_limits(paper.text)
    title = paper.title or ""
    reports = REPORT_TITLE.search(title) and (
        _CALLED_REPORT.search(title) or find_years(title) or _tells_of_a_year(_first_page(paper))
    )
    least = MIN_TITLED_FIGURES if reports else MIN_FIGURES
    return len(list(islice(FIGURE_WORDS.finditer(text), least))) == least


def _tells_of_a_year(text: str) -> bool:
    """Whether a paper says that it is about what was done in a financial year, or months of it."""
    told = [sentence for sentence in re.split(r"[.;]\s", text) if _DONE.search(sentence)]
    return any(find_years(sentence) or years_of_periods(sentence) for sentence in told)


_DONE = re.compile(
    r"\b(?:activity|performance|received|summary)\b.*\b(?:in|during|for|from|between)\b", re.I
)
_CALLED_REPORT = re.compile(r"\b(?:reports?|reviews?|letters?|monitoring|performance)\b", re.I)


def _services(title: str) -> set[str]:
    return {name for name, pattern in _SERVICES.items() if pattern.search(title)}
