"""What a sentence says of the things counted: decided, answered, escalated, or just there."""

from __future__ import annotations

import re

from extractor.reading.labels import Hit, read_label
from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.escalation import reached_stage
from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.roles import WERE_NOT
from extractor.reading.narrative.signals import nearest, timescale_in
from extractor.reading.narrative.stated import Predicate, Sentence, Statement
from extractor.reading.narrative.wording import COPULA, EXISTS, WERE_OF_PROCEDURE

_MOVED = re.compile(
    r"\b(?:progress\w*|went|gone|go|goes|going|moved?|moving|proceed\w*|advanc\w*|continued|"
    r"came)\s+(?:\w+\s+){0,4}?(?:on\s*)?(?:to|through to|into)\s+(?:be\s+(?:considered|heard|"
    r"investigated)\s+at\s+)?(?:the\s+|a\s+)?(?:\w+\s+)?(?=stage|step|level|tier|second|third|"
    r"independent|review|panel|ombudsman|lg)",
    re.I,
)
_ESCALATED = re.compile(r"\bescalat\w*", re.I)
_ACHIEVED = re.compile(r"\b(?:achieved|met|adhered to|complied with)\b", re.I)
_RESPONDED = re.compile(
    r"\b(?:respon\w+|answer\w*|repl(?:y|ies|ied)|complet\w+|clos\w+|resol\w+|sent|dealt|"
    r"concluded|met|achieved|issued|exceed\w*|missed|breach\w*|"
    r"acknowledg\w+|processed|took|taken|handled|settled|finali[sz]ed|provided|turned around|"
    r"investigated|determined|late|finished|convened|went\s+beyond|overran|ran\s+over)\b",
    re.I,
)
_STRONG_EVENTS = frozenset({"rejected", "not_progressed", "suspended", "reopened", "investigated"})
_TOO_OLD = re.compile(
    r"^(?:outside|out\s+of|beyond|over|after|within)\b[^.;,]{0,30}?\b(?:\d+|twelve|six|one)[\s-]+"
    r"(?:months?|years?)\b",
    re.I,
)
"""Months and years limit how old a complaint may be; answers are timed in days."""
_SETTLED = re.compile(
    r"\b(?:were|was|been)\s+(?:\w+\s+)?(?:settled|resolved|put\s+right|sorted\s+out)\b", re.I
)
"""Concerns that never became complaints are settled, not decided."""
_NOT_CONCLUDED = re.compile(
    r"^[^.;,:]{0,30}\b(?:had|have|has|were|was)\s+(?:still\s+)?not\s+(?:yet\s+)?(?:been\s+)?"
    r"(?:concluded|completed|closed|finished|finali[sz]ed)\b(?!\s+(?:with)?in\s+(?:\d|time))",
    re.I,
)
_ELLIPTIC_NOT = re.compile(r"^[^,;]{0,12}\b(?:was|were)\s+not\b\s*(?:[,.;)]|$|and\b|so\b)", re.I)


def _gap(hit: Hit | None, group: Group) -> int:
    if hit is None:
        return 10**6
    return hit.start - group.last if hit.start >= group.first else group.first - hit.end + 25


_ELLIPTIC = (
    (
        "partially_upheld",
        re.compile(r"^[)\]]?\s*(?:were\s+|was\s+)?(?:in part|partly|partially)\b", re.I),
    ),
    (
        "not_upheld",
        re.compile(r"^[)\]]?\s*(?:were\s+|was\s+)?not(?:\s+at\s+all)?\s*(?:[,.;]|$)", re.I),
    ),
    ("upheld", re.compile(r"^[)\]]?\s*(?:were\s+|was\s+)?(?:in full|fully|wholly)\b", re.I)),
)


