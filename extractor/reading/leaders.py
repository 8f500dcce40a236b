"""Figures behind dots or a tab that lead to them: "Upheld ..... 31"; in contents they are pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor.layout.blocks import Block, Paragraph
from extractor.reading.contents import contents_entries, in_contents

FEWEST_LISTED = 3
"""Lines of a list of contents that holds several (of tables, of appendices), each from its first
page on."""

_LED = re.compile(
    r"(?P<label>\S.*?)(?P<dots>\s*(?:\.{4,}|…{2,}|(?:\. ){3,}\.)[.…\s]*)"
    r"(?P<value>£?\d[\d,]*(?:\.\d+)?)(?P<behind>\s*(?:%|[(\[][^()\[\]]*[)\]])?)\s*"
)
_SECTION = re.compile(
    r"\W*(?:\d+(?:\.\d+)*[.)]?\s|[a-z][.)]\s|[ivx]+[.)]\s|(?:section|part|appendix|annexe?|chapter|table|figure|fig|chart|"
    r"graph|introduction|foreword|background|conclusions?|glossary|summary|purpose|recommendations?|"
    r"contents|references|contacts?|executive)\b)",
    re.I,
)
"""How entries of contents begin and counts do not."""
_TOTAL = re.compile(r"(?:overall\s+|grand\s+)?total\b", re.I)


def led_figures(blocks: Sequence[Block]) -> frozenset[int]:
    """Indices of the paragraphs whose dots lead to a figure and not to a page.

    Pages of contents only grow from line to line, and their lines are numbered or name what heads a
    section. Numbers that fall again, shares, sums and a total that the others make up are figures.
    """
    listed = contents_entries(blocks)
    last = max((block.page for block in blocks), default=0)
    found: set[int] = set()
    for run in _runs(blocks):
        texts = {index: _LED.fullmatch(block.text) for index, block in run}
        lines = [match for match in texts.values() if match is not None]
        inside = any(index in listed or in_contents(b.heading) for index, b in run)
        if lines and not inside and _are_figures(lines, last):
            found |= {index for index, match in texts.items() if match is not None}
    return frozenset(found)


def with_colon(text: str) -> str:
    """The text with a colon for its leaders, every word in its place."""
    match = _LED.fullmatch(text)
    if match is None:
        return text
    start, end = match.span("dots")
    return f"{text[:start]}:{' ' * (end - start - 1)}{text[end:]}"


TAB = 1.3
"""Heights of print from which white between a label and its figure is a tab's."""

LONGEST_LABEL = 8
"""Words of a label before a tab; more are a line of text that is stretched to its margin."""

_FIGURE = re.compile(r"[<>~]?£?\d[\d,]*(?:\.\d+)?%?")


def with_tab(paragraph: Paragraph) -> str:
    """The text of a line that is a label, a tab and a figure with what is said of it ("Received
    112 (97 in 2021/22)"), a colon for the tab; any other paragraph's text as it is."""
    places = paragraph.places
    if not len(places) >= 2 or places[-1].box.bottom - places[0].box.top > 2 * places[0].box.height:
        return paragraph.text
    wide = [
        (before, after)
        for before, after in pairwise(places)
        if after.box.x0 - before.box.x1 > TAB * after.box.height
    ]
    if len(wide) != 1:
        return paragraph.text
    (before, after), text = wide[0], paragraph.text
    label = text[: before.end]
    if (
        not label[:1].isupper()
        or not label[-1:].isalnum()
        or len(label.split()) > LONGEST_LABEL
        or _FIGURE.match(text, after.start) is None
    ):
        return text
    return f"{label}:{text[before.end + 1 :]}"


def _runs(blocks: Sequence[Block]) -> list[list[tuple[int, Paragraph]]]:
    """Lines with leaders that follow each other; what stands below another heading is apart."""
    runs: list[list[tuple[int, Paragraph]]] = [[]]
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and _LED.fullmatch(block.text):
            runs[-1].append((index, block))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _are_figures(lines: Sequence[re.Match[str]], last: int) -> bool:
    if any(_SECTION.match(line["label"]) for line in lines):
        return False
    if any(line["behind"].strip() or line["value"][0] == "£" for line in lines):
        return True
    numbers = [float(line["value"].replace(",", "")) for line in lines]
    if _TOTAL.match(lines[-1]["label"]) and sum(numbers[:-1]) == numbers[-1]:
        return True
    falls = [at for at, (a, b) in enumerate(pairwise(numbers), start=1) if b < a]
    lists = [b - a for a, b in pairwise([0, *falls, len(numbers)])]
    return bool(falls) and (max(numbers) > last or min(lists) < FEWEST_LISTED)
