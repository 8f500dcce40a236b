"""Tables with drawn lines between their cells.

Lines that touch make a lattice; where two neighbouring fields have no line between them, the cell
is merged. Nothing is guessed from the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractor.layout.grid import Span
from extractor.pdf.page import Box, Ruling, around

JOIN = 3.5
"""Points between two pieces on one line up to which they are one drawn line."""

SNAP = 2.5
"""Points within which two parallel lines are one edge (double lines, sloppy joints)."""

TOUCH = 3.5
"""Points within which a horizontal and a vertical line meet."""

COVER = 0.6
"""Share of a field's side that must be drawn for the side to part two cells."""

WHOLE = 0.97
"""Share of a lattice's side that a line of its frame runs along."""

SHORTEST = 5.0
"""Points below which a drawn line parts no cells (ticks, dots)."""

OVERHANG = 12.0
"""Points by which lines must run on past the last crossing line for an open-sided column."""


FRAMED_ROWS = 4
"""Fewest lines across a frame that part rows: head, boxhead and foot, and one row of two."""

DOT = 2.0
"""Points up to which a drawn piece is a dot, which may be of a dotted line across or down."""


LEAST_ROW = 8.0
"""Points of height below which a fill holds no row of print: it is drawn as a line."""


@dataclass(frozen=True, slots=True)
class Lattice:
    """A lattice of drawn lines: edges in points, and the cells between them."""

    box: Box
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    spans: tuple[Span, ...]


def merged_lines(rulings: Iterable[Ruling]) -> tuple[list[Box], list[Box]]:
    """Horizontal and vertical lines, pieces on one line joined."""
    across = [r.box for r in rulings if r.horizontal]
    down = [r.box for r in rulings if not r.horizontal]
    dots = [b for b in across if max(b.width, b.height) <= DOT]
    across_lines = _joined(across)
    down_lines = [_turned(b) for b in _joined([_turned(b) for b in down + dots])]
    return (
        [b for b in across_lines if b.width >= SHORTEST],
        [b for b in down_lines if b.height >= SHORTEST],
    )


def _turned(box: Box) -> Box:
    return Box(box.top, box.x0, box.bottom, box.x1)


def _joined(lines: Iterable[Box]) -> list[Box]:
    """Horizontal pieces joined where they lie on one line and touch or overlap."""
    rows: list[list[Box]] = []
    for line in sorted(lines, key=lambda b: b.top + b.bottom):
        y = (line.top + line.bottom) / 2
        if rows and y - (rows[-1][0].top + rows[-1][0].bottom) / 2 <= SNAP / 2:
            rows[-1].append(line)
        else:
            rows.append([line])
    found: list[Box] = []
    for row in rows:
        row.sort(key=lambda b: b.x0)
        run = [row[0]]
        reach = row[0].x1
        for line in row[1:]:
            if line.x0 - reach <= JOIN:
                run.append(line)
                reach = max(reach, line.x1)
            else:
                found.append(around(run))
                run = [line]
                reach = line.x1
        found.append(around(run))
    return found


def lattices(rulings: Iterable[Ruling]) -> list[Lattice]:
    """Every lattice on a page, largest first: at least two fields, however merged.

    A table inside a frame is a lattice of its own, also where a page break made them share a line.
    """
    return _lattices(_components(*merged_lines(rulings)))


def loose_rules(rulings: Iterable[Ruling]) -> list[Box]:
    """Horizontal lines that no vertical line meets but the two of a frame around rows, top to
    bottom: such lines part rows and no cells."""
    across, down = merged_lines(rulings)
    components = _components(across, down)
    return _loose(across, [each for each in components if not _frames_rows(*each)])


def _frames_rows(across: Sequence[Box], down: Sequence[Box]) -> bool:
    """Whether lines from side to side part the rows of a frame, and none parts columns."""
    box = around([*across, *down])
    return (
        len(across) >= FRAMED_ROWS
        and all(h.width >= WHOLE * box.width for h in across)
        and all(v.x0 <= box.x0 + SNAP or v.x1 >= box.x1 - SNAP for v in down)
    )


