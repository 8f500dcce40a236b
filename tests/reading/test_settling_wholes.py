"""What the report tells of a whole that it divides: of both procedures, or counted elsewhere."""

from __future__ import annotations

from decimal import Decimal

from extractor.reading.claims import Claim, Dimensions, Family, Source
from extractor.reading.settling import settle_divided, settle_mixed, with_decisions


def counted(
    count: int, procedure: str | None = None, origin: str = "sentence", kind: str = "narrative"
) -> Claim:
    own = Dimensions(year="2022/23", procedure=procedure, contact="complaint", event="received")
    origins = {"procedure": origin} if procedure else {}
    source = Source(1, None, "table" if kind == "table" else "narrative", str(count))
    return Claim("stage_counts", own, {"count": Decimal(count)}, source, origins=origins)


TOLD = [counted(90), counted(70, "statutory"), counted(20, "corporate")]
"""A sentence: "90 complaints, 70 of them statutory and 20 corporate"."""


def inherited(*counts: int) -> list[str | None]:
    tables = [counted(count, "statutory", "report", "table") for count in counts]
    return [c.dimensions.procedure for c in settle_mixed([*TOLD, *tables])[len(TOLD) :]]


def test_tables_of_a_whole_of_both_procedures_are_of_neither() -> None:
    assert inherited(90, 55, 35) == [None, None, None]


def test_tables_of_the_statutory_part_stay_statutory() -> None:
    assert inherited(70, 40, 30) == ["statutory"] * 3
    assert inherited(90, 70, 70) == ["statutory"] * 3


def test_what_a_table_says_of_its_procedure_itself_is_kept() -> None:
    stays = counted(55, "statutory", "caption", "table")
    assert settle_mixed([*TOLD, stays])[-1] == stays


def test_parts_that_are_not_all_of_the_whole_settle_nothing() -> None:
    """Of 90 with 70 and 4 the others were of no procedure: they were not accepted."""
    told = [counted(90), counted(70, "statutory"), counted(4, "corporate")]
    table = counted(90, "statutory", "report", "table")
    assert settle_mixed([*told, table])[-1] == table


def part(
    family: Family, stage: str | None, service: str | None, origin: str, **measures: int
) -> Claim:
    outcome = None
    if family == "outcomes":
        outcome = "total" if measures.get("count", 0) > 40 else "upheld"
    own = Dimensions(
        year="2022/23", stage=stage, service_area=service, contact="complaint", outcome=outcome
    )
    origins = {"stage": origin, "service_area": origin}
    source = Source(2, None, "narrative", "so many of so many")
    values = {name: Decimal(value) for name, value in measures.items()}
    return Claim(family, own, values, source, origins=origins)


def whole(count: int, stage: str | None, service: str | None) -> Claim:
    own = Dimensions(year="2022/23", stage=stage, service_area=service, contact="complaint")
    return Claim("stage_counts", own, {"count": Decimal(count)}, Source(1, None, "table", "n"))


def test_a_sentence_that_divides_a_whole_is_of_what_the_whole_is() -> None:
    divided = [
        part("outcomes", "stage_2", None, "sentence before", count=17),
        part("outcomes", "stage_2", None, "sentence before", count=52),
    ]
    found = settle_divided([whole(52, None, None), *divided])
    assert [c.dimensions.stage for c in found] == [None, None, None]


def test_a_whole_of_no_stage_takes_the_first_one_from_nothing() -> None:
    """What came in came in at Stage 1: the section on it says more than the table."""
    timely = part("timeliness", "stage_1", None, "heading", count=49, total=57)
    assert settle_divided([whole(57, None, None), timely])[-1] == timely


def test_the_service_of_a_whole_is_its_tables_and_no_headings() -> None:
    timely = part("timeliness", "stage_1", "Social care", "heading", count=49, total=57)
    found = settle_divided([whole(57, "stage_1", "Adoption"), timely])[-1]
    assert found.dimensions.service_area == "Adoption"
    assert found.origins["service_area"] == "the whole counted elsewhere"


def test_what_the_sentence_says_itself_is_kept() -> None:
    timely = part("timeliness", "stage_1", "Fostering", "sentence", count=49, total=57)
    assert settle_divided([whole(57, "stage_1", "Adoption"), timely])[-1] == timely


def test_a_whole_counted_twice_or_as_small_as_chance_settles_nothing() -> None:
    timely = part("timeliness", "stage_1", "Social care", "heading", count=49, total=57)
    twice = [whole(57, "stage_1", "Adoption"), whole(57, "stage_1", "Fostering")]
    assert settle_divided([*twice, timely])[-1] == timely
    small = part("timeliness", "stage_1", "Social care", "heading", count=4, total=7)
    assert settle_divided([whole(7, "stage_1", "Adoption"), small])[-1] == small


def of_ombudsman(event: str, kind: str = "narrative", contact: str = "complaint") -> list[Claim]:
    own = Dimensions(year="2022/23", stage="ombudsman", contact=contact, event=event)
    source = Source(1, None, "table" if kind == "table" else "narrative", "n")
    return with_decisions([Claim("stage_counts", own, {"count": Decimal(27)}, source)])


def test_what_the_ombudsman_determined_is_the_total_of_his_decisions() -> None:
    counted, total = of_ombudsman("completed")
    assert (counted.family, total.family) == ("stage_counts", "outcomes")
    assert (total.dimensions.outcome, total.dimensions.event) == ("total", None)


def test_what_he_received_or_a_table_counts_is_not() -> None:
    assert len(of_ombudsman("received")) == len(of_ombudsman("completed", "table")) == 1
    assert len(of_ombudsman("completed", contact="enquiry")) == 1
