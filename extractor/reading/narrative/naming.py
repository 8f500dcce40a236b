"""Services, complainants and themes named beside a number."""

from __future__ import annotations

import re
from collections.abc import Callable

from extractor.reading.narrative.bracket_names import service_beside_brackets
from extractor.reading.narrative.causes import category_before, cause_called
from extractor.reading.narrative.clause_services import service_of_clause
from extractor.reading.narrative.clause_subjects import service_in_subject
from extractor.reading.narrative.limited_wholes import limited_whole, said_of_part
from extractor.reading.narrative.named_subjects import people_as_subject, service_as_subject
from extractor.reading.narrative.names import Named, service_after
from extractor.reading.narrative.names_before import bare_service, service_before
from extractor.reading.narrative.naming_draft import Naming
from extractor.reading.narrative.naming_people import axis_of, name_people
from extractor.reading.narrative.naming_taken import as_service_beside, take_name
from extractor.reading.narrative.noun_places import is_share_in_words
from extractor.reading.narrative.noun_services import service_of_noun
from extractor.reading.narrative.payers import service_that_paid
from extractor.reading.narrative.placing import start_of_change
from extractor.reading.narrative.relative_subjects import service_of_relative
from extractor.reading.narrative.stated import Predicate, Sentence, Statement
from extractor.reading.narrative.superlatives import service_with_most
from extractor.reading.narrative.wording import ACCOUNTED_FOR, COPULA

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
_CASES_ABOUT = re.compile(r"\s+(?:cases?|complaints?)\s+(?=about|against|concerning|relating\s+to)")
_ON_BEHALF = ("member_enquiry", "enquiry", "compliment")
_CUTS = ("category", "complainant", "channel")
_IN_ASIDE = re.compile(r",\s+(?:\w+\s+)?(?:about|concerning|regarding|relating\s+to)\s+$", re.I)
_THOSE = re.compile(r"\bthose\s+(?:about|for|against|concerning|relat\w+\s+to)\b", re.I)
_COMPLAINTS_ABOUT = re.compile(
    r"\b(?:complaints|issues|concerns)\s+(?:\w+\s+)?(?:about|against|concerning|regarding|relating\s+to)\b",
    re.I,
)


def name_services(sentence: Sentence, statement: Statement, subject: dict[str, str | int]) -> None:
    """Set the service, part or theme that the complaints counted are about."""
    naming = Naming(sentence, statement, subject)
    if any(settles(naming) for settles in _PLACES):
        return
    if naming.named is not None:
        take_name(naming, naming.named)
    else:
        _by_people_or_clause(naming)


def _who_paid(naming: Naming) -> bool:
    """Money is of the service that paid it, or of the cases that it was paid for."""
    if naming.group.unit != "gbp":
        return False
    sentence, statement = naming.sentence, naming.statement
    payer = service_that_paid(sentence, statement) or _paid_for(sentence, statement)
    if payer is not None:
        naming.set_service(payer)
    return True


def _paid_for(sentence: Sentence, statement: Statement) -> Named | None:
    """The service of the cases that were paid for: "£690 in three cases about Highways"."""
    group = statement.group
    if group.cases is None or not _CASES_ABOUT.match(sentence.text, group.last):
        return None
    named = service_after(sentence.text, sentence.reading, group.last, group.clause[1])
    return named if named is not None and named.sort == "service" else None


def _ends_change_in_brackets(naming: Naming) -> bool:
    """ "Complaints about Parks rose by two (from 52 to 54)": both ends are of the same service."""
    group, done = naming.group, naming.sentence.done
    start = done[-1] if done else None
    if group.from_to != "to" or group.inner is None or start is None or start.role != "from":
        return False
    service = start.subject.get("service_area")
    if start.group.inner != group.inner or service is None:
        return False
    naming.subject["service_area"] = service
    return True


