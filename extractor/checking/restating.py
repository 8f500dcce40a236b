"""Whether two reports say the same of one thing, and in words how far they are apart.

Reports round, suppress and say "about": 58% repeats 58.4%, "<5" repeats 3, and "about 240" repeats
243. Such values agree; only what cannot be the same number is restated.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from extractor.checking.wording import number

ABOUT = Decimal("0.05")
"""How far a number may be from one that "about" is said of, as a share of that one: "about 1,000"
is 950 to 1,050, though its zeros would allow 500 to 1,500."""

_INFINITE = Decimal("Infinity")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Printed:
    """A value as a report prints it: with "<", ">" or "~" before it or nothing, and with so many
    decimal places."""

    value: Decimal
    mark: str = ""
    places: int = 0

    def range(self) -> tuple[Decimal, bool, Decimal, bool]:
        """The numbers that it may stand for: from and to, each with whether it is one of them."""
        match self.mark:
            case "<":
                return (-_INFINITE, False, self.value, False)
            case ">":
                return (self.value, False, _INFINITE, False)
            case "~":
                near = min(_rounded_by(self.value), abs(self.value) * ABOUT)
                return (self.value - near, True, self.value + near, True)
        return (self.value, True, self.value, True)


def printed(value: int | float, mark: str | None, text: str) -> Printed:
    """The value with the decimal places that it has in the text where it is printed: 58.0 has
    one, though its value is 58."""
    exact = Decimal(str(value))
    places = [_places(found) for found in _NUMBER.findall(text) if _value(found) == exact]
    return Printed(exact, mark or "", max(places, default=_places(number(exact))))


def agree(one: Printed, other: Printed) -> bool:
    """Whether both may be the same number."""
    if one.mark or other.mark:
        return not _is_below(one, other) and not _is_below(other, one)
    coarse, fine = sorted((one, other), key=lambda value: value.places)
    if coarse.places == fine.places:
        return coarse.value == fine.value
    unit = Decimal(1).scaleb(-coarse.places)
    return any(
        fine.value.quantize(unit, rounding) == coarse.value
        for rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN)
    )


def in_print(value: Printed, measure: str) -> str:
    """The value with its mark and unit: "<5", "44.0%", "£1,250.50", "71 days"."""
    plain = f"{value.mark}{_with_places(value.value, value.places)}"
    match measure:
        case "percent":
            return f"{plain}%"
        case "amount_gbp":
            return f"{value.mark}£{_with_places(value.value, value.places)}"
        case "average_days":
            return f"{plain} days"
        case "total":
            return f"{plain} in all"
        case "cases":
            return f"{plain} cases"
    return plain


def difference(older: Sequence[Printed], newer: Sequence[Printed], measure: str) -> str:
    """How the newer values differ, in words: "3 more", "2.5 percentage points less", "fewer"."""
    more = all(_is_below(old, new) for old in older for new in newer)
    fewer = all(_is_below(new, old) for old in older for new in newer)
    if not more and not fewer:
        return "different"
    less = "fewer" if measure in ("count", "total", "cases") else "less"
    way = "more" if more else less
    if len(older) > 1 or len(newer) > 1 or older[0].mark or newer[0].mark:
        return way
    apart = abs(newer[0].value - older[0].value)
    places = max(older[0].places, newer[0].places)
    amount = _with_places(apart, places)
    match measure:
        case "percent":
            return f"{amount} percentage point{'' if apart == 1 else 's'} {way}"
        case "amount_gbp":
            return f"£{amount} {way}"
        case "average_days":
            return f"{amount} day{'' if apart == 1 else 's'} {way}"
    return f"{amount} {way}"


def _is_below(one: Printed, other: Printed) -> bool:
    """Whether every number that ``one`` may stand for is less than every one of ``other``."""
    _, _, most, most_too = one.range()
    least, least_too, _, _ = other.range()
    return most < least or (most == least and not (most_too and least_too))


def _rounded_by(value: Decimal) -> Decimal:
    """Half of the last place that is not a zero: what a number that looks rounded may hide."""
    return Decimal(1).scaleb(value.normalize().as_tuple().exponent) / 2  # type: ignore[arg-type]


def _with_places(value: Decimal, places: int) -> str:
    return f"{value:,.{places}f}"


def _places(text: str) -> int:
    return len(text.partition(".")[2])


def _value(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))
