"""Years as labels, below a heading that says what is counted: "2021/22: 97"."""

from __future__ import annotations

import re

from extractor.reading.narrative.rewritten import Put

_BY_YEAR = re.compile(
    r"\W*(?P<year>(?:19|20)\d\d\s?[/–-]\s?(?:20)?\d\d)\s*(?::|\s[–—-]|=)\s*"
    r"(?P<value>\d[\d,]*(?:\.\d+)?\s?%?)\s*[.;]?\s*"
)
_EACH_YEAR = r"(?:\s+(?:by|per|each|in\s+each|over\s+the)\s+(?:\w+\s+)?years?)?\s*:?\s*"
_NO_NOUN = (
    r"(?!(?:who|that|which|with|for|on|by|from|staff|targets?|training|times?|costs?|days|deal\w*)"
    r"\b)"
)
_CONTACTS = r"(?:complaints|compliments|comments|enquiries|concerns|investigations|panels)"
_COUNTED = re.compile(
    rf"\W*(?:\d[\d.]*\s+)?(?:(?:total|number|no\.?|volume)\s+(?:of\s+)?)*(?P<noun>(?:{_NO_NOUN}[A-Za-z][\w’'-]*\s+|[123]\s+){{0,4}}?{_CONTACTS})"
    rf"(?:\s+(?P<what>received|made|recorded|upheld|partially\s+upheld|partly\s+upheld|not\s+upheld|withdrawn))?{_EACH_YEAR}",
    re.I,
)
_SHARED = re.compile(
    rf"\W*(?:\d[\d.]*\s+)?(?:percentage|proportion|share|%)\s+(?:of\s+)?(?P<noun>(?:{_NO_NOUN}[A-Za-z][\w’'-]*\s+|[123]\s+){{0,4}}?{_CONTACTS}\s+)?"
    r"(?:that\s+were\s+)?(?P<what>(?:answered|responded\s+to|resolved|completed|closed|upheld|partially\s+upheld|not\s+upheld)"
    rf"(?:\s+(?:with)?in\s+[\w -]{{3,30}}?|\s+on\s+time)?){_EACH_YEAR}",
    re.I,
)
"""Headings that say all of a number but its year: of a count and of a share."""


def sentence_of_year(heading: str, text: str) -> Put | None:
    """The sentence for a year with its number below ``heading``; None where the heading does not
    say what is counted, or counts what is printed as a share."""
    line = _BY_YEAR.fullmatch(text)
    if line is None:
        return None
    value, shared = line["value"], "%" in line["value"]
    told = (_SHARED if shared else _COUNTED).fullmatch(heading)
    if told is None:
        return None
    noun = (told["noun"] or "complaints").strip()
    of = "of " if shared else ""
    sentence = f"{value} {of}{noun} were {told['what'] or 'received'} in {line['year']}."
    return Put(sentence, line.start("value"), line.end("value"))
