"""Which family a figure of a table belongs to, and the dimensions that this family adds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractor.reading.claims import Dimensions, Family
from extractor.reading.labels import read_label
from extractor.reading.tabular.cells import Reading
from extractor.reading.tabular.costs import is_cost
from extractor.reading.tabular.nearness import (
    DECISIONS,
    Label,
    first,
    has_limit_of_stage,
    is_limit_alone,
    outcome_of,
    stage_left,
    status_of,
    told,
)
from extractor.records import record

EVENTS_OF_OUTCOMES = {"withdrawn": "withdrawn", "ongoing": "ongoing", "out_of_remit": "rejected"}

_DECIDED_COMPLAINTS = re.compile(
    r"\s+(?:stage\s+\w+\s+)?(?:complaints|issues|points|cases)\b", re.I
)
"""What stands behind an outcome that says which complaints are meant: "upheld Stage 1 complaints".
"""

_SHARE_OF_STAGE = re.compile(
    r"(?:%|\bper\s?cent|\bpercentage|\bproportion)\s+of\s+(?:all\s+)?stage\b", re.I
)
_DECISIONS = re.compile(r"\bdecisions\b", re.I)
_CASES = re.compile(r"\b(?:cases|payments|awards)\b", re.I)
_ALL_RESOLVED = re.compile(
    r"\s*total\s+(?:number\s+)?(?:of\s+)?(?:complaints\s+)?resolved\s*", re.I
)
"""What adds up decisions, and is no decision of its own."""
_CAPTION_EVENTS = ("escalated", "rejected", "received", "completed", "not_progressed")


@record()
class Names:
    """The names that a figure stands under: a service, or a breakdown's label."""

    service: str | None = None
    dimension: str | None = None
    label: str | None = None
    subgroup: str | None = None
    """A name of no known kind, which only payments may have."""
    paid: str | None = None
    """A label among names of no known kind that says payments: "Compensation" among costs."""
    origin: str = "heading"

    def said(self) -> list[str]:
        """The names as printed."""
        names = (self.service, self.label, self.subgroup, self.paid)
        return [name for name in names if name is not None]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What holds for all figures under one boxhead.

    ``labels`` are the stub's own head, titles in the table and the caption; ``heading`` what
    the section headings say. ``decisions``: outcomes that only a decision has are among the
    labels; ``statuses``: limits in days or "in time" are. ``timely`` is the status that the caption
    says, or "hint" where it only speaks of response times; ``money`` that it speaks of payments.
    """

    labels: tuple[Label, ...]
    heading: Dimensions
    service: str | None
    service_origin: str
    decisions: bool
    statuses: bool
    timely: str | None
    outcomes: frozenset[str]
    """The outcomes that labels say."""
    money: bool
    headings: tuple[Label, ...]
    """The section headings as printed, nearest first."""
    turnover: bool
    """What came in stands beside what was resolved, and no decision: resolved is completed."""
    issues: bool
    """A total of "issues raised" stands under the figures: issues are counted, not complaints."""


@record()
class Spot:
    """One figure's place: the labels near it, the names it stands under, its measures."""

    near: tuple[Label, ...]
    names: Names
    measure: str | None
    reading: Reading
    around: Surroundings
    limit_days: int | None = None
    """Working days, where the row has a column of limits."""
    totals_outcomes: bool = False
    """It stands in the total row or column of an axis that lists decisions."""
    totals_statuses: bool = False
    """It stands in the total of bands of time, itself of none: the responses of every speed."""
    in_total: bool = False
    """It stands in a total row or column."""
    beside_amounts: bool = False
    """Another column holds amounts of money."""


