"""What a number measures where its own words leave that to others: the limit, the rate, the list.

"273 met the target and 34 missed it", "two were upheld, which is 12%", "performance stood at 85%".
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.reading.labels import Hit, read_label
from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.stated import Predicate, Sentence, Statement
from extractor.reading.needles import Needled

_DID = Needled(
    r"\b(?:did|did\s+so|had\s+been)\s*(?:[,.;(]|$)|"
    r"^[^.;,]{0,60}?\b(?:with)?in\s+(?:that|this)\s+(?:time|limit|timescale|time\s?frame|period(?!\s+(?:that|which)\b))\b|"
    r"^[^.;,]{0,60}?\b(?:met|hit|made|achieved|kept\s+to|complied\s+with)\s+(?:it|them|this|that)\b"
)
"""A limit said again: "but only 52% of corporate replies did", "89% of complaints met them"."""
_DID_NOT = re.compile(
    r"^[^.;,]{0,60}?\b(?:(?:missed|exceeded|overran|breached|failed|(?:went|ran|took)\s+(?:beyond|over|past|longer\s+than)|did\s+not\s+(?:meet|hit|make|"
    r"achieve))\s+(?:it|them|this|that)\b|"
    r"(?:took\s+longer|(?:was|were)\s+later)(?:\s+than\s+that)?\s*(?:[,.;(]|$)|(?:went\s+(?:beyond|over)|overran|ran\s+over)\s*(?:[,.;(]|$)|^\W*later\s*(?:[,.;(]|$)|^\W*(?:later|longer|more)\s+than\s+that\b|(?:did|were|was|had)\s+not\s*(?:[,.;(]|$|and\b))",
    re.I,
)
"""The same limit missed: "273 met the target and 34 missed it", "81% did and 19% did not"."""


def status_again(sentence: Sentence, group: Group, ahead: str, tail: str) -> Predicate | None:
    """The status of a number whose words come back to the limit of the number before.

    ``ahead`` and ``tail`` are what stands around the group in its clause. The sentence before
    lends its limit too: "The target is 10 working days. 81% of complaints met it."
    """
    tail = _REMAINDER.split(tail)[0]
    of_limit = _of_limit_before(sentence, group)
    if of_limit is not None:
        return of_limit
    rising = _RISING.search(ahead) if sentence.done else None
    last = sentence.done[-1].predicate if sentence.done else None
    if last is not None and last.sort == "status" and _STILL_OPEN.fullmatch(tail):
        return Predicate("status", "ongoing")
    if rising is not None and last is not None and last.sort == "status":
        start = sentence.text.find(rising[0], sentence.done[-1].last) + len(rising[0])
        later = [t for t in sentence.reading.timescales if t.start >= start]
        return Predicate("status", last.value, later[0] if later else last.timescale)
    met, missed = _DID.search(tail), _DID_NOT.search(tail) or _MISSED_BY.search(ahead)
    if last is not None and last.sort == "status":
        missed = missed or _OVER.fullmatch(tail)
    told = missed or met or _AUXILIARY.fullmatch(tail)
    if told is None:
        return None
    status = "within" if missed is None else "outside"
    said = [s.predicate for s in sentence.done if s.predicate is not None]
    if said:
        last = said[-1]
        if last.sort != "status" or (missed is None and last.value != "within"):
            return last if missed is None and last.sort == "status" else None
        scale = last.timescale
        if missed is not None and scale is not None and scale.from_days is not None:
            scale = replace(scale, from_days=None)  # "33 in 11 to 20 days; 13 took longer"
        return Predicate("status", status, scale)
    own = [t for t in sentence.reading.timescales if t.end <= sentence.groups[0].first]
    if len(own) == 1 and own[0].status == "within" and _AUXILIARY.fullmatch(tail):
        return Predicate("status", status, own[0])
    if len({t.days for t in own}) == 1 and _IT.search(told[0]):
        return Predicate("status", status, own[0])  # "the standard is 20 days and 81% met it"
    timed = [s.predicate for s in sentence.setting.before if s.predicate is not None]
    rest = missed is not None and _THE_REST.search(ahead) is not None
    if timed and timed[-1].sort == "status" and (rest or _IT.search(told[0])):
        return Predicate("status", status, timed[-1].timescale)
    limits = read_label(sentence.setting.sentence_before).timescales
    if len({t.days for t in limits}) == 1 and _IT.search(told[0]):
        return Predicate("status", status, limits[0])
    return None


_STILL_OPEN = re.compile(
    r"\s*(?:(?:was|were|is|are|remain\w*)\s+)?(?:still\s+)?(?:open|outstanding|pending|ongoing|in\s+progress|going\s+on)\s*[.;,]?",
    re.I,
)
"""Behind those of which, beside others in time or late, nobody can say yet: "and 4 outstanding"."""
_OVER = re.compile(
    r"\s*(?:(?:was|were)\s+)?(?:over|outside|beyond)(?:\s+(?:it|that|this))?\s*[.,;]?", re.I
)
"""Behind those that were not within the limit of the number before: "and 17 outside"."""
_THE_REST = re.compile(r"\b(?:the|a)\s+(?:remaining|further|other|last)\s+$", re.I)
"""Before those of whom no speed was said: "Of 90, 70 met it. The remaining 20 took longer"."""
_REMAINDER = re.compile(r"\s+and\s+the\s+(?:remainder|rest|others?|remaining)\b", re.I)
"""What follows is of those that no number counts: "three within 65 and the rest missed it"."""
_ACHIEVED_FOR = re.compile(
    r"\b(?:this|that|it|which|(?:the|this|that)\s+(?:target|standard|limit|deadline|timescale|time\s?frame))\s+(?:was|has\s+been|had\s+been)\s+"
    r"(?P<missed>not\s+)?(?:achieved|met|kept|reached|managed|(?P<done>done|the\s+case))\s+(?:for|in|by|on|with)\s+(?:only\s+|just\s+)?$",
    re.I,
)
"""Before a number that met the limit said before: "This was achieved for 147 of the 188"."""


def _of_limit_before(sentence: Sentence, group: Group) -> Predicate | None:
    match = _ACHIEVED_FOR.search(sentence.text[: group.first])
    if match is None:
        return None
    limits = [t for t in sentence.reading.timescales if t.end <= match.start()]
    if not limits and match["done"]:
        return None  # of whatever the sentence before says should be done (``done_for``)
    limits = limits or list(read_label(sentence.setting.sentence_before).timescales)
    if len({t.days for t in limits}) != 1:
        return None
    return Predicate("status", "outside" if match["missed"] else "within", limits[0])


_RISING = re.compile(
    r"(?:,\s+|^\W*)(?:rising|increasing|going\s+up|climbing|falling|dropping)\s+to\s+(?:only\s+|just\s+)?$",
    re.I,
)
"""Before the share that a longer limit gives: "58% in ten days, rising to 83% when ..."."""
_A_RATE_OF = re.compile(r",\s*(?:giving\s+|making\s+)?an?\s+(?:overall\s+)?rate\s+of\s+$", re.I)
_WHICH_IS = re.compile(
    r"(?:,\s+|\s+(?=which))(?:or|which,?\s+at|that\s+is|i\.?e\.?|which\s+(?:is|equate[sd]\s+to|represent(?:s|ed)|amount(?:s|ed)\s+to)|representing|equivalent\s+to|equating\s+to|equal\s+to|"
    r"amounting\s+to|making\s+up)\s+(?:about\s+|around\s+|some\s+|just\s+(?:over\s+|under\s+)?)?$",
    re.I,
)
"""Before the share that a count comes to: "nine missed it, equivalent to 8% of the total"."""
_OF_STAGE = re.compile(
    r"\s*of\s+(?:(?:those|all|the|complaints|cases|that|were)\s+){1,4}(?:received\s+|dealt\s+with\s+|handled\s+)?(?:at\s+)?"
    r"(?:stage\s+(?:1|one|2|two)|complaints)\b",
    re.I,
)
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
    again = _HAD.search(ahead) and _NO_MORE.match(sentence.text, group.last)
    last = sentence.done[-1] if sentence.done else None
    timed = last is not None and last.predicate is not None and last.predicate.sort == "status"
    if timed and last is not None and last.unit == "percent" and _MANAGED.search(ahead):
        return last.predicate  # "Parks was best at 71%; Housing managed only 42%"
    if (
        again
        and last is not None
        and last.unit == "percent"
        and _HAD_OF_ITS.match(sentence.text, last.last)
    ):
        return last.predicate  # "Adoption had 40% of its complaints upheld and Fostering had 20%"
    said = [s.predicate for s in sentence.done if s.predicate and s.unit == "count"]
    if said and _WHICH_IS.search(ahead) and said[-1].sort in ("status", "outcome", "breakdown"):
        return said[-1]
    moved = said and said[-1].value in ("moved", "escalated")
    if moved and _WHICH_IS.search(ahead) and _OF_STAGE.match(sentence.text, group.last):
        return Predicate("event", "escalated", label=said[-1].label)
    decided = [p for p in said if p.sort == "outcome"]
    if decided and _A_RATE_OF.search(ahead):
        return decided[0]
    return decided[-1] if decided and said[-1] is decided[-1] and _THEY_ARE.search(ahead) else None


_MANAGED = re.compile(r"\b(?:managed|achieved|reached)\s+(?:only\s+|just\s+)?$", re.I)
_HAD = re.compile(r"\b(?:had|has|saw)\s+(?:only\s+|just\s+)?$", re.I)
_NO_MORE = re.compile(r"\s*(?:[.,;]|$)")
_HAD_OF_ITS = re.compile(r"\s*of\s+(?:its|their)\s+(?:\w+\s+){0,2}?complaints\b", re.I)
"""Around a share that only names its service, beside one that says what is measured."""
_MISSED_BY = Needled(r"\b(?:missed|not\s+met|exceeded|breached)\s+(?:by|for|in)\s+$")
"""Before a number: "the deadline was met by 212 complaints and missed by 31"."""
_AUXILIARY = re.compile(r"\s*(?:did|were|was)(?:\s+not)?\s*[.;,]?", re.I)
"""All that is left of the verb: "replies are due within ten days, and 91% were"."""
_IT = re.compile(r"\b(?:it|them|this|that)\b", re.I)


_PERFORMANCE = re.compile(
    r"\b(?:(?:performance|timeliness)(?!\s+(?:indicators?|management|reports?|review))|compliance\s+with\s+"
    r"(?:(?:the|our|its|these|those|this)\s+)?(?:[\w-]+\s+){0,3}?(?:timescales?|deadlines?|targets?|standards?))\b"
    r"[^.;,£%]{0,60}?(?:,\s+which)?\s(?:was|were|is|are|stood|stands|remain\w*|reach\w*|rose|rises|fell|improv\w+|"
    r"increas\w+|decreas\w+|declin\w+|dropp\w+|reduc\w+|went|up|down)(?:\s+(?:up|down))?"
    r"(?:\s+in\s+(?:responding|replying|answering)\s+[^.;,£%\d]{3,40}?,?)?(?:\s+(?:for|across|in|over)\s+(?:the|all|our)\s+[^.;,£%\d]{3,30}?)?\s+"
    r"(?:(?:by\s+)?\d+(?:\.\d+)?\s?(?:%|(?:percentage\s+)?points?)\s+)?(?:at|to|from)?\s*"
    r"(?:only\s+|just\s+|around\s+|about\s+|\d+(?:\.\d+)?\s?%\s+(?:in\s+[\d/-]+\s+)?to\s+)*$",
    re.I,
)
_IN_SERVICES = re.compile(
    r"^\W*(?:\w+,?\s+){0,3}?(?:performance|timeliness|response\s+times?)\s+(?:rose|fell|improv\w+|increas\w+|decreas\w+|declin\w+|"
    r"dropp\w+|worsen\w+|deteriorat\w+|was|went)\b[^.;£]*\b(?:in|for|at|within)\s+(?:the\s+)?[^.;,()\d]{3,50}\(\s*"
    r"(?:from\s+(?:\d+(?:\.\d+)?\s?%\s+to\s+)?|(?:up|down)\s+(?:from|to)\s+|\d+(?:\.\d+)?\s?%,?\s+(?:up|down)\s+from\s+)?$",
    re.I,
)
"""Before a service's share in brackets: "Timeliness improved in Fostering (from 60% to 75%)"."""
_OTHER_PERFORMANCE = re.compile(
    r"\b(?:satisf\w+|upheld|uphold|ombudsman|lgs?co|recommendations?|remed\w+|quality|learning|cost|"
    r"(?:un)?justified|escalat\w+|acknowledg\w+)\b",
    re.I,
)
"""What else than answers in time a sentence may measure performance by."""


