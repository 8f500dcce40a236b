"""From what is said of a number to the figure it states, or to none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.escalation import escalation_figures
from extractor.reading.narrative.informal import is_settled_informally
from extractor.reading.narrative.payments import money_figures
from extractor.reading.narrative.stated import (
    FigureStated,
    Measured,
    Predicate,
    Sentence,
    Setting,
    Statement,
    figure_of,
)
from extractor.reading.narrative.timeliness import average_figures, timeliness_figures
from extractor.reading.narrative.vetoes.parts import BOTH_NAMED
from extractor.reading.narrative.wholes import (
    DECIDED,
    DETERMINED,
    FINDINGS,
    INVESTIGATED,
    figures_of_whole,
)
from extractor.reading.needles import Needled

_EVENT_OF_OUTCOME = {"withdrawn": "withdrawn", "out_of_remit": "rejected", "ongoing": "ongoing"}
_TAKEN_FORWARD = re.compile(
    r"\b(?:formal|full)\s+investigations?\b|\bforward\s+(?:for|to|into)\b|\b(?:decided|agreed)\s+to\b",
    re.I,
)
"""Said of some of what came in: "the remaining 57 went to a formal investigation"."""
_NO_MONEY = re.compile(
    r"\b(?:compensation|payments?|redress|remed(?:y|ies)|pay[\s-]?outs?|reimbursements?)\b", re.I
)
_NOTHING_PAID = re.compile(
    r"\b(?:compensation|payments?|redress|remed(?:y|ies)|"
    r"pay[\s-]?outs?)\b(?:[^.;,]{0,60}\b(?:paid|awarded|made|given|agreed)\b|\s*\.?$)|"
    r"\b(?:pay|paid|award\w*|make|made|offer)\s+(?:out\s+)?any\b",
    re.I,
)
_CARRIED_IN = re.compile(r"\bcarried\s+(?:over|forward|across)\s+(?:from|into|to)\b", re.I)
_TALLY = re.compile(r"\b(?:number|total|figure)\b", re.I)
_OF_WHAT = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:out\s+)?of\s+(?P<what>(?:[\w'’&/-]+[\s,]*){1,8})", re.I
)
_COMPLAINTS = re.compile(
    r"\b(?:complain\w*|cases?|representations?|responses?|replies|compliments?|comments?|enquir\w+|"
    r"investigations?|decisions?|reviews?|panels?|concerns?|contacts?|requests?|total|whole|all|them|these|those|"
    r"which|issues?|points?|elements?|outcomes?|stages?|letters?|time|instances|occasions|matters|"
    r"findings|received|upheld|recommendations|feedback|ones?|caseload|volume|number|years?|quarters?|"
    r"Q[1-4]|(?:19|20)\d\d)\b",
    re.I,
)
"""What a share may be of; "0.8% of the applications" is of something else."""
_OF_PEOPLE = re.compile(
    r"\b(?:ethnic\w*|ethnicity|gender|religi\w+|sexual\s+orientation|nationality|first\s+language|"
    r"age\s+(?:groups?|bands?|ranges?)|disabilit(?:y|ies)\s+(?:was|were)|protected\s+characteristics?)\b",
    re.I,
)
"""What a sentence tells of the people who complain, whose numbers count no complaints by stage."""
_DECISIONS = re.compile(r"\b(?:decisions?|determin(?:ed|ations?)|decided|concluded)\b", re.I)
_PAYMENTS_COUNTED = Needled(
    r"^\s*(?:\w+\s+)?(?:(?:remedy|compensation|goodwill|redress|financial|"
    r"local settlement)\s+)+(?:payments?|remedies|settlements?)\b"
)
_PAYMENTS_MADE = re.compile(
    r"\s*payments?\s+(?:were|was|had\s+been|have\s+been)\s+(?:made|paid|awarded|agreed)\b", re.I
)
"""After a number of payments, whose sum follows: "Four payments were made, £2,275 in all"."""


def verdict(
    sentence: Sentence, statement: Statement, predicate: Predicate | None
) -> list[FigureStated]:
    """The figures that ``statement`` makes, given what is said of it; empty where it makes none."""
    noun, group = statement.noun, statement.group
    text, setting = sentence.text, sentence.setting
    if _NO_NAME.search(str(statement.subject.get("service_area", ""))):
        return []
    if group.unit == "gbp":
        return money_figures(sentence, statement)
    if group.unit == "days":
        return average_figures(sentence, statement)
    clause = text[group.clause[0] : group.clause[1]]
    if group.count is not None and group.count.value % 1:
        return []  # "3.2 compliments for every complaint"
    if (
        group.count is not None
        and group.count.sort == "nothing"
        and _NO_MONEY.search(clause)
        and not re.search(r"\bcomplaints?\b", clause[: clause.lower().find("no") + 20], re.I)
    ) and _NOTHING_PAID.search(text[group.first : group.last + 90]):
        if statement.origins.get("procedure") != "sentence":
            statement.subject.pop("procedure", None)
        return [
            figure_of(
                "compensation",
                statement,
                {"scope": "total"},
                Measured({"amount_gbp": Decimal("0.00")}),
            )
        ]
    if (
        group.count is not None
        and not group.percent
        and (
            _PAYMENTS_COUNTED.match(text[group.last :])
            or (_PAYMENTS_MADE.match(text[group.last :]) and "£" in text[group.last :])
        )
    ):
        if statement.origins.get("procedure") != "sentence":
            statement.subject.pop("procedure", None)
        cases = Measured({"cases": group.count.value})
        return [figure_of("compensation", statement, {"scope": "total"}, cases)]
    if statement.role == "base" and predicate is None:
        predicate = Predicate("exists", strength=1)
    if is_settled_informally(sentence, statement):
        informal: dict[str, str | int | None] = {
            "contact": "concern"
            if noun is not None and noun.contact == "concern"
            else "representation",
            "event": "received",
            "stage": None,
            "procedure": None,
        }
        return [figure_of("stage_counts", statement, informal, _measures(group))]
    if noun is None or predicate is None:
        return []
    if _is_own_service(statement, predicate):
        predicate = Predicate("exists", strength=1)
    if str(statement.subject.get("year", ""))[:7] > setting.context.year:
        return []  # a report has no figures for the year after its own
    alone = group.percent is not None and group.count is None
    of_what = _OF_WHAT.match(text[group.last :]) if alone else None
    if of_what is not None and not _COMPLAINTS.search(of_what["what"]):
        return []
    if noun.sort == "foreign" and not (
        predicate.sort in ("breakdown",)
        or (statement.subject.get("service_area") and (group.lead.bracketed or group.percent))
    ):
        return []
    measured = _measures(group)
    if statement.role == "base":
        return figures_of_whole(sentence, statement, predicate, measured)
    if predicate.sort == "breakdown":
        return _breakdown(statement, predicate, measured)
    if predicate.sort == "status":
        return timeliness_figures(sentence, statement, predicate, measured)
    if predicate.sort == "outcome":
        return _outcome(sentence, statement, predicate, measured)
    return _stage_count(sentence, statement, predicate, measured)


def _is_own_service(statement: Statement, predicate: Predicate) -> bool:
    """Whether what was taken for a theme is the service whose number it is."""
    label, service = predicate.label, statement.subject.get("service_area")
    if predicate.sort != "breakdown" or label is None or service is None:
        return False
    return label.lower() == str(service).lower()


def _measures(group: Group) -> Measured:
    measures: dict[str, Decimal] = {}
    qualifiers: dict[str, str] = {}
    for name, amount in (("count", group.count), ("percent", group.percent)):
        if amount is not None:
            measures[name] = amount.value
            if amount.qualifier is not None:
                qualifiers[name] = amount.qualifier
    return Measured(measures, qualifiers)


def _outcome(
    sentence: Sentence, statement: Statement, predicate: Predicate, measured: Measured
) -> list[FigureStated]:
    value = predicate.value
    noun = statement.noun
    done = sentence.done
    if noun is not None and noun.sort == "foreign":
        return []
    if noun is not None and noun.contact in ("compliment", "comment"):
        return []
    if _CARRIED_IN.search(sentence.text[statement.last : statement.group.clause[1] + 20]):
        return []
    listed = _listed(done) or (
        any(s.role == "base" for s in done)
        and any(s.predicate is not None and s.predicate.value in DECIDED for s in done)
    )
    if not listed and sentence.setting.bullet:
        listed = True
    alone = _EVENT_OF_OUTCOME.get(value)
    if alone is not None and not listed:
        return [figure_of("stage_counts", statement, {"event": alone}, measured)]
    around = sentence.text[statement.last : statement.group.clause[1]]
    settled = statement.subject.get("stage") == "ombudsman" and _SETTLED_LOCALLY.match(around)
    if value == "resolved" and not listed and not settled:
        return []
    if value == "closed" and not listed and statement.subject.get("stage") != "ombudsman":
        ended = _ended(sentence.text[statement.last :])
        return [figure_of("stage_counts", statement, {"event": ended}, measured)] if ended else []
    return [figure_of("outcomes", statement, {"outcome": value}, measured)]


_SETTLED_LOCALLY = re.compile(
    r"\s+(?:(?:complaints?|cases?)\s+)?(?:(?:were|was|had\s+been)\s+)?(?:local\s+settlements?|settled\s+locally|locally\s+settled)\b",
    re.I,
)
"""What the ombudsman's decisions once were, which stands alone."""
_NOT_LOOKED_INTO = re.compile(
    r"\W*(?:were|was|had\s+been)\s+not\s+(?:investigated|pursued)\b", re.I
)
_WITHDREW = re.compile(r"\bwithdr[ae]w\w*", re.I)


