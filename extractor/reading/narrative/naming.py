"""Services, complainants and themes named beside a number."""

from __future__ import annotations

import re

from extractor.reading.narrative.bracket_names import service_beside_brackets
from extractor.reading.narrative.causes import category_before
from extractor.reading.narrative.clause_subjects import service_in_subject
from extractor.reading.narrative.named_people import people_after, people_before, people_in_brackets
from extractor.reading.narrative.named_subjects import (
    people_as_subject,
    service_as_subject,
    service_of_clause,
    service_that_paid,
)
from extractor.reading.narrative.names import (
    Named,
    bare_service,
    in_subject,
    service_after,
    service_before,
)
from extractor.reading.narrative.noun_services import service_of_noun
from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.placing import start_of_change
from extractor.reading.narrative.row_labels import kind_of_label
from extractor.reading.narrative.stated import Predicate, Sentence, Statement
from extractor.reading.narrative.wording import COPULA

_AXIS_AHEAD = re.compile(
    r"\b(?:themes?|reasons?|categor(?:y|ies)|causes?|areas? of (?:concern|complaint)|"
    r"types? of complaint|"
    r"nature of|subjects? of|most common)\b",
    re.I,
)
_RANKED = re.compile(
    r"(?:relat\w+ to|regarding|about|concern\w*|was|were|is|are|being|with|by|and|[:,]|"
    r"^)\s*(?:the\s+)?"
    r"(?P<label>(?!(?:the|of|this|that|these|which|it)\b)[A-Za-z](?:(?!\s(?:was|were|is|are|"
    r"by)\s)[^.;:()%]){2,70}?)\s*(?:\([^)]*\)\s*)?,?\s*"
    r"(?:constituting|account(?:ing|ed|s)?\s+for|making\s+up|made\s+up|represent(?:ing|ed|s)?|at|"
    r"with|"
    r"following\s+(?:\w+\s+){1,4}at|[(])\s*(?:only|just|almost|nearly|about|approximately|some|"
    r"a further)?\s*$",
    re.I,
)


_WHO_MADE = re.compile(r",\s+who\s+(?:made|submitted|accounted\s+for)\s+$", re.I)
"""After those who complained: "by a relative, who made 148"."""
_CASES_ABOUT = re.compile(r"\s+(?:cases?|complaints?)\s+(?=about|against|concerning|relating\s+to)")


def _paid_for(sentence: Sentence, statement: Statement) -> Named | None:
    """The service of the cases that were paid for: "£690 in three cases about Highways"."""
    group = statement.group
    if group.cases is None or not _CASES_ABOUT.match(sentence.text, group.last):
        return None
    named = service_after(sentence.text, sentence.reading, group.last, group.clause[1])
    return named if named is not None and named.sort == "service" else None


def _share_before(sentence: Sentence) -> Predicate | None:
    """What the last share in the sentence, or in the one before, was a share of."""
    told = [s for s in sentence.done or sentence.setting.before if s.role == "level"]
    if not told or told[-1].group.percent is None:
        return None
    predicate = told[-1].predicate
    return predicate if predicate is not None and predicate.sort in ("status", "outcome") else None


def _take_in(statement: Statement, lent: Predicate | None = None) -> None:
    """A bare number that a service "had" or "received" is one of complaints."""
    noun, predicate = statement.noun, statement.predicate
    if noun is None or noun.sort == "foreign":
        return
    bare = predicate is None or predicate.sort == "exists"
    if bare and lent is not None and statement.unit == "percent":
        statement.predicate = lent  # "answered 94% in time. Highways managed 55%."
        return
    if predicate is None:
        statement.predicate = Predicate("exists", strength=1)
    elif predicate.strength > 1:
        return
    if noun.sort == "none":
        statement.noun = Noun("case", statement.last, statement.last)


def _is_cut(statement: Statement) -> bool:
    """Whether the number is an entry of a breakdown already."""
    return statement.predicate is not None and statement.predicate.sort == "breakdown"


_ON_BEHALF = ("member_enquiry", "enquiry", "compliment")
_CUTS = ("category", "complainant", "channel")
_IN_ASIDE = re.compile(r",\s+(?:\w+\s+)?(?:about|concerning|regarding|relating\s+to)\s+$", re.I)
_THOSE = re.compile(r"\bthose\s+(?:about|for|against|concerning|relat\w+\s+to)\b", re.I)
_COMPLAINTS_ABOUT = re.compile(
    r"\b(?:complaints|issues|concerns)\s+(?:\w+\s+)?(?:about|against|concerning|regarding|relating\s+to)\b",
    re.I,
)
_WERE_ABOUT = re.compile(
    r"[)\]]?\s*(?:of\s+(?:which|whom)\s+)?(?:(?:were|was|are)\s+)?(?:about|against|concern\w*|relat\w+\s+to)\b|,\s+(?:was|were)\s+for\b",
    re.I,
)
"""After a number alone: "nine were about Fostering"."""


