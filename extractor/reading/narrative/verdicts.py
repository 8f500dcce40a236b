"""From what is said of a number to the figure it states, or to none."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from extractor.reading.councils import is_other_council
from extractor.reading.labels import read_label
from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.informal import is_settled_informally
from extractor.reading.narrative.payments import money_figures
from extractor.reading.narrative.stated import (
    FigureStated,
    Measured,
    Predicate,
    Sentence,
    Statement,
    figure_of,
)
from extractor.reading.narrative.timeliness import average_figures, timeliness_figures
from extractor.reading.narrative.verdict_outcomes import outcome_figures
from extractor.reading.narrative.verdict_stages import stage_figures
from extractor.reading.narrative.wholes import figures_of_whole
from extractor.reading.needles import Needled

_NO_MONEY = re.compile(
    r"\b(?:compensation|payments?|redress|remed(?:y|ies)|pay[\s-]?outs?|reimbursements?)\b", re.I
)
_NOTHING_PAID = re.compile(
    r"\b(?:compensation|payments?|redress|remed(?:y|ies)|"
    r"pay[\s-]?outs?)\b(?:[^.;,]{0,60}\b(?:paid|awarded|made|given|agreed)\b|\s*\.?$)|"
    r"\b(?:pay|paid|award\w*|make|made|offer)\s+(?:out\s+)?any\b",
    re.I,
)
_OF_WHAT = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:out\s+)?of\s+(?P<what>(?:[\w'’&/-]+[\s,]*){1,8})", re.I
)
_OF_PEOPLE = re.compile(
    r"(?:(?:the|all|our|those)\s+)*(?:\d[\d,.]*\s+(?:million\s+)?)?(?:\w+\s+)?"
    r"(?:people|residents|adults|households|(?:service\s+)?users|tenants|pupils|carers|homes|properties|transactions|visits)\b",
    re.I,
)
"""What a share of is none of complaints, whatever they "received"."""
_COMPLAINTS = re.compile(
    r"\b(?:complain\w*|cases?|representations?|responses?|replies|compliments?|comments?|enquir\w+|"
    r"investigations?|decisions?|reviews?|panels?|concerns?|contacts?|requests?|total|whole|all|them|these|those|"
    r"which|issues?|points?|elements?|outcomes?|stages?|letters?|time|instances|occasions|matters|"
    r"findings|received|upheld|recommendations|feedback|ones?|caseload|volume|number|years?|quarters?|(?:corporate|statutory)(?=\s+and\b)|"
    r"Q[1-4]|(?:19|20)\d\d)\b",
    re.I,
)
"""What a share may be of; "0.8% of the applications" is of something else."""
_PAYMENTS_COUNTED = Needled(
    r"^\s*(?:\w+\s+)?(?:(?:remedy|compensation|goodwill|redress|financial|"
    r"local settlement)\s+)+(?:payments?|remedies|settlements?)\b"
)
_PAYMENTS_MADE = re.compile(
    r"\s*payments?\s+(?:were|was|had\s+been|have\s+been)\s+(?:made|paid|awarded|agreed)\b", re.I
)
"""After a number of payments, whose sum follows: "Four payments were made, £2,275 in all"."""
_NO_NAME = re.compile(
    r"\b(?:remain(?:s|ed)?|was|were|is|are|has|had|have|been|received|rose|fell|accounted|the\s+(?:highest|"
    r"lowest|most|fewest|largest)|this|these|those|covered|with$|(?:fewest|most|highest|lowest)\s+(?:for|in|at))\b|^[^(]*\)|\([^)]*$",
    re.I,
)
"""Words of a sentence, or half a bracket: what holds them is no service's name."""
_NO_LABEL = re.compile(
    r"\b(?:majority|largest|highest|lowest|single\s+category)\b|^[^(]*\)|\([^)]*$|"
    r"\b(?:the\s+)?(?:main|most\s+common|usual|top)\s+(?:causes|themes|reasons|issues|subjects)$|\bthey$|"
    r"^(?:an?\s+)?(?:events?|things|incidents|those|cases?|complaints?|services?|periods?|time|years?)(?:\s+(?:that|which|from|made|received)\b.*)?$",
    re.I,
)
"""Words that rank labels and are none, or that name nothing."""
_WHICH_ONES = re.compile(
    r"\s+(?:that|which|where|whose|(?:in|for|to|of)\s+(?:which|whom))\s+(?!(?:the\s+council|we)\s+(?:had|has|have|got|took)\b)"
    r"(?=[^,.;]*\b(?:rose|fell|increased|decreased|dropped|grew|went|came|was\s+(?:up|down)|were\s+(?:up|down)|doubled|halved)\b)"
    r"(?!(?:had\s+|has\s+|have\s+)?(?:rose|risen|fell|fallen|increased|decreased|dropped|grew|grown|came|gone|doubled|halved)\b)",
    re.I,
)
"""Behind complaints, before how their number changed: which of them are meant."""
_FOLLOWED = re.compile(r"\b(?:followed\s+(?:\w+\s+)?by|ahead\s+of)\s+", re.I)
"""Between what a row's first labels are and the next: "the commonest themes, followed by cost"."""
_LONGEST_LABEL = 14
"""Words; a longer stretch is a clause, not a label."""
_OF_COMPLAINTS = re.compile(r"\bcomplaints?\b", re.I)
_NO_REACH = 20
"""Characters after "no" in which what there was none of is named."""
_PAID_REACH = 90
"""Characters after "no payments" in which "were made" stands."""


