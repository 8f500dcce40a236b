"""Where a boxhead without drawn cells ends and the rows begin.

The first line with a figure right of the stub is not always a row: in narrow columns a label's line
may be a number ("Open at" | "31" | "March", "2015-" | "16"), and labels of two lines begin above
their figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.layout.broken_years import YEAR_BEGUN, YEAR_END, stands_over
from extractor.layout.choose import YEAR, is_value
from extractor.layout.lines import Line, chunks
from extractor.layout.regions import Region
from extractor.layout.rows import LEADING

STUB = 12.0
"""Points from the region's left edge within which a line belongs to the stub."""

CLOSER = 0.85
"""Relative pitch from which two lines stand closer together than the rows of their table."""

_LIMIT = re.compile(r"\d+ (?:working |calendar )?days", re.I)

_STAGE = re.compile(r"\b(?:stage|step|level|tier|quarter|qtr|phase)$", re.I)
_STAGES = ("1", "2", "3", "4")
"""What counts them: nobody has a fifth."""

_LIMIT_BEGUN = re.compile(
    r"\b(?:within|in|over|under|than|after|beyond|outside|least|to|(?<!\d)\d{1,3}\s?[-–—])$",
    re.I,
)
"""What a limit in a narrow column goes on from: "Answered within", "Answered in 11-"."""
_DATE_BEGUN = re.compile(r"\b(?:at|on|by|from|since)$", re.I)
_UNIT = re.compile(r"(?:working |calendar )?days?\b|working$|calendar$|weeks?\b|months?\b", re.I)
"""What stands below the number of a limit in a narrow column: "% within" | "20" | "working"."""

_MONTH = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,7}\.?$", re.I
)
_YEAR_OF_MONTH = re.compile(r"['’]?\d\d|20\d\d")
"""A month's year in a narrow column: "Apr–Jun" in one line, "08" in the next."""


def first_body_line(region: Region) -> int:
    """Index of the first line of the body.

    That is the first line with a figure right of the stub; where a rule stands between it and the
    region's head, the first line under that rule; else the lines of its stub above it as well (a
    wrapped stub, a sub-head), unless they stand closer to the boxhead or are bold like it.
    """
    lines = region.lines
    shaded = sum(any(c.holds(line.box.centre) for c in region.cells) for line in lines)
    if 0 < shaded < len(lines):
        return shaded - (
            shaded > 1 and _is_shaded_sub_head(lines[shaded - 2], lines[shaded - 1], region)
        )
    body = min(1, len(lines) - 1)
    for index, line in enumerate(lines):
        cut = chunks(line)
        if len(cut) < 2 or not any(is_value(s.text) for s in cut[1:]):
            continue
        if not _names_limits(cut) and not _ends_labels(lines, index):
            body = index
            break
    bands = [sum(y < line.box.centre[1] for y in region.rules) for line in lines]
    if bands[body] > bands[0]:
        first = bands.index(bands[body])
        if all(_leaves_stub(line, region) for line in lines[first:body]):
            # labels of several lines, of which one may be a number: "10" above "days"
            return body if len(chunks(lines[first])) > 1 else first
        while first < body and _heads_under_rule(lines[first], region):
            first += 1
        return first
    figures = lines[body]
    while body > 1:
        above, stub, below = lines[body - 2], lines[body - 1], lines[body]
        alone = len(chunks(stub)) == 1 or _begins_labels(above, stub, below)
        alone = alone and stub.box.x0 <= region.box.x0 + STUB
        if not alone or stub.base - above.base < CLOSER * (below.base - stub.base):
            break
        heads = stub.bold and above.bold and not figures.bold
        heads = heads and not any(_is_like(stub, other) for other in lines[body:])
        if heads and _labels_stub(lines[: body - 1], stub):
            break
        if not any(len(chunks(line)) > 1 for line in lines[: body - 1]):
            break
        body -= 1
    return body


def _is_shaded_sub_head(above: Line, line: Line, region: Region) -> bool:
    """Whether the last shaded line is a sub-head in the first of rows that are shaded in turn: in
    the stub alone, a row's pitch below the boxhead's labels."""
    alone = len(chunks(line)) == 1 and not _leaves_stub(line, region)
    return alone and len(chunks(above)) > 1 and line.base - above.base > LEADING * line.size


