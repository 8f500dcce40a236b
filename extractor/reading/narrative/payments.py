"""Money: what was paid, for one case or in all, and for what."""

from __future__ import annotations

import re
from decimal import Decimal

from extractor.reading.narrative.name_ends import trimmed
from extractor.reading.narrative.named_subjects import is_service
from extractor.reading.narrative.single_payments import is_one_of_several, is_told_of_one
from extractor.reading.narrative.stated import (
    FigureStated,
    Measured,
    Sentence,
    Statement,
    figure_of,
)
from extractor.reading.narrative.wording import IN_ALL

_MONEY = re.compile(
    r"\b(?:compensation|compensated|redress|remed(?:y|ies)|goodwill|reimburse\w*|"
    r"(?<!direct )payments?|paid|pay|pays|pay[\s-]?outs?|settlements?|sums?|"
    r"time and trouble|distress|awards?|awarded|ex gratia|in recognition of|symbolic)\b|"
    r"\brecommend\w*\s+£|£\d[\d,.]*\s+(?:was|were|has\s+been)\s+offered\b|"
    r"\b(?:complainants?|famil(?:y|ies)|parents?|mother|father|carers?|young\s+(?:person|people))\s+(?:was|were)\s+offered\s+£|"
    r"\b(?:complainants?|famil(?:y|ies)|residents?|tenants?|customers?|parents?|carers?)\s+received\s+"
    r"(?:a\s+total\s+of\s+)?£",
    re.I,
)
_NOT_COMPENSATION = re.compile(
    r"\b(?:owed|due|bills?|fines?|charges?(?!\s+waived)|invoices?|budgets?|salar\w+|spen[dt]\w*|fees?|debts?|"
    r"arrears|grants?|savings?|value of|price|payment plans?|claims?|"
    r"investigat(?:ors?|ing officers?)|independent persons?|cost(?:s|ing)?)\b[^.;]{0,30}$",
    re.I,
)
_IN_REDRESS = re.compile(
    r"\s+(?:in|on)\s+(?:financial\s+)?(?:compensation|redress|remed(?:y|ies)|goodwill)\b", re.I
)
_CHARGED = re.compile(
    r"\b(?:charges?|bills?|fees?|fines?|debts?|arrears|invoices?)\s+(?:of|for|totalling)\s+$", re.I
)
"""Before a sum that was owed, even beside one that was paid."""
_PAID_STAFF = re.compile(
    r"\b(?:investigat(?:ors?|ing officers?)|independent (?:people|persons?)|mediators?|advocates|"
    r"solicitors|staff|officers|agenc(?:y|ies)|panel members)\b[^.;£]{0,60}\b(?:was|were)\s+paid\b",
    re.I,
)
_TO_STAFF = re.compile(
    r"\s+(?:(?:was|were|has\s+been|had\s+been)\s+(?:spent|paid|used|incurred)\s+)?(?:(?:in|on)\s+(?:fees|costs|expenses)\s+)?"
    r"(?:to|on|for)\s+(?:the\s+|its\s+|our\s+|an?\s+)?(?:(?:external|independent|freelance|commissioned|outside|stage\s+\w+)\s+)*"
    r"(?:investigat(?:ors?|ing\s+officers?|ions?)|(?:independent\s+)?persons?|(?:independent\s+)?people|panels?|chairs?|mediators?|"
    r"agenc(?:y|ies)|consultants?|barristers?|solicitors?)\b",
    re.I,
)
"""Behind a sum that paid for the work: "£14,350 to external Investigating Officers"."""
_REASON = re.compile(
    r"^\s*(?:(?:was|to\s+be|be|were)\s+(?:paid|made|awarded|offered)\s+|(?:to|"
    r"was)\s+)?(?:to\s+(?:the|an?|one|Mr|Mrs|Ms|Miss)\s+(?:\w+\s+){1,3}?)?(?:for|"
    r"to acknowledge|to reflect|"
    r"in recognition of|to recognise|to remedy|to cover|in respect of|towards|"
    r"because of)\s+(?:the\s+)?(?P<reason>[^.;£]+)",
    re.I,
)
_IN_ONE_OF = re.compile(
    r"\s*(?:to|in|for)\s+(?:just\s+|only\s+)?one\s+of\s+(?:the|our|these|those|its)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:cases|complaints|complainants|families|decisions|investigations|upheld)\b",
    re.I,
)
"""The same of one among several, whose noun in the plural counts no payments: "in one of the upheld
cases"."""
_RESPECTIVELY = re.compile(
    r"\b(?:the|these|those|in|both)\s+(?:two|three|four|both|other)\s+(?:[\w-]+\s+){0,3}?"
    r"(?:cases|complaints|complainants|families|decisions|investigations)\b[^;:]*?\bpay(?:ing|ments?\s+of)?\s+"
    r"£\d[\d,.]*(?:\s*,\s+£\d[\d,.]*){0,4},?\s+and\s+£\d[\d,.]*,?\s+respectively\b",
    re.I,
)
"""As many sums as there were cases: "in the two upheld cases to pay £300 and £750 respectively"."""
_LIST_OF_SUMS = re.compile(
    r"\b(?:payments|awards|sums|amounts)(?:\s+(?:were|was)\s+(?:\w+\s+)?\w+)?,?\s+of\s+(?:£[\d,.]*\d(?:\s*,\s*|\s*,?\s+and\s+))*$",
    re.I,
)
_SETTLEMENTS_COST = re.compile(
    r"\b(?:settlements?|remed(?:y|ies)|redress)\s+(?:\w+\s+)?cost\s+(?:(?:us|the\s+council)\s+)?"
    r"(?:£\d[\d,.]*(?:\s+and)?\s+){0,8}$",
    re.I,
)
"""Before what was paid, each sum a settlement's: "the settlements cost £400, £650 and £225"."""
_LISTED_NEXT = re.compile(r"(?:,|,?\s+and)\s+£")
"""Around the sums of a list: "payments of £300, £500 and £1,000"."""
_SUMS_IN_CASES = re.compile(
    r"(?<![\d£])£\d[\d,.]*(?:\s*£\d[\d,.]*){0,8}\s*and\s+£\d[\d,.]*\s+(?:(?:was|were)\s+\w+\s+)?in\s+(?:the\s+)?(?P<n>two|three|four|five|six|seven|eight|nine|[2-9])\s+"
    r"(?:of\s+(?:the|these|those|its|our)\s+(?:\w+\s+){0,2}?|upheld\s+)?(?:cases|complaints|decisions|investigations)\b",
    re.I,
)
"""Sums, one for each of so many cases: "paid £250, £500 and £1,100 in three of the four cases"."""
_CASES_FIRST = re.compile(
    r"\b(?P<n>two|three|four|five|six|seven|eight|nine|(?<![\d£,])[2-9])\s+(?:of\s+(?:them|these|those|the)\b|"
    r"(?:[a-z]+\s+){0,2}?(?:cases|complaints|families|people|complainants|residents|decisions|investigations|households|payments|awards)\b)"
    r"[^.;£\d]{0,60}(?:[,:(]|\s[–-])\s*£\d[\d,.]*\d(?:,\s+£\d[\d,.]*\d){0,8},?\s+and\s+£\d[\d,.]*\d(?=[.;)]|\s*$)",
    re.I,
)
"""The same with the cases first: "compensation in two cases, £400 and £250"."""
_ONE_OF_ALL = re.compile(r"\b(?:one|a)\s+(?:single\s+)?payment\s+of\s+$", re.I)
"""Before one payment, whatever share of the total it is."""