def verdict(
    sentence: Sentence, statement: Statement, predicate: Predicate | None
) -> list[FigureStated]:
    """The figures that ``statement`` makes, given what is said of it; empty where it makes none."""
    group = statement.group
    if _NO_NAME.search(str(statement.subject.get("service_area", ""))):
        return []
    if group.unit == "gbp":
        return money_figures(sentence, statement)
    if group.unit == "days":
        return average_figures(sentence, statement)
    if group.count is not None and group.count.value % 1:
        return []  # "3.2 compliments for every complaint"
    paid = _payments(sentence, statement)
    if paid is not None:
        return [_compensation(statement, paid)]
    if is_settled_informally(sentence, statement):
        return [_informal(statement)]
    if statement.role == "base" and predicate is None:
        predicate = Predicate("exists", strength=1)
    if statement.noun is None or predicate is None:
        return []
    if _is_own_service(statement, predicate):
        predicate = Predicate("exists", strength=1)
    if any(refuses(sentence, statement, predicate) for refuses in _REFUSALS):
        return []
    measured = _measures(group)
    if statement.role == "base":
        return figures_of_whole(sentence, statement, predicate, measured)
    if predicate.sort == "breakdown":
        return _breakdown(sentence, statement, predicate, measured)
    if predicate.sort == "status":
        return timeliness_figures(sentence, statement, predicate, measured)
    if predicate.sort == "outcome":
        return outcome_figures(sentence, statement, predicate, measured)
    return stage_figures(sentence, statement, predicate, measured)


_BUT_FOR = re.compile(
    r"\b(?:other\s+than|apart\s+from|except(?:ing)?|besides|beyond|but\s+for)\b", re.I
)
"""After "no payments": something was paid."""


def _payments(sentence: Sentence, statement: Statement) -> Measured | None:
    """What a count of payments measures: that nothing was paid, or in how many cases."""
    group, text = statement.group, sentence.text
    if group.count is None:
        return None
    clause = text[group.clause[0] : group.clause[1]]
    if (
        group.count.sort == "nothing"
        and _NO_MONEY.search(clause)
        and not _OF_COMPLAINTS.search(clause[: clause.lower().find("no") + _NO_REACH])
        and _NOTHING_PAID.search(text[group.first : group.last + _PAID_REACH])
        and not _BUT_FOR.search(text, group.last, group.clause[1])
    ):
        return Measured({"amount_gbp": Decimal("0.00")})
    after = text[group.last :]
    counted = _PAYMENTS_COUNTED.match(after) or (_PAYMENTS_MADE.match(after) and "£" in after)
    return Measured({"cases": group.count.value}) if counted and not group.percent else None


def _compensation(statement: Statement, measured: Measured) -> FigureStated:
    """What was paid in all: under the procedure that the sentence names, if it names one."""
    if statement.origins.get("procedure") != "sentence":
        statement.subject.pop("procedure", None)
    return figure_of("compensation", statement, {"scope": "total"}, measured)


def _informal(statement: Statement) -> FigureStated:
    """What was settled before it became a complaint."""
    concern = statement.noun is not None and statement.noun.contact == "concern"
    said: dict[str, str | int | None] = {
        "contact": "concern" if concern else "representation",
        "event": "received",
        "stage": None,
        "procedure": None,
    }
    return figure_of("stage_counts", statement, said, _measures(statement.group))


def _is_own_service(statement: Statement, predicate: Predicate) -> bool:
    """Whether what was taken for a theme is the service whose number it is."""
    label, service = predicate.label, statement.subject.get("service_area")
    if predicate.sort != "breakdown" or label is None or service is None:
        return False
    return label.lower() == str(service).lower()


def _is_of_later_year(sentence: Sentence, statement: Statement, _: Predicate) -> bool:
    """A report has no figures for the year after its own."""
    return str(statement.subject.get("year", ""))[:7] > sentence.setting.context.year