def family_of(spot: Spot, said: Dimensions) -> Family | None:
    """The family of a figure; None where its labels contradict each other.

    A label nearby decides before the caption does: "Received" in a table of response times is a
    stage count.
    """
    near, around = spot.near, spot.around
    if "amount_gbp" in spot.reading.measures or spot.measure == "amount_gbp":
        own = [label.reading for label in near] + [read_label(text) for text in spot.names.said()]
        no_redress = is_cost(own, [label.reading for label in around.labels], spot.in_total)
        return None if spot.measure == "percent" or no_redress else "compensation"
    if spot.names.paid is not None:
        return None
    if spot.beside_amounts and around.money and _counts_payments(spot):
        return "compensation"
    if spot.names.label is not None:
        if status_of(near) is None and spot.measure not in ("total", "average_days"):
            return "breakdowns"
        # how fast complaints of one grade were answered; of one reason, no field can say
        return "timeliness" if spot.names.dimension == "other" else None
    outcome, event = outcome_of(near), first(near, "event")
    if outcome == "other" and not around.decisions and len(told(near, "outcome")) > 1:
        return None  # "Withdrawn or resolved" among events is neither
    if spot.measure == "cases" or spot.names.subgroup is not None:
        return "compensation"
    if around.money and not (outcome or event or first(near, "contact")):
        return "compensation"
    if spot.totals_statuses:
        # "Upheld | In time 8 | Late 3 | Total 11": all that were upheld
        decided = (outcome is not None and around.decisions) or spot.totals_outcomes
        return "outcomes" if decided else "stage_counts"
    if status_of(near) is not None or spot.measure in ("total", "average_days"):
        return "timeliness"
    if outcome == "resolved" and around.turnover:
        # "Declined or resolved before the start" counts neither
        return None if event == "rejected" else "stage_counts"
    if outcome is not None and (outcome != "closed" or said.stage == "ombudsman"):
        if around.decisions or outcome not in EVENTS_OF_OUTCOMES:
            return "outcomes"
        listed = around.statuses and not _is_kind_of_contact(near, outcome)
        return "timeliness" if listed else "stage_counts"
    if outcome == "closed" and event is None:
        # "No further action" is a decision among decisions, and none that came in elsewhere
        return "outcomes" if around.decisions else None
    shares = "percent" in spot.reading.measures
    if event is None and around.timely is not None and _is_timed(around, shares):
        return "timeliness"
    if event is None and shares and spot.measure != "percent" and has_limit_of_stage(near):
        return "timeliness"
    if event in (None, "completed") and (spot.totals_outcomes or _all_decided(spot, said)):
        return "outcomes"
    if event is None and outcome is None and around.decisions and _captioned_besides(around):
        return "outcomes"
    if event is None and not around.decisions and shares and _captioned_outcome(around):
        return "outcomes"
    if around.statuses and any(map(is_limit_alone, near)):
        return None  # "Extended to 20 days" among those in time and late says neither
    return "stage_counts"


def _is_timed(around: Surroundings, shares: bool) -> bool:
    """Whether a caption on speed speaks of a figure whose own labels do not: of a share it does, of
    a number unless others beside it say that they are in time or late."""
    return shares or (around.timely != "hint" and not around.statuses)


def _is_kind_of_contact(near: Sequence[Label], outcome: str) -> bool:
    """Whether a label says of complaints what else stands in a list of bands: "Complaints
    withdrawn" among key figures is an event, "Withdrawn" below "Over 20 days" none."""
    own = next(label.reading for label in near if outcome in label.reading.values("outcome"))
    return own.says("contact")


def _captioned_besides(around: Surroundings) -> str | None:
    """The outcome that a caption speaks of and no label says: what a label says is of its own
    figures, so that "Complaints" beside "Uphold rate" are all there were."""
    told_above = told(around.labels, "outcome")
    return next((outcome for outcome in told_above if outcome not in around.outcomes), None)


def _all_decided(spot: Spot, said: Dimensions) -> bool:
    """Whether a label counts the Ombudsman's decisions, whatever they were: "LGSCO decisions"."""
    near = [label for label in spot.near if label.reading.says("event")][:1]
    decisions = any(_DECISIONS.search(label.reading.text) for label in near)
    return decisions and said.stage == "ombudsman"


def _captioned_outcome(around: Surroundings) -> bool:
    """Whether a caption names one decision and nothing else that complaints come to: its shares are
    of those so decided ("Complaints upheld, by year")."""
    labels = [label for label in around.labels if label.origin in ("caption", "title")]
    decided = told(labels, "outcome")
    return len(decided) == 1 and decided[0] in DECISIONS and not told(labels, "event")


