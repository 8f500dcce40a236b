"""Lists with one row a case: not counted up, but the payments they name are payments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from string import ascii_lowercase

from extractor.layout.blocks import Cell, Table
from extractor.reading.claims import Claim, Dimensions, Source
from extractor.reading.context import ReportContext, heading_dimensions, one_stage
from extractor.reading.labels import LabelReading, normalise, read_label
from extractor.reading.quantities import cell_quantities
from extractor.reading.tabular.axes import axis_hint, clean_label, is_total, is_vocabulary
from extractor.reading.tabular.costs import is_cost
from extractor.reading.tabular.functions import Section
from extractor.reading.tabular.rows import is_number
from extractor.reading.tabular.titles import caption_of

LEAST_COLUMNS = 3
"""Fewest columns of a list of cases: its number, what it was about, what came of it."""

_NOT_PAID = re.compile(
    r"(?:charges?|bills?|debts?|invoices?|fees?)\s+of\s+£[\d,.]*\d[^;,£]*|"
    r"£[\d,.]*\d\s+(?:was\s+)?(?:waived|cancelled|written off|refunded)",
    re.I,
)
"""A charge that was waived is a remedy, but no payment."""

_AMOUNT = re.compile(r"£\s?\d[\d,]*(?:\.\d\d)?")
_BETWEEN = r"\s*(?:[+&,;\n]|\band\b|\bplus\b)?\s*(?:a\s+)?(?:further\s+)?"
_PAID = re.compile(
    rf"(?P<amount>{_AMOUNT.pattern})"
    r"(?:\s+(?:for|in respect of|in recognition of|towards)\s+(?P<reason>[^£;]+?))?"
    rf"(?={_BETWEEN}£|\s*[;.]|\s*$|\s+(?:and|plus)\s+an?\s+apology)",
    re.I,
)
_JOINED = re.compile(_BETWEEN, re.I)
"""What may stand between two payments of one case; not "raised to", "or", "of"."""


def is_case_list(table: Table, sections: Sequence[Section]) -> bool:
    """One row a case: its first header says so, or only running numbers 1, 2, 3 stand in it."""
    head = table.rows[0]
    if _CUT_OF_CASES.search(normalise(head[0].text)) and _counts_cases(table):
        return False
    if any(hit.sets.get("case") for hit in read_label(head[0].text).hits):
        return not _measures_by_year(table)
    if not sections:
        return False
    rows = sections[0].data_rows
    columns = {c for r in rows for c in range(len(head)) if is_number(table.rows[r][c].text)}
    if columns != {0} or len(head) < LEAST_COLUMNS:
        return False
    values = [q.value for row in rows for q in cell_quantities(table.rows[row][0].text) or []]
    return values == [Decimal(n + 1) for n in range(len(rows))]


_ONE_CASE_HEAD = re.compile(
    r"\s*(?:stage\s+\w+\s+)?(?:complaint|case|investigation|review|panel|complainant)s?(?:\s+(?:no|number|ref(?:erence)?)\.?)?\s*",
    re.I,
)
_ONE_CASE = re.compile(
    r"\s*(?:(?:complaint|case|investigation|review|panel|complainant|no\.?|#)\s*)?(?P<code>[a-z]|\d{1,2})[.)]?\s*",
    re.I,
)
"""What numbers one complaint among several: "A", "Complaint 2"."""
LEAST_CASES = 2
"""Fewest rows that show a stub to number complaints one by one."""


def without_cases(table: Table, section: Section) -> Section | None:
    """The section without rows of one complaint each, "A | 7 points | 2 upheld": what is left are
    totals. None where nothing is, or where nothing says that the points are counted that such rows
    have several of."""
    if not _ONE_CASE_HEAD.fullmatch(normalise(table.rows[0][0].text)):
        return section
    stubs = {row: normalise(table.rows[row][0].text) for row in section.data_rows}
    totals = [row for row, text in stubs.items() if is_total(read_label(text))]
    cases = [_ONE_CASE.fullmatch(text) for row, text in stubs.items() if row not in totals]
    codes = [match["code"].lower() for match in cases if match is not None]
    serial = [str(n + 1) for n in range(len(codes))]
    letters = list(ascii_lowercase[: len(codes)])
    if not LEAST_CASES <= len(codes) == len(cases) or codes not in (serial, letters):
        return section
    points = any("issue" in read_label(cell.text).values("contact") for cell in table.rows[0])
    return replace(section, data_rows=tuple(totals)) if totals and points else None


_CUT_OF_CASES = re.compile(
    r"\bcases?\s+(?:outcomes?|decisions?|results?|types?|status|categor(?:y|ies))\b", re.I
)
"""A first header that says what cases are counted by: "Ombudsman case outcome"."""


def _counts_cases(table: Table) -> bool:
    """Whether a column right of the first holds numbers in every row, none of them an amount."""
    body = table.rows[1:]
    columns = range(1, len(table.rows[0]))
    return any(
        all(is_number(row[c].text) and "£" not in row[c].text for row in body) for c in columns
    )


def _measures_by_year(table: Table) -> bool:
    """Whether columns of figures are headed with years: what is numbered are measures then, which
    have a code each ("CH02 | Complaints answered in time | 81% | 88%")."""
    head, body = table.rows[0], table.rows[1:]
    years = [c for c, cell in enumerate(head) if read_label(cell.text).years]
    return len(years) > 1 and all(any(is_number(row[c].text) for row in body) for c in years)


_PAGES = re.compile(r"\s*pages?(?:\s*(?:no\.?|numbers?))?\s*", re.I)


def is_contents(table: Table) -> bool:
    """A table of contents drawn as a table: its last column is headed "Page" and only grows."""
    if not _PAGES.fullmatch(table.rows[0][-1].text):
        return False
    printed = [row[-1].text.strip() for row in table.rows[1:]]
    numbers = [int(text) for text in printed if text.isdigit()]
    return len(numbers) * 2 > len(printed) and numbers == sorted(numbers)


def is_payment_list(table: Table, sections: Sequence[Section]) -> bool:
    """One row a payment: what it was for, and one column of pounds ("Distress | £250").

    A table by year, stage or team sums payments up and is none.
    """
    if len(sections) != 1:
        return False
    section = sections[0]
    if section.stub_columns > 1:
        return _is_list_of_paid_cases(table, section)
    columns = {
        c
        for r in section.data_rows
        for c in range(len(table.rows[0]))
        if is_number(table.rows[r][c].text)
    }
    if len(columns) != 1 or axis_hint(section.head) == "service":
        return False
    column = next(iter(columns))
    head = read_label(" ".join(section.boxhead[column]))
    listed = axis_hint(section.head) in ("category", "rejection_reason")
    stubs = [read_label(table.rows[r][0].text) for r in section.data_rows]
    stubs = [stub for stub in stubs if not is_total(stub)]
    named = [stub for stub in stubs if listed or _is_reason(stub)]
    amounts = all("£" in table.rows[r][column].text for r in section.data_rows)
    return amounts and not head.years and len(named) * 2 > len(stubs)


_PAID_HEAD = re.compile(
    r"(?:payments?|amounts?|sums?|compensation|redress|awards?|remed(?:y|ies)|settlements?)"
    r"(?:\s+(?:paid|agreed|awarded|made|of money))?"
    r"\s*(?:\(?£\)?)?|£|(?:financial|monetary)\s+\w+",
    re.I,
)
"""A column of what cases were paid."""
_CASE_HEAD = re.compile(
    r"\b(?:nature|summary|subject|details?|description|complaint|case|reason|fault|remedy|decision|issue)\b",
    re.I,
)
"""A column that tells what a case was about, or what was done about it."""


_STAGE_HEAD = re.compile(
    r"\s*(?:complaints?\s+)?stage(?:\s+(?:of\s+(?:the\s+)?complaint|reached|awarded|paid))?\s*",
    re.I,
)
"""A column of the stages at which the cases were decided."""


def _is_list_of_paid_cases(table: Table, section: Section) -> bool:
    """One row a case, with its date or service, what it was about, and last what it was paid."""
    rows = section.data_rows
    *told, paid = (table.rows[0][c].text for c in range(len(table.rows[0])))
    if section.stub_columns != len(told) or not _PAID_HEAD.fullmatch(paid.strip()):
        return False
    amounts = [table.rows[r][-1].text.strip() for r in rows]
    stubs = [tuple(cell.text for cell in table.rows[r][:-1]) for r in rows]
    return (
        any(_CASE_HEAD.search(head) for head in told)
        and all(not text or text in "-–—" or "£" in text for text in amounts)
        and len(set(stubs)) == len(stubs)
    )


def _is_reason(stub: LabelReading) -> bool:
    return not is_vocabulary(stub) and not stub.years and "service" not in stub.values("kind")


def read_payments(table: Table, index: int, context: ReportContext) -> list[Claim]:
    """Payments in a list of cases: "Apology and £500" beside the case it was paid in.

    A total row is the total. "£200 + £150" and "£300 for distress and £100 for time and trouble"
    are payments each. The case's own columns of services and of reasons say whose payment it is and
    what for. Several amounts with other words between them ("raised from £50 to £100") say
    too little of what was paid and give none.
    """
    heading = heading_dimensions(table.heading, context)
    told = [read_label(text) for text in (table.rows[0][0].text, caption_of(table)) if text]
    stage = next((s for reading in told if (s := one_stage(reading)) is not None), heading.stage)
    year = next((reading.year for reading in told if reading.year), heading.year or context.year)
    services, reasons = (
        [c for c, head in enumerate(table.rows[0]) if axis_hint(head.text) == kind]
        for kind in ("service", "category")
    )
    stages = [c for c, head in enumerate(table.rows[0]) if _STAGE_HEAD.fullmatch(head.text)]
    claims = []
    costs = _rows_of_costs(table, told)
    for number, row in enumerate(table.rows[1:], start=1):
        for cell in row[1:]:
            if cell.row != number or number in costs:
                continue
            scope = "total" if is_total(read_label(row[0].text)) else "payment"
            paid = payments_in(cell.text)
            service = _only_cell(row, services) or heading.service_area
            own = one_stage(read_label(_only_cell(row, stages) or "")) or stage
            if scope == "total" and len(paid) > 1:
                continue
            for amount, reason in paid:
                reason = reason or _only_cell(row, reasons) or clean_label(row[0].text)
                claims.append(
                    Claim(
                        "compensation",
                        Dimensions(year=year, stage=own, service_area=service, scope=scope),
                        {"amount_gbp": amount},
                        Source(cell.page, cell.box, "table", cell.text, index, number, cell.column),
                        reason=(reason or None) if scope == "payment" else None,
                        origins={"year": "report", "stage": "stub head"},
                    )
                )
    return claims


def _rows_of_costs(table: Table, told: Sequence[LabelReading]) -> set[int]:
    """The rows of what handling complaints cost, and a total that adds such up."""
    heads = [read_label(cell.text) for cell in table.rows[0][1:]]
    stubs = {at: read_label(row[0].text) for at, row in enumerate(table.rows[1:], start=1)}
    found = {at for at, stub in stubs.items() if is_cost([stub], [*heads, *told])}
    return found | {at for at, stub in stubs.items() if found and is_total(stub)}


def _only_cell(row: Sequence[Cell], columns: Sequence[int]) -> str | None:
    """What a case's row says in the one column of these; None where there are several or none."""
    if len(columns) != 1:
        return None
    return clean_label(row[columns[0]].text) or None


def payments_in(text: str) -> list[tuple[Decimal, str]]:
    """The payments that a cell of a case names, in GBP, with what each was for where it is said.

    Empty where its amounts are not clearly payments beside each other.
    """
    text = _NOT_PAID.sub("", text)
    amounts = _AMOUNT.findall(text)
    paid = list(_PAID.finditer(text))
    if len(amounts) == 1:
        reason = paid[0]["reason"] if paid else None
        return [(_pounds(amounts[0]), clean_label(reason or ""))]
    between = [text[a.end() : b.start()] for a, b in pairwise(paid)]
    if len(paid) != len(amounts) or not all(_JOINED.fullmatch(piece) for piece in between):
        return []
    return [(_pounds(match["amount"]), clean_label(match["reason"] or "")) for match in paid]


def _pounds(amount: str) -> Decimal:
    return Decimal(re.sub(r"[£,\s]", "", amount))