def _is_of_other_things(sentence: Sentence, statement: Statement, _: Predicate) -> bool:
    """A share alone may be of what is no complaint: "0.8% of the applications"."""
    group = statement.group
    if group.percent is None or group.count is not None:
        return False
    of_what = _OF_WHAT.match(sentence.text[group.last :])
    if of_what is None:
        return False
    people = _OF_PEOPLE.match(of_what["what"]) and "complain" not in of_what["what"].lower()
    return bool(people) or not _COMPLAINTS.search(of_what["what"])


def _counts_other_things(_: Sentence, statement: Statement, predicate: Predicate) -> bool:
    """What is no complaint may be an entry of a breakdown, or name the service of a number."""
    noun, group = statement.noun, statement.group
    if noun is None or noun.sort != "foreign" or predicate.sort == "breakdown":
        return False
    labelled = group.lead.bracketed or group.percent
    return not (statement.subject.get("service_area") and labelled)


def _is_of_another_council(sentence: Sentence, statement: Statement, _: Predicate) -> bool:
    """What stands where a service would is another council: "X had 67"."""
    named = statement.subject.get("service_area")
    if named is None or statement.origins.get("service_area", "sentence") != "sentence":
        return False
    return is_other_council(str(named), sentence.setting.context.council)


def _is_of_some_only(sentence: Sentence, statement: Statement, predicate: Predicate) -> bool:
    """Whether nothing is known of the complaints counted but a clause that says which they are:
    "the number of complaints that involved schools fell from 40 to 19" is not all complaints'."""
    noun, group = statement.noun, statement.group
    if predicate.sort != "exists" or noun is None or noun.contact is None or not group.from_to:
        return False
    return _WHICH_ONES.match(sentence.text, noun.end, group.first) is not None


_REFUSALS: tuple[Callable[[Sentence, Statement, Predicate], bool], ...] = (
    _is_of_later_year,
    _is_of_other_things,
    _counts_other_things,
    _is_of_another_council,
    _is_of_some_only,
)
"""Why a number of which something is said states no figure all the same."""


def _measures(group: Group) -> Measured:
    measures: dict[str, Decimal] = {}
    qualifiers: dict[str, str] = {}
    for name, amount in (("count", group.count), ("percent", group.percent)):
        if amount is not None:
            measures[name] = amount.value
            if amount.qualifier is not None:
                qualifiers[name] = amount.qualifier
    return Measured(measures, qualifiers)


_DECIDED = re.compile(r"\b(?:upheld|justified|substantiated)$", re.I)
"""How a label ends that is an outcome, and no theme."""
_UPHELD = r"(?P<what>(?:(?:fully|partly|partially|not)\s+)?upheld)"
_OF_UPHELD = re.compile(
    rf"\s*[)\]]?\s*(?:out\s+)?of\s+(?:all\s+|the\s+|our\s+|these\s+|\d+\s+)*{_UPHELD}\s+(?:complaints|cases)\b",
    re.I,
)
_THEN_UPHELD = _UPHELD.replace("what", "then")
_UPHELD_FIRST = re.compile(
    r"\W*of\s+(?:all\s+|the\s+|our\s+|these\s+)*(?:\d+\s+|[a-z]+(?:-[a-z]+)?\s+)?"
    rf"(?:{_UPHELD}\s+(?:complaints|cases)|"
    rf"(?:complaints|cases)\s+(?:that\s+were\s+)?{_THEN_UPHELD}),?\s+$",
    re.I,
)
"""Around a share of what was upheld: "60% of upheld complaints were about delay"."""


def _outcome_of_whole(sentence: Sentence, statement: Statement) -> str | None:
    """The outcome of all the complaints that a number is a part of."""
    text, group = sentence.text, statement.group
    behind = _OF_UPHELD.match(text, group.last)
    ahead = _UPHELD_FIRST.fullmatch(text, 0, group.first) if behind is None else None
    if behind is not None:
        return read_label(behind["what"]).value("outcome")
    return read_label(ahead["what"] or ahead["then"]).value("outcome") if ahead else None


def _breakdown(
    sentence: Sentence, statement: Statement, predicate: Predicate, measured: Measured
) -> list[FigureStated]:
    if predicate.label is None:
        return []
    label = _FOLLOWED.split(predicate.label)[-1]
    if not 1 <= len(label.split()) <= _LONGEST_LABEL or _NO_LABEL.search(label):
        return []
    spoken = read_label(label)
    decided = spoken.value("outcome")
    if decided is not None and _DECIDED.search(label) and predicate.value == "category":
        # "the most common outcome was not upheld (65)"
        return [figure_of("outcomes", statement, {"outcome": decided}, measured)]
    extra: dict[str, str | int | None] = {"dimension": predicate.value, "label": label}
    of_outcome = _outcome_of_whole(sentence, statement)
    if "outcome" not in statement.subject and of_outcome is not None:
        extra["outcome"] = of_outcome
    return [figure_of("breakdowns", statement, extra, measured)]
