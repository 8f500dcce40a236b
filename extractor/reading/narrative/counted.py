"""Which noun a number of a sentence counts."""

from __future__ import annotations

import re
from collections.abc import Callable

from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.noun_places import noun_after, noun_before
from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.stated import Sentence
from extractor.reading.narrative.topics import (
    elided_noun,
    noun_before_colon,
    noun_framed,
    noun_in_apposition,
    topic_of,
)
from extractor.reading.narrative.wording import (
    ACCOUNTED_FOR,
    COPULA,
    OF_TIME,
    PAYMENTS,
    WERE_OF_PROCEDURE,
)

_NUMBER_OF = re.compile(r"\b(?:number|volume|level|total)s?\s+of\s+", re.I)
_COMPLAINING = re.compile(
    r"^\s*(?:\w+\s+)?(?:customers?|complainants?|people|person|famil(?:y|ies)|residents?|parents?|tenants?)\b",
    re.I,
)
_WENT_ON = re.compile(
    r"\b(?:asked|requested|approached|contacted|turned|complained|went|took|moved|progressed|proceeded|escalated|appealed|remained)\b",
    re.I,
)
_MORE_WERE = re.compile(
    r"\W*(?:and\s+|but\s+)?(?:more|fewer)\s+(?:of\s+(?:them|these)\s+)?(?:were|was|had|went|got|came)\b",
    re.I,
)
"""Of the complaints said before: "and more were completed in time (228 as opposed to 143)"."""
_ONLY_QUARTER = re.compile(
    r"\W*(?:(?:and|but|while|then)\s+)?(?:(?:rose|fell|dropped|increased|decreased|peaked)\s+(?:(?:again|back|slightly|sharply|further)\s+)?)?"
    r"(?:(?:in|to|during)\s+)?(?:the\s+)?(?:Q[1-4]|Quarter\s+\w+|(?:first|second|third|fourth|last)\s+quarter)(?:\s+(?:saw|had|was))?"
    r"(?:\s+the\s+(?:most|fewest|highest|lowest|least|busiest|quietest))?\W*",
    re.I,
)
"""Before a number in brackets, nothing but its quarter: "but rose in Quarter 2 (74)"."""
_WERE_KIND = re.compile(
    r"\s*(?:\([^)]*\)\s*)?of\s+(?:which|these|those|them)\s+(?:were|was)\s+(?:(?:formal|new|actual|treated\s+as)\s+)*"
    r"(?P<these>compliments|complaints|enquiries|comments|suggestions)\b|"
    r"\s*(?:\([^)]*\)|[)\]])?\s*of\s+(?:all\s+|the\s+|these\s+|those\s+|our\s+)*(?:contacts|feedback|representations|transactions)\b"
    r"[^.;:()]{0,50}?\b(?:were|was)\s+(?P<kind>compliments|complaints|enquiries|comments|suggestions)\b",
    re.I,
)
"""What they were: "63% of all contacts were compliments", "870 of which were complaints"."""
_OF_CONTACTS = re.compile(
    r"\bcomplaints\b[^.;:()\d]{0,70}?\s(?P<verb>account(?:ed|s)?\s+for|ma[dk]es?\s+up|represent(?:ed|s)?|constituted?s?|comprised?s?|were)\s+"
    r"(?:only\s+|just\s+|about\s+|around\s+|over\s+|some\s+)?$",
    re.I,
)
_ALL_CONTACTS = re.compile(
    r"\s+of\s+(?:all\s+|the\s+|our\s+|total\s+)*(?:contacts|feedback|transactions)\b", re.I
)
"""Around the share of all contacts that complaints are: "made up 40% of all contacts"."""
_PEOPLE = re.compile(r"nobody|no[\s-]?one", re.I)
_NUMBER_OF_REACH = 25
"""Characters after "the number of" in which a contact is what it is the number of."""
_NONE_REACH = 40
"""Characters beyond a clause in which the noun of "no" may stand."""
_NEXT_NAMED = re.compile(
    r"[^()]*\)\s*(?:[,;]\s*(?:and\s+)?|and\s+)(?:(?:in|for)\s+)?"
    r"[A-Z][\w'’&/-]*(?:\s+[\w'’&/-]+){0,5}\s*\("
)
"""Before a number in brackets that follow others: "15 last year), Adoption (11"."""
_NOUN_GAP = 3
"""Characters between a number and its noun; what is further away after "was" is another noun."""


def counted_noun(sentence: Sentence, group: Group) -> Noun:
    """The thing that the group counts."""
    told = next((noun for says in _SAID if (noun := says(sentence, group)) is not None), None)
    return told if told is not None else _by_place(sentence, group)


