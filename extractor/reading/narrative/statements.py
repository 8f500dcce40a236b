"""What each number of a sentence states: family, dimensions and measures, or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.reading.labels import LabelReading
from extractor.reading.narrative.all_of_them import with_received
from extractor.reading.narrative.anchors import comes_back_to_another
from extractor.reading.narrative.beside import with_number_beside
from extractor.reading.narrative.best_and_worst import (
    read_best_and_worst,
    read_best_and_worst_quarters,
)
from extractor.reading.narrative.carried import shared_predicate, with_own_limit
from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.comparisons import in_same_year, same_year_as
from extractor.reading.narrative.each_named import of_each_service
from extractor.reading.narrative.escalation import take_stage_left
from extractor.reading.narrative.figure_again import read_in_turn
from extractor.reading.narrative.front_places import is_in_place
from extractor.reading.narrative.label_parts import (
    kind_before_noun,
    labelled_whole,
    of_kind,
    of_labelled_whole,
)
from extractor.reading.narrative.label_services import name_by_label
from extractor.reading.narrative.lists import read_lists
from extractor.reading.narrative.name_ends import (
    before_verb,
    is_no_name,
    with_first_parts,
    without_aside,
)
from extractor.reading.narrative.names_left import (
    hangs_on_refused,
    names_a_theme,
    names_another_service,
)
from extractor.reading.narrative.naming_whole import is_divided_roughly
from extractor.reading.narrative.of_decided import of_decided_before
from extractor.reading.narrative.people import (
    read_complainants,
    read_monitoring,
)
from extractor.reading.narrative.possessed import (
    share_quarter,
    share_with_bracket,
    share_with_whole,
    share_year_with_whole,
)
from extractor.reading.narrative.rates_of_stage import read_rates_of_stage
from extractor.reading.narrative.refused_for import read_refused_for
from extractor.reading.narrative.rows import read_rows
from extractor.reading.narrative.said_twice import drop_said_twice
from extractor.reading.narrative.services_of_rows import name_services_of_rows
from extractor.reading.narrative.sharing import (
    add_each,
    add_relative_outcomes,
    pair_compared,
    share_as,
    share_nouns,
    share_ombudsman,
    share_outcome,
    share_outcome_of_noun,
    share_services,
    share_stage,
    share_verb,
    share_with_aside,
    spread_respectively,
    spread_to_stage,
    take_ombudsman,
)
from extractor.reading.narrative.siblings import name_siblings
from extractor.reading.narrative.siblings_after import name_siblings_after
from extractor.reading.narrative.signals import usable
from extractor.reading.narrative.single_payments import tell_sums_apart
from extractor.reading.narrative.stated import FigureStated, Sentence, Setting, Statement
from extractor.reading.narrative.stating import state_group
from extractor.reading.narrative.subjects import is_shared_out
from extractor.reading.narrative.sums import take_sums
from extractor.reading.narrative.unnamed_stage import is_of_unnamed_stage
from extractor.reading.narrative.unread import (
    hangs_on_related,
    is_of_front,
    is_of_some_people,
    is_of_something_else,
    is_restricted,
    is_someone_elses,
    is_unread_whole,
    is_untold_part,
)
from extractor.reading.narrative.verdicts import verdict
from extractor.reading.narrative.vetoes.hanging import (
    hangs_on,
    is_others,
    is_part_of_lost,
    is_part_of_unread,
)
from extractor.reading.narrative.vetoes.table import is_aim, is_vetoed
from extractor.reading.narrative.whose_complaints import is_of_whom
from extractor.reading.narrative.wording import ANAPHORA, CASE_STORY, EXISTS
from extractor.reading.needles import Needled

_WITHIN_THEM = re.compile(
    r"\W*(?:of\s+)?(?:the\s+|all\s+)?(?:\d+|[a-z]+(?:-[a-z]+)?)\s+(?:\w+\s+){1,4}?(?:within|in|of|among|from|between)\s+"
    r"(?:them|these|those|it)\b",
    re.I,
)
"""What points back though it names its number: "Of the 39 points within them 14 were upheld"."""


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
    r"insurance claims?|whistle-?blow\w+|staff grievances|"
    r"training (?:sessions?|courses?|events?)|staff (?:attended|were trained)|survey|"
    r"questionnaires?|calls? (?:were|was) (?:answered|received))\b"
)
_REFUSED = re.compile(
    r"\bcomplaints?\s+(?:were|was)\s+(?:not\s+accepted|rejected|refused|declined)\b", re.I
)
"""What makes such other things reasons: "15 complaints were refused, 3 as insurance claims"."""
_SAID = frozenset(("stage", "outcome", "contact"))
"""What a number after a vetoed one has of its own: "342 a month, and 587 at Stage 2"."""


def read(sentence: Sentence) -> list[Statement]:
    """Every group's statement, vetoed ones without figures."""
    if not sentence.groups:
        return []
    if _NOT_COMPLAINTS.search(sentence.text) and not _REFUSED.search(sentence.text):
        return []
    vetoed = theirs = lost = False
    for index, group in enumerate(sentence.groups):
        refused = is_vetoed(sentence, group)
        theirs = is_others(sentence, group) if refused else theirs and hangs_on(sentence, group)
        vetoed = refused or theirs or (vetoed and _goes_on(sentence, group))
        if group.is_base and index:
            vetoed |= is_aim(sentence, sentence.groups[index - 1])
        if vetoed:
            continue
        statement = state_group(sentence, index, group)
        if statement is not None and (
            is_part_of_unread(sentence, statement)
            or (lost and is_part_of_lost(sentence, statement))
        ):
            continue
        lost = statement is None
        if statement is not None:
            sentence.done.append(statement)
            other = with_number_beside(sentence, statement)
            if other is not None:
                sentence.done.append(other)
    take_ombudsman(sentence)
    share_ombudsman(sentence)
    share_nouns(sentence)
    share_stage(sentence)
    share_services(sentence)
    share_with_whole(sentence)
    share_year_with_whole(sentence)
    share_quarter(sentence)
    share_with_bracket(sentence)
    share_verb(sentence)
    share_as(sentence)
    spread_respectively(sentence)
    spread_to_stage(sentence)
    pair_compared(sentence)
    read_lists(sentence.text, sentence.reading, sentence.done, sentence.setting)
    read_rows(sentence)
    name_by_label(sentence)
    read_best_and_worst(sentence)
    read_best_and_worst_quarters(sentence)
    read_refused_for(sentence)
    read_rates_of_stage(sentence)
    name_siblings(sentence)
    name_siblings_after(sentence)
    share_outcome(sentence)
    share_outcome_of_noun(sentence)
    read_complainants(sentence)
    read_monitoring(sentence)
    read_in_turn(sentence)
    name_services_of_rows(sentence)
    add_relative_outcomes(sentence)
    add_each(sentence)
    take_sums(sentence)
    share_with_aside(sentence)
    for statement in sentence.done:
        if _LAW.search(str(statement.subject.get("service_area", ""))):
            del statement.subject["service_area"]  # "152 fell within the Children Act procedure"
        service = statement.subject.get("service_area")
        if service is not None:
            statement.subject["service_area"] = with_first_parts(
                before_verb(str(service)), sentence.text
            )
            if is_no_name(str(service)):
                continue
        statement.figures = figures_of(sentence, statement)
        statement.figures = of_decided_before(sentence, statement, statement.figures)
        if service is not None and "(" in str(service):
            statement.figures = [_without_aside(figure) for figure in statement.figures]
        statement.figures = of_both_procedures(sentence, statement)
        statement.figures = of_each_service(sentence, statement, statement.figures)
        statement.figures = with_received(sentence, statement, statement.figures)
        year = same_year_as(sentence, statement)
        if year is not None:
            statement.figures += in_same_year(sentence, statement, year)
    take_stage_left(sentence)
    tell_sums_apart(sentence)
    drop_said_twice(sentence)
    for statement in sentence.done:
        _stand_with_whole(statement)
    return sentence.done


