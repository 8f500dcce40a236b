"""Themes of complaints as subjects: "Charging gave rise to 38", "then came delay with 18".

The theme is a label of its own, whatever its words: the sentence, or the heading above, says that
it is one.
"""

from __future__ import annotations

import re

from extractor.reading.narrative.list_axes import axis_of
from extractor.reading.narrative.name_ends import trimmed
from extractor.reading.narrative.names import kind_of_words
from extractor.reading.narrative.placing import start_of_change
from extractor.reading.narrative.row_labels import LONGEST, SENTENCE_VERB
from extractor.reading.narrative.stated import Sentence, Statement
from extractor.reading.narrative.wording import CAUSE
from extractor.reading.needles import Needled

_SOME = (
    r"(?:\s+(?:some|just|only|about|almost|nearly|another|a\s+further|a\s+total\s+of))?(?:\s+|\s+(?:just\s+)?(?:(?:over|under|about|almost|nearly)\s+)?"
    r"(?:half|(?:a|one|two|three)[\s-](?:thirds?|quarters?|fifths?|tenths?))"
    r"(?:\s+of\s+(?:(?:all|the|our|these)\s+)*(?:complaints|cases))?\s*\(\s*)$"
)
"""Before the number, which may be set beside its share in words: "over a third (17)"."""
_CAUSED = re.compile(
    r"^\W*(?:(?:in|during|for|over)\s+(?:this|the)\s+(?:[a-z]+\s+)?(?:quarter|year|period),\s+)?"
    r"(?P<label>[A-Za-z][^.;:,()\d]{2,60}?)\s+(?:gave\s+rise\s+to|led\s+to|prompted|caused|drove|generated|triggered|sparked|account(?:ed|s)\s+for|represented|made\s+up|"
    r"(?:lay|was|were)\s+behind|featured\s+in|figured\s+in|"
    rf"(?:was|were)\s+the\s+(?:cause|theme|subject|reason)s?\s+(?:of|for|in|behind)){_SOME}",
    re.I,
)
_NAMED_IN = Needled(
    r"^\W*(?:(?:in|during|at|for)\s+[^.;:,]{3,40},\s+)?(?P<label>[A-Za-z][^.;:()\d]{2,70}?)\s+"
    r"(?:(?:was|were|is|are|had\s+been|has\s+been|have\s+been)\s+)?(?:\w+ly\s+|also\s+|again\s+|most\s+often\s+)*"
    r"(?:(?:cited|mentioned|featured|figured|named|quoted|alleged|highlighted|raised|noted|"
    r"identified|given\s+as\s+(?:an?|the)\s+(?:\w+\s+)?(?:reason|cause))\s+in|"
    r"(?:an?|the)\s+(?:(?:main|key|major|contributory|contributing|significant|common|recurring|underlying)\s+)?"
    r"(?:factor|issue|feature|concern|theme|element|cause|complaint|reason|subject)\s+(?:in|behind|for|of)|"
    rf"at\s+the\s+(?:heart|root|centre)\s+of|behind|the\s+subject\s+of){_SOME}"
)
"""What only a theme can be: "Delay was a factor in 31%", "Staff attitude was cited in 18 cases"."""
_THE_THEME = re.compile(
    r"^\W*(?:the\s+)?(?:category|theme|heading|complaint\s+type|type)\s+(?:of\s+)?['‘“\"](?P<label>[^.;:'’”\"()\d]{3,60})['’”\"]\s+"
    rf"(?:attracted|received|had|saw|generated|drew|accounted\s+for|made\s+up|contained|included){_SOME}",
    re.I,
)
"""A theme called so, and quoted: "The category 'delay' attracted nine complaints"."""
_CAME = re.compile(
    r"(?:^|[;:,]\s+)(?:then|next|second|third|highest|top|commonest|most\s+(?:common|frequent))\s+(?:came|was|were)\s+"
    rf"(?P<label>[^.;:,()\d]{{3,60}}?)\s+(?:with|at|in){_SOME}",
    re.I,
)
_CAUSE = (
    r"(?:causes?|drivers?|themes?|reasons?|categor(?:y|ies)|subjects?|issues?|nature|types?|topics?|"
    r"groups?|sources?|complainants?|channels?|methods?|routes?|ways?|means)"
)
_RANK = (
    r"(?:the\s+)?(?:by\s+far\s+)?(?:the\s+)?(?:single\s+)?(?:second\s+|third\s+|next\s+)?"
    r"(?:most\s+(?:common|frequent|usual|raised|popular|used|frequently\s+(?:used|raised|cited))|preferred|favou?rite|commonly\s+used|main|largest|highest|biggest|commonest|top|second|third)"
    r"(?:\s+(?:largest|highest|single))*"
)
_RANKED_HEAD = (
    r"^\W*(?:(?:in|during|at|for)\s+(?:the\s+|this\s+)?(?:quarter|year|period|stage\s+\w+|[\d/-]+),?\s+)?(?:while\s+|whilst\s+|although\s+)?"
    r"(?P<label>[A-Za-z][^.;:,()\d]{2,60}?)\s+(?:was|were|is|are|remain\w*|continue[sd]?\s+to\s+be)\s+"
    rf"(?:(?:once\s+)?again\s+|also\s+|still\s+|once\s+more\s+)*{_RANK}\s+(?:\w+\s+)?{_CAUSE}\b"
)
_RANKED = Needled(
    rf"{_RANKED_HEAD}[^.;:\d]*?(?:(?:19|20)\d\d[/-]\d\d(?:\d\d)?)?(?:,?\s+(?:with|at|on|accounting\s+for|making\s+up|representing|equating\s+to|equal\s+to)|:){_SOME}"
)
_RANKED_ASIDE = re.compile(_RANKED_HEAD + r"[^.;\d(]*\(\s*$", re.I)
"""The same with its number in brackets: "Email was the most popular way of complaining (53%)"."""
_RANKED_LAST = re.compile(
    rf"\b{_CAUSE}\b[^.;]*?\b(?:was|were|is|being)\s+(?:again\s+|still\s+)?(?P<label>[^.;,()\d]{{3,60}}?)(?:,\s+(?:including|such\s+as)\s[^.;,()\d]{{3,40}})?(?:\s*\(\s*$|,?\s+"
    r"(?:with|at|(?:which|that)\s+(?:was\s+)?(?:featured|raised|cited|mentioned|named|present|account(?:s|ed))\s+(?:in|for)|"
    rf"(?:featuring|raised|cited|mentioned|named)\s+in|accounting\s+for){_SOME}|:{_SOME})",
    re.I,
)
_LAST_ASIDE = re.compile(
    rf"\b{_RANK}\s+(?:\w+\s+)?{_CAUSE}\b[^.;()\d]*?\b(?:was|were|is|being)\s+(?:again\s+|still\s+)?"
    r"(?P<label>[^.;,()\d]{3,60}?)\s*\(\s*$",
    re.I,
)
"""The same with its number in brackets: "The most common theme was delay (58)"."""
_WITH_MOST = re.compile(
    r"\b(?:category|theme|reason|cause|issue|subject)\s+(?:with|attracting|generating|which\s+(?:had|received|attracted))\s+the\s+(?:most|highest|largest)\b"
    r"[^.;()\d]{0,40}?\s(?:was|is|being)\s+(?:again\s+|still\s+)?(?P<label>[^.;,()\d]{3,60}?)(?:,?\s+(?:with|at)\s+|\s*\(\s*)$",
    re.I,
)
"""The theme named last of which there were most: "The category with most complaints was delay"."""
_TOPPED = re.compile(
    r"^\W*(?P<label>[A-Za-z][^.;:,()\d]{2,60}?)\s+(?:(?:again|also|still)\s+)?(?:(?:came|was|were|ranked|is|are)\s+(?:in\s+)?(?:the\s+)?"
    r"(?:top|first|second|third|next|highest|(?:(?:next|second|third)\s+)?most\s+(?:common|frequent))(?:\s+place)?|"
    rf"(?:topped|headed)\s+the\s+(?:list|table)),?\s+(?:with|at){_SOME}",
    re.I,
)
"""What has a place in a ranking: "Delay came next with 12"."""
_MOVED = re.compile(
    r"^\W*(?P<label>[A-Za-z][^.;:,()\d]{2,60}?)\s+(?:has|have|had)?\s*(?:also\s+)?(?:increased|risen|rose|"
    r"decreased|fallen|fell|gone\s+(?:up|down)|went\s+(?:up|down)|dropped|declined|grown|grew)(?:\s+\w+ly)?\s+from\s+$",
    re.I,
)
"""A theme that went up or down; what it is, only the vocabulary or the heading can tell."""
_NOT_A_THEME = re.compile(
    r"\b(?:it|this|that|these|those|they|we|which|who|he|she|there|complaints?|stage|report|council|"
    r"ombudsman|investigations?|meetings?|review)\b|"
    r"^\W*(?:[a-z]+\s+)?(?:learning|lessons|improvements|(?:remedial\s+)?actions|changes|recommendations|fault|maladministration)\b",
    re.I,
)
"""What is no theme: what it points to, who dealt with it, and what came of it."""


