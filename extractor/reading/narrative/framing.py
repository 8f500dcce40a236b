"""Who tells what a sentence tells: "Members noted that ...", "It was explained that ...".

Minutes and reports set such words ahead of what is said. They name people and papers that are no
part of it, and stand where the service, the year or the whole would stand.
"""

from __future__ import annotations

import re

from extractor.reading.needles import Needled
from extractor.reading.quantities import find_number_words, find_quantities

_TELLING = (
    r"(?:noted|not(?:es|ing)|informed|advis(?:ed|es)|report(?:ed|s)|explain(?:ed|s)|stat(?:ed|es)|told|heard|"
    r"highlight(?:ed|s)|outlined|confirm(?:ed|s)|comment(?:ed|s)|point(?:ed|s)\s+out|indicat(?:ed|es?)|mentioned|"
    r"remind(?:ed|s)|show(?:ed|s|n)?|reveal(?:ed|s)?|observed|acknowledged|recorded|recogni[sz]ed|summari[sz]ed|added)"
)
_HAS_TELLING = Needled(r"\b(?:that|shows?)\b")
_FRAME = re.compile(
    r"\W*(?:[a-z]\)\s*)?(?:(?:meanwhile|however|also|in\s+addition|separately|finally|lastly|firstly|secondly|overall|"
    r"furthermore|additionally|moreover|nevertheless|and|but),?\s+)*"
    r"(?:"
    rf"(?:(?!complainants?\b|complaints?\s(?!manager|officer|team|lead|unit|report|service|and\b)|upheld\b|ombudsm|lgs?c?o\b|parents?\b|famil(?:y|ies)\b|customers\b|residents?\s|tenants?\s)[\w'’&/()-]+\s+){{0,12}}?{_TELLING}\s+"
    r"(?:(?:to|by)\s+(?:(?:the|this|our)\s+)?[\w-]+\s+|(?:the\s+)?(?:members|committee|panel|board|cabinet|sub-committee)\s+)?that,?|"
    r"it\s+(?:is|was|should\s+be|can\s+be|must\s+be|has\s+been|had\s+been|will\s+be)\s+(?:(?!estimated|expected|hoped|intended|"
    r"required|disappoint\w+|regret\w*|unfortunate|surpris\w+|sad\b|unclear|unlikely|likely|possible|anticipated|proposed|recommended|suggested|alleged|not\b)[\w-]+\s+){1,5}?that,?|"
    r"(?:(?:an?|one|some|several|the|other)\s+)?(?:members?|councillors?|chair(?:man|woman)?|committee|panel|board)\s+(?:was|were|is|are)\s+"
    r"(?:\w+\s+)?(?:concerned|pleased|disappointed|surprised|encouraged|reassured|worried)\s+(?:to\s+(?:see|note|hear|learn)\s+)?that,?|"
    r"we\s+(?:are|were)\s+(?:\w+\s+){0,3}?to\s+(?:report|note|say|see)\s+that,?|"
    r"(?:(?:the|this|our)\s+)?(?:[\w'’-]+\s+){0,3}?(?:report|table|chart|graph|data|figures|analysis)\s+(?:above\s+|below\s+|also\s+)?shows?"
    r"(?=\s+(?:the\s+(?:department|council|service|directorate|team|authority)|we)\b)"
    r")\s+",
    re.I,
)
"""No number may stand among these words, and nobody who complains, nor the ombudsman."""


_NUMBERED = re.compile(r"\b(?:table|figure|chart|graph|section|paragraph|appendix)\s+[\d.]+", re.I)
_ASIDE = re.compile(
    r",\s+as\s+(?:already\s+|previously\s+)?(?:mentioned|noted|discussed|stated|shown|set\s+out|explained|detailed|described|outlined|"
    r"reported|indicated)\b[^,.;()]{0,40},",
    re.I,
)
"""What only points to another place: "Quality of service, as mentioned above, made up 48%"."""


_ADVERB = re.compile(
    r"\W*(?:conversely|similarly|likewise|interestingly|notably|encouragingly|disappointingly|unfortunately|"
    r"unsurprisingly|on\s+the\s+other\s+hand|elsewhere\s+in\s+(?:the|this)\s+(?:report|service|directorate|council)|"
    r"as\s+expected),\s+",
    re.I,
)
"""What joins a sentence to the one before: names and verbs begin after it."""


_IN_LINE = re.compile(
    r"^\W*In\s+(?:line|keeping|common)\s+with\s+(?:(?!\b(?:days?|targets?|timescales?|stages?|years?|quarters?|(?:19|20)\d\d)\b)"
    r"[^,;.]){3,90},\s+(?=[A-Za-z])"
)
"""With what a sentence's numbers agree: "In line with the overall decrease (32%), ..."."""
_KIND = re.compile(
    r"\((?P<kind>corporate|statutory|formal|stage\s\w+)\)(?=\s+(?:complaints?|cases)\b)", re.I
)
"""A kind in brackets that stands before its noun: "3,071 (Corporate) complaints"."""


