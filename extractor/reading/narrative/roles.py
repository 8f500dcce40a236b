"""What part a number plays in its sentence, and which noun it counts."""

from __future__ import annotations

import re

from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.noun_places import noun_after, noun_before
from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.own_year import year_of_bracket
from extractor.reading.narrative.placing import LABEL_HERE, NEXT_LABEL
from extractor.reading.narrative.stated import Sentence
from extractor.reading.narrative.topics import (
    elided_noun,
    noun_before_colon,
    noun_in_apposition,
    topic_of,
)
from extractor.reading.narrative.wording import (
    COMPARES,
    COPULA,
    LEVEL_OF,
    OF_TIME,
    PAYMENTS,
    PRIOR,
    WERE_OF_PROCEDURE,
    WHEN,
    time_words,
)
from extractor.reading.needles import Needled

_BASE_LEAD = Needled(
    r"^\W*(?:out\s+)?of\s+(?:a\s+total\s+of\s+)?$|(?:^|[.;:]\s*|,\s)\W*(?:and\s+|but\s+)?(?:out\s+)?of\s+(?:the|those|these|all|our|"
    r"a total of)(?:\s+\w+){0,1}\s*$|\bfrom\s+the\s*$|^\W*from\s+(?:(?:these|those|all)\s+)?$|"
    r"\b(?:half|third|quarter|majority|most|many|some|few|each|rest|remainder)\s+of\s+(?:the|"
    r"these|all|our)\s*$"
)
_NUMBER_OF = re.compile(r"\b(?:number|volume|level|total)s?\s+of\s+", re.I)
_THE_SAME = re.compile(
    r"\b(?:(?:last|previous|prior|preceding)\s+year|year\s+before(?:\s+that)?)\b,?\s*"
    r"(?:(?:it|this|that|the\s+(?:proportion|figure|percentage|rate|share|number|total))\s+"
    r"(?:was|were|had\s+been|stood\s+at)\s+|was\s+|had\s+been\s+)?$|"
    r"\b(?:last|previous|prior|preceding)\s+year['’]s\s+(?:figure|total|number|count|rate|result|performance|level|percentage|proportion|average|score|volume)\s+"
    r"(?:was|had\s+been|stood\s+at|of)\s+(?:only\s+|just\s+)?$|"
    r"\b(?:from|on|against|than|to|with)\s+(?:the\s+)?(?:last|previous|prior|preceding)\s+year['’]s\s+$",
    re.I,
)
"""Before the number of an earlier year: "the year before it was", "the year before that"."""
_THAN = re.compile(
    r"\b(?:more|fewer|less|higher|lower|better|worse|quicker|slower)\s+than\b[^.;:]*:\s*$", re.I
)
"""A comparison that is over before the number: "one fewer than last year: two upheld"."""
_COUNTED = re.compile(
    r"\s+(?:(?!in\b|for\b|of\b)[\w'’-]+\s+){0,3}?(?:complaints|cases|compliments|enquiries|working\s+days|days)\b",
    re.I,
)
"""Between a level and its time, what it counts: "double the 91 SEND complaints of 2023/24"."""
_OVER = re.compile(
    r"\b(?:more|fewer|less|higher|lower)\s+than\s+(?:in\s+)?(?:the\s+(?:previous|prior|preceding)\s+year|last\s+year|"
    r"(?:the\s+)?year\s+before|(?:19|20)\d\d[/-]\d\d(?:\d\d)?),\s+(?:and\s+)?$",
    re.I,
)
"""A comparison that a comma ends: "96 complaints, fewer than last year, and seven reviews"."""
_OUT_OF_THE = re.compile(
    r"(?:^|[,;]\s+)(?:and\s+)?(?:that\s+)?(?:out\s+of|of|from)\s+(?:the|these|those)\s+$", re.I
)
_ENDS_WHOLE = re.compile(
    r"(?:\s+(?:complaints|cases))?(?:\s+(?:received|concluded|closed|completed|investigated|made|"
    r"upheld)\b)?(?:\s+at\s+stage\s+\w+)?(?:,|\s+(?=(?!that|which|who)[\w-]+\s+(?:were|was|had)\b))",
    re.I,
)
"""Between "out of the 185" and what became of some of them."""
WERE_NOT = re.compile(r"\s+(?:which|that|who)\s+(?:were|was)\s+not\b", re.I)
"""After a number of the same year: "nine were upheld against 12 which were not"."""
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
_WERE_KIND = re.compile(
    r"\s*(?:\([^)]*\)|[)\]])?\s*of\s+(?:all\s+|the\s+|these\s+|those\s+|our\s+)*(?:contacts|feedback|representations|transactions)\b"
    r"[^.;:()]{0,50}?\b(?:were|was)\s+(?P<kind>compliments|complaints|enquiries|comments|suggestions)\b",
    re.I,
)
"""After a share of all contacts: what they were, "63% of all contacts were compliments"."""
_PEOPLE = re.compile(r"nobody|no[\s-]?one", re.I)
COMPARATOR_WHEN = re.compile(
    r"\b(?:since|than|from|on|unlike|to|with)\s+(?:in\s+)?(?:(?:the\s+)?(?:last|previous|prior|preceding)\s+(?:financial\s+)?year|"
    r"(?:19|20)?\d\d\s?[/-]\s?\d{2,4}),?\s+(?:when|where)\b",
    re.I,
)
"""A year set beside this one, though no number of this one was read: "fell by 18% since last year,
when there were 422"."""
_VERB_NEXT = re.compile(
    r"\s*[)\]]?\s*(?:was|were|had|have|has|resulted|went|related|are|is|came|concerned|progressed|"
    r"escalated|got|met|took|missed|led|needed|remain\w*)\b",
    re.I,
)


