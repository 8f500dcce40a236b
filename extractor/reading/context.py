"""What a figure inherits from where it stands: the report it is in and the headings above it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extractor.reading.claims import Dimensions
from extractor.reading.labels import LabelReading, normalise, read_label
from extractor.reading.needles import Needled
from extractor.reading.ombudsman_titles import is_ombudsman_title, without_council
from extractor.reading.service_names import content_words, service_named


@dataclass(frozen=True, slots=True)
class ReportContext:
    """What is known of the whole report before its figures are read.

    ``year`` is the financial year the report is about (``YYYY/YY``); ``procedure`` is set only when
    the whole report is about one procedure; ``service`` is the service that the report covers.
    """

    year: str
    procedure: str | None = None
    service: str | None = None
    by_procedure: bool = False
    """Whether its sections are each on one procedure: one of them is headed with the corporate."""
    title: str | None = None
    council: str | None = None
    stages_procedure: str | None = None
    """The procedure whose stages its headings name ("Corporate Stage One complaints"), if one."""
    sections: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    """The procedure of a section, by its path of headings, where its opening says it."""
    care_by_law: bool = False
    """Whether it says that complaints about social care have the procedures laid down by law."""
    social_care_is_part: bool = False
    """Whether sections on education stand beside those on the social care of the same people."""
    covering: frozenset[str] = frozenset()
    """The headings that stand above all of the report: what they name is none of its parts."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Kinds of the names that tables list under a header that says so, by ``axes.name_key``."""


_SEVERAL_STAGES = Needled(
    r"\bstages?\s*(?:\d|one|two|three)\s*(?:,|and|&|/|or|to|[-–])\s*"
    r"(?!(?<=\bstage \d [–-] )\d\s+(?:\w+\s+)?(?:complaint|investigation|review|panel|case)s?\b)"
    r"(?:stages?\s*)?(?:\d|one|two|three|the\s+ombudsman)\b"
)


def is_subject(service: str, context: ReportContext) -> bool:
    """Whether ``service`` is what the whole report is about, so that naming it says nothing."""
    # "complaints about Lancashire children's social care"
    service = without_council(service, context.council).strip() or service
    wanted = content_words(service)
    for subject in (context.service, context.title):
        if subject is None:
            continue
        subject = without_council(subject, context.council)
        named = service_named(subject) or (subject if subject == context.service else None)
        if named is None:
            continue
        initials = "".join(word[0] for word in named.split() if word[0].isupper())
        if service.lower() == named.lower() or (len(initials) > 1 and service == initials):
            return True
        if context.social_care_is_part and _is_social(service) and not _is_social(named):
            continue
        if _SEVERAL_NAMED.search(named) and _is_social(named) and not _is_social(service):
            continue  # "Housing" is a part of "Housing and Social Care"
        if content_words(named) == wanted:
            return True
        bare = wanted <= _SOCIAL_CARE_WORDS and not context.social_care_is_part
        if bare and _is_social(named) and not _SEVERAL_NAMED.search(named):
            return True  # "social care" in a report on Children's Social Care
        if _is_begun(service, named):
            return True
    return False


def _is_begun(service: str, named: str) -> bool:
    """Whether a name is the beginning of the one service that the report is on: "children's" of
    "Children's Specialist Services". Of "Adults and Housing" neither is."""
    own, whole = service.lower().split(), named.lower().split()
    rest = whole[len(own) :]
    if not rest or whole[: len(own)] != own or _SEVERAL_NAMED.search(named):
        return False
    hits = read_label(" ".join(rest)).hits
    return not any(
        hit.sets.get("kind") == "service" and content_words(" ".join(rest)[hit.start : hit.end])
        for hit in hits
    )


_SOCIAL_CARE_WORDS = frozenset(("social", "care"))
_SEVERAL_NAMED = re.compile(r",|&|\band\b", re.I)


def _is_social(service: str) -> bool:
    return "social care" in service.lower()


def one_stage(reading: LabelReading) -> str | None:
    """The one stage said; None for none or several ("Stages 1 and 2")."""
    return None if _SEVERAL_STAGES.search(reading.text) else reading.value("stage")


def says_stage(reading: LabelReading) -> bool:
    """Whether any stage is said, be it several."""
    return reading.says("stage") or bool(_SEVERAL_STAGES.search(reading.text))


_OMBUDSMAN = (
    r"(?:the\s+)?(?:local\s+government\s+(?:and\s+social\s+care\s+)?)?(?:ombudsman|lgs?c?o)\b"
)
_KINDS = (
    r"(?:complaints?|compliments?|comments|enquiries|representations|feedback|concerns|suggestions)"
)
_BESIDE_OMBUDSMAN = re.compile(
    rf"\b{_KINDS}\s*(?:,|,?\s+and|\s*&)\s+{_OMBUDSMAN}(?!['’]s?\s+enquiries)|"
    rf"\b{_OMBUDSMAN}\s*(?:,|,?\s+and|\s*&)\s+(?:(?:formal|corporate|customer|other)\s+)?{_KINDS}",
    re.I,
)


def _of_more(heading: str) -> bool:
    """Whether a heading names the ombudsman as one of several things that it is about, and not as
    the one who was complained to."""
    return _BESIDE_OMBUDSMAN.search(heading) is not None


