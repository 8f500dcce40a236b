"""How large and how bold the words of scanned pages are.

Heights are measured to a pixel, some four per cent of a line of body text, so that lines of one
font come out a little different each. Their sizes are brought together: one font, one size.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import numpy as np

from extractor.pdf.ocr.raster import SCALE, Raster
from extractor.pdf.ocr.words import SAME_ROW, X_HEIGHT, PrintedLine, Scrap

CAP_HEIGHT = 0.7
"""Height of capitals and figures in font sizes: 0.72 in Arial, 0.66 in Times, 0.64 in Calibri."""

SPREAD = 0.02
"""Standard deviation, as a share, of a font's size measured again and again."""

STEP = 0.005
"""Steps of size, as a share, in which the sizes that lines gather at are looked for."""

TELLING = 8
"""Letters from which a line tells its size by itself; "1" alone is a pixel off as soon as not."""

UNCLEAR = 0.2
"""Difference, as a share, up to which a line too short to tell takes a size that the page has."""

ROUNDER = 1.06
"""Figures' strokes, relative to letters': bows lie flatter than stems."""

ENOUGH = 24
"""Letters, or figures, from which their usual stroke is known."""

CLEAR = 0.12
"""Distance of a word's relative stroke from ``BOLDER`` from which the word tells by itself."""

CLEAR_LETTERS = 4
"""Letters from which a word may tell by itself."""

FEW_FIGURES = 4
"""Figures that a row's other print counts as beside a run: "94" alone may look bold."""

FEW_LETTERS = 1
"""The same for letters, which tell more: a "No" beside a bold label is not bold."""

FAINTEST = 40.0
"""Grey levels of depth below which print is too faint to tell its strokes."""

SMALL = 0.9
"""Size, relative to the page's usual one, below which print is small."""

GREY = 0.55
"""Share of the usual depth below which print is grey by itself."""

BLURRED = 0.85
"""Usual depth, as a share of the deepest word's, below which a page's thin strokes are narrower
than the scanner's pixels and so come out grey: at 100 dots to the inch body text has 0.75, at 200
0.95."""

BOLDER = 1.22
"""Stroke, relative to the page's usual one at the same size, from which print is bold: 1.5 in
most fonts before scanning, some 1.35 after."""


def sizes_of(lines: Sequence[PrintedLine]) -> list[float]:
    """A font size in points for each line; lines of one font have the same."""
    both = [ln.low / ln.capital for ln in lines if ln.low and ln.capital]
    ratio = min(max(median(both), X_HEIGHT - 0.1), X_HEIGHT + 0.1) if both else X_HEIGHT
    measured = [_measured(line, ratio) for line in lines]
    telling = [
        (size, line.letters)
        for size, line in zip(measured, lines, strict=True)
        if size is not None and line.letters >= TELLING
    ]
    fonts = _fonts(telling or [(s, 1) for s in measured if s is not None])
    return [_settled(size, line, fonts) for size, line in zip(measured, lines, strict=True)]


def _measured(line: PrintedLine, ratio: float) -> float | None:
    """The size that a line's capitals and small letters tell together."""
    told = []
    if line.capital:
        told.append((line.capital, line.capitals))
    if line.low:
        told.append((line.low / ratio, line.lows))
    return _mean(told) / CAP_HEIGHT if told else None


def _fonts(sizes: Sequence[tuple[float, int]]) -> list[float]:
    """The sizes that the sizes gather at, weighed by letters: the peaks of their density."""
    if not sizes:
        return []
    logs = np.log([s for s, _ in sizes])
    weights = np.array([n for _, n in sizes], dtype=np.float64)
    grid = np.arange(logs.min() - 2 * STEP, logs.max() + 3 * STEP, STEP)
    distances = (grid[:, None] - logs[None, :]) / SPREAD
    density = (np.exp(-0.5 * distances**2) * weights).sum(axis=1)
    peaks = [
        at for at in range(1, len(grid) - 1) if density[at - 1] < density[at] >= density[at + 1]
    ]
    return [float(np.exp(grid[at])) for at in peaks]


