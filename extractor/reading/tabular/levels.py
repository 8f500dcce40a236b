"""One row of a boxhead, or one column of a stub: what its labels list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from extractor.reading.labels import LabelReading, read_label
from extractor.reading.tabular.axes import (
    Axis,
    axis_hint,
    axis_of,
    is_total,
    parts_by_procedure,
    understood,
)
from extractor.reading.tabular.nearness import Label, only_share, status_of

LEAST_COUNTS = 2
"""Fewest columns of counts before columns of names that are none: one may be a reason, "Delay"."""


@dataclass(frozen=True, slots=True)
class Level:
    """One row of the boxhead or one column of the stub: what it lists, by column or row."""

    axis: Axis
    labels: dict[int, Label]
    texts: dict[int, str]
    """What names the row or column at this level; "%" alone goes by the column before it."""

    def is_total(self, key: int) -> bool:
        """Whether the label at ``key`` titles a total; "%" does beside the column that is one."""
        label = self.labels.get(key)
        if label is None or is_total(label.reading):
            return label is not None
        named = self.texts.get(key, label.text)
        return named != label.text and is_total(read_label(named))

    def siblings(self, key: int) -> list[LabelReading]:
        """The readings that a total at ``key`` adds up: the level's labels that are no totals; of
        those on both sides of it the ones before, where they are several."""
        added = [k for k in self.labels if k != key and not self.is_total(k)]
        before = [k for k in added if k < key]
        return [self.labels[k].reading for k in (before if len(before) > 1 else added)]


@dataclass(frozen=True, slots=True)
class Told:
    """What tells the kind of a side's names: titles and captions (``hints``), the kinds that names
    have elsewhere (``known``), and what the other side lists, which this one does not (``but``)."""

    hints: Sequence[str]
    known: Mapping[str, str]
    but: str | None = None


def levels_of(
    paths: dict[int, tuple[Label, ...]],
    shares: Sequence[int],
    headers: Sequence[str],
    kinds: Told,
    headed: bool = False,
) -> tuple[Level, ...]:
    """The levels of a side. ``paths`` are outermost first; ``headers`` what each level is headed.

    A level with one text only names nothing, unless it is the innermost and of a known kind, or
    its own header says what it is (``headed``: each level has one): it titles all.
    """
    depth = max((len(path) for path in paths.values()), default=0)
    levels = []
    for index in range(depth):
        labels = {
            key: path[index]
            for key, path in paths.items()
            if len(path) > index and path[index].text.strip()
        }
        texts: dict[int, str] = {}
        said: list[str] = []
        named = ""
        for key, label in labels.items():
            if key not in shares or index < len(paths[key]) - 1 or not named:
                named = label.text
                if label.year is None:
                    said.append(label.reading.text)
            texts[key] = named
        distinct = list(dict.fromkeys(said))
        header = headers[index] if index < len(headers) else ""
        axis = axis_of(distinct, header, kinds.hints, kinds.known, kinds.but)
        titles = index < depth - 1 and not (headed and axis_hint(header) == axis.kind)
        if len(distinct) < 2 and (titles or axis.kind is None):
            axis = Axis(names=False)
        if not axis.names and parts_by_procedure([label.reading for label in labels.values()]):
            labels = {key: _on_its_procedure(label) for key, label in labels.items()}
        if axis.names and index == depth - 1 and not headed:
            told = _counts_before_names(labels, axis) or _told_beside_unknown(labels, axis)
            for key in told:
                del texts[key]
        levels.append(Level(axis, labels, texts))
    return tuple(levels)


def _counts_before_names(labels: Mapping[int, Label], axis: Axis) -> list[int]:
    """The columns of counts that a table has before those of names: "Number | On time | Late"
    before "Staff | Delay | Policy" are what they say, and no names of reasons."""
    found = list(takewhile(lambda key: _counts(labels[key].reading), labels))
    timed = any(status_of([labels[key]]) is not None for key in found)
    return found if axis.kind == "category" and timed and len(found) >= LEAST_COUNTS else []


def _told_beside_unknown(labels: Mapping[int, Label], axis: Axis) -> list[int]:
    """The columns that are understood whole beside columns of which nobody knows what they name:
    those that count complaints, and what goes on from them up to the next unknown one ("Complaints
    received | % in time | Satisfaction"). Elsewhere they may speak of what is unknown ("Requests |
    % in time")."""
    if axis.kind is not None:
        return []
    found: list[int] = []
    counted = False
    for key, label in labels.items():
        reading = label.reading
        whole = understood(reading) == 1 and not reading.says("skip") and not is_total(reading)
        counted = whole and (counted or reading.says("contact"))
        if counted:
            found.append(key)
    return found


def _counts(reading: LabelReading) -> bool:
    told = any(reading.says(key) for key in ("measure", "status", "event")) or reading.timescales
    return bool(told) and understood(reading) == 1 and not reading.says("skip")


def _on_its_procedure(label: Label) -> Label:
    """A label beside "Corporate": social care is on the statutory procedure; a total on both."""
    if label.reading.says("procedure") or is_total(label.reading) or label.reading.says("skip"):
        return label
    return replace(label, reading=read_label(f"statutory {label.reading.text}"))


def vocabulary_labels(levels: Sequence[Level], key: int) -> tuple[Label, ...]:
    """The labels at ``key`` that say dimensions, innermost first; "%" says one even among names,
    a total its year."""
    found = []
    for level in reversed(levels):
        label = level.labels.get(key)
        named = level.axis.names and key in level.texts
        if label is not None and (not named or only_share(label.reading)):
            found.append(label)
        elif (
            label is not None and is_total(label.reading) and label.reading.years
        ):  # "Total 2021/22"
            found.append(replace(label, reading=replace(label.reading, hits=())))
    return tuple(found)
