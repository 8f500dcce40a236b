"""What each number of a sentence states: family, dimensions and measures, or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.reading.labels import LabelReading
from extractor.reading.narrative.beside import set_beside, with_number_beside
from extractor.reading.narrative.carried import shared_predicate
from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.comparisons import (
    find_antecedent,
    same_year_as,
    set_compared,
    set_start_of_change,
    year_near,
)
from extractor.reading.narrative.figure_again import (
    is_figure_again,
    read_in_turn,
    take_measure,
    take_number,
    take_subject,
)
from extractor.reading.narrative.informal import is_settled_informally
from extractor.reading.narrative.label_parts import (
    kind_before_noun,
    labelled_whole,
    of_kind,
    of_labelled_whole,
)
from extractor.reading.narrative.lists import read_lists
from extractor.reading.narrative.name_ends import before_verb
from extractor.reading.narrative.named_subjects import elided_service
from extractor.reading.narrative.naming import is_divided_roughly
from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.people import (
    name_those_who_complained,
    read_complainants,
    read_monitoring,
)
from extractor.reading.narrative.predicates import find_predicate
from extractor.reading.narrative.roles import counted_noun, foreign_is_fine, role_of
from extractor.reading.narrative.rows import read_rows
from extractor.reading.narrative.sharing import (
    add_each,
    add_relative_outcomes,
    share_as,
    share_nouns,
    share_ombudsman,
    share_outcome,
    share_services,
    share_verb,
    spread_respectively,
)
from extractor.reading.narrative.siblings import name_siblings
from extractor.reading.narrative.signals import usable
from extractor.reading.narrative.stated import FigureStated, Predicate, Sentence, Setting, Statement
from extractor.reading.narrative.subjects import is_shared_out, set_subject
from extractor.reading.narrative.unread import (
    is_of_front,
    is_of_something_else,
    is_restricted,
    is_unread_whole,
    is_untold_part,
    names_another_service,
)
from extractor.reading.narrative.verdicts import verdict
from extractor.reading.narrative.vetoes.table import is_vetoed
from extractor.reading.narrative.wording import ANAPHORA, CASE_STORY, EXISTS, time_words
from extractor.reading.needles import Needled

_AVERAGE_DAYS = re.compile(
    r"\b(?:average|mean)\b[^%£.;]*\bby\s+[\w-]+\s+days?\s+to\s+(?:only\s+|just\s+)?$|"
    r"\b(?:average|mean)\s+(?:\w+\s+){0,2}?(?:working\s+)?days\b[^%£]*\b(?:was|is|of|from|to|at)\s+"
    r"(?:only\s+|just\s+)?$|"
    r"\bdays\b[^%£]*\bthe\s+(?:overall\s+)?(?:average|mean|median)\s+(?:was|is|being|stood\s+at)\s+(?:only\s+|just\s+)?$",
    re.I,
)
"""The unit said before the number: "The average number of days taken was 12"."""
_WITHIN_THEM = re.compile(
    r"\W*(?:of\s+)?(?:the\s+|all\s+)?(?:\d+|[a-z]+(?:-[a-z]+)?)\s+(?:\w+\s+){1,4}?(?:within|in|of|among|from|between)\s+"
    r"(?:them|these|those|it)\b",
    re.I,
)
"""What points back though it names its number: "Of the 39 points within them 14 were upheld"."""
_SEVERAL_YEARS = re.compile(
    r"\b(?:over|in|during|within)\s+the\s+(?:last|past|previous)\s+(?:two|three|four|five|ten|few|\d+)\s+years\b",
    re.I,
)
"""A change over several years does not set out from the year before."""


def read_statements(
    text: str, reading: LabelReading, groups: Sequence[Group], setting: Setting
) -> list[Statement]:
    """One statement a group, in order; those that state no figure have no ``figures``.

    ``text`` is a sentence, ``groups`` its numbers with their clauses.
    """
    sentence = Sentence(
        text=text,
        reading=reading,
        groups=tuple(groups),
        setting=setting,
        hits=usable(text, reading),
        anaphoric=bool(ANAPHORA.match(text) or _WITHIN_THEM.match(text)),
        story=bool(CASE_STORY.match(text)),
    )
    return read(sentence)


_NOT_COMPLAINTS = Needled(
    r"\b(?:freedom of information|FOI|requests? for information|Information Commissioner|"
    r"subject access|data protection requests?|petitions|"
    r"insurance claims?|"
    r"training (?:sessions?|courses?|events?)|staff (?:attended|were trained)|survey|"
    r"questionnaires?|calls? (?:were|was) (?:answered|received))\b"
)
_COMPARES_INSIDE = re.compile(
    r"\b(?:as opposed to|compared|in comparison|against|versus|previously|up from|down from|"
    r"last year)\b",
    re.I,
)


_SAID = frozenset(("stage", "outcome", "contact"))
"""What a number after a vetoed one has of its own: "342 a month, and 587 at Stage 2"."""


def read(sentence: Sentence) -> list[Statement]:
    """Every group's statement, vetoed ones without figures."""
    if not sentence.groups or _NOT_COMPLAINTS.search(sentence.text):
        return []
    vetoed = False
    for index, group in enumerate(sentence.groups):
        vetoed = is_vetoed(sentence, group) or (vetoed and _goes_on(sentence, group))
        if vetoed:
            continue
        statement = state_group(sentence, index, group)
        if statement is not None:
            sentence.done.append(statement)
            other = with_number_beside(sentence, statement)
            if other is not None:
                sentence.done.append(other)
    share_ombudsman(sentence)
    share_nouns(sentence)
    share_services(sentence)
    share_verb(sentence)
    share_as(sentence)
    spread_respectively(sentence)
    read_lists(sentence.text, sentence.reading, sentence.done, sentence.setting)
    read_rows(sentence)
    name_siblings(sentence)
    share_outcome(sentence)
    read_complainants(sentence)
    read_monitoring(sentence)
    read_in_turn(sentence)
    add_relative_outcomes(sentence)
    add_each(sentence)
    for statement in sentence.done:
        service = statement.subject.get("service_area")
        if service is not None:
            statement.subject["service_area"] = before_verb(str(service))
        statement.figures = figures_of(sentence, statement)
        statement.figures = of_both_procedures(sentence, statement)
        year = same_year_as(sentence, statement)
        if year is not None:
            statement.figures += [
                replace(f, dimensions=replace(f.dimensions, year=year)) for f in statement.figures
            ]
    return sentence.done


