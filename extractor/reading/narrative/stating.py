"""What one number of a sentence states, before the numbers after it are known."""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.reading.narrative.antecedents import find_antecedent, kin, share_of_compared
from extractor.reading.narrative.beside import set_beside
from extractor.reading.narrative.clause_subjects import service_in_subject
from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.comparisons import set_compared, set_start_of_change, year_near
from extractor.reading.narrative.counted import counted_noun, foreign_is_fine
from extractor.reading.narrative.figure_again import (
    is_figure_again,
    is_it_then,
    take_event,
    take_measure,
    take_number,
    take_subject,
)
from extractor.reading.narrative.informal import is_settled_informally
from extractor.reading.narrative.named_subjects import elided_service
from extractor.reading.narrative.names import kind_of_words
from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.own_year import PARTS
from extractor.reading.narrative.people import name_those_who_complained
from extractor.reading.narrative.predicates import find_predicate
from extractor.reading.narrative.roles import role_of
from extractor.reading.narrative.stated import Predicate, Sentence, Statement
from extractor.reading.narrative.subjects import set_subject
from extractor.reading.narrative.topics import is_of_the_most
from extractor.reading.own_name import without_place

_AVERAGE_DAYS = re.compile(
    r"\b(?:average|mean)\b[^%£.;]*\bby\s+[\w-]+\s+days?\s+to\s+(?:only\s+|just\s+)?$|"
    r"\b(?:average|mean)\s+(?:\w+\s+){0,2}?(?:working\s+)?days\b[^%£]*\b(?:was|is|of|from|to|at)\s+"
    r"(?:only\s+|just\s+)?$|"
    r"\bdays\b[^%£]*\b(?:the|an)\s+(?:overall\s+)?(?:average|mean|median)\s+(?:of|was|is|being|stood\s+at)\s+(?:only\s+|just\s+)?$",
    re.I,
)
"""The unit said before the number: "The average number of days taken was 12"."""
_SEVERAL_YEARS = re.compile(
    r"\b(?:over|in|during|within)\s+the\s+(?:last|past|previous)\s+(?:two|three|four|five|ten|few|\d+)\s+years\b",
    re.I,
)
"""A change over several years does not set out from the year before."""


def _is_dated(sentence: Sentence, index: int) -> bool:
    """Whether the start of a change has its own year: "fell from 110 in 2013/14 to 90"."""
    low, high = sentence.groups[index].last, sentence.groups[index + 1].first
    return any(low <= m.start and m.end <= high for m in sentence.reading.years)


_COMPARES_INSIDE = re.compile(
    r"\b(?:as opposed to|compared|in comparison|against|versus|previously|up from|down from|"
    r"last year)\b",
    re.I,
)