def name_services(sentence: Sentence, statement: Statement, subject: dict[str, str | int]) -> None:
    """Set the service, part or theme that the complaints counted are about."""
    group = statement.group
    start, stop = group.clause
    if group.unit == "gbp":
        payer = service_that_paid(sentence, statement)
        payer = payer or _paid_for(sentence, statement)
        if payer is not None and not in_subject(payer.text, sentence.setting.context):
            subject["service_area"] = payer.text
        return
    own = service_of_clause(sentence, statement) or service_beside_brackets(sentence, statement)
    if own is not None:
        subject["service_area"] = own
        if statement.predicate is None and _share_before(sentence) is not None:
            statement.predicate = _share_before(sentence) if group.percent is not None else None
        return
    people = people_as_subject(sentence, statement)
    if people is not None:
        if people.sort == "unknown":
            statement.noun = Noun("foreign", group.first, group.first)
        elif statement.predicate is None or statement.predicate.strength < 2:
            statement.predicate = Predicate("breakdown", people.sort, label=people.text)
        return
    of_subject = service_as_subject(sentence, statement)
    if of_subject is not None and of_subject.sort == "unknown":
        statement.noun = Noun("foreign", group.first, group.first)
        return
    if of_subject is not None and of_subject.sort in _CUTS:
        if statement.predicate is None or statement.predicate.strength < 2:
            statement.predicate = Predicate("breakdown", of_subject.sort, label=of_subject.text)
        return
    if of_subject is not None and statement.predicate is None:
        statement.predicate = Predicate("exists", strength=1)
    after = service_after(
        sentence.text,
        sentence.reading,
        statement.noun.end
        if statement.noun and statement.noun.sort != "none" and statement.noun.end > group.first
        else group.last,
        stop,
    )
    if after is not None and after.sort == "unknown" and subject.get("contact") in _ON_BEHALF:
        after = None  # what members ask about cuts no complaints
    if after is not None and _labels_another(sentence, statement, after):
        after = None
    if (
        after is not None
        and after.sort != "service"
        and _IN_ASIDE.search(sentence.text[group.last : after.start])
    ):
        after = None  # "800 complaints, about poor repairs among other things"
    of_noun = service_of_noun(sentence, statement)
    if group.base is not None and of_subject is not None:
        of_noun = None  # "SEND accounted for 187 of the 243 education complaints"
    named: Named | None = of_noun or of_subject or after
    if named is None and (
        group.percent is not None
        or group.lead.bracketed
        or COPULA.search(sentence.text[start : group.first])
    ):
        before = service_before(sentence.text, sentence.reading, start, group.first)
        if before is not None and before.sort == "service":
            named = before
            if statement.predicate is None:
                statement.predicate = Predicate("exists", strength=1)
            _take_in(statement)
        elif before is not None and before.sort == "category":
            if statement.predicate is not None and statement.predicate.strength > 1:
                # "Staff attitude, at 34%, was upheld most often": a part that nothing can name
                statement.noun = Noun("foreign", group.first, group.first)
                return
            statement.predicate = Predicate("breakdown", "category", label=before.text)
    joined = group.joined.lower().strip(" ,")
    listed = joined == ":" or (sentence.done and joined in ("and", ""))
    if named is None and listed:
        low = max((g.last for g in sentence.groups if g.last <= group.first), default=start)
        low = max(low, sentence.text.rfind(")", low, group.first) + 1)
        named = bare_service(sentence.text, sentence.reading, start, group.first) or bare_service(
            sentence.text, sentence.reading, low, group.first
        )
    if named is None and group.percent is not None and _AXIS_AHEAD.search(sentence.text):
        theme = category_before(sentence, statement)
        if theme is not None:
            statement.predicate = Predicate("breakdown", _axis_of(sentence, theme), label=theme)
            return
        ranked = _RANKED.search(sentence.text[start : group.first])
        if ranked is not None:
            statement.predicate = Predicate(
                "breakdown", "category", label=" ".join(ranked["label"].split())
            )
            return
    if named is None:
        noun_start = (
            statement.noun.start
            if statement.noun
            and statement.noun.sort == "contact"
            and statement.noun.end <= group.first
            else start
        )
        named = service_after(sentence.text, sentence.reading, noun_start, group.first)
        if named is not None and named.sort == "unknown":
            ahead = sentence.text[start : group.first]
            changed = group.from_to is not None and _COMPLAINTS_ABOUT.search(ahead)
            last = sentence.done[-1].predicate if sentence.done else None
            if changed and last is not None and last.value == "category" and last.label:
                # "complaints about delay fell ..., those about the standard of care rose"
                statement.predicate = Predicate("breakdown", "category", label=named.text)
                return
            if changed or _THOSE.search(ahead):
                statement.noun = Noun("foreign", group.first, group.first)
                return  # "while those about trees fell": of a part that nothing here can name
            named = None
    if named is None:
        name_people(sentence, statement, subject)
        by_subject = service_in_subject(sentence, start_of_change(sentence.groups, group))
        if by_subject is not None and not _is_cut(statement):
            subject["service_area"] = by_subject.text
            _take_in(statement, _share_before(sentence))
        return
    if named.sort == "service":
        if not in_subject(named.text, sentence.setting.context):
            subject["service_area"] = named.text
            noun = statement.noun
            counted = noun is not None and noun.sort == "contact" and noun.start >= group.last - 1
            end = noun.end if noun is not None and counted else group.last
            if statement.predicate is None and _WERE_ABOUT.match(
                sentence.text[group.base.end if group.base else end :]
            ):
                statement.predicate = Predicate("exists", strength=1)
    elif named.sort == "subgroup":
        subject["subgroup"] = named.text
        if (
            not sentence.done
            and statement.predicate is None
            and (statement.noun is None or statement.noun.sort != "foreign")
        ):
            statement.predicate = Predicate("exists", strength=1)
        if group.base is not None and statement.noun is not None and statement.noun.sort == "none":
            statement.noun = Noun("case", statement.last, statement.last)
    elif (
        (
            named.sort == "category"
            or _is_share_of_complaints(statement, named)
            or _is_rough_share(sentence, statement, named)
        )
        and (statement.predicate is None or statement.predicate.sort in ("exists", "event"))
    ) or (
        named.sort == "unknown"
        and sentence.done
        and statement.noun is not None
        and statement.noun.sort == "none"
        and re.match(
            r"\s*[)\]]?\s*(?:were|was)?\s*(?:about|regarding|relat\w+ to|concern\w+)\b",
            sentence.text[group.last :],
        )
        and (statement.predicate is None or statement.predicate.strength < 2)
    ):
        statement.predicate = Predicate("breakdown", "category", label=named.text)
        whose = service_in_subject(sentence, group.first) if group.unit == "count" else None
        if whose is not None and "service_area" not in subject:
            subject["service_area"] = whose.text  # "Place had 171 complaints about delay"
    elif statement.predicate is None or statement.predicate.sort in (
        "exists",
        "event",
        "outcome",
    ):
        statement.noun = Noun("foreign", group.last, group.last)


