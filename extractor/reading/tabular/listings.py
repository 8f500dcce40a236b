"""Groups of rows that list different things, each of them under a head that says which."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby

from extractor.reading.labels import normalise, read_label
from extractor.reading.tabular.axes import axis_hint, is_title
from extractor.reading.tabular.functions import Section

MOSTLY = 0.5
"""Share of a head's letters that say what is listed: "main" may stand beside "reason"."""

_SMALL = re.compile(r"\b(?:by|of|the|for|and|or|who|how|what)\b", re.I)


def by_listing(section: Section) -> list[Section]:
    """The section cut into its groups of rows where the heads above them list different things:
    "By team" above teams, "By reason" above reasons.

    Each head is then the stub's own header, and the corner titles all of them. A head that says
    more than what it lists ("Fostering teams") heads no such group.
    """
    heads = {titles for titles in section.cut_ins.values() if titles}
    listed = {titles: _lists(titles[-1]) for titles in heads}
    if len(set(listed.values())) < 2 or None in listed.values():
        return [section]
    groups = [
        (titles, tuple(rows))
        for titles, rows in groupby(section.data_rows, key=lambda row: section.cut_ins[row])
    ]
    firsts = [section.first, *(rows[0] for _, rows in groups[1:]), section.last + 1]
    parts = []
    for (titles, rows), first, following in zip(groups, firsts, firsts[1:], strict=False):
        part = replace(
            section,
            first=first,
            last=following - 1,
            cut_ins=dict.fromkeys(rows, titles),
            data_rows=rows,
        )
        if titles and listed[titles] != _DECISIONS:
            corner = [section.head] if section.head else []
            part = replace(
                part,
                head=titles[-1],
                titles=(*section.titles, *corner),
                cut_ins=dict.fromkeys(rows, titles[:-1]),
            )
        parts.append(part)
    return parts


_DECISIONS = "decisions"
"""What rows of known words are under "Outcome" or "Response time"."""


def _lists(head: str) -> str | None:
    """What a head says that the rows below it list, where it says hardly anything else."""
    if is_title(head):
        return _DECISIONS
    plain = list(normalise(head))
    for hit in read_label(head).hits:
        if not set(hit.sets) <= {"kind"}:
            plain[hit.start : hit.end] = "\0" * (hit.end - hit.start)
    left = sum(c.isalpha() for c in _SMALL.sub("", "".join(plain)))
    letters = sum(c.isalpha() for c in _SMALL.sub("", normalise(head)))
    return axis_hint(head) if letters and left <= MOSTLY * letters else None
