"""The axes of tables that are drawn at random: which words a side lists, and what each says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from hypothesis import strategies as st


@dataclass(frozen=True)
class Item:
    """A label on an axis and the dimensions that it says."""

    text: str
    says: dict[str, str | int | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Axis:
    """``heads`` are words for the corner above (or beside) the labels."""

    kind: str
    items: tuple[Item, ...]
    heads: tuple[str, ...] = ("",)

    @property
    def names(self) -> bool:
        return self.kind in ("service", "label")


YEAR_NOTATIONS: list[Callable[[int], str]] = [
    lambda y: f"{y}/{(y + 1) % 100:02d}",
    lambda y: f"{y}-{(y + 1) % 100:02d}",
    lambda y: f"{y}–{(y + 1) % 100:02d}",
    lambda y: f"{y}/{y + 1}",
    lambda y: f"{y % 100:02d}/{(y + 1) % 100:02d}",
    lambda y: f"{y} to {y + 1}",
    lambda y: f"1 April {y} to\n31 March {y + 1}",
    lambda y: f"{y}-\n{(y + 1) % 100:02d}",
]
STAGES = {
    "stage_1": ["Stage 1", "Stage One", "Stage 1 complaints", "Stage 1 (20 working days)"],
    "stage_2": ["Stage 2", "Stage Two", "Stage 2 complaints", "Stage 2 investigations"],
    "stage_3": ["Stage 3", "Stage Three", "Stage 3 Review Panel", "Review panel"],
    "ombudsman": ["Ombudsman", "LGSCO", "Local Government and Social Care Ombudsman"],
}
OUTCOMES = {
    "upheld": ["Upheld", "Fully upheld", "Complaint upheld", "Justified", "Substantiated"],
    "partially_upheld": ["Partially upheld", "Partly upheld", "Part upheld", "Partially\nupheld"],
    "not_upheld": ["Not upheld", "Not justified", "Complaint not upheld", "Unsubstantiated"],
    "no_finding": ["No finding", "Inconclusive", "Not determined"],
    "withdrawn": ["Withdrawn", "Complaint withdrawn"],
    "resolved": ["Resolved informally", "Informally resolved", "Local settlement"],
}
CONTACTS = {
    "complaint": ["Complaints", "Formal complaints", "Complaint"],
    "compliment": ["Compliments", "Compliment", "Compliments received"],
    "member_enquiry": ["MP enquiries", "Member enquiries", "Councillor enquiries"],
    "comment": ["Comments", "Comments and suggestions"],
    "representation": ["Representations", "Informal complaints", "Potential complaints"],
}
SERVICES = [
    "Adult Social Care",
    "Education",
    "Highways",
    "Housing",
    "Fostering and Adoption",
    "Children in Care",
    "Special Educational Needs",
    "Youth Justice Service",
    "Libraries",
    "Planning",
]
LABELS = {
    "complainant": (
        ["Who complained", "Complainant", "Type of complainant"],
        ["Parent", "Foster carer", "Young person", "Grandparent", "Advocate", "Solicitor"],
    ),
    "channel": (
        ["Method of receipt", "How received", "Contact method", "Channel"],
        ["Email", "Telephone", "Letter", "Web form", "In person", "Social media"],
    ),
    "category": (
        ["Category", "Nature of complaint", "Theme", "Reason for complaint"],
        [
            "Poor communication",
            "Staff attitude",
            "Delay in providing a service",
            "Quality of service",
            "Disagreement with an assessment",
            "Missed bin",
        ],
    ),
    "rejection_reason": (
        ["Reason for rejection", "Reasons for not accepting"],
        ["Over 12 months old", "Subject to legal proceedings", "Duplicate", "Anonymous"],
    ),
}
TOTALS = ["Total", "Grand total", "Overall total", "TOTAL"]
PROCEDURES = {
    "statutory": ["Statutory", "Statutory complaints", "Statutory procedure"],
    "corporate": ["Corporate", "Corporate complaints", "Corporate procedure"],
}
NO_FIGURES = {"no figure": True}
BESIDE_YEARS = ["Change", "Difference", "% change", "Variance", "Trend", "+/-", "Target", "Rank"]
BESIDE_SERVICES = ["England average", "National average", "Statistical neighbours", "Target"]
BARE_QUARTERS = ["1", "2", "3", "4"]


def some(options: Sequence[str], most: int, least: int = 2) -> st.SearchStrategy[list[str]]:
    return st.lists(
        st.sampled_from(list(options)),
        min_size=least,
        max_size=min(most, len(options)),
        unique=True,
    )


@st.composite
def year_axes(draw) -> Axis:
    first = draw(st.integers(2010, 2022))
    years = [first + i for i in range(draw(st.integers(2, 3)))]
    if draw(st.booleans()):
        years.reverse()
    notation = draw(st.sampled_from(YEAR_NOTATIONS))
    items = [Item(notation(y), {"year": f"{y}/{(y + 1) % 100:02d}"}) for y in years]
    items += draw(no_figures(BESIDE_YEARS))
    return Axis("year", tuple(items), ("", "Year", "Financial year"))


def no_figures(texts: Sequence[str]) -> st.SearchStrategy[list[Item]]:
    """A row or column of changes, targets or others' figures at the end of an axis; mostly none."""
    beside = st.sampled_from(texts).map(lambda text: [Item(text, NO_FIGURES)])
    return st.one_of(st.just([]), st.just([]), beside)


