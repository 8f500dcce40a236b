"""What a number's own clause says of it, and the words that the sentence sets ahead."""

from __future__ import annotations

import re

from extractor.reading.labels import Hit
from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.named_subjects import is_service, service_ahead
from extractor.reading.narrative.names import in_subject
from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.quarters import level_quarters, own_quarter
from extractor.reading.narrative.signals import nearest
from extractor.reading.narrative.stated import Sentence, Statement
from extractor.reading.narrative.wording import WERE_OF_PROCEDURE
from extractor.reading.needles import Needled

STAGES_TOGETHER = Needled(
    r"\bstages\s+(?:[12]|one|two)\s*(?:,|and|&|or)\s*(?:[23]|two|three)\b|"
    r"\bstage\s+(?:[12]|one|two)\s+(?:and|&)\s+(?:[23]|two|three)\s+(?:complaints|cases|responses|"
    r"replies|investigations|combined|together)\b|"
    r"\bstage\s+(?:[12]|one|two)\s+(?:and|&|or)\s+stage\s+(?:[23]|two|three)\s+(?:complaints|cases|"
    r"responses|replies|investigations|combined|together)\b|"
    r"\b(?:at|for|across|over)\s+(?:both\s+)?stage\s+(?:1|one)\s+and\s+(?:at\s+)?stage\s+(?:2|two)\b"
    r"(?!\s+(?:had|saw|received|with|rose|fell|by|\(|\d))|"
    r"\b(?:at|for|across|over)\s+(?:both|all(?:\s+three)?|the\s+(?:two|three))\s+stages\b"
)
"""What is said of several stages is a figure of none: "85% at Stages 1 and 2 together"."""

_STAGES_AHEAD = re.compile(
    r"\W*(?:at|across|for|in|over)\s+(?:both\s+)?(?:stages|stage(?!\s*\w+\s*,))\s+(?:[12]|one|two)\s*(?:,|and|&)\s*(?:[23]|two|three)\b"
    r"(?:\s+(?:combined|together))?(?:,(?!\s+respectively)|\s+(?=(?:performance|complaints|cases|we)\b))",
    re.I,
)
"""The same before a sentence: "At Stages 1 and 2 combined, 28% were upheld"."""


def own_dimensions(sentence: Sentence, statement: Statement) -> dict[str, str | int]:
    """The subject dimensions that the group's own clause says."""
    group, noun = statement.group, statement.noun
    span = group.clause
    earlier = [g.last for g in sentence.groups if g.inner == group.inner and g.last <= group.first]
    gap = (max(earlier, default=span[0]), span[1])
    own: dict[str, str | int] = {}
    for key in ("procedure", "stage"):
        hits = tuple(
            h
            for h in sentence.outside(group)
            if not _is_of_both(sentence, h, key) and not _is_of_other_none(sentence, group, h)
        )
        if group.money is not None and key == "stage":
            hits = tuple(h for h in hits if not _is_in_reason(sentence, group, h))
        if group.is_base and key == "stage":
            hits = tuple(h for h in hits if not _is_of_part(sentence, group, h))
        hit = nearest(hits, key, group, span)
        last = sentence.done[-1] if sentence.done else None
        theirs = key == "stage" and last is not None and stages_apart(sentence, group, last)
        theirs = theirs or adds_up_stages(sentence, group)
        theirs = theirs or (key == "stage" and is_of_all_stages(sentence, group))
        if key == "procedure" and last is not None:
            # "811 were corporate complaints, 288 were about social care"
            theirs = were_of_procedure(sentence, last) or _is_of_no_procedure(noun)
        elif last is not None and group.unit == "count":
            # "96 statutory Stage 1 complaints, 41 corporate complaints"
            theirs = theirs or own.get("procedure") not in (None, last.subject.get("procedure"))
        if hit is None and earlier and not theirs:
            hit = nearest(hits, key, group, gap)
        if hit is not None:
            own[key] = str(hit.sets[key])
    if "stage" not in own and is_formal(sentence, span):
        own["stage"] = "stage_2"
    if STAGES_TOGETHER.search(sentence.text, *span):
        own.pop("stage", None)
    quarter = own_quarter(sentence, statement, gap)
    if quarter is not None:
        own["quarter"] = quarter
    if noun is not None and noun.contact is not None:
        own["contact"] = noun.contact
    dealt_with = _DEALT_WITH_AS.match(sentence.text, group.last)
    if own.get("contact", "all") == "all" and dealt_with is not None:
        own["contact"] = _DEALT_WITH[dealt_with["what"].lower()]
    return own


