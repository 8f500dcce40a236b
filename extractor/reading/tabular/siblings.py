"""Labels that say what they are only beside others: "Other" among outcomes, "10 days" beside "Over
20 days", "County-wide" beside teams of less."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from extractor.reading.labels import LabelReading, normalise, read_label
from extractor.reading.tabular.axes import axis_hint, is_total
from extractor.reading.tabular.nearness import Label, first, only, stage_of, status_of, years_of

_OTHER = re.compile(r"^\s*others?\s*[*†‡¹²³]*\s*$", re.I)

LEAST_OUTCOMES = 2
"""Fewest outcomes beside which "Other" is one."""

LEAST_PARTS = 3
"""Fewest numbers beside one that may prove to be no sum of them: of two it may be by chance."""


def with_other_outcomes(paths: dict[int, tuple[Label, ...]]) -> dict[int, tuple[Label, ...]]:
    """The rows' labels; "Other" below outcomes only is one too."""
    innermost = [path[-1] for path in paths.values() if path]
    others = [label for label in innermost if _OTHER.match(label.text)]
    told = [label for label in innermost if label not in others and not is_total(label.reading)]
    if len(others) != 1 or len(told) < LEAST_OUTCOMES:
        return paths
    if not all(label.reading.says("outcome") for label in told):
        return paths
    return {row: _as_outcome(path, others[0]) for row, path in paths.items()}


def with_other_beside(paths: dict[int, tuple[Label, ...]]) -> dict[int, tuple[Label, ...]]:
    """The columns' labels; "Other" right behind columns of outcomes, under the same spanner, is
    one too: "Received | Upheld | Not upheld | Other"."""
    keys = [key for key in sorted(paths) if paths[key]]
    for at in range(LEAST_OUTCOMES, len(keys)):
        path = paths[keys[at]]
        before = [paths[key] for key in keys[at - LEAST_OUTCOMES : at]]
        together = all(found[:-1] == path[:-1] for found in before)
        decided = all(found[-1].reading.says("outcome") for found in before)
        if _OTHER.match(path[-1].text) and together and decided:
            paths = {**paths, keys[at]: _as_outcome(path, path[-1])}
    return paths


def _as_outcome(path: tuple[Label, ...], other: Label) -> tuple[Label, ...]:
    """The path, "Other" read as an outcome where it ends with that label."""
    if not path or path[-1] is not other:
        return path
    return (*path[:-1], replace(other, reading=read_label("other outcome")))


_POPULATION = re.compile(
    r"\W*(?:(?:no\.?|number|share|proportion|percentage|per\s?cent)\s+of\s+)?(?:%\s*(?:of\s+)?)?(?:(?:all|the|our|total|whole|local)\s+)*"
    r"(?:population|residents|census|borough|county|city|district|caseload|service\s+users|clients|customers|"
    r"(?:looked\s+after\s+)?children(?:\s+(?:in\s+(?:social\s+)?care|looked\s+after|in\s+need|known|open|supported|receiving)\b[^.]*)?|"
    r"care\s+leavers|cla|lac|cin|(?:open\s+)?cases|adults\s+(?:receiving|supported|known)\b[^.]*|"
    r"people\s+(?:receiving|supported|using|known)\b[^.]*)(?:\s+(?:population|cohort|profile|overall))?(?:\s+(?:no\.?|number))?\W*",
    re.I,
)
"""Those with whom complainants are compared, beside them: all children in care, the borough."""


_RATIO = re.compile(
    r"\b(?:as an?|per\s?cent|percentage|proportion|share|rate|ratio|compar\w+)\b|%", re.I
)


def without_populations(
    paths: dict[int, tuple[Label, ...]], told: Sequence[str]
) -> dict[int, tuple[Label, ...]]:
    """The columns' labels; where rows tell what people are like (``told`` are the stub's header and
    what stands above), a column of all those who could complain is none of the report's. Nor is it
    where complaints are said to be a share of them, if no other column names anything."""
    speak = [p for p in paths.values() if p and _speaks_of_complaints(p)]
    others = {
        key: path
        for key, path in paths.items()
        if not _speaks_of_complaints(path) and any(_POPULATION.fullmatch(p.text) for p in path)
    }
    if not speak or not others:
        return paths
    compared = len(others) == 1 and any(map(_RATIO.search, told))
    if not compared and not any(axis_hint(text) == "other" for text in told):
        return paths
    foreign = read_label("census")
    return {
        **paths,
        **{
            key: tuple(
                replace(label, reading=foreign) if _POPULATION.fullmatch(label.text) else label
                for label in path
            )
            for key, path in others.items()
        },
    }