_IN_TURN = re.compile(
    r"\bpayments?\s+of\s+£\d[\d,.]*(?:\s*,\s+£\d[\d,.]*){0,4},?\s+and\s+£\d[\d,.]*,?\s+respectively\b",
    re.I,
)
"""Payments, each another case's: "with payments of £300 and £500 respectively"."""


_SO_MANY_OF = re.compile(
    r"[:,;]\s+(?:and\s+)?(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\s+(?:payments\s+)?of\s+$|"
    r"\b(?:and|were)\s+(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\s+of\s+$",
    re.I,
)
"""Before what each of some got: "five payments were made: two of £250, three of £500"."""


def _is_of_list(text: str, first: int, last: int) -> bool:
    """Whether a sum is one of those that "payments of" lists."""
    ahead = _LIST_OF_SUMS.search(text[:first]) or _SETTLEMENTS_COST.search(text[:first])
    return ahead is not None and ("£" in ahead[0] or _LISTED_NEXT.match(text, last) is not None)


def _is_for_one_case(text: str, first: int) -> bool:
    """Whether a sum stands in a list of as many sums as there were cases."""
    if _SO_MANY_OF.search(text, 0, first):
        return True
    for pattern in (_RESPECTIVELY, _IN_TURN):
        if any(m.start() <= first < m.end() for m in pattern.finditer(text)):
            return True
    for listed in (*_SUMS_IN_CASES.finditer(text), *_CASES_FIRST.finditer(text)):
        if listed.start() <= first < listed.end():
            told = listed["n"].lower()
            cases = int(told) if told.isdigit() else _COUNTED.index(told)
            return text.count("£", listed.start(), listed.end()) == cases
    return False