def heading_dimensions(path: Sequence[str], context: ReportContext) -> Dimensions:
    """What the headings above a paragraph or table say, the nearest heading first.

    ``path`` is outermost first. A heading that says two values of a dimension ("Statutory and
    corporate complaints") leaves it open, and hides what the headings above it say. The report's
    own title in the path says nothing of contact, event, year or service.
    """
    said: dict[str, str | int] = {}
    closed: set[str] = set()
    title = content_words(f"{context.title or ''} {context.council or ''}")
    for depth, heading in enumerate(reversed(path)):
        reading = read_label(normalise(heading).strip())
        outermost = depth == len(path) - 1
        is_title = outermost and context.title is not None and _is_titled(heading, title)
        values: dict[str, str | int | None] = {
            # "Ombudsman, compensation and members' enquiries" heads three things
            # and "Complaints, compliments and Ombudsman annual report" is of all of them
            "stage": None if reading.says("money") or _of_more(heading) else one_stage(reading),
            "procedure": reading.value("procedure"),
            "year": reading.year,
            "quarter": reading.quarter,
            "event": _heading_event(reading),
            "contact": _heading_contact(reading),
        }
        speaks = {
            "stage": says_stage(reading),
            "procedure": reading.says("procedure"),
            "year": bool(reading.years),
            "quarter": bool(reading.quarters),
            "event": values["event"] is not None,
            "contact": reading.says("contact") and reading.values("contact") != ["issue"],
        }
        for name, value in values.items():
            if name in closed or not speaks[name]:
                continue
            if is_title and name in ("contact", "event", "year"):
                continue
            if is_title and name == "procedure" and context.procedure is None:
                continue  # "Adults', Children's and Corporate Complaints" is on no one procedure
            closed.add(name)
            if value is not None:
                said[name] = value
        if "service_area" not in closed and heading not in context.covering:
            service = service_named(heading)
            if service is not None and not (is_title and not _is_one_of(service, context.title)):
                closed.add("service_area")
                if not is_subject(service, context):
                    said["service_area"] = service
    # what a title is about says nothing of one section
    below = path[1:] if context.by_procedure and path and _is_titled(path[0], title) else path
    if (
        (context.procedure == "corporate" or context.by_procedure)
        and "procedure" not in closed
        and SOCIAL_CARE.search(normalise(" ".join(below)))
    ):
        said["procedure"] = "statutory"
        closed.add("procedure")
    if "procedure" not in closed:
        own = _of_section(path, context)
        if own is None and said.get("stage") in STAGES:
            own = context.stages_procedure
        if own is not None:
            said["procedure"] = own
    of_council = _TO_COUNCIL.search(normalise(" ".join(path)))
    if (
        "stage" not in closed
        and context.title is not None
        and is_ombudsman_title(without_council(context.title, context.council))
        and of_council is None
    ):
        said["stage"] = "ombudsman"
    return Dimensions(**said)  # type: ignore[arg-type]


def is_below_title_alone(path: Sequence[str], context: ReportContext) -> bool:
    """Whether no heading stands above but the report's title, which says of no table what it
    lists: "Customer Relations Annual Report" names no customers."""
    title = content_words(f"{context.title or ''} {context.council or ''}")
    return context.title is not None and len(path) == 1 and _is_titled(path[0], title)


def _is_titled(heading: str, title: frozenset[str]) -> bool:
    return content_words(heading) <= title


def _is_one_of(service: str, title: str | None) -> bool:
    """Whether a title names a service beside another: "Adults and Children's Social Care",
    "Housing and Social Care"."""
    both = {"adult", "children"}
    if both <= content_words(title or "") and len(both & content_words(service)) == 1:
        return True
    named = service_named(title or "") or ""
    parts = [content_words(part) for part in _SEVERAL_NAMED.split(named)]
    apart = not _is_social(service) and not both & content_words(service)
    return len(parts) == 2 and apart and content_words(service) in parts


def _of_section(path: Sequence[str], context: ReportContext) -> str | None:
    """The procedure that the opening of the innermost section above says its complaints go
    through."""
    inner_first = (tuple(path[:depth]) for depth in range(len(path), 0, -1))
    return next((context.sections[p] for p in inner_first if p in context.sections), None)


_TO_COUNCIL = re.compile(
    r"\bcomplaints?\s+(?:\w+\s+){0,2}?(?:to|by)\s+(?:the|our)\s+(?:\w+\s+)?(?:council|authority)\b|"
    r"\binternal\s+complaints\b|\bour\s+own\s+complaints\b",
    re.I,
)
"""What heads a section on the council's own complaints in a report on the ombudsman's."""


def _heading_contact(reading: LabelReading) -> str | None:
    """Not "issue": "Main issues" heads a section about anything."""
    value = reading.value("contact")
    return None if value == "issue" else value


SOCIAL_CARE = re.compile(
    r"\b(?:adults?'?s?|children'?s?'?)\s+(?:and\s+\w+\s+)?social\s+(?:care|services)\b", re.I
)
"""Social care has its own procedures by law: a section on it in a report on the council's own
procedure is on a statutory one."""
STAGES = frozenset({"stage_1", "stage_2", "stage_3"})
"""The stages of a council's own procedures."""
_SECTION_EVENTS = frozenset({"rejected", "suspended", "reopened", "escalated", "not_progressed"})


def _heading_event(reading: LabelReading) -> str | None:
    """Only events that set a section apart; "Complaints received" heads all kinds of figures."""
    events = reading.values("event")
    if not events and reading.values("outcome") == ["withdrawn"]:
        return "withdrawn"
    return events[0] if len(events) == 1 and events[0] in _SECTION_EVENTS else None
