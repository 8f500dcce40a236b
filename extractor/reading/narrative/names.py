"""Names in running text: the service complained about, who complained, and what about."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.reading.context import ReportContext, is_subject
from extractor.reading.councils import is_council
from extractor.reading.labels import LabelReading
from extractor.reading.narrative.name_ends import trimmed
from extractor.reading.service_names import content_words

_ABOUT = re.compile(
    r"\b(?:(?<=decisions\s)on(?=\s+(?-i:[A-Z]))|(?<=complaints\s)on(?=\s)|(?<=complaints\s)(?:cited|mentioned|alleged)(?=\s+(?!that\b)[a-z])|(?:were|was)\s+for(?=\s+(?:the\s+)?(?-i:[A-Z]))|(?<=complaints\s)referred\s+to(?=\s+(?:the\s+)?(?-i:[A-Z])(?![^.;,]*\b(?:were|was|had|have)\b))|involv(?:ed|ing)(?=\s+(?:the\s+)?(?-i:[A-Z]))|about|against(?!\s+(?:(?:an?|the|our|its|their)\s+)?(?:average|target|figure|national|rate|total|benchmark|last|previous|\d))|regarding|concerning|concerned(?=\s+(?:the\s+)?(?-i:[A-Z]))|"
    r"(?:were|was)\s+(?:under|covered\s+by)(?=\s+(?:the\s+)?\w)(?!\s+(?:[\w'’-]+\s+){0,6}?"
    r"(?:procedures?|process(?:es)?|regulations?|legislation|polic(?:y|ies)|acts?|schemes?)\b)|"
    r"(?<!were\s)(?<!was\s)(?<!is\s)(?<!are\s)(?<!be\s)(?<!been\s)concerned(?=\s+(?:the\s+)?[a-z]{3})(?!\s+(?:about|with|by|that|was|were|in|at)\b)|"
    r"(?:specifically\s+)?(?:relat(?:e|es|ed|"
    r"ing))\s+(?:directly\s+)?to|in relation to|in respect of|"
    r"with respect to|with regards? to|for|within|in|by|to do with|(?<=responses )from|"
    r"(?<=replies )from)\s+(?:the\s+|our\s+|its\s+|their\s+(?=services?\b)|"
    r"services?\s+provided\s+by\s+(?:the\s+)?|"
    r"areas?\s+of\s+|those\s+about\s+|"
    r"(?<=(?:ut|of|to|ng|st)\sthe\s)(?:council|authority)['’]s\s+(?=(?!services?\b|own\b)[\w&'’-]+\s+(?:(?!of\b|in\b|by\b|to\b|for\b|with\b)[\w&'’-]+\s+){0,4}?(?:services?|teams?|department|decisions)\b)|"
    r"(?<=(?:ut|of|to|ng|st)\sthe\s)(?:council|authority)['’]s\s+(?=(?:\w+\s+)?(?:response|handling|decision|approach|polic(?:y|ies)|failure|"
    r"refusal|use|treatment|plans?|proposals?|website|conduct|actions?|delay|lack|stance|involvement)\b))*",
    re.I,
)
_STRICT_ABOUT = re.compile(
    r"^(?:(?:were|was)\s+for|referred|involv|about|against|regard|concern|specifically|relat|in re|"
    r"with r|to do|cited|mentioned|alleged)",
    re.I,
)
_NAME_WORD = re.compile(
    r"[A-Z][\w'’&/-]*|and\b|&|of\b|for\b|with\b|in\b|the\b|[,(][^()]*\)|\([A-Za-z]+\)"
)
_TIME_OR_PLACE = re.compile(
    r"^(?:the\s+)?(?:19|20)\d\d|^(?:total|all|year|period|quarter|time|timescale|respect|"
    r"relation|addition|comparison|full|part|line|April|May|June|July|"
    r"August|September|October|November|December|January|February|March|Q[1-4]|Stage|Council|"
    r"Appendix|Table|Figure|Section)\b",
    re.I,
)
_PANDEMIC = re.compile(r"\b(?:covid(?:[\s-]?19)?|coronavirus|pandemic)\b", re.I)
ENDS_NAME = re.compile(
    r"[.;:()\x01]|,\s|\s(?:were|was|are|is|had|have|has|been|which|who|that|where|"
    r"(?:with|at)(?=\s+(?:\d|stages?\b|the\b|an?\b|all\b|only\b|just\b|around\b|about\b|over\b|no(?:ne)?\b|most\b|some\b|"
    r"one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|level\b|[a-z]*teen\b))|"
    r"from(?=\s+(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|[a-z]*teen|none|last|the)\b))|"
    r"in\s+(?:19|20)\d\d|during|this|last|"
    r"the\s+(?:previous|last|year)|and\s+(?:they|it|he|she|we|the)|compared|(?<!or\s)received|being|over|"
    r"throughout|in\s+their\s+own\s+right|followed|constituting|(?:(?:fully|partly|partially|not)\s+)?upheld|accounting|account(?:s|ed)|made\s+up|amounted|represented|continue[sd]?|"
    r"(?:(?:roughly|nearly|almost|more\s+than)\s+)?(?:doubled|halved)|remain(?:s|ed)?|trebled|climbed|numbered|stood|totall?ed|rose|fell|went|came|dropped|increased|decreased|grew|"
    r"and\s+(?:(?:the|our)\s+)?[a-z]+\s+(?:would|will|could|should|may|might|can|have|has|had)|"
    r"and\s+(?:the\s+)?(?:rest|remainder|others)|and\s+(?:\d|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|none))\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name found at ``start``: ``sort`` is "service", "complainant", "channel", "category",
    "subgroup" or "unknown"; ``text`` as printed, without articles and initials in brackets."""

    sort: str
    text: str
    start: int