def state_group(sentence: Sentence, index: int, group: Group) -> Statement | None:
    """The group's statement; None where it cannot be a figure."""
    group = _with_words_ahead(sentence, index, group)
    if is_part_of_share(sentence, index, group) or is_size_of_change(sentence, index, group):
        return None
    if is_of_two_kinds(sentence, group):
        return None
    role = role_of(sentence, index, group)
    if group.from_to is not None and _RATIO.search(sentence.text[: group.first]):
        return None
    if group.from_to is not None and _RANGED.search(sentence.text[group.clause[0] : group.first]):
        if not _places_named(sentence, group):
            return None
        role = "level"
    if _is_duration(sentence, group, role):
        group = _in_days(group)
    if role == "beside":
        return set_beside(sentence, index, group)
    statement = Statement(group, group.unit, group.first, group.last, role)
    statement.noun = counted_noun(sentence, group)
    statement.predicate = find_predicate(sentence, group, statement.noun)
    average = average_again(sentence, statement)
    if average is not None:
        group = _in_days(group)
        statement.group, statement.unit = group, "days"
        statement.predicate = average.predicate
    name_channel(sentence, statement)
    ahead = find_antecedent(sentence, statement)
    if role == "compared":
        if ahead is None:
            return _of_its_own_year(sentence, index, statement)
        if _is_of_other_theme(sentence, statement, ahead) or _is_of_other_contact(
            sentence, statement, ahead
        ):
            return None
        set_compared(sentence, statement, ahead)
        if ahead in sentence.setting.before:
            _set_subjects_service(sentence, statement)
        return statement
    of_number = share_of_compared(sentence, group)
    if of_number is not None:
        statement.subject, statement.origins = dict(of_number.subject), dict(of_number.origins)
        statement.predicate, statement.noun = of_number.predicate, of_number.noun
        statement.role = "compared"
        return statement
    elided = elided_service(sentence, group)
    if elided is not None:
        statement.noun = Noun("none", group.last, group.last)
    if statement.noun.sort == "foreign":
        name_those_who_complained(sentence, statement)
    if (
        statement.noun.sort == "foreign"
        and not foreign_is_fine(sentence, group, statement.noun)
        and not is_settled_informally(sentence, statement)
    ):
        return None
    if take_number(sentence, statement):
        return statement
    if take_event(sentence, statement):
        return None
    again = is_figure_again(sentence, statement)
    lender = take_measure(sentence, statement) if again else average
    set_subject(sentence, index, statement)
    service = statement.subject.get("service_area")
    if service is not None:
        council = sentence.setting.context.council
        statement.subject["service_area"] = without_place(str(service), council)
    if lender is not None:
        take_subject(statement, lender)
    if average is not None and average in sentence.setting.before:
        statement.role = "compared"
    if elided is not None:
        statement.subject["service_area"] = elided
        # "Housing had 92 (40 upheld), Parks 61": as many as Housing had, and not as were upheld
        outside = [s for s in sentence.done if s.group.inner is None] or sentence.done
        statement.predicate = outside[-1].predicate
    if is_of_the_country(statement):
        statement.noun = Noun("foreign", group.last, group.last)
        return statement
    if statement.unit != "gbp" and is_of_unnamed_part(sentence, statement):
        return None
    if _is_whole_of_unknown(sentence, statement) or _is_of_unknown_most(sentence, statement):
        return None
    if role == "from":
        if _SEVERAL_YEARS.search(sentence.text[: group.clause[1]]) and not _is_dated(
            sentence, index
        ):
            return None
        set_start_of_change(sentence, group, statement)
    return statement


_ABOUT_NEXT = re.compile(
    r"\s+(?:(?:received|made|raised)\s+)?(?:about|against|regarding|concerning|relating\s+to|involving)\b",
    re.I,
)
"""After a whole: what all of it is about."""


def _is_whole_of_unknown(sentence: Sentence, statement: Statement) -> bool:
    """Whether a whole is about the same thing as its part, which nothing here can name: "17 of the
    36 complaints about Widgets were upheld"."""
    noun = statement.noun
    if not statement.group.is_base or not sentence.done or noun is None:
        return False
    part = sentence.done[-1]
    unnamed = part.group.base is not None and part.noun is not None and part.noun.sort == "foreign"
    told = "service_area" in statement.subject
    return unnamed and not told and _ABOUT_NEXT.match(sentence.text, noun.end) is not None


_OF_THEME = re.compile(
    r"\b(?:complaints|those|concerns|issues|cases)\s+(?:made\s+|received\s+|raised\s+)?"
    r"(?:about|regarding|concerning|relating\s+to|related\s+to|in\s+relation\s+to|from|by)\s+(?P<what>[^.;:()\d]{3,60})$",
    re.I,
)


_CHANGED = re.compile(
    r"\s+(?:(?:were|was|are|is|have|has|had|went|also)\s+)*(?:\w+ly\s+)?"
    r"(?:down|up|fell|fallen|rose|risen|dropped|increased|decreased|declined|reduced|grew|grown)\b[^.;:,()\d]{0,30}\d",
    re.I,
)