_COUNTED = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_NO_SUM = re.compile(
    r"\b(?:rang\w+|var(?:y|ied|ies|ying))\s+(?:\w+\s+){0,4}?(?:from|between)\b|\b(?:average|averaging|mean|median)\b|"
    r"\bbetween\s+£[\d,.]+\s+and\s+$|\bbetween\s+$",
    re.I,
)
"""Before sums that are neither one payment nor all: a range, an average."""
_LARGEST = re.compile(
    r"\b(?:largest|biggest|highest|greatest|smallest|lowest)(?:\s+(?:single|individual|one|such))?"
    r"(?:\s+(?:payments?|sums?|amounts?|awards?|orders?|remed(?:y|ies)|settlements?))?"
    r"(?:\s+of\s+(?:these|those|the|them|all|which)(?:\s+(?:\w+\s+){0,2}?(?:payments?|sums?|awards?|settlements?))?)?"
    r"(?:\s+(?:made|paid|awarded))?(?:\s*,?\s+(?:was|were|being|is|of|at|came\s+to)\s+(?:for\s+)?|,\s+|(?<=them)\s+|(?<=these)\s+)$|"
    r"\band\s+the\s+(?:largest|biggest|highest|smallest|lowest)\s+$",
    re.I,
)
"""Before the one payment that stands out: "the largest single payment was £400"."""
_THE_LARGEST = re.compile(
    r"\s*(?:(?:was|is|being)\s+)?the\s+(?:largest|biggest|highest|greatest|smallest|lowest)\b", re.I
)
"""After it: "£150 was the smallest payment and £2,000 the largest"."""
_TOTAL_MONEY = re.compile(
    r"\b(?:total\w*|amount(?:ed|s|ing)?\s+to|in all|altogether|overall|sum|sums|combined|"
    r"over the year|during the year|this year|cases|complaints)\b",
    re.I,
)
_SUMMED = re.compile(r"\b(?:came|total\w*|amount\w*|sum)\b", re.I)


def is_no_sum(ahead: str) -> bool:
    """Whether the words before a sum make it the end of a range, or an average."""
    told = list(_NO_SUM.finditer(ahead))
    return bool(told) and not _SUMMED.search(ahead, told[-1].end())


_OF_THE_SUM = re.compile(r"\s+of\s+(?:the|this|that)\s+(?:total\s+of\s+)?£", re.I)
_IS_THE_SUM = re.compile(r"£[\d,.]*\d\s+of\s+(?:the|this|that)\s+(?:total\s+of\s+)?$", re.I)
"""Around a part of a sum, whose part nothing may name: "£1,500 of the £2,310 was for repairs"."""
_PER = re.compile(r"\s*(?:an?|per|each|every)\s+(?:hour|day|week|fortnight|month|annum)\b", re.I)
"""After what somebody gets again and again: "£250 a week in benefits"."""
_TO_MORE = re.compile(r"\s*(?:to|[-\u2013])\s*£", re.I)
_FROM_LESS = re.compile(r"£[\d,.]*\d\s*(?:to|[-\u2013])\s*$", re.I)