_PERFORMANCE_OF = re.compile(
    r"\b(?:performance|compliance)(?:\s+(?:rate|level|figure|score))?\s+of\s+(?:only\s+|just\s+|\w+ly\s+)?$",
    re.I,
)
"""Before the share that a count in time comes to: "210 in 15 days, a performance of 81%"."""


def _said_timed(sentence: Sentence) -> bool:
    """Whether the number before is of what was in time."""
    told = sentence.done[-1].predicate if sentence.done else None
    return told is not None and told.sort == "status" and told.value == "within"


def is_performance(sentence: Sentence, group: Group) -> bool:
    """Whether a share is "performance" in answering complaints, which means answers in time.

    So it is where the sentence speaks of complaints, replies or a stage, or the one before states
    timeliness; "performance on repairs was 92%" is of something else.
    """
    lead = sentence.text[: group.first]
    achieved = is_achieved(sentence, group)
    in_service = _IN_SERVICES.match(lead) is not None
    told = _PERFORMANCE.search(lead) or (_PERFORMANCE_OF.search(lead) and _said_timed(sentence))
    if group.percent is None or not (told or achieved or in_service):
        return False
    if _OTHER_PERFORMANCE.search(sentence.text):
        return False
    said = [s.predicate.sort for s in sentence.setting.before if s.predicate is not None]
    return (
        in_service
        or "status" in said
        or bool(sentence.reading.timescales)
        or any(
            "stage" in h.sets or h.sets.get("contact") == "complaint" or "hint" in h.sets
            for h in sentence.reading.hits
            if (h.end <= group.first or achieved or _is_stage_behind(group, h))
            and sentence.text[h.start : h.end].lower() != "timeliness"
        )
    )