def _ended(tail: str) -> str | None:
    """The event of complaints that were "not investigated", by the reason that follows."""
    if not _NOT_LOOKED_INTO.match(tail):
        return None
    alone = _WITHDREW.search(tail) and not re.search(r"\bor\b", tail)
    return "withdrawn" if alone else "not_progressed"


def _outcomes_follow(setting: Setting, done: Sequence[Statement]) -> bool:
    """Whether the points counted are decided one by one, here or in the sentence after."""
    if any(s.predicate is not None and s.predicate.value in DECIDED for s in done):
        return True
    after = setting.sentence_after
    return bool(_DECIDED_WORDS.search(after)) and bool(_COUNTED_FIRST.match(after))


_DECIDED_WORDS = re.compile(r"\b(?:upheld|substantiated|justified)\b", re.I)
_COUNTED_FIRST = re.compile(
    r"\W*(?:of (?:these|those|which)|these|(?:\d+|[a-z]+(?:-[a-z]+)?)\s+(?:\([^)]*\)\s*)?(?:were|"
    r"was|points|of these))\b",
    re.I,
)


def _listed(done: Sequence[Statement]) -> bool:
    values = {
        s.predicate.value
        for s in done
        if s.predicate is not None and s.predicate.sort == "outcome" and s.role in ("level", "base")
    }
    return len(values) > 1 and bool(values & (DECIDED | {"closed"}))