_HEADS = re.compile(r"^\W*(?P<label>[A-Za-z][^.;:,()\d]{2,50}?)(?:\s*:|\s[–—-])\s+$")
_COUNTED = re.compile(r"\s+complaints\s*(?:[.,;(]|$)", re.I)
"""Around a number that a label heads: "Staff conduct: 23 complaints"."""
_AT_HEAD = re.compile(r"^\W*(?P<label>[A-Za-z][^.;:,()\d]{2,60}?)\s+\(\s*$")
_WAS_RANKED = re.compile(
    rf"(?:\s+(?:complaints|cases))?(?:[,;]\s*\d[\d.]*\s?%)?\s*\)\s+(?:was|were|is|are|remain\w*|continue[sd]?\s+to\s+be)\s+"
    rf"(?:(?:once\s+)?again\s+|also\s+|still\s+)*{_RANK}\s+(?:\w+\s+)?{_CAUSE}\b",
    re.I,
)
"""After a number in brackets behind what is ranked: "Email (45) was the most used method"."""


def _at_head(sentence: Sentence, statement: Statement) -> str | None:
    """What opens the sentence and has its number right behind it."""
    ahead, text = sentence.text[: statement.first], sentence.text
    counted = _COUNTED.match(text, statement.group.lead.end)  # "Staff conduct: 23 complaints (9%)"
    headed = _HEADS.match(ahead) if counted or _COUNTED.match(text, statement.last) else None
    ranked = _AT_HEAD.match(ahead) if _WAS_RANKED.match(text, statement.last) else None
    match = headed or ranked
    if match is None or _NOT_A_THEME.search(match["label"]):
        return None
    kind = kind_of_words(sentence.reading, *match.span("label"))
    known = ("category", "complainant", "channel")
    return trimmed(match["label"]) if kind in known or (ranked and kind is None) else None


