"""The noun phrase that begins at a place of a sentence, and what it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.reading.labels import Hit, LabelReading
from extractor.reading.narrative.nouns import (
    CASE,
    EMPTY_ADJECTIVES,
    NOT_A_CASE,
    Noun,
    contact_hits,
)

_WORD = re.compile(r"[A-Za-z\x00][\w'’\x00]*(?:[-/][\w'’]+)*|&|[,.;:()\[\]–—\x01]")
_STOPS = frozenset(
    (
        *("was", "were", "is", "are", "be", "been", "being", "have", "has", "had", "having"),
        *("did", "do", "does", "will"),
        *("in", "at", "on", "for", "from", "by", "about", "to", "with", "without", "during"),
        *("between", "within", "inside", "beyond", "outside", "under", "over", "across"),
        *("through", "via", "against", "as", "than", "per", "because", "due", "after", "before"),
        *("following", "throughout", "out"),
        *("where", "that", "which", "who", "whose", "when", "while", "whilst", "this", "last"),
        *("it", "they", "we", "he", "she", "there", "these", "those", "the", "also", "only"),
        *("then", "still", "now", "subsequently", "respectively", "year", "not", "fully"),
        *("partially", "partly", "late", "open"),
        *("came", "went", "moved", "upheld", "withdrawn", "made", "relating", "regarding"),
        *(
            "concerning",
            "concerned",
            "involving",
            "involved",
            "took",
            "taken",
            "constituting",
            "going",
        ),
        *(
            "seen",
            "held",
            "found",
            "sent",
            "dealt",
            "ongoing",
            "however",
            "remain",
            "remains",
            "remained",
        ),
        *(
            "remaining",
            "commencing",
            "named",
            "led",
            "reached",
            "taking",
            "citing",
            "cited",
            "mentioned",
            "alleged",
            "alleging",
        ),
        *("mentioning", "featuring", "lasting", "exceeding", "missing", "compared", "compares"),
        *("comparing", "met", "showed", "received", "logged", "recorded", "registered"),
        *("proceeding", "resulted", "leading", "awaiting", "fell"),
    )
)
"""Words that no noun phrase goes over, unless a contact is named right after them."""
_RAISED = frozenset(("raised", "expressed", "voiced", "shared", "cited", "contained", "included"))
"""What complaints did to what stands behind: "18 complaints raised concerns" counts complaints."""
_LINKS = frozenset(
    ("in", "to", "for", "from", "about", "by", "on", "with", "at", "through", "under", "during")
)
"""Words after which a contact begins a phrase of its own."""
_ENDS_PHRASE = re.compile(
    r"\s*(?:[^\w\s]|$|\d|\w+ly\b|(?:in|at|on|by|for|from|to|with|as|and|but|or|of|during|that|which|"
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
_NOT_COMPLAINTS = re.compile(
    r"\bcomplaints?\s+(?:files?|forms?|handlers|managers?|officers?|leaflets?|posts?|staff|surveys?|"
    r"panels?|services?|teams?|units?|inbox|mailbox|helpline|line|office|policies|workshops?|sessions?|actions?|training)\s*$",
    re.I,
)
"""What is named after complaints and is none: "30 closed complaint files"."""
_ADJECTIVES = 3
"""Words before a stage that can still describe it ("new statutory Stage 2s"); after more of them it
is the object of a verb."""
_JOINERS = frozenset((",", "and", "or", "&", "plus"))
"""What may go on with a phrase or end it."""
_ARTICLE = re.compile(r"\s*(?:the|a|an|\d)\b")
"""After a joiner: another phrase begins."""
_NEAR = re.compile(r"\s*(?:\w+\s+){0,3}")
_NEAR_REACH = 12
"""Characters after three words behind a joiner in which a contact goes on with the phrase."""
_CASES_NEXT = re.compile(
    r"\s+(?:cases?|responses?|investigations?|decisions?|statutory|corporate|stage)\b", re.I
)
"""After a participle that is an adjective: "upheld cases"."""
_DECIDED_REACH = 30
"""Characters after "upheld" in which the complaints that it describes are named."""
_STAGE_REACH = 80
"""Characters before a vague word in which a stage makes a complaint of it."""
_DONE_AFTER = re.compile(
    r"\b(?:action\s+plans?|actions|recommendations?|meetings?|workshops|briefings|investigators|officers|leaflets)\s*$",
    re.I,
)
"""What is done, written or paid for because of complaints, whatever stage they were at."""
_CLOSES = re.compile(r"\s*[)\]]")
_OF_ANY_KIND = re.compile(
    r"\b(?:contacts?|transactions?)\b|\b(?:cases|records)\s+of\s+(?:(?:customer|formal|recorded|resident|public)\s+)*feedback\b",
    re.I,
)
_LOOKED_AFTER = re.compile(r"\s*looked[\s-]after\b", re.I)


def noun_from(text: str, reading: LabelReading, position: int, stop: int) -> Noun:
    """The noun phrase that begins at ``position``."""
    # a closing bracket right after the number is no end
    skip = _CLOSES.match(text[position:stop])
    begin = position + (skip.end() if skip else 0)
    contacts = contact_hits(text, reading)
    decided = [h for h in reading.hits if not h.sets.keys().isdisjoint(("outcome", "status"))]
    words = _Words(text, contacts, decided, stop).of_phrase(begin)
    end = words[-1].end() if words else position
    phrase = text[begin:end]
    kinds = _kinds(contacts, begin, end)
    if kinds and _NOT_COMPLAINTS.search(phrase):
        return Noun("foreign", begin, end, None, phrase)
    if kinds:
        return Noun("contact", begin, end, _one_kind(kinds, phrase), phrase)
    stages = [h for h in reading.hits if "stage" in h.sets]
    if _DONE_AFTER.search(phrase):
        return Noun("foreign", begin, end, None, phrase)
    if _describes_stage(text, stages, begin, end) or _REFUSED_REQUEST.match(text[begin:]):
        return Noun("case", begin, end, None, phrase)
    if _VAGUE_CASE.search(phrase) and not any(
        max(0, begin - _STAGE_REACH) <= h.start < stop for h in stages
    ):
        return Noun("foreign", begin, end, None, phrase)
    if CASE.search(phrase) and not NOT_A_CASE.search(phrase):
        if _OF_ANY_KIND.search(phrase):
            return Noun("contact", begin, end, "all", phrase)
        return Noun("case", begin, end, None, phrase)
    said = any(not EMPTY_ADJECTIVES.match(word[0]) for word in words)
    if said or _LOOKED_AFTER.match(text[begin:stop]):
        return Noun("foreign", begin, end, None, phrase)
    return Noun("none", begin, begin)


@dataclass(frozen=True)
class _Words:
    """The words of a sentence up to ``stop``, with what the label reader found in them."""

    text: str
    contacts: Sequence[Hit]
    decided: Sequence[Hit]
    stop: int

    def of_phrase(self, begin: int) -> list[re.Match[str]]:
        """The words of the phrase that begins at ``begin``, without what joins them."""
        words: list[re.Match[str]] = []
        for match in _WORD.finditer(self.text, begin, self.stop):
            word = match[0].lower()
            if word in ("a", "an") and not words:
                break  # "for four a finding could not be reached"
            if self._is_decision(match):
                break
            inside = any(h.start <= match.start() < h.end for h in self.contacts)
            named = any(begin <= h.start < match.start() for h in self.contacts)
            if word in _RAISED and named and not inside:
                break
            if word in _JOINERS:
                if words and (inside or self._goes_on(match)):
                    continue
                if not inside:
                    break
            if not inside and (self._stops_at(match) or self._is_verb(match)):
                break
            words.append(match)
        return words

    def _is_decision(self, match: re.Match[str]) -> bool:
        """Whether a word says an outcome, and does not describe complaints named after it."""
        if not any(h.start == match.start() for h in self.decided):
            return False
        return not any(
            match.start() < h.start <= match.start() + _DECIDED_REACH
            and not _STOP_BETWEEN.search(self.text[match.start() : h.start])
            for h in self.contacts
        )

    def _goes_on(self, match: re.Match[str]) -> bool:
        """Whether a contact that belongs to the phrase follows a comma or "and"."""
        ahead = self.text[match.end() : self.stop]
        near = _NEAR.match(ahead)
        reach = match.end() + (near.end() if near else 0) + _NEAR_REACH
        named = any(match.end() <= h.start < reach for h in self.contacts)
        return named and not _ARTICLE.match(ahead)

    def _stops_at(self, match: re.Match[str]) -> bool:
        """Whether no phrase goes over a word: not "upheld", unless "complaints" comes next."""
        word = match[0].lower()
        stops = word in _STOPS or (not word[0].isalpha() and word[0] not in "\x00&")
        return stops and (word in _LINKS or not self._is_before_contact(match))

    def _is_verb(self, match: re.Match[str]) -> bool:
        """Whether a participle ends the phrase, and describes nothing after it."""
        return bool(
            match[0].lower().endswith("ed")
            and _ENDS_PHRASE.match(self.text, match.end())
            and not self._is_before_contact(match)
            and not _CASES_NEXT.match(self.text[match.end() :])
        )

    def _is_before_contact(self, match: re.Match[str]) -> bool:
        return any(match.end() <= h.start <= match.end() + 2 for h in self.contacts)


def _kinds(contacts: Sequence[Hit], begin: int, end: int) -> list[str]:
    """The kinds of contact in a phrase: "councillors made 214 enquiries" is one phrase around the
    number."""
    kinds = (str(h.sets["contact"]) for h in contacts if h.start < end and begin < h.end <= end + 1)
    return list(dict.fromkeys(kinds))


def _describes_stage(text: str, stages: Sequence[Hit], begin: int, end: int) -> bool:
    """Whether a phrase is of a stage: "new statutory Stage 2s"."""
    return any(
        begin <= h.start < end and len(text[begin : h.start].split()) <= _ADJECTIVES for h in stages
    )


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
