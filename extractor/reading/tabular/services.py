"""What a stub, a header or a head above rows names of services and groups of names."""

from __future__ import annotations

import re

from extractor.reading.labels import normalise, read_label
from extractor.reading.service_names import service_named
from extractor.reading.tabular.axes import clean_label, is_name, is_title, tells

_ABOUT = re.compile(
    r"^(?i:(?:complaints?|compliments?|comments|enquiries) (?:received )?"
    r"(?:about|against|regarding|concerning|relating to) (?:the )?)(?=[A-Z])"
)
"""What stands before the name of a service whose complaints a row or column counts."""
_SHARE_OF = re.compile(r"(?:%|\b(?:percentage|proportion|share))\s+of\b", re.I)


def service_of(text: str) -> str:
    """The name of the service that a label of names holds."""
    return _ABOUT.sub("", clean_label(text))


def group_named(head: str) -> str | None:
    """The name of a group of names whose total stands below them: the head above them, where that
    says nothing that a dimension holds ("Care management" above teams and their sub-total)."""
    reading = read_label(head)
    named = is_name(reading) and not tells(reading) and not is_title(head)
    return clean_label(head) if named and service_named(head) is None else None


def stray_service(text: str) -> str | None:
    """The service that a team's name among vocabulary holds ("Education complaints")."""
    reading = read_label(text)
    if _SHARE_OF.search(normalise(text)):
        return None  # "% of children in the borough" is the share of something else
    if not reading.rest or not any(hit.sets.get("kind") == "service" for hit in reading.hits):
        return None
    return service_named(text)