_NO_VERB = re.compile(
    r"(?:\s+(?:from|by)\s+[A-Za-z]+(?:(?:,|\s+and|\s+or)\s+[A-Za-z]+)*)?"
    r"\s*(?:\(|;|\.?$|,\s*\d+(?:\.\d+)?\s?%)",
    re.I,
)
_WERE = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:were|was)\s+(?:\w+\s+)?(?=[a-z])", re.I)
_LOOKED_AT = re.compile(
    r"\b(?:raised|looked\s+at|considered|examined|contained|comprised|covered|involved|included)\s+$",
    re.I,
)
"""Before the points that complaints raised or investigations examined."""
_HIGHER = re.compile(
    r"\b(?:numbers?|volumes?)\s+of\b[^.;,()]*\b(?:was|were)\s+(?:\w+\s+)?(?:up|down|higher|lower)\b"
    r"[^.;,()]*\(\s*\d",
    re.I,
)
"""A change whose levels a bracket holds: "the number was down on last year (512 against 560)"."""
_DID = re.compile(
    r"\b(?:did|did\s+so|had\s+been)\s*(?:[,.;(]|$)|"
    r"^[^.;,]{0,60}?\b(?:met|hit|made|achieved|kept\s+to|complied\s+with)\s+(?:it|them|this|that)\b",
    re.I,
)
"""A limit said again: "but only 52% of corporate replies did", "89% of complaints met them"."""
_DID_NOT = re.compile(
    r"^[^.;,]{0,60}?\b(?:(?:missed|exceeded|overran|breached|failed|did\s+not\s+(?:meet|hit|make|"
    r"achieve))\s+(?:it|them|this|that)\b|"
    r"took\s+longer\s*(?:[,.;(]|$)|(?:did|were|was|had)\s+not\s*(?:[,.;(]|$|and\b))",
    re.I,
)
"""The same limit missed: "273 met the target and 34 missed it", "81% did and 19% did not"."""


def elliptic_outcome(sentence: Sentence, tail: str) -> str | None:
    """What "in part" or "not at all" says after a number, once the sentence has said "upheld"."""
    if _ELLIPTIC_NOT.search(tail):
        return "not_upheld"
    if not any(s.predicate and s.predicate.sort == "outcome" for s in sentence.done):
        return None
    return next((value for value, pattern in _ELLIPTIC if pattern.match(tail)), None)


def status_again(sentence: Sentence, ahead: str, tail: str) -> Predicate | None:
    """The status of a number whose words come back to the limit of the number before.

    ``ahead`` and ``tail`` are what stands around the number in its clause. The sentence before
    lends its limit too: "The target is 10 working days. 81% of complaints met it."
    """
    met, missed = _DID.search(tail), _DID_NOT.search(tail) or _MISSED_BY.search(ahead)
    told = missed or met
    if told is None:
        return None
    status = "within" if missed is None else "outside"
    said = [s.predicate for s in sentence.done if s.predicate is not None]
    if said:
        last = said[-1]
        if last.sort != "status" or (missed is None and last.value != "within"):
            return last if missed is None and last.sort == "status" else None
        return Predicate("status", status, last.timescale)
    limits = read_label(sentence.setting.sentence_before).timescales
    if len({t.days for t in limits}) == 1 and _IT.search(told[0]):
        return Predicate("status", status, limits[0])
    return None


_OF_DECIDED = re.compile(
    r"\s*[)\]]?\s*of\s+(?:the\s+|these\s+|those\s+|all\s+|our\s+)?(?:(?:fully|partly|partially|not)\s+)?"
    r"(?:upheld|justified|substantiated)\s+(?:\w+\s+)?(?:complaints|cases|decisions)\b",
    re.I,
)
"""A share of what was upheld is no share upheld: "in 22% of upheld cases we had apologised"."""
_A_RATE_OF = re.compile(r",\s*(?:giving\s+|making\s+)?an?\s+(?:overall\s+)?rate\s+of\s+$", re.I)
_THEY_ARE = re.compile(
    r"\b(?:they|these|this|that|which|it)\s+(?:was|were|is|are|ma[dk]e\s+up|made\s+up|represent\w*|"
    r"amount\w*\s+to|equate\w*\s+to|constitut\w+|account\w*\s+for|comes?\s+to|came\s+to)\s+"
    r"(?:only\s+|just\s+|about\s+|some\s+)?$",
    re.I,
)


