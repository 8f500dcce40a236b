"""The thing that a number counts: the noun after it, or before it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.reading.labels import Hit, LabelReading
from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.wording import OF_TIME

_WORD = re.compile(r"[A-Za-z\x00][\w'’\x00]*(?:[-/][\w'’]+)*|&|[,.;:()\[\]–—\x01]")
_STOPS = frozenset(
    (
        *(
            "was",
            "were",
            "is",
            "are",
            "be",
            "been",
            "being",
            "have",
            "has",
            "had",
            "having",
            "did",
            "do",
        ),
        *(
            "does",
            "in",
            "at",
            "on",
            "for",
            "from",
            "by",
            "about",
            "to",
            "with",
            "without",
            "during",
        ),
        *(
            "between",
            "within",
            "inside",
            "beyond",
            "outside",
            "under",
            "over",
            "across",
            "through",
            "via",
        ),
        *(
            "against",
            "where",
            "that",
            "which",
            "who",
            "whose",
            "when",
            "while",
            "as",
            "than",
            "came",
        ),
        *("went", "moved", "not", "fully", "partially", "partly", "upheld", "withdrawn"),
        *("made", "relating", "regarding", "concerning", "concerned", "involving", "took", "taken"),
        *(
            "this",
            "last",
            "it",
            "they",
            "we",
            "he",
            "she",
            "there",
            "these",
            "those",
            "constituting",
        ),
        *("going", "because", "due", "seen", "held", "found", "sent", "dealt", "ongoing"),
        *("remain", "remains", "remained", "remaining", "commencing", "named", "led", "reached"),
        *(
            "taking",
            "citing",
            "alleging",
            "mentioning",
            "featuring",
            "lasting",
            "exceeding",
            "missing",
            "respectively",
            "compared",
            "compares",
            "comparing",
            "after",
            "before",
            "throughout",
            "year",
            "out",
            "met",
        ),
        *(
            "late",
            "showed",
            "received",
            "logged",
            "recorded",
            "registered",
            "per",
            "following",
        ),
        *("proceeding", "open", "the", "also", "only", "then", "still", "subsequently"),
        *("resulted", "leading", "will", "whilst", "awaiting", "now"),
    )
)
_LINKS = frozenset(
    ("in", "to", "for", "from", "about", "by", "on", "with", "at", "through", "under", "during")
)
_CASE = re.compile(
    r"\b(?:cases?|investigations?|panels?|hearings?|responses?|replies|reply|decisions?|"
    r"requests?|referrals?|"
    r"contacts?|transactions?|letters?|appeals?|escalations?|reviews?|matters?|occasions?|"
    r"findings?|ones?|"
    r"determinations?|others|outcomes?)\b",
    re.I,
)
_ENDS_PHRASE = re.compile(
    r"\s*(?:[^\w\s]|$|\w+ly\b|(?:in|at|on|by|for|from|to|with|as|and|but|or|of|during|that|which|"
    r"who|this|last|"
    r"within|outside|over|under|out|because|due|through|via|were|was|had|has|have|been|their|the|"
    r"a|an|no|it|about|against|"
    r"further|either|partially|partly|fully|not|down|up|into|beyond|late|between|after|before|"
    r"respectively)\b)",
    re.I,
)
"""What follows a past participle that ends a noun phrase; before a noun it is an adjective
("12 trained officers")."""
_STOP_BETWEEN = re.compile(r"[,;.:]|\b(?:and|of|in|by|at|to|for|from|with)\b", re.I)
_VAGUE_CASE = re.compile(r"\b(?:requests?|referrals?|appeals?|letters?|matters?|reviews?)\b", re.I)
"""Words for many things, which stand for complaints only where a stage is named beside them."""
_REFUSED_REQUEST = re.compile(
    r"\s*requests?\s+to\s+complain\b|"
    r"\s*requests?\s+(?:were|was)\s+(?:rejected|refused|declined|not\s+accepted)\b[^.;]*"
    r"\bcomplaints?\b",
    re.I,
)
"""Requests refused for what is wrong with the complaint were requests to complain."""
_NOT_A_CASE = re.compile(
    r"\b(?:protection|FOI|freedom|information|subject access|social work|planning|serious case|"
    r"safeguarding|"
    r"audit|policy|peer|initial|service|performance|management|annual|court|assessment|school|"
    r"admission)\s+"
    r"(?:conferences?|reviews?|requests?|referrals?|investigations?|cases?|decisions?|panels?|"
    r"appeals?|hearings?)\b",
    re.I,
)
_NOT_COMPLAINTS = re.compile(
    r"\bcomplaints?\s+(?:files?|forms?|handlers|managers?|officers?|leaflets?|posts?|staff|surveys?|"
    r"panels?|policies|workshops?|sessions?|actions?|training)\s*$",
    re.I,
)
"""What is named after complaints and is none: "30 closed complaint files"."""
_PRONOUN = re.compile(
    r"^\s*[)\]]?\s*(?:were\s+|was\s+)?(?:out\s+)?of\s+(?:(?:these|"
    r"those)(?!\s+(?:\w+\s+){0,2}?(?:complaints|representations|compliments|enquiries|concerns|"
    r"comments|cases))|them|which|whom|this|the\s+(?:total|remainder|latter|former|above))\b",
    re.I,
)
_PARTITIVE = re.compile(
    r"^\s*[)\]]?\s*(?:out\s+)?of\s+(?:the\s+|these\s+|those\s+|all\s+|our\s+|its\s+|such\s+|"
    r"their\s+)*",
    re.I,
)
_CHANGE_IN = re.compile(
    r"^\s*[)\]]?\s*(?:\w+\s+)?(?:increase|decrease|reduction|rise|fall|drop|decline|"
    r"growth)\s+(?:in|of|for)\s+"
    r"(?:the\s+)?(?:(?:overall\s+|total\s+)?(?:number|volume|level)s?\s+of\s+)?(?:the\s+)?",
    re.I,
)
_EMPTY_ADJECTIVES = re.compile(
    r"^(?:new|further|additional|formal|such|more|other|total|all|only|just|overall|individual|"
    r"separate|single|different|"
    r"corporate|statutory|valid|active|existing|remaining|received|in)$",
    re.I,
)


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


_COMPLAINT = re.compile(r"\bcomplaints?\b", re.I)


def contact_hits(text: str, reading: LabelReading) -> list[Hit]:
    """The contacts named; "complaints" also inside longer phrases ("complaints closed")."""
    hits = [h for h in reading.hits if "contact" in h.sets]
    for match in _COMPLAINT.finditer(text):
        covered = [h for h in reading.hits if h.start <= match.start() < h.end]
        if not any("contact" in h.sets or "outcome" in h.sets for h in covered):
            hits.append(Hit(match.start(), match.end(), {"contact": "complaint"}))
    return sorted(hits, key=lambda h: h.start)


def noun_after(text: str, reading: LabelReading, group: Group, stop: int) -> Noun:
    """The noun that follows the group's numbers, up to ``stop``."""
    lead = group.lead
    position = group.last
    if group.count and group.percent and group.percent.start > group.count.end:
        # "14 complaints (13.3%)": the noun stands between
        position = (
            group.count.end
            if text[group.count.end : group.percent.start].strip("( [")
            else group.last
        )
    elif group.percent and group.count and group.count.start > group.percent.end:
        between = text[group.percent.end : group.count.start].strip("( [")
        position = group.percent.end if between else group.last
    if lead.sort == "both":
        position = lead.end
    if group.after_change:
        named = _CHANGE_IN.match(text[position:stop])
        position += named.end() if named else 0
    tail = text[position:stop]
    if OF_TIME.match(tail) and lead.sort == "number" and group.base is None:
        return Noun("none", position, position)
    if _PRONOUN.match(tail) or group.base is not None:
        if group.base is not None:
            counted = re.split(r"\b(?:out\s+)?of\b", text[position : group.base.start])[0]
            held = noun_from(text, reading, position, position + len(counted))
            if counted.strip(" )]") and held.sort == "foreign":
                return held  # "three vacancies out of seven"
            return noun_from(text, reading, group.base.end, stop)
        return Noun("none", position, position)
    partitive = _PARTITIVE.match(tail)
    if partitive and not any(
        "outcome" in h.sets and position <= h.start < position + partitive.end()
        for h in reading.hits
    ):
        position += partitive.end()
    return noun_from(text, reading, position, stop)