def is_end_of_range(text: str, first: int, last: int) -> bool:
    """Whether a sum is an end of a range: "payments of £50 to £100"."""
    return _TO_MORE.match(text, last) is not None or _FROM_LESS.search(text, 0, first) is not None


_MADE_PAYMENTS = re.compile(
    r"\b(?:made|paid|offered|awarded)\s+(?:[\w-]+\s+){0,3}?(?:payments?|compensation|redress|remed(?:y|ies))\b",
    re.I,
)
"""A sentence that says that something was paid, and leaves the sum to the next."""
_OF_THIS = re.compile(r"[^.;]{0,12}\b(?:of (?:it|this|that|these|which))\b", re.I)
"""A part of sums named before: "£300 of this was for delay"."""
_FOR = re.compile(r"^\W*(?:was\s+|were\s+)?(?:for|from|in)\s+")
_NEAR = 40
"""Characters before a sum's clause within which a range or an average is said of it."""


def money_figures(sentence: Sentence, statement: Statement) -> list[FigureStated]:
    """The payment or total that a sum of money states; nothing for money of other kinds."""
    group = statement.group
    assert group.money is not None
    text = sentence.text
    if _is_other_money(sentence, statement):
        return []
    if _IS_THE_SUM.search(text, 0, group.first):
        statement.subject.pop("service_area", None)
    measures: dict[str, Decimal] = {"amount_gbp": group.money.value.quantize(Decimal("0.01"))}
    if group.cases is not None:
        measures["cases"] = group.cases.value
    qualifiers = {"amount_gbp": group.money.qualifier} if group.money.qualifier else {}
    measured = Measured(measures, qualifiers)
    tail = text[group.last : group.clause[1]]
    alone = _OF_IT.match(text, group.money.end) and _TO_ONE.match(text, group.money.end)
    if alone and group.cases is not None:
        one = measured.without("cases")
        statement.subject.pop("service_area", None)  # what the one case was about
        return [figure_of("compensation", statement, {"scope": "payment"}, one)]
    if _OF_IT.match(text, group.last) or _MOST_OF_IT.search(text[: group.first]):
        if _TO_ONE.match(text, group.last):
            return [figure_of("compensation", statement, {"scope": "payment"}, measured)]
        if _OF_IT.match(tail) and not is_named_part(sentence, statement):
            return []
    reason = _REASON.match(tail) if not _is_whose(tail, statement) else None
    among = _IN_ONE_OF.match(text, group.money.end)
    of_one = among is not None or _is_for_one_case(text, group.first)
    if of_one:
        measured = measured.without("cases")
    listed = (
        of_one or _is_of_list(text, group.first, group.last) or is_one_of_several(text, group.first)
    )
    story = listed or is_told_of_one(sentence, statement)
    lead = text[group.clause[0] : group.first]
    whole = (
        statement.role == "compared"
        or bool(_TOTAL_MONEY.search(lead + tail))
        or bool(re.search(r"\bso that\s+$|\bin total\b", text[: group.first]))
    )
    largest = _ONE_OF_ALL.search(text, 0, group.first) is not None or bool(
        _LARGEST.search(text[: group.first]) or _THE_LARGEST.match(text, group.last)
    )
    several = group.cases is not None and group.cases.value > 1
    single = of_one or ((reason is not None or story or largest) and not several)
    if single and "of which" in group.joined.lower() and not (story or largest):
        return []  # "£41,380, of which £36,200 was for repairs": a part, and no one payment
    shared = _service_of_share(sentence, statement) if single and not (story or largest) else None
    if shared is not None:
        statement.subject["service_area"] = shared
        return [figure_of("compensation", statement, {"scope": "total"}, measured)]
    if single and not (whole and reason is None and not largest and not listed):
        said = _clean_reason(reason["reason"]) if reason else None
        return [figure_of("compensation", statement, {"scope": "payment"}, measured, said)]
    if is_part_of_total(sentence, statement):
        if not _is_addend(text, group.first):
            return []
        return [figure_of("compensation", statement, {"scope": "payment"}, measured)]
    return [figure_of("compensation", statement, {"scope": "total"}, measured)]


