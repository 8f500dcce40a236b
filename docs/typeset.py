"""The documents that the pages of docs/ show, set as PDFs. Councils and numbers are made up."""

from __future__ import annotations

import datetime

from fpdf import FPDF


def page_with_cut_ins() -> bytes:
    """A page with a table whose rows stand below titles of their own, as a PDF."""
    pdf = FPDF(unit="pt", format=(440, 250))
    pdf.add_page()
    pdf.set_margins(30, 30)
    pdf.set_font("Helvetica", "B", 10)
    pdf.text(30, 40, "Table 2: Complaints received by service")
    rows = [
        ("Service", "2022/23", "2023/24"),
        ("Children's services", "", ""),
        ("Fostering", "12", "15"),
        ("Assessment", "31", "28"),
        ("Adults' services", "", ""),
        ("Home care", "9", "14"),
        ("Assessment", "22", "19"),
        ("Total", "74", "76"),
    ]
    for index, row in enumerate(rows):
        top = 54 + index * 22
        cut_in = index > 0 and not row[1]
        widths = (360,) if cut_in else (200, 80, 80)
        pdf.set_font("Helvetica", "B" if cut_in or index == 0 else "", 10)
        left = 30.0
        for width, text in zip(widths, row, strict=False):
            pdf.rect(left, top, width, 22)
            pdf.text(left + 5, top + 15, text)
            left += width
    return bytes(pdf.output())


def report_in_other_words() -> bytes:
    """A report of a council that does not say "upheld", as a PDF."""
    pdf = FPDF(unit="pt", format="A4")
    pdf.set_creation_date(datetime.datetime(2023, 9, 1, tzinfo=datetime.UTC))
    pdf.add_page()
    lines = [
        (60, 12, "", "Westhaven Borough Council"),
        (82, 18, "B", "Annual Complaints Report 2022/23"),
        (120, 13, "B", "1. Introduction"),
        (140, 10, "", "This is what people complained about from 1 April 2022 to 31 March 2023."),
        (170, 13, "B", "2. What was decided"),
        (192, 10, "B", "Table 1: Stage 1 complaints in 2022/23"),
        (328, 10, "", "Of the 40 Stage 1 complaints, 21 were not borne out."),
    ]
    for top, size, weight, text in lines:
        pdf.set_font("Helvetica", weight, size)
        pdf.text(60, top, text)
    rows = ("Decision", "Number"), ("Borne out", "12"), ("Borne out in part", "7")
    for index, row in enumerate((*rows, ("Not borne out", "21"), ("Total", "40"))):
        pdf.set_font("Helvetica", "" if index else "B", 10)
        for left, width, text in ((60, 200, row[0]), (260, 80, row[1])):
            pdf.rect(left, 202 + index * 20, width, 20)
            pdf.text(left + 5, 216 + index * 20, text)
    return bytes(pdf.output())
