"""Which datapoint read is which datapoint expected, and what is to be said of the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from extractor.comparing.points import REPORT, VALUE, Point

Kind = Literal["missing", "wrong", "misplaced", "unexpected"]

MOST_DIFFERING = 2
"""Dimensions in which what was read may differ and still be called a wrong reading of the same
number on the same page: at three the two are rather different figures with one value."""


@dataclass(frozen=True, slots=True)
class Difference:
    """``missing``: expected and not read. ``wrong``: read with another value, or as something else;
    ``aspects`` names what differs. ``misplaced``: read right, from a page where it is not expected.
    ``unexpected``: read and not expected. ``known``: marked so in the expected document."""

    kind: Kind
    want: Point | None
    got: Point | None
    known: bool = False
    aspects: tuple[str, ...] = ()

    @property
    def point(self) -> Point:
        """What is expected, or else what was read."""
        point = self.want or self.got
        assert point is not None
        return point


@dataclass(frozen=True, slots=True)
class Matched:
    """``right`` are pairs (expected, read); ``spare`` was read and may be, but need not;
    ``stale`` are marks of what now is read right, or is not misread any more."""

    right: tuple[tuple[Point, Point], ...]
    spare: tuple[Point, ...]
    differences: tuple[Difference, ...]
    stale: tuple[Point, ...]


def match(wants: Sequence[Point], gots: Sequence[Point], misread: Sequence[Point] = ()) -> Matched:
    """Pair what is expected with what was read, so that as much as can be is right."""
    ordered = sorted(wants, key=lambda want: not want.required)
    right = _pairs(ordered, gots, _is_right)
    wanted = [w for w in ordered if w.required and w not in right]
    loose = [got for got in gots if got not in right.values()]
    spare = [got for got in loose if any(_is_right(want, got) for want in wants)]
    false = [got for got in loose if got not in spare]
    excused = _pairs(misread, false, _is_right)
    known = {*excused.values(), *(got for got in false if got.family == REPORT)}
    differences = list(_wrong(wanted, false, known))
    told = {point for d in differences for point in (d.want, d.got)}
    differences += [Difference("missing", w, None, w.missed) for w in wanted if w not in told]
    differences += [
        Difference("unexpected", None, got, got in known) for got in false if got not in told
    ]
    stale = [w for w in right if w.missed] + [m for m in misread if m not in excused]
    return Matched(tuple(right.items()), tuple(spare), tuple(differences), tuple(stale))


def _is_right(want: Point, got: Point) -> bool:
    return _comparable(want, got) and want.on_page_of(got) and not want.differs(got)


def _comparable(want: Point, got: Point) -> bool:
    return want.family == got.family and want.measure == got.measure


def _pairs(
    wants: Sequence[Point], gots: Sequence[Point], fit: Callable[[Point, Point], bool]
) -> dict[Point, Point]:
    """The largest pairing; what comes first among the expected is never left out for what comes
    later. (Augmenting paths: a pair gives way when its other half fits elsewhere too.)"""
    fitting = {want: [got for got in gots if fit(want, got)] for want in wants}
    holder: dict[Point, Point] = {}

    def placed(want: Point, tried: set[Point]) -> bool:
        for got in fitting[want]:
            if got in tried:
                continue
            tried.add(got)
            if got not in holder or placed(holder[got], tried):
                holder[got] = want
                return True
        return False

    for want in wants:
        placed(want, set())
    return {want: got for got, want in holder.items()}


def _wrong(wants: Sequence[Point], gots: Sequence[Point], known: set[Point]) -> list[Difference]:
    """What was read in place of what is expected, the likest first."""
    likeness = sorted(
        (
            (rank, number, other)
            for number, want in enumerate(wants)
            for other, got in enumerate(gots)
            if (rank := _unlike(want, got)) is not None
        ),
    )
    found, taken = [], set[Point]()
    for _, number, other in likeness:
        want, got = wants[number], gots[other]
        if want in taken or got in taken:
            continue
        taken |= {want, got}
        aspects = want.differs(got)
        kind: Kind = "wrong" if aspects else "misplaced"
        found.append(Difference(kind, want, got, want.missed and got in known, aspects))
    return found


def _unlike(want: Point, got: Point) -> tuple[int, int] | None:
    """How unlike the two are: (aspects that differ, another page); None when they are two."""
    if not _comparable(want, got):
        return None
    aspects, elsewhere = want.differs(got), not want.on_page_of(got)
    if aspects in ((), (VALUE,)):
        return len(aspects), elsewhere
    if VALUE in aspects or elsewhere or len(aspects) > MOST_DIFFERING:
        return None
    return len(aspects), elsewhere
