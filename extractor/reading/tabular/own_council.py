"""Headers that name the report's own council, beside other authorities' or at a total."""

from __future__ import annotations

import re

from extractor.reading.labels import read_label
from extractor.reading.tabular.nearness import Label, years_of

_AUTHORITY = re.compile(
    r"\b(?:(?:london|royal|metropolitan) borough|(?:county|city|borough|district) council|council|"
    r"borough|county|city|of|the)\b",
    re.I,
)
"""What a council's name has around that of its place."""


def is_council(text: str, council: str | None) -> bool:
    """Whether a label is the name of the report's own council, in full or by its place."""
    named = [" ".join(_AUTHORITY.sub(" ", name).lower().split()) for name in (text, council or "")]
    return bool(named[0]) and named[0] == named[1]


def without_own_council(
    paths: dict[int, tuple[Label, ...]], council: str | None
) -> dict[int, tuple[Label, ...]]:
    """The headers without the name of the report's own council beside other authorities': its
    figures are the report's, of the year that stands with the name."""
    own = {
        key: path[-1]
        for key, path in paths.items()
        if path and is_council(_without_years(path[-1]), council)
    }
    beside = any(
        path and path[-1].reading.says("skip") for key, path in paths.items() if key not in own
    )
    years = {key: next(iter(years_of([label])), None) for key, label in own.items()}
    if not own or not beside or len(set(years.values())) < len(own):
        return paths
    bare = {
        key: (*paths[key][:-1], Label(label.origin, read_label(year), text=year))
        for key, label in own.items()
        for year in [years[key] or ""]
    }
    return {**paths, **bare}


def _without_years(label: Label) -> str:
    text = list(label.text)
    for mention in label.reading.years:
        text[mention.start : mention.end] = " " * (mention.end - mention.start)
    return "".join(text)
