"""Themes of complaints as subjects: "Charging gave rise to 38", "then came delay with 18".

The theme is a label of its own, whatever its words: the sentence, or the heading above, says that
it is one.
"""

from __future__ import annotations

import re

from extractor.reading.narrative.entries import axis_of
from extractor.reading.narrative.names import kind_of_words, trimmed
from extractor.reading.narrative.stated import Sentence, Statement

_SOME = r"(?:\s+(?:some|just|only|about|almost|nearly|another|a\s+further))?\s+$"
_CAUSED = re.compile(
    r"^\W*(?P<label>[A-Za-z][^.;:,()\d]{2,60}?)\s+(?:gave\s+rise\s+to|led\s+to|prompted|caused|"
    r"(?:lay|was|were)\s+behind|featured\s+in|figured\s+in|"
    rf"(?:was|were)\s+the\s+(?:cause|theme|subject|reason)s?\s+(?:of|for|in|behind)){_SOME}",
    re.I,
)
_CAME = re.compile(
    r"(?:^|[;:,]\s+)(?:then|next|second|third)\s+(?:came|was|were)\s+"
    rf"(?P<label>[^.;:,()\d]{{3,60}}?)\s+(?:with|at|in){_SOME}",
    re.I,
)
_NOT_A_THEME = re.compile(
    r"\b(?:it|this|that|these|those|they|we|which|who|he|she|there|complaints?|stage|report|council|"
    r"ombudsman|investigations?|meetings?|review)\b",
    re.I,
)


def category_before(sentence: Sentence, statement: Statement) -> str | None:
    """The theme whose number this is; None where nothing says that the words are a theme."""
    ahead = sentence.text[: statement.first]
    match = _CAUSED.search(ahead) or _CAME.search(ahead)
    if match is None or _NOT_A_THEME.search(match["label"]):
        return None
    kind = kind_of_words(sentence.reading, *match.span("label"))
    if kind == "category":
        return trimmed(match["label"])
    told = axis_of("", sentence.setting.heading_text) == "category"
    return trimmed(match["label"]) if told and kind is None else None