def _inner_year_first(inside: str) -> bool:
    return bool(re.match(r"\s*(?:in\s+|for\s+)?(?:19|20)?\d\d", inside))


def role_of(sentence: Sentence, index: int, group: Group) -> str:
    """What the number is: "level", "base" ("of the 198"), "compared" (another year), "beside" (the
    same of an unnamed year, in brackets) or "from" (a change's start)."""
    text = sentence.text
    if group.is_base:
        return "base"
    if is_other_years(sentence, index, group):
        return "beside"
    low = sentence.groups[index - 1].last if index else 0
    left = text[max(low, group.inner[0]) if group.inner else low : group.first]
    if (
        _BASE_LEAD.search(text[: group.first])
        and group.count is not None
        and (group.percent is None or group.percent.start > group.count.start)
        and index == 0
        and not _VERB_NEXT.match(text[group.last :])
    ):
        return "base"
    of_those = index and group.count is not None and _OUT_OF_THE.search(text[: group.first])
    if of_those and _ENDS_WHOLE.match(text, group.last):
        return "base"  # "29 were received, and out of the 29, 11 were upheld"
    if _is_of_year_named(sentence, group):
        return "compared"
    if group.from_to is not None:
        return "from" if group.from_to == "from" else "level"
    if group.inner is not None:
        inside = text[group.inner[0] : group.inner[1]]
        if time_words(inside, group.inner[0], sentence.reading) and sentence.done:
            if index and sentence.groups[index - 1].inner == group.inner:
                return "compared"
            if not COMPARES.search(text[group.first : group.inner[1]]) and _inner_year_first(
                inside
            ):
                return "compared"
            return (
                "compared"
                if not re.search(r"\b(?:comparison|compared|opposed|against)\b", inside, re.I)
                else "level"
            )
    over = _OVER.search(left)
    if _THE_SAME.search(left) and not over and (sentence.done or sentence.setting.before):
        return "compared"
    if _THAN.search(left) or WERE_NOT.match(text[group.last :]):
        return "level"
    bound = group.lead.qualifier is not None and re.search(
        r"\b(?:more|less|fewer|greater)\s+than\s+$", left, re.I
    )
    if COMPARES.search(left) and not bound and not over:
        return "compared"
    if WHEN.search(left) and (sentence.done or COMPARATOR_WHEN.search(left)):
        return "compared"
    counted = _COUNTED.match(text, group.last)
    if LEVEL_OF.search(left) and OF_TIME.match(text, counted.end() if counted else group.last):
        return "compared"
    if (
        sentence.done
        and re.match(
            r"\s*(?:complaints?\s+|cases?\s+)?(?:in\s+|for\s+|during\s+)?(?:the\s+)?(?:last|"
            r"previous|prior|preceding)?\s*year(?:\s+(?:before|earlier))?\b",
            text[group.last :],
            re.I,
        )
        and PRIOR.search(text[group.last : group.last + 40])
    ):
        return "compared"
    if index and _goes_back_from(sentence, index, group):
        return "compared"
    if _goes_on_comparing(sentence, group):
        return "compared"
    if index == 0 and re.match(r"\W*(?:this|that|which|these figures)\s+compare", text, re.I):
        return "compared"
    if (
        sentence.done
        and sentence.done[-1].role == "compared"
        and not re.search(r"[A-Za-z]{3}", left.replace("and", ""))
        and group.inner is not None
        and group.inner == sentence.done[-1].group.inner
    ):
        return "compared"
    return "level"