def _is_stage_behind(group: Group, hit: Hit) -> bool:
    """Whether a share's clause goes on to name its stage: "timeliness fell to 67% at Stage 2"."""
    return "stage" in hit.sets and group.last <= hit.start < group.clause[1]


_ACHIEVED = re.compile(
    r"\b(?:achieved|managed|reached|delivered|(?:actual|final)\s+(?:figure|performance|rate|result|outturn)"
    r"(?:\s+(?:at|for|in)\s[^.;,%]{1,30})?\s+(?:was|is|being)|outturn\s+was)\s+(?:only\s+|just\s+)?$",
    re.I,
)
_A_TARGET = re.compile(r"\b(?:target|goal|aim|standard)s?\b", re.I)
_IN_TIME = re.compile(
    r"\b(?:in|on)\s+time\b|\bwithin\b|\btimescales?\b|\bworking\s+days\b|\brepl(?:y|ies)\b|\brespon\w+\b",
    re.I,
)


def is_achieved(sentence: Sentence, group: Group) -> bool:
    """Whether a share is what was achieved against a target for answers in time.

    "The target for replies is 95% within ten days; the actual figure was 88%".
    """
    text = sentence.text
    measured = _A_TARGET.search(text) and _IN_TIME.search(text)
    return bool(measured and _ACHIEVED.search(text[: group.first]))


