"""What tells a paper on complaints from others, and a report on them from a policy: its words, its
title, and whether it counts anything."""

from __future__ import annotations

import re
from functools import lru_cache

# in small letters, and each beginning with its letter: a search that can go from letter to letter
# takes a quarter of the time
_COMPLAINT_WORDS = re.compile(
    r"c(?<=\bc)(?:omplain\w*|ompliments?\b)|u(?<=\bu)pheld\b|o(?<=\bo)mbudsm[ae]n\w*"
    r"|r(?<=\br)epresentations?\b|l(?<=\bl)gs?co\b|m(?<=\bm)aladministration\b"
    r"|s(?<=\bs)tage (?:1|2|3|one|two|three)\b"
)
"""Words that complaints reports repeat on every page and other papers hardly use."""

NOT_A_REPORT_TITLE = re.compile(
    r"\bminutes\b|\bagenda\b|\b(?:policy|procedure)s?\s*$|\bequality impact\b|\bwork programme\b"
    r"|\bterms of reference\b|\bself[- ]assessment\b|\bcode of conduct\b"
    r"|\bmember(?:s['’]?)? conduct\b|\bassessment of complaints\b|\bhow to\b[^.]*\bcomplain"
    r"|\b(?:plaintiff|defendant)(?:s|['’]s|s['’])?\b|\bfact ?sheet\b|\bpractice guide\b"
    r"|\bguide (?:to|for)\b|\blocal government complaints\b"
    r"|(?<!annual )\breport (?:of|by|from) the (?:local government )?(?:(?:and|&) social care )?"
    r"ombudsman\b",
    re.I,
)
"""Titles of papers on complaints that are no report on services: the policy itself, minutes, an
assessment, complaints about councillors or before a court, advice, the country's figures, the
Ombudsman's report on one complaint."""

FIGURE_WORDS = re.compile(
    r"\b\d[\d,]*\s+(?:\w+\s+){0,4}"
    r"(?:complain\w*|compliments?|representations?|upheld|decisions?|enquiries|cases)\b"
    r"|\b(?:complain\w*|compliments?|representations?|upheld|received|total)\b"
    r"(?:\W+[a-z]+){0,2}\W{1,4}\d[\d,]*\b|\b\d[\d.]*\s?%",
    re.I,
)
"""A number next to what it counts, or a percentage."""

_COUNTS_NOTHING = re.compile(
    r"\bstage\s+\d\b|\b\d+\s+(?:to\s+\d+\s+)?(?:(?:working|calendar)\s+)?(?:day|week|month)s?\b",
    re.I,
)
"""Numbers that a policy has too: stages and timescales."""

PAGES_REMEMBERED = 64
"""Pages' texts whose share of complaint words is kept: it is asked of the same few by turns."""


@lru_cache(PAGES_REMEMBERED)
def density(text: str) -> float:
    """Complaint words per word."""
    words = len(text.split())
    return len(_COMPLAINT_WORDS.findall(text.lower())) / words if words else 0.0


def without_limits(text: str) -> str:
    """The text without the numbers that a policy has too."""
    return _COUNTS_NOTHING.sub(" ", text)


_WITH_REPORT = re.compile(r"\bannual\b.*\breport\b|\breport\b.*\bself[- ]assessment\b", re.I)
"""Titles of reports that hold an assessment of the service by itself too."""
_OF_PROCEDURE = re.compile(r"(?:policy|procedure)s?", re.I)
_REPORTS = re.compile(
    r"\breport (?:summarises|details|covers|gives|presents|contains|provides|sets out|analyses)\b"
    r"[^.]{0,80}\bcomplaints\b[^.]{0,80}\b(?:received|dealt with|made|during|period)\b",
    re.I,
)
"""What a paper says that reports complaints of a time."""


def is_titled_otherwise(title: str | None, first: str) -> bool:
    """Whether a paper's title says that it is no report on complaints. ``first`` is the text of its
    first page: a paper that is called by the procedure may report what went through it.
    """
    match = NOT_A_REPORT_TITLE.search(title or "")
    if match is None:
        return False
    if match[0].lower().startswith("self") and _WITH_REPORT.search(title or ""):
        return False
    of_procedure = _OF_PROCEDURE.fullmatch(match[0].strip()) is not None
    return not (of_procedure and _REPORTS.search(first))
