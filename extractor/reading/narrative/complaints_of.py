"""What people complained of: "18 complaints of poor communication" are complaints about it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_OF_FAULT = re.compile(
    r"\bcomplaints\s+(?P<of>of)(?=\s+(?:an?\s+)?(?:poor|bad|lack|failures?|failing|delays?|delayed|rude|rudeness|missed|unfair\w*|"
    r"bias|neglect|harassment|discrimination|noise|inadequate|insufficient|late|unhelpful|inappropriate|slow|bullying|"
    r"damage|misconduct|unprofessional|unsatisfactory|incorrect|inaccura\w+)\b)",
    re.I,
)
_ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Respelt:
    """A sentence with some of its words replaced by ``longer`` letters more, which end at ``ends``
    in it."""

    sentence: str
    ends: tuple[int, ...]
    longer: int

    def place(self, position: int) -> int:
        """Where a letter of the sentence stands in the text."""
        return position - self.longer * sum(1 for end in self.ends if end <= position)


def with_about(sentence: str) -> Respelt | None:
    """The sentence with "complaints about" where it says "complaints of" some fault; None where it
    does not."""
    found = [m.start("of") for m in _OF_FAULT.finditer(sentence)]
    if not found:
        return None
    longer = len(_ABOUT) - len("of")
    said = sentence
    for start in reversed(found):
        said = said[:start] + _ABOUT + said[start + len("of") :]
    ends = tuple(start + index * longer + len(_ABOUT) for index, start in enumerate(found))
    return Respelt(said, ends, longer)
