"""The service that a heading, a title or a label names, and which words tell one from another."""

from __future__ import annotations

import re

from extractor.reading.directorates import is_directorate
from extractor.reading.labels import LabelReading, normalise, read_label, remembered
from extractor.reading.years import MONTHS

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
    rf"^(?:[\s,.:;&–—/-]|\b{_CONNECTIVES}\b)+|(?:[\s,.:;&–—/-]|\b{_CONNECTIVES}\b)+$", re.I
)
_NOT_A_SERVICE = re.compile(
    r"\b(?:learning(?!(?:,|\s+and|\s+&)\s+(?:skills|education|schools?|culture|achievement|"
    r"inclusion|children|young)\b|\s+disabilit)|lessons?|improv\w+|actions?|monitor\w*|introduction|background|conclusions?|"
    r"recommendations?|"
    r"accessib\w*|requests?|how|what|which|why|who|when|where|"
    r"customers?(?!\s+(?:services?|contact|access)\b)|key|advocacy|equalit\w+|"
    r"diversity|implications?|officers?|"
    r"table|figure|chart|graph|next|priorit\w+|plans?|updates?|training|quality|standards?|issues?|"
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


def taken_up(reading: LabelReading) -> list[tuple[int, int]]:
    """The stretches of the text that are years, quarters or limits in days."""
    return [
        *((m.start, m.end) for m in reading.years),
        *((m.start, m.end) for m in reading.quarters),
        *((m.start, m.end) for m in reading.timescales),
    ]
