"""Headers that answer what is asked elsewhere: "Yes | No" under "Responded to within 20 days".

"No" is short for "number" in other tables; beside a "Yes" it answers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.reading.labels import LabelReading, normalise, read_label
from extractor.reading.tabular.nearness import Label

_ANSWER = re.compile(
    r"(?:(?P<asked>.*\w)\s*[?:–—-]*\s+)?(?P<answer>yes|no|partly|partially|in\s+part)\s*[.:]?", re.I
)
_YES = re.compile(r"(?:.*\W)?yes\W*", re.I)


def with_answers(
    paths: dict[int, tuple[Label, ...]], asked: Sequence[str]
) -> dict[int, tuple[Label, ...]]:
    """The labels of one side, "Yes" and "No" saying what they answer: their own words, the spanner
    above them, or the first of ``asked`` that is understood."""
    if not any(
        path and _YES.fullmatch(normalise(path[-1].text).strip()) for path in paths.values()
    ):
        return paths
    found = {}
    for key, path in paths.items():
        above = [label.text for label in reversed(path[:-1])]
        said = _answer(path[-1].text, (*above, *asked)) if path else None
        if said is not None:
            found[key] = (*path[:-1], replace(path[-1], reading=said))
    return {**paths, **found}


def _answer(text: str, asked: Sequence[str]) -> LabelReading | None:
    """What an answer says; None where it is none. One to a question that nobody understands says
    nothing."""
    match = _ANSWER.fullmatch(normalise(text).strip())
    if match is None:
        return None
    said = match["answer"].lower()
    for question in (match["asked"] or "", *asked):
        reading = read_label(question)
        limit = reading.timescale
        within = "within" in (reading.value("status"), limit.status if limit else None)
        if within and said in ("yes", "no"):
            how = "within" if said == "yes" else "outside"
            days = f"{limit.days} days" if limit is not None and limit.days else "timescale"
            return read_label(f"{how} {days}")
        if reading.value("outcome") == "upheld":
            return read_label({"yes": "upheld", "no": "not upheld"}.get(said, "partially upheld"))
    return LabelReading(text, rest=text)
