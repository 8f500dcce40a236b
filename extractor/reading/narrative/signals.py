"""What the words around a number say: the dimensions and limits named beside it."""

from __future__ import annotations

import re

from extractor.reading.labels import Hit, LabelReading
from extractor.reading.narrative.clauses import Group
from extractor.reading.needles import Needled
from extractor.reading.timescales import Timescale

_WEAK_STATUS = re.compile(
    r"^(?:timely|timeliness|response performance|compliance with.*|exceeded|not met|delayed|"
    r"off target|"
    r"response time|within standard|within limit|on target|on time responses|met)$",
    re.I,
)
_WEAK_OUTCOME = re.compile(
    r"^(?:open|active|outstanding|partial|settled|founded|pending|mediated)$", re.I
)
_HAD_NONE = re.compile(r"\b(?:had|have|has|with|reached)\s$", re.I)
"""Before "no outcome", where it is said of complaints: "two had no outcome"."""
_WEAK_EVENT = re.compile(
    r"^(?:new|declined|refused|deferred|responses|decisions|determined|paused|raised|opened)$", re.I
)
_OTHER_STATUTE = re.compile(
    r"\s+(?:assessments?|responsibilit\w+|requirements?|dut(?:y|ies)|officers?|guidance|"
    r"regulations?|"
    r"functions?|meetings?|services?|appeals?|partners?|bod(?:y|ies)|reviews?\s+meetings?|"
    r"visits?)\b",
    re.I,
)
"""What else is statutory or corporate: assessments and meetings, no complaints procedure."""
_BEING_ONE = re.compile(r"\b(?:those|complaints|cases|ones|of)\s+being\s+\w+$", re.I)
"""Of "those being investigated" something else is going to be said."""
_FOUND = re.compile(
    r"\b(?:was|were|as|be|been|considered|found|deemed|fully|partly|partially|not)\s+$"
)
_SUCH_COMPLAINTS = re.compile(r"\s+(?:complaints|cases)\b", re.I)
"""After "justified": an outcome too, as after "found"."""
_NO_PROCEDURE = re.compile(
    r"\s+(?:debts?|property|assets?|plan|priorit\w+|parent\w*|management|leadership|director\w*|resources|finance|communications|"
    r"governance|landlord|support|centre|functions?|budget|risk|performance|objectives?|strategy|team|total|average)\b",
    re.I,
)
"""After "corporate", what belongs to the whole council: "revenues, benefits and corporate debt"."""
_IN_A_NAME = re.compile(
    r"\s+(?:(?:and|&)\s+)?(?!Complaints?\b|Stage\b|Procedure\b|Process\b|Level\b|Cases?\b)[A-Z][a-z]"
)
"""After "Corporate": the rest of a service's name, "Corporate Resources"."""
_ABOUT_FAILURE = re.compile(
    r"\b(?:about|over|due\s+to|concern\w*|relat\w+\s+to)\s+(?:a\s+)?$", re.I
)
"""Before a "service failure" that complaints were about, and which nobody found."""
_NO_FINDINGS = re.compile(
    r"\bno\s+(?:\w+\s+)?findings?\s+of\s+(?:(?:fault|maladministration)\b)?[^.;,]{0,20}$", re.I
)
"""No finding of fault is neither an inconclusive outcome nor a fault."""
_STILL = Needled(
    r"\b(?:remain\w*|still|were|was|are|is|currently|being)\s+(?:still\s+|currently\s+)?(?:open|"
    r"active|outstanding|pending|in progress)\b"
)


_SAID_OF = re.compile(
    r"\b(?:was|were|been|being)\s+(?:\w+\s+)?$|\b(?:we|I|council|team|service|section)\s+"
    r"(?:also\s+|have\s+|has\s+|had\s+)*$",
    re.I,
)
"""Before "declined" or "opened": the complaints were, or those who handle them did."""


