"""Stages whose procedure the report has told once: "Stage 1 of the statutory procedure".

A report on two procedures that counts the stages of one only, and the other's complaints as a
whole, says of which procedure the stages are where it first counts them, and "Stage 1" afterwards.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from extractor.reading.claims import Claim, Dimensions
from extractor.reading.context import SOCIAL_CARE
from extractor.reading.labels import normalise

STAGES = ("stage_1", "stage_2", "stage_3")
PROCEDURES = ("statutory", "corporate")
EXPLICIT = ("sentence", "stub", "boxhead", "caption", "heading", "lead-in")
"""Where a procedure is said of the number itself and not carried over to it."""


LEAST_PARTS = 2
"""Fewest numbers that may prove by their sum to be parts of the one before."""

LEAST_AGAIN = 10
"""Smallest count by which two mentions of it are known for one: small ones come in every table."""


def settle_again(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, a sentence's count at a stage given the procedure of the same count elsewhere.

    A summary says "Stage 1 complaints rose to 861", and the section on the corporate procedure
    counts those 861: everything else that is said of the two is the same. A table's count without
    a procedure is of both, though all of them be of one.
    """
    told: defaultdict[tuple[Dimensions, Decimal], set[str]] = defaultdict(set)
    for claim in claims:
        procedure, count = claim.dimensions.procedure, _count(claim)
        if procedure is not None and count is not None:
            told[count].add(procedure)
    found = []
    for claim in claims:
        count = _count(claim) if claim.source.kind == "narrative" else None
        own = told.get(count, ()) if count is not None else ()
        found.append(_settled(claim, *own) if len(own) == 1 else claim)
    return found


def _count(claim: Claim) -> tuple[Dimensions, Decimal] | None:
    """What tells a count again: what it is of, whatever its procedure, and its size."""
    value = claim.measures.get("count")
    if value is None or value < LEAST_AGAIN:
        return None
    return replace(claim.dimensions, procedure=None), value


