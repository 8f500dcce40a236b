"""The thing that a number counts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.reading.labels import Hit, LabelReading

_COMPLAINT = re.compile(r"\bcomplaints?\b", re.I)
CASE = re.compile(
    r"\b(?:cases?|investigations?|panels?|hearings?|responses?|replies|reply|answers?|decisions?|"
    r"requests?|referrals?|"
    r"contacts?|transactions?|letters?|appeals?|escalations?|reviews?|matters?|occasions?|"
    r"findings?|ones?|"
    r"determinations?|others|outcomes?)\b",
    re.I,
)
"""Words that stand for a complaint."""
NOT_A_CASE = re.compile(
    r"\b(?:protection|FOI|freedom|information|subject access|social work|planning|serious case|"
    r"safeguarding|"
    r"audit|policy|peer|initial|service|performance|management|annual|court|assessment|school|"
    r"admission)\s+"
    r"(?:conferences?|reviews?|requests?|referrals?|investigations?|cases?|decisions?|panels?|"
    r"appeals?|hearings?)\b",
    re.I,
)
"""The same words, of something else that a council has."""
EMPTY_ADJECTIVES = re.compile(
    r"^(?:new|further|additional|formal|such|more|other|total|all|only|just|overall|individual|"
    r"separate|single|different|"
    r"corporate|statutory|valid|active|existing|remaining|received|in)$",
    re.I,
)
"""Words before a noun that do not say what it is."""


@dataclass(frozen=True, slots=True)
class Noun:
    """The thing that a number counts.

    ``sort`` is "contact" (a complaint, a compliment, ...; ``contact`` says which), "case" (a word
    that stands for one: cases, responses, panels, "Stage 2s"), "none" where the number stands
    alone ("three were upheld"), or "foreign" for anything else (children, officers, assessments).
    """

    sort: str
    start: int
    end: int
    contact: str | None = None
    text: str = ""


_CASES_CAME_IN = re.compile(r"cases\s+received\b", re.I)
"""A column headed so counts all that came in; in a sentence the cases are those it is about."""


_THEIR_TEAM = re.compile(r"\s+(?:team|service|unit|office|section|inbox|mailbox|helpline)\b", re.I)
"""Who handles complaints, and counts none: "Contacts with the Complaints Team"."""


def contact_hits(text: str, reading: LabelReading) -> list[Hit]:
    """The contacts named; "complaints" also inside longer phrases ("complaints closed")."""
    hits = [
        h
        for h in reading.hits
        if "contact" in h.sets
        and not _CASES_CAME_IN.match(text, h.start)
        and not (_COMPLAINT.match(text, h.start) and _THEIR_TEAM.match(text, h.end))
    ]
    for match in _COMPLAINT.finditer(text):
        if _THEIR_TEAM.match(text, match.end()):
            continue
        covered = [h for h in reading.hits if h.start <= match.start() < h.end]
        if not any("contact" in h.sets or "outcome" in h.sets for h in covered):
            hits.append(Hit(match.start(), match.end(), {"contact": "complaint"}))
    return sorted(hits, key=lambda h: h.start)
