"""Running heads, running feet and page numbers: print that belongs to the page, not to the text.

They stand alone at the top or foot of the page, at the same height on page after page, and say the
same but for a number. A boxhead repeated on each page of a long table does so too, so lines between
drawn lines or on shading are never taken.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractor.layout.labelled import is_labelled
from extractor.layout.lines import COLUMN_GAP, Line, lines_of, segments
from extractor.layout.pitch import ROW_PITCH
from extractor.layout.tabular_lines import is_tabular
from extractor.pdf.page import Box, Page

ZONE = 0.13
"""Share of the page's height, at its top and at its foot, in which furniture stands."""

SAME_HEIGHT = 6.0
"""Points by which a running head may sit higher or lower from page to page."""

DEPTH = 4
"""Most lines of furniture at one end of a page."""

REACH = 2.5
"""Heights of a line up to which a drawn line above or below it encloses it."""

LEAST_RULE = 20.0
"""Points below which a drawn line encloses nothing."""

SHADED = 0.3
"""Share of the page's height from which a shaded surface is a background, not a boxhead's."""

BOXHEAD_COLUMNS = 3
"""Fewest texts side by side for a line at the page's end to be a boxhead: running heads have
two."""

BESIDE = 2.0
"""Points by which an upright may end short of a line's middle and still stand beside it."""

PAGE_DIGITS = 3
"""Most digits of a page number that is told by itself: 2021 is a year."""

EVERY = 2
"""Most pages from one running head to the next: left and right pages may have their own."""

_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:(?:page|p\.?|pg\.?)\s*)?(?P<number>\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?[-–—\s]*"
    r"|[-–—\s]*(?:page\s+)?[ivxl]{1,6}[-–—\s]*",
    re.IGNORECASE,
)
_SAYS_PAGE = re.compile(
    r"(?:page|p\.|pg\.?)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|\d{1,4}\s*of\s*\d{1,4}",
    re.IGNORECASE,
)
_TRAILING_PAGE = re.compile(
    r"[\s|•·–—-]*\b(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\s*[|•·–—-]*$", re.IGNORECASE
)
_LEADING_PAGE = re.compile(
    r"^[|•·–—-]*\s*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\s*[|•·–—-]+\s*", re.IGNORECASE
)
_BESIDE_HEAD = re.compile(
    r"(?:(?:[|•·–—]|\s-)\s*|\b(?:page|pg\.?|p\.)\s*)(?P<last>\d{1,3})(?:\s*(?:of|/)\s*\d{1,3})?\s*$"
    r"|^\s*(?P<first>\d{1,3})\s*[|•·]",
    re.IGNORECASE,
)

_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Bodies:
    """Pages without their furniture, and the furniture's distinct texts, first seen first."""

    pages: tuple[Page, ...]
    furniture: tuple[str, ...]


def printed_number(text: str) -> int | None:
    """The page number that a line is, or that follows its running head after a bar or "page"; None
    for any other line, and for a Roman number."""
    found = _PAGE_NUMBER.fullmatch(text) or _BESIDE_HEAD.search(text)
    said = next(filter(None, found.groups()), None) if found else None
    return int(said) if said and len(said) <= PAGE_DIGITS else None


def strip_furniture(pages: Sequence[Page]) -> Bodies:
    """Take running heads, running feet and page numbers off every page."""
    for page in pages:
        lines_of(page.number, page.words)  # first of all: what is asked for later is a part of it
    zones = [(_zone(page, top=True), _zone(page, top=False)) for page in pages]
    edges = [
        tuple(_edge(page, zone) for zone in own) for page, own in zip(pages, zones, strict=True)
    ]
    doomed: dict[int, set[int]] = defaultdict(set)
    texts: dict[str, None] = {}
    for end in (0, 1):
        groups: dict[str, list[tuple[int, Line]]] = defaultdict(list)
        for index, page_edges in enumerate(edges):
            for line in page_edges[end]:
                groups[_DIGITS.sub("#", line.text)].append((index, line))
        for found in groups.values():
            for cluster in _same_height(found):
                _judge(cluster, pages, doomed, texts)
    for index, (top, foot) in enumerate(zones):
        for line in (*top, *foot):
            if _SAYS_PAGE.fullmatch(line.text.strip(" -–—|")):
                doomed[index].update(id(w) for w in line.words)
    bodies = tuple(
        replace(page, words=tuple(w for w in page.words if id(w) not in doomed[index]))
        for index, page in enumerate(pages)
    )
    return Bodies(bodies, tuple(texts))