_OF_ALL_COMPLAINTS = re.compile(
    r"\s*of\s+all\s+(?:(?:the|our|of\s+the)\s+)?(?:complaints|cases)\b", re.I
)


def is_of_all_stages(sentence: Sentence, group: Group) -> bool:
    """Whether a number is of several stages, or of all complaints after those of a stage: "60% of
    Stage 2 complaints were answered in time and 28% of all complaints were upheld"."""
    start, stop = group.clause
    if STAGES_TOGETHER.search(sentence.text, start if sentence.done else 0, stop):
        return True
    if _OF_ALL_COMPLAINTS.match(sentence.text, group.last) is None or not sentence.done:
        return False
    noun = sentence.done[-1].noun
    return noun is not None and sentence.says(("stage",), sentence.done[-1].last, noun.end)


def is_of_stages_ahead(sentence: Sentence) -> bool:
    """Whether the only stage that is said is the first of those before the sentence."""
    ahead = _STAGES_AHEAD.match(sentence.text)
    if ahead is None or "respectively" in sentence.text:
        return False
    return not any("stage" in hit.sets and hit.start >= ahead.end() for hit in sentence.hits)


def _is_of_no_procedure(noun: Noun | None) -> bool:
    """Whether what is counted comes under no procedure of complaints, so that one named before is
    its neighbour's: "96 statutory complaints and 47 compliments"."""
    kinds = ("compliment", "comment", "enquiry", "representation")
    return noun is not None and noun.contact in kinds


def were_of_procedure(sentence: Sentence, statement: Statement) -> bool:
    """Whether a procedure is what is said of a number, and so of it alone: "423 of the complaints
    were corporate"."""
    text, noun = sentence.text, statement.noun
    if WERE_OF_PROCEDURE.match(text, statement.group.last):
        return True
    behind = noun is not None and noun.start >= statement.group.last - 1
    return behind and noun is not None and WERE_OF_PROCEDURE.match(text, noun.end) is not None


_DEALT_WITH = {
    "representations": "representation",
    "concerns": "concern",
    "enquiries": "enquiry",
    "comments": "comment",
    "complaints": "complaint",
}
_DEALT_WITH_AS = re.compile(
    r"\s*(?:(?:\w+\s+)?contacts?\s+|(?:that|which)\s+)(?:were|was|had\s+been)\s+(?:\w+\s+)?(?:dealt\s+with|handled|treated|recorded|logged|classed|"
    rf"registered)\s+as\s+(?:\w+\s+)?(?P<what>{'|'.join(_DEALT_WITH)})\b",
    re.I,
)
"""What contacts turned out to be: "64 contacts were dealt with as representations"."""


_WAS_FOR = re.compile(
    r"[^.;£]{0,80}?\bfor\s+(?:[\w-]+\s+){0,5}?(?:delay\w*|late\w*|failure|failing|fail\w*|poor|handling|not|time|wait\w*|fault\w*|"
    r"errors?|mistakes?|loss|lost|missed)\b[^.;£]*?$",
    re.I,
)
_BESIDE_IT = re.compile(
    r"[^.;:£]{0,30}?(?:\band|\bplus|,|\bas\s+well\s+as|\balong\s+with|\btogether\s+with)\s+(?:to\s+\w+\s+|\w+ing\s+)?"
    r"(?:an?|another)\s+(?:new\s+|fresh\s+|further\s+|full\s+)?(?:stage\s+\w+\s+)?$",
    re.I,
)
"""Between a sum and what was done besides: "offered £100 and a Stage 3 review panel"."""
_AT = re.compile(r"\b(?:at|following|after|during|under|through)\s+(?:the\s+|an?\s+)?$", re.I)