def _is_of_other_contact(sentence: Sentence, statement: Statement, ahead: Statement) -> bool:
    """Whether the words right before a compared number name another kind of contact than the number
    that it would be set beside counts: "complaints rose to 97, and compliments fell from 240"."""
    if statement.group.inner is not None or ahead not in sentence.done:
        return False
    low = max((g.last for g in sentence.groups if g.last <= statement.first), default=0)
    named = [
        str(h.sets["contact"])
        for h in sentence.hits
        if "contact" in h.sets
        and low <= h.start
        and h.end <= statement.first
        and _CHANGED.match(sentence.text, h.end)
    ]
    own = str(ahead.subject.get("contact", "complaint"))
    return bool(named) and low >= ahead.last and not kin(own, named[-1])


def _is_of_other_theme(sentence: Sentence, statement: Statement, ahead: Statement) -> bool:
    """Whether a number that goes back to the sentence before is of a theme of its own: "Delay was
    the main theme with 9. Complaints about staff fell from 21"."""
    told = sentence.text[: statement.first]
    named = _OF_THEME.search(told)
    if named is None or ahead in sentence.done:
        return False
    label = ahead.predicate.label if ahead.predicate is not None else None
    if label is None:
        kind = kind_of_words(sentence.reading, *named.span("what"))
        return kind in ("category", "complainant") or (kind is None and named["what"].islower())
    return label.lower() not in told.lower()


def _is_of_unknown_most(sentence: Sentence, statement: Statement) -> bool:
    """Whether a number is of what is ranked highest, and nothing here can name that."""
    unnamed = {"service_area", "quarter", "stage"}.isdisjoint(statement.subject)
    if any(m.start < statement.first for m in sentence.reading.years):
        return False  # of a year, which is named
    return unnamed and is_of_the_most(sentence, statement.group)


def _set_subjects_service(sentence: Sentence, statement: Statement) -> None:
    """Give what is compared with the sentence before the service that its own sentence turns to:
    "Waste had 35. Parking had fewer than in 2020/21, when there were 26"."""
    own = service_in_subject(sentence, statement.first)
    if own is not None and own.sort == "service" and "service_area" in statement.subject:
        statement.subject["service_area"] = own.text


def _of_its_own_year(sentence: Sentence, index: int, statement: Statement) -> Statement | None:
    """A comparison with no number to compare is a level, where it says its year and what it is."""
    year, own = year_near(sentence, statement.group), statement.predicate
    told = own is not None and own.strength == 2 and own.sort in ("outcome", "status")
    counted = statement.noun is not None and statement.noun.sort == "contact"
    if not (counted or told) or year is None:
        return None
    statement.role = "level"
    set_subject(sentence, index, statement)
    statement.subject["year"] = year
    if statement.predicate is None:
        statement.predicate = Predicate("exists", strength=1)
    return statement


def _with_words_ahead(sentence: Sentence, index: int, group: Group) -> Group:
    """The first of a bracket's numbers with the words before it, where these say of what they are:
    "(31 as opposed to 29)"."""
    if group.inner is None:
        return group
    start, stop = group.inner
    inside = sentence.text[start:stop]
    first = next(g for g in sentence.groups if g.inner == group.inner)
    if first is not group or not _COMPARES_INSIDE.search(inside):
        return group
    low = sentence.groups[index - 1].last if index else 0
    parts = [m.end() for m in PARTS.finditer(sentence.text, low, group.first)]
    low = parts[-1] if parts else low
    count = group.count and replace(group.count, bracketed=True)
    return replace(group, clause=(low, group.clause[1]), count=count)


def _is_duration(sentence: Sentence, group: Group, role: str) -> bool:
    """Whether a bare number is a time in days, by the words or the number before it."""
    if group.unit != "count":
        return False
    if role == "compared" and sentence.done and sentence.done[-1].unit == "days":
        return True  # "17 days, down from 21"
    return group.percent is None and bool(_AVERAGE_DAYS.search(sentence.text[: group.first]))


def _in_days(group: Group) -> Group:
    return replace(group, days=group.count, count=None)


_MOST_OF_ONE_COUNCIL = 1_000
"""Complaints a year: to an ombudsman no council's residents make as many; more are the country's
or a region's."""


