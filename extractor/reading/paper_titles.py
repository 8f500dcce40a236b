"""A paper's own title, and the lines that stand with it above the text.

Reports print their title in one of three ways: in a labelled field ("Subject:"), as the largest
lines of the first page, or, in minutes style, as bold or plain lines of the text's own size among
the committee's name, its day and the author's office. Section headings are set alike; what tells a
title is that it comes before the first sentence and is none of the headings with which every
council begins its papers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from extractor.layout.lines import Line
from extractor.reading.front_matter import FRONT_LINES, Field, bare_label, field_labels, is_field
from extractor.reading.meetings import body_name, is_date_line
from extractor.reading.years import find_years

REPORT_TITLE = re.compile(
    r"\bcomplain(?:t|ts|ants?)\b|\bcompliments?\b|\brepresentations? (?:procedure|annual|report)"
    r"|\bombudsman\b|\b(?:customer|service user|children.?s services) feedback\b"
    r"|\bfeedback (?:annual )?report\b|\blisten(?:ing)? to (?:our )?(?:customers|residents)\b",
    re.I,
)
"""What titles of complaints reports have in common."""

TITLE_SIZE = 1.15
"""A title's font is at least this many times the document's usual size, or bold."""

SAME_SIZE = 0.95
"""Lines of a title have at least this part of the largest one's size."""

MAX_TITLE_LINES = 4
"""A title runs over so many lines at most."""

MAX_TITLE_WORDS = 14
"""A line of the text's own size with more words is a sentence."""

SENTENCE_WORDS = 9
"""A line of the text's own size and weight with so many words is one of a paragraph: lines of
front matter (names, days, a subtitle) are shorter."""

MAX_LEADING = 2.6
"""Lines of one title follow each other within this many font sizes, foot to foot."""

_SENTENCE = re.compile(r"^(?:this|it|we|in|our)\b|\b(?:is|are|was|were|has|have|been)\b", re.I)
_NUMBERED = re.compile(r"^\s*(?:\d{1,2}(?:\.\d+)*[.)]?|[A-Z][.)])\s+\S")
_AUTHOR = re.compile(
    r"^\s*(?:joint\s+)?(?:annual\s+)?report\s+(?:of|by|from)\s+(?:the\s+)?(?:[\w’',&-]+\s+){0,6}?"
    r"(?:director|head|chief|officer|manager|cabinet member|portfolio holder|solicitor)\b",
    re.I,
)
_COUNCIL = re.compile(
    r"(?:the )?(?:[\w'’&-]+ ){1,6}(?:council|borough|mbc)|(?:london|royal) borough of .+", re.I
)
_SECTION = re.compile(
    r"^(?:purpose|summary|introduction|background|recommendations?|overview|contents|foreword|key"
    r" (?:points|messages|figures|findings)|headlines|context|policy framework(?: and previous"
    r" decisions)?|at a glance|reasons? for recommendations?|decisions? required|highlights"
    r"|executive summary|conclusions?)(?: of (?:the |this )?(?:report|paper))?$",
    re.I,
)
"""Headings with which papers begin, whatever they are about."""


def title_of(page: Sequence[Line], fields: Sequence[Field], size: float) -> str | None:
    """The title of a paper, of its first page's lines; ``size`` is its usual font size in points.

    A field for it comes first, then lines above the text that name complaints, set off by their
    print or else in capitals, then the largest there. None if the page begins with its text.
    """
    named = [field.value for field in fields if field.name == "title" and field.value]
    if named:
        return named[0]
    upper = [line for line in head_lines(page, size) if _may_title(line, page)]
    set_off = [line for line in upper if line.size >= TITLE_SIZE * size or line.bold]
    telling = [line for line in set_off if REPORT_TITLE.search(line.text)]
    plain = [line for line in upper if is_plain_title(line)]
    if telling:
        return _run(max(telling, key=lambda line: round(line.size)), upper)
    if plain:
        return plain[0].text
    typed = [line for line in upper if _in_capitals(line.text) and REPORT_TITLE.search(line.text)]
    if typed:
        return _run(typed[0], upper)
    lettered = [line for line in set_off if re.search(r"[A-Za-z]{3}", line.text)]
    if not lettered:
        return None
    return _run(max(lettered, key=lambda line: round(line.size)), upper)