_UNIT = re.compile(
    r"\b(?:services?|teams?|directorate|department|division|unit|(?-i:Section))\W*$", re.I
)


_SHORT, _LONG = 4, 7
"""Words of a name in small letters; a longer one ends with "services" or "team"."""


def kind_of_words(reading: LabelReading, start: int, end: int) -> str | None:
    """What the vocabulary takes the words for; the longest hit says."""
    hits = [h for h in reading.hits if "kind" in h.sets and h.start < end and start < h.end]
    if not hits:
        return None
    first = min(hits, key=lambda h: h.start)
    if first.sets["kind"] == "category" and _OF_WHOM.match(reading.text, first.start):
        return "category"  # "the conduct of the Housing team"
    if hits[-1].sets["kind"] == "service" and _UNIT.search(reading.text[start:end]):
        return "service"
    said = {h.sets["kind"] for h in hits}
    words = re.findall(r"[A-Za-z][\w'’-]*", reading.text[start:end])
    if said == {"service", "category"} and sum(w[0].isupper() for w in words) > 1:
        return "service"  # "Duty and Assessment"
    best = max(hits, key=lambda h: (h.end - h.start, -h.start))
    blamed = _BLAMED.search(reading.text[best.start : best.end])
    if (
        best.sets["kind"] == "category"
        and blamed is None
        and any(h.sets["kind"] == "service" and h.end > best.start for h in hits)
    ):
        return "service"  # "Assessment Teams"
    return str(best.sets["kind"])


_OF_WHOM = re.compile(r"[a-z][a-z ]*?\s(?:of|by|from|with|towards|in)\s+(?:the|our|its|an?)\s")
"""A theme in small letters and whose it is: "the attitude of the team", "delay in the service"."""

_BLAMED = re.compile(r"\b(?:of|to|in|with)$", re.I)
"""What ends so is a theme, whatever service follows: "lack of social care"."""