def _is_share_of_complaints(statement: Statement, named: Named) -> bool:
    """Whether a share says what complaints were about: "62% of complaints related to delays"."""
    noun = statement.noun
    return (
        named.sort == "unknown"
        and statement.group.percent is not None
        and statement.role == "level"
        and noun is not None
        and noun.contact == "complaint"
        and noun.start >= statement.group.last - 1
        and named.text[:1].islower()
        and 1 <= len(named.text.split()) <= _SHORTEST_CLAUSE
    )


_ROUGHLY = re.compile(
    r"\b(?:half|thirds?|quarters?|fifths?|most|majority)\b(?:\s+of\s+(?:the\s+|all\s+)?complaints)?\s*\(\s*$",
    re.I,
)


def _is_rough_share(sentence: Sentence, statement: Statement, named: Named) -> bool:
    """Whether a count follows its share in words: "Just over a third (48) were about charging"."""
    told = _ROUGHLY.search(sentence.text[: statement.first])
    words = len(named.text.split())
    return told is not None and named.text[:1].islower() and 1 <= words <= _SHORTEST_CLAUSE


_CHANNEL_TOLD = re.compile(r"\b(?:channel|method|route|means)s?\b", re.I)


def _axis_of(sentence: Sentence, label: str) -> str:
    """What a ranked label cuts complaints by: "Mothers were the largest group" is no theme."""
    kind = kind_of_label(label)
    if kind == "channel" and not _CHANNEL_TOLD.search(sentence.text):
        kind = "category"  # "The most common theme was late letters"
    return kind if kind in ("complainant", "channel") else "category"


