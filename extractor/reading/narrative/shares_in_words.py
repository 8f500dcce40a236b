"""A share in words with its number in brackets: "Half of all complaints (20) came from mothers".

The number says what the words say, and more exactly. Put in their place it is read like any other:
"20 of all complaints came from mothers".
"""

from __future__ import annotations

from dataclasses import dataclass

from extractor.reading.needles import Needled

_ABOUT = (
    r"(?:(?:(?:only|just|well)\s+)?(?:over|under|more\s+than|less\s+than|fewer\s+than|almost|nearly|about|around|some|"
    r"approximately|roughly|exactly|just)\s+)?"
)
_PART = (
    rf"\b{_ABOUT}(?:(?:(?:an?|one|two|three|four)[\s-]+)(?:thirds?|quarters?|fifths?|sixths?|eighths?|"
    r"tenths?)|(?:a\s+|one[\s-])?half)\b|\b(?:one|two|three|four|five|seven|nine)\s+(?:in|out\s+of)\s+"
    r"(?:every\s+)?(?:two|three|four|five|six|seven|eight|nine|ten|twenty)\b|"
    r"^\W*(?P<most>most(?!\s+complainants)|the\s+(?:(?:vast|great|overwhelming)\s+)?majority|"
    r"the\s+(?:largest|highest|greatest|biggest)\s+(?:single\s+)?(?:number|proportion|share|group))\b"
)
_THEM = (
    r"(?:[a-z]+\s+){0,2}?(?:complaints|complainants|cases|responses|compliments|investigations|them|"
    r"those|these|which)"
)
_WHICH = r"(?:(?:all|the|these|those|our|its|such)\s+)"
_OF = (
    rf"(?:\s+of\s+{_WHICH}?{_THEM}|(?:\s+(?:all|the|these|those|our|its|such))?(?P<bare>\s{_THEM}))"
)
_SAID = (
    r"(?:\s+(?:were|was|had\s+been|came|related|concerned)"
    r"(?:\s+(?!half\b|an?\s+(?:third|quarter|fifth)\b|and\b|while\b|but\b)[a-z'-]+){1,8})"
)
_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+"
_WHOLE = rf"\s+(?:out\s+)?of\s+(?:the\s+)?(?:{_NUMBER})"
_SHARE_BEFORE = Needled(
    rf"(?P<part>{_PART})(?P<of>{_OF}(?P<said>{_SAID})?)?(?P<open>\s*\(\s*|,\s+)(?P<number>(?:{_NUMBER})"
    rf"(?:{_WHOLE})?)(?P<close>\s*\)|,(?=\s))(?!\s+was\b)"
)
"""The part, what it is of, what is said of it, and the number in brackets or between commas."""


@dataclass(frozen=True, slots=True)
class Woven:
    """A sentence made of pieces of another, each with where it begins there."""

    sentence: str
    pieces: tuple[tuple[int, int], ...]

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Where the letters from ``first`` to ``last`` of the sentence stand in the other one."""
        places = [self._at(first), self._at(last - 1)]
        return min(places), max(places) + 1

    def _at(self, position: int) -> int:
        done = 0
        for start, end in self.pieces:
            if position < done + end - start:
                return start + position - done
            done += end - start
        return self.pieces[-1][1] - 1


def with_numbers_for_parts(sentence: str) -> Woven | None:
    """The sentence with the number in brackets instead of the share in words before it; None where
    no share in words has its number."""
    pieces: list[tuple[int, int]] = []
    at = 0
    for match in _SHARE_BEFORE.finditer(sentence):
        bracketed = match["open"].strip() == "("
        if bracketed != (match["close"].strip() == ")"):
            continue
        if match["said"] and (match["most"] or not bracketed):
            continue  # "most complaints were about delay (58)" has its number behind its theme
        pieces += [(at, match.start()), (match.start("number"), match.end("number"))]
        if match["of"] is not None:
            pieces.append((match.start("bare" if match["bare"] else "of"), match.end("of")))
        at = match.end()
    if not pieces:
        return None
    pieces = [piece for piece in (*pieces, (at, len(sentence))) if piece[0] < piece[1]]
    return Woven("".join(sentence[slice(*piece)] for piece in pieces), tuple(pieces))
