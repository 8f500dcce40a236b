"""Stages whose procedure the report tells once."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from extractor.reading.claims import Claim, Dimensions, Source
from extractor.reading.settling import (
    settle_again,
    settle_parts,
    settle_procedures,
    settle_social_care,
    settle_stages,
    settle_wholes,
)


def claim(procedure: str | None, stage: str | None, kind: str = "narrative") -> Claim:
    own = Dimensions(year="2022/23", procedure=procedure, stage=stage, contact="complaint")
    origins = dict.fromkeys(own.said(), "sentence")
    source = Source(1, None, "table" if kind == "table" else "narrative", "12")
    return Claim("stage_counts", own, {"count": Decimal(12)}, source, origins=origins)


def procedures(claims: list[Claim]) -> list[str | None]:
    return [c.dimensions.procedure for c in settle_procedures(claims)]


def test_stages_of_one_procedure_keep_it_when_it_is_not_said_again() -> None:
    told = [claim("statutory", "stage_1"), claim("corporate", None), claim(None, "stage_2")]
    assert procedures(told) == ["statutory", "corporate", "statutory"]


def test_numbers_without_a_stage_are_left_open() -> None:
    told = [claim("statutory", "stage_1"), claim("corporate", None), claim(None, None)]
    assert procedures(told)[-1] is None


def test_stages_of_both_procedures_settle_nothing() -> None:
    told = [claim("statutory", "stage_1"), claim("corporate", "stage_1"), claim(None, "stage_2")]
    assert procedures(told)[-1] is None


def test_a_report_that_never_tells_the_two_apart_settles_nothing() -> None:
    assert procedures([claim("statutory", "stage_1"), claim(None, "stage_2")])[-1] is None


def in_table(count: int) -> list[Claim]:
    counted = replace(claim(None, "stage_1", "table"), measures={"count": Decimal(count)})
    return [claim("statutory", "stage_1"), claim("corporate", None), counted]


def test_a_table_of_stages_that_may_hold_both_settles_nothing() -> None:
    assert procedures([*in_table(15), claim(None, "stage_2")])[-2:] == [None, None]
    later = replace(claim(None, "stage_1", "table"), measures={"count": Decimal(15)})
    assert procedures([*in_table(12), later])[-2:] == [None, None]


def test_a_table_that_counts_at_a_stage_what_one_procedure_had_there_is_of_that_one() -> None:
    told = procedures([*in_table(12), claim(None, "stage_2")])
    assert told == ["statutory", "corporate", "statutory", "statutory"]


def again(claims: list[Claim]) -> list[str | None]:
    return [c.dimensions.procedure for c in settle_again(claims)]


def test_a_sentence_that_repeats_a_count_is_of_its_procedure() -> None:
    counted = claim("corporate", "stage_1", "table")
    assert again([counted, claim(None, "stage_1")]) == ["corporate", "corporate"]
    assert again([counted, claim(None, "stage_2")]) == ["corporate", None]
    assert again([counted, claim("statutory", "stage_1"), claim(None, "stage_1")])[-1] is None


def test_a_table_that_counts_both_procedures_stays_so() -> None:
    counted = claim("corporate", "stage_1", "table")
    assert again([counted, claim(None, "stage_1", "table")]) == ["corporate", None]


def test_small_counts_are_not_known_again() -> None:
    small = [
        replace(claim(p, "stage_1"), measures={"count": Decimal(9)}) for p in ("corporate", None)
    ]
    assert again(small)[-1] is None


def whole(count: int, origin: str = "report") -> Claim:
    own = replace(claim("statutory", None), measures={"count": Decimal(count)})
    return replace(own, origins={**own.origins, "procedure": origin})


def wholes(*claims: Claim) -> list[str | None]:
    return [c.dimensions.procedure for c in settle_wholes(claims)]


PARTS = (
    replace(claim("statutory", None), measures={"count": Decimal(141)}),
    replace(claim("corporate", None), measures={"count": Decimal(4)}),
)


def test_a_whole_of_both_procedures_does_not_keep_the_reports() -> None:
    assert wholes(whole(157), *PARTS) == [None, "statutory", "corporate"]


def test_a_whole_keeps_a_procedure_that_nothing_contradicts() -> None:
    assert wholes(whole(157, "sentence"), *PARTS)[0] == "statutory"
    assert wholes(whole(141), *PARTS)[0] == "statutory"
    assert wholes(whole(130), *PARTS)[0] == "statutory"
    assert wholes(whole(157), PARTS[0])[0] == "statutory"


def test_stages_of_one_service_say_nothing_of_the_whole() -> None:
    own = claim("statutory", "stage_2")
    told = replace(own, dimensions=replace(own.dimensions, service_area="Children's Services"))
    asked = claim(None, "stage_1")
    served = replace(
        asked, dimensions=replace(asked.dimensions, service_area="Children's Services")
    )
    assert procedures([told, claim("corporate", None), asked, served])[2:] == [None, "statutory"]


def upheld(stage: str | None, kind: str = "table", count: int = 32) -> Claim:
    told = claim("statutory", stage, kind)
    own = replace(told.dimensions, outcome="upheld")
    return replace(told, family="outcomes", dimensions=own, measures={"count": Decimal(count)})


def stages(claims: list[Claim]) -> str | None:
    """The stage of a sentence's outcome after those of tables."""
    return settle_stages([*claims, upheld(None, "narrative")])[-1].dimensions.stage


def test_a_sentence_s_outcome_is_of_the_stage_at_which_a_table_counts_it() -> None:
    assert stages([upheld("stage_1")]) == "stage_1"
    assert stages([upheld("stage_1", count=33)]) is None
    assert stages([upheld("stage_1"), upheld("stage_2")]) is None
    assert stages([upheld("stage_1"), upheld(None)]) is None
    assert stages([upheld("ombudsman")]) is None


def test_small_outcomes_are_not_known_again() -> None:
    told = [upheld("stage_1", count=3), upheld(None, "narrative", count=3)]
    assert settle_stages(told)[-1].dimensions.stage is None


def of_care(service: str | None, stage: str | None, contact: str = "complaint") -> str | None:
    told = claim(None, stage)
    own = replace(told.dimensions, service_area=service, contact=contact)
    [settled] = settle_social_care([replace(told, dimensions=own)])
    return settled.dimensions.procedure


def test_complaints_about_social_care_have_the_procedure_said_of_them() -> None:
    assert of_care("Adult Social Care", "stage_1") == "statutory"
    assert of_care("Children’s social care", None) == "statutory"
    assert of_care("Adult Social Care", "ombudsman") is None
    assert of_care("Adult Social Care", None, "compliment") is None
    assert of_care("Housing and Adult Social Care", None) is None
    assert of_care(None, None) is None


@pytest.mark.parametrize(
    ("counts", "kept"), [((6, 4, 2), [6]), ((6, 4, 1), [6, 4, 1]), ((6, 6), [6, 6])]
)
def test_parts_that_nothing_tells_from_their_whole_are_none(
    counts: tuple[int, ...], kept: list[int]
) -> None:
    told = [replace(claim(None, None), measures={"count": Decimal(n)}) for n in counts]
    assert [int(c.measures["count"]) for c in settle_parts(told)] == kept
    apart = [replace(told[0], dimensions=replace(told[0].dimensions, stage="stage_1")), *told[1:]]
    assert len(settle_parts(apart)) == len(counts)
