"""From what is said of a number to the figure it states, or to none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extractor.reading.claims import Dimensions, Family
from extractor.reading.labels import LabelReading, read_label
from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.stated import FigureStated, Predicate, Setting, Statement

_MONEY = re.compile(
    r"\b(?:compensation|compensated|redress|remed(?:y|ies)|goodwill|reimburse\w*|"
    r"(?<!direct )payments?|paid|pay|pays|pay[\s-]?outs?|settlements?|"
    r"time and trouble|distress|awards?|awarded|ex gratia|in recognition of|symbolic)\b",
    re.I,
)
_NOT_COMPENSATION = re.compile(
    r"\b(?:owed|due|bills?|fines?|charges?|invoices?|budgets?|salar\w+|spen[dt]\w*|fees?|debts?|"
    r"arrears|grants?|savings?|value of|price|"
    r"investigat(?:ors?|ing officers?)|independent persons?|cost(?:s|ing)?)\b[^.;]{0,30}$",
    re.I,
)
_REASON = re.compile(
    r"^\s*(?:(?:was|to\s+be|were)\s+(?:paid|made|awarded|offered)\s+|(?:to|"
    r"was)\s+)?(?:to\s+(?:the|a|one|Mr|Mrs|Ms|Miss)\s+\w+\s+)?(?:for|to acknowledge|to reflect|"
    r"in recognition of|to recognise|to remedy|to cover|in respect of|towards|"
    r"because of)\s+(?:the\s+)?(?P<reason>[^.;£]+)",
    re.I,
)
_ONE_PAYMENT = re.compile(
    r"\b(?:a|one|the|backdated|single)\s+(?:\w+\s+)?payment\s+of\b|\bpayments\s+of\b|\b(?:family|"
    r"resident|complainant|parent|mother|father|child|young person|carer|mr|mrs|ms|customer|"
    r"service user|tenant|person)\s+(?:\w\.?\s+)?(?:was|were|received|got|had)\b",
    re.I,
)
_TOTAL_MONEY = re.compile(
    r"\b(?:total\w*|amount(?:ed|s|ing)?\s+to|in all|altogether|overall|sum|sums|combined|"
    r"over the year|during the year|this year|cases|complaints)\b", re.I
)  # fmt: skip
_AVERAGE = re.compile(r"\b(?:averag\w+|mean|median)\b", re.I)
_REOPENED = re.compile(r"\bre-?opened\b", re.I)
_AXIS_WORDS = {
    "category": re.compile(
        r"\b(?:themes?|reasons?|categor(?:y|ies)|causes?|subjects?|nature of|issues? (?:raised|"
        r"complained)|areas? of concern|"
        r"complained about|most common(?:ly)?|commonest|types? of complaint|concerned|topics?)\b",
        re.I,
    ),
    "complainant": re.compile(r"\b(?:who (?:is|was|are)?\s*(?:complain\w+|making|made)|"
                              r"complainants?|customer types?|made by)\b", re.I),
    "channel": re.compile(r"\b(?:method|channel|how (?:complaints|we|they) (?:were|are|"
                          r"was)?\s*receiv\w+|received (?:via|by|through)|contact method)\b", re.I),
    "rejection_reason": re.compile(r"\b(?:reasons? for (?:rejection|refusal|not (?:accept|"
                                   r"progress)\w+)|not accepted|rejected)\b", re.I),
}  # fmt: skip
_SERVICE_AXIS = re.compile(
    r"\b(?:service|team|function|directorate|department|division|district)s?\b", re.I
)
_DECIDED = frozenset(
    {"upheld", "partially_upheld", "not_upheld", "fault_found", "no_finding", "premature"}
)
_EVENT_OF_OUTCOME = {"withdrawn": "withdrawn", "out_of_remit": "rejected", "ongoing": "ongoing"}
_STAGE_ORDER = ("stage_1", "stage_2", "stage_3")
_DETAILED = re.compile(
    r"\b(?:detailed|comprehensive|formal|full)\s+investigations?\b|\binvestigated\b", re.I
)
_CONCLUDED = re.compile(
    r"\b(?:conclud\w+|complet\w+|closed|responded to|determined|decided|decisions?|finali[sz]ed|"
    r"answered|resolved)\b", re.I
)  # fmt: skip
_NO_MONEY = re.compile(
    r"\b(?:compensation|payments?|redress|remed(?:y|ies)|pay[\s-]?outs?|reimbursements?)\b", re.I
)
_NOTHING_PAID = re.compile(
    r"\b(?:compensation|payments?|redress|remed(?:y|ies)|"
    r"pay[\s-]?outs?)\b(?:[^.;,]{0,60}\b(?:paid|awarded|made|given|agreed)\b|\s*\.?$)|"
    r"\b(?:pay|paid|award\w*|make|made|offer)\s+(?:out\s+)?any\b",
    re.I,
)
_RESPONSES = re.compile(r"\b(?:responses?|replies)\b", re.I)
_REMEDIED = re.compile(
    r"\b(?:apolog\w+|training|actions?|improvements?|learning|advice|support)\b", re.I
)
_CARRIED_IN = re.compile(r"\bcarried\s+(?:over|forward|across)\s+(?:from|into|to)\b", re.I)
_TALLY = re.compile(r"\b(?:number|total|figure)\b", re.I)
_DECISIONS = re.compile(r"\b(?:decisions?|determin(?:ed|ations?)|decided|concluded)\b", re.I)
_PAYMENTS_COUNTED = re.compile(
    r"^\s*(?:\w+\s+)?(?:(?:remedy|compensation|goodwill|redress|financial|"
    r"local settlement)\s+)+(?:payments?|remedies|settlements?)\b",
    re.I,
)
_TOOK = re.compile(
    r"\b(?:answered|responded|completed|closed|took|taken|concluded|turned around|resolved)\b", re.I
)
_RATE = re.compile(r"\b(?:rate|percentage|proportion|share)\b", re.I)


def verdict(
    text: str,
    reading: LabelReading,
    setting: Setting,
    done: Sequence[Statement],
    statement: Statement,
    predicate: Predicate | None,
) -> list[FigureStated]:
    """The figures that ``statement`` makes, given what is said of it; empty where it makes none."""
    noun, group = statement.noun, statement.group
    if group.unit == "gbp":
        return _money(text, setting, done, statement)
    if group.unit == "days":
        return _average(text, setting, statement)
    clause = text[group.clause[0] : group.clause[1]]
    if (
        group.count is not None
        and group.count.sort == "nothing"
        and _NO_MONEY.search(clause)
        and not re.search(r"\bcomplaints?\b", clause[: clause.lower().find("no") + 20], re.I)
    ) and _NOTHING_PAID.search(text[group.first : group.last + 90]):
        return [
            _figure("compensation", statement, {"scope": "total"}, {"amount_gbp": Decimal("0.00")})
        ]
    if (
        group.count is not None
        and not group.percent
        and _PAYMENTS_COUNTED.match(text[group.last :])
    ):
        return [
            _figure("compensation", statement, {"scope": "total"}, {"cases": group.count.value})
        ]
    if statement.role == "base" and predicate is None:
        predicate = Predicate("exists", strength=1)
    if noun is None or predicate is None:
        return []
    if str(statement.subject.get("year", ""))[:7] > setting.context.year:
        return []  # a report has no figures for the year after its own
    if noun.sort == "foreign" and not (
        predicate.sort in ("breakdown",)
        or (statement.subject.get("service_area") and (group.lead.bracketed or group.percent))
    ):
        return []
    measures, qualifiers = _measures(group)
    if statement.role == "base":
        return _base(text, setting, done, statement, predicate, measures)
    if predicate.sort == "breakdown":
        return _breakdown(statement, predicate, measures, qualifiers)
    if predicate.sort == "status":
        return _timeliness(text, setting, done, statement, predicate, measures, qualifiers)
    if predicate.sort == "outcome":
        return _outcome(text, setting, done, statement, predicate, measures, qualifiers)
    return _stage_count(text, setting, done, statement, predicate, measures, qualifiers)


def _measures(group: Group) -> tuple[dict[str, Decimal], dict[str, str]]:
    measures: dict[str, Decimal] = {}
    qualifiers: dict[str, str] = {}
    for name, amount in (("count", group.count), ("percent", group.percent)):
        if amount is not None:
            measures[name] = amount.value
            if amount.qualifier is not None:
                qualifiers[name] = amount.qualifier
    return measures, qualifiers


def _figure(
    family: Family,
    statement: Statement,
    extra: dict[str, str | int | None],
    measures: dict[str, Decimal],
    qualifiers: dict[str, str] | None = None,
    reason: str | None = None,
    percent_of: str | None = None,
) -> FigureStated:
    said: dict[str, str | int | None] = {**statement.subject, **extra}
    if family == "compensation":
        said.pop("contact", None)
    else:
        said.setdefault("contact", "complaint")
    return FigureStated(
        family,
        Dimensions(**said),  # type: ignore[arg-type]
        measures,
        qualifiers or {},
        percent_of,
        reason,
    )


def _money(
    text: str, setting: Setting, done: Sequence[Statement], statement: Statement
) -> list[FigureStated]:
    group = statement.group
    assert group.money is not None
    before = any(s.unit == "gbp" and s.figures for s in (*done, *setting.before))
    pointing = before and (
        statement.role == "compared"
        or group.inner is not None
        or any(s.unit == "gbp" and s.figures for s in done)
        or bool(
            re.match(
                r"[^.;]{0,12}\b(?:of (?:it|this|that|these|which))\b", text[group.last :], re.I
            )
        )
    )
    if not pointing and not _MONEY.search(text):
        return []
    if _NOT_COMPENSATION.search(text[: group.first]) and not pointing:
        return []
    measures: dict[str, Decimal] = {"amount_gbp": group.money.value.quantize(Decimal("0.01"))}
    if group.cases is not None:
        measures["cases"] = group.cases.value
    qualifiers = {"amount_gbp": group.money.qualifier} if group.money.qualifier else {}
    tail = text[group.last : group.clause[1]]
    reason = _REASON.match(tail)
    lead = text[group.clause[0] : group.first]
    story = (
        bool(_ONE_PAYMENT.search(lead))
        or bool(re.search(r"\bstory\b", ""))
        or _in_story(text, setting)
    )
    whole = (
        group.cases is not None
        or statement.role == "compared"
        or bool(_TOTAL_MONEY.search(lead + tail))
        or bool(re.search(r"\bso that\s+$|\bin total\b", text[: group.first]))
    )
    single = (reason is not None or story) and not (
        group.cases is not None and group.cases.value > 1
    )
    if single and not (whole and reason is None):
        said = _clean_reason(reason["reason"]) if reason else None
        return [
            _figure("compensation", statement, {"scope": "payment"}, measures, qualifiers, said)
        ]
    return [_figure("compensation", statement, {"scope": "total"}, measures, qualifiers)]


def _in_story(text: str, setting: Setting) -> bool:
    told = re.compile(
        r"^\W*(?:(?:a|one|another)\s+(?:resident|family|mother|father|parent|customer|"
        r"young person|complainant|carer|tenant)\b|in (?:one|another) (?:case|complaint)|(?:mr|"
        r"mrs|ms|miss)\b)", re.I
    )  # fmt: skip
    return bool(
        told.match(text) or (told.match(setting.sentence_before) and not setting.paragraph_start)
    )


def _clean_reason(text: str) -> str | None:
    text = re.sub(r"\s+(?:and|so|to)\s*$", "", text.strip(" ,"))
    return " ".join(text.split()) or None


def _average(text: str, setting: Setting, statement: Statement) -> list[FigureStated]:
    group = statement.group
    assert group.days is not None
    around = text[max(0, group.clause[0] - 60) : group.clause[1]]
    if statement.role == "compared":
        pass
    elif not _AVERAGE.search(around):
        singular = re.search(
            r"\bthe\s+(?:\w+\s+){0,3}complaint\s+(?:at\s+stage\s+\w+\s+)?was\s+(?:answered|"
            r"completed|responded)",
            around,
            re.I,
        )
        if not singular:
            return []
    if re.search(r"\b(?:allow|must|target|limit)\b", text[group.clause[0] : group.last], re.I):
        return []
    return [
        _figure("timeliness", statement, {"status": "average"}, {"average_days": group.days.value})
    ]


def _timeliness(
    text: str,
    setting: Setting,
    done: Sequence[Statement],
    statement: Statement,
    predicate: Predicate,
    measures: dict[str, Decimal],
    qualifiers: dict[str, str],
) -> list[FigureStated]:
    if statement.noun is not None and statement.noun.sort == "foreign":
        return []
    days: int | None = None
    from_days: int | None = None
    scale = predicate.timescale
    if scale is not None:
        days, from_days = scale.days, scale.from_days
    else:
        days = _limit_said(text, setting)
    earlier = next((s for s in done if s.role == "base" and s.first < statement.first), None)
    if (
        earlier is not None
        and earlier.noun is not None
        and _RESPONSES.search(earlier.noun.text)
        and earlier.group.count is not None
    ):
        measures = {**measures, "total": earlier.group.count.value}
    if statement.group.base is not None and "count" in measures:
        measures = {**measures, "total": statement.group.base.value}
    extra: dict[str, str | int | None] = {
        "status": predicate.value, "timescale_days": days, "from_days": from_days,
    }  # fmt: skip
    return [_figure("timeliness", statement, extra, measures, qualifiers)]


_LIMIT = re.compile(r"\b(?:limit|timescale|standard|within|deadline|up to|maximum|target)\b", re.I)


_ALTERNATIVES = re.compile(r"\b\d+,?\s+(?:or|and|to)\s+(?:\w+\s+){0,4}?\d+", re.I)


def _limit_said(text: str, setting: Setting) -> int | None:
    """The one limit in days that the sentence, or the one before it, lays down."""
    for where in (text, setting.sentence_before, setting.heading_text):
        if not where or not _LIMIT.search(where) or _ALTERNATIVES.search(where):
            continue
        found = {
            t.days
            for t in read_label(where).timescales
            if _LIMIT.search(where[max(0, t.start - 40) : t.end])
        }
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _outcome(
    text: str,
    setting: Setting,
    done: Sequence[Statement],
    statement: Statement,
    predicate: Predicate,
    measures: dict[str, Decimal],
    qualifiers: dict[str, str],
) -> list[FigureStated]:
    value = predicate.value
    noun = statement.noun
    if noun is not None and noun.sort == "foreign":
        return []
    if noun is not None and noun.contact in ("compliment", "comment"):
        return []
    if _CARRIED_IN.search(text[statement.last : statement.group.clause[1] + 20]):
        return []
    listed = _listed(done) or any(s.role == "base" for s in done)
    if not listed and setting.bullet:
        listed = True
    alone = _EVENT_OF_OUTCOME.get(value)
    if alone is not None and not listed:
        return [_figure("stage_counts", statement, {"event": alone}, measures, qualifiers)]
    if value == "resolved" and not listed:
        return []
    if value == "closed" and not listed and statement.subject.get("stage") != "ombudsman":
        return []
    return [_figure("outcomes", statement, {"outcome": value}, measures, qualifiers)]


def _listed(done: Sequence[Statement]) -> bool:
    values = {
        s.predicate.value
        for s in done
        if s.predicate is not None and s.predicate.sort == "outcome" and s.role in ("level", "base")
    }
    return len(values) > 1 and bool(values & (_DECIDED | {"closed"}))


def _breakdown(
    statement: Statement,
    predicate: Predicate,
    measures: dict[str, Decimal],
    qualifiers: dict[str, str],
) -> list[FigureStated]:
    if predicate.label is None or not 1 <= len(predicate.label.split()) <= _LONGEST_LABEL:
        return []
    extra: dict[str, str | int | None] = {"dimension": predicate.value, "label": predicate.label}
    return [_figure("breakdowns", statement, extra, measures, qualifiers)]


_LONGEST_LABEL = 14
"""Words; a longer stretch is a clause, not a label."""


def _base(
    text: str,
    setting: Setting,
    done: Sequence[Statement],
    statement: Statement,
    predicate: Predicate,
    measures: dict[str, Decimal],
) -> list[FigureStated]:
    """ "Of the 198 complaints concluded": a count of its own, and the total of the outcomes listed."""
    noun = statement.noun
    if noun is None or noun.sort == "foreign":
        return []
    if noun.sort == "none" and not (setting.before or len(done) > 1):
        return []
    group = statement.group
    following = [s.first for s in done if s.first > group.last]
    clause = text[group.last : following[0] if following else group.clause[1]]
    followers = [s for s in done if s.role == "level" and s.predicate is not None]
    decided = [s for s in followers if s.predicate is not None and s.predicate.sort == "outcome"]
    figures: list[FigureStated] = []
    concluded = bool(_CONCLUDED.search(clause))
    if any(s.predicate is not None and s.predicate.value in _DECIDED for s in decided) or (
        re.search(r"\bdecisions?\b", clause, re.I) and statement.subject.get("stage") == "ombudsman"
    ):
        figures.append(
            _figure("outcomes", statement, {"outcome": "total"}, {"count": measures["count"]})
        )
    if predicate.sort == "status":
        return figures
    if noun.sort == "none" and not concluded:
        return figures
    if _RESPONSES.search(noun.text) and any(
        s.predicate is not None and s.predicate.sort == "status" for s in followers
    ):
        return figures
    event = "completed" if concluded else "received"
    if predicate.sort == "event" and predicate.value in (
        "rejected",
        "escalated",
        "reopened",
        "suspended",
    ):
        event = predicate.value
    figures.append(
        _figure("stage_counts", statement, {"event": event}, {"count": measures["count"]})
    )
    return figures


def _stage_count(
    text: str,
    setting: Setting,
    done: Sequence[Statement],
    statement: Statement,
    predicate: Predicate,
    measures: dict[str, Decimal],
    qualifiers: dict[str, str],
) -> list[FigureStated]:
    noun, group = statement.noun, statement.group
    assert noun is not None
    if noun.sort == "case" and _REMEDIED.search(text[group.clause[0] : group.first]):
        return []
    if _CARRIED_IN.search(text[group.last : group.clause[1] + 20]):
        return []
    if group.count is not None and group.count.sort == "both" and predicate.strength < 2:
        return []
    if noun.sort == "none" and re.search(r"\b(?:remaining|rest|other)\s+$", text[: group.first]):
        return []
    event = predicate.value or "received"
    clause = text[group.clause[0] : group.clause[1]]
    stage = statement.subject.get("stage")
    if event in ("escalated", "moved"):
        return _escalation(text, statement, event, predicate.label, measures, qualifiers)
    headed = setting.heading.contact is not None or setting.heading.stage is not None
    if (
        noun.sort == "none"
        and predicate.strength < 2
        and not (setting.before or done[0] is not statement)
        and not (headed and (predicate.sort == "event" or _TALLY.search(clause)))
        and not ("service_area" in statement.subject and "percent" in measures)
    ):
        return []
    if "percent" in measures and "count" not in measures:
        if event in ("reopened", "rejected", "withdrawn", "suspended"):
            return [_figure("stage_counts", statement, {"event": event}, measures, qualifiers)]
        if "service_area" not in statement.subject:
            return []
    if event == "investigated" and not (stage == "ombudsman" and _DETAILED.search(clause)):
        event = "received"
    if stage == "ombudsman" and event in ("received", "completed") and _DECISIONS.search(clause):
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
        shared = "service_area" in statement.subject and "percent" in measures
        if (
            statement.role != "compared"
            and not headed
            and not shared
            and not any(
                s.noun is not None and s.noun.sort in ("contact", "case")
                for s in (*done, *setting.before)
            )
        ):
            return []
    return [_figure("stage_counts", statement, {"event": event}, measures, qualifiers)]


def _escalation(
    text: str,
    statement: Statement,
    event: str,
    label: str | None,
    measures: dict[str, Decimal],
    qualifiers: dict[str, str],
) -> list[FigureStated]:
    """Escalated is said of the stage left; "went on to Stage 2" counts what came to Stage 2."""
    stage = statement.subject.get("stage")
    clause = text[statement.group.clause[0] : statement.group.clause[1]]
    reached = reached_stage(clause) or label
    if event == "moved" and "count" in measures and "percent" not in measures:
        if reached is None:
            return []
        return [
            _figure(
                "stage_counts",
                statement,
                {"stage": reached, "event": "received"},
                measures,
                qualifiers,
            )
        ]
    left: str | int | None = stage
    both = [s for s in _STAGE_ORDER if s in read_label(clause).values("stage")]
    if reached is None and len(both) > 1:
        reached = both[1]  # "the escalation rate between Stage 1 and Stage 2"
    if reached in _STAGE_ORDER:
        at = _STAGE_ORDER.index(str(reached))
        left = _STAGE_ORDER[at - 1] if at else "stage_1"
    elif (
        reached is None and stage == "stage_2" and statement.origins.get("stage") == "heading"
    ) or stage is None:
        left = "stage_1"
    return [
        _figure(
            "stage_counts", statement, {"stage": left, "event": "escalated"}, measures, qualifiers
        )
    ]


_REACHED = re.compile(
    r"\b(?:to|into|onto|at)\s+(?:be\s+\w+\s+at\s+)?(?:the\s+|a\s+|formal\s+|an?\s+|corporate\s+|"
    r"statutory\s+)*(?P<where>(?:stage|step|level|tier)\s*(?:\w+)|(?:independent\s+|"
    r"complaints?\s+)?review(?:\s+panel)?|ombudsman|lgs?c?o|local government[\w\s&]*ombudsman)",
    re.I,
)


def reached_stage(clause: str) -> str | None:
    """The stage that complaints are said to have gone to."""
    stage = None
    for match in _REACHED.finditer(clause):
        stage = read_label(match["where"]).value("stage") or stage
    return stage
