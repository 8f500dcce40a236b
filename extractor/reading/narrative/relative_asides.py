"""Asides between a number and its verb: "21, which did not qualify, were corporate".

They say more of what is counted and nothing of what the sentence says of it. It is read as it would
be without them.
"""

from __future__ import annotations

from extractor.reading.narrative.shares_in_words import Woven
from extractor.reading.needles import Needled

_ASIDE = Needled(
    r"\b(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?P<share>\s*\([^()]*\))?"
    r"(?P<aside>,\s+(?:which|who|all\s+of\s+which|most\s+of\s+which|mostly|mainly|largely|many\s+of\s+them)\b[^,.;:()\d]{3,80},)"
    r"(?=\s+(?:were|was|had|have|has|came|went|related|concerned|took)\b)"
)


def without_asides(sentence: str) -> Woven | None:
    """The sentence without such asides; None where it has none."""
    pieces: list[tuple[int, int]] = []
    at = 0
    for match in _ASIDE.finditer(sentence):
        pieces.append((at, match.start("aside")))
        at = match.end("aside")
    if not pieces:
        return None
    pieces.append((at, len(sentence)))
    return Woven("".join(sentence[slice(*piece)] for piece in pieces), tuple(pieces))
