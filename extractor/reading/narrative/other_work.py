"""Entries on a service's own work, in a list that has complaints in it too: repairs, calls."""

from __future__ import annotations

import re

_WORK = re.compile(
    r"\W*(?:[\w'’&/-]+\s+){0,4}?(?:repairs|assessments|applications|inspections|visits|collections|invoices|calls)\s+"
    r"(?:(?:were|was|being)\s+)?(?:completed|carried\s+out|undertaken|processed|determined|answered|paid|made|"
    r"collected)\s+(?:within|in|on)\s+(?:the\s+)?(?:target|time|timescales?|deadlines?|\d)",
    re.I,
)
"""Something that a service does, and that it was done in time; left undone it is complained of."""
_CONTACT = re.compile(
    r"complain|complim|enquir|feedback|represent|\bstage\b|ombudsman|upheld", re.I
)
"""What makes such work the reason of complaints: "Repairs completed in 60 days: one complaint"."""


def is_other_work(entry: str, lead: str) -> bool:
    """Whether a short entry measures a service's work: "Housing repairs completed in time: 92%".

    ``lead`` is the sentence that leads to its list; below one on complaints the work is what they
    are about.
    """
    if _WORK.match(entry) is None or _CONTACT.search(entry):
        return False
    return _CONTACT.search(lead) is None