def _begins_labels(above: Line, stub: Line, below: Line) -> bool:
    """Whether a line below a bold boxhead is the first of labels in two columns, whose figures
    stand half way down beside them."""
    figures = [piece.box.x0 for piece in chunks(below) if is_value(piece.text)]
    return above.bold and not stub.bold and stub.box.x1 < min(figures, default=0.0)


def _heads_under_rule(line: Line, region: Region) -> bool:
    """Whether a line below the rule under the spanners is the boxhead's lower tier: nothing stands
    in the stub, and years or labels that repeat from spanner to spanner beside it."""
    pieces = chunks(line)
    if not _leaves_stub(line, region) or any(is_value(p.text) for p in pieces):
        return False
    texts = [p.text for p in pieces]
    years = len(texts) > 1 and all(YEAR.fullmatch(text) for text in texts)
    return years or (len(texts) > len(set(texts)) > 1 and texts == _turns(texts))


def _leaves_stub(line: Line, region: Region) -> bool:
    return line.words[0].box.x0 > region.box.x0 + STUB


def _turns(texts: Sequence[str]) -> list[str]:
    """As many texts, of which the first to come again begins each turn."""
    size = next((at for at in range(1, len(texts)) if texts[at] == texts[0]), len(texts))
    return [texts[at % size] for at in range(len(texts))]


def _names_limits(pieces: Sequence[Line]) -> bool:
    """Whether a line's only figures are limits in days between labels, the ends of labels above:
    "complaints | 10 days | target"."""
    right = [piece.text for piece in pieces[1:]]
    words = [text for text in right if not is_value(text)]
    return bool(words) and all(_LIMIT.fullmatch(text) for text in right if text not in words)


def _ends_labels(lines: Sequence[Line], index: int) -> bool:
    """Whether a line's only figures end labels above them that are left open: "16" below "2015-";
    or "2" below "Escalated to Stage", set closer than the next line is; or "20" between "% within"
    and "working days"; or "10" above "days", where figures stand below that."""
    line, following = lines[index], lines[index + 1 : index + 3]
    numbers = [piece for piece in chunks(line) if is_value(piece.text)]
    above = [label for other in lines[max(index - 2, 0) : index] for label in chunks(other)]
    return all(
        _begins_limit(piece, lines, index)
        or any(
            stands_over(label, piece) and _continues_label(label, piece, following)
            for label in above
        )
        for piece in numbers
    )


def _begins_limit(piece: Line, lines: Sequence[Line], index: int) -> bool:
    """Whether a number's unit stands right below it, in a line whose own figures, if any, end
    labels: "10" above "days", or above "working" above "days"."""
    if index + 2 >= len(lines):
        return False
    below = chunks(lines[index + 1])
    units = [label.text for label in below if stands_over(label, piece)]
    if not any(map(_UNIT.match, units)):
        return False
    return not any(is_value(label.text) for label in below) or _ends_labels(lines, index + 1)


def _continues_label(label: Line, piece: Line, following: Sequence[Line]) -> bool:
    if _LIMIT_BEGUN.search(label.text) and _LIMIT.fullmatch(piece.text):
        return True  # "Answered within" above "10 days"
    if _LIMIT_BEGUN.search(label.text) or _DATE_BEGUN.search(label.text):
        units = [unit for below in following for unit in chunks(below) if stands_over(unit, piece)]
        return any(_UNIT.match(unit.text) or _MONTH.match(unit.text) for unit in units)
    if YEAR_END.fullmatch(piece.text) and YEAR_BEGUN.search(label.text):
        return True
    if _YEAR_OF_MONTH.fullmatch(piece.text) and _MONTH.search(label.text):
        return True
    close = piece.base - label.base
    return (
        piece.text in _STAGES
        and bool(_STAGE.search(label.text))
        and all(close < CLOSER * (below.base - piece.base) for below in following[:1])
    )


def _is_like(sub_head: Line, line: Line) -> bool:
    """Whether a line stands alone among the rows as the first one below the boxhead does, bold and
    as far left: then both are sub-heads."""
    level = abs(line.box.x0 - sub_head.box.x0) <= 1
    return line.bold and level and len(chunks(line)) == 1


def _labels_stub(head: Sequence[Line], stub: Line) -> bool:
    """Whether the line is the stub's own label: nothing in the lines above stands over it."""
    return not any(line.box.x0 < stub.box.x1 for line in head)
