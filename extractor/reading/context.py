"""What a figure inherits from where it stands: the report it is in and the headings above it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extractor.reading.claims import Dimensions
from extractor.reading.directorates import is_directorate
from extractor.reading.labels import LabelReading, normalise, read_label, remembered
from extractor.reading.needles import Needled
from extractor.reading.ombudsman_titles import is_ombudsman_title, without_council
from extractor.reading.years import MONTHS


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


LONGEST_SERVICE = 9
"""Words; a heading with more between its words on complaints is a sentence."""

_NUMBERING = re.compile(
    r"^\s*(?:(?:section|part|appendix|annex|chapter)\s+(?:\d+|[a-z])\b\s*[:.–-]?|"
    r"\(?\d+(?:\.\d+)*[.)]?(?=\s)|\(?[a-z][.)])\s*",
    re.I,
)
_PART = re.compile(r"\s*(?:[:;|]|\s[–—-]\s)\s*")
_ACRONYM = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_COMPLAINT_WORDS = re.compile(
    r"\b(?:(?:non[\s-])?statutory|corporate|formal|informal|complaints?|compliments?|comments?|"
    r"representations?|"
    r"enquir(?:y|ies)|concerns?|feedback|contacts?|cases?|member|mps?|councillors?|process|"
    r"procedures?|policy|"
    r"annual|reports?|reporting|periods?|data|statistics|figures?|numbers?|volumes?|totals?|overall|"
    r"summary|overview|breakdown|"
    r"analysis|outcomes?|performance|response|responses|times?|timescales?|received|recorded|"
    r"registered|made|dealt|"
    r"handled|closed|escalated|(?:(?:not|partially|partly|part|fully)\s+)?upheld|withdrawn|rejected|decisions?|investigations?|"
    r"complained|(?:first|second|third|fourth)|quarter(?:\s[1-4])?|"
    r"stages?(?:\s*(?:\d|one|two|three))?(?:\s*(?:and|&|,)\s*\d)*|"
    r"(?:the\s+)?(?:(?:local government(?: (?:and|&) social care)?|housing) )?ombudsman|"
    r"lgs?c?o|years?|"
    r"by (?:service|team|directorate|department|area))\b",
    re.I,
)
_CONNECTIVES = (
    r"(?:about|on|against|for|in|within|by|the|of|on|relating to|related to|regarding|concerning|"
    r"following|which follow(?:ed)?|that follow(?:ed)?|through|under|via|with|to|and|&|from|a|an|"
    r"across|all|other|our)"
)
_EDGE = re.compile(
    rf"^(?:[\s,.:;–—/-]|\b{_CONNECTIVES}\b)+|(?:[\s,.:;–—/-]|\b{_CONNECTIVES}\b)+$", re.I
)
_NOT_A_SERVICE = re.compile(
    r"\b(?:learning(?!(?:,|\s+and|\s+&)\s+(?:skills|education|schools?|culture|achievement|"
    r"inclusion|children|young)\b|\s+disabilit)|lessons?|improv\w+|actions?|monitor\w*|introduction|background|conclusions?|"
    r"recommendations?|"
    r"accessib\w*|requests?|how|what|which|why|who|when|where|"
    r"customers?(?!\s+(?:services?|contact|access)\b)|key|advocacy|equalit\w+|"
    r"diversity|implications?|officers?|"
    r"table|figure|chart|graph|next|priorit\w+|plans?|training|quality|standards?|issues?|"
    r"reasons?|themes?|types?|"
    r"nature|causes?|compensation|redress|remed\w+|method|channel|contents|glossary|legislation|"
    r"regulations?|"
    r"costs?|budget|forward|future|changes?|act|is|are|was|were|has|have|we|you|your|director|"
    r"portfolio|cabinet|chair(?:man|person)?|managers?|head\s+of|"
    r"committee|panel|both|information(?=\s+(?:about|on|for|recorded|held|given)\b)|"
    r"council(?!\s+(?:tax|hous|homes|propert|tenan))|authority|user|users|level|levels|made|raised|complainants?|ethnicity|gender|age|"
    r"generat\w+|attract\w+|profiles?|each|every|particulars|details|concerned|"
    r"examples?|review|reviews)\b",
    re.I,
)
_DATED = re.compile(
    rf"\b{MONTHS}\s+(?:19|20)\d\d\b",
    re.I,
)
"""What a cover says of when it was written: "Complaints Service, August 2015"."""
_GENERIC = frozenset(
    [
        *("service", "services", "team", "teams", "directorate", "department", "division", "unit"),
        *("social", "care", "council", "the", "and", "of", "for", "area", "areas", "section"),
        *("group", "people", "peoples", "s"),
    ]
)
_SEVERAL_STAGES = Needled(
    r"\bstages?\s*(?:\d|one|two|three)\s*(?:,|and|&|/|or|to|[-–])\s*"
    r"(?!(?<=\bstage \d [–-] )\d\s+(?:\w+\s+)?(?:complaint|investigation|review|panel|case)s?\b)"
    r"(?:stages?\s*)?(?:\d|one|two|three|the\s+ombudsman)\b"
)
_ACT = re.compile(r"\bact\b", re.I)
_ADULT_COMPLAINTS = re.compile(r"adult (?:(?:statutory|corporate) )?complaints\b", re.I)
"""A heading for the service that elsewhere is called adults': "Adult Statutory Complaints"."""
_PEOPLE_BEFORE = re.compile(r"\b(?:from|by|on behalf of)\s+(?:\w+\s+){0,2}$", re.I)