_TOTALLING = re.compile(
    r"\b(?:payments|awards|settlements|remedies|sums)\s+(?:totall?ing|of|amounting\s+to|worth)\s+(?P<total>£[\d,.]*\d)[^:;£]{0,60}:\s*"
    r"(?P<sums>£[\d,.]*\d(?:(?:,|,?\s+and)\s+£[\d,.]*\d)+)\W*$",
    re.I,
)
"""Payments, what they come to, and each: "payments totalling £900 were made: £600 and £300"."""


def _is_addend(text: str, first: int) -> bool:
    """Whether a sum stands in a list of payments that come to the total before it."""
    listed = _TOTALLING.search(text)
    if listed is None or first < listed.start("sums"):
        return False
    amounts = [Decimal(sum_.replace(",", "")) for sum_ in re.findall(r"£([\d,.]*\d)", listed[0])]
    return amounts[0] == sum(amounts[1:])


_FOR_SERVICE = re.compile(
    r"\s+(?:was\s+|were\s+)?(?:for|in|by)\s+(?:the\s+)?(?P<name>[A-Za-z][\w'’&/-]*(?:\s+[\w'’&/-]+){0,5}?)"
    r"\s*(?:[,;.)]|\band\s+£|$)"
)


_HARM = re.compile(
    r"(?:lost|missed|missing|delayed|late|poor|inadequate|failed|lack|delay)\b", re.I
)
"""How a reason begins that names what somebody went without: "for lost education"."""


def _service_of_share(sentence: Sentence, statement: Statement) -> str | None:
    """The service whose part of a total a sum is, where the parts make it up: "£6,150 (£4,900
    for SEND and £1,250 for social care)"."""
    sums = [g.money.value for g in sentence.groups if g.money is not None]
    if len(sums) <= 2 or sums[0] != sum(sums[1:]) or statement.group.money is None:
        return None
    match = _FOR_SERVICE.match(sentence.text, statement.group.money.end)
    if match is None or statement.group.money.value == sums[0] or _HARM.match(match["name"]):
        return None
    return trimmed(match["name"]) if is_service(sentence, *match.span("name")) else None


_LISTS_PAYMENTS = re.compile(
    r"\b(?:remed(?:y|ies)|payments?|compensation|redress|awards?)\s+(?:[a-z]+\s+){0,3}?"
    r"(?:agreed|made|paid|awarded|offered|recommended|follows?|included?|were|was)\b[^.;]*:\s*$",
    re.I,
)
_PAID_FOR = re.compile(r"\W*£\d[\d,]*(?:\.\d\d)?\s+(?:for|to|in\s+respect\s+of)\s", re.I)


def _is_listed_payment(sentence: Sentence) -> bool:
    """Whether a point of a list of payments begins with its sum: "Remedies were agreed as follows:"
    above "£1,200 for missed respite"."""
    setting = sentence.setting
    listed = setting.bullet and _LISTS_PAYMENTS.search(setting.sentence_before) is not None
    for_work = _WORKERS.search(setting.sentence_before) is not None
    return listed and not for_work and _PAID_FOR.match(sentence.text) is not None


_WORKERS = re.compile(
    r"\bto\s+(?:[a-z]+\s+){0,3}?(?:investigat\w+|independent|advocates?|mediators?|officers?|staff|panels?|consultants?|agenc\w+)\b",
    re.I,
)


