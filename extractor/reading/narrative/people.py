"""Who complained, said as people: "nine young people made a complaint", "84% were White British".

People are no complaints; their numbers cut the complaints by complainant, or by what equality
monitoring asks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.reading.narrative.name_ends import trimmed
from extractor.reading.narrative.names import kind_of_words
from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.row_labels import set_label
from extractor.reading.narrative.stated import Predicate, Sentence, Statement
from extractor.reading.needles import Needled

_MADE = re.compile(
    r"\s*(?:of\s+the\s+)?(?P<who>[a-z][^,;.()\d]{2,45}?)\s+(?:themselves\s+)?(?:had\s+|have\s+)?"
    r"(?:(?:made|submitted|raised|brought|lodged)\s+"
    r"(?:(?:a|an|their|own|formal|statutory|stage\s+\w+)\s+)*complaints?\b|"
    r"complained\b(?!\s+(?:about|to|of|that|against)\b))",
    re.I,
)
_MONITORED = Needled(
    r"\b(?:ethnic\w*|ethnicity|gender|religi\w+|sexual\s+orientation|nationality|first\s+language|"
    r"disabilit(?:y|ies)|protected\s+characteristics?|identif(?:y|ied)\s+(?:themselves\s+)?as|"
    r"describ(?:e|ed)\s+themselves)\b"
)
_GROUPS = re.compile(
    r"\b(?:white|black|asian|mixed|chinese|gypsy|arab|male|female|men|women|boys|girls|christian|muslim|"
    r"hindu|sikh|jewish|heterosexual|gay|lesbian|bisexual|disabled|no\s+religion|"
    r"not\s+(?:recorded|stated|known|disclosed))\b",
    re.I,
)
"""Words of which a cut by equality data has one."""
_AFTER = re.compile(
    r"\s*(?:[)\]]\s*|\([^)]*\)\s*)?(?:(?:of\s+)?(?:the\s+|all\s+|our\s+)?(?:complainants|people|customers|service\s+users|"
    r"those(?:\s+who\s+\w+)?|children|young\s+people)\s+)?"
    r"(?:(?:were|was|are|described\s+themselves\s+as|(?:considered|said)\s+(?:themselves\s+|that\s+they\s+)?(?:to\s+be|were)|identified(?:\s+themselves)?\s+as|recorded\s+as|"
    r"declared|reported|as|being|from)\s+)*(?:an?\s+)?(?P<label>[A-Za-z][^,;.()\d]{1,50}?)\s*"
    r"(?:[,;.(]|\band\s+(?:\d|[a-z]+\s+(?:were|was|as)\b)|\band\s*$|$)",
    re.I,
)
_BEFORE = re.compile(
    r"(?:\bas\s+|[,;]\s*|\band\s+|^)(?:and\s+)?(?P<label>[A-Za-z][^,;.()\d]{1,40}?)\s+in\s+$", re.I
)
_NOT_RECORDED = re.compile(
    r"\s*(?:it|this)\s+was\s+(?P<label>not\s+(?:recorded|known|stated))", re.I
)


_COMPLAINED = re.compile(
    r"\s*(?:people|customers|service\s+users|residents|complainants|families|parents|carers)\s+"
    r"(?P<verb>complained)\s+(?=(?:about|against|regarding|concerning|in\s+relation\s+to)\s)",
    re.I,
)
"""Before what they complained of: each is counted for a complaint."""


def name_those_who_complained(sentence: Sentence, statement: Statement) -> None:
    """Read "nine young people made a complaint" as an entry of the cut by complainant."""
    group = statement.group
    if group.unit not in ("count", "percent"):
        return
    if _name_group(sentence, statement):
        return
    about = _COMPLAINED.match(sentence.text, group.last)
    if about is not None:
        statement.noun = Noun("contact", group.last, about.end("verb"), "complaint")
        return
    if _name_kind(sentence, statement):
        return
    match = _MADE.match(sentence.text, group.last)
    if group.unit != "count" or match is None:
        return
    if kind_of_words(sentence.reading, *match.span("who")) != "complainant":
        return
    label = trimmed(re.sub(r"\s+(?:themselves|also)$", "", match["who"]))
    statement.noun = Noun("contact", group.last, group.last, "complaint")
    statement.predicate = Predicate("breakdown", "complainant", label=label)


def _name_kind(sentence: Sentence, statement: Statement) -> bool:
    """Read "28 of the complainants were parents" as an entry of the cut by complainant."""
    last = statement.group.last
    told = _OF_COMPLAINANTS.match(sentence.text, last)
    goes_on = bool(sentence.done) and _is_of_complainants(sentence, sentence.done[0])
    start = told.end() if told is not None else last if goes_on else None
    stop = min((g.first for g in sentence.groups if g.first > last), default=len(sentence.text))
    label = _WERE_WHO.match(sentence.text, start, stop) if start is not None else None
    if label is None or kind_of_words(sentence.reading, *label.span("label")) != "complainant":
        return False
    statement.noun = Noun("case", last, last)
    statement.predicate = Predicate("breakdown", "complainant", label=trimmed(label["label"]))
    return True


def _is_of_complainants(sentence: Sentence, statement: Statement) -> bool:
    said = statement.predicate
    cut = said is not None and (said.sort, said.value) == ("breakdown", "complainant")
    return cut and _OF_COMPLAINANTS.match(sentence.text, statement.group.last) is not None


def _name_group(sentence: Sentence, statement: Statement) -> bool:
    """Read "28 complainants were female" as an entry of a cut by equality data."""
    if not _asks_who(sentence):
        return False
    label = _label_of(sentence, statement)
    if label is None:
        return False
    statement.predicate = Predicate("breakdown", "other", label=label)
    statement.noun = Noun("case", statement.group.last, statement.group.last)
    return True


def _asks_who(sentence: Sentence) -> bool:
    """Whether a sentence says of those who complained what they are."""
    told = _MONITORED.search(sentence.text) or _COMPLAINANTS.search(sentence.text)
    return told is not None and _GROUPS.search(sentence.text) is not None


_COMPLAINANTS = Needled(r"\bcomplainants\b|\b(?:people|those|customers)\s+who\s+complained\b")
_OPENS_WITH_THEM = re.compile(
    r"^\W*(?:out\s+)?of\s+(?:the\s+|all\s+|our\s+)*(?:\d[\d,]*\s+)?"
    r"(?:complainants|(?:people|those|customers)\s+who\s+(?:had\s+)?complained)(?:\s+\([^)]*\))?,\s+"
    r"(?:(?:some|around|about|over|only|just)\s+)?$",
    re.I,
)
"""Before the first of them: "Of the 47 complainants, 31 were parents"."""
_OF_COMPLAINANTS = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:of\s+)?(?:the\s+|all\s+|our\s+)?(?:complainants|(?:people|those|customers)\s+who\s+complained)\s+"
    r"(?:were|are)\s+",
    re.I,
)
_WERE_WHO = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:of\s+\w+\s+)?(?:were\s+|are\s+|was\s+)?(?P<label>[a-z][^,;.()\d]{2,60}?)\s*(?:[,;.(]|\band\s*$|$)",
    re.I,
)


def read_complainants(sentence: Sentence) -> None:
    """Read "76% of complainants were parents, 11% were carers" as the cut by complainant."""
    run = [s for s in sentence.done if s.role == "level" and s.unit in ("count", "percent")]
    if not run or _read_makers(sentence, run):
        return
    first = _OF_COMPLAINANTS.match(sentence.text, run[0].last)
    if first is None and not _OPENS_WITH_THEM.match(sentence.text[: run[0].first]):
        return
    for index, statement in enumerate(run):
        start = first.end() if first is not None and index == 0 else statement.last
        stop = run[index + 1].group.clause[0] if index + 1 < len(run) else len(sentence.text)
        match = _WERE_WHO.match(sentence.text[start:stop])
        if match is None:
            return
        kind = kind_of_words(
            sentence.reading, start + match.start("label"), start + match.end("label")
        )
        if kind not in ("complainant", None) or (index == 0 and kind is None):
            return
        set_label(sentence, statement, "complainant", trimmed(match["label"]))
        statement.noun = Noun("case", statement.last, statement.last)


_MADE_SO_MANY = re.compile(
    r"^\W*(?:the\s+)?(?P<who>[A-Za-z][^,;.()\d]{2,40}?)\s+(?:made|submitted|brought|raised)\s+"
    r"(?:(?:just|a\s+little|slightly|well|about|nearly|almost|over|under|more|less|than)\s+)*"
    r"(?:(?:a|one|two|three)\s+)?(?:half|thirds?|quarters?|fifths?|most|the\s+majority)\s+of\s+"
    r"(?:(?:all|the|our|these)\s+){0,2}complaints\s*[(]\s*$",
    re.I,
)
"""Before the number of complaints that a kind of people made: "Mothers made half of them (56)"."""
_NEXT_MAKER = re.compile(
    r"[)\s]*(?:,|;|\band\b)+\s*(?:and\s+)?(?P<who>[a-z][^,;.()\d]{2,40}?)\s+$", re.I
)


def _read_makers(sentence: Sentence, run: Sequence[Statement]) -> bool:
    """Read "Mothers made nearly half of all complaints (56), fathers 27" as the cut by
    complainant; the numbers behind go on with it as long as people stand before them."""
    text = sentence.text
    found = _MADE_SO_MANY.search(text[: run[0].first])
    if found is None or kind_of_words(sentence.reading, *found.span("who")) != "complainant":
        return False
    start, end = found.span("who")
    for index, statement in enumerate(run):
        if index:
            low = run[index - 1].last
            following = _NEXT_MAKER.fullmatch(text, low, statement.first)
            if following is None:
                break
            start, end = following.span("who")
            if kind_of_words(sentence.reading, start, end) != "complainant":
                break
        set_label(sentence, statement, "complainant", trimmed(text[start:end]))
        statement.noun = Noun("case", statement.last, statement.last)
    return True


def read_monitoring(sentence: Sentence) -> None:
    """Read the numbers of a sentence on equality monitoring as entries of such a cut."""
    if not _asks_who(sentence):
        return
    for statement in sentence.done:
        own = statement.predicate
        if statement.role != "level" or statement.unit not in ("count", "percent"):
            continue
        if own is not None and own.strength == 2 and own.sort != "breakdown":
            continue
        label = _label_of(sentence, statement)
        if label is not None:
            set_label(sentence, statement, "other", label)
            statement.noun = Noun("case", statement.last, statement.last)


def _label_of(sentence: Sentence, statement: Statement) -> str | None:
    text = sentence.text
    unknown = _NOT_RECORDED.match(text, statement.last)
    if unknown is not None:
        return unknown["label"]
    earlier = [g.last for g in sentence.groups if g.last <= statement.first]
    before = _BEFORE.search(text[max(earlier, default=0) : statement.first])
    if before is not None:
        label = re.split(r"\bas\s+", before["label"])[-1]
        return trimmed(label) if _GROUPS.search(label) else None
    after = _AFTER.match(text, statement.last)
    if after is None or not _GROUPS.search(after["label"]):
        return None
    return trimmed(after["label"])