@st.composite
def quarter_axes(draw) -> Axis:
    wording = draw(
        st.sampled_from(
            [
                ["Q1", "Q2", "Q3", "Q4"],
                ["Quarter 1", "Quarter 2", "Quarter 3", "Quarter 4"],
                ["Apr-Jun", "Jul-Sep", "Oct-Dec", "Jan-Mar"],
                ["Q1\n(April to June)", "Q2\n(July to September)", "Q3", "Q4"],
                BARE_QUARTERS,
            ]
        )
    )
    items = [Item(text, {"quarter": i}) for i, text in enumerate(wording, start=1)]
    heads = ("Quarter",) if wording == BARE_QUARTERS else ("", "Quarter")
    return Axis("quarter", (*items, *draw(totals({}))), heads)


def totals(says: dict[str, str | int | None]) -> st.SearchStrategy[list[Item]]:
    """A total at the end of an axis, or none."""
    return st.one_of(st.just([]), st.sampled_from(TOTALS).map(lambda text: [Item(text, says)]))


@st.composite
def with_total(draw, items: Sequence[Item], says: dict[str, str | int | None]) -> tuple[Item, ...]:
    """The items with a total after them, sometimes before them, or with none."""
    total = draw(totals(says))
    return (*total, *items) if draw(st.integers(0, 4)) == 0 else (*items, *total)


def procedure_axes() -> st.SearchStrategy[Axis]:
    return worded_axes("procedure", PROCEDURES, "procedure", ("", "Procedure", "Process"), {})


@st.composite
def worded_axes(
    draw,
    kind: str,
    wordings: dict[str, list[str]],
    dimension: str,
    heads: tuple[str, ...],
    total: dict[str, str | int | None],
    least: int = 2,
) -> Axis:
    values = draw(some(list(wordings), 4, least))
    ordered = [value for value in wordings if value in values]
    items = [Item(draw(st.sampled_from(wordings[v])), {dimension: v}) for v in ordered]
    return Axis(kind, draw(with_total(items, total)), heads)


def stage_axes() -> st.SearchStrategy[Axis]:
    return worded_axes("stage", STAGES, "stage", ("", "Stage"), {})


def outcome_axes() -> st.SearchStrategy[Axis]:
    def decides(axis: Axis) -> bool:
        decided = {"upheld", "partially_upheld", "not_upheld"}
        return len(decided & {str(item.says.get("outcome")) for item in axis.items}) >= 2

    heads = ("", "Outcome", "Decision", "Finding")
    return worded_axes("outcome", OUTCOMES, "outcome", heads, {"outcome": "total"}).filter(decides)