def _breakdown(
    statement: Statement, predicate: Predicate, measured: Measured
) -> list[FigureStated]:
    if predicate.label is None:
        return []
    label = _FOLLOWED.split(predicate.label)[-1]
    if not 1 <= len(label.split()) <= _LONGEST_LABEL or _NO_LABEL.search(label):
        return []
    extra: dict[str, str | int | None] = {"dimension": predicate.value, "label": label}
    return [figure_of("breakdowns", statement, extra, measured)]


_NO_NAME = re.compile(
    r"\b(?:remain(?:s|ed)?|was|were|is|are|has|had|have|been|received|rose|fell|accounted|the\s+(?:highest|"
    r"lowest|most|fewest|largest)|this|these|those|covered|with$|(?:fewest|most|highest|lowest)\s+(?:for|in|at))\b|^[^(]*\)|\([^)]*$",
    re.I,
)
"""Words of a sentence, or half a bracket: what holds them is no service's name."""
_NO_LABEL = re.compile(
    r"\b(?:majority|largest|highest|lowest|single\s+category)\b|^[^(]*\)|\([^)]*$", re.I
)
"""Words that rank labels and are none."""
_FOLLOWED = re.compile(r"\b(?:followed\s+(?:\w+\s+)?by|ahead\s+of)\s+", re.I)
"""Between what a row's first labels are and the next: "the commonest themes, followed by cost"."""
_LONGEST_LABEL = 14
"""Words; a longer stretch is a clause, not a label."""