_ADJECTIVES = 3
"""Words before a stage that can still describe it ("new statutory Stage 2s"); after more of them it
is the object of a verb."""


def noun_from(text: str, reading: LabelReading, position: int, stop: int) -> Noun:
    """The noun phrase that begins at ``position``."""
    contacts = contact_hits(text, reading)
    decided = [h for h in reading.hits if not h.sets.keys().isdisjoint(("outcome", "status"))]
    end = position
    words: list[str] = []
    # a closing bracket right after the number is no end
    skip = re.match(r"\s*[)\]]", text[position:stop])
    begin = position + (skip.end() if skip else 0)
    for match in _WORD.finditer(text, begin, stop):
        word = match[0].lower()
        inside = any(h.start <= match.start() < h.end for h in contacts)
        if word in ("a", "an") and not words:
            break  # "for four a finding could not be reached"
        if any(h.start == match.start() for h in decided) and not any(
            match.start() < h.start <= match.start() + 30
            and not _STOP_BETWEEN.search(text[match.start() : h.start])
            for h in contacts
        ):
            break
        if word in (",", "and", "or", "&", "plus"):
            ahead = text[match.end() : stop]
            near = re.match(r"\s*(?:\w+\s+){0,3}", ahead)
            reach = match.end() + (near.end() if near else 0) + 12
            if (
                inside
                or (
                    any(match.end() <= h.start < reach for h in contacts)
                    and not re.match(r"\s*(?:the|a|an|\d)\b", ahead)
                )
            ) and words:
                continue
            if not inside:
                break
        stops = word in _STOPS or (not word[0].isalpha() and word[0] not in "\x00&")
        # "upheld complaints", "received complaints": the noun still comes
        coming = any(match.end() <= h.start <= match.end() + 2 for h in contacts)
        if not inside and stops and (not coming or word in _LINKS):
            break
        if (
            word.endswith("ed")
            and not inside
            and _ENDS_PHRASE.match(text, match.end())
            and not any(match.end() <= h.start <= match.end() + 2 for h in contacts)
            and not re.match(
                r"\s+(?:cases?|responses?|investigations?|decisions?|statutory|corporate|stage)\b",
                text[match.end() :],
                re.I,
            )
        ):
            break
        words.append(match[0])
        end = match.end()
    phrase = text[begin:end]
    kinds: list[str] = []
    for hit in contacts:
        # "councillors made 214 enquiries" is one phrase around the number
        if hit.start < end and begin < hit.end <= end + 1:
            kind = str(hit.sets["contact"])
            if kind not in kinds:
                kinds.append(kind)
    if kinds and _NOT_COMPLAINTS.search(phrase):
        return Noun("foreign", begin, end, None, phrase)
    if kinds:
        return Noun("contact", begin, end, _one_kind(kinds, phrase), phrase)
    if any(
        "stage" in h.sets
        and begin <= h.start < end
        and len(text[begin : h.start].split()) <= _ADJECTIVES
        for h in reading.hits
    ):
        return Noun("case", begin, end, None, phrase)
    window = (max(0, begin - 80), stop)
    if _REFUSED_REQUEST.match(text[begin:]):
        return Noun("case", begin, end, None, phrase)
    if _VAGUE_CASE.search(phrase) and not any(
        "stage" in h.sets and window[0] <= h.start < window[1] for h in reading.hits
    ):
        return Noun("foreign", begin, end, None, phrase)
    if _CASE.search(phrase) and not _NOT_A_CASE.search(phrase):
        kind_of = "all" if re.search(r"\b(?:contacts?|transactions?)\b", phrase, re.I) else None
        return Noun("contact" if kind_of else "case", begin, end, kind_of, phrase)
    if re.match(r"\s*looked[\s-]after\b", text[begin:stop], re.I):
        return Noun("foreign", begin, end, None, phrase)
    said = [w for w in words if not _EMPTY_ADJECTIVES.match(w)]
    if not said:
        return Noun("none", begin, begin)
    return Noun("foreign", begin, end, None, phrase)