def _of_procedure(sentence: Sentence, group: Group) -> Noun | None:
    """ "12 were statutory": complaints, of whatever was counted before."""
    if not are_of_procedure(sentence, group.last):
        return None
    return Noun("contact", group.last, group.last, "complaint")


def are_of_procedure(sentence: Sentence, position: int) -> bool:
    """Whether what follows says of complaints under which procedure they were; "30 were corporate"
    of compliments that were counted before says nothing."""
    said = WERE_OF_PROCEDURE.match(sentence.text, position)
    if said is None or "complaint" in said[0].lower():
        return said is not None
    told = (*sentence.setting.before, *sentence.done)
    return not told or told[-1].subject.get("contact", "complaint") == "complaint"


def _kind_they_were(sentence: Sentence, group: Group) -> Noun | None:
    kind = _WERE_KIND.match(sentence.text, group.last)
    if kind is None:
        return None
    said = "these" if kind["these"] else "kind"
    for hit in sentence.reading.hits:
        if "contact" in hit.sets and hit.end == kind.end(said):
            at = (group.last, group.last) if said == "these" else (hit.start, hit.end)
            return Noun("contact", *at, str(hit.sets["contact"]))
    return None


def _share_of_contacts(sentence: Sentence, group: Group) -> Noun | None:
    """ "Complaints made up 40% of all contacts": a share of contacts that complaints are."""
    if group.percent is None or not _ALL_CONTACTS.match(sentence.text, group.last):
        return None
    start = group.clause[0]
    ours = _OF_CONTACTS.search(sentence.text[start : group.first])
    if ours is None:
        return None
    span = (start + ours.start(), start + ours.start("verb"))
    return Noun("contact", *span, "complaint", "complaints")


def _accounted(sentence: Sentence, group: Group) -> Noun | None:
    """What a part and its whole are of where neither names it: "Corporate complaints accounted for
    41 of the 128"."""
    if group.base is None or not ACCOUNTED_FOR.search(sentence.text[: group.first]):
        last = sentence.done[-1] if sentence.done else None
        if last is None or last.noun is None or last.noun.end > last.first:
            return None
        whole = group.is_base and last.group.base is not None and last.noun.sort == "contact"
        return last.noun if whole and _NO_NOUN.match(sentence.text, group.last) else None
    ahead = [h for h in sentence.hits if "contact" in h.sets and h.end <= group.first]
    ahead = [h for h in ahead if h.start >= group.clause[0]]
    if len(ahead) != 1 or not _NO_NOUN.match(sentence.text, group.base.end):
        return None
    (hit,) = ahead
    words = sentence.text[hit.start : hit.end]
    return Noun("contact", hit.start, hit.end, str(hit.sets["contact"]), words)


_RATE = re.compile(
    r"\W*(?:(?:overall|in\s+\S*\d\S*),?\s+)?(?:(?:the|our|this)\s+)?(?:overall\s+)?"
    r"(?:(?:(?:uphold|upheld|timeliness|compliance)\s+rate|timeliness|performance|compliance)|"
    r"(?:proportion|percentage|share|number)\s+(?:\w+\s+){1,6}?)(?:\s*(?:at|for)\s+stage\s+\w+)?\s*"
    r"(?:has\s+|have\s+|had\s+)?(?:rose|risen|fell|fallen|increased|improved|decreased|declined|dropped|"
    r"went\s+(?:up|down)|was|is|stood|stands|remained)\s+(?:(?:to|at|from)\s+)?(?:only\s+|just\s+)?"
    r"(?:\d[\d.]*%\s*(?:\([^()]*\)\s*)?to\s+)?",
    re.I,
)


def _rate_with_count(sentence: Sentence, group: Group) -> Noun | None:
    """ "The uphold rate rose to 38% (884)": so many of what the words before counted."""
    percent, count = group.percent, group.count
    if percent is None or count is None or percent.start > count.start or group.inner is not None:
        return None
    told = _RATE.fullmatch(sentence.text, group.clause[0], group.first)
    return Noun("none", group.first, group.first) if told is not None else None


_THE_NUMBER_OF = re.compile(r"\W*(?:and\s+)?(?:the\s+)?(?:total\s+)?number\s+of\s+", re.I)
"""Before a noun that its number follows without a verb: "the number of compliments 121"."""
_MORE_THAN = re.compile(
    r"\b(?:more|fewer|less|additional)\s+(?P<what>[^.;:,()\d]{3,50}?)\s+than\s+(?:the\s+)?$", re.I
)


