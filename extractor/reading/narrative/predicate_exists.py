"""How a sentence says no more of the things counted than that they were there."""

from __future__ import annotations

import re

from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.counted import are_of_procedure
from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.predicate_clause import Clause
from extractor.reading.narrative.stated import Predicate, Sentence
from extractor.reading.narrative.topics import noun_in_apposition
from extractor.reading.narrative.wording import ACCOUNTED_FOR, COPULA, EXISTS, WERE_OF_PROCEDURE

_NO_VERB = re.compile(
    r"(?:\s+(?:from|by)\s+[A-Za-z]+)?(?:(?:,|\s+and|\s+or)\s+[A-Za-z]+)*"
    r"\s*(?:\([^)]*\)\s*(?:[,.;]|$)|;|\.?$|,\s*\d+(?:\.\d+)?\s?%|,\s+(?:up|down)\s+(?:from|on)\s)",
    re.I,
)
_WERE = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:of\s+(?:which|these|those|them)\s+)?(?:were|was)\s+(?:\w+\s+)?(?=[a-z])",
    re.I,
)
_LOOKED_AT = re.compile(
    r"\b(?:raised|looked\s+at|considered|examined|contained|comprised|covered|involved|included)\s+$",
    re.I,
)
"""Before the points that complaints raised or investigations examined."""
_HIGHER = re.compile(
    r"\b(?:(?:numbers?|volumes?)\s+of\b[^.;,()]*\b|(?:complaints|compliments|enquiries)\s+)(?:was|were|is|are|remain\w*|stayed)\s+(?:\w+\s+)?(?:up|down|higher|lower|unchanged|similar|steady|static|stable|level)\b"
    r"[^.;,()]*\(\s*\d|"
    r"\b(?:complaints|compliments|enquiries)\s+(?:(?:have|has|had)\s+)?(?:(?:more\s+than|almost|nearly)\s+)?(?:doubled|halved|trebled|rose|risen|fell|"
    r"fallen|increased|decreased|dropped)\b[^.;,()\d]*\(\s*\d",
    re.I,
)
"""A change whose levels a bracket holds: "the number was down on last year (512 against 560)"."""
_COMPARES = re.compile(
    r"\s+(?:received\s+|recorded\s+|logged\s+)?compares?\s+(?:(?:un)?favourably\s+|closely\s+)?(?:with|to)\b",
    re.I,
)
_COMPRISED = re.compile(
    r"\W*(?:these|this|they|which|the\s+(?:total|contacts|representations|feedback))\s+"
    r"(?:compris\w+|consisted\s+of|was\s+made\s+up\s+of|broke\s+down\s+(?:into|as)|breaks?\s+down\s+(?:into|as))\s+",
    re.I,
)
"""All that stands before the first of the kinds of contact that something is made up of."""
_THE_FIGURE = re.compile(
    r"\W*(?:the|this|our)\s+(?:year['’]s\s+)?(?:(?:19|20)\d\d\s?[/-]\s?(?:\d\d)?\d\d\s+)?(?:overall\s+)?"
    r"(?:figure|total|tally)\s+of\s+",
    re.I,
)
"""All that stands before a number of complaints that is the year's."""
_FORMAL = re.compile(r"\s+(?:formal|registered|statutory)\b", re.I)
_LEAVING = re.compile(r",?\s+leaving\s+(?:a\s+total\s+of\s+)?$", re.I)
_ENDS = re.compile(r"\s*(?:[.,;)]|$)|\s+(?:and|complaints?|cases?|while|with)\b", re.I)
_LEVEL = re.compile(
    r"\b(?:was|were|is|are|remain\w*)\s+(?:now\s+|still\s+)?at\s+(?:its|their|the|an?)\s+(?:\w+\s+)?(?:lowest|highest|low|high|record)\b"
    r"[^.;,()\d]*\(\s*$",
    re.I,
)
"""Between complaints and the bracket with their number: how it ranks among the years'."""
_NO_MORE = re.compile(
    r"\s*(?:[,.;(]|$|(?:over|in|during)\s+(?:the|that|this)\s+(?:same\s+)?(?:year|period)\b|this\s+year\b)"
)
_MADE = re.compile(
    r"\s+[^.;:,()]{3,40}?\s+(?:made|submitted|raised|brought|lodged)\s+(?:between\s+them\s+)?(?:a\s+total\s+of\s+)?",
    re.I,
)
_WITH = re.compile(r"\bwith\s+(?:a total of\s+)?$", re.I)
_BESIDE = 2
"""Characters between a noun and the bracket with its number: a space and the bracket."""