_OF_EARLIER = re.compile(
    r"(?P<ahead>\b(?:confirm(?:ed|ing)?|agree(?:d|ing)?\s+with|support(?:ed|ing)?|uphold(?:ing)?|upheld|changed|overturned|endorsed)\s+"
    r"(?:all\s+(?:of\s+)?)?(?:the\s+)?(?:outcomes?|findings?|decisions?|conclusions?)\s+(?:(?:reached|made|given)\s+)?)"
    r"(?P<where>at\s+stage\s+(?:1|2|one|two)\b)",
    re.I,
)
"""What a panel says of the stage before: its own is not that one."""
_THAT_IS = re.compile(
    r",\s+that\s+is(?:\s+to\s+say)?,?\s+(?P<share>\d[\d.]*\s?%)(?!,?\s+and\s+\d),?(?P<end>\s|[.;])"
)
"""A count's share beside it: "30 of the 52, that is 58%, were upheld" is read as "(58%)"."""
_ABBREVIATED = re.compile(r"(?P<word>\s[a-z][\w'’-]* )\([A-Z][A-Z&]{2,7}\)(?=,)")
"""How a name in small letters is going to be shortened: "special educational needs (SEND), 11 "."""


_PRIOR_REPORT = re.compile(r"\b(?:last|previous|prior)\s+year\b", re.I)
"""Says when it was told, and so of which year: "Last year we reported that ..."."""


_PER_CENT = re.compile(r"(?<=\d\s)(?:per\s?cent)\b(?!age)", re.I)
"""A sign in words: "up 17 per cent" is read as "up 17 %"."""


def without_frame(sentence: str) -> str:
    """The sentence with the words that say who tells it blanked out, and "per cent" as its sign;
    letters keep their places."""
    if _HAS_TELLING.search(sentence):
        match = _FRAME.match(sentence)
        dated = match is not None and _PRIOR_REPORT.search(match[0])
        numbered = match is not None and any(c.isdigit() for c in _NUMBERED.sub("", match[0]))
        if match is not None and not dated and not numbered:
            sentence = " " * match.end() + sentence[match.end() :]
    joined = _ADVERB.match(sentence)
    if joined is not None:
        sentence = " " * joined.end() + sentence[joined.end() :]
    if "ent" in sentence:
        sentence = _PER_CENT.sub(lambda m: "%".ljust(len(m[0])), sentence)
    if sentence.lstrip().startswith("In "):
        sentence = _IN_LINE.sub(lambda m: " " * len(m[0]), sentence)
    if "tage" in sentence:
        sentence = _OF_EARLIER.sub(lambda m: m["ahead"] + " " * len(m["where"]), sentence)
    if ", that is" in sentence:
        sentence = _THAT_IS.sub(
            lambda m: f" ({m['share']})".ljust(len(m[0]) - len(m["end"])) + m["end"], sentence
        )
    if ", as " in sentence:
        sentence = _ASIDE.sub(lambda m: " " * len(m[0]), sentence)
    if "(" in sentence:
        sentence = _ABBREVIATED.sub(lambda m: m["word"].ljust(len(m[0])), sentence)
        sentence = _KIND.sub(lambda m: f" {m['kind']} ", sentence)
        if sentence.count("(") > 1:
            sentence = _without_nouns(sentence)
    return sentence


_LABELLED = re.compile(
    r"(?<=[A-Za-z’'] )\((?P<number>\d[\d,]*|[a-z]+(?:-[a-z]+)?)"
    r"(?P<noun>\s+(?:complaints?|cases))?(?P<share>\s*[,;/]\s*\d+(?:\.\d+)?\s?%)?\)"
)
"""A number in brackets behind its label, with its noun and its share or without."""


def _without_nouns(sentence: str) -> str:
    """The sentence with the nouns blanked out that are said again in each bracket of a row:
    "Fostering (45 complaints) and Adoption (22 complaints)" says no more than "(45)"."""
    row = list(_LABELLED.finditer(sentence))
    told = [
        m
        for m in row
        if m["noun"] and find_quantities(m["number"]) + find_number_words(m["number"])
    ]
    if len(row) < 2 or not told:
        return sentence
    for match in told:
        start, end = match.start("noun"), match.end()
        sentence = sentence[:start] + f"{match['share'] or ''})".ljust(end - start) + sentence[end:]
    return sentence


def _is_number(text: str) -> bool:
    return bool(find_quantities(text) or find_number_words(text))