def _of_limited_whole(naming: Naming) -> bool:
    """ "15 of the 22 complaints about Fostering were from parents": the part is what is said of it
    behind the verb, and of the whole's service. A part of what some people made has no name."""
    sentence, statement = naming.sentence, naming.statement
    whole = limited_whole(sentence, statement)
    if whole is None:
        return False
    if whole.is_of_people:
        naming.make_foreign()
        return True
    if not naming.is_weak:
        return False
    said = said_of_part(sentence, statement, whole)
    if said is None and sentence.says(_PLACES_OF_PART, whole.verb, naming.group.clause[1]):
        return False
    if said is None or said.sort not in (*_CUTS, "service"):
        naming.make_foreign()
    elif said.sort == "service":
        naming.set_service(said)
        naming.make_existing()
    else:
        naming.set_service(whole.named)
        naming.make_entry(said.sort, said.text)
    return True


_PLACES_OF_PART = ("stage", "procedure", "event", "quarter")
"""What may be said of a part of a service's complaints that is one of that service's figures."""


def _by_called_cause(naming: Naming) -> bool:
    """The theme that a sentence calls so: "The most frequent cause was a missed bin, with 40"."""
    cause = cause_called(naming.sentence, naming.statement) if naming.is_weak else None
    if cause is None:
        return False
    naming.make_entry("category", cause)
    return True


def _by_own_clause(naming: Naming) -> bool:
    """The service that the clause says outright, before it or beside brackets."""
    sentence, statement = naming.sentence, naming.statement
    own = service_of_clause(sentence, statement) or service_beside_brackets(sentence, statement)
    told = service_of_relative(sentence, statement) if own is None else None
    if told is not None:
        naming.subject["service_area"] = told
        naming.make_existing()
        return True
    if own is None:
        return False
    naming.subject["service_area"] = own
    if statement.predicate is None and naming.group.percent is not None:
        statement.predicate = _share_before(sentence)
    return True


def _share_before(sentence: Sentence) -> Predicate | None:
    """What the last share in the sentence, or in the one before, was a share of."""
    told = [s for s in sentence.done or sentence.setting.before if s.role == "level"]
    if not told or told[-1].group.percent is None:
        return None
    predicate = told[-1].predicate
    return predicate if predicate is not None and predicate.sort in ("status", "outcome") else None


def _by_superlative(naming: Naming) -> bool:
    """What has the most complaints, and so many: mostly a service."""
    top = service_with_most(naming.sentence, naming.statement)
    if top is None:
        return False
    if top.sort == "unknown":
        naming.make_foreign()
    elif top.sort not in _CUTS:
        naming.set_service(top)
        naming.take_in()
    elif naming.is_weak:
        naming.make_entry(top.sort, top.text)
    return True


def _by_people_as_subject(naming: Naming) -> bool:
    """People who are the grammatical subject: those who complained, or who did something else."""
    people = people_as_subject(naming.sentence, naming.statement)
    if people is None:
        return False
    if people.sort == "unknown":
        naming.make_foreign()
    elif naming.is_weak:
        naming.make_entry(people.sort, people.text)
    return True


def _by_subject(naming: Naming) -> bool:
    """The service, theme or other name that is the grammatical subject."""
    of_subject = service_as_subject(naming.sentence, naming.statement)
    if of_subject is None:
        return False
    if of_subject.sort == "unknown":
        naming.make_foreign()
        return True
    if of_subject.sort in _CUTS:
        if naming.is_weak:
            naming.make_entry(of_subject.sort, of_subject.text)
        return True
    naming.of_subject = of_subject
    naming.make_existing()
    return False


def _by_words_beside(naming: Naming) -> bool:
    """What stands in the noun, as the subject, or after the number: the first of them counts."""
    of_noun = service_of_noun(naming.sentence, naming.statement)
    if naming.group.base is not None and naming.of_subject is not None:
        of_noun = None  # "SEND accounted for 187 of the 243 education complaints"
    if of_noun is not None and _THEN_ABOUT.match(naming.sentence.text, _end_of_noun(naming)):
        return _theme_of_service(naming, of_noun)
    naming.named = of_noun or naming.of_subject or _named_after(naming)
    return False


_THEN_ABOUT = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:(?:were|was)\s+(?:about|due\s+to|because\s+of|over)|concerned|related\s+to|regarded)\s+",
    re.I,
)
"""After the complaints of a service, what some of them were about."""


