"""Services that a report calls by their initials once it has named them: "Adult Services (AS)"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.reading.labels import normalise
from extractor.reading.service_names import service_named
from extractor.reading.tabular.axes import name_key

_INITIALS = re.compile(r"\(\s*[\"'“”]?(?P<short>[A-Z][A-Z&]{1,6})[\"'“”]?\s*\)")
_WORD = re.compile(r"[A-Za-z][A-Za-z']*|&")
_LEFT_OUT = frozenset({"and", "of", "for", "the", "in", "with", "&"})
"""Small words of a name that its initials may leave out."""

LONGEST = 12
"""Words before the brackets among which a name is looked for."""


def services_abbreviated(texts: Iterable[str]) -> dict[str, str]:
    """The kind, "service", of the initials of each service named in the texts, by ``name_key``.

    The letters must be those of the words before the brackets, in order and all of them, so that a
    procedure or a law in brackets ("the Ombudsman (LGSCO)") names no service.
    """
    found = {}
    for text in texts:
        plain = normalise(text)
        for match in _INITIALS.finditer(plain):
            name = _spelt_out(match["short"], plain[: match.start()])
            if name is not None and service_named(name) is not None:
                found[name_key(match["short"])] = "service"
    return found


def _spelt_out(short: str, before: str) -> str | None:
    """The end of the text before the brackets whose words begin with the letters; None for none."""
    words = list(_WORD.finditer(before))[-LONGEST:]
    letters = [letter for letter in short.lower() if letter != "&"]
    for at in range(len(words) - 1, -1, -1):
        word = words[at][0].lower()
        if letters and word[0] == letters[-1]:
            letters.pop()
        elif word not in _LEFT_OUT:
            return None
        if not letters:
            return before[words[at].start() :].strip()
    return None