def head_lines(page: Sequence[Line], size: float) -> list[Line]:
    """The lines of a first page that stand above its first paragraph.

    A paragraph begins with a long line of the text's own size and weight that ends a sentence or
    goes on in another; a long field, or an address line of council, committee and day, does not.
    """
    found: list[Line] = []
    for line, after in zip_longest(page[:FRONT_LINES], page[1:FRONT_LINES]):
        if _is_long(line, size) and (
            line.text.endswith((".", ":"))
            or (after is not None and (_is_long(after, size) or after.text.endswith(".")))
        ):
            break
        found.append(line)
    return found


def _is_long(line: Line, size: float) -> bool:
    if line.bold or line.size >= TITLE_SIZE * size or len(line.text.split()) < SENTENCE_WORDS:
        return False
    in_front = is_plain_title(line) or is_field(line) or _AUTHOR.match(line.text)
    return not in_front and body_name(line.text) is None


def is_plain_title(line: Line) -> bool:
    """Whether a line set like the text is a title: no sentence, and the title of a report."""
    return (
        len(line.text.split()) <= MAX_TITLE_WORDS
        and line.text[:1].isupper()
        and not line.text.rstrip().endswith((".", ",", ";"))
        and not _SENTENCE.search(line.text)
        and REPORT_TITLE.search(line.text) is not None
        and re.search(r"\bReport\b", line.text) is not None
    )


def is_section_heading(text: str) -> bool:
    """Whether a line is a heading that any paper may have: a usual one, or a numbered one that is
    no report's title."""
    if _SECTION.match(text.strip(" .:")) or bare_label(text) in field_labels():
        return True
    return bool(_NUMBERED.match(text)) and not re.search(r"\breport\b", text, re.I)


def _may_title(line: Line, page: Sequence[Line]) -> bool:
    if is_section_heading(line.text) or _AUTHOR.match(line.text):
        return False
    if _COUNCIL.fullmatch(line.text) and not REPORT_TITLE.search(line.text):
        return False
    if not re.search(r"[A-Za-z]{3}", line.text) and not find_years(line.text):
        return False
    return not _names_the_meeting(line, page)


def _run(first: Line, lines: Sequence[Line]) -> str:
    """The lines around ``first`` that are set like it and follow each other, as one title."""
    at = lines.index(first)
    start = end = at
    while start and end - start + 1 < MAX_TITLE_LINES and _follows(lines[start - 1], lines[start]):
        start -= 1
    while (
        end + 1 < len(lines)
        and end - start + 1 < MAX_TITLE_LINES
        and _follows(lines[end], lines[end + 1])
    ):
        end += 1
    return " ".join(line.text for line in lines[start : end + 1])


def _follows(line: Line, after: Line) -> bool:
    """Whether two lines are set alike, one below the other: a change to or from capitals parts a
    title from a heading."""
    cases = {_in_capitals(text) for text in (line.text, after.text)} - {None}
    return (
        _is_set_like(line, after)
        and len(cases) <= 1
        and after.base - line.base <= MAX_LEADING * max(line.size, after.size)
    )


def _in_capitals(text: str) -> bool | None:
    """Whether the words are in capitals, None where there are none ("2016/17", "31st")."""
    letters = re.sub(r"\d+(?:st|nd|rd|th)?|[^A-Za-z]", "", text)
    return letters.isupper() if letters else None


def _is_set_like(line: Line, other: Line) -> bool:
    """Whether two lines may be halves of one name."""
    low, high = sorted((line.size, other.size))
    return low >= SAME_SIZE * high and line.bold == other.bold


def _names_the_meeting(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line is a committee's name or its day, or half of a name that runs on."""
    if body_name(line.text) or is_date_line(line.text):
        return True
    at = lines.index(line)
    near = (lines[max(at - 1, 0) : at], lines[at + 1 : at + 2])
    before, after = ([each for each in beside if _is_set_like(each, line)] for beside in near)
    return any(body_name(f"{line.text} {next_.text}") for next_ in after) or any(
        body_name(f"{last.text} {line.text}") and not body_name(last.text) for last in before
    )