def _is_other_money(sentence: Sentence, statement: Statement) -> bool:
    """Whether a sum was not paid to those who complained: costs, charges, the end of a range."""
    group = statement.group
    text, done = sentence.text, sentence.done
    paid_here = any(s.unit == "gbp" and s.figures for s in done)
    before = paid_here or any(s.unit == "gbp" and s.figures for s in sentence.setting.before)
    before = before or _MADE_PAYMENTS.search(sentence.setting.sentence_before) is not None
    pointing = before and (
        statement.role == "compared"
        or IN_ALL.match(text, group.last) is not None
        or group.inner is not None
        or paid_here
        or bool(THE_TOTAL.search(text[: group.first]) or _LARGEST.search(text[: group.first]))
        or _OF_THIS.match(text, group.last) is not None
    )
    if not pointing and not _MONEY.search(text) and not _is_listed_payment(sentence):
        return True
    in_redress = _IN_REDRESS.match(text, group.last)
    cost = _SETTLEMENTS_COST.search(text[: group.first])
    if _NOT_COMPENSATION.search(text[: group.first]) and not (pointing or in_redress or cost):
        return True
    earlier = [g.last for g in sentence.groups if g.last <= group.first]
    if _CHARGED.search(text[max(earlier, default=0) : group.first]):
        return True
    if is_no_sum(text[max(0, group.clause[0] - _NEAR) : group.first]):
        return True
    if _PER.match(text, group.last) or _OF_THE_SUM.match(text, group.last):
        return True
    if group.from_to is None and is_end_of_range(text, group.first, group.last):
        return True
    if _TO_STAFF.match(text, group.last):
        return True
    return _PAID_STAFF.search(text[: group.first]) is not None


def is_paid_to_staff(text: str, sum_before: Statement) -> bool:
    """Whether a sum paid for work: what it was for is not what is paid next is for."""
    return sum_before.unit == "gbp" and _TO_STAFF.match(text, sum_before.last) is not None


def _is_whose(tail: str, statement: Statement) -> bool:
    """Whether what a sum was for is the service that it was paid for, and no reason."""
    service = statement.subject.get("service_area")
    return service is not None and _FOR.sub("", tail).startswith(str(service))


def is_part_of_total(sentence: Sentence, statement: Statement) -> bool:
    """Whether the sentence has given all that was paid: another sum of the same is a part of it.

    "£3,400 over the year: £2,150 following Ombudsman decisions and £1,250 through our procedure".
    """
    money = statement.group.money
    assert money is not None
    same = ("year", "stage", "service_area")
    return any(
        figure.dimensions.scope == "total"
        and all(getattr(figure.dimensions, key) == statement.subject.get(key) for key in same)
        and figure.measures.get("amount_gbp", 0) > money.value
        for told in sentence.done
        if told.unit == "gbp" and told.first < statement.first
        for figure in told.figures
    )


THE_TOTAL = re.compile(
    r"\b(?:the|year['’]s)\s+(?:total|figure|amount|sum|equivalent(?:\s+(?:figure|sum))?)\s+(?:paid\s+)?(?:was|had\s+been|stood\s+at)\s+"
    r"(?:only\s+|just\s+)?$",
    re.I,
)
"""After a sentence on what was paid: "In 2020/21 the total was £17,225"."""
_OF_IT = re.compile(r"\s*of\s+(?:it|this|that|which)\b", re.I)
_MOST_OF_IT = re.compile(
    r"\b(?:most|much|half|part|some)\s+of\s+(?:it|this|that|which)\s*[(,]\s*$", re.I
)
_TO_ONE = re.compile(
    r"[^.;\d]{0,40}\b(?:to|from|for|in|of|on)\s+(?:just\s+|only\s+)?(?:one|a\s+single)\s+(?:[a-z-]+\s+){0,3}?"
    r"(?:case|family|complaint|complainant|resident|tenant|customer|household|child|person|payment|settlement)\b(?![’'])",
    re.I,
)
"""After a part of a sum: one payment, "£1,500 of which arose from a single planning case"."""


def is_named_part(sentence: Sentence, statement: Statement) -> bool:
    """Whether a part of a sum is of a stage or service that is said, or of so many cases.

    "£1,900, of which £700 was at Stage 1"; what "£700 of it for one child" is of, nothing can name.
    """
    group = statement.group
    staged = any(
        not h.sets.keys().isdisjoint(("stage", "procedure"))
        for h in sentence.hits
        if group.last <= h.start and h.end <= group.clause[1]
    )
    return staged or group.cases is not None or "service_area" in statement.subject


def _clean_reason(text: str) -> str | None:
    text = re.sub(r"\s+(?:and|so|to)\s*$", "", text.strip(" ,"))
    return " ".join(text.split()) or None