_ADJECTIVES = ("late", "delayed", "overdue", "timely")
_ITS_NOUN = re.compile(
    r"\s+(?!(?:complaints?|cases?|responses?|repl\w+|answers?|ones|stage|and|or|nor|in|at|by|because|due|with|for|"
    r"than|compared|were|was|is|are|as|but|on|of|to|this|last|during|after|\w+(?:ing|ly))\b)[a-z]{4,}",
    re.I,
)
"""After a word for lateness, what was late and is no complaint: "late assessments"."""


_MADE = re.compile(r"\b(?:made|making|make)\s+$", re.I)
_PASSED_TO = re.compile(
    r"\b(?:passed|referred|transferred|redirected|directed|sent|moved|signposted|forwarded)\s+(?:on\s+|over\s+|back\s+)?(?:in)?to\s+"
    r"(?:be\s+\w+\s+under\s+)?(?:the\s+|our\s+)?(?:council['’]s\s+)?$",
    re.I,
)
"""Before the procedure that some were passed on to: those beside them are under no such."""


_HIS_CODE = re.compile(
    r"(?:['’]s?)?\s+(?:(?:new|joint|revised|own|statutory)\s+)*(?:complaints?[\s-]handling\s+)?"
    r"(?:code|guidance|guidelines|guide|good\s+practice|principles|definitions?)\b",
    re.I,
)
"""After the ombudsman: what he lays down for complaints to councils, which are at no such stage."""
_WITH_NOUN = re.compile(
    r"\s+(?:challenges?|process(?:es)?|work|issues?|concerns?|basis|programmes?|training|improvements?|support|"
    r"efforts?|priorit(?:y|ies)|commitments?|focus|legal|difficult(?:y|ies)|pressures?|problems?|need|dialogue|"
    r"monitoring|development|relationships?|review|changes?|trend)\b",
    re.I,
)
"""After "ongoing" or "outstanding", what goes on and is no complaint: "an ongoing challenge"."""


_OF_THOSE = re.compile(
    r"\bof\s+(?:(?:the|all|our)\s+){1,2}\d[\d,]*\s+(?:\w+\s+){0,2}?complaints\s+"
    r"(?:(?:that|which)\s+(?:were|had\s+been)\s+)?$",
    re.I,
)
"""Before "resolved", said of the whole that a part is of: "91 of the 195 complaints resolved"."""


_LEFT_FROM = re.compile(
    r"\b(?:escalat\w+|progress\w*|moved|went|gone|going|proceed\w*|came|come|risen|rose)\s+(?:(?:on|up|forward)\s+)?"
    r"from\s+(?:the\s+)?(?:(?:statutory|corporate|formal|informal)\s+)?$",
    re.I,
)
"""Before the stage that complaints have left: "seven had progressed from Stage 1"."""