def _is_of_year_named(sentence: Sentence, group: Group) -> bool:
    """Whether a share in brackets is another year's: "43%, hardly changed since 2016-17 (44%)"."""
    last = sentence.done[-1] if sentence.done else None
    if (
        last is None
        or group.unit != "percent"
        or not group.lead.bracketed
        or group.count is not None
    ):
        return False
    if last.role != "level" or last.unit != "percent":
        return False
    year = year_of_bracket(sentence, group)
    between = sentence.text[last.last : group.first]
    return year is not None and year != last.subject.get("year") and bool(_SINCE.search(between))


_TO_IT = re.compile(
    r"\b(?:rose|risen|rising|fell|fallen|falling|came|went|up|down|increas\w+|decreas\w+|drop\w+|gr[eo]w\w*|reduc\w+|doubl\w+)"
    r"\b[^.;:]{0,30}?\bto\s+(?:only\s+|just\s+)?$",
    re.I,
)
_FROM_IT = re.compile(
    r"\s+(?:(?:complaints|cases|days|working\s+days)\s+)?(?:(?:in|for|during)\s+\S*\d\S*\s+|this\s+year\s+)?from\s+"
    r"(?:the\s+|a\s+|just\s+|only\s+)?",
    re.I,
)


def _goes_back_from(sentence: Sentence, index: int, group: Group) -> bool:
    """Whether a number is what a change set out from, said last: "came down to 39 from 67"."""
    before = sentence.groups[index - 1]
    if before.from_to is not None or group.from_to is not None:
        return False
    between = sentence.text[before.last : group.first]
    return bool(
        _FROM_IT.fullmatch(between)
        and _TO_IT.search(sentence.text[: before.first])
        and sentence.done
    )


_SINCE = re.compile(r"\b(?:since|from|than|as|with|to|on|in)\b[^.;]{0,30}\(\s*$", re.I)
_ITS_YEAR = re.compile(r"\s+(?:in|for|during)\s+(?=(?:19|20)?\d\d)")


def _goes_on_comparing(sentence: Sentence, group: Group) -> bool:
    """Whether a number with a year of its own follows a compared one: "with 66 in 2020/21 and 71
    in 2019/20"."""
    last = sentence.done[-1] if sentence.done else None
    if last is None or last.role != "compared" or group.joined.lower().strip(" ,") != "and":
        return False
    if group.unit != last.unit or not _ITS_YEAR.match(sentence.text, group.last):
        return False
    return not sentence.text[group.clause[0] : group.first].strip()


def is_other_years(sentence: Sentence, index: int, group: Group) -> bool:
    """Whether a bare number in brackets stands beside a count of the same: "214 complaints (198)".

    Lists are printed so with last year's numbers; a bracket that labels ("delay (9)") has no number
    before its noun.
    """
    if index == 0 or group.unit != "count" or group.percent is not None or group.inner is not None:
        return False
    previous = sentence.groups[index - 1]
    following = sentence.groups[index + 1] if index + 1 < len(sentence.groups) else None
    if following is not None and following.lead.bracketed and following.inner is None:
        return False  # "16 were referred back (10) or closed (6)": labels with their numbers
    between = sentence.text[previous.last : group.first]
    if LABEL_HERE.search(between) and NEXT_LABEL.match(sentence.text, group.last):
        return False
    return (
        group.lead.bracketed
        and previous.count is not None
        and not previous.lead.bracketed
        and not previous.is_base
        and not group.after_change
        and bool(re.fullmatch(r"[^.,;:()]*[A-Za-z]{3}[^.,;:()]*\(\s*", between))
    )