def _end_of_noun(naming: Naming) -> int:
    noun = naming.statement.noun
    return max(naming.group.last, noun.end if noun is not None else 0)


def _theme_of_service(naming: Naming, service: Named) -> bool:
    """ "12 of the housing complaints were about delays": an entry of that service's themes, or
    nothing, for a part of a service's complaints is not all of them."""
    about = _named_after(naming)
    if not naming.is_weak:
        naming.named = service
        return False
    if service.sort != "service" or about is None or about.sort != "category":
        naming.make_foreign()
        return True
    naming.set_service(service)
    naming.make_entry("category", about.text)
    return True


def _named_after(naming: Naming) -> Named | None:
    """The name after the number and its noun, unless it is said of something else."""
    sentence, statement, group = naming.sentence, naming.statement, naming.group
    noun = statement.noun
    behind = noun is not None and noun.sort != "none" and noun.end > group.first
    start = noun.end if noun is not None and behind else group.last
    after = service_after(sentence.text, sentence.reading, start, group.clause[1])
    if after is None:
        return None
    if after.sort == "unknown" and naming.subject.get("contact") in _ON_BEHALF:
        return None  # what members ask about cuts no complaints
    if _labels_another(sentence, statement, after):
        return None
    if after.sort != "service" and _IN_ASIDE.search(sentence.text[group.last : after.start]):
        return None  # "800 complaints, about poor repairs among other things"
    return after


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


_TOGETHER = re.compile(r"\b(?:together|combined|between\s+them|both|jointly)\b", re.I)


def _accounts_alone(naming: Naming) -> bool:
    """ "Housing accounted for 40", and not together with others."""
    alone = naming.group.base is None and not _TOGETHER.search(naming.ahead)
    return alone and ACCOUNTED_FOR.search(naming.ahead) is not None


def _by_words_before(naming: Naming) -> bool:
    """The name right before a share, a bracket or "was"."""
    sentence, statement, group = naming.sentence, naming.statement, naming.group
    said_of_it = (
        group.percent is not None
        or group.lead.bracketed
        or COPULA.search(naming.ahead)
        or _accounts_alone(naming)
    )
    if naming.named is not None or not said_of_it:
        return False
    named = service_before(sentence.text, sentence.reading, group.clause[0], group.first)
    before = as_service_beside(naming, named)
    if before is None:
        return False
    if before.sort == "service":
        naming.named = before
        if statement.predicate is None and _is_bare_share(naming, before):
            statement.predicate = _share_before(sentence)
        naming.make_existing()
        naming.take_in()
    elif before.sort == "category":
        if not naming.is_weak:
            # "Staff attitude, at 34%, was upheld most often": a part that nothing can name
            naming.make_foreign()
            return True
        statement.predicate = Predicate("breakdown", "category", label=before.text)
    return False


_NAME_ALONE = re.compile(r"(?:(?:[A-Z][\w'’&/-]*|and|of|for|the|&),?\s+)+")


def _is_bare_share(naming: Naming, before: Named) -> bool:
    """Whether a share goes on with the one before and has but a name: "Housing answered 91% in
    time, Leisure and Culture 80%"."""
    sentence, group = naming.sentence, naming.group
    goes_on = group.joined.lower().strip(" ,") in ("and", "") and group.inner is None
    alone = _NAME_ALONE.fullmatch(sentence.text, before.start, group.first)
    return bool(sentence.done) and goes_on and group.count is None and alone is not None


def _by_row(naming: Naming) -> bool:
    """The bare name of an entry in a row: "in time: Waste 12, Parks 9 and Libraries 4"."""
    sentence, group = naming.sentence, naming.group
    joined = group.joined.lower().strip(" ,")
    listed = joined == ":" or (sentence.done and joined in ("and", ""))
    if naming.named is not None or not listed:
        return False
    start = group.clause[0]
    low = max((g.last for g in sentence.groups if g.last <= group.first), default=start)
    low = max(low, sentence.text.rfind(")", low, group.first) + 1)
    naming.named = bare_service(
        sentence.text, sentence.reading, start, group.first
    ) or bare_service(sentence.text, sentence.reading, low, group.first)
    return False