def _goes_on(sentence: Sentence, group: Group) -> bool:
    """Whether a number is one of a row: "the regulations allow 10, or 20 for a complex case"."""
    listed = group.joined.lower().strip(" ,") in ("and", "or", "")
    listed = listed and group.unit != "gbp"  # "£250 in one and £400 in the other"
    for hit in sentence.hits:  # "342 a month, and 587 at Stage 2": it says more than the one before
        if group.last <= hit.start < group.clause[1] and not _SAID.isdisjoint(hit.sets):
            return False
    return listed and not EXISTS.search(sentence.text[group.clause[0] : group.clause[1]])


def state_group(sentence: Sentence, index: int, group: Group) -> Statement | None:
    """The group's statement; None where it cannot be a figure."""
    if group.inner is not None and not time_words(
        sentence.text[group.inner[0] : group.inner[1]].replace("last year", ""),
        group.inner[0],
        sentence.reading,
    ):
        inside = sentence.text[group.inner[0] : group.inner[1]]
        first = next(g for g in sentence.groups if g.inner == group.inner)
        if _COMPARES_INSIDE.search(inside) and first is group:
            # "(31 as opposed to 29)": the words before the bracket say of what
            low = sentence.groups[index - 1].last if index else 0
            group = replace(
                group,
                clause=(low, group.clause[1]),
                count=group.count and replace(group.count, bracketed=True),
            )
    if is_part_of_share(sentence, index, group) or is_size_of_change(sentence, index, group):
        return None
    role = role_of(sentence, index, group)
    if group.from_to is not None and _RANGED.search(sentence.text[group.clause[0] : group.first]):
        if not _places_named(sentence, group):
            return None
        role = "level"
    if (
        role == "compared"
        and group.unit == "count"
        and sentence.done
        and sentence.done[-1].unit == "days"
    ):
        assert group.count is not None
        group = replace(group, days=group.count, count=None)  # "17 days, down from 21"
    if (
        group.count is not None
        and group.percent is None
        and _AVERAGE_DAYS.search(sentence.text[: group.first])
    ):
        group = replace(group, days=group.count, count=None)
    if role == "beside":
        return set_beside(sentence, index, group)
    statement = Statement(group, group.unit, group.first, group.last, role)
    statement.noun = counted_noun(sentence, group)
    statement.predicate = find_predicate(sentence, group, statement.noun)
    if is_bare_average(sentence, statement):
        assert group.count is not None
        group = replace(group, days=group.count, count=None)
        statement.group, statement.unit = group, "days"
        statement.predicate = sentence.done[-1].predicate
    name_channel(sentence, statement)
    ahead = find_antecedent(sentence, statement)
    if role == "compared" and ahead is None:
        year = year_near(sentence, group)
        if statement.noun.sort != "contact" or year is None:
            return None
        statement.role = role = "level"
        set_subject(sentence, index, statement)
        statement.subject["year"] = year
        if statement.predicate is None:
            statement.predicate = Predicate("exists", strength=1)
        return statement
    if role == "compared" and ahead is not None:
        set_compared(sentence, statement, ahead)
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
    again = is_figure_again(sentence, statement)
    lender = take_measure(sentence, statement) if again else None
    set_subject(sentence, index, statement)
    if lender is not None:
        take_subject(statement, lender)
    if elided is not None:
        statement.subject["service_area"] = elided
        statement.predicate = sentence.done[-1].predicate
    if statement.unit != "gbp" and is_of_unnamed_part(sentence, statement):
        return None
    if role == "from":
        if _SEVERAL_YEARS.search(sentence.text[: group.clause[1]]):
            return None
        set_start_of_change(sentence, group, statement)
    return statement


