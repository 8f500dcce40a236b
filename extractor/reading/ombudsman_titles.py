"""Titles of reports on the ombudsman's work alone."""

from __future__ import annotations

import re

from extractor.reading.labels import normalise, remembered

_JOINED_TITLE = re.compile(r"\band\b|&|\bincluding\b|\bwith\b|,", re.I)
_OMBUDSMAN_NAME = re.compile(
    r"\b(?:local\s+government|parliamentary|housing)?\s*(?:(?:and|&)\s+(?:social\s+care|health(?:\s+service)?)\s+)?"
    r"ombudsman(?:'s)?\b",
    re.I,
)


def without_council(title: str, council: str | None) -> str:
    """The title without the council's name, whose place may have an "and" of its own."""
    place = _COUNCIL_FORMS.sub(" ", council or "").split()
    if not place:
        return title
    words = ("(?:and|&)" if word.lower() == "and" else re.escape(word) for word in place)
    return re.sub(r"\W+".join(words) + _COUNCIL_BEHIND, " ", title, flags=re.I)


_COUNCIL_FORMS = re.compile(
    r"\b(?:the|royal|london|borough|city|county|district|metropolitan|council)\b(?:\s+of\b)?", re.I
)
"""What a council's name has beside its place."""


_COUNCIL_BEHIND = (
    r"(?:(?:\s+(?:borough|city|county|district|metropolitan)){0,2}\s+council\b(?:['’]s)?)?"
)


@remembered
def is_ombudsman_title(title: str) -> bool:
    """Whether a report is on the ombudsman's work alone, so that its decisions need no name.

    "Ombudsman annual review letter" is, "Complaints and Ombudsman annual report" on both.
    """
    plain = normalise(title)
    named = _OMBUDSMAN_NAME.search(plain) or re.search(r"\bLG&?S?CO\b", plain)
    if named is None:
        return False
    return not _JOINED_TITLE.search(plain[: named.start()] + plain[named.end() :])
