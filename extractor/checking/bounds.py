"""Numbers that cannot be larger than others: answers in time, decisions, stages, limits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from extractor.checking.bases import count_of, have_common_base, least_base
from extractor.checking.checks import (
    NEAR,
    Finding,
    Material,
    Rule,
    is_near,
    is_telling_sum,
    with_dimensions,
)
from extractor.checking.lines import part_name
from extractor.checking.merge import Figure, figures_with, plain_label, same_thing
from extractor.checking.wording import describe, first_page, number, value_of

LEAST_REPEATED = Decimal(5)
"""Two counts below this may be equal by chance."""

NEAR_COUNT = Decimal(2)
"""So few more are near whatever the counts."""

NEXT_STAGE = {"stage_1": "stage_2", "stage_2": "stage_3"}


def in_time_within_responses(material: Material) -> Iterator[Finding]:
    """Answers in time or late with the answers that are printed beside them."""
    for index, figure in material.having("count", "timeliness"):
        values = figure.measures
        if "total" not in values:
            continue
        holds = values["count"] <= values["total"]
        page = figure.sources[0].page
        yield Finding(
            holds,
            f"{describe(figure)}: {number(values['count'])} of {'' if holds else 'only '}"
            f"{number(values['total'])} responses, page {page}",
            page,
            (index,),
        )


# -- decisions -------------------------------------------------------------------------------------


def outcome_within_stage_count(material: Material) -> Iterator[Finding]:
    """Decisions of one kind with the complaints at that stage."""
    for stage_count, indices in _decided(material).items():
        base = material.figures[stage_count]
        single = [i for i in indices if material.figures[i].dimensions.outcome != "total"]
        for index in single:
            holds = count_of(material.figures[index]) <= count_of(base)
            yield _against_received(material, index, stage_count, holds)


def outcomes_and_stage_count(material: Material) -> Iterator[Finding]:
    """All decisions of a stage with the complaints that came in there.

    Fewer is no contradiction: some complaints are still open at the end of the year.
    """
    for stage_count, indices in _decided(material).items():
        base = count_of(material.figures[stage_count])
        for index in indices:
            figure = material.figures[index]
            if figure.dimensions.outcome != "total":
                continue
            if count_of(figure) > base:
                yield _against_received(material, index, stage_count, False)
            elif count_of(figure) == base >= LEAST_REPEATED:
                yield _against_received(material, index, stage_count, True)
        if all(material.figures[i].dimensions.outcome != "total" for i in indices):
            yield from _made_up(material, indices, stage_count)


def _made_up(material: Material, indices: Sequence[int], stage_count: int) -> Iterator[Finding]:
    """Decisions whose number is printed nowhere: what they come to, line by line."""
    figures = material.figures
    base = count_of(figures[stage_count])
    for line in (*material.lines, *material.sentence_lines):
        if line.dimension != "outcome" or not set(line.parts) <= set(indices):
            continue
        counts = [count_of(figures[i]) for i in line.parts]
        made = sum(counts, Decimal(0))
        if (made == base and is_telling_sum(counts)) or (made > base and is_near(made, base)):
            page = first_page(figures[i] for i in line.parts)
            terms = " + ".join(
                f"{part_name(figures[i], 'outcome')} {number(count_of(figures[i]))}"
                for i in line.parts
            )
            yield Finding(
                made == base,
                f"{describe(figures[stage_count])}: {terms} = {number(made)} outcomes, "
                f"{number(base)} received (page {figures[stage_count].sources[0].page}), "
                f"page {page}",
                page,
                (*line.parts, stage_count),
            )


def _decided(material: Material) -> dict[int, list[int]]:
    """Exact counts of decisions, by the count of complaints received of which they are.

    Not of the Ombudsman, who decides in one year what came in the year before as a matter of
    course; nor where several kinds of decision exceed a count each, which is then of something
    else. Where the stage's count is printed with several values, the largest is the one exceeded.
    """
    figures = material.figures
    received: dict[tuple[Hashable, ...], int] = {}
    for index, figure in figures_with(figures, "stage_counts"):
        if figure.dimensions.event not in (None, "received") or "count" not in figure.measures:
            continue
        key = _population(figure)
        best = received.get(key)
        if best is None or count_of(figures[best]) < count_of(figure):
            received[key] = index
    found: defaultdict[int, list[int]] = defaultdict(list)
    for index, figure in material.having("count", "outcomes"):
        stage_count = received.get(_population(figure))
        if figure.dimensions.stage in (None, "ombudsman") or stage_count is None:
            continue
        if not figures[stage_count].qualifiers:
            found[stage_count].append(index)
    return {
        base: indices for base, indices in found.items() if not _of_others(figures, base, indices)
    }


def _of_others(figures: Sequence[Figure], base: int, indices: Sequence[int]) -> bool:
    """Whether several kinds of decision are more than the complaints of which they ought to be."""
    above = {
        figures[i].dimensions.outcome
        for i in indices
        if count_of(figures[i]) > count_of(figures[base])
    }
    return len(above - {"total"}) > 1


def _against_received(material: Material, index: int, stage_count: int, holds: bool) -> Finding:
    figure, base = material.figures[index], material.figures[stage_count]
    page = figure.sources[0].page
    return Finding(
        holds,
        f"{describe(figure)}: {number(count_of(figure))} outcomes, "
        f"{number(count_of(base))} received (page {base.sources[0].page}), page {page}",
        page,
        (index, stage_count),
    )


def _population(figure: Figure) -> tuple[Hashable, ...]:
    """The complaints a figure is about, whatever is said of them."""
    dims = figure.dimensions
    return (
        dims.year,
        dims.quarter,
        dims.procedure,
        dims.stage,
        plain_label(dims.service_area) if dims.service_area else None,
        plain_label(dims.subgroup) if dims.subgroup else None,
        dims.contact or "complaint",
    )


# -- from stage to stage ---------------------------------------------------------------------------


def escalated_and_next_stage(material: Material) -> Iterator[Finding]:
    """Complaints that left a stage for the next with those that came in there.

    Fewer is no contradiction: complaints may begin at the next stage, or come from the year before.
    """
    figures = material.figures
    for index, figure in material.having("count", "stage_counts"):
        dims = figure.dimensions
        if dims.event != "escalated" or dims.stage not in NEXT_STAGE:
            continue
        after = material.received_of(figure, stage=NEXT_STAGE[dims.stage])
        if len(after) != 1:
            continue
        went_on, arrived = count_of(figure), count_of(figures[after[0]])
        over = went_on - arrived
        same = over == 0 and went_on >= LEAST_REPEATED
        if same or 0 < over <= max(NEAR * went_on, NEAR_COUNT):
            yield Finding(
                same,
                f"{describe(figure)}: {number(went_on)} went on "
                f"(page {figure.sources[0].page}), {'' if same else 'only '}{number(arrived)} came "
                f"in at the next stage (page {figures[after[0]].sources[0].page})",
                first_page([figure, figures[after[0]]]),
                (index, after[0]),
            )


# -- limits ----------------------------------------------------------------------------------------


def longer_limit_holds_more(material: Material) -> Iterator[Finding]:
    """Answers within 10 days are also within 20.

    Reports give each kind of complaint its limit, and head a band of 11 to 20 days "within 20":
    the two are cumulative only if both are of the same responses and are more than all together.
    """
    figures = material.figures
    groups: defaultdict[tuple[Hashable, ...], list[int]] = defaultdict(list)
    for index, figure in material.having("count", "timeliness"):
        dims = figure.dimensions
        limited = dims.timescale_days is not None and dims.from_days is None
        if dims.status == "within" and limited:
            groups[with_dimensions(figure, timescale_days=None)].append(index)
    for group in groups.values():
        ordered = sorted(group, key=lambda i: figures[i].dimensions.timescale_days or 0)
        for shorter, longer in pairwise(ordered):
            one, other = figures[shorter], figures[longer]
            if one.dimensions.timescale_days == other.dimensions.timescale_days:
                continue
            responses = _common_responses(one, other)
            if responses is None:
                continue
            holds = count_of(one) <= count_of(other)
            if holds or count_of(one) + count_of(other) > responses:
                page = first_page([one, other])
                yield Finding(
                    holds,
                    f"{describe(one)}: {number(count_of(one))}, within "
                    f"{other.dimensions.timescale_days} working days "
                    f"{'' if holds else 'only '}{number(count_of(other))}, page {page}",
                    page,
                    (shorter, longer),
                )


def _common_responses(one: Figure, other: Figure) -> Decimal | None:
    """The number of responses that both are of, as far as they print it."""
    totals = [figure.measures.get("total") for figure in (one, other)]
    if totals[0] is not None and totals[0] == totals[1]:
        return totals[0]
    if any("percent" not in figure.measures for figure in (one, other)):
        return None
    pairs = [(count_of(figure), figure.measures["percent"]) for figure in (one, other)]
    if any(percent <= 0 for _, percent in pairs) or not have_common_base(pairs):
        return None
    return max(100 * count / percent for count, percent in pairs)


# -- quarters --------------------------------------------------------------------------------------


def quarters_within_year(material: Material) -> Iterator[Finding]:
    """Responses of quarters, as their shares imply, with the answers of the year.

    "12 (23%) late in quarter 1 and 23 (14%) in quarter 2" are of at least 51 and 154 responses.
    """
    figures = material.figures
    groups: defaultdict[tuple[Hashable, ...], list[int]] = defaultdict(list)
    for index, figure in material.having("percent", "timeliness"):
        if figure.dimensions.quarter and figure.measures.get("count", 0) > 0:
            groups[with_dimensions(figure, quarter=None, timescale_days=None)].append(index)
    for group in groups.values():
        quarters = [figures[i].dimensions.quarter for i in group]
        whole = _answered(material, figures[group[0]])
        if len(group) < 2 or len(set(quarters)) < len(group) or whole is None:
            continue
        implied = [least_base(count_of(figures[i]), figures[i].measures["percent"]) for i in group]
        made, printed = sum(implied, Decimal(0)), count_of(figures[whole])
        terms = " + ".join(
            f"Q{figures[i].dimensions.quarter} {number(least)} "
            f"({number(count_of(figures[i]))} at {value_of(figures[i], 'percent')})"
            for i, least in zip(group, implied, strict=True)
        )
        page = first_page(figures[i] for i in group)
        yield Finding(
            made <= printed,
            f"{describe(figures[whole])}: {number(printed)} in the year (page "
            f"{figures[whole].sources[0].page}), at least {terms} = {number(made)} by the "
            f"quarters' shares, page {page}",
            page,
            (*group, whole),
        )


def _answered(material: Material, figure: Figure) -> int | None:
    """The one count of complaints answered in the year, at that stage or at all stages."""
    as_count = replace(figure, family="stage_counts")
    said = {"status": None, "timescale_days": None, "quarter": None, "event": "completed"}
    for stage in (figure.dimensions.stage, None):
        thing = with_dimensions(as_count, stage=stage, **said)
        found = [
            i
            for i, other in material.having("count", "stage_counts")
            if other.dimensions.event == "completed" and same_thing(other) == thing
        ]
        if len(found) == 1:
            return found[0]
    return None


IN_TIME_WITHIN_RESPONSES = Rule(
    "in_time_within_responses",
    "implausible",
    "The number of answers within (or outside) the timescale against the number of responses "
    "printed beside it.",
    "At most as many.",
    None,
    in_time_within_responses,
)
OUTCOME_WITHIN_STAGE_COUNT = Rule(
    "outcome_within_stage_count",
    "implausible",
    "Decisions of one kind against the complaints received at that stage in that year.",
    "At most as many; not made for the Ombudsman, nor where several kinds of decision are more.",
    None,
    outcome_within_stage_count,
)
OUTCOMES_AND_STAGE_COUNT = Rule(
    "outcomes_and_stage_count",
    "implausible",
    "All decisions, or what those of one row or sentence come to where their total is printed "
    "nowhere, against the complaints received at that stage in that year.",
    "More is wrong, a sum if it is a tenth more at most; fewer may be still open, and is no check. "
    "Not made for the Ombudsman.",
    "both are equal and five or more, or a sum of at least two parts that are not zero is ten or "
    "more",
    outcomes_and_stage_count,
)
ESCALATED_AND_NEXT_STAGE = Rule(
    "escalated_and_next_stage",
    "implausible",
    "Complaints that left a stage for the next against those received there.",
    "More is wrong, if near: by a tenth, or two complaints. Fewer is no check, as complaints may "
    "begin at the next stage.",
    "both are equal and five or more",
    escalated_and_next_stage,
)
LONGER_LIMIT_HOLDS_MORE = Rule(
    "longer_limit_holds_more",
    "implausible",
    "Answers within a shorter limit against those within a longer one.",
    "At most as many. Made only where both are of the same number of responses, as their totals or "
    "shares show; the two together must be more than all to be wrong, for a band may be headed "
    "like a limit.",
    None,
    longer_limit_holds_more,
)
QUARTERS_WITHIN_YEAR = Rule(
    "quarters_within_year",
    "implausible",
    "The responses of several quarters, as few as their counts and shares allow, against the "
    "complaints answered in the year.",
    "At most as many. A share is rounded or cut, and its base the least that explains it.",
    None,
    quarters_within_year,
)
