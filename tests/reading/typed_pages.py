"""Pages typed as text, as a document is opened, for what reads whole pages."""

from __future__ import annotations

from extractor.layout.blocks import Layout
from extractor.pdf.page import Box, Page, Word
from extractor.reading.identity import ReportPart, find_reports

CHARACTER, LEADING, LEFT, TOP = 5.0, 14.0, 60.0, 60.0


def typed(number: int, text: str) -> Page:
    """A page of 10 point type, one column a character; "# " begins a line of 16 point bold, "* " a
    bold one."""
    words = []
    for row, line in enumerate(text.splitlines()):
        large = line.startswith("# ")
        bold = large or line.startswith("* ")
        line = line.removeprefix("# ").removeprefix("* ")
        size = 16.0 if large else 10.0
        top = TOP + row * LEADING
        column = 0
        while column < len(line):
            if line[column] == " ":
                column += 1
                continue
            end = line.find(" ", column)
            end = len(line) if end < 0 else end
            box = Box(LEFT + column * CHARACTER, top, LEFT + end * CHARACTER, top + size)
            words.append(Word(line[column:end], box, size, bold=bold))
            column = end
    return Page(number, 595, 842, tuple(words))


BODY = """
1.1   In the year 120 complaints were received, 14 of them at Stage 2 and three at Stage 3.
1.2   Of the Stage 1 complaints 40 were upheld, 30 partially upheld and 50 not upheld.
1.3   The Ombudsman decided on 6 complaints and upheld two. There were 230 compliments.
1.4   Complaints about delay made up 35% of all complaints, complaints about staff 20%.
"""


def only(*pages: str) -> ReportPart:
    """What the pages hold, which is one report."""
    typeset = tuple(typed(number, text) for number, text in enumerate(pages, 1))
    [part] = find_reports(Layout(typeset, ()))
    return part
