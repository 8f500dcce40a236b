"""What the checks are worth: numbers of the fixture reports are changed one at a time, and the
checks must name the one that was changed.

A number takes part if a sum or a share that holds rests on it. It is changed as writers do, by one
too many and by two digits that change places, in one cell or sentence alone: in the claim that was
read there and in its text. Merging and checking follow. Not every change can be seen (838 and 839
of 1,389 are both 60%), so the floors are what was measured.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

import pytest

from extractor.checking.arithmetic import check
from extractor.checking.checks import Check
from extractor.checking.merge import Figure, merge
from extractor.pipeline import ReadPart
from extractor.reading.claims import Claim, Source
from extractor.reading.quantities import find_number_words, find_quantities

Parts = dict[str, list[ReadPart]]

RESTS_ON = {
    "total_mismatch": ("count", "amount_gbp"),
    "percent_mismatch": ("count", "percent", "total"),
}
"""Measures that sums and shares are made of, by kind of check."""

LOOK_AT_SHARES = ("shares_make_all", "shares_in_time_and_late")
"""Rules that look at no counts."""

LEAST_FOUND = 0.91
"""Part of all changes that a check must name."""

LEAST_FOUND_BY_RULE = {
    "parts_and_total": 0.94,
    "quarters_and_year": 0.97,
    "share_of_total": 0.96,
    "shares_make_all": 0.96,
    "themes_and_base": 0.95,
    "cut_and_complaints": 0.95,
    "payments_and_total": 0.95,
    "share_of_responses": 0.85,
    "parts_in_a_sentence": 0.64,
    "in_time_and_late": 0.55,
    "shares_in_time_and_late": 0.55,
    "stated_share": 0.6,
    "stated_change": 0.7,
    "escalation_rate": 0.4,
}
"""The same of the numbers on which each rule's checks rest. Rates and shares of prose have few
neighbours that could bear witness against a wrong one, a lone rate none; a sentence may leave parts
out."""


SHARES_ALONE = ("angus-2020-21-scotland", "calderdale-2020-21-scan")
"""Reports that print shares without a total, or without counts at all. That they make 100% is
evidence for them; that they do not is none against them, for a row may have been left out."""

LEAST_FOUND_BY_ITS_OWN = 0.85
"""Part of all changes that a rule must name that rested on the number. The others are named by a
sum that had no place for it before, or by the same number elsewhere."""


@dataclass
class Tally:
    """How many changes were made and found, in all and by the rules that rested on the number; how
    many one of these very rules found; and which rules found them."""

    made: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    by_its_own: int = 0
    finders: Counter[str] = field(default_factory=Counter)

    def rate(self, name: str) -> float:
        return self.found[name] / self.made[name]


def changes(value: Decimal) -> list[Decimal]:
    """One too many, and the first two different digits exchanged."""
    digits = f"{value:f}"
    found = [value + 1]
    for at, (one, other) in enumerate(pairwise(digits)):
        if one.isdigit() and other.isdigit() and one != other:
            exchanged = digits[:at] + other + one + digits[at + 2 :]
            return found if exchanged.startswith("0") else [*found, Decimal(exchanged)]
    return found


def retyped(text: str, value: Decimal, instead: Decimal) -> str:
    """The text with the first print of a number replaced, in digits."""
    for found in (*find_quantities(text), *find_number_words(text)):
        if found.value == value:
            sign = {"percent": "%"}.get(found.unit or "", "")
            pound = "£" if found.unit == "gbp" else ""
            return f"{text[: found.start]}{pound}{instead:f}{sign}{text[found.end :]}"
    raise AssertionError(f"{value} is not printed in {text!r}")


def changed(
    claims: list[Claim], at: int, measure: str, instead: Decimal
) -> tuple[list[Claim], Source]:
    """The claims with one number changed, everywhere that its cell or sentence is told of."""
    old = claims[at].source
    text = retyped(old.text, claims[at].measures[measure], instead)

    def same_print(source: Source) -> bool:
        sentence = source.kind == "narrative" and (source.page, source.text) == (old.page, old.text)
        return source == old or sentence

    new = [
        replace(claim, source=replace(claim.source, text=text))
        if same_print(claim.source)
        else claim
        for claim in claims
    ]
    new[at] = replace(new[at], measures={**claims[at].measures, measure: instead})
    return new, new[at].source


def rests_on(figures: tuple[Figure, ...], checks: list[Check]) -> dict[tuple[int, str], set[str]]:
    """The rules whose sums and shares hold by a figure's measure."""
    found: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
    for made in checks:
        measures = ("percent",) if made.rule in LOOK_AT_SHARES else RESTS_ON.get(made.kind, ())
        for measure in measures if made.holds else ():
            for index in made.figures:
                if measure in figures[index].measures:
                    found[index, measure].add(made.rule)
    return found