_SHORTEST_CLAUSE = 7
"""Words from which on what complaints are about is told and no label."""
_PART_ENDS = re.compile(r"[,;:.(]|\s(?:were|was|came|had|have|received|in\s+(?:19|20)|\d)")


_FINITE = re.compile(r"\s+(?:related\s+to|concerned|involved|were\b|was\b)", re.I)
_MOST_OF = re.compile(
    r"\b(?:most|many|some|half|majority|third|quarter|few|number|proportion|thirds|quarters)\s+of\s+(?:the|these|those|our|all)\s+$",
    re.I,
)


def is_divided_roughly(sentence: Sentence, statement: Statement) -> bool:
    """Whether only some of a whole are told of, so that the whole is of all: "most of the 345"."""
    return _MOST_OF.search(sentence.text[: statement.first]) is not None


def name_part(sentence: Sentence, statement: Statement, subject: dict[str, str | int]) -> None:
    """The service of a whole: "Of the 31 complaints about Fostering, 12 were upheld"."""
    group, noun = statement.group, statement.noun
    if noun is None or noun.sort not in ("contact", "case") or noun.end < group.first:
        return
    if group.is_base and _FINITE.match(sentence.text, noun.end):
        return  # "61 of the 134 complaints related to Parks": the 61 did
    if is_divided_roughly(sentence, statement):
        return  # "Most of the 345 complaints related to ...": the whole is of all
    found = _PART_ENDS.search(sentence.text, noun.end)
    stop = found.start() if found else group.clause[1]
    named = service_of_noun(sentence, statement) or service_after(
        sentence.text, sentence.reading, noun.end, stop
    )
    named = named or service_in_subject(sentence, group.first)
    named = named or people_after(sentence.text, sentence.reading, noun.end, stop)
    if named is None or in_subject(named.text, sentence.setting.context):
        return
    if named.sort == "service":
        subject["service_area"] = named.text
    elif named.sort == "subgroup":
        subject["subgroup"] = named.text
    elif not sentence.done:
        statement.noun = Noun("foreign", noun.start, noun.end)


def _labels_another(sentence: Sentence, statement: Statement, named: Named) -> bool:
    """Whether a name is that of the number in brackets after it, the first of several such.

    "610 complaints about Highways (240), Waste (190) and Libraries (180)": 610 are of all three.
    """
    text = sentence.text
    labelled = [
        g.first
        for g in sentence.groups
        if g.first > statement.last and re.search(r"\(\s*$", text[: g.first])
    ]
    end = text.find(named.text, named.start) + len(named.text)
    return len(labelled) > 1 and bool(re.fullmatch(r"\s*\(\s*", text[end : labelled[0]]))


def name_people(sentence: Sentence, statement: Statement, subject: dict[str, str | int]) -> None:
    """Who complained, or how, makes the number an entry of a breakdown."""
    group = statement.group
    predicate = statement.predicate
    if predicate is not None and predicate.sort not in ("exists", "event"):
        return
    if subject.get("contact") == "member_enquiry":
        return  # on behalf of whom members ask cuts no complaints
    if predicate is not None and predicate.value not in ("", "received"):
        return
    theme = category_before(sentence, statement)
    if theme is not None:
        statement.predicate = Predicate("breakdown", _axis_of(sentence, theme), label=theme)
        return
    before = people_before(sentence.text, sentence.reading, group.clause[0], group.first)
    if before is None and _WHO_MADE.search(sentence.text[: group.first]):
        before = people_before(sentence.text, sentence.reading, 0, group.first)
    if before is None and group.lead.bracketed:
        before = people_in_brackets(sentence.text, sentence.reading, group.clause[0], group.first)
    if before is not None and before.sort == "unknown":
        statement.noun = Noun("foreign", group.last, group.last)
        return
    if before is not None:
        statement.predicate = Predicate("breakdown", before.sort, label=before.text)
        return
    people = people_after(sentence.text, sentence.reading, group.last, group.clause[1])
    if people is None:
        return
    if people.sort in ("complainant", "channel"):
        statement.predicate = Predicate("breakdown", people.sort, label=people.text)
    else:
        statement.noun = Noun("foreign", group.last, group.last)
