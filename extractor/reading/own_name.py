"""The report's own council behind a service's name, where it says nothing."""

from __future__ import annotations

import re
from functools import cache

_KINDS = (
    r"London|Royal|Metropolitan|Borough|County|City|District|Unitary|Council|Authority|MBC|of|and"
)
"""Words of a council's name that are not its place's."""


def without_place(name: str, council: str | None) -> str:
    """The name of a service without the council's place behind it: "adult care in Barset"."""
    place = _place(council or "")
    if not place:
        return name
    return re.sub(
        rf"(?<=\w)\s+(?:in|across|within)\s+(?:the\s+)?(?:(?:{_KINDS})\s+){{0,4}}(?:{place})"
        rf"(?:\s+(?:{_KINDS}|{place})){{0,4}}$",
        "",
        name,
    )


@cache
def _place(council: str) -> str:
    """The words of the council's place, as alternatives of a pattern; none of no council."""
    words = [word for word in council.split() if not re.fullmatch(_KINDS, word)]
    return "|".join(map(re.escape, words))