def _counts_payments(spot: Spot) -> bool:
    """Whether a number beside an amount, in a table of payments, is how many were made: "Reason |
    No. of cases | Amount". A number of complaints beside it is what it says, but not a number of
    cases below "Stage 2 complaints"."""
    cases = [label for label in spot.near if _CASES.search(label.reading.text)]
    said = any(first(cases or spot.near, key) for key in ("contact", "event", "outcome", "status"))
    counted = {"count", "cases"} & spot.reading.measures.keys()
    return spot.measure in (None, "count", "cases") and bool(counted) and not said


Made = tuple[Dimensions, dict[str, Decimal]] | None


def dimensions_in(family: Family, spot: Spot, said: Dimensions) -> Made:
    """The figure's dimensions and measures in ``family``; None where the family cannot hold it.

    ``said`` are the dimensions that every family has.
    """
    return _MAKERS[family](spot, said)


def _keep(reading: Reading, names: Sequence[str]) -> dict[str, Decimal]:
    """The measures that the family has; a count that is no whole number is something else."""
    return {
        name: value
        for name, value in reading.measures.items()
        if name in names and not (name == "count" and value != value.to_integral_value())
    }


def _counts_remedies(spot: Spot) -> bool:
    """Whether a number is only of what was given for a fault: "Compensation | 2" in a list of
    outcomes counts no complaints that came in."""
    said = ("contact", "event", "outcome", "status", "stage")
    return any(
        label.reading.says("money") and not any(label.reading.says(key) for key in said)
        for label in spot.near
    )


def _stage_count(spot: Spot, said: Dimensions) -> Made:
    around = spot.around
    if _counts_remedies(spot):
        return None
    outcome = first(spot.near, "outcome")
    event = first(spot.near, "event") or EVENTS_OF_OUTCOMES.get(outcome or "")
    if outcome == "resolved" and around.turnover:
        event = "completed"
    stage = said.stage
    if event == "escalated" and "ombudsman" in told(spot.near, "stage"):
        event, stage = "received", "ombudsman"  # "Escalated to the Ombudsman" came in there
    if event == "escalated":
        stage = stage_left((*spot.near, *around.labels, *around.headings)) or stage or "stage_1"
    if spot.totals_statuses:
        measures = _keep(spot.reading, ("count",))  # 100% of the responses says nothing
        # "Stage 1 complaints" are what came in, whatever it adds up to; "Total" is of the replies
        came = any(
            one.reading.says("contact") and not one.reading.says("total") for one in spot.near
        )
        event = "received" if came and event != "completed" else "completed"
        made = replace(said, stage=stage, service_area=spot.names.service, event=event)
        return (made, measures) if measures else None
    if event is None:
        said_above = next(
            (e for e in told(around.labels, "event") if e in _CAPTION_EVENTS), "received"
        )
        timed = around.statuses or around.timely not in (None, "hint")
        if said_above == "completed" and timed:
            said_above = "received"  # "Complaints and share answered in time" speaks of the share
        event = said_above
        if said_above == "escalated":
            # under "Escalations to Stage 2" shares are rates; plain counts beside stages are not
            event = "escalated" if "percent" in spot.reading.measures else "received"
            stage = stage_left(around.labels) or stage if event == "escalated" else stage
    if event == "escalated":
        # "From Stage 1 | To Stage 2" in two columns: what was escalated leaves the lower one
        plain = [label for label in spot.near if not label.reading.says("event")]
        steps = {step for step in told(plain, "stage") if step != "ombudsman"}
        stage = min(steps) if len(steps) > 1 else stage
    if event == "investigated" and stage != "ombudsman":
        event = "received"
    measures = _keep(spot.reading, ("count", "percent"))
    if not measures or ("percent" in measures and _is_share_of_stage_below(spot, stage)):
        return None
    return replace(said, stage=stage, service_area=spot.names.service, event=event), measures


def _is_share_of_stage_below(spot: Spot, stage: str | None) -> bool:
    """Whether a header says what the complaints at a higher stage are a share of, and so is of no
    complaints that came in: "As % of Stage 1s" below "Stage 2 complaints"."""
    shares = any(_SHARE_OF_STAGE.search(label.reading.text) for label in spot.near)
    return shares and any(above != stage for above in told(spot.around.labels, "stage"))