def counted_noun(sentence: Sentence, group: Group) -> Noun:
    """The thing that the group counts."""
    text, reading = sentence.text, sentence.reading
    start, stop = group.clause
    lead = group.lead
    if WERE_OF_PROCEDURE.match(text[group.last :]):
        return Noun("contact", group.last, group.last, "complaint")
    kind = _WERE_KIND.match(text, group.last)
    if kind is not None:
        hits = [h for h in reading.hits if "contact" in h.sets and h.start == kind.start("kind")]
        if hits:
            return Noun("contact", hits[0].start, hits[0].end, str(hits[0].sets["contact"]))
    if lead.sort == "nothing" and _PEOPLE.match(text, lead.start):
        staged = [
            h for h in reading.hits if "stage" in h.sets and start <= h.start and h.end <= stop
        ]
        end = staged[0].end if staged else lead.end
        return Noun("case" if staged else "foreign", lead.end, end)
    if lead.sort == "nothing" and not text[lead.start : lead.end].lower().startswith(
        ("none", "nil")
    ):
        return noun_after(text, reading, group, min(len(text), stop + 40))
    if any(
        "outcome" in h.sets and h.start < group.first < group.last < h.end for h in sentence.hits
    ):
        return Noun("none", group.last, group.last)  # "referred 3 back to the council"
    following = [g.first for g in sentence.groups if g.first > group.last and not g.is_base]
    after = noun_after(text, reading, group, min([stop, *following]))
    if after.sort in ("contact", "case"):
        return after
    if (
        after.sort == "foreign"
        and _COMPLAINING.match(after.text)
        and _WENT_ON.search(text[after.start : stop])
        and any("stage" in h.sets and group.last <= h.start < stop for h in reading.hits)
    ):
        return Noun("case", after.start, after.end)  # "26 customers asked to go to Stage 2"
    # "the number of complaints was 66, the highest ever": the noun stood before
    stood_before = COPULA.search(text[start : group.first]) and after.start - group.last > 3
    if after.sort == "foreign" and not lead.bracketed and not stood_before:
        return after
    before = noun_before(text, reading, start, group)
    if group.from_to is not None and before.sort in ("contact", "case"):
        return before
    if before.sort in ("contact", "case") and (
        lead.bracketed
        or COPULA.search(text[start : group.first])
        or lead.sort == "times"
        or group.unit in ("gbp", "days")
    ):
        return before
    if after.sort == "none" and not sentence.done and lead.sort == "number":
        told = _NUMBER_OF.search(text[:start])
        contacts = [
            h
            for h in sentence.hits
            if "contact" in h.sets and told and told.end() <= h.start < min(start, told.end() + 25)
        ]
        if contacts:
            hit = contacts[0]
            return Noun(
                "contact",
                hit.start,
                hit.end,
                str(hit.sets["contact"]),
                text[hit.start : hit.end],
            )
    topic = None
    if after.sort == "none" and not lead.bracketed:
        topic = (
            noun_in_apposition(sentence, group)
            or noun_before_colon(sentence, group)
            or topic_of(sentence, group)
            or elided_noun(sentence, group)
        )
    if topic is not None:
        return topic
    if lead.bracketed and not group.after_change and before.sort == "foreign":
        more = _MORE_WERE.match(before.text)
        return Noun("none", group.last, group.last) if more is not None else before
    return (
        after
        if after.sort != "foreign"
        else Noun("foreign", after.start, after.end, None, after.text)
    )


def foreign_is_fine(sentence: Sentence, group: Group, noun: Noun) -> bool:
    """Whether a number of something else may still be a figure."""
    if group.unit in ("gbp", "days") or PAYMENTS.search(noun.text):
        return True
    return bool(group.lead.bracketed or group.percent is not None)