def exists(clause: Clause) -> Predicate | None:
    """That the things counted were there, where any of the ways of saying so is found."""
    if any(says_so(clause) for says_so in _WAYS):
        return Predicate("exists", strength=1)
    return None


def _opens_label(clause: Clause) -> bool:
    """ "Feedback received: 96 compliments", where nothing more is said of them."""
    return bool(
        not clause.sentence.done
        and clause.group.joined == ":"
        and clause.noun.sort == "contact"
        and not clause.ahead.strip()
        and _NO_MORE.match(clause.sentence.text, clause.noun.end)
    )


def _is_apposed(clause: Clause) -> bool:
    return (
        clause.noun.sort == "contact"
        and noun_in_apposition(clause.sentence, clause.group) is not None
    )


def _there_were(clause: Clause) -> bool:
    return EXISTS.search(clause.words) is not None


def _was_made(clause: Clause) -> bool:
    return _is_object(clause.sentence, clause.group, clause.noun)


def _begins_point(clause: Clause) -> bool:
    """A point of a list that begins with the number and its noun; a share says no more by that."""
    counted = clause.noun.sort in ("contact", "case") and clause.group.unit != "percent"
    return counted and clause.sentence.setting.bullet and not clause.lead_up.strip()


def _follows_noun(clause: Clause) -> bool:
    """ "The number of complaints was 66", "Complaints: 66"."""
    if clause.noun.sort not in ("contact", "case") or clause.noun.end > clause.group.first:
        return False
    if COPULA.search(clause.ahead):
        return True
    return clause.group.joined == ":" and not clause.ahead.strip()


def _were_contacts(clause: Clause) -> bool:
    """ "74 were compliments"."""
    return clause.noun.sort == "contact" and _WERE.match(clause.rest) is not None


def _were_of_procedure(clause: Clause) -> bool:
    noun, text = clause.noun, clause.sentence.text
    if are_of_procedure(clause.sentence, clause.group.last):
        return True
    # "41 complaints were statutory", "41 of the 128 complaints were statutory"
    behind = noun.contact == "complaint" and noun.start >= clause.group.last - 1
    return behind and WERE_OF_PROCEDURE.match(text, noun.end) is not None


_OUR_COUNCIL = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:of\s+(?:these|those|which)\s+)?(?:were|was|concerned|related\s+to)\s+(?:(?:about|against|for)\s+)?"
    r"(?:this|our|the)\s+(?:council|authority|borough|county|city)\b",
    re.I,
)


def _about_council(clause: Clause) -> bool:
    """ "21 were about this Council": after the country's number, ours."""
    return clause.noun.sort == "none" and _OUR_COUNCIL.match(clause.rest) is not None


def _changed(clause: Clause) -> bool:
    """ "Complaints were down from 92 to 90"."""
    return clause.group.from_to is not None and clause.noun.sort == "contact"


def _was_looked_at(clause: Clause) -> bool:
    return clause.noun.contact == "issue" and _LOOKED_AT.search(clause.lead_up) is not None


def _has_no_verb(clause: Clause) -> bool:
    """ "96 enquiries (83 in 2021/22), 91% in time"."""
    return (
        clause.noun.sort == "contact"
        and not clause.lead_up.strip()
        and _NO_VERB.match(clause.sentence.text[clause.noun.end :]) is not None
    )


def _came_with(clause: Clause) -> bool:
    """ "... with a total of 12 compliments"."""
    return clause.noun.contact is not None and _WITH.search(clause.lead_up) is not None


def _is_bracketed(clause: Clause) -> bool:
    """ "Compliments (18)"; but "Disputes over contact were rarer (seven complaints)" says of none
    of all complaints that they came."""
    beside = clause.group.first - clause.noun.end <= _BESIDE
    inner = clause.group.inner
    if inner is not None and clause.group.last <= clause.noun.start + 1 <= inner[1]:
        return False
    return clause.group.lead.bracketed and clause.noun.contact is not None and beside


def _was_up(clause: Clause) -> bool:
    return (
        clause.group.inner is not None
        and clause.noun.contact is not None
        and _HIGHER.search(clause.sentence.text[: clause.group.last]) is not None
    )