def _outcome(spot: Spot, said: Dimensions) -> Made:
    outcome = outcome_of(spot.near)
    if outcome == "resolved" and any(_ALL_RESOLVED.fullmatch(r.reading.text) for r in spot.near):
        outcome = None if spot.totals_outcomes else outcome
    if outcome is None or (outcome == "closed" and spot.totals_outcomes):
        total = spot.totals_outcomes or _all_decided(spot, said)
        captioned = _captioned_besides(spot.around) or first(spot.around.labels, "outcome")
        outcome = "total" if total else captioned
    measures = _keep(spot.reading, ("count", "percent"))
    if outcome is None or not measures:
        return None
    return replace(said, service_area=spot.names.service, outcome=outcome), measures


def _timeliness(spot: Spot, said: Dimensions) -> Made:
    near, around = spot.near, spot.around
    status = status_of(near)
    if status is None and first(near, "outcome") in ("ongoing", "withdrawn"):
        status = first(near, "outcome")
    if status is None and around.timely not in (None, "hint"):
        status = around.timely
    if status is None and spot.measure == "average_days":
        status = "average"
    if status is None and (spot.measure == "total" or "percent" in spot.reading.measures):
        status = "within"
    measures = _keep(spot.reading, ("count", "percent", "total", "average_days"))
    if status == "average":
        printed = spot.reading.measures
        values = [printed[name] for name in ("average_days", "count") if name in printed]
        measures = {"average_days": values[0]} if values else {}
    if status is None or not measures:
        return None
    part = None if spot.names.label == "Total" else spot.names.label
    made = replace(said, service_area=spot.names.service, status=status, subgroup=part)
    if status not in ("within", "outside"):
        return made, measures
    limits = [label.reading.timescale for label in (*near, *around.labels)]
    limit = next((found for found in limits if found is not None), None)
    if spot.limit_days is not None:
        return replace(made, timescale_days=spot.limit_days), measures
    if limit is None:
        return made, measures
    return replace(made, timescale_days=limit.days, from_days=limit.from_days), measures


def _compensation(spot: Spot, said: Dimensions) -> Made:
    measures = dict(spot.reading.measures)
    if "amount_gbp" not in measures and "count" in measures:
        name = "amount_gbp" if spot.measure == "amount_gbp" else "cases"
        measures[name] = measures.pop("count")
    measures = {name: value for name, value in measures.items() if name in ("amount_gbp", "cases")}
    if not measures:
        return None
    names = spot.names
    made = replace(said, contact=None, service_area=names.service, subgroup=names.subgroup)
    return replace(made, scope="total"), measures


def _breakdown(spot: Spot, said: Dimensions) -> Made:
    names = spot.names
    measures = _keep(spot.reading, ("count", "percent"))
    if not measures:
        return None
    outcome = None
    if names.dimension != "rejection_reason":
        outcome = first(spot.near, "outcome") or _outcome_of_all(spot.around)
    issues = names.dimension == "category" and said.contact == "complaint" and spot.around.issues
    made = replace(
        said,
        service_area=names.service,
        dimension=names.dimension,
        label=names.label,
        outcome=outcome,
        contact="issue" if issues else said.contact,
    )
    return made, measures


def _outcome_of_all(around: Surroundings) -> str | None:
    """The one decision on all the complaints that a caption or the heading right above is about:
    "Causes of upheld complaints". A heading that titles decisions ("Complaints upheld and not
    upheld") says none of each."""
    for label in (*around.labels, *around.headings[:1]):
        hits = [hit for hit in label.reading.hits if hit.sets.get("outcome") in DECISIONS]
        if len(hits) == 1 and _DECIDED_COMPLAINTS.match(label.reading.text, hits[0].end):
            return str(hits[0].sets["outcome"])
    return None


_MAKERS: dict[Family, Callable[[Spot, Dimensions], Made]] = {
    "stage_counts": _stage_count,
    "outcomes": _outcome,
    "timeliness": _timeliness,
    "compensation": _compensation,
    "breakdowns": _breakdown,
}