def _is_in_reason(sentence: Sentence, group: Group, hit: Hit) -> bool:
    """Whether a stage is what went wrong, or what was done besides, and not where a sum was paid:
    "£500 for the delay in starting a Stage 2 investigation"."""
    sums = [g.last for g in sentence.groups if g.money is not None and g.last <= hit.start]
    if not sums or max(sums) > group.last:
        return False
    between = sentence.text[max(sums) : hit.start]
    if _BESIDE_IT.fullmatch(between):
        return True
    return bool(_WAS_FOR.match(between)) and not _AT.search(between)


_THE_TOTAL_OF = re.compile(
    r"\b(?:the|an?)\s+(?:overall\s+|combined\s+|grand\s+)?total\s+(?:(?:paid|was|being|came\s+to|comes\s+to)\s+)?(?:of\s+)?$|"
    r"\bin\s+(?:all|total),?\s+$|\baltogether,?\s+$",
    re.I,
)
"""Before a sum that adds up those before it."""


def adds_up_stages(sentence: Sentence, group: Group) -> bool:
    """Whether a sum adds up those of several stages: "£400 at Stage 1 and £900 at Stage 2; the
    total of £1,300"."""
    if group.money is None or _THE_TOTAL_OF.search(sentence.text[: group.first]) is None:
        return False
    return len({s.subject.get("stage") for s in sentence.done if s.unit == "gbp"}) > 1


_RESOLVED_AT = re.compile(
    r"[^.;,]{0,60}?\b(?:were|was|had\s+been)\s+(?:\w+\s+)?"
    r"(?:resolved|settled|concluded|completed|closed|dealt\s+with)\s+at\s+$",
    re.I,
)


def _is_of_part(sentence: Sentence, group: Group, hit: Hit) -> bool:
    """Whether a stage is where a part of the whole ended: "14 of the 16 were closed at Stage 1"."""
    return _RESOLVED_AT.fullmatch(sentence.text, group.last, hit.start) is not None


def ended_at_stage(sentence: Sentence, group: Group) -> bool:
    """Whether the stage named after a whole is only that at which a part of it ended."""
    staged = [h for h in sentence.hits if "stage" in h.sets and h.start >= group.last]
    return group.is_base and any(_is_of_part(sentence, group, h) for h in staged)


_FORMAL = Needled(r"\bformal(?:ly)?\s+investigat(?:ions?|ed)\b")
_ELSEWHERE = Needled(r"\bombudsman\b|\blgs?c?o\b|\bstages?\s+(?:\d|one|two|three)\b")


_FORMAL_UNTIL = "2011/12"
"""The last year in which social services' reports name stages so; later a formal investigation is
any complaint's that was not settled informally."""


def is_formal(sentence: Sentence, span: tuple[int, int]) -> bool:
    """Whether a clause is on formal investigations, which the statutory procedure had at Stage 2.

    Not where a stage or the ombudsman, who investigates too, is named in the sentence or above.
    """
    setting = sentence.setting
    if setting.context.procedure != "statutory" or setting.of_ombudsman:
        return False
    if setting.context.year > _FORMAL_UNTIL:
        return False
    if setting.heading.stage is not None or _ELSEWHERE.search(sentence.text):
        return False
    return _FORMAL.search(sentence.text, *span) is not None


_AT = re.compile(r"\b(?:at|in|to)\s+(?:the\s+)?$", re.I)


def stages_apart(sentence: Sentence, group: Group, previous: Statement) -> bool:
    """Whether each number before has its stage after it: "90 at Stage 1, 18 at Stage 2"."""
    stages = {s.subject.get("stage") for s in sentence.done if s.role == "level"} - {None}
    tail = (previous.last, previous.group.clause[1])
    after = any(
        "stage" in h.sets
        and tail[0] <= h.start < tail[1]
        and _AT.search(sentence.text[tail[0] : h.start])
        for h in sentence.hits
    )
    listed = group.joined.lower().strip(" ,") in ("and", "")
    return len(stages) > 1 and after and listed