def lattices_and_rules(
    rulings: Iterable[Ruling], fills: Sequence[Box] = ()
) -> tuple[list[Lattice], list[Box]]:
    """What ``lattices`` and ``loose_rules`` find: what lines meet is looked for once.

    Shaded cells part themselves from their neighbours, where no line does.
    """
    across, down = merged_lines(rulings)
    components = _components(across, down)
    return _lattices(components, fills), _loose(across, components)


def _lattices(
    components: Iterable[tuple[Sequence[Box], Sequence[Box]]], fills: Sequence[Box] = ()
) -> list[Lattice]:
    found = []
    for rows, columns in components:
        for part_rows, part_columns in _peeled(rows, columns):
            lattice = _lattice(part_rows, part_columns)
            if lattice is not None and fills:
                ends, sides = _sides_of_fills(lattice, fills)
                if ends or sides:
                    lattice = _lattice([*part_rows, *ends], [*part_columns, *sides])
            if lattice is not None:
                found.append(lattice)
    return sorted(found, key=lambda one: -one.box.width * one.box.height)


def _sides_of_fills(lattice: Lattice, fills: Iterable[Box]) -> tuple[list[Box], list[Box]]:
    """The sides of a lattice's shaded cells that part them from others: those upright, and those
    across where no row's edge is drawn, for what is one cell may be shaded row by row.

    A cell stands between two edges of columns; what does not is a mark behind words.
    """
    box = lattice.box
    ends: list[Box] = []
    sides: list[Box] = []
    for fill in fills:
        if fill.height < LEAST_ROW or not within(fill, box):
            continue
        if not (_is_near(fill.x0, lattice.xs) and _is_near(fill.x1, lattice.xs)):
            continue
        ends += [
            Box(fill.x0, y, fill.x1, y)
            for y in (fill.top, fill.bottom)
            if not _is_near(y, lattice.ys)
        ]
        sides += [Box(x, fill.top, x, fill.bottom) for x in (fill.x0, fill.x1)]
    return ends, sides


def within(inner: Box, outer: Box) -> bool:
    """Whether one box lies in another, edges drawn a hair apart being one."""
    return (
        outer.x0 - SNAP <= inner.x0
        and inner.x1 <= outer.x1 + SNAP
        and outer.top - SNAP <= inner.top
        and inner.bottom <= outer.bottom + SNAP
    )


def _is_near(value: float, edges: Iterable[float]) -> bool:
    return any(abs(value - edge) <= SNAP for edge in edges)


def _loose(
    across: Iterable[Box], components: Iterable[tuple[Sequence[Box], Sequence[Box]]]
) -> list[Box]:
    met = {h for rows, _ in components for h in rows}
    return sorted((h for h in across if h not in met), key=lambda h: h.top)


def _peeled(
    across: Sequence[Box], down: Sequence[Box]
) -> list[tuple[Sequence[Box], Sequence[Box]]]:
    """A frame and the tables that only touch its head or foot line, apart.

    A row of the inner table that the page break cut ends on the frame's own line; but its other
    lines stay clear of the frame's sides.
    """
    box = around([*across, *down])
    sides = [v for v in down if v.height >= WHOLE * box.height]
    ends = [h for h in across if h.width >= WHOLE * box.width]
    inner_across = [h for h in across if h not in ends]
    inner_down = [v for v in down if v not in sides]
    peeled: list[tuple[Sequence[Box], Sequence[Box]]] = []
    for rows, columns in _components(inner_across, inner_down):
        clear = not any(
            h.x0 - TOUCH <= (v.x0 + v.x1) / 2 <= h.x1 + TOUCH for h in rows for v in sides
        )
        if clear and len(columns) >= 2 and not _is_of_a_row(columns, ends, box):
            peeled.append((rows, columns))
    if not peeled or len(sides) < 2:
        return [(across, down)]
    gone = [line for rows, columns in peeled for line in (*rows, *columns)]
    rest = ([h for h in across if h not in gone], [v for v in down if v not in gone])
    return [rest, *peeled] if rest[0] and rest[1] else peeled


def _is_of_a_row(columns: Sequence[Box], ends: Sequence[Box], frame: Box) -> bool:
    """Whether upright lines run from one line across the frame to the next, one of them inside it:
    they part a row of the frame's own cells ("2023/24" over four quarters) and are no table."""
    heights = [(h.top + h.bottom) / 2 for h in ends]
    met = {y for y in heights for v in columns if min(abs(v.top - y), abs(v.bottom - y)) <= TOUCH}
    return len(met) > 1 and any(frame.top + TOUCH < y < frame.bottom - TOUCH for y in met)