def settle_stages(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, a sentence's outcome without a stage given the one at which a table counts it.

    "32 (21%) were upheld" below a table of Stage 1, where 32 were, is of Stage 1; with any outcome
    of another stage among them they would be more. Not so where a table counts them without a stage
    or at two.
    """
    told: defaultdict[tuple[Dimensions, Decimal], set[str | None]] = defaultdict(set)
    for claim in claims:
        value = claim.measures.get("count")
        if claim.source.kind == "table" and claim.family == "outcomes" and value is not None:
            told[replace(claim.dimensions, stage=None), value].add(claim.dimensions.stage)
    found = []
    for claim in claims:
        own, value = claim.dimensions, claim.measures.get("count")
        sentence = claim.source.kind == "narrative" and claim.family == "outcomes"
        if sentence and own.stage is None and value is not None and value >= LEAST_AGAIN:
            stages = told.get((own, value), set())
            if len(stages) == 1 and stages <= set(STAGES):
                claim = replace(
                    claim,
                    dimensions=replace(own, stage=next(iter(stages))),
                    origins={**claim.origins, "stage": "the same count in a table"},
                )
        found.append(claim)
    return found


def settle_divided(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, those of a sentence that divides a whole given what the report says of that whole
    where it counts it: "17 of the 52 were upheld" after a sentence on other complaints.

    Only what the sentence takes over from elsewhere is put right, and only where one count of the
    report is as large and of the same year and contact.
    """
    told: defaultdict[tuple[str | None, str | None, Decimal], set[Placed]] = defaultdict(set)
    for claim in claims:
        value = claim.measures.get("count")
        if claim.family == "stage_counts" and value is not None and value >= LEAST_AGAIN:
            told[claim.dimensions.year, claim.dimensions.contact, value].add(_placed(claim))
    sentences: defaultdict[tuple[int, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.source.kind == "narrative":
            sentences[claim.source.page, claim.source.text].append(claim)
    moved: dict[int, Claim] = {}
    for group in sentences.values():
        own = {_placed(claim) for claim in group}
        wholes = {(c.dimensions.year, c.dimensions.contact, n) for c in group for n in _divided(c)}
        if len(own) != 1 or len(wholes) != 1:
            continue
        here, there = own.pop(), told.get(wholes.pop(), set())
        if len(there) != 1 or here in there:
            continue
        known = next(iter(there))
        differing = [k for k, a, b in zip(PLACED, here, known, strict=True) if a != b]
        at = PLACED.index("stage")
        if differing == ["stage"] and (here[at], known[at]) == ("stage_1", None):
            continue  # what came in came in at the first stage: the count says less than the place
        if all(group[0].origins.get(name) not in ("sentence", None) for name in differing):
            for claim in group:
                moved[id(claim)] = _moved(claim, known)
    return [moved.get(id(claim), claim) for claim in claims]


PLACED = ("procedure", "stage", "service_area")
"""What tells of which complaints a count is, beside year and kind of contact."""

Placed = tuple[str | None, ...]


def _placed(claim: Claim) -> Placed:
    return tuple(getattr(claim.dimensions, name) for name in PLACED)


def _divided(claim: Claim) -> list[Decimal]:
    """The whole that a claim is a part of, or is, where it is large enough to be known again."""
    whole = claim.measures.get("total")
    if claim.family == "outcomes" and claim.dimensions.outcome == "total":
        whole = claim.measures.get("count")
    return [whole] if whole is not None and whole >= LEAST_AGAIN else []


def _moved(claim: Claim, known: Placed) -> Claim:
    procedure, stage, service = known
    dimensions = replace(claim.dimensions, procedure=procedure, stage=stage, service_area=service)
    origins = dict(claim.origins)
    for name, before, now in zip(PLACED, _placed(claim), known, strict=True):
        if before != now:
            origins.pop(name, None)
            origins |= {name: "the whole counted elsewhere"} if now is not None else {}
    return replace(claim, dimensions=dimensions, origins=origins)


def with_decisions(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, and what a sentence says that the Ombudsman decided as the total of what he
    decided: "The Ombudsman determined 27 complaints". A claim that says so itself stands alone."""
    found: list[Claim] = []
    for claim in claims:
        found.append(claim)
        own = claim.dimensions
        decided = own.stage == "ombudsman" and own.event == "completed"
        if claim.family == "stage_counts" and claim.source.kind == "narrative" and decided:
            total = replace(own, event=None, outcome="total")
            counts = {k: v for k, v in claim.measures.items() if k == "count"}
            if counts and own.contact == "complaint":
                origins = {k: v for k, v in claim.origins.items() if k != "event"}
                found.append(
                    replace(
                        claim, family="outcomes", dimensions=total, measures=counts, origins=origins
                    )
                )
    return found


def settle_parts(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without the parts of a whole that nothing tells from it: of "six complaints, four
    on adults and two on children", read alike, only the six are complaints of that kind."""
    alike: defaultdict[tuple[int, str, str, Dimensions], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.source.kind == "narrative" and set(claim.measures) == {"count"}:
            place = (claim.source.page, claim.source.text, claim.family, claim.dimensions)
            alike[place].append(claim)
    parts: set[int] = set()
    for group in alike.values():
        first, *others = (claim.measures["count"] for claim in group)
        if len(others) >= LEAST_PARTS and sum(others) == first and all(others):
            parts |= {id(claim) for claim in group[1:]}
    return [claim for claim in claims if id(claim) not in parts]


def settle_wholes(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, a whole that only inherits its procedure without it where the report counts parts
    of the whole by procedure: "157 complaints were received, of which 141 were statutory and four
    corporate"."""
    parts: defaultdict[Dimensions, dict[str, set[Decimal]]] = defaultdict(dict)
    for claim in claims:
        value = claim.measures.get("count")
        procedure = claim.dimensions.procedure
        if value is not None and procedure is not None and _says(claim, procedure):
            whole = replace(claim.dimensions, procedure=None)
            parts[whole].setdefault(procedure, set()).add(value)
    return [_whole(claim, parts) for claim in claims]


def _whole(claim: Claim, parts: Mapping[Dimensions, Mapping[str, set[Decimal]]]) -> Claim:
    value = claim.measures.get("count")
    if value is None or claim.origins.get("procedure") != "report":
        return claim
    whole = replace(claim.dimensions, procedure=None)
    told = parts.get(whole, {})
    if set(told) != set(PROCEDURES) or sum(map(min, told.values())) > value:
        return claim
    if value in told[str(claim.dimensions.procedure)]:
        return claim
    return replace(claim, dimensions=whole)


def settle_mixed(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, none with the report's procedure where the report counts one whole of both:
    "176 complaints, 149 of them statutory and 27 corporate", and tables of those 176.

    What a table adds up says of which it is: where more add up to the part on the report's
    procedure than to the whole, the report goes on to speak of that part.
    """
    parts: defaultdict[Dimensions, dict[str, set[Decimal]]] = defaultdict(dict)
    wholes: defaultdict[Dimensions, set[Decimal]] = defaultdict(set)
    for claim in claims:
        value, own = claim.measures.get("count"), claim.dimensions
        if value is None or claim.family != "stage_counts":
            continue
        if own.procedure is None:
            wholes[own].add(value)
        elif _says(claim, own.procedure):
            parts[replace(own, procedure=None)].setdefault(own.procedure, set()).add(value)
    found = list(claims)
    for whole, told in parts.items():
        statutory, corporate = (told.get(procedure, set()) for procedure in PROCEDURES)
        sums = {a + b for a in statutory for b in corporate if a and b} & wholes[whole]
        if not sums:
            continue
        inherited = [c for c in found if c.origins.get("procedure") == "report"]
        counts = [c.measures.get("count") for c in inherited if c.source.kind == "table"]
        one = [n for c in inherited for n in told.get(str(c.dimensions.procedure), ())]
        if sum(n in sums for n in counts) < sum(n in one and n >= LEAST_AGAIN for n in counts if n):
            continue
        found = [
            replace(c, dimensions=replace(c.dimensions, procedure=None))
            if c.origins.get("procedure") == "report"
            else c
            for c in found
        ]
    return found


def settle_social_care(claims: Sequence[Claim]) -> list[Claim]:
    """The claims of a report that says that complaints about social care have the procedures laid
    down by law, those about it without a procedure given that one."""
    return [
        replace(
            claim,
            dimensions=replace(claim.dimensions, procedure="statutory"),
            origins={**claim.origins, "procedure": "social care's procedure"},
        )
        if _is_of_social_care(claim.dimensions)
        else claim
        for claim in claims
    ]


def _is_of_social_care(own: Dimensions) -> bool:
    return (
        own.procedure is None
        and own.contact == "complaint"
        and own.stage != "ombudsman"
        and SOCIAL_CARE.fullmatch(normalise(own.service_area or "")) is not None
    )


def settle_procedures(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, those of a stage without a procedure given the one that the report's stages have.

    Nothing is settled where stages of both procedures are counted, or the report never tells the
    two apart, or a table counts stages that may be of both. What it counts is of one where it is
    the number that the report tells of that one: with any complaint on the other procedure among
    it, it would be more.
    """
    told = {p: [c for c in claims if _says(c, p)] for p in PROCEDURES}
    staged = [p for p in PROCEDURES if any(map(_says_stage, told[p]))]
    if len(staged) != 1 or not all(told.values()):
        return list(claims)
    mixed = [claim for claim in claims if _mixes(claim)]
    if mixed and not _is_known(mixed, [c for c in told[staged[0]] if _says_stage(c)]):
        return list(claims)
    # of one service's stages nothing follows for the whole or for another
    services = {c.dimensions.service_area for c in told[staged[0]] if _says_stage(c)}
    return [
        _settled(claim, staged[0])
        if None in services or claim.dimensions.service_area in services
        else claim
        for claim in claims
    ]


def _mixes(claim: Claim) -> bool:
    """Whether a table counts a stage without saying of which procedure: it may hold both."""
    own = claim.dimensions
    return claim.source.kind == "table" and own.stage in STAGES and own.procedure is None


def _is_known(mixed: Sequence[Claim], told: Sequence[Claim]) -> bool:
    """Whether a table's count at a stage is the one told of a procedure, and none is another."""
    known: defaultdict[Dimensions, set[Decimal]] = defaultdict(set)
    for whole, value in filter(None, map(_count, told)):
        known[whole].add(value)
    pairs = [
        (value, known[whole]) for whole, value in filter(None, map(_count, mixed)) if whole in known
    ]
    return bool(pairs) and all(value in values for value, values in pairs)


def _says(claim: Claim, procedure: str) -> bool:
    return claim.dimensions.procedure == procedure and claim.origins.get("procedure") in EXPLICIT


def _says_stage(claim: Claim) -> bool:
    return claim.dimensions.stage in STAGES and claim.origins.get("stage") in EXPLICIT


def _settled(claim: Claim, procedure: str) -> Claim:
    own = claim.dimensions
    if own.procedure is not None or own.stage not in STAGES:
        return claim
    return replace(
        claim,
        dimensions=replace(own, procedure=procedure),
        origins={**claim.origins, "procedure": "stages of the report"},
    )
