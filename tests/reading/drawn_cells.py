"""Cells of drawn tables: figures as they are printed, and what is printed where none are."""

from __future__ import annotations

from tests.reading.chance import Chance

EMPTY = ["-", "–", "n/a", "", "N/A", "—", "..", "*", "Not recorded", "No data"]
"""What stands where there is no figure."""

BESIDE_FIGURES = ["3", "+3", "-12%", "12%", "↑", "", "0", "▲", "↓ 4%", "(3)", "-3"]
"""Changes, targets and others' figures."""

PACKED = [
    "{count} ({share}%)",
    "{count}\n({share}%)",
    "{count}({share}%)",
    "{share}% ({count})",
    "{count} {share}%",
    "{count}, {share}%",
    "{count} / {share}%",
    "{count} ({share} %)",
]
"""Counts with their shares in one cell."""

SUPPRESSED = ["<5", "< 5", "fewer than 5", "≤5"]
"""Counts too small to be published."""


def printed_cell(chance: Chance, packing: str, head: str | None) -> tuple[str, dict[str, str]]:
    """A cell and the measures that it prints."""
    # a row of counts around 2000 is, in figures, a row of years
    count = chance.number(0, chance.of([1, 9, 99, 1899]))
    share = str(chance.number(0, 100))
    if chance.once_in(2) and share not in ("0", "100"):
        share += f".{chance.number(0, 9)}"  # bare shares below one may be shares of one
    if head == "percent" or packing == "percent":
        bare = head == "percent" and chance.once_in(2)
        return share + ("" if bare else "%"), {"percent": share}
    if packing == "fraction":
        whole = count + chance.number(2, 30)  # "15/16" is a year
        text = chance.of(["{}/{}", "{} of {}", "{} out of {}", "{} (of {})", "{} / {}"])
        return text.format(count, whole), {"count": str(count), "total": str(whole)}
    if packing in PACKED:
        text = packing.format(count=count, share=share)
        return text, {"count": str(count), "percent": share}
    if not packing.startswith("money") or head == "cases":
        text, printed = counted(chance, count)
        return text, {head or "count": printed["count"]}
    amount = f"£{count:,}" + chance.of(["", ".00"])
    if packing == "money" or head == "amount_gbp":
        return amount, {"amount_gbp": str(count)}
    cases = chance.number(1, 12)
    return f"{amount} ({cases})", {"amount_gbp": str(count), "cases": str(cases)}


def counted(chance: Chance, count: int) -> tuple[str, dict[str, str]]:
    """A count as printed."""
    if chance.once_in(40):
        return chance.of(SUPPRESSED), {"count": "5"}
    text = f"{count:,}" if chance.once_in(2) else str(count)
    if count == 0 and chance.once_in(2):
        text = chance.of(["nil", "Nil", "None"])
    return text + chance.of(["", "", "", "*", "¹"]), {"count": str(count)}