@remembered
def service_named(text: str) -> str | None:
    """The service, team or directorate that a heading names, its initials in brackets left out.

    Report writers head a section with the service alone ("2. Adult Social Care (ASC)"), or with the
    service among words about complaints ("Education complaints under the corporate process"). What
    is left without those words is the service's name if the vocabulary knows a service in it.
    Headings that name who complains ("Complaints from children in care") or a topic ("Learning for
    services") name no service.
    """
    plain = _NUMBERING.sub("", normalise(text).strip())
    for part in _PART.split(plain):
        whole = _ACRONYM.sub("", part)
        if is_directorate(whole):
            return " ".join(whole.split())
        reading = read_label(whole)
        bare = list(whole)
        for start, end in taken_up(reading):
            bare[start:end] = " " * (end - start)
        for hit in reading.hits:
            law = "procedure" in hit.sets and _ACT.search(whole[hit.start : hit.end])
            if law or hit.sets.get("stage") == "ombudsman":
                # no service, whatever its name holds: "Public Services Ombudsman", "Children Act"
                bare[hit.start : hit.end] = "\0" * (hit.end - hit.start)
        name = _COMPLAINT_WORDS.sub("\0", _DATED.sub("\0", "".join(bare)))
        pieces = [_trim(piece) for piece in name.split("\0")]
        pieces = [piece for piece in pieces if content_words(piece)]
        if len(pieces) != 1 or _NOT_A_SERVICE.search(pieces[0]):
            continue
        if len(pieces[0].split()) > LONGEST_SERVICE:
            continue
        start = whole.find(pieces[0])
        if start > 0 and _PEOPLE_BEFORE.search(whole[:start]):
            continue
        if _names_service(pieces[0]) or _ADULT_COMPLAINTS.match(whole.strip()):
            return pieces[0]
    return None


def _names_service(name: str) -> bool:
    """Whether the vocabulary knows a service in the name, and more of it than "services" with what
    is said of them: "Services generating", "Teams most often complained about"; nor what services
    are told apart by, "Locality"."""
    if any(
        hit.sets.get("axis") == "service" and (hit.start, hit.end) == (0, len(name))
        for hit in read_label(name).hits
    ):
        return False
    hits = [hit for hit in read_label(name).hits if hit.sets.get("kind") == "service"]
    known = frozenset[str]().union(*(content_words(name[hit.start : hit.end]) for hit in hits))
    told = content_words(name)
    return bool(hits) and (
        bool(told & known)
        or any(word[0].isupper() for word in name.split() if content_words(word) & told)
    )


def _trim(piece: str) -> str:
    before = None
    while piece != before:
        before, piece = piece, _EDGE.sub("", piece.strip())
    return " ".join(piece.split())


@remembered
def content_words(text: str) -> frozenset[str]:
    """The words that tell one service from another: no "service", "team", "social care", articles.

    A name made of such words only ("Social Care") keeps them.
    """
    said = re.findall(r"[a-z][a-z']*", normalise(text).lower())
    words = [re.sub(r"(?:s'|'?s?)$", "", word) for word in said]
    telling = frozenset(w for w in words if w and w not in _GENERIC)
    return telling or frozenset(w for w in words if w in {"social", "care"})


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


def taken_up(reading: LabelReading) -> list[tuple[int, int]]:
    """The stretches of the text that are years, quarters or limits in days."""
    return [
        *((m.start, m.end) for m in reading.years),
        *((m.start, m.end) for m in reading.quarters),
        *((m.start, m.end) for m in reading.timescales),
    ]


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


def _is_titled(heading: str, title: frozenset[str]) -> bool:
    return content_words(heading) <= title


def _is_one_of(service: str, title: str | None) -> bool:
    """Whether a title names a service beside another: "Adults and Children's Social Care"."""
    both = {"adult", "children"}
    return both <= content_words(title or "") and len(both & content_words(service)) == 1


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