def states(claim: Claim, figure: Figure) -> bool:
    """Whether a claim was merged into a figure."""
    agree = all(figure.measures.get(name) == value for name, value in claim.measures.items())
    return agree and figure.family == claim.family and claim.source in figure.sources


def numbers_of(part: ReadPart, checks: list[Check]) -> Iterator[tuple[int, str, set[str]]]:
    """Each printed number that takes part: claim, measure, and the rules that rest on it."""
    rules = rests_on(part.figures, checks)
    for at, claim in enumerate(part.reading.claims):
        for measure in claim.measures:
            for (index, name), names in rules.items():
                figure = part.figures[index]
                if name == measure and states(claim, figure):
                    yield at, measure, names
                    break


def mutate(part: ReadPart, tally: Tally) -> None:
    """Change every number of a report that takes part, one at a time."""
    said = (part.reading.conflicts, part.part.report_year, part.reading.paragraphs)
    before = check(part.figures, *said)
    known = {(made.rule, made.message) for made in before if not made.holds}
    claims = list(part.reading.claims)
    for at, measure, rules in numbers_of(part, before):
        for instead in changes(claims[at].measures[measure]):
            new, source = changed(claims, at, measure, instead)
            figures = merge(new)
            finders = {
                made.rule
                for made in check(figures, *said)
                if not made.holds
                and (made.rule, made.message) not in known
                and any(source in figures[i].sources for i in made.figures)
            }
            tally.finders.update(finders)
            tally.by_its_own += bool(finders & rules)
            for name in ("all", *rules):
                tally.made[name] += 1
                tally.found[name] += bool(finders)


def tally_of(parts: Iterable[ReadPart]) -> Tally:
    found = Tally()
    for part in parts:
        mutate(part, found)
    return found


@pytest.fixture(scope="module")
def tally(fixtures_parts: Parts) -> Tally:
    return tally_of(
        part for slug, parts in fixtures_parts.items() for part in parts if slug not in SHARES_ALONE
    )


@pytest.mark.parametrize("slug", SHARES_ALONE)
def test_what_no_total_bears_witness_of_is_not_named(slug: str, fixtures_parts: Parts) -> None:
    alone = tally_of(fixtures_parts[slug])
    assert alone.made["all"]
    assert alone.rate("all") < LEAST_FOUND, "take it out of SHARES_ALONE: it is named by now"


def test_a_changed_number_is_named(tally: Tally) -> None:
    print(f"\n{tally.found['all']} of {tally.made['all']} changes found: {tally.rate('all'):.1%}")
    for name in sorted(tally.made):
        print(f"  {name:28} {tally.found[name]:4} of {tally.made[name]:4}  {tally.rate(name):.0%}")
    print("found by", dict(tally.finders.most_common()))
    own = tally.by_its_own / tally.made["all"]
    print(f"found by a rule that rested on the number: {own:.1%}")
    assert tally.made["all"] > 500
    assert tally.rate("all") >= LEAST_FOUND
    assert own >= LEAST_FOUND_BY_ITS_OWN


@pytest.mark.parametrize("rule", LEAST_FOUND_BY_RULE)
def test_a_changed_number_is_named_whatever_rule_rests_on_it(tally: Tally, rule: str) -> None:
    assert tally.made[rule]
    assert tally.rate(rule) >= LEAST_FOUND_BY_RULE[rule]


def test_every_rule_that_rests_on_a_fixture_s_numbers_has_a_floor(tally: Tally) -> None:
    assert set(tally.made) - {"all"} <= set(LEAST_FOUND_BY_RULE)


def test_how_a_number_is_retyped() -> None:
    assert changes(Decimal(141)) == [142, 411]
    assert changes(Decimal(10)) == [11]
    assert changes(Decimal("79.6")) == [Decimal("80.6"), Decimal("97.6")]
    assert changes(Decimal(7)) == [8]
    assert retyped("Fourteen (35%) were late", Decimal(14), Decimal(15)) == "15 (35%) were late"
    assert retyped("14 (35%)", Decimal(35), Decimal(53)) == "14 (53%)"
    assert retyped("paid £1,200", Decimal(1200), Decimal(2100)) == "paid £2100"