OWNED = re.compile(
    r"['’]s?(?=\s)(?:\s+(?:social|care|services?|teams?|directorate|department|division|unit)\b)*",
    re.I,
)
"""What goes on with a name in small letters: the rest of "children's services"."""
_TIME_NEXT = re.compile(
    r"(?:in|for|of|during)\s+(?:the\s+)?(?:Quarter|Q[1-4]|January|February|March|April|May|June|July|"
    r"August|September|October|November|December)\b"
)
"""Where a name ends and a time begins: "Adult Social Care in Quarter 3"."""


def capitalised_name(text: str, start: int, reading: LabelReading) -> tuple[int, int] | None:
    """The run of capitalised words (small joining words between) that begins at ``start``."""
    position = start
    end = start
    while True:
        gap = re.match(r"\s*", text[position:])
        position += gap.end() if gap else 0
        listed = re.match(r",\s(?=[A-Z][\w']*(?:\s[A-Z]\w*)*,?\s(?:and|&)\s[A-Z])", text[position:])
        if listed is not None and end > start:
            position += listed.end()
        match = _NAME_WORD.match(text, position)
        if match is not None and _TIME_NEXT.match(text, position):
            break
        if match is None:
            hit = next(
                (
                    h
                    for h in reading.hits
                    if h.sets.get("kind") == "service" and h.start <= position < h.end
                ),
                None,
            )
            if hit is None:
                break
            owned = OWNED.match(text, hit.end)
            position = end = owned.end() if owned else hit.end
            continue
        position = match.end()
        if match[0][0].isupper() or re.fullmatch(r"\([A-Z&]{2,}s?\)", match[0]):
            end = position
        elif match[0].lower() in ("in", "for", "with") and not re.match(
            r"\s+[A-Z]", text[position:]
        ):
            break
    return (start, end) if end > start else None


_OFFICIAL_AHEAD = re.compile(r"\b(?:Director|Head|Manager|Lead|Leader|Member|Officer)s?\s*$")
"""Before what an official is in charge of."""


_MAINLY_AHEAD = re.compile(
    r"\b(?:mainly|mostly|largely|chiefly|primarily|predominantly|principally|particularly|especially)\s*$",
    re.I,
)