def _mean(cluster: Sequence[tuple[float, int]]) -> float:
    return sum(s * n for s, n in cluster) / sum(n for _, n in cluster)


def _settled(size: float | None, line: PrintedLine, fonts: Sequence[float]) -> float:
    if not fonts:
        return round(line.tall / CAP_HEIGHT, 1)
    if size is None:
        # dashes and dots alone: whatever the page is mostly set in will do
        return round(median(fonts), 1)
    nearest = min(fonts, key=lambda font: abs(font - size))
    near = abs(nearest - size) <= UNCLEAR * size if line.letters < TELLING else True
    return round(nearest if near else size, 1)


class Stroke(NamedTuple):
    """A word's usual upright stroke: its thickness in points were it black (so a grey stroke of two
    points is one of one point), and how deep its darkest places are in grey levels."""

    thickness: float
    depth: float


def stroke_of(picture: Raster, line: PrintedLine, scrap: Scrap) -> Stroke | None:
    """The word's usual upright stroke; None where it has none.

    Rows of pixels are weighed by how dark they are and divided among the strokes they cross, so
    that half-grey edges count half.
    """
    height = line.capital or line.low or line.tall
    low = line.low or height * X_HEIGHT
    top, bottom = round((line.base - low * 0.85) * SCALE), round((line.base - low * 0.15) * SCALE)
    x0, x1 = round(scrap.x0 * SCALE), round(scrap.x1 * SCALE) + 1
    rows = picture[max(0, top) : bottom, max(0, x0 - 1) : x1 + 1].astype(np.float32)
    if rows.shape[0] < 2 or rows.shape[1] < 2:
        return None
    deepest = 250.0 - float(np.percentile(rows, 3))
    if deepest < FAINTEST:
        return None
    depth = np.clip(250.0 - rows, 0.0, None)
    inked = depth > 0.4 * deepest
    crossings = np.count_nonzero(np.diff(inked.astype(np.int8), axis=1, prepend=0) == 1, axis=1)
    sums = depth.sum(axis=1)[crossings > 0] / crossings[crossings > 0]
    return Stroke(float(np.median(sums)) / 250 / SCALE, deepest) if len(sums) else None


def _thickness(stroke: Stroke, size: float, depth: float, body: float) -> float:
    """The stroke's thickness in points, ``depth`` and ``body`` being the usual ones of the page.

    The thin strokes of small print come out of a scanner grey, since their black is spread over a
    pixel more; print that is grey by itself is much lighter than that.
    """
    spread = size < SMALL * body and stroke.depth >= GREY * depth
    return stroke.thickness * 250 / (depth if spread else stroke.depth)


def bold_words(
    strokes: Sequence[Stroke | None],
    sizes: Sequence[float],
    texts: Sequence[str],
    lines: Sequence[int],
    rows: Sequence[int],
) -> list[bool]:
    """For each word whether it is bold.

    ``lines`` says which words are one run of print, ``rows`` which stand on one baseline.

    Figures are rounder than letters, so they have a usual stroke of their own. A word follows its
    line unless its own stroke clearly says otherwise: print changes its weight seldom.
    """
    weights = _weights(strokes, sizes, texts)
    measured = [
        (weight, len(text)) if weight is not None else None
        for weight, text in zip(weights, texts, strict=True)
    ]
    of_line, of_row = _means(measured, lines), _means(measured, rows)
    result = []
    for told_by, text, line, row in zip(measured, texts, lines, rows, strict=True):
        own, rest = of_line[line], of_row[row]
        # what a few letters tell is weighed against what else stands in the row
        beside = rest[1] - own[1]
        others = (rest[0] * rest[1] - own[0] * own[1]) / beside if beside else 1.0
        weigh = FEW_FIGURES if _is_digits(text) else FEW_LETTERS
        together = (own[0] * own[1] + others * weigh) / (own[1] + weigh)
        heavy = together >= BOLDER
        if told_by and len(text) >= CLEAR_LETTERS and abs(told_by[0] - BOLDER) >= CLEAR:
            heavy = told_by[0] >= BOLDER
        result.append(heavy)
    return result