def _than_those(sentence: Sentence, group: Group) -> Noun | None:
    """What a number is set beside that follows by how much it changed: "12 more complaints than
    the 377 received in 2021/22"."""
    told = _MORE_THAN.search(sentence.text[: group.first])
    if sentence.done or told is None or group.unit != "count":
        return None
    start, stop = told.span("what")
    hits = [h for h in sentence.hits if "contact" in h.sets and start <= h.start and h.end <= stop]
    if len(hits) != 1 or not (
        _NO_NOUN.match(sentence.text, group.last) or OF_TIME.match(sentence.text, group.last)
    ):
        return None
    (hit,) = hits
    words = sentence.text[hit.start : hit.end]
    return Noun("contact", hit.start, hit.end, str(hit.sets["contact"]), words)


_NO_NOUN = re.compile(
    r"\s*(?:received|recorded|logged|registered|in\s+total|overall)?\s*(?:[.,;:(]|$|(?:in|during|this)\b)",
    re.I,
)
"""After a whole that names nothing."""


def _nobody(sentence: Sentence, group: Group) -> Noun | None:
    """ "Nobody took a complaint to Stage 2": none of that stage, or nothing that is counted."""
    lead = group.lead
    if lead.sort != "nothing" or not _PEOPLE.match(sentence.text, lead.start):
        return None
    start, stop = group.clause
    for hit in sentence.reading.hits:
        if "stage" in hit.sets and start <= hit.start and hit.end <= stop:
            return Noun("case", lead.end, hit.end)
    return Noun("foreign", lead.end, lead.end)


def _after_no(sentence: Sentence, group: Group) -> Noun | None:
    """What "no" stands before; "none" and "nil" stand for themselves."""
    lead, text = group.lead, sentence.text
    if lead.sort != "nothing":
        return None
    if text[lead.start : lead.end].lower().startswith(("none", "nil")):
        return None
    later = [g.first for g in sentence.groups if g.first >= group.last]
    stop = min([len(text), group.clause[1] + _NONE_REACH, *later])
    return noun_after(text, sentence.reading, group, stop)


def _within_outcome(sentence: Sentence, group: Group) -> Noun | None:
    """ "Referred 3 back to the council": the number stands alone within what was decided."""
    inside = any(
        "outcome" in h.sets and h.start < group.first < group.last < h.end for h in sentence.hits
    )
    return Noun("none", group.last, group.last) if inside else None


_CASES_AND_COMPLAINTS = re.compile(
    r"\s*(?P<cases>cases)\b(?:\s+in\s+total)?(?:\s+(?:in|for|during)\s+\S*\d\S*)?\s+and\s+(?:received\s+|had\s+)?"
    r"(?:only\s+|just\s+)?(?:\d[\d,]*|[a-z]+)\s+(?:formal\s+)?complaints\b(?!\s+(?:were|was|had))",
    re.I,
)
"""After a number of cases beside which complaints are counted: "2,407 cases and 127 complaints"."""


def _own_work(sentence: Sentence, group: Group) -> Noun | None:
    """Cases of a service's own work, of which the complaints counted beside them are few."""
    match = _CASES_AND_COMPLAINTS.match(sentence.text, group.last)
    return Noun("foreign", *match.span("cases"), None, "cases") if match is not None else None


_NUMBER_ABOUT = re.compile(
    r"\b(?:the|those)\s+(?P<number>numbers?|total)\s+(?:about|concerning|regarding|relating\s+to|against|for(?=\s+[A-Z]))\s+"
    r"(?P<what>[^.;:,()\d]{3,60}?)\s+(?:(?:has|have|had)\s+)?(?:also\s+|again\s+|\w+ly\s+)?"
    r"(?:was|were|rose|risen|fell|fallen|increased|decreased|dropped|grew|went\s+(?:up|down)|remained|stayed|stood|reached|doubled|halved|trebled)\b"
    r"(?:\s+by\s+[\w.%]+)?[^.;:()\d]*$",
    re.I,
)
"""Before a number: "the number concerning Youth Justice rose from"."""


def _number_about(sentence: Sentence, group: Group) -> Noun | None:
    """Complaints, where their number about a service is told, and they themselves left out."""
    start = sentence.done[0].first if sentence.done else group.first
    told = _NUMBER_ABOUT.search(sentence.text, 0, start)
    if told is None or group.unit != "count" or group.inner is not None:
        return None
    before = sentence.setting.before
    if before and before[-1].subject.get("contact", "complaint") != "complaint":
        return None
    if sentence.says(("contact",), *told.span()):
        return None
    return Noun("contact", *told.span("number"), "complaint", told["number"])


_RANKED_FIRST = re.compile(
    r"\s+(?:concerned|related\s+to|(?:was|were)\s+(?:about|for|against|received\s+by))\s[^.;:()\d]{3,60},?\s+followed\s+by\s",
    re.I,
)
"""Behind "the largest number (29)", which is put as the number, where its noun is left out."""