def without_populations_of_rates(
    paths: dict[int, tuple[Label, ...]],
) -> dict[int, tuple[Label, ...]]:
    """The rows' labels; those of whom another row says how many complained are none who did:
    "Service users" above "Complaints per 1,000 service users"."""
    rates = [
        normalise(path[-1].text).casefold()
        for path in paths.values()
        if path and "rate" in path[-1].reading.values("skip")
    ]
    foreign = read_label("census")
    return {
        key: (*path[:-1], replace(path[-1], reading=foreign))
        if path
        and _POPULATION.fullmatch(path[-1].text)
        and any(rate.endswith(normalise(path[-1].text).casefold().strip()) for rate in rates)
        else path
        for key, path in paths.items()
    }


def _speaks_of_complaints(path: Sequence[Label]) -> bool:
    return any(
        label.reading.says("contact") or "complainant" in label.reading.values("axis")
        for label in path
    )


_FROM = re.compile(
    r"\b(?:by|from|with|via|through|involving|on behalf of)\s+(?:(?:an?|the|our)\s+)?$", re.I
)
"""What stands before those who complained."""


def of_some_complainants(reading: LabelReading) -> bool:
    """Whether a label says whose complaints it counts: "Complaints made by a child"."""
    people = [hit.start for hit in reading.hits if hit.sets.get("kind") == "complainant"]
    return any(_FROM.search(reading.text[:start]) for start in people)


_EVERYWHERE = re.compile(r"\s*(?:the\s+|whole\s+)?[a-z]+[- ]?wide\s*", re.I)
"""What serves the whole of the council's area: all of it, or the one service that does."""


def with_parts_of_all(
    paths: dict[int, tuple[Label, ...]], values: Mapping[int, Sequence[Decimal | None]]
) -> dict[int, tuple[Label, ...]]:
    """The labels, "County-wide" naming a service of its own where its numbers are no total: fewer
    than those of the others together. ``values`` are the numbers beside each label."""
    wide = [key for key, path in paths.items() if path and _EVERYWHERE.fullmatch(path[-1].text)]
    if len(wide) != 1:
        return paths
    names = {key for key, path in paths.items() if path and not is_total(path[-1].reading)}
    for at, own in enumerate(values.get(wide[0], ())):
        others = [v for key in names if key in values and (v := values[key][at]) is not None]
        if own is not None and len(others) >= LEAST_PARTS and own < sum(others):
            break
    else:
        return paths
    label = paths[wide[0]][-1]
    plain = replace(label, reading=LabelReading(label.reading.text, rest=label.reading.text))
    return {**paths, wide[0]: (*paths[wide[0]][:-1], plain)}


_LIMIT = re.compile(r"\s*\d+\s+(?:working\s+)?days\s*", re.I)


def within_limits(paths: dict[int, tuple[Label, ...]]) -> dict[int, tuple[Label, ...]]:
    """The headers, "10 days" beside "Over 20 days" being within them."""
    last = {key: path[-1] for key, path in paths.items() if path}
    if not any(status_of([label]) == "outside" for label in last.values()):
        return paths
    return {
        key: (
            *path[:-1],
            replace(path[-1], reading=read_label(f"within {path[-1].reading.text}")),
        )
        if path and _LIMIT.fullmatch(normalise(path[-1].reading.text))
        else path
        for key, path in paths.items()
    }


_AND_MORE = re.compile(
    r"\d+\s*(?:\+|plus\b)|"
    r"\d+\s+(?:working\s+|calendar\s+)?days\s+(?:(?:or|and)\s+(?:more|over)|plus\b)",
    re.I,
)