_BOTH_NAMED = re.compile(
    r"\s*(?:(?:complaints?\s+)?(?:procedure|process|route)\s+or\s+(?:the\s+|our\s+)?(?:[Cc]ouncil['’]s\s+)?(?:own\s+)?|"
    r"(?:and|or|&|/|,\s*and)\s*(?:the\s+|our\s+)?(?:[Cc]ouncil['’]s\s+)?)"
)


def _is_of_both(sentence: Sentence, hit: Hit, key: str) -> bool:
    """Whether a procedure is named beside the other: "the statutory and corporate procedures"."""
    if key != "procedure":
        return False
    others = [h for h in sentence.hits if key in h.sets and h.sets[key] != hit.sets.get(key)]
    return any(
        _BOTH_NAMED.fullmatch(sentence.text, min(h.end, hit.end), max(h.start, hit.start))
        and not any(
            h.end <= g.first <= hit.start or hit.end <= g.first <= h.start for g in sentence.groups
        )
        for h in others
        if key in hit.sets
    )


def lead_dimensions(sentence: Sentence, statement: Statement) -> dict[str, str | int]:
    """What the part of the sentence before the group's clause says ("At stage one, ...")."""
    start = statement.group.clause[0]
    if sentence.done:
        first = sentence.groups[0].clause[0]
        start = min(start, first)
    found: dict[str, str | int] = {}
    for key in ("stage", "procedure"):
        hits = [
            h
            for h in sentence.hits
            if key in h.sets and h.end <= start and not is_of_none(sentence, h)
        ]
        if hits:
            found[key] = str(hits[-1].sets[key])
    quarters = [m for m in level_quarters(sentence, statement.group) if m.end <= start]
    if quarters:
        found["quarter"] = quarters[-1].quarter
    of_part = _OF_NAMED.match(sentence.text[: statement.first]) or _of_small(sentence, statement)
    if of_part is not None and not in_subject(of_part["name"], sentence.setting.context):
        name = of_part.span("name")
        if not any(
            h.start < name[1] and name[0] < h.end for h in sentence.hits if _PLACED & h.sets.keys()
        ):
            found["service_area"] = of_part["name"]
    else:
        ahead = service_ahead(sentence, statement)
        if ahead is not None:
            found["service_area"] = ahead
    return found


_NONE_OF = re.compile(r"\bno\s+(?:\w+\s+)?$", re.I)


def is_of_none(sentence: Sentence, hit: Hit) -> bool:
    """Whether a stage is one at which there was nothing, so that what follows is of another: "no
    stage 2 complaints were received and nine complaints were upheld"."""
    return "stage" in hit.sets and _NONE_OF.search(sentence.text, 0, hit.start) is not None


def _is_of_other_none(sentence: Sentence, group: Group, hit: Hit) -> bool:
    """Whether a stage is of another number, which says that nothing came to it."""
    own = group.lead.sort == "nothing" and group.first <= hit.start
    return not own and is_of_none(sentence, hit)


_OF_SMALL = re.compile(
    r"\W*(?:[Oo]f|[Aa]mong)\s+(?:the\s+|all\s+|those\s+|our\s+)+(?P<name>[a-z][a-z'’-]*(?:\s+[a-z&][a-z'’-]*){0,4})\s+complaints\b"
)
"""The same in small letters: "Of the adult social care complaints 41% were upheld"."""


def _of_small(sentence: Sentence, statement: Statement) -> re.Match[str] | None:
    match = _OF_SMALL.match(sentence.text[: statement.first])
    known = match is not None and is_service(sentence, *match.span("name"))
    return match if known else None


_PLACED = frozenset(("stage", "procedure", "contact", "outcome", "status"))
_OF_NAMED = re.compile(
    r"\W*(?:[Oo]f|[Aa]mong|[Ww]ithin)\s+(?:the\s+|all\s+|those\s+|our\s+)+"
    r"(?P<name>[A-Z][\w'’&/-]*(?:\s+(?:(?:and|&|of|for)\s+)?[A-Z][\w'’&/-]*)*(?:(?<=['’]s)\s+services)?)\s+complaints\b"
)
"""A part without its number: "Of the Children's Services complaints 28 were statutory"."""