def is_of_the_country(statement: Statement) -> bool:
    """Whether an ombudsman's number can only be of all councils: "registered 16,899 complaints"."""
    count = statement.group.count
    return (
        statement.subject.get("stage") == "ombudsman"
        and count is not None
        and count.value > _MOST_OF_ONE_COUNCIL
    )


_RATIO = re.compile(
    r"\b(?:outnumber\w*|ratio|exceeded|more\s+compliments\s+than|fewer\s+compliments\s+than)\b"
    r"[^.;()]*\(\s*$",
    re.I,
)
"""Before two numbers that are held against each other, and no change: "outnumbered (214 to 98)"."""
_RANGED = re.compile(r"\b(?:var(?:y|ied|ies|ying)|rang(?:e|ed|es|ing))\b", re.I)
"""Before the ends of a range, and no change: "varied from 12% in Libraries to 64% in Parks"."""
_IN_PLACE = re.compile(r"\s+(?:in|for|at|within|among)\s+(?:the\s+)?(?=[A-Z])|\s*\((?=[A-Z])")


def _places_named(sentence: Sentence, group: Group) -> bool:
    """Whether both ends of a range are of a part that is named after them."""
    at = sentence.groups.index(group) if group in sentence.groups else -1
    twin = sentence.groups[at + (1 if group.from_to == "from" else -1)] if at >= 0 else group
    return all(_IN_PLACE.match(sentence.text, g.last) for g in (group, twin))


def is_of_unnamed_part(sentence: Sentence, statement: Statement) -> bool:
    """Whether a bare number is part of a whole that nothing here can name.

    After "Of the 31 complaints about parking" a "12 were upheld" is no number of all complaints.
    """
    last = sentence.done[-1] if sentence.done else None
    if last is not None and _is_part_apart(last):
        tail = sentence.text[statement.last :]
        lead = sentence.text[last.last : statement.first]
        if (
            last.unit == "count"
            and statement.unit in ("count", "percent")
            and (_OF_THEM.match(tail) or _OF_WHICH.search(lead))
        ):
            return not last.group.lead.bracketed
    wholes = [s for s in sentence.done if s.role == "base" and s.noun is not None]
    return (
        bool(wholes)
        and statement.role == "level"
        and _is_part_apart(wholes[-1])
        and (statement.noun is None or statement.noun.sort in ("none", "case"))
    )


def _is_part_apart(statement: Statement) -> bool:
    """Whether a count is of something that no figure but its own can say: a theme, strangers."""
    if statement.predicate is not None and statement.predicate.sort == "breakdown":
        return True
    return statement.noun is not None and statement.noun.sort == "foreign"


_OF_THEM = re.compile(r"\s*of\s+(?:them|these|those|which)\b", re.I)
_OF_WHICH = re.compile(r"\bof\s+(?:them|these|those|which)\s*,?\s*$", re.I)


_ITS_AVERAGE = re.compile(
    r"[^.;:\d]{0,20}?(?:\d\s*)?,?\s+(?:with|at|in)\s+an?\s+(?:average|mean)\b", re.I
)
"""After a number that is no average itself: "and 170 at Stage 2, with an average of 24 days"."""
_WHOSE_DAYS = re.compile(
    r"\s+(?:[a-z]+\s+){0,3}?(?:of|was|is|at)\s+[\d.]+\s+(?:working\s+|calendar\s+)?days\b", re.I
)
"""After those whose average follows: "an average across all eleven of 79 working days"."""


def average_again(sentence: Sentence, statement: Statement) -> Statement | None:
    """The average before that a bare number is like: "18 days in one, 27 in another", or in the
    sentence before: "In 2021/22 it was 21"."""
    group, last = statement.group, sentence.done[-1] if sentence.done else None
    if last is None and is_it_then(sentence, statement):
        told = [s for s in sentence.setting.before if s.figures and s.role == "level"]
        last = told[-1] if told else None
    bare = (
        last is not None
        and not _ITS_AVERAGE.match(sentence.text, group.last)
        and not _WHOSE_DAYS.match(sentence.text, group.last)
        and last.unit == "days"
        and statement.role in ("level", "compared", "from")
        and group.count is not None
        and group.count.sort == "number"
        and group.percent is None
        and not group.lead.bracketed
        and statement.noun is not None
        and (statement.noun.sort == "none" or _is_stage_only(statement.noun))
        and (statement.predicate is None or statement.predicate.strength < 2)
    )
    return last if bare else None