def _edge(page: Page, lines: Sequence[Line]) -> list[Line]:
    """Those of the lines at one end of the page, outermost first, that could be furniture."""
    found = []
    for index, line in enumerate(lines[:DEPTH]):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if _enclosed(line.box, page) or (following and _boxhead(line, following)):
            break
        if is_labelled(line.text):
            break  # what stands below a table's caption is the table's
        found.append(line)
    return found


def _zone(page: Page, top: bool) -> list[Line]:
    """The lines at one end of the page, outermost first."""
    limit = ZONE * page.height
    words = [
        w
        for w in page.words
        if (w.box.bottom <= limit if top else w.box.top >= page.height - limit)
    ]
    lines = lines_of(page.number, words)
    return lines if top else lines[::-1]


def _boxhead(line: Line, following: Line) -> bool:
    """Whether a line in three columns and more has a line of a table right beside it."""
    near = abs(following.base - line.base) <= ROW_PITCH * max(line.size, following.size)
    return near and len(segments(line, COLUMN_GAP * 2)) >= BOXHEAD_COLUMNS and is_tabular(following)


def _enclosed(box: Box, page: Page) -> bool:
    """Whether the line stands in a table: between two drawn lines, or on shading."""
    x, y = box.centre
    reach = REACH * box.height
    near = [
        r.box
        for r in page.rulings
        if r.horizontal and r.box.width > LEAST_RULE and r.box.x0 <= x <= r.box.x1
    ]
    above = any(0 <= y - r.bottom <= reach for r in near)
    below = any(0 <= r.top - y <= reach for r in near)
    shaded = any(f.holds((x, y)) and f.height < SHADED * page.height for f in page.fills)
    beside = [
        r.box
        for r in page.rulings
        if not r.horizontal and r.box.top - BESIDE <= y <= r.box.bottom + BESIDE
    ]
    return (above and below) or shaded or (len(beside) >= 2 and (above or below))


def _same_height(found: Sequence[tuple[int, Line]]) -> list[list[tuple[int, Line]]]:
    clusters: list[list[tuple[int, Line]]] = []
    for index, line in sorted(found, key=lambda pair: pair[1].base):
        if clusters and line.base - clusters[-1][-1][1].base <= SAME_HEIGHT:
            clusters[-1].append((index, line))
        else:
            clusters.append([(index, line)])
    return clusters


def _judge(
    cluster: Sequence[tuple[int, Line]],
    pages: Sequence[Page],
    doomed: dict[int, set[int]],
    texts: dict[str, None],
) -> None:
    """Mark the lines of one text at one height as furniture if they run from page to page."""
    on = sorted({index for index, _ in cluster})
    if len(on) < 2:
        return
    running = any(b - a <= EVERY for a, b in pairwise(on))
    if not running:
        return
    number = [_PAGE_NUMBER.fullmatch(line.text) for _, line in cluster]
    if all(number):
        values = [int(m["number"]) for m in number if m and m["number"]]
        counting = len(set(values)) == len(values) or not values
        if not counting:
            return
    elif len({line.text for _, line in cluster}) > 1 and not all(
        _TRAILING_PAGE.search(line.text) or _LEADING_PAGE.search(line.text) for _, line in cluster
    ):
        return
    for index, line in cluster:
        doomed[index].update(id(w) for w in line.words)
    said = _without_number([line.text for _, line in cluster])
    for text in said:
        if any(c.isalpha() for c in text):
            texts.setdefault(text)


def _without_number(texts: Sequence[str]) -> list[str]:
    """The texts less a page number, where the number differs from page to page."""
    if len(set(texts)) == 1:
        return [texts[0]]
    bare = [_LEADING_PAGE.sub("", _TRAILING_PAGE.sub("", text)).strip() for text in texts]
    return list(dict.fromkeys(bare))