def _components(across: Sequence[Box], down: Sequence[Box]) -> list[tuple[list[Box], list[Box]]]:
    """Groups of lines that meet, directly or through others."""
    parent = list(range(len(across) + len(down)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, h in enumerate(across):
        y = (h.top + h.bottom) / 2
        for j, v in enumerate(down):
            x = (v.x0 + v.x1) / 2
            if h.x0 - TOUCH <= x <= h.x1 + TOUCH and v.top - TOUCH <= y <= v.bottom + TOUCH:
                parent[root(i)] = root(len(across) + j)
    groups: dict[int, tuple[list[Box], list[Box]]] = {}
    for i, h in enumerate(across):
        groups.setdefault(root(i), ([], []))[0].append(h)
    for j, v in enumerate(down):
        groups.setdefault(root(len(across) + j), ([], []))[1].append(v)
    return [(h, v) for h, v in groups.values() if h and v]


def _edges(values: Iterable[float]) -> list[float]:
    """Values within SNAP of each other as one, in order."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= SNAP:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _lattice(across: Sequence[Box], down: Sequence[Box]) -> Lattice | None:
    xs = _edges((v.x0 + v.x1) / 2 for v in down)
    ys = _edges((h.top + h.bottom) / 2 for h in across)
    # open sides: rules that run on past the outermost crossing line enclose one more column or row
    left, right = min(h.x0 for h in across), max(h.x1 for h in across)
    top, bottom = min(v.top for v in down), max(v.bottom for v in down)
    if xs[0] - left > OVERHANG:
        xs.insert(0, left)
    if right - xs[-1] > OVERHANG:
        xs.append(right)
    if ys[0] - top > OVERHANG:
        ys.insert(0, top)
    if bottom - ys[-1] > OVERHANG:
        ys.append(bottom)
    if len(xs) < 2 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) < 1:
        return None
    spans = _spans(xs, ys, across, down)
    return Lattice(Box(xs[0], ys[0], xs[-1], ys[-1]), tuple(xs), tuple(ys), tuple(spans))


def _spans(
    xs: Sequence[float], ys: Sequence[float], across: Sequence[Box], down: Sequence[Box]
) -> list[Span]:
    """Fields joined over sides where no line is drawn, as rectangles."""
    columns, rows = len(xs) - 1, len(ys) - 1
    wall = [
        [_drawn_down(down, xs[c + 1], ys[r], ys[r + 1]) for c in range(columns - 1)]
        for r in range(rows)
    ]
    floor = [
        [_drawn_across(across, ys[r + 1], xs[c], xs[c + 1]) for c in range(columns)]
        for r in range(rows - 1)
    ]
    taken = [[False] * columns for _ in range(rows)]
    spans: list[Span] = []
    for r in range(rows):
        for c in range(columns):
            if taken[r][c]:
                continue
            wide = 1
            while c + wide < columns and not wall[r][c + wide - 1] and not taken[r][c + wide]:
                wide += 1
            tall = 1
            while (
                r + tall < rows
                and not any(floor[r + tall - 1][c : c + wide])
                and not any(taken[r + tall][c : c + wide])
                and not any(wall[r + tall][c : c + wide - 1])
            ):
                tall += 1
            for i in range(r, r + tall):
                for j in range(c, c + wide):
                    taken[i][j] = True
            spans.append(Span(r, c, tall, wide))
    return spans


def _drawn_down(lines: Sequence[Box], x: float, top: float, bottom: float) -> bool:
    shared = sum(
        max(0.0, min(v.bottom, bottom) - max(v.top, top))
        for v in lines
        if abs((v.x0 + v.x1) / 2 - x) <= SNAP
    )
    return shared >= COVER * (bottom - top)


def _drawn_across(lines: Sequence[Box], y: float, x0: float, x1: float) -> bool:
    shared = sum(
        max(0.0, min(h.x1, x1) - max(h.x0, x0))
        for h in lines
        if abs((h.top + h.bottom) / 2 - y) <= SNAP
    )
    return shared >= COVER * (x1 - x0)