_RANGED = re.compile(r"\b(?:var(?:y|ied|ies|ying)|rang(?:e|ed|es|ing))\b", re.I)
"""Before the ends of a range, and no change: "varied from 12% in Libraries to 64% in Parks"."""
_IN_PLACE = re.compile(r"\s+(?:in|for|at|within|among)\s+(?:the\s+)?(?=[A-Z])")


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
    if last is not None and last.noun is not None and last.noun.sort == "foreign":
        tail = sentence.text[statement.last :]
        lead = sentence.text[last.last : statement.first]
        if last.unit == statement.unit == "count" and (
            _OF_THEM.match(tail) or _OF_WHICH.search(lead)
        ):
            return not last.group.lead.bracketed
    wholes = [s for s in sentence.done if s.role == "base" and s.noun is not None]
    return (
        bool(wholes)
        and statement.role == "level"
        and wholes[-1].noun is not None
        and wholes[-1].noun.sort == "foreign"
        and (statement.noun is None or statement.noun.sort in ("none", "case"))
    )


_OF_THEM = re.compile(r"\s*of\s+(?:them|these|those|which)\b", re.I)
_OF_WHICH = re.compile(r"\bof\s+(?:them|these|those|which)\s*,?\s*$", re.I)


def is_bare_average(sentence: Sentence, statement: Statement) -> bool:
    """Whether a bare number is an average like the one before: "18 days in one, 27 in another"."""
    group, last = statement.group, sentence.done[-1] if sentence.done else None
    return (
        last is not None
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


_BOTH_PROCEDURES = re.compile(
    r"\b(?:both|each\s+of\s+the(?:\s+two)?|either|the\s+two)\s+(?:complaints?\s+)?"
    r"(?:procedures|processes|routes)\b",
    re.I,
)


def of_both_procedures(sentence: Sentence, statement: Statement) -> list[FigureStated]:
    """A share that is the same "under both procedures" is a figure of each."""
    clause = sentence.text[statement.group.clause[0] : statement.group.clause[1]]
    if (
        statement.unit != "percent"
        or not _BOTH_PROCEDURES.search(clause)
        or sentence.setting.context.procedure is not None
    ):
        return statement.figures
    return [
        replace(figure, dimensions=replace(figure.dimensions, procedure=procedure))
        for figure in statement.figures
        for procedure in ("statutory", "corporate")
    ]


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


def figures_of(sentence: Sentence, statement: Statement) -> list[FigureStated]:
    """The figures of a statement, once all of the sentence is known."""
    if "stage" not in statement.subject and is_shared_out(sentence):
        return []
    if is_of_something_else(sentence, statement) or is_unread_whole(sentence, statement):
        return []
    predicate = shared_predicate(sentence, statement)
    figures = verdict(sentence, statement, predicate)
    if statement.unit == "gbp" or not figures:
        return figures
    whole = labelled_whole(sentence, statement)
    if whole is not None:
        return of_labelled_whole(sentence, whole, figures)
    kind = kind_before_noun(sentence, statement)
    if kind is not None and figures[0].family != "breakdowns":
        label, known = kind
        return of_kind(figures, label) if known else []
    if statement.role == "base" and is_divided_roughly(sentence, statement):
        return figures
    if names_another_service(sentence, statement) or is_of_front(sentence, statement):
        return [f for f in figures if f.family == "breakdowns"]
    if is_restricted(sentence, statement, predicate) or is_untold_part(
        sentence, statement, predicate
    ):
        return [f for f in figures if f.family == "breakdowns"]
    return figures
