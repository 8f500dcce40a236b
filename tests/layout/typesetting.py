"""Random tables set into a PDF in the styles that reports use: what is read back is tested."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Literal

from fpdf import FPDF

Style = Literal["grid", "shaded", "rules", "borderless", "boxed", "filled"]
STYLES: tuple[Style, ...] = ("grid", "shaded", "rules", "borderless", "boxed", "filled")
"""Boxed: the header cells alone are drawn. Filled: the header is shaded, rows have a line below."""

LABELS = [
    "Adult services",
    "Housing repairs and maintenance",
    "Children looked after and care leavers",
    "Early help",
    "Duty and assessment",
    "Special educational needs (SEND) casework",
    "Fostering and adoption",
    "Home to school transport",
    "Safeguarding and family support",
    "Waste",
    "Revenues and benefits",
    "Youth justice",
    "Planning enforcement",
    "Highways, parking and street lighting",
    "Library service",
    "Finance and charging",
    "Occupational therapy",
    "Contact centre",
]
HEADS = [
    "2019/20",
    "2020/21",
    "2021/22",
    "2022/23",
    "Received",
    "Upheld",
    "Partly upheld",
    "Not upheld",
    "Withdrawn",
    "Q1",
    "Q2",
    "Q3",
    "Q4",
    "Number",
    "% of total",
    "Answered within timescale",
    "Stage 1",
    "Stage 2",
]
STUBS = ["", "Service", "Team", "Service area", "Department or service"]
SPANNERS = [
    "2020/21",
    "2021/22",
    "2022/23",
    "Upheld",
    "Partially upheld",
    "Not upheld",
    "Statutory",
    "Corporate complaints",
]
PARTS = ["of which upheld", "of which partly upheld", "Of these, withdrawn", "including appeals"]
PAIRS = [["No.", "%"], ["2020/21", "2021/22"], ["Number", "Share"], ["Q1", "Q2", "Q3"]]
LEFT = 50.0
PAPER = (595.0, 842.0)


@dataclass(frozen=True)
class Drawn:
    """A table as it was set: its caption and the text of its cells, merged ones repeated."""

    style: Style
    caption: str
    cells: list[list[str]]


@dataclass(frozen=True)
class _Box:
    """A cell to set: its place, how many tiers and columns it takes, its lines."""

    row: int
    column: int
    lines: list[str]
    bold: bool
    rows: int = 1
    columns: int = 1
    indent: float = 0.0
    """Points by which its lines are set in."""


class Typesetter:
    """Sets tables one below another and keeps what it has set."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.pdf = FPDF(unit="pt", format=PAPER)
        self.pdf.set_auto_page_break(False)
        self.drawn: list[Drawn] = []
        self.y = PAPER[1]
        self.font = "Helvetica"
        self.heavy = True
        self.over = "centre"

    def table(self, style: Style) -> None:
        """Set one more table, with a caption above and a sentence below."""
        pick = self.random
        self.font = pick.choice(["Helvetica", "Times"])
        self.heavy = pick.random() < 0.75
        size = pick.choice([8.5, 9.0, 10.0])
        leading = size * pick.choice([1.15, 1.2, 1.3])
        padding = pick.choice([1.0, 2.0, 3.5, 6.0])
        stub_width = pick.choice([90.0, 115.0, 150.0])
        tiers, groups = self._boxhead()
        columns = len(tiers[-1])
        room = (PAPER[0] - 2 * LEFT - stub_width) / (columns - 1)
        width = max(min(room, pick.choice([55, 70, 90])), self._widest(tiers[-1][1:], size))
        xs = [LEFT, *(LEFT + stub_width + width * k for k in range(columns))]
        boxes = self._head_boxes(tiers, groups, xs, size)
        boxes += self._body_boxes(len(tiers), columns, stub_width, size, style)
        count = max(b.row + b.rows for b in boxes)
        heights = [
            max(len(b.lines) for b in boxes if b.row <= r < b.row + b.rows and b.rows == 1)
            * leading
            + 2 * padding
            for r in range(count)
        ]
        if self.y + sum(heights) + 90 > PAPER[1] - 60:
            self.pdf.add_page()
            self.y = 70.0
        caption = f"Table {len(self.drawn) + 1}: Complaints by service"
        self._text(LEFT, self.y, caption, 11, True)
        top = self.y + 8
        ys = [top]
        for height in heights:
            ys.append(ys[-1] + height)
        self._draw(style, xs, ys, boxes, len(tiers))
        align = pick.choice(["right", "centre"])
        sunk = pick.choice(["top", "middle", "bottom"])
        ruled = style in ("grid", "rules")
        self.over = pick.choice(["centre", "centre", "left"]) if ruled else "centre"
        for box in boxes:
            self._set(box, xs, ys, size, leading, padding, align, sunk, len(tiers))
        cells = [[""] * columns for _ in range(count)]
        for box in boxes:
            for r in range(box.row, box.row + box.rows):
                for c in range(box.column, box.column + box.columns):
                    cells[r][c] = " ".join(box.lines)
        self.drawn.append(Drawn(style, caption, cells))
        self.y = ys[-1] + 30
        note = "The figures were taken from the case system at the end of the year and may change."
        self._text(LEFT, self.y, note, 11, False)
        self.y += 40

    def _boxhead(self) -> tuple[list[list[str]], list[tuple[int, int]]]:
        """The tiers of labels, a spanner's text at its first column; where spanners stand."""
        pick = self.random
        stub = pick.choice(STUBS)
        if pick.random() < 0.4:
            pair = pick.choice(PAIRS)
            number = pick.choice([2, 3] if len(pair) == 2 else [2])
            names = pick.sample([s for s in SPANNERS if s not in pair], number)
            upper, groups = [""], []
            for name in names:
                groups.append((len(upper), len(pair)))
                upper += [name, *[""] * (len(pair) - 1)]
            lower = [stub, *pair * number]
            if pick.random() < 0.3:
                upper.append("")
                lower.append(pick.choice(["Total", "Change", "All replies"]))
            return [upper, lower], groups
        return [[stub, *pick.sample(HEADS, pick.randint(2, 6))]], []

    def _head_boxes(
        self,
        tiers: Sequence[Sequence[str]],
        groups: Sequence[tuple[int, int]],
        xs: Sequence[float],
        size: float,
    ) -> list[_Box]:
        boxes = []
        for start, count in groups:
            wide = xs[start + count] - xs[start] - 8
            boxes.append(
                _Box(
                    0,
                    start,
                    self._wrap(tiers[0][start], wide, size, self.heavy),
                    self.heavy,
                    1,
                    count,
                )
            )
        last = len(tiers) - 1
        beside = last > 0 and bool(tiers[last][0]) and self.random.random() < 0.5
        for c, text in enumerate(tiers[last]):
            lines = self._wrap(text, xs[c + 1] - xs[c] - 8, size, self.heavy)
            single = c == 0 or c >= 1 + sum(count for _, count in groups)
            rows = 2 if beside and single else 1
            boxes.append(_Box(last - rows + 1, c, lines, self.heavy, rows))
        if last and not beside:
            free = [0, *range(1 + sum(count for _, count in groups), len(tiers[0]))]
            boxes += [_Box(0, c, [""], self.heavy) for c in free]
        return boxes

    def _body_boxes(
        self, first: int, columns: int, stub_width: float, size: float, style: Style
    ) -> list[_Box]:
        pick = self.random
        labels = pick.sample(LABELS, pick.randint(3, 7))
        bold = {}
        if pick.random() < 0.5:
            labels.append("Total")
            bold[len(labels) - 1] = True
        kinds = ["count", "percent", "packed", "money", "change"]
        kinds = [pick.choice(kinds) for _ in range(columns - 1)]
        indent = pick.choice([6.0, 10.0, 14.0])
        parts: Sequence[int] = ()
        if pick.random() < 0.25:  # two rows of which the one above them is made
            first_part = pick.randint(1, len(labels) - 2)
            parts = (first_part, first_part + 1)
            labels[first_part : first_part + 2] = pick.sample(PARTS, 2)
        boxes = []
        row = first
        for index, label in enumerate(labels):
            strong = bold.get(index, False)
            inset = indent if index in parts else 0.0
            wrapped = self._wrap(label, stub_width - 8 - inset, size, strong)
            boxes.append(_Box(row, 0, wrapped, strong, indent=inset))
            for c, kind in enumerate(kinds, start=1):
                boxes.append(_Box(row, c, [self._figure(kind)], strong))
            row += 1
            if index == len(labels) // 2 and pick.random() < 0.25:
                strong = pick.random() < 0.8
                boxes.append(_Box(row, 0, ["Other services"], strong))
                boxes += [_Box(row, c, [""], strong) for c in range(1, columns)]
                row += 1
        return boxes

    def _figure(self, kind: str) -> str:
        pick = self.random
        if pick.random() < 0.06:
            return pick.choice(["-", "n/a"])
        number = pick.choice([pick.randint(0, 9), pick.randint(10, 99), pick.randint(100, 2500)])
        if kind == "change":
            return pick.choice(["+", "-"]) + str(number) + pick.choice(["", "%"])
        if kind == "percent":
            return f"{pick.randint(0, 99)}%"
        if kind == "money":
            return f"£{number:,}"
        if kind == "packed":
            return f"{pick.randint(1, 99)} ({pick.randint(1, 99)}%)"
        return f"{number:,}"

    def _wrap(self, text: str, width: float, size: float, bold: bool) -> list[str]:
        self.pdf.set_font(self.font, "B" if bold else "", size)
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self.pdf.get_string_width(longer) > width:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def _widest(self, labels: Sequence[str], size: float) -> float:
        """The width that a column takes so that no word of its labels runs out of it."""
        self.pdf.set_font(self.font, "B" if self.heavy else "", size)
        return 8 + max(self.pdf.get_string_width(w) for label in labels for w in label.split())

    def _text(self, x: float, y: float, text: str, size: float, bold: bool) -> None:
        if not self.pdf.page:
            self.pdf.add_page()
        self.pdf.set_font(self.font, "B" if bold else "", size)
        self.pdf.text(x, y, text)

    def _set(
        self,
        box: _Box,
        xs: Sequence[float],
        ys: Sequence[float],
        size: float,
        leading: float,
        padding: float,
        align: str,
        sunk: str,
        tiers: int,
    ) -> None:
        """Set a cell's lines: the stub flush left, figures right or centred; labels that stand
        over or beside others in their middle."""
        left, right = xs[box.column], xs[box.column + box.columns]
        top, bottom = ys[box.row], ys[box.row + box.rows]
        free = bottom - top - 2 * padding - leading * len(box.lines)
        side = "bottom" if box.row < tiers and box.rows == 1 else sunk
        side = "middle" if box.rows > 1 else side
        shift = {"top": 0.0, "middle": free / 2, "bottom": free}[side]
        placed = "left" if box.column == 0 else self.over if box.columns > 1 else align
        for k, text in enumerate(box.lines):
            self.pdf.set_font(self.font, "B" if box.bold else "", size)
            long = self.pdf.get_string_width(text)
            x = {
                "left": left + 4 + box.indent,
                "right": right - 4 - long,
                "centre": (left + right - long) / 2,
            }
            base = top + padding + shift + leading * k + (leading + 0.7 * size) / 2
            self._text(x[placed], base, text, size, box.bold)

    def _draw(
        self,
        style: Style,
        xs: Sequence[float],
        ys: Sequence[float],
        boxes: Sequence[_Box],
        tiers: int,
    ) -> None:
        pdf = self.pdf
        pdf.set_line_width(0.6)
        if style == "grid":
            for b in boxes:
                width, height = (
                    xs[b.column + b.columns] - xs[b.column],
                    ys[b.row + b.rows] - ys[b.row],
                )
                pdf.rect(xs[b.column], ys[b.row], width, height)
        elif style == "shaded":
            by_cell = self.random.random() < 0.5
            for row in range(len(ys) - 1):
                if row < tiers or (row - tiers) % 2:
                    pdf.set_fill_color(*((200, 210, 230) if row < tiers else (235, 235, 235)))
                    edges = list(xs) if by_cell and row == tiers - 1 else [xs[0], xs[-1]]
                    for a, b in pairwise(edges):
                        pdf.rect(a, ys[row], b - a, ys[row + 1] - ys[row], style="F")
        elif style in ("boxed", "filled"):
            if style == "filled":
                pdf.set_fill_color(200, 210, 230)
                pdf.rect(xs[0], ys[0], xs[-1] - xs[0], ys[tiers] - ys[0], style="F")
            for b in boxes:
                if style == "boxed" and b.row < tiers:
                    width = xs[b.column + b.columns] - xs[b.column]
                    height = ys[b.row + b.rows] - ys[b.row]
                    pdf.rect(xs[b.column], ys[b.row], width, height)
            if style == "filled" or self.random.random() < 0.5:
                for y in ys[tiers + 1 :]:
                    pdf.line(xs[0], y, xs[-1], y)
        elif style == "rules":
            between = self.random.random() < 0.4
            for row, y in enumerate(ys):
                if row in (0, tiers, len(ys) - 1) or (between and row > tiers):
                    pdf.line(xs[0], y, xs[-1], y)
            for b in boxes:
                if b.columns > 1:
                    y = ys[b.row + 1]
                    pdf.line(xs[b.column] + 3, y, xs[b.column + b.columns] - 3, y)


def typeset(path: Path, seed: int, each: int) -> list[Drawn]:
    """Set ``each`` tables in every style into one PDF; what was set, in order."""
    setter = Typesetter(seed)
    for _ in range(each):
        for style in STYLES:
            setter.table(style)
    setter.pdf.output(str(path))
    return setter.drawn