def service_after(text: str, reading: LabelReading, start: int, stop: int) -> Named | None:
    """What complaints are "about" or "for", said between ``start`` and ``stop``: mostly a service.

    "unknown" where they are about something that nothing here can name: the figure is then for a
    part of the complaints only, and must not pass for all of them.
    """
    for match in _ABOUT.finditer(text, start, stop):
        rest = text[match.end() : stop]
        if _OFFICIAL_AHEAD.search(text, start, match.start()):
            continue  # "The Director for Housing noted that": who speaks
        if _MAINLY_AHEAD.search(text, start, match.start()):
            continue  # "12 late responses, largely in Housing": not all of them
        if (
            not rest
            or _TIME_OR_PLACE.match(rest)
            or _in_status(reading, match.start())
            or _JOINED_ON.match(rest)
            or THE_COUNCIL.match(rest)
            or re.match(
                r"[\d£\x00]|(?:which|this|that|these|those|(?-i:it|us)|ourselves)\b", rest, re.I
            )
        ):
            continue
        if UNIT_WORDS.match(rest) and UNIT_WORDS.fullmatch(re.split(r"[^\w]", rest)[0]):
            return None  # "69 compliments about its services": all that the report covers
        if match[0].lower().startswith("by") and not rest[0].isupper():
            continue  # "made by children" says who complained
        strict = bool(_STRICT_ABOUT.match(match[0]))
        strict = strict or _is_for_part(text, match, rest)
        if strict and SEVERAL.match(rest):
            return Named("unknown", trimmed(rest), match.start())
        if re.match(r"(?:an)?other\b", rest, re.I):
            return Named("unknown", trimmed(rest), match.start())
        stopped = ENDS_NAME.search(rest)
        phrase_end = match.end() + (stopped.start() if stopped else len(rest))
        if _SMALL_ROW.fullmatch(rest) and kind_of_words(reading, match.end(), stop) == "service":
            return Named("service", trimmed(rest), match.end())
        phrase = text[match.end() : phrase_end]
        if _PANDEMIC.search(phrase) or (strict and _PANDEMIC.search(rest[:120])):
            if strict:
                return Named(
                    "subgroup", " ".join(text[match.start() : phrase_end].split()), match.start()
                )
            continue
        name = capitalised_name(text, match.end(), reading)
        if name is not None and _COUNCIL_NEXT.match(text, name[1]):
            continue
        if name is not None and name[1] <= stop:
            longer = _REST_OF_NAME.fullmatch(text, name[1], phrase_end)
            if longer is not None and text[name[0]].islower():
                name = (name[0], phrase_end)  # "in commissioning infrastructure"
            label = trimmed(text[name[0] : name[1]])
            kind = kind_of_words(reading, name[0], name[1])
            if label[:1].islower() and _GOES_ON.match(text[name[1] : phrase_end]):
                return Named("unknown", trimmed(phrase), match.start())
            several = sum(w[0].isupper() for w in label.split()) > 1
            if kind == "service" or (
                strict
                and content_words(label)
                and (kind is None or (kind == "complainant" and several))
            ):
                if _OF_THE_WHOLE.match(label) or any(
                    "contact" in h.sets or "stage" in h.sets
                    for h in reading.hits
                    if h.start == name[0]
                ):
                    continue
                return Named("service", label, name[0])
        kind = kind_of_words(reading, match.end(), phrase_end)
        if (
            kind == "service"
            and len(phrase.split()) <= (_LONG if _UNIT.search(phrase) else _SHORT)
            and not re.search(r"\b(?:the way|how|staff|provided)\b", phrase)
        ):
            return Named("service", trimmed(phrase), match.end())
        if strict:
            return Named(
                "category" if kind == "category" else "unknown", trimmed(phrase), match.end()
            )
    return None


_COMPLAINTS_AHEAD = re.compile(r"\bcomplaints\s+$", re.I)
_A_PART = re.compile(
    r"[A-Z][a-z]+(?:\s+(?:(?:and|&)\s+)?[A-Z][a-z]+)*\s*(?:[.,;:(]|$|(?:were|was|and|had|have|of\s+which)\b)"
)


def _is_for_part(text: str, match: re.Match[str], rest: str) -> bool:
    """Whether complaints are "for" a name that is no place: "194 complaints for Resources"."""
    if not match[0].lower().startswith("for") or not _COMPLAINTS_AHEAD.search(
        text, 0, match.start()
    ):
        return False
    named = _A_PART.match(rest)
    return named is not None and not is_council(rest.split()[0].strip(".,;:("))


SEVERAL = re.compile(
    r"(?:(?:more|fewer|less)\s+than\s+\w+|several|various|a\s+number\s+of|a\s+range\s+of|multiple|both|two\s+or\s+more)\s+"
    r"(?:\w+\s+){0,2}?(?:teams?|services?|directorates?|departments?|areas?|divisions?|issues?|topics?|themes?|reasons?)\b",
    re.I,
)
"""What names no one service or theme: "13 complaints were about more than one team"."""
_REST_OF_NAME = re.compile(
    r"\s+(?!(?:[a-z]+(?:ly|ed|ing)|almost|also|alone|again|only|just|then|than|that|this|last|when|"
    r"while|whilst|after|with|from|more|most|less|fewer|over|under|each|both|alike|next|until|since|"
    r"where|here|there|such|rose|grew|made|took|drew|were|have|each)\b)[a-z]{4,}"
)
"""One more word, and all that is left of the phrase: the rest of a name in small letters."""
_JOINED_ON = re.compile(
    r"(?:about|against|for|from|by|regarding|concerning|relating|relation|respect|to|on|over)\b",
    re.I,
)
"""What goes on after the "in" of "came in about Parks": the name comes later."""
_SMALL_ROW = re.compile(
    r"(?:[a-z][a-z'’-]*\s+){0,3}[a-z'’-]+(?:,\s+(?:[a-z][a-z'’-]*\s+){0,3}?[a-z'’-]+)+,?\s+(?:and|&)\s+"
    r"(?:[a-z][a-z'’-]*\s+){0,2}[a-z'’-]+\s*[.;,]?\s*"
)
"""A service whose name is a row, and all that is left: "communities, enforcement and parks"."""