def status_of_list(sentence: Sentence, group: Group) -> Predicate | None:
    """What the words before a colon say of each share after it.

    "Response rates within timescale: Stage 1 - 78%, Stage 2 - 64%".
    """
    colon = sentence.text.find(": ", 0, group.first)
    if group.percent is None or colon == -1 or sentence.groups[0].first < colon:
        return None
    ended = [h for h in sentence.hits if "outcome" in h.sets and h.end == colon]
    others = [h for h in sentence.hits if "status" in h.sets and h.end <= colon]
    if len(ended) == 1 and not others and not sentence.text[colon + 1 : group.first].strip():
        return Predicate("outcome", str(ended[0].sets["outcome"]))
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


_BARE = re.compile(
    r"\W*(?:(?:and|at|for|in|on|the|was|were|it|only|just|with|stages?|one|two|three|[123]|statutory|"
    r"corporate|complaints?|level|to|from|lower|higher|better|worse|slightly|also|similar|down|up|"
    r"much|even|little|bit|somewhat|again|responses?|performance|rate|this|however|"
    r"(?:increase|rise|drop|decrease|improve)[sd]?|rose|falls?|fell|dropped)\b\W*)*",
    re.I,
)


_FOR_ALL = re.compile(
    r"\s*(?:(?:for|across|of|in)\s+(?:the\s+)?(?:whole\s+(?:of\s+the\s+)?)?(?:council|authority|directorate|department|service|"
    r"organisation)\s+(?:as\s+a\s+whole|overall)|(?:for|across|of)\s+the\s+whole\s+(?:council|authority|directorate|"
    r"department|organisation)|council[\s-]wide|(?:for|across)\s+(?:all\s+(?:our\s+|council\s+)?(?:services|departments|directorates)|"
    r"the\s+council|the\s+authority)|overall)\s*(?:[.;,)]|$)",
    re.I,
)
"""After a share that is of all, beside a part's: "above the 57% for the Council as a whole"."""
_SET_BESIDE = re.compile(
    r"\b(?:above|below|over|under|than|with|to|against|from|exceeds?|on)\s+(?:the\s+|a\s+|an\s+)?(?:\w+\s+){0,2}?$",
    re.I,
)


