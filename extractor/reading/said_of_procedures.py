"""What sentences say of the procedures that complaints go through: the one that the law lays down
for social care, and the council's own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.reading.needles import Needled
from extractor.reading.sentences import sentences_of

INTRODUCTION = 12
"""So many paragraphs introduce a report: they say which procedures complaints go through."""

_GO_THROUGH = (
    r"(?:are|is|were|was|come|comes|came|fall|falls|fell|go|goes|went|follow|follows|followed|"
    r"have|has|had)\b"
)
_COMPLAINTS_ABOUT = re.compile(
    r"^(?:(?:although|while|whilst|however|but),? )?complaints "
    r"(?:about|on|concerning|regarding|relating to|in relation to) (?P<service>.+?) " + _GO_THROUGH,
    re.I,
)
_SERVICE_COMPLAINTS = Needled(rf"^(?P<service>.+?) complaints {_GO_THROUGH}")
SOCIAL_CARE = re.compile(r"\bsocial (?:care|services)\b", re.I)
BESIDE_SOCIAL_CARE = re.compile(r"\b(?:education|schools?|SEND?|admissions)\b", re.I)
"""What children's services do beside social care."""
STATUTORY = Needled(
    r"\bstatutory (?:[\w-]+ ){0,3}?(?:complaints?|procedures?|process|stages?)\b|"
    r"\bchildren(?:['’]?s['’]?)? act\b|\brepresentations procedure\b|"
    r"\bsocial services complaints\b|"
    r"\blegislative (?:complaints? )?procedures?\b|"
    r"\bnational health service complaints\b|\bregulations\b"
)
CORPORATE = Needled(
    r"\bcorporate (?:[\w-]+ ){0,3}?(?:complaints?|procedures?|process|stages?)\b|"
    r"\bcouncil['’]s (?:own )?(?:complaints? )?procedures?\b|\bnon[- ]statutory\b|"
    r"\b(?:outside|beyond) (?:of )?(?:the (?:scope of the )?)?"
    r"statutory (?:\w+ )?(?:procedure|process)"
)
ELSEWHERE = Needled(
    r"\b(?:reported|recorded|dealt with|covered|handled|considered|published)\s+(?:\w+ly\s+)?"
    r"(?:elsewhere|separately|to (?:a |an )?(?:separate|other|another|different))\b|"
    r"\b(?:separate|different|another|other)\s+(?:and (?:\w+ ){1,2})?(?:annual )?reports?\b|"
    r"\b(?:not|nor) (?:\w+ ){0,2}?(?:included|covered|reported|part of|cover|include)\b|"
    r"\bexclud\w+\b|\b(?:leav(?:e|es|ing)|left) out\b|"
    r"\b(?:annual )?reports? of (?:its|their) own\b|\bomit\w*\b|\b(?:does|do|did) not deal with\b|"
    r"\boutside (?:the scope of )?this report\b"
)
"""What a sentence says of complaints that the report leaves out."""


def one_procedure(sentence: str) -> str | None:
    """The procedure that a sentence names, "statutory" or "corporate"; None for both or none."""
    statutory, corporate = bool(STATUTORY.search(sentence)), bool(CORPORATE.search(sentence))
    if statutory == corporate:
        return None
    return "statutory" if statutory else "corporate"


def complaints_about(sentence: str) -> re.Match[str] | None:
    """The service of whose complaints a sentence speaks: "Complaints about housing are", "Housing
    complaints follow"."""
    return _COMPLAINTS_ABOUT.search(sentence) or _SERVICE_COMPLAINTS.search(sentence)


def own_sentences(texts: Iterable[str]) -> list[str]:
    """The sentences less those on what the report leaves out."""
    return [s for text in texts for s in sentences_of(text) if not ELSEWHERE.search(s)]