_LAW = re.compile(r"\bAct(?:\s+(?:19|20)\d\d)?$")


def _stand_with_whole(statement: Statement) -> None:
    """A figure that has its whole's number as total stands where both are printed: "in 46 cases out
    of 59"."""
    base = statement.group.base
    if base is not None and any("total" in figure.measures for figure in statement.figures):
        statement.first = min(statement.first, base.start)
        statement.last = max(statement.last, base.end)


def _without_aside(figure: FigureStated) -> FigureStated:
    """The figure with its service's name alone: what a bracket says that it takes in was read."""
    named = figure.dimensions.service_area
    if named is None:
        return figure
    return replace(figure, dimensions=replace(figure.dimensions, service_area=without_aside(named)))


def _goes_on(sentence: Sentence, group: Group) -> bool:
    """Whether a number is one of a row: "the regulations allow 10, or 20 for a complex case"."""
    listed = group.joined.lower().strip(" ,") in ("and", "or", "")
    listed = listed and group.unit != "gbp"  # "£250 in one and £400 in the other"
    clause = sentence.text[group.clause[0] : group.clause[1]]
    if listed and "respectively" in clause:
        return True
    for hit in sentence.hits:  # "342 a month, and 587 at Stage 2": it says more than the one before
        if group.last <= hit.start < group.clause[1] and not _SAID.isdisjoint(hit.sets):
            return False
    return listed and not EXISTS.search(clause)


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


def figures_of(sentence: Sentence, statement: Statement) -> list[FigureStated]:
    """The figures of a statement, once all of the sentence is known."""
    if "stage" not in statement.subject and is_shared_out(sentence):
        return []
    if is_of_something_else(sentence, statement) or is_unread_whole(sentence, statement):
        return []
    if is_someone_elses(sentence, statement) or is_of_unnamed_stage(sentence, statement):
        return []
    predicate = with_own_limit(sentence, statement, shared_predicate(sentence, statement))
    figures = verdict(sentence, statement, predicate)
    if statement.unit == "gbp" or not figures:
        return figures
    whole = labelled_whole(sentence, statement)
    if whole is not None:
        return of_labelled_whole(sentence, statement, whole, figures)
    kind = kind_before_noun(sentence, statement)
    if kind is not None and figures[0].family != "breakdowns":
        label, cut = kind
        return of_kind(figures, label, cut) if cut is not None else []
    if statement.role == "base" and is_divided_roughly(sentence, statement):
        return figures
    if comes_back_to_another(sentence, statement):
        return [f for f in figures if f.dimensions.event != "received"]
    if hangs_on_refused(sentence, statement):
        return [f for f in figures if f.family == "breakdowns"]
    if (
        names_another_service(sentence, statement)
        or names_a_theme(sentence, statement)
        or is_of_front(sentence, statement)
        or is_in_place(sentence, statement)
        or is_of_whom(sentence, statement)
    ):
        return [f for f in figures if f.family == "breakdowns"]
    if (
        is_restricted(sentence, statement, predicate)
        or is_untold_part(sentence, statement, predicate)
        or is_of_some_people(sentence, statement, predicate)
        or hangs_on_related(sentence, statement)
    ):
        return [f for f in figures if f.family == "breakdowns"]
    return figures