def _stage_count(
    sentence: Sentence, statement: Statement, predicate: Predicate, measured: Measured
) -> list[FigureStated]:
    noun, group = statement.noun, statement.group
    text, setting, done = sentence.text, sentence.setting, sentence.done
    assert noun is not None
    if _OF_PEOPLE.search(text) and predicate.strength < 2:
        return []
    if _CARRIED_IN.search(text[group.last : group.clause[1] + 20]):
        return []
    both = group.count is not None and group.count.sort == "both" and predicate.strength < 2
    if both and (not BOTH_NAMED.match(text, group.first) or done[0] is not statement):
        return []
    unsaid = noun.sort == "none" and event_is_weak(predicate)
    if unsaid and re.search(r"\b(?:remaining|rest|other)\s+$", text[: group.first]):
        return []
    if noun.sort == "case" and FINDINGS.search(noun.text):
        return []
    event = predicate.value or "received"
    clause = text[group.clause[0] : group.clause[1]]
    stage = statement.subject.get("stage")
    if event in ("escalated", "moved"):
        return escalation_figures(sentence, statement, predicate, measured)
    if noun.sort == "case" and stage != "ombudsman" and DETERMINED.search(noun.text):
        return []
    headed = setting.heading.contact is not None or setting.heading.stage is not None
    if (
        noun.sort == "none"
        and predicate.strength < 2
        and not (setting.before or done[0] is not statement)
        and not (statement.origins.get("stage") == "sentence" and _DEALT_AT.match(text, group.last))
        and not _comes_back(done, setting)
        and not (headed and (predicate.sort == "event" or _TALLY.search(clause)))
        and not ("service_area" in statement.subject and "percent" in measured.values)
    ):
        return []
    if "percent" in measured.values and "count" not in measured.values:
        if event in ("reopened", "rejected", "withdrawn", "suspended"):
            return [figure_of("stage_counts", statement, {"event": event}, measured)]
        if "service_area" not in statement.subject:
            return []
        if any(
            group.clause[0] <= h.start < group.first
            and not h.sets.keys().isdisjoint(("outcome", "status"))
            for h in sentence.hits
        ):
            return []  # "upheld complaints in SEND remained high at 82%": no share of all that came
    if statement.subject.get("contact") == "issue" and _outcomes_follow(setting, done):
        return [figure_of("outcomes", statement, {"outcome": "total"}, measured)]
    if stage == "ombudsman" and event == "received" and INVESTIGATED.search(noun.text):
        event = "investigated"
    if event == "investigated" and stage != "ombudsman":
        nothing = group.count is not None and group.count.sort == "nothing"
        if _TAKEN_FORWARD.search(clause) or nothing:
            return []
        event = "received"
    told = text[: group.first] if statement.role == "compared" else clause
    decided = _DECISIONS.search(f"{told} {noun.text}")
    if stage == "ombudsman" and event in ("received", "completed") and decided:
        event = "completed"
    if (
        stage != "ombudsman"
        and event == "completed"
        and noun.sort == "contact"
        and re.search(r"\b(?:received|processed|registered)\b", clause, re.I)
    ):
        event = "received"
    if (
        noun.sort == "none"
        and event in ("received", "completed")
        and "stage" not in statement.subject
        and predicate.strength < 2
    ):
        shared = "service_area" in statement.subject and "percent" in measured.values
        if (
            statement.role != "compared"
            and not headed
            and not shared
            and not any(
                s.noun is not None and s.noun.sort in ("contact", "case")
                for s in (*done, *setting.before)
            )
            and not _comes_back(done, setting)
        ):
            return []
    stated = figure_of("stage_counts", statement, {"event": event}, measured)
    if (
        event == "completed"
        and "percent" not in measured.values
        and _decided_after(text, done, statement)
    ):
        whole = figure_of("outcomes", statement, {"outcome": "total"}, measured)
        return [whole, stated]
    return [stated]


_DEALT_AT = re.compile(
    r"\s+(?:\([^)]*\)\s+)?(?:were|was|had\s+been)\s+(?:\w+\s+)?(?:reviewed|considered|heard|investigated|examined|looked\s+at|dealt\s+with)"
    r"\b",
    re.I,
)
"""After a number that nothing but its stage names: "50 were reviewed by a manager at Stage 2"."""


def event_is_weak(predicate: Predicate) -> bool:
    """Whether nothing outright is said of the number: "received", "there were"."""
    return predicate.strength < 2


def _comes_back(done: Sequence[Statement], setting: Setting) -> bool:
    """Whether a number here, or just before, stands for a count that the report has stated."""
    return any("count before" in s.origins.values() for s in (*done, *setting.before))


_ROW = 3
"""Decisions of one kind or another after a colon that are surely a list of outcomes."""


def _decided_after(text: str, done: Sequence[Statement], statement: Statement) -> bool:
    """Whether a colon and the parts follow: "Nine were decided: three upheld, six not upheld"."""
    parts = [
        s
        for s in done
        if s.first > statement.last and s.predicate is not None and s.predicate.sort == "outcome"
    ]
    if len(parts) < 2 or ":" not in text[statement.last : parts[0].first]:
        return False
    if len(parts) >= _ROW:
        return True
    if any(statement.last < s.first < parts[0].first for s in done):
        return False  # "three determinations with five findings: two of ...": parts of the five
    return any(s.predicate is not None and s.predicate.value in DECIDED for s in parts)
