"""What tells that a sum is one payment, and not all that was paid: "paid one family £300"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from extractor.reading.claims import Dimensions
from extractor.reading.narrative.stated import FigureStated, Sentence, Setting, Statement

_PERSON = (
    r"(?:complainant|resident|family|tenant|customer|(?:grand)?parent|(?:grand)?mother|(?:grand)?father|(?:foster\s+)?carer|"
    r"(?:special\s+)?guardian|(?:care\s+)?leaver|young\s+person|child|adopter|aunt|uncle|sister|brother|daughter|son|"
    r"relative|couple|woman|man|service\s+user|person)"
)
"""Who one payment is made to."""

_ONE_PAYMENT = re.compile(
    r"\b(?:a|one|the|backdated|single)\s+(?:\w+\s+){0,2}?(?:payment|settlement|remedy|award|gesture)\s+of\b|"
    r"\b(?:pay|paid|paying|gave|award\w*|offer\w*)\s+(?:him|her)\b|\b(?:family|"
    r"resident|complainant|parent|mother|father|child|young person|carer|mr|mrs|ms|customer|"
    r"service user|tenant|person)\s+(?:\w\.?\s+)?(?:was|were|received|got|had)\b|"
    r"\bin\s+(?:one|another|the\s+(?:one|other|remaining|last|final|single))\s+(?:case|complaint|decision)\b",
    re.I,
)
_RECIPIENT = re.compile(
    r"\s*(?:(?:was|to\s+be)\s+(?:paid|made|awarded|given)\s+)?to\s+(?:one\s+of\s+(?:the|our|these|those)\b|"
    rf"(?:the|an?|one|each)\s+(?:\w+\s+){{0,2}}?{_PERSON}\b(?![’'-])|"
    r"him|her|a\s+(?:second|third|fourth)\b|the\s+(?:other|second|third)(?=\s*[.,;]|$)|another(?=\s+(?:complainant|resident|family|tenant|customer|parent|person|for|in)\b|\s*[.,;])|Mr|Mrs|Ms|Miss)\b|"
    r"\s*in\s+(?:an?|another)\s+(?:\w+\s+){0,3}?(?:case|complaint|one)\b|"
    r"\s*(?:(?:was|were)\s+(?:paid\s+)?(?:in\s+respect\s+of|for|in|to)|relate[sd]\s+to|relating\s+to|concerned)\s+(?:a\s+single|(?:just\s+)?one)\s|"
    r"\s*of\s+[^.;,£\d]{3,40}?\s(?:was|were)\s+(?:refunded|repaid|reimbursed|waived)\s+to\s+an?\s|"
    r"\s*in\s+another(?=\s*[.,;]|$)|\s*in\s+(?:one|the\s+other|the\s+second)\b(?!\s+(?:year|quarter|case|complaint))",
    re.I,
)
"""After a sum that one person got, or one case; "to complainants" leaves it open how many."""
_AND_ANOTHER = re.compile(
    r"\s*(?:in\s+one\s*)?(?:case|complaint|instance)?\s*,?\s+and\s+£[\d,.]*\d\s+in\s+(?:another|the\s+other|a\s+second)\b",
    re.I,
)
"""After the first of two payments: "£800 in one case and £350 in another"."""
_ONE_WAS = re.compile(
    r"\bone\s+(?:was|led\s+to|ended\s+in|brought)\s+an?\s+(?:\w+\s+)?"
    r"(?:settlement|payment|remedy|award)\s*\(\s*$",
    re.I,
)
"""Before what one case cost, in brackets: "one was a local settlement (£750)"."""
_IN_THE_THIRD = re.compile(
    r"\bin\s+the\s+(?:first|second|third|fourth|fifth|last|other)\s+(?:one,?\s+)?(?:it|we|he|she|they|"
    r"the\s+(?:council|panel|ombudsman))\b[^.;£]*$",
    re.I,
)
"""Before what came of one of several: "in the third it recommended £750"."""
_ONE_OF = re.compile(
    r"\b(?:one|another|the\s+(?:other|second|third|last)|a\s+(?:second|third|further)(?:\s+one)?)\s+of\s+$|\bone\s+(?:case|complaint),?\s+(?:for|in)\s+which\s[^.;£]*$|"
    r"\b(?:one|another)\s+(?:of\s+(?:these|those|the|them|which)\s*)?(?:(?:\w+\s+)?(?:payments?|awards?|sums?|remedies|settlements?)\s+)?"
    r"(?:was|being|amounted\s+to|came\s+to)\s+(?:for\s+|of\s+)?$",
    re.I,
)
"""Before one payment of several: "of the other two payments, one of £350 was for fares"."""
_PAID_ONE = re.compile(
    rf"\b(?:pay|paid|paying|gave|award\w*|offer\w*)\s+(?:the|an?|one|another)\s+(?:\w+\s+)?{_PERSON}\s+(?:a\s+further\s+)?$|"
    r"\b(?:pay|paid|paying|gave|award\w*|offer\w*)\s+(?:Mr|Mrs|Ms|Miss)\s+\w+\s+$|"
    rf"\b(?:an?|one|another)\s+(?:\w+\s+)?{_PERSON}\s+was\s+"
    r"(?:compensated|paid|awarded|given|offered|sent)\s+$|"
    rf"\beach\s+and\s+(?:an?|one|another)\s+(?:\w+\s+)?{_PERSON}\s+$|"
    rf"\b(?:an?|the)\s+(?:[\w-]+\s+){{0,2}}?{_PERSON},\s+who\s+(?:then\s+)?"
    r"(?:received|got|was\s+(?:paid|awarded|given|offered))\s+$",
    re.I,
)
_TOLD_TO_PAY = re.compile(
    r"\b(?:ordered|agreed|asked|told|required|had)\s+(?:us\s+|the\s+council\s+)?to\s+(?:\w+\s+(?:to\s+\w+\s+)?and\s+)?pay\s+(?:him|her|(?:the|an?|one)\s+(?:\w+\s+)?"
    rf"{_PERSON}|Mr|Mrs|Ms|Miss)\b",
    re.I,
)
"""Before what one person got, however many sums it is made up of."""
_PAYMENTS_OF = re.compile(r"\bpayments\s+of\b", re.I)
_EACH = re.compile(r"\s+(?:each|apiece)\b", re.I)
"""After what every one of several got."""
_EACH_GOT = re.compile(r"\beach\s+(?:awarded|paid|given|offered|received|got)\s+$", re.I)
"""Before it."""
_SO_MANY_OF = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(?:[a-z]+\s+){0,2}?"
    r"(?:payments|awards)\s+of\s+$|"
    r"\b(?:one|single|another)\s+(?:[a-z]+\s+){0,2}?(?:payment|award|settlement|remedy)\s+of\s+$",
    re.I,
)
_IN_TOTAL = re.compile(r"\b(?:in\s+(?:total|all)|altogether|between\s+them)\b", re.I)
"""Around what each of several payments was: "four payments of £100 were made"."""


def _is_one_of_several(sentence: Sentence, statement: Statement) -> bool:
    """Whether "payments of" comes before several sums, and not before the one that they come to."""
    sums = [g for g in sentence.groups if g.money is not None and g.inner is None]
    others = [g for g in sums if g.first != statement.first]
    return any(g.joined.lower().strip(" ,") in ("and", "or", "") for g in others)


_A = re.compile(r"\b(?:a|an|one|another|the|this|that)\s+$", re.I)
_PAYMENT_NEXT = re.compile(
    r"\s+(?:[a-z]+\s+){0,2}?(?:payment|award|settlement|remedy|goodwill\s+gesture)\b", re.I
)
"""After the sum of one payment: "the £675 payment was for a delay"."""


def is_told_of_one(sentence: Sentence, statement: Statement) -> bool:
    """Whether the words around a sum tell of one payment: "paid one family", "and another £200"."""
    group, text = statement.group, sentence.text
    before, lead = text[: group.first], text[group.clause[0] : group.first]
    tail = text[group.last : group.clause[1]]
    return (
        bool(_ONE_PAYMENT.search(lead) or _RECIPIENT.match(text[group.last :]))
        or bool(_ONE_WAS.search(before) or _ONE_OF.search(before) or _PAID_ONE.search(before))
        or _EACH.match(text, group.last) is not None
        or _EACH_GOT.search(before) is not None
        or _AND_ANOTHER.match(text, group.last) is not None
        or bool(_SO_MANY_OF.search(text, 0, group.first) and not _IN_TOTAL.search(tail))
        or (bool(_PAYMENTS_OF.search(lead)) and _is_one_of_several(sentence, statement))
        or bool(_A.search(before) and _PAYMENT_NEXT.match(text, group.last))
        or is_next_payment(sentence, statement)
        or _in_story(text, sentence.setting)
        or bool(_TOLD_TO_PAY.search(before) or _IN_THE_THIRD.search(before))
    )


def is_next_payment(sentence: Sentence, statement: Statement) -> bool:
    """Whether a sum is one payment as the last: "£300 to the complainant and his carer £150"."""
    told = [s for s in sentence.done if s.unit == "gbp" and s.first < statement.first and s.figures]
    if not told or told[-1].figures[0].dimensions.scope != "payment":
        return False
    return bool(_NEXT_PERSON.fullmatch(sentence.text[told[-1].last : statement.first]))


_NEXT_PERSON = re.compile(
    r"\W*and\s+(?:Mr|Mrs|Ms|Miss)\s+\w+\s+|\W*(?:and\s+)?(?:(?:his|her|their|the|an?|another)\s+[a-z]+\s+)(?:a\s+(?:further\s+)?)?",
    re.I,
)


def _in_story(text: str, setting: Setting) -> bool:
    told = re.compile(
        r"^\W*case\s+(?:\d{1,2}|[A-H])\s*[:.–-]|^\W*(?:case\s+stud(?:y|ies)(?:\s+\w+)?\s*[:.–-]\s*)?(?:(?:a|one|another)\s+(?:resident|family|mother|father|parent|customer|"
        r"young person|complainant|carer|tenant)\b|in (?:one|another) (?:case|complaint)|(?:mr|"
        r"mrs|ms|miss)\b)",
        re.I,
    )
    return bool(
        told.match(text) or (told.match(setting.sentence_before) and not setting.paragraph_start)
    )


_NEXT_SUM = re.compile(r"\s*(?:,\s*and|,|and)\s+")


def tell_sums_apart(sentence: Sentence) -> None:
    """Two sums that stand side by side cannot both be all that was paid: "with remedies of £250 and
    £400". Each is a payment."""
    paid = [
        (statement, figure)
        for statement in sentence.done
        for figure in statement.figures
        if figure.family == "compensation" and figure.dimensions.scope in ("total", "payment")
    ]
    apart = set()
    for (one, first), (other, second) in pairwise(paid):
        joint = _NEXT_SUM.fullmatch(sentence.text, one.last, other.first)
        # "£4,300, £900 of which went to one family": all of it, and a part
        alike = first.dimensions == second.dimensions or (joint is not None and "and" in joint[0])
        if joint is not None and alike and _as_payment(first) == _as_payment(second):
            apart |= {one.first, other.first}
    for statement, figure in paid:
        if statement.first in apart:
            single = replace(figure, dimensions=_as_payment(figure))
            statement.figures = [single if f is figure else f for f in statement.figures]


def _as_payment(figure: FigureStated) -> Dimensions:
    return replace(figure.dimensions, scope="payment")


_IN_ONE = re.compile(
    r"£\d[\d,.]*\s+(?:(?:was|were)\s+\w+\s+)?(?:in|to|for)\s+(?:one|another|each)\b", re.I
)
_IN_ONE_CASE = re.compile(
    r"\bin\s+(?:one|another)(?:\s+(?:\w+\s+)?(?:case|complaint))?\s+(?:[^£.;\d]{0,50}\s)?$", re.I
)
"""Around one case's sum, beside another's: "£800 in one case and £250 in each of the others"."""


_ANOTHER = re.compile(r"\b(?:another|each\s+of|the\s+others?)\b", re.I)


def is_one_of_several(text: str, first: int) -> bool:
    """Whether a sum is one case's, and the sentence tells of another's."""
    if text.count("£") < 2 or _ANOTHER.search(text) is None:
        return False
    return bool(_IN_ONE.match(text, first) or _IN_ONE_CASE.search(text, 0, first))
