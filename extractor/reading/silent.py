"""Paragraphs without figures of the report: quotations, plans, guides, descriptions, lost rows."""

from __future__ import annotations

import re

from extractor.layout.blocks import Paragraph
from extractor.reading.contents import in_contents
from extractor.reading.needles import Needled

_SECTION_WITHOUT_FIGURES = Needled(
    r"\b(?:looking (?:forward|ahead)|next steps|what(?: happens|'s| will happen| we will do)? next|"
    r"priorities|(?<!financial )implications|glossary|"
    r"case stud(?:y|ies)|examples?|recommend(?:ations?|ed action)|how to complain|"
    r"background (?:papers|documents)|contact (?:details|officer)|legislation|plan)\b"
)
_LEADS_TO_PLANS = Needled(
    r"\b(?:priorities|objectives|aims|ambitions|intentions|next\s+steps|(?:our|the|these)\s+plans)\b[^.:]*:-?\s*$|"
    r"\b(?:we|the\s+(?:council|service|team|department|directorate)|officers)\s+(?:will|plans?|aims?|intends?|hopes?)\b[^.:]*:-?\s*$"
)
"""The lead-in of a list of what is to be done, whose numbers are no figures."""
_OTHER_REQUESTS = Needled(
    r"\b(?:freedom\s+of\s+information|FOI|subject\s+access|information\s+requests?|data\s+protection|petitions)\b"
)
_COMPLAINT = Needled(r"\bcomplain\w*|\bfeedback\b")
"""A section on other requests is none on complaints, unless its heading names both."""
_DESCRIPTION = Needled(r"\bprocedure\b")
_HAPPENED = Needled(r"\b(?:were|was|received|handled|upheld|answered|dealt|logged|recorded)\b")
"""A section headed with a procedure describes it, or counts the complaints that went through it:
the one in the present, the other in the past."""
_COUNTED_UNDER = re.compile(
    r"\b(?:complaints|representations|cases)\s+(?:\w+\s+){0,3}?(?:under|through|outside)\b", re.I
)
"""Such a heading that is of the complaints: "Complaints under the corporate procedure"."""
_FIGURE = r"(?<![\w./])[£]?\d[\d,.]*%?(?:\s?\([\d.,]+%?\))?"
_ROW = re.compile(rf"[^.;:?!]*?(?:{_FIGURE}\s+){{2,}}{_FIGURE}\s*")
"""A row of a table that was not found as one: three figures side by side end no sentence."""
_QUOTED = re.compile(r"^\s*[\"“‘]")


def is_silent(paragraph: Paragraph, text: str) -> bool:
    """Whether what a paragraph says are no figures of the report: a quotation, a plan, a
    guide, a row without its boxhead."""
    innermost = paragraph.heading[-1] if paragraph.heading else ""
    return bool(
        _QUOTED.match(text)
        or _ROW.fullmatch(text)
        or _SECTION_WITHOUT_FIGURES.search(innermost)
        or in_contents(paragraph.heading)
        or (_OTHER_REQUESTS.search(innermost) and not _COMPLAINT.search(innermost + text))
        or (
            _DESCRIPTION.search(innermost)
            and not _COUNTED_UNDER.search(innermost)
            and not _HAPPENED.search(text)
        )
    )


def leads_to_plans(lead: str) -> bool:
    """Whether a lead-in introduces a list of what is to be done."""
    return bool(_LEADS_TO_PLANS.search(lead))