def _in_status(reading: LabelReading, position: int) -> bool:
    """Whether a limit is named there: "within the service standard" is within no service."""
    return any("status" in h.sets and h.start <= position < h.end for h in reading.hits)


_GOES_ON = re.compile(r"\s+(?:for|of|with)\s+(?!(?:19|20)?\d)\w+", re.I)
"""What makes a known word in small letters part of something longer: "transport for pupils"."""
_OF_THE_WHOLE = re.compile(
    r"(?:city|council|county|borough|district|town|authority)(?:['’]s\b|\s+council['’]?s?\b|$)",
    re.I,
)
"""What is the council's own is no part of it: "decisions about the City's services"."""


UNIT_WORDS = re.compile(r"services?|teams?|directorate|department|division|unit|section", re.I)
"""What stands for all that the report covers: "The team received 57"."""


THE_COUNCIL = re.compile(
    r"(?:the\s+|our\s+)?(?:(?:city|county|borough|district|town)\s+(?=council\b))?(?:council|authority|borough|district|county)\b"
    r"(?!\s+(?!(?:was|is|has|this|as)\b)\w+s\b)"
)
_COUNCIL_NEXT = re.compile(
    r"\s+(?:(?:city|county|borough|district|metropolitan|unitary)\s+)?(?:council|authority)\b(?!\s+(?:tax|hous))",
    re.I,
)
"""After a place in capitals, whose council it is: "complaints about the Barset council"."""
_COUNCILS_OWN = re.compile(
    r"^[A-Z]{1,3}(?:BC|CC|DC)$|^[A-Z]{1,2}(?:MBC|MDC)$|\b(?:Council|Authority)['’]s\b"
)
"""A council's initials, and what is the council's: "complaints against WBC", "Barset Council's
(BC) services"."""
_A_COUNCIL = re.compile(
    r"\b(?:(?:(?:district|county|borough|city|town|metropolitan|unitary|local)\s+)*(?:council|authority))$",
    re.I,
)
"""A council is no service of itself: "complaints about the District Council"."""


_HANDLING = re.compile(
    r"\b(?:complaints?|customer\s+(?:resolution|relations|feedback|liaison)|representations?)\b.*\b(?:team|unit|section)\b|^(?:the\s+)?(?:[\w&]+\s+){0,4}?complaints?\s+(?:service|office|department)$",
    re.I,
)
"""Who deals with complaints: what is said of that team's complaints is said of all."""


_OMBUDSMAN = re.compile(r"\bombudsm[ae]n\b|^(?:the\s+)?LGS?C?O\b", re.I)
"""Who decides on complaints is no service of the council's."""


def in_subject(named: str, context: ReportContext) -> bool:
    """Whether the name is only the council's or the whole report's."""
    council = content_words(context.council or "")
    if is_subject(named, context) or (bool(council) and content_words(named) <= council):
        return True
    if (
        _COUNCILS_OWN.search(named)
        or _A_COUNCIL.search(named)
        or _HANDLING.search(named)
        or _OMBUDSMAN.search(named)
    ):
        return True
    # "adult social care in Barsetshire", in the county's report on adult social care
    place = re.split(r"\s+(?:in|across|for)\s+(?=[A-Z])", named)
    return len(place) == 2 and content_words(place[1]) <= council and is_subject(place[0], context)