def beyond_last_band(paths: dict[int, tuple[Label, ...]]) -> dict[int, tuple[Label, ...]]:
    """The labels, "21+ days" behind "11-20 days" being beyond 20: the band begins where the one
    before it ends."""
    ends = {
        limit.days
        for path in paths.values()
        if path
        for limit in path[-1].reading.timescales
        if limit.from_days is not None or limit.status == "within"
    }
    found = {}
    for key, path in paths.items():
        limits = path[-1].reading.timescales if path else ()
        if len(limits) != 1 or not _AND_MORE.search(normalise(path[-1].reading.text)):
            continue
        days = limits[0].days
        if days is not None and limits[0].status == "outside" and days - 1 in ends:
            kept = replace(limits[0], days=days - 1)
            reading = replace(path[-1].reading, timescales=(kept,))
            found[key] = (*path[:-1], replace(path[-1], reading=reading))
    return {**paths, **found}


_SHARE_OF_STAGE = re.compile(
    r"\s*(?:as\s+)?(?:an?\s+)?(?:%|per\s?cent(?:age)?|proportion|share)\s+of\s+(?:all\s+)?"
    r"stages?\s*(?P<stage>1|2|one|two)s?(?:\s+complaints)?\s*",
    re.I,
)
_STEPS = {"1": (1, 2), "one": (1, 2), "2": (2, 3), "two": (2, 3)}
"""The stage that complaints leave and the one that they reach, by how the first is printed."""


def with_escalation_rates(paths: dict[int, tuple[Label, ...]]) -> dict[int, tuple[Label, ...]]:
    """The labels, "% of Stage 1" right behind "Stage 2" being how many of the first went on."""
    found = {}
    for before, key in pairwise(key for key in sorted(paths) if paths[key]):
        label = paths[key][-1]
        share = _SHARE_OF_STAGE.fullmatch(normalise(label.reading.text))
        if share is None:
            continue
        left, reached = _STEPS[share["stage"].lower()]
        if paths[before][-1].reading.values("stage") == [f"stage_{reached}"]:
            rate = read_label(f"stage {reached} as % of stage {left}")
            found[key] = (*paths[key][:-1], replace(label, reading=rate))
    return {**paths, **found}


def years_of_pairs(
    paths: Mapping[int, tuple[Label, ...]], columns: Sequence[int]
) -> dict[int, str]:
    """The years of columns that one label heads again and again, each right behind a column of
    another year and under the same spanner: "2021/22 | % in time | 2022/23 | % in time"."""
    pairs: dict[tuple[str, ...], dict[int, str]] = {}
    headed = Counter(tuple(label.text for label in paths[column]) for column in columns)
    for before, column in pairwise(columns):
        left, own = paths[before], paths[column]
        if not left or not own or years_of(own):
            continue
        upper = tuple(label.text for label in own[:-1])
        years = years_of(left[-1:])
        if len(years) == 1 and upper == tuple(label.text for label in left[:-1]):
            pairs.setdefault((*upper, own[-1].text), {})[column] = years[0]
    return {
        column: year
        for texts, found in pairs.items()
        if len(set(found.values())) == len(found) == headed[texts] > 1
        for column, year in found.items()
    }


def with_stages_of_rows_above(
    labels: dict[int, tuple[Label, ...]], groups: Mapping[int, tuple[str, ...]]
) -> dict[int, tuple[Label, ...]]:
    """The rows' labels; "Upheld" and "Within 25 working days" below "Stage 2 investigations" are
    of that stage, unless rows of several stages stand above them, or a row of complaints of no
    stage or another of the heads above rows (``groups``) comes between."""
    found = {}
    stage: tuple[Label, ...] = ()
    run: set[str] = set()
    group: tuple[str, ...] = ()
    parted_off = False
    for row, path in labels.items():
        if groups.get(row, ()) != group:
            group, stage, parted_off = groups.get(row, ()), (), True
        own = stage_of(path)
        if own is not None:
            run = {own} if parted_off else {*run, own}
            parted_off = False
            part = first(path, "outcome") is not None or status_of(path) is not None
            stage = () if part else tuple(only(label, "stage") for label in path)
        elif first(path, "contact") is not None or any(map(_is_of_no_stage, path)):
            stage, parted_off = (), True
        elif first(path, "outcome") is not None or status_of(path) is not None:
            found[row] = (*path, *(stage if len(run) == 1 else ()))
            parted_off = True
    return {**labels, **found}


def _is_of_no_stage(label: Label) -> bool:
    """Whether a row adds up others, or what stands below it may be of the stage that it says
    complaints went on to."""
    return is_total(label.reading) or label.reading.says("stage")