def category_before(sentence: Sentence, statement: Statement) -> str | None:
    """The theme whose number this is; None where nothing says that the words are a theme."""
    stop = start_of_change(sentence.groups, statement.group)
    ahead = sentence.text[:stop]
    if any(g.first < stop for g in sentence.groups):
        return _next_theme(sentence, statement, stop)
    head = _at_head(sentence, statement)
    if head is not None:
        return head
    ranked = _RANKED.search(ahead) or _RANKED_LAST.search(ahead) or _RANKED_ASIDE.search(ahead)
    ranked = ranked or _LAST_ASIDE.search(ahead) or _WITH_MOST.search(ahead)
    if ranked is not None and not _NOT_A_THEME.search(ranked["label"]):
        kind = kind_of_words(sentence.reading, *ranked.span("label"))
        known = ("category", "channel", "complainant", None)
        return trimmed(ranked["label"]) if kind in known or _is_called_cause(ranked) else None
    named = _NAMED_IN.search(ahead)
    if named is not None and _may_be_theme(sentence, *named.span("label")):
        return trimmed(named["label"])
    quoted = _THE_THEME.search(ahead)
    if quoted is not None:
        return trimmed(quoted["label"])
    match = _CAUSED.search(ahead) or _CAME.search(ahead) or _MOVED.search(ahead)
    match = match or _TOPPED.search(ahead)
    if match is None or _NOT_A_THEME.search(match["label"]):
        return None
    kind = kind_of_words(sentence.reading, *match.span("label"))
    if kind == "category":
        return trimmed(match["label"])
    if kind is not None:
        return None
    told = axis_of("", sentence.setting.heading_text) == "category"
    label = trimmed(match["label"])
    # "Missed bin collections generated 412 complaints": no service is told of so
    caused = _PROMPTED.search(ahead) is not None and label[1:] == label[1:].lower()
    return (
        label
        if told or (caused and _COMPLAINTS.match(sentence.text, statement.group.lead.end))
        else None
    )


