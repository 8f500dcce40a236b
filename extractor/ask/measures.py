"""The measures that a question can be about: each by the name that people type, its unit, and how
its value is found in what one report prints.

A count, an amount or a share is taken as printed. A rate that is not printed is computed where all
its parts are, in the same report and for the same thing; ``basis`` always says which.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extractor.ask.readings import Beside, Group, Key, Reading

PRINTED = "printed"


@dataclass(frozen=True, slots=True)
class Value:
    """A measure's value for one thing. ``number`` is None where its parts are printed and no rate
    can be made of them, which ``note`` then says; ``parts`` are all that it rests on, ``shown`` the
    numbers of the parts by name. What is not ``comparable`` is not what other reports call so."""

    key: Key
    number: int | float | None
    basis: str
    parts: tuple[Reading, ...]
    report_year: str | None
    note: str | None = None
    qualifier: str | None = None
    shown: Mapping[str, int | float] = field(default_factory=dict)
    comparable: bool = True


Finder = Callable[[Group, Beside], list[Value]]


@dataclass(frozen=True, slots=True)
class Measure:
    """What people can ask for: its title on a chart, the unit of its values and how they are found.

    ``low_first`` says that a low value leads a league.
    """

    title: str
    unit: str
    find: Finder
    low_first: bool = False


def _as_printed(group: Group, found: Sequence[Reading]) -> list[Value]:
    """Each value that is printed; both where the report contradicts itself."""
    distinct = sorted({(r.value, r.qualifier or "") for r in found})
    clash = " and ".join(f"{mark}{_plain(number)}" for number, mark in distinct)
    values = []
    for number, mark in distinct:
        parts = tuple(r for r in found if (r.value, r.qualifier or "") == (number, mark))
        note = f"the report prints {clash}" if len(distinct) > 1 else corrected(parts)
        values.append(
            Value(group.key, number, PRINTED, parts, group.report_year, note, mark or None)
        )
    return values


def printed(family: str, measure: str, **said: str) -> Finder:
    """Finds a measure of one family as printed."""

    def find(group: Group, _: Beside) -> list[Value]:
        return _as_printed(group, group.find(family, measure, **said))

    return find


def find_timeliness(group: Group, beside: Beside) -> list[Value]:
    """The share of responses within the timescale: as printed, else of the printed total, else of
    those within and outside together.

    Reports head the band from 11 to 20 days "within 20" too. Fewer within a longer limit than
    within a shorter one shows it: such a share has a note, and is compared with nobody's.
    """
    values = _share_within(group)
    for other in beside.shorter:
        for shorter in _share_within(other):
            values = [_band(value, shorter) for value in values]
    return values


def _band(value: Value, shorter: Value) -> Value:
    if value.number is None or shorter.number is None or value.number >= shorter.number:
        return value
    days = shorter.key.timescale_days
    said = (
        f"within {days} days it is {_plain(shorter.number)}%: this is perhaps the band after that"
    )
    note = f"{value.note}; {said}" if value.note else said
    return replace(value, note=note, comparable=False)


def _share_within(group: Group) -> list[Value]:
    said = {"status": "within", "contact": "complaint"}
    if shares := group.find("timeliness", "percent", **said):
        return _as_printed(group, shares)
    within = group.find("timeliness", "count", **said)
    if total := group.find("timeliness", "total", **said):
        return _rate(group, {"within": within, "responses": total}, ("within",), "responses")
    outside = group.find("timeliness", "count", status="outside", contact="complaint")
    return _rate(group, {"within": within, "outside": outside}, ("within",), "within and outside")


def find_uphold_rate(group: Group, _: Beside) -> list[Value]:
    """The share of decisions that found fault: (upheld + partially upheld) of all decided, or
    fault found of all decided; as printed where only shares are."""

    def of(outcome: str, measure: str = "count") -> tuple[Reading, ...]:
        return group.find("outcomes", measure, outcome=outcome, contact="complaint")

    upheld, partly, not_upheld = of("upheld"), of("partially_upheld"), of("not_upheld")
    both = {"upheld": upheld, "partially_upheld": partly}
    if upheld and partly and of("total"):
        return _rate(group, both | {"decided": of("total")}, tuple(both), "decided")
    if of("fault_found") and of("total"):
        parts = {"fault_found": of("fault_found"), "decided": of("total")}
        return _rate(group, parts, ("fault_found",), "decided")
    if upheld and partly and not_upheld:
        parts = both | {"not_upheld": not_upheld}
        return _rate(group, parts, tuple(both), "upheld, partially and not upheld")
    if shares := of("fault_found", "percent"):
        return _as_printed(group, shares)
    return []


def find_escalation_rate(group: Group, beside: Beside) -> list[Value]:
    """The share of a stage's complaints that went on to the next: as printed, else those escalated
    of those received, else those received at the next stage of those received at this one."""
    said = {"contact": "complaint"}
    if shares := group.find("stage_counts", "percent", event="escalated", **said):
        return _as_printed(group, shares)
    received = group.find("stage_counts", "count", event="received", **said)
    if escalated := group.find("stage_counts", "count", event="escalated", **said):
        return _rate(
            group, {"escalated": escalated, "received": received}, ("escalated",), "received"
        )
    if beside.next_stage is None:
        return []
    later = beside.next_stage.find("stage_counts", "count", event="received", **said)
    parts = {"received_at_next_stage": later, "received": received}
    return _rate(group, parts, ("received_at_next_stage",), "received")


def find_compensation(group: Group, _: Beside) -> list[Value]:
    """What was paid in all, not what was paid for one reason."""
    paid = group.find("compensation", "amount_gbp", scope="total")
    return _as_printed(group, [reading for reading in paid if reading.reason is None])


def find_per_case(group: Group, _: Beside) -> list[Value]:
    """What was paid for the year, by the number of payments or cases that the same figure gives."""
    amounts = group.find("compensation", "amount_gbp", scope="total")
    cases = {r.figure_id: r for r in group.find("compensation", "cases", scope="total")}
    values = []
    for amount in amounts:
        count = cases.get(amount.figure_id)
        if count is None:
            continue
        parts = {"amount_gbp": (amount,), "cases": (count,)}
        values += _quotient(group, parts, ("amount_gbp",), "cases", 1, 2)
    return values


def _rate(
    group: Group, parts: Mapping[str, Sequence[Reading]], above: Sequence[str], whole: str
) -> list[Value]:
    return _quotient(group, parts, above, whole, 100, 1)


def _quotient(
    group: Group,
    parts: Mapping[str, Sequence[Reading]],
    above: Sequence[str],
    whole: str,
    times: int,
    places: int,
) -> list[Value]:
    """``times`` the parts ``above`` by the whole, to so many decimal places. The whole is a part by
    its name, else the sum of all parts. Nothing where a part is missing."""
    if not all(parts.values()):
        return []
    told = tuple(reading for found in parts.values() for reading in found)
    between = " by" if times == 1 else ", of"
    basis = f"{' + '.join(above)}{between} {whole}".replace("_", " ")
    shown: dict[str, int | float] = {}
    for name, found in parts.items():
        numbers = sorted({reading.value for reading in found})
        if len(numbers) > 1:
            clash = " and ".join(map(_plain, numbers))
            said = f"{name.replace('_', ' ')} is printed as {clash}"
            return [Value(group.key, None, basis, told, group.report_year, said)]
        shown[name] = numbers[0]
    bound = next((reading for reading in told if reading.qualifier), None)
    if bound is not None:
        said = f"a part is printed as {bound.qualifier}{_plain(bound.value)}"
        return [Value(group.key, None, basis, told, group.report_year, said, shown=shown)]
    top = sum(shown[name] for name in above)
    bottom = shown[whole] if whole in shown else sum(shown.values())
    number: int | float | None = None
    note = corrected(told)
    if not bottom:
        note = "none to make a rate of"
    elif times == 100 and top > bottom:
        note = "the parts are more than the whole"
    else:
        number = round(times * top / bottom, places)
        number = int(number) if number == int(number) else number
    return [Value(group.key, number, basis, told, group.report_year, note, shown=shown)]


def corrected(parts: Sequence[Reading]) -> str | None:
    """What people corrected in the parts, or None."""
    said = dict.fromkeys(f"corrected: {part.corrected}" for part in parts if part.corrected)
    return "; ".join(said) or None


def _plain(number: int | float) -> str:
    return f"{number:,.10g}"


def _received(contact: str, title: str, unit: str) -> Measure:
    return Measure(title, unit, printed("stage_counts", "count", contact=contact, event="received"))


def _event(event: str, title: str) -> Measure:
    find = printed("stage_counts", "count", contact="complaint", event=event)
    return Measure(title, "complaints", find)


def _outcome(outcome: str, title: str) -> Measure:
    find = printed("outcomes", "count", contact="complaint", outcome=outcome)
    return Measure(title, "complaints", find)


MEASURES: dict[str, Measure] = {
    "complaints": _received("complaint", "Complaints received", "complaints"),
    "compliments": _received("compliment", "Compliments received", "compliments"),
    "representations": _received("representation", "Representations received", "representations"),
    "enquiries": _received("enquiry", "Enquiries received", "enquiries"),
    "member-enquiries": _received(
        "member_enquiry", "Enquiries of councillors and MPs", "enquiries"
    ),
    "completed": _event("completed", "Complaints completed"),
    "rejected": _event("rejected", "Complaints not accepted"),
    "withdrawn": _event("withdrawn", "Complaints withdrawn"),
    "escalated": _event("escalated", "Complaints escalated"),
    "timeliness": Measure("Answered within the timescale", "%", find_timeliness),
    "average-days": Measure(
        "Average time to answer",
        "working days",
        printed("timeliness", "average_days", status="average", contact="complaint"),
        low_first=True,
    ),
    "decided": _outcome("total", "Complaints decided"),
    "upheld": _outcome("upheld", "Complaints upheld"),
    "partially-upheld": _outcome("partially_upheld", "Complaints partially upheld"),
    "not-upheld": _outcome("not_upheld", "Complaints not upheld"),
    "fault-found": _outcome("fault_found", "Complaints in which fault was found"),
    "uphold-rate": Measure("Uphold rate", "%", find_uphold_rate),
    "escalation-rate": Measure("Escalation rate", "%", find_escalation_rate),
    "compensation": Measure("Compensation paid", "£", find_compensation),
    "compensation-per-case": Measure("Compensation per case", "£", find_per_case),
}