def _by_ranked_theme(naming: Naming) -> bool:
    """The theme that a share is of, where a sentence ranks them."""
    sentence = naming.sentence
    if naming.named is not None or naming.group.percent is None:
        return False
    if not _AXIS_AHEAD.search(sentence.text):
        return False
    theme = category_before(sentence, naming.statement)
    if theme is not None:
        naming.make_entry(axis_of(sentence, theme), theme)
        return True
    ranked = _RANKED.search(naming.ahead)
    label = " ".join(ranked["label"].split()) if ranked is not None else ""
    if not label or is_share_in_words(label):
        return False
    naming.make_entry(axis_of(sentence, label), label)
    return True


def _by_words_ahead(naming: Naming) -> bool:
    """What the words before the number are about: "complaints about trees rose to 12"."""
    if naming.named is not None:
        return False
    sentence, group, noun = naming.sentence, naming.group, naming.statement.noun
    ahead_of_it = noun is not None and noun.sort == "contact" and noun.end <= group.first
    start = noun.start if noun is not None and ahead_of_it else group.clause[0]
    named = service_after(sentence.text, sentence.reading, start, group.first)
    if named is not None and named.sort == "service":
        whole = service_in_subject(sentence, group.first)
        if whole is not None and whole.start < named.start and whole.text.endswith(named.text):
            named = whole  # "Social work for children received 67 complaints"
    if named is None or named.sort != "unknown":
        naming.named = named
        return False
    changed = group.from_to is not None and _COMPLAINTS_ABOUT.search(naming.ahead)
    last = sentence.done[-1].predicate if sentence.done else None
    if changed and last is not None and last.value == "category" and last.label:
        # "complaints about delay fell ..., those about the standard of care rose"
        naming.make_entry("category", named.text)
        return True
    if changed or _is_subject(naming, named) or _THOSE.search(naming.ahead):
        naming.make_foreign()  # "while those about trees fell": of a part that nothing can name
        return True
    return False


_COMPLAINTS_FIRST = re.compile(
    r"\W*(?:those\s+)?complaints\s+(?:about|against|concerning|regarding|relating\s+to)\s", re.I
)
_SUBJECT_ABOUT = re.compile(
    r"\s+(?:(?:received|made|raised|logged|recorded)\s+)?(?:about|against|concerning|regarding|relating\s+to)\s",
    re.I,
)


def _is_subject(naming: Naming, named: Named) -> bool:
    """Whether a number is of complaints about something that begin its clause: "Complaints about
    staff fell by four to 12"."""
    noun, group = naming.statement.noun, naming.group
    if noun is None or group.inner is not None:
        return False
    if noun.sort == "case" and noun.start >= group.last - 1:
        # "complaints about staff were upheld in 12 cases"
        told = _COMPLAINTS_FIRST.match(naming.sentence.text)
        return told is not None and told.end() <= named.start + 1 <= group.first
    if noun.sort != "contact" or noun.end > group.first:
        return False
    about = _SUBJECT_ABOUT.match(naming.sentence.text, noun.end)
    return about is not None and about.end() <= named.start + 1


_PLACES: tuple[Callable[[Naming], bool], ...] = (
    _who_paid,
    _ends_change_in_brackets,
    _of_limited_whole,
    _by_called_cause,
    _by_own_clause,
    _by_superlative,
    _by_people_as_subject,
    _by_subject,
    _by_words_beside,
    _by_words_before,
    _by_row,
    _by_ranked_theme,
    _by_words_ahead,
)
"""Where a name may stand, in turn; true where what is found there settles the number."""


def _by_people_or_clause(naming: Naming) -> None:
    """Where no place has a name: those who complained, or the subject of a clause before."""
    sentence, statement = naming.sentence, naming.statement
    name_people(naming)
    named = service_in_subject(sentence, start_of_change(sentence.groups, naming.group))
    cut = statement.predicate is not None and statement.predicate.sort == "breakdown"
    if named is not None and not cut:
        naming.subject["service_area"] = named.text
        naming.take_in(_share_before(sentence))