_CALLED = re.compile(r"\b(?:causes?|reasons?|themes?|drivers?|nature|subjects?|topics?)\b", re.I)
_ARTICLE = re.compile(r"(?:an?|the)\s+", re.I)


def cause_called(sentence: Sentence, statement: Statement) -> str | None:
    """What a sentence calls a cause and no vocabulary need know as one."""
    ahead = sentence.text[: start_of_change(sentence.groups, statement.group)]
    if any(g.first < len(ahead) for g in sentence.groups):
        return None
    ranked = _RANKED.search(ahead) or _RANKED_LAST.search(ahead) or _LAST_ASIDE.search(ahead)
    if ranked is None or _NOT_A_THEME.search(ranked["label"]):
        return None
    return trimmed(ranked["label"]) if _is_called_cause(ranked) else None


def _is_called_cause(ranked: re.Match[str]) -> bool:
    """Whether words that name no service in capitals are what a sentence calls the cause: "The most
    frequent cause was a missed bin"; the vocabulary may know a service by the same words."""
    label = _ARTICLE.sub("", ranked["label"], count=1)
    around = (
        ranked.string[ranked.start() : ranked.start("label")]
        + ranked.string[ranked.end("label") : ranked.end()]
    )
    return label[:1].islower() and _CALLED.search(around) is not None


_AROSE = (
    rf"(?:(?:received|made)\s+)?(?:(?:were|was|had\s+been|being)\s+)?(?:{CAUSE})\s+"
    r"(?:the\s+|an?\s+)?(?P<label>[a-z][^.;:,()\d]{2,60}?)\s*(?:[.;,(]|\band\s+(?:\d|[a-z]+\s+(?:were|was|arose)\b)|$)"
)
_BEHIND = re.compile(
    r"\s*(?:[)\]]\s*|\([^)]*\)\s*)?(?:of\s+(?:the\s+|all\s+|our\s+)?)?(?:(?:formal|new|stage\s+\w+|corporate|statutory)\s+)?"
    r"(?:complaints|cases|issues)\s+"
    rf"(?:\([^)]*\)\s+|(?:which|that)\s+|(?:in|during|for)\s+(?:19|20)\d\d\s?[/-]\s?\d\d(?:\d\d)?\s+)?{_AROSE}",
    re.I,
)
"""After a number: "Nine complaints arose from delay", "14 (30%) complaints were due to error"."""
_BEHIND_SHARE = re.compile(rf"\s*[)\]]?\s*{_AROSE}", re.I)
"""After a share behind the noun: "nine complaints (4%) arose from delay"."""
_IS_COUNTED = re.compile(r"\s+(?:[\w-]+\s+){0,3}?(?:complaints|cases|issues)\b", re.I)
"""Between a number and its share: "nine complaints ("."""
_MAIN_ISSUE = re.compile(
    r"\s*(?:complaints|cases),?\s+the\s+(?:(?:main|key|principal|primary|underlying)\s+)?(?:issue|reason|cause|theme|subject|complaint|concern|problem)\s+"
    r"(?:was|concerned|related\s+to)\s+(?:about\s+|that\s+of\s+)?(?:the\s+|an?\s+)?(?P<label>(?!that\b|how\b|why\b|whether\b)[a-z][^.;:,()\d]{2,50}?)\s*(?:[.;,(]|\band\s+in\b|$)",
    re.I,
)
"""The same of cases in which it was so: "In 17 complaints the main issue was delay"."""
_IN = re.compile(r"\bin\s+(?:(?:only|just|about|some|over)\s+)?$", re.I)


