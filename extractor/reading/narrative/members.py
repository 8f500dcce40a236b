"""Enquiries of members: whether they are, and of which, where MPs' and councillors' are apart."""

from __future__ import annotations

import re

from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.stated import Sentence, Statement

_MEMBERS = re.compile(r"\b(?:MPs?|councillors?|members? of parliament|elected members?)\b", re.I)

_FROM_MEMBERS = re.compile(
    r"\s*(?:were\s+|was\s+|received\s+)?(?:from|by)\s[^.;:]{0,40}?\b(?:MPs?|councillors?|members?\s+of\s+"
    r"parliament|elected\s+members?)\b",
    re.I,
)
_WHAT = r"(?:enquir(?:y|ies)|inquir(?:y|ies)|queries|correspondence|contacts?|letters)"
_KINDS = (
    re.compile(r"\bMPs?\b|\bmembers?\s+of\s+parliament\b", re.I),
    re.compile(
        r"\b(?:councillors?|cllrs?|(?:elected\s+|ward\s+)?members?)\b(?!\s+of\s+parliament)", re.I
    ),
)
_TOGETHER = re.compile(
    r"\b(?:MPs?|councillors?|members?)(?:'s?)?\s*(?:,|and|&|or|/)\s*(?:\w+\s+)?(?:MPs?|councillors?|members?)\b",
    re.I,
)
_ASKING = re.compile(
    rf"\b(?:MPs?|members?\s+of\s+parliament|councillors?|cllrs?|members?)(?:'s?)?\s+{_WHAT}\b|"
    rf"\b{_WHAT}\s+(?:were\s+)?(?:from|by)\s+(?:\w+\s+)?(?:MPs?|members?|councillors?|cllrs?)\b|"
    r"\bfrom\s+(?:the\s+|our\s+)?(?:MPs?|members?|councillors?|cllrs?)\b|"
    r"\b(?:MPs|councillors|members)\s+(?:submitted|made|sent(?:\s+in)?|raised)\b|\band\s+(?:MPs|councillors)(?=\s+\d)",
    re.I,
)


def of_members(sentence: Sentence, statement: Statement) -> bool:
    """Whether "enquiries" are those of members: said before in the sentence, or just before it."""
    if (
        _MEMBERS.search(sentence.text[: statement.first])
        or _FROM_MEMBERS.match(sentence.text[statement.noun.end if statement.noun else 0 :])
        or sentence.setting.heading.contact == "member_enquiry"
    ):
        return True
    return any(s.subject.get("contact") == "member_enquiry" for s in sentence.setting.before)


def member_kind(sentence: Sentence, statement: Statement) -> str | None:
    """Whose enquiries a number counts, where the passage counts MPs' and councillors' apart.

    "There were 277 councillor enquiries. There were 159 MP enquiries": without their kind the two
    would be one figure printed with two values. "277 MP and councillor enquiries" are of both.
    """
    setting = sentence.setting
    passage = " ".join((setting.sentence_before, sentence.text, setting.sentence_after))
    asking = " ".join(m[0] for m in _ASKING.finditer(_TOGETHER.sub(" ", passage)))
    if not all(kind.search(asking) for kind in _KINDS):
        return None
    noun, group = statement.noun, statement.group
    named = [m for m in _ASKING.finditer(sentence.text) if _near(m, noun, group, sentence.text)]
    if not named or _TOGETHER.search(sentence.text, max(named[0].start() - 25, 0), named[0].end()):
        return None
    found = [k.search(named[0][0]) for k in _KINDS]
    told = [m[0] for m in found if m is not None]
    # "member enquiries" is what the contact itself is called, "from Members" is whose they are
    called = bool(told) and told[0].lower().startswith("member")
    own = not called or _OF_WHOM.search(named[0][0]) is not None
    return told[0] if len(told) == 1 and own else None


_OF_WHOM = re.compile(r"\b(?:from|by)\s", re.I)
_CAME = re.compile(
    r"\s*(?:(?:came|come|were|was|had|been|received|arrived|submitted|made|sent)\s+)*"
)


def _near(asking: re.Match[str], noun: Noun | None, group: Group, text: str) -> bool:
    """Whether the words are the number's own: its noun, or what follows or precedes it at once."""
    if (
        not text[min(asking.end(), group.first) : group.first].strip()
        and asking.end() <= group.first
    ):
        return True
    if noun is not None and noun.end > noun.start:
        return asking.start() < noun.end and noun.start < asking.end()
    behind = asking.start() >= group.last
    return behind and _CAME.fullmatch(text, group.last, asking.start()) is not None