def usable(text: str, reading: LabelReading) -> tuple[Hit, ...]:
    """The hits that mean in a sentence what they mean in a header.

    A header "Open" or "Timeliness" says what its column holds; in running text these words mostly
    say something else, and count only with a verb that makes them a state of the complaints.
    """
    kept = []
    for hit in reading.hits:
        words = text[hit.start : hit.end]
        if "status" in hit.sets and (_WEAK_STATUS.match(words) or hit.sets["status"] == "average"):
            continue
        if "status" in hit.sets and words.lower() in _ADJECTIVES and _ITS_NOUN.match(text, hit.end):
            continue
        if "procedure" in hit.sets and _OTHER_STATUTE.match(text[hit.end :]):
            continue
        if hit.sets.get("outcome") == "closed" and _MADE.search(text, 0, hit.start):
            continue  # "made initial enquiries on seven": they were not closed after them
        if "procedure" in hit.sets and _PASSED_TO.search(text[: hit.start]):
            continue
        if "stage" in hit.sets and _LEFT_FROM.search(text, 0, hit.start):
            continue  # where they were before, of which nothing that follows is said
        if hit.sets.get("stage") == "ombudsman" and _HIS_CODE.match(text, hit.end):
            continue
        if words == "corporate" and _NO_PROCEDURE.match(text, hit.end):
            continue
        if "procedure" in hit.sets and words == "Corporate" and _IN_A_NAME.match(text[hit.end :]):
            continue
        if hit.sets.get("outcome") in ("no_finding", "fault_found") and (
            _ABOUT_FAILURE.search(text[: hit.start]) or _NO_FINDINGS.search(text[: hit.end + 20])
        ):
            continue
        if hit.sets.get("outcome") == "ongoing" and (
            _BEING_ONE.search(text[: hit.end]) or _WITH_NOUN.match(text, hit.end)
        ):
            continue
        if hit.sets.get("outcome") == "resolved" and _OF_THOSE.search(text[: hit.start]):
            continue
        still = _STILL.search(text[max(0, hit.start - 30) : hit.end])
        if "outcome" in hit.sets and _WEAK_OUTCOME.match(words) and not still:
            continue
        if words.lower() == "no outcome" and not _HAD_NONE.search(text, 0, hit.start):
            continue
        if (
            "outcome" in hit.sets
            and re.fullmatch(r"(?:un)?justified|partial", words, re.I)
            and not _FOUND.search(text[: hit.start])
            and not _SUCH_COMPLAINTS.match(text[hit.end :])
        ):
            continue
        if "event" in hit.sets and _WEAK_EVENT.match(words):
            active = re.match(
                r"\s+(?:\d+|[a-z]+(?:-[a-z]+)?)\s+(?:complaints|requests|cases)\b", text[hit.end :]
            )
            if not active and not _SAID_OF.search(text[: hit.start]):
                continue
        kept.append(hit)
    return tuple(kept)


def nearest(hits: tuple[Hit, ...], key: str, group: Group, span: tuple[int, int]) -> Hit | None:
    """The hit for ``key`` in ``span`` nearest to the group; what follows it counts as nearer."""
    best: tuple[int, Hit] | None = None
    for hit in hits:
        if key not in hit.sets or not isinstance(hit.sets[key], str):
            continue
        if hit.start < span[0] or hit.end > span[1]:
            continue
        gap = (
            hit.start - group.last if hit.start >= group.first else group.first - hit.end + _BEHIND
        )
        if best is None or gap < best[0]:
            best = (gap, hit)
    return best[1] if best else None


_BEHIND = 25
"""Characters by which a word before the number counts as farther than one after it: English says
what is counted, and what became of it, after the number."""


BY = re.compile(r"\bby\s+(?:only\s+|just\s+|about\s+|a\s+further\s+)*$", re.I)
"""Before days that are a difference and no limit: "had come down by 12 days"."""


_LATE = re.compile(r"\b(?:late|overdue|delayed|missed|over(?:ran|due)?)\b[^.;]*$", re.I)
"""Before how late answers were: "22 were late, 15 of them by five days or fewer"."""


_ACKNOWLEDGED = re.compile(r"\backnowledg\w+\b(?!\s+and\b)[^.;]{0,20}$", re.I)
_ANSWERED = re.compile(r"\b(?:answered|responded|resolved|completed|closed|replied)\b", re.I)
"""Before a limit, what makes it none of the answers; behind a number, what says that it is theirs:
"all were acknowledged in three days and 79% were answered by the agreed date"."""


def timescale_in(reading: LabelReading, group: Group, span: tuple[int, int]) -> Timescale | None:
    """The limit in days inside ``span`` nearest to the group."""
    inside = [t for t in reading.timescales if span[0] <= t.start and t.end <= span[1] + 1]
    inside = [t for t in inside if not (group.days and t.start <= group.first < t.end)]
    ahead = {t: reading.text[: t.start] for t in inside}
    if _ANSWERED.search(reading.text, group.last, span[1]):
        others = [t for t in inside if t.end <= group.first]
        inside = [t for t in inside if t not in others or not _ACKNOWLEDGED.search(ahead[t])]
    inside = [
        t for t in inside if not BY.search(ahead[t]) or (t.status and not _LATE.search(ahead[t]))
    ]
    if not inside:
        return None
    return min(inside, key=lambda t: abs(t.start - group.last))