def share_of_said(sentence: Sentence, group: Group) -> Predicate | None:
    """The outcome of a share that a pronoun or "a rate of" gives of a number said before.

    "Two were upheld, but they made up only 12% of the complaints": the share upheld. A rate after
    "nine upheld against twelve not" is that of the first, which the sentence is about.
    """
    if group.percent is None or group.count is not None:
        return None
    ahead = sentence.text[: group.first]
    said = [s.predicate for s in sentence.done if s.predicate and s.unit == "count"]
    decided = [p for p in said if p.sort == "outcome"]
    if decided and _A_RATE_OF.search(ahead):
        return decided[0]
    return decided[-1] if decided and said[-1] is decided[-1] and _THEY_ARE.search(ahead) else None


_MISSED_BY = re.compile(r"\b(?:missed|not\s+met|exceeded|breached)\s+(?:by|for|in)\s+$", re.I)
"""Before a number: "the deadline was met by 212 complaints and missed by 31"."""
_IT = re.compile(r"\b(?:it|them|this|that)\b", re.I)


def find_predicate(sentence: Sentence, group: Group, noun: Noun) -> Predicate | None:
    """What is said of the things counted; None for nothing."""
    text, span = sentence.text, group.clause
    if group.unit == "gbp":
        return Predicate("money")
    if group.unit == "days":
        return Predicate("average")
    again = status_again(sentence, text[span[0] : group.first], text[group.last : span[1]])
    if again is not None:
        return again
    if WERE_NOT.match(text[group.last :]) and any(
        s.predicate is not None and s.predicate.value == "upheld" for s in sentence.done
    ):
        return Predicate("outcome", "not_upheld")
    share = share_of_said(sentence, group)
    if share is not None:
        return share
    outcome = nearest(sentence.outside(group), "outcome", group, span)
    status = nearest(sentence.outside(group), "status", group, span)
    if status is not None and _TOO_OLD.search(text[status.start : span[1]]):
        status = None
    scale = timescale_in(sentence.reading, group, span)
    gap_outcome = _gap(outcome, group)
    gap_status = _gap(status, group)
    if (
        scale is not None
        and scale.status is not None
        and (status is None or abs(scale.start - group.last) < gap_status)
    ) and (_RESPONDED.search(text[span[0] : span[1]]) or status is not None or noun.sort == "none"):
        return Predicate(
            "status",
            str(status.sets["status"]) if status and scale.status is None else scale.status,
            scale,
        )
    if scale is not None and scale.status is None and _ACHIEVED.search(text[span[0] : span[1]]):
        return Predicate("status", "within", scale)
    if status is not None and (outcome is None or gap_status <= gap_outcome):
        return Predicate("status", str(status.sets["status"]), scale)
    clause = text[span[0] : span[1]]
    if _NOT_CONCLUDED.search(text[group.last : span[1]]):
        return Predicate("outcome", "ongoing")
    if noun.contact in ("concern", "representation") and _SETTLED.search(clause):
        return Predicate("exists", strength=1)
    if outcome is None and sentence.done:
        elided = elliptic_outcome(sentence, text[group.last : span[1]])
        if elided is not None:
            return Predicate("outcome", elided)
    if group.unit == "percent" and _OF_DECIDED.match(text[group.last :]):
        outcome = None
    if outcome is not None and not is_attributive(sentence, outcome, group, noun):
        return Predicate("outcome", str(outcome.sets["outcome"]))
    event = nearest(sentence.outside(group), "event", group, span)
    strong = [
        hit
        for hit in sentence.hits
        if span[0] <= hit.start and hit.end <= span[1] and hit.sets.get("event") in _STRONG_EVENTS
    ]
    if strong:
        hit = min(strong, key=lambda h: abs(h.start - group.last))
        return Predicate("event", str(hit.sets["event"]))
    if _ESCALATED.search(clause):
        return Predicate("event", "escalated", label=reached_stage(clause))
    if _MOVED.search(clause):
        return Predicate("event", "moved", label=reached_stage(clause))
    if "of which" in group.joined.lower():
        told = [
            h
            for h in sentence.hits
            if span[0] - 60 <= h.start < span[0] and h.sets.get("event") in _STRONG_EVENTS
        ]
        if told and not sentence.done:
            return Predicate("event", str(told[-1].sets["event"]))
    if is_performance(sentence, group):
        return Predicate("status", "within", scale)
    headed = status_of_list(sentence, group)
    if headed is not None:
        return headed
    if event is not None:
        return Predicate("event", str(event.sets["event"]), strength=1)
    if EXISTS.search(clause):
        return Predicate("exists", strength=1)
    if noun.sort in ("contact", "case") and (
        (sentence.setting.bullet and not sentence.text[: group.first].strip())
        or (noun.end <= group.first and COPULA.search(sentence.text[span[0] : group.first]))
    ):
        return Predicate("exists", strength=1)
    if noun.sort == "contact" and _WERE.match(sentence.text[group.last :]):
        return Predicate("exists", strength=1)  # "74 were compliments"
    if WERE_OF_PROCEDURE.match(sentence.text[group.last :]):
        return Predicate("exists", strength=1)
    if noun.contact == "issue" and _LOOKED_AT.search(sentence.text[: group.first]):
        return Predicate("exists", strength=1)
    if (
        noun.sort == "contact"
        and not sentence.text[: group.first].strip()
        and _NO_VERB.match(sentence.text[noun.end :])
    ):
        return Predicate("exists", strength=1)  # "96 enquiries (83 in 2021/22), 91% in time"
    if noun.contact is not None and re.search(
        r"\bwith\s+(?:a total of\s+)?$", sentence.text[: group.first], re.I
    ):
        return Predicate("exists", strength=1)
    if group.lead.bracketed and noun.contact is not None and group.first - noun.end <= 2:
        return Predicate("exists", strength=1)
    if group.inner is not None and noun.contact is not None and _HIGHER.search(clause):
        return Predicate("exists", strength=1)
    return None