def contact_axes() -> st.SearchStrategy[Axis]:
    heads = ("", "Type of contact", "Contact type")
    return worded_axes("contact", CONTACTS, "contact", heads, {"contact": "all"}, least=3)


@st.composite
def service_axes(draw) -> Axis:
    items = [Item(text, {"service_area": text}) for text in draw(some(SERVICES, 5))]
    items += draw(no_figures(BESIDE_SERVICES))
    heads = ("Service", "Team", "Directorate", "Service area")
    return Axis("service", draw(with_total(items, {})), heads)


@st.composite
def label_axes(draw) -> Axis:
    dimension = draw(st.sampled_from(sorted(LABELS)))
    heads, labels = LABELS[dimension]
    items = [Item(text, {"dimension": dimension, "label": text}) for text in draw(some(labels, 5))]
    total = {"dimension": dimension, "label": "Total"}
    return Axis("label", (*items, *draw(totals(total))), tuple(heads))


@st.composite
def status_axes(draw) -> Axis:
    days = draw(st.sampled_from([10, 15, 20, 25]))
    words = draw(st.sampled_from(["working days", "days"]))
    items = draw(
        st.sampled_from(
            [
                [
                    Item("Within timescale", {"status": "within"}),
                    Item("Outside timescale", {"status": "outside"}),
                ],
                [Item("On time", {"status": "within"}), Item("Late", {"status": "outside"})],
                [
                    Item(f"Within {days} {words}", {"status": "within", "timescale_days": days}),
                    Item(f"Over {days} {words}", {"status": "outside", "timescale_days": days}),
                ],
                [
                    Item(f"Within {days} {words}", {"status": "within", "timescale_days": days}),
                    Item(
                        f"{days + 1} to {days + 15} {words}",
                        {"status": "within", "timescale_days": days + 15, "from_days": days + 1},
                    ),
                    Item(
                        f"More than {days + 15} {words}",
                        {"status": "outside", "timescale_days": days + 15},
                    ),
                ],
            ]
        )
    )
    return Axis("status", tuple(items), ("", "Response time", "Timescale"))


@dataclass(frozen=True)
class Subject:
    """What a table is about: its own axis, the axes it can be crossed with, its measures."""

    family: str
    axis: st.SearchStrategy[Axis]
    crossed: tuple[str, ...]
    says: dict[str, str | int | None]
    packings: tuple[str, ...]
    caption: str | None = None


COUNTS = ("count",)
COUNTS_AND_SHARES = ("count", "packed", "columns", "percent")
SUBJECTS = [
    Subject(
        "stage_counts",
        stage_axes(),
        ("year", "service", "quarter", "procedure"),
        {"event": "received"},
        COUNTS,
    ),
    Subject(
        "stage_counts",
        service_axes(),
        ("year", "stage", "quarter", "procedure"),
        {"event": "received"},
        COUNTS,
    ),
    Subject(
        "stage_counts",
        contact_axes(),
        ("year", "service", "quarter"),
        {"event": "received"},
        COUNTS,
    ),
    Subject(
        "outcomes",
        outcome_axes(),
        ("year", "stage", "service", "quarter", "procedure"),
        {},
        COUNTS_AND_SHARES,
    ),
    Subject("timeliness", status_axes(), ("year", "stage", "service"), {}, COUNTS_AND_SHARES),
    Subject("breakdowns", label_axes(), ("year", "stage"), {}, COUNTS_AND_SHARES),
    Subject(
        "compensation",
        service_axes(),
        ("year", "stage"),
        {"scope": "total"},
        ("money", "money and cases"),
        "Compensation paid",
    ),
]
CROSSED = {
    "year": year_axes(),
    "quarter": quarter_axes(),
    "stage": stage_axes(),
    "service": service_axes(),
    "procedure": procedure_axes(),
}