def _one_kind(kinds: list[str], phrase: str) -> str:
    """ "MP enquiries" is one kind; "complaints, representations and enquiries" are "all"."""
    if len(kinds) == 1:
        return kinds[0]
    if "representation" in kinds and re.search(r"\bpre[\s-]", phrase, re.I):
        return "representation"
    if re.search(r"[,&]|\band\b|\bor\b", phrase):
        return "all"
    # "complaint issues", "complaint enquiries": the last is the head
    return kinds[-1]


_FRACTIONS = re.compile(
    r"\b(?:(?:more|less|fewer)\s+than|(?:just|well)?\s*(?:over|under)|almost|nearly|about|around|some)?\s*"
    r"(?:a|one|two|three|four)?[\s-]*\b(?:half|thirds?|quarters?|fifths?)\b|"
    r"\b(?:almost|nearly|about|around|just\s+(?:over|under)|some|more\s+than)?\s*[a-z]+\s+(?:in|out\s+of)\s+(?:every\s+)?(?:two|three|four|five|ten|twenty)\b",
    re.I,
)
"""A share in words before the same in figures: "More than half (57%)"."""
_JOINING = ("and", "the", "with", "plus", "but", "then", "were", "was")
"""Words between two numbers that are no noun."""


def noun_before(text: str, reading: LabelReading, start: int, group: Group) -> Noun:
    """The noun that the number is said of, where it stands before it ("Compliments (18)")."""
    left = text[start : group.first]
    contacts = [h for h in contact_hits(text, reading) if start <= h.start and h.end <= group.first]
    stages = [
        h for h in reading.hits if "stage" in h.sets and start <= h.start and h.end <= group.first
    ]
    outside = [h for h in contacts if not _in_bracket(text, h.start, group.first)]
    if outside or contacts:
        last = (outside or contacts)[-1]
        return Noun(
            "contact", last.start, last.end, str(last.sets["contact"]), text[last.start : last.end]
        )
    found = [m for m in _CASE.finditer(left) if not _NOT_A_CASE.search(left)]
    if found:
        return Noun("case", start + found[-1].start(), start + found[-1].end(), None, found[-1][0])
    if stages:
        return Noun("case", stages[-1].start, stages[-1].end, None, "")
    words = re.findall(r"[A-Za-z]{3,}", _FRACTIONS.sub(" ", left))
    words = [w for w in words if w.lower() not in _JOINING]
    if all(_EMPTY_ADJECTIVES.match(word) for word in words):
        return Noun("none", start, start)
    return Noun("foreign", start, group.first, None, left.strip())


def _in_bracket(text: str, position: int, before: int) -> bool:
    """Whether ``position`` stands in a bracket that closes before ``before``."""
    closing, opening = text.find(")", position, before), text.find("(", position, before)
    return closing != -1 and (opening == -1 or closing < opening)