def _is_stage_only(noun: Noun) -> bool:
    """Whether the noun is nothing but a stage: "and from 24 to 19 at Stage 2"."""
    return noun.sort == "case" and not noun.text


def name_channel(sentence: Sentence, statement: Statement) -> None:
    """ "Letters fell from 58 to 41": letters are complaints that came by letter."""
    noun = statement.noun
    if noun is None or noun.sort != "case" or noun.end > statement.first:
        return
    if not noun.end > noun.start or sentence.text[: noun.start].strip():
        return
    channels = [h for h in sentence.reading.hits if h.sets.get("kind") == "channel"]
    if any(h.start <= noun.start and noun.end <= h.end for h in channels):
        label = sentence.text[noun.start : noun.end]
        statement.predicate = Predicate("breakdown", "channel", label=label)


def is_part_of_share(sentence: Sentence, index: int, group: Group) -> bool:
    """Whether "5 of 48" in brackets only explains the share before it: "10% (5 of 48)"."""
    earlier = sentence.groups[:index]
    if group.inner is None or not (group.is_base or group.base is not None):
        return False
    ahead = [g for g in earlier if g.inner is None]
    inside = sentence.text[group.inner[0] : group.inner[1]]
    return (
        bool(ahead)
        and ahead[-1].unit == "percent"
        and not re.search(r"[A-Za-z]{4,}", re.sub(r"\b(?:cases|complaints)\b", "", inside))
    )


_CHANGE_ASIDE = re.compile(r"\s*[,(–-]\s*(?:or\s+|by\s+)?(?:a\s+)?$", re.I)


def is_size_of_change(sentence: Sentence, index: int, group: Group) -> bool:
    """Whether a bare share beside a change of counts is its size: "from 182 to 76, 58%"."""
    if index == 0 or group.unit != "percent" or group.base is not None:
        return False
    previous = sentence.groups[index - 1]
    return (
        previous.from_to == "to"
        and previous.unit == "count"
        and bool(_CHANGE_ASIDE.fullmatch(sentence.text[previous.last : group.first]))
    )


_KINDS_COMPARED = re.compile(
    r"\b(?:more|fewer|less|higher|lower|greater|larger|smaller|outnumber\w*|exceed\w*)\b[^.;()]*$",
    re.I,
)


_THAN_NAMED = re.compile(
    r"\bthan\s+(?:(?:about|for|in|against|by|from)\s+)?(?:the\s+)?(?-i:[A-Z](?![\w]*\s+(?:19|20)\d\d))[\w'’&-]*"
    r"(?:\s+(?:and\s+)?(?-i:[A-Z])[\w'’&-]*)*\s*\(?$",
    re.I,
)
"""What is compared is another service's: "more were about Fostering than Adoption (45 to 22)"."""


def is_of_two_kinds(sentence: Sentence, group: Group) -> bool:
    """Whether a bracket sets two kinds of contact, or two services, side by side: "more compliments
    than complaints (62 against 47)"; which of its numbers is of which, only the order tells."""
    if group.inner is None or not _COMPARES_INSIDE.search(sentence.text, *group.inner):
        return False
    lead = _KINDS_COMPARED.search(sentence.text[: group.inner[0] - 1])
    if lead is None:
        return False
    if _THAN_NAMED.search(sentence.text, lead.start(), group.inner[0] - 1):
        return True
    start = max(sentence.text.rfind(mark, 0, lead.end()) for mark in ",;:")
    kinds = [h for h in sentence.hits if "contact" in h.sets and start < h.start < group.inner[0]]
    told = {str(h.sets["contact"]) for h in kinds}
    return len(told) > 1 and any(h.start >= lead.start() for h in kinds)