_ITS_SHARE = re.compile(
    r"\s+(?:complaints?|cases)\s+(?:(?:about|against|for|in)\s+[^.;:,]{2,50}?\s)??"
    r"(?:(?:has|have|had)\s+)?(?:also\s+)?(?:went|gone|risen|fallen|grown|rose|fell|increased|decreased|dropped|declined|were|was|"
    r"made\s+up|accounted|represented|stood|remained)\b[^.;:]*$",
    re.I,
)


_PERFORMANCE = re.compile(
    r"\b(?:(?:performance|timeliness)(?!\s+(?:indicators?|management|reports?|review))|compliance\s+with\s+"
    r"(?:(?:the|our|its|these|those|this)\s+)?(?:[\w-]+\s+){0,3}?(?:timescales?|deadlines?|targets?|standards?))\b"
    r"[^.;,£%]{0,60}?\b(?:was|were|is|are|stood|stands|remain\w*|reach\w*|rose|rises|fell|improv\w+|"
    r"increas\w+|decreas\w+|declin\w+|dropp\w+|went)(?:\s+(?:up|down))?\s+"
    r"(?:by\s+\d+(?:\.\d+)?\s?(?:%|(?:percentage\s+)?points?)\s+)?(?:at|to|from)?\s*"
    r"(?:only\s+|just\s+|around\s+|about\s+|\d+(?:\.\d+)?\s?%\s+to\s+)*$",
    re.I,
)
_OTHER_PERFORMANCE = re.compile(
    r"\b(?:satisf\w+|upheld|uphold|ombudsman|lgs?co|recommendations?|remed\w+|quality|learning|cost|"
    r"(?:un)?justified|escalat\w+|acknowledg\w+)\b",
    re.I,
)
"""What else than answers in time a sentence may measure performance by."""


