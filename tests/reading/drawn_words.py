"""The words of drawn tables: what reports call years, stages, outcomes, services and totals."""

from __future__ import annotations

from collections.abc import Callable

YEAR_NOTATIONS: list[Callable[[int], str]] = [
    lambda y: f"{y}/{(y + 1) % 100:02d}",
    lambda y: f"{y}-{(y + 1) % 100:02d}",
    lambda y: f"{y}–{(y + 1) % 100:02d}",
    lambda y: f"{y}/{y + 1}",
    lambda y: f"{y % 100:02d}/{(y + 1) % 100:02d}",
    lambda y: f"{y} to {y + 1}",
    lambda y: f"1 April {y} to\n31 March {y + 1}",
    lambda y: f"{y}-\n{(y + 1) % 100:02d}",
    lambda y: f"{y} / {(y + 1) % 100:02d}",
    lambda y: f"{y} - {y + 1}",
    lambda y: f"{(y % 100):02d}-{(y + 1) % 100:02d}",
    lambda y: f"FY {y}/{(y + 1) % 100:02d}",
    lambda y: f"Year {y}/{(y + 1) % 100:02d}",
    lambda y: f"Year ending 31 March {y + 1}",
    lambda y: f"{y}/{(y + 1) % 100:02d} actual",
    lambda y: f"Actual {y}/{(y + 1) % 100:02d}",
    lambda y: f"{y}/{(y + 1) % 100:02d} outturn",
    lambda y: f"{y}/{(y + 1) % 100:02d} total",
    lambda y: f"Total {y}/{(y + 1) % 100:02d}",
    lambda y: f"{y}/{(y + 1) % 100:02d} (number)",
    lambda y: f"Number in {y}/{(y + 1) % 100:02d}",
    lambda y: f"In {y}/{(y + 1) % 100:02d}",
    lambda y: f"April {y} to March {y + 1}",
    lambda y: f"{y}/{(y + 1) % 100:02d}:",
]
STAGES = {
    "stage_1": [
        *("Stage 1", "Stage One", "Stage 1 complaints", "Stage 1 (20 working days)", "S1"),
        *("First stage", "Stage 1 – Local resolution", "Stage 1 (informal)", "Stage I", "STAGE 1"),
        *("Stage 1 Local Resolution", "Formal Stage 1", "Stage-1", "Level 1"),
    ],
    "stage_2": [
        *("Stage 2", "Stage Two", "Stage 2 complaints", "Stage 2 investigations", "S2"),
        *("Second stage", "Stage 2 – Investigation", "Stage 2 (formal)", "Stage II", "STAGE 2"),
        *("Stage 2 Independent Investigation", "Formal Stage 2", "Stage-2", "Level 2"),
    ],
    "stage_3": [
        *("Stage 3", "Stage Three", "Stage 3 Review Panel", "Review panel", "S3", "Third stage"),
        *("Stage 3 – Review Panel", "Stage III", "STAGE 3", "Stage 3 Panels"),
    ],
    "ombudsman": [
        *("Ombudsman", "LGSCO", "Local Government and Social Care Ombudsman", "LGO"),
        *("Local Government & Social Care Ombudsman", "The Ombudsman", "Ombudsman (LGSCO)"),
        *("LG&SCO", "Ombudsman complaints", "Local Government Ombudsman"),
    ],
}
OUTCOMES = {
    "upheld": [
        *("Upheld", "Fully upheld", "Complaint upheld", "Justified", "Substantiated"),
        *("Upheld in full", "UPHELD", "Complaints upheld", "Fully justified", "Upheld complaints"),
    ],
    "partially_upheld": [
        *("Partially upheld", "Partly upheld", "Part upheld", "Partially\nupheld"),
        *("Upheld in part", "Partially justified", "PARTIALLY UPHELD", "Partially substantiated"),
    ],
    "not_upheld": [
        *("Not upheld", "Not justified", "Complaint not upheld", "Unsubstantiated"),
        *("NOT UPHELD", "Complaints not upheld", "Not substantiated", "Unfounded"),
    ],
    "no_finding": ["No finding", "Inconclusive", "Not determined", "No findings"],
    "withdrawn": ["Withdrawn", "Complaint withdrawn", "Withdrawn by complainant", "Discontinued"],
    "resolved": ["Resolved informally", "Informally resolved", "Local settlement", "Resolved"],
}
CONTACTS = {
    "complaint": ["Complaints", "Formal complaints", "Complaint", "COMPLAINTS"],
    "compliment": ["Compliments", "Compliment", "Compliments received"],
    "member_enquiry": [
        *("MP enquiries", "Member enquiries", "Councillor enquiries", "MP Enquiries received"),
        *("Members' enquiries", "MP and councillor enquiries"),
    ],
    "comment": ["Comments", "Comments and suggestions", "Comment", "Comments received"],
    "representation": ["Representations", "Informal complaints", "Potential complaints"],
}
SERVICES = [
    *("Adult Social Care", "Education", "Highways", "Housing", "Fostering and Adoption"),
    *("Children in Care", "Special Educational Needs", "Youth Justice Service", "Libraries"),
    *("Planning", "Adults", "Children's Services", "Waste & Recycling", "Council Tax"),
    *("SEND", "Early Help", "Leaving Care Team", "Assessment Team", "Disabled Children's Team"),
    *("Corporate Services", "Revenues and Benefits", "Parks & Open Spaces", "Trading Standards"),
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
TOTALS = ["Total", "Grand total", "Overall total", "TOTAL", "Totals", "Total complaints", "All"]
TOTALS_OF = {
    "quarter": ["YTD", "Year to date", "Full year", "Year total", "Annual total", "Total for year"],
    "stage": ["All stages", "Total all stages"],
    "outcome": ["Total decided", "All outcomes", "Total outcomes"],
    "contact": ["Total contacts", "All contacts", "Total feedback"],
    "service": ["All services", "Council total", "Total (all services)", "All teams"],
    "procedure": ["All complaints", "Both procedures"],
    "month": ["Total", "Full year", "YTD", "Total for year"],
}
PROCEDURES = {
    "statutory": ["Statutory", "Statutory complaints", "Statutory procedure"],
    "corporate": ["Corporate", "Corporate complaints", "Corporate procedure"],
}
DECIDED = {"upheld", "partially_upheld", "not_upheld"}
MONTHS = [
    ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"],
    [
        *("April", "May", "June", "July", "August", "September"),
        *("October", "November", "December", "January", "February", "March"),
    ],
    [
        *("Apr-21", "May-21", "Jun-21", "Jul-21", "Aug-21", "Sep-21"),
        *("Oct-21", "Nov-21", "Dec-21", "Jan-22", "Feb-22", "Mar-22"),
    ],
]
BESIDE_YEARS = [
    "Change",
    "Difference",
    "% change",
    "Variance",
    "Trend",
    "+/-",
    "Target",
    "Rank",
    "Direction of travel",
    "RAG",
    "% increase",
    "Increase/decrease",
    "Diff",
    "Change from 2020/21",
    "% change from last year",
    "Percentage change",
    "Year on year change",
    "Up or down",
    "Change on previous year",
    "Comparison with last year",
    "Trend arrow",
    "Ranking",
]
BESIDE_SERVICES = ["England average", "National average", "Statistical neighbours", "Target"]
BARE_QUARTERS = ["1", "2", "3", "4"]
QUARTERS = [
    ["Q1", "Q2", "Q3", "Q4"],
    ["Quarter 1", "Quarter 2", "Quarter 3", "Quarter 4"],
    ["Apr-Jun", "Jul-Sep", "Oct-Dec", "Jan-Mar"],
    ["Q1 2021/22", "Q2 2021/22", "Q3 2021/22", "Q4 2021/22"],
    ["2021/22 Q1", "2021/22 Q2", "2021/22 Q3", "2021/22 Q4"],
    ["Qtr 1", "Qtr 2", "Qtr 3", "Qtr 4"],
    ["First quarter", "Second quarter", "Third quarter", "Fourth quarter"],
    ["April – June", "July – September", "October – December", "January – March"],
    ["Q1\n(April to June)", "Q2\n(July to September)", "Q3", "Q4"],
    BARE_QUARTERS,
]