def is_of_all(sentence: Sentence, group: Group) -> bool:
    """Whether a share is all services', set beside the one of a service said before."""
    last = sentence.done[-1] if sentence.done else None
    return (
        group.percent is not None
        and last is not None
        and last.group.percent is not None
        and last.predicate is not None
        and last.predicate.sort in ("outcome", "status")
        and _FOR_ALL.match(sentence.text, group.last) is not None
        and _SET_BESIDE.search(sentence.text[last.last : group.first]) is not None
    )


def is_bare_change(sentence: Sentence, group: Group) -> Predicate | None:
    """What a change of shares measures that says its stage only: "at Stage 2 from 64% to 69%"."""
    last = sentence.done[-1].predicate if sentence.done else None
    if group.from_to is None or group.percent is None or last is None:
        return None
    if last.sort not in ("status", "outcome") or sentence.done[-1].group.percent is None:
        return None
    ahead = [g.first for g in sentence.groups if g.from_to == "from" and g.first <= group.first]
    stop = ahead[-1] if ahead else group.first
    bare = _BARE.fullmatch(sentence.text, group.clause[0], stop) is not None
    return last if bare else None


_AT_STAGE = re.compile(
    r"[)\]]?\s*(?:at|in)\s+(?:the\s+)?(?:stage\s+(?:\d|one|two|three)|(?:first|second|third)\s+stage)\W*(?:and\s*)?",
    re.I,
)
"""All that is said of a number: "107 were resolved at Stage One, 18 at Stage Two and ..."."""


def is_bare_member(sentence: Sentence, statement: Statement) -> bool:
    """Whether a share only says of which stage or procedure it is: "64% ... and at Stage 2 71%".

    What it measures is then what the share before in the sentence measures.
    """
    group = statement.group
    if statement is sentence.done[0]:
        return False
    if statement.unit == "count" and _AT_STAGE.fullmatch(
        sentence.text, group.last, group.clause[1]
    ):
        return (
            statement.role == "level"
            and group.inner is None
            and sentence.done[0].unit == "count"
            and _BARE.fullmatch(sentence.text, group.clause[0], group.first) is not None
        )
    return (
        statement.unit == "percent"
        and statement.role == "level"
        and statement is not sentence.done[0]
        and bool(_BARE.fullmatch(sentence.text, group.clause[0], group.first))
        and bool(re.match(r"\W*(?:complaints?\W*)?$", sentence.text[group.last : group.clause[1]]))
    )