def is_performance(sentence: Sentence, group: Group) -> bool:
    """Whether a share is "performance" in answering complaints, which means answers in time.

    So it is where the sentence speaks of complaints, replies or a stage, or the one before states
    timeliness; "performance on repairs was 92%" is of something else.
    """
    lead = sentence.text[: group.first]
    if group.percent is None or not _PERFORMANCE.search(lead):
        return False
    if _OTHER_PERFORMANCE.search(sentence.text):
        return False
    said = [s.predicate.sort for s in sentence.setting.before if s.predicate is not None]
    return "status" in said or any(
        "stage" in h.sets or h.sets.get("contact") == "complaint" or "hint" in h.sets
        for h in sentence.reading.hits
        if h.end <= group.first and sentence.text[h.start : h.end].lower() != "timeliness"
    )


def status_of_list(sentence: Sentence, group: Group) -> Predicate | None:
    """What the words before a colon say of each share after it.

    "Response rates within timescale: Stage 1 - 78%, Stage 2 - 64%".
    """
    colon = sentence.text.find(": ", 0, group.first)
    if group.percent is None or colon == -1 or sentence.groups[0].first < colon:
        return None
    said = [h for h in sentence.hits if "status" in h.sets and h.end <= colon]
    scales = [t for t in sentence.reading.timescales if t.end <= colon]
    earlier = [g.last for g in sentence.groups if g.last <= group.first]
    label = (max([colon + 1, *earlier]), group.first)
    named = any(
        h.sets.get("kind") == "service" and label[0] <= h.start and h.end <= label[1]
        for h in sentence.reading.hits
    )
    if len(said) != 1 or not (named or _BARE.fullmatch(sentence.text, *label)):
        return None
    return Predicate("status", str(said[0].sets["status"]), scales[0] if scales else None)


def is_attributive(sentence: Sentence, hit: Hit, group: Group, noun: Noun) -> bool:
    """Whether the outcome only describes something else ("for the upheld complaints, 40 ...")."""
    its_own = group.percent is not None or noun.sort == "none" or noun.end <= group.first
    if its_own and _ITS_SHARE.match(sentence.text[hit.end : group.first]):
        return False  # "upheld complaints went down to 43%", "the number of upheld complaints rose"
    after = sentence.text[hit.end : hit.end + 14]
    if re.match(r"\s+(?:rate|complaints?)\b", after) and hit.start < group.first:
        return not re.search(r"\brate\b", after)
    return False


_BARE = re.compile(
    r"\W*(?:(?:and|at|for|in|on|the|was|were|it|only|just|with|stages?|one|two|three|[123]|statutory|"
    r"corporate|complaints?|level|to)\b\W*)*",
    re.I,
)


def is_bare_member(sentence: Sentence, statement: Statement) -> bool:
    """Whether a share only says of which stage or procedure it is: "64% ... and at Stage 2 71%".

    What it measures is then what the share before in the sentence measures.
    """
    group = statement.group
    return (
        statement.unit == "percent"
        and statement.role == "level"
        and statement is not sentence.done[0]
        and bool(_BARE.fullmatch(sentence.text, group.clause[0], group.first))
        and bool(re.match(r"\W*(?:complaints?\W*)?$", sentence.text[group.last : group.clause[1]]))
    )


def shared_predicate(sentence: Sentence, statement: Statement) -> Predicate | None:
    """The group's own predicate, else that of the next or the last group of the same list."""
    own = statement.predicate
    if own is not None and own.strength == 2:
        return own
    position = sentence.done.index(statement)
    following = sentence.done[position + 1] if position + 1 < len(sentence.done) else None
    if following is not None and statement.role != "base" and own is None:
        joined = following.group.joined.lower().strip(" ,")
        other = following.predicate
        if (
            joined in ("and", "or", "")
            and other is not None
            and not (other.sort == "breakdown" and other.label is not None)
            and following.unit == statement.unit
            and following.group.inner is None
        ):
            return other
    if own is not None and not is_bare_member(sentence, statement):
        return own
    if (
        statement.role == "from"
        and following is not None
        and following.group.from_to == "to"
        and following.predicate is not None
    ):
        return following.predicate
    for other_statement in reversed(sentence.done[:position]):
        shared = other_statement.predicate
        if shared is not None and other_statement.role != "base":
            # a label is of its own number only
            labelled = shared.sort == "breakdown" and shared.label is not None
            return None if labelled and statement.role == "level" else shared
    return None