def _largest_number(sentence: Sentence, group: Group) -> Noun | None:
    """Complaints, in "the largest number (29) concerned Assessment, followed by Fostering (9)"."""
    opens = not sentence.done and not sentence.text[: group.first].strip()
    if not opens or group.unit != "count" or not _RANKED_FIRST.match(sentence.text, group.last):
        return None
    before = sentence.setting.before
    if before and before[-1].subject.get("contact", "complaint") != "complaint":
        return None
    return Noun("contact", group.last, group.last, "complaint")


_SAID: tuple[Callable[[Sentence, Group], Noun | None], ...] = (
    _of_procedure,
    _number_about,
    _largest_number,
    _own_work,
    _kind_they_were,
    _share_of_contacts,
    _rate_with_count,
    _accounted,
    _than_those,
    _nobody,
    _after_no,
    _within_outcome,
)
"""Turns of phrase that say what is counted, wherever a noun may stand."""


def _by_place(sentence: Sentence, group: Group) -> Noun:
    """The noun after the number, or before it, or the one that it leaves out."""
    text, reading, lead = sentence.text, sentence.reading, group.lead
    start, stop = group.clause
    following = [g.first for g in sentence.groups if g.first > group.last and not g.is_base]
    after = noun_after(text, reading, group, min([stop, *following]))
    if after.sort in ("contact", "case"):
        return after
    if after.sort == "foreign" and _asked_for_stage(sentence, group, after):
        return Noun("case", after.start, after.end)
    ahead = text[start : group.first]
    # "the number of complaints was 66, the highest ever": the noun stood before
    stood_before = COPULA.search(ahead) and after.start - group.last > _NOUN_GAP
    if after.sort == "foreign" and not lead.bracketed and not stood_before:
        return after
    before = noun_before(text, reading, start, group)
    if before.sort in ("contact", "case") and (
        group.from_to is not None
        or lead.bracketed
        or COPULA.search(ahead)
        or lead.sort == "times"
        or group.unit in ("gbp", "days")
    ):
        return before
    labelled = before.sort == "contact" and not text[before.end : group.first].strip()
    if labelled and _THE_NUMBER_OF.fullmatch(text[start : before.start]):
        return before
    if after.sort == "none":
        left_out = _left_out(sentence, group)
        if left_out is not None:
            return left_out
    if lead.bracketed and before.sort == "foreign" and _ONLY_QUARTER.fullmatch(before.text):
        return Noun("none", group.last, group.last)
    if lead.bracketed and not group.after_change and before.sort == "foreign":
        named = _MORE_WERE.match(before.text) or _NEXT_NAMED.fullmatch(before.text)
        return Noun("none", group.last, group.last) if named is not None else before
    return after


def _asked_for_stage(sentence: Sentence, group: Group, after: Noun) -> bool:
    """Whether people stand for their complaints: "26 customers asked to go to Stage 2"."""
    stop = group.clause[1]
    return bool(
        _COMPLAINING.match(after.text)
        and _WENT_ON.search(sentence.text[after.start : stop])
        and any("stage" in h.sets and group.last <= h.start < stop for h in sentence.reading.hits)
    )


def _left_out(sentence: Sentence, group: Group) -> Noun | None:
    """What a number that stands alone counts, by what the sentence has said before it."""
    if not sentence.done and group.lead.sort == "number":
        numbered = _numbered(sentence, group.clause[0])
        if numbered is not None:
            return numbered
    if group.lead.bracketed:
        return None
    return (
        noun_in_apposition(sentence, group)
        or noun_before_colon(sentence, group)
        or topic_of(sentence, group)
        or noun_framed(sentence, group)
        or elided_noun(sentence, group)
    )


def _numbered(sentence: Sentence, start: int) -> Noun | None:
    """The contact of which the words before a clause say "the number of"."""
    told = _NUMBER_OF.search(sentence.text[:start])
    if told is None:
        return None
    stop = min(start, told.end() + _NUMBER_OF_REACH)
    for hit in sentence.hits:
        if "contact" in hit.sets and told.end() <= hit.start < stop:
            words = sentence.text[hit.start : hit.end]
            return Noun("contact", hit.start, hit.end, str(hit.sets["contact"]), words)
    return None


def foreign_is_fine(sentence: Sentence, group: Group, noun: Noun) -> bool:
    """Whether a number of something else may still be a figure."""
    if group.unit in ("gbp", "days") or PAYMENTS.search(noun.text):
        return True
    return bool(group.lead.bracketed or group.percent is not None)