def _makes_up(clause: Clause) -> bool:
    """ "These comprised 118 complaints, 52 compliments and 34 enquiries"."""
    return clause.noun.sort == "contact" and _COMPRISED.fullmatch(clause.lead_up) is not None


def _is_the_figure(clause: Clause) -> bool:
    """ "This figure of 88 complaints is the lowest for five years"."""
    behind = clause.noun.sort == "contact" and clause.noun.start >= clause.group.last - 1
    return behind and _THE_FIGURE.fullmatch(clause.lead_up) is not None


def _were_left(clause: Clause) -> bool:
    """ "87 were settled informally, leaving 131 formal complaints"."""
    formal = _FORMAL.match(clause.sentence.text, clause.group.last) is not None
    return formal and clause.noun.sort == "contact" and bool(_LEAVING.search(clause.lead_up))


def _goes_on_counting(clause: Clause) -> bool:
    """ "... dealt with 2,407 cases and 127 complaints": the verb is before what is no figure."""
    return bool(
        not clause.sentence.done
        and clause.noun.contact in ("complaint", "compliment")
        and clause.group.joined.lower() == "and"
        and not clause.ahead.strip()
        and _NO_MORE.match(clause.sentence.text, clause.noun.end)
        and EXISTS.search(clause.lead_up)
    )


def _were_of_stage(clause: Clause) -> bool:
    """ "Of these, 139 were Stage 1, 22 Stage 2 and six Stage 3"."""
    were = _WERE.match(clause.rest)
    if were is None:
        return False
    text, start = clause.sentence.text, clause.group.last + were.end()
    stages = [h for h in clause.sentence.hits if "stage" in h.sets and h.start == start]
    return any(_ENDS.match(text, h.end) for h in stages)


def _is_at_level(clause: Clause) -> bool:
    """ "Complaints are at their lowest level for five years (146)"."""
    before = clause.noun.contact is not None and clause.noun.end <= clause.group.first
    return before and clause.group.lead.bracketed and bool(_LEVEL.search(clause.ahead))


def _is_accounted(clause: Clause) -> bool:
    """ "Corporate complaints accounted for 41 of the 128"."""
    if clause.group.base is None or not ACCOUNTED_FOR.search(clause.ahead):
        return False
    low, first = clause.group.clause[0], clause.group.first
    quarter = any(low <= m.start < first for m in clause.sentence.reading.quarters)
    return clause.noun.contact is not None and (quarter or clause.noun.end <= first)


def _is_set_beside(clause: Clause) -> bool:
    """ "This year's 44 complaints compare with 39 last year"."""
    behind = clause.noun.contact is not None and clause.noun.start >= clause.group.last - 1
    noun_end = clause.noun.end - (len("compare") + 1 if clause.noun.text.endswith("compare") else 0)
    return behind and _COMPARES.match(clause.sentence.text, noun_end) is not None


def _is_labelled(clause: Clause) -> bool:
    """ "Stage 2: nine complaints, of which six were late"."""
    counted = clause.noun.sort == "contact" and clause.noun.end > clause.group.first
    if not counted or not _STAGE_LABEL.fullmatch(clause.lead_up):
        return False
    return _NO_MORE.match(clause.sentence.text, clause.noun.end) is not None


_STAGE_LABEL = re.compile(r"\W*(?:stage|level)\s+\w+\s*[:\u2013-]\s*", re.I)


_WAYS = (
    _is_labelled,
    _is_accounted,
    _is_at_level,
    _were_of_stage,
    _is_set_beside,
    _opens_label,
    _goes_on_counting,
    _is_apposed,
    _there_were,
    _was_made,
    _begins_point,
    _follows_noun,
    _were_contacts,
    _were_of_procedure,
    _about_council,
    _changed,
    _was_looked_at,
    _has_no_verb,
    _makes_up,
    _were_left,
    _is_the_figure,
    _came_with,
    _is_bracketed,
    _was_up,
)
"""Ways of saying that something was there; which of them holds makes no difference."""


def _is_object(sentence: Sentence, group: Group, noun: Noun) -> bool:
    """Whether the first count is what people made: "114 individuals made 131 complaints"."""
    if sentence.done or noun.sort != "contact" or group.inner is not None:
        return False
    earlier = [g.last for g in sentence.groups if g.last <= group.first]
    between = sentence.text[max(earlier, default=group.first) : group.first]
    return bool(_MADE.fullmatch(between))