def category_after(sentence: Sentence, statement: Statement) -> str | None:
    """The theme that brought about the complaints counted, said after them."""
    text, last = sentence.text, statement.last
    match = _BEHIND.match(text, last)
    count, share = statement.group.count, statement.group.percent
    if count is not None and share is not None and _IS_COUNTED.match(text, count.end, share.start):
        match = match or _BEHIND_SHARE.match(text, last)
    if match is None and _IN.search(text[: statement.first]):
        match = _MAIN_ISSUE.match(text, last)
    if match is None or SENTENCE_VERB.search(match["label"]):
        return None
    kind = kind_of_words(sentence.reading, *match.span("label"))
    if kind not in ("category", None) or len(match["label"].split()) > LONGEST:
        return None
    return trimmed(match["label"])


def _next_theme(sentence: Sentence, statement: Statement, stop: int) -> str | None:
    """The theme of a second clause: "delay fell from 26 to 22, while cost rose from 8 to 21", "33
    were about staff, and delay was the issue in 16"."""
    told = [s.predicate for s in sentence.done if s.predicate is not None]
    if not told or told[-1].value != "category":
        return None
    clause = sentence.text[statement.group.clause[0] : stop]
    if statement.group.from_to is None:
        low = max(g.last for g in sentence.groups if g.last <= stop)
        joint = _JOINT.search(sentence.text, low, stop)
        begin = joint.end() if joint is not None else stop
        ahead = sentence.text[begin:stop]
        named = _NAMED_IN.search(ahead) or _NEXT_WAS.search(ahead)
        if named is None:
            return None
        start, end = (begin + at for at in named.span("label"))
        return trimmed(named["label"]) if _may_be_theme(sentence, start, end) else None
    match = _MOVED.search(clause) or _ABOUT_FROM.search(clause)
    if match is None or _NOT_A_THEME.search(match["label"]):
        return None
    return trimmed(match["label"])


_NEXT_WAS = re.compile(
    r"^\W*(?:the\s+)?(?:next|second|third)(?:[\s-]+(?:largest|highest|biggest|most\s+(?:common|frequent)))?(?:\s+(?:one|category|theme|cause|reason))?\s+"
    rf"(?:was|were|being)\s+(?P<label>[^.;:,()\d]{{3,60}}?)\s*,?\s*(?:with|at|\(){_SOME}",
    re.I,
)
"""The next of a ranking: "the next largest was staff attitude with 17"."""
_JOINT = re.compile(
    r"(?:[;,]\s+(?:(?:and|while|whilst|but|with)\s+)?|\s(?:and|while|whilst|but)\s+)(?=[^;,]*$)",
    re.I,
)
_ABOUT_FROM = re.compile(
    r"^\W*(?:and\s+)?(?:those\s+)?about\s+(?P<label>[^.;:,()\d]{2,60}?)\s+from\s+$", re.I
)
"""The same with the verb said before: "about delay from nine to 17, about contact from 12"."""


def _may_be_theme(sentence: Sentence, start: int, end: int) -> bool:
    """Whether what was "cited in" so many cases is a theme, no finding and no service's name."""
    label = sentence.text[start:end]
    if _NOT_A_THEME.search(label) or SENTENCE_VERB.search(label):
        return False
    decided = ("outcome", "status", "stage", "contact")
    if any(
        h.start < end
        and start < h.end
        and not h.sets.keys().isdisjoint(decided)
        and h.sets.get("contact") != "issue"
        for h in sentence.hits
    ):
        return False
    known = kind_of_words(sentence.reading, start, end)
    words = label.split()
    return known in ("category", None) or (len(words) > 1 and words[1][0].islower())


_PROMPTED = re.compile(
    r"\b(?:gave\s+rise\s+to|led\s+to|prompted|caused|drove|generated|triggered|sparked)\s+(?:\w+\s+)?$",
    re.I,
)
_COMPLAINTS = re.compile(
    r"\s+(?:of\s+the\s+|stage\s+\w+\s+|corporate\s+|statutory\s+)*complaints\b", re.I
)