def _weights(
    strokes: Sequence[Stroke | None], sizes: Sequence[float], texts: Sequence[str]
) -> list[float | None]:
    """Each word's stroke relative to the page's usual one; None where nothing tells it."""
    depths = [(s.depth, len(t)) for s, t in zip(strokes, texts, strict=True) if s is not None]
    if not depths:
        return [None] * len(texts)
    depth = _weighted_median(depths)
    body = _weighted_median([(z, len(t)) for z, t in zip(sizes, texts, strict=True)])
    by_width = _relative(
        [
            _thickness(s, z, depth, body) / z if s is not None else None
            for s, z in zip(strokes, sizes, strict=True)
        ],
        texts,
    )
    if depth >= BLURRED * _deepest(depths):
        return by_width
    # blur widens thin strokes and makes them pale, but leaves their ink: of black print that tells
    # the weight, and the width goes on to tell that of grey print
    by_ink = _relative(
        [s.thickness / z if s is not None else None for s, z in zip(strokes, sizes, strict=True)],
        texts,
    )
    return [
        max(wide, inked) if wide is not None and inked is not None else None
        for wide, inked in zip(by_width, by_ink, strict=True)
    ]


def _deepest(depths: Sequence[tuple[float, int]]) -> float:
    """The depth of the deepest of the words that are long enough to tell; of all, without such."""
    return max([d for d, letters in depths if letters >= CLEAR_LETTERS] or [d for d, _ in depths])


def _relative(thicknesses: Sequence[float | None], texts: Sequence[str]) -> list[float | None]:
    """The words' strokes over the usual one of letters or of figures, whichever they are."""
    told = [
        (r, text)
        for r, text in zip(thicknesses, texts, strict=True)
        if r is not None and _told(text)
    ]
    letters = _usual([(r, len(text)) for r, text in told if not _is_digits(text)])
    if letters is None:
        return [None] * len(texts)
    figures = _usual([(r, len(text)) for r, text in told if _is_digits(text)]) or letters * ROUNDER
    return [
        r / (figures if _is_digits(text) else letters) if r is not None and _told(text) else None
        for r, text in zip(thicknesses, texts, strict=True)
    ]


def _means(
    measured: Sequence[tuple[float, int] | None], groups: Sequence[int]
) -> dict[int, tuple[float, int]]:
    """The mean of each group's weights, and how many letters tell it."""
    told: dict[int, list[tuple[float, int]]] = {group: [] for group in groups}
    for one, group in zip(measured, groups, strict=True):
        if one is not None:
            told[group].append(one)
    return {
        group: (_mean(ones), sum(n for _, n in ones)) if ones else (1.0, 0)
        for group, ones in told.items()
    }


def rows_of(lines: Sequence[PrintedLine]) -> list[int]:
    """For each line the number of the row that it stands in: those on one baseline are one row."""
    order = sorted(range(len(lines)), key=lambda at: lines[at].base)
    rows = [0] * len(lines)
    for last, at in pairwise(order):
        line = lines[at]
        apart = line.base - lines[last].base > SAME_ROW * (line.capital or line.tall)
        rows[at] = rows[last] + apart
    return rows


def _is_digits(text: str) -> bool:
    return not any(c.isalpha() for c in text)


def _told(text: str) -> bool:
    """Whether a text has strokes to measure: dashes and bullets are all stroke."""
    return any(c.isalnum() for c in text)


def _usual(values: Sequence[tuple[float, int]]) -> float | None:
    """The usual one, if enough letters tell it."""
    return _weighted_median(values) if sum(n for _, n in values) >= ENOUGH else None


def _weighted_median(values: Iterable[tuple[float, int]]) -> float:
    ordered = sorted(values)
    half = sum(n for _, n in ordered) / 2
    passed = 0
    for value, weight in ordered:
        passed += weight
        if passed >= half:
            return value
    raise ValueError("no values")
