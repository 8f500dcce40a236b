"""Complaints to the council itself, in a report or a section that is about the ombudsman.

"There had been 175 complaints dealt with internally" is said of the council's own complaints, even
where the title or the heading above names the ombudsman.
"""

from __future__ import annotations

import re

from extractor.reading.labels import read_label
from extractor.reading.narrative.stated import Sentence, Statement

_US = r"(?:council|authority|department|directorate|team|service|we)"
_INTERNALLY = re.compile(
    r"\binternal(?:ly)?\b|\bgoodwill\b[^.;]{0,80}\blocally\b|\bour\s+own\s+(?:complaints?\s+)?(?:procedures?|process)\b|"
    rf"\b{_US}\s+itself\b|\bcorporate\s+complaints\b|\bcomplaints\s+(?:procedure|process)\b",
    re.I,
)
"""What never is the ombudsman's."""
_TO_US = re.compile(
    rf"\b{_US}\s+(?:(?:has|had|have|also|then)\s+){{0,2}}(?:received|dealt\s+with|handled|logged|recorded|"
    r"registered|upheld|investigated)\b|"
    rf"\bcomplaints\s+(?:\w+\s+){{0,2}}?(?:to|by)\s+(?:the|our)\s+(?:\w+\s+){{0,2}}?{_US}\b|"
    r"\bformal\s+complaints\b",
    re.I,
)
"""What may be what the ombudsman's letter counts, below a heading that names him."""
_RECEIVED_BY_US = re.compile(
    rf"\bcomplaints\s+(?:(?:that|which)\s+(?:were|had\s+been)\s+)?(?:received|dealt\s+with|handled)\s+by\s+"
    rf"(?:the|this|our)\s+{_US}\b",
    re.I,
)
"""Of complaints of which the next sentence goes on to tell."""
_OMBUDSMAN = re.compile(
    r"\bombudsm[ae]n\b|\bLG&?S?C?O\b|\bHOS\b|\bdecisions?\b|\bfindings?\b", re.I
)


def is_of_council(sentence: Sentence, statement: Statement) -> bool:
    """Whether a number's own clause speaks of complaints to the council, not the ombudsman."""
    clause = sentence.text[slice(*statement.group.clause)]
    if _OMBUDSMAN.search(clause):
        return False
    if _INTERNALLY.search(clause) or _RECEIVED_BY_US.search(clause):
        return True
    before = sentence.setting.sentence_before
    if _RECEIVED_BY_US.search(before) and not _OMBUDSMAN.search(before):
        return True
    headed = read_label(sentence.setting.heading_text).value("stage") == "ombudsman"
    return not headed and bool(_TO_US.search(clause))


_HIS_LETTER = re.compile(
    r"(?:(?!complaint)[^.])*\bombudsman(?:['’]s)?\s+annual\s+(?:review\s+)?(?:letter|statistics)\b",
    re.I,
)
"""What tells of the ombudsman's yearly letter, and of no complaints before it."""


def is_of_his_letter(sentence: Sentence, statement: Statement) -> bool:
    """Whether a sentence goes on with the ombudsman's letter, to which the one before has led:
    "Members considered the Ombudsman's annual letter. In 2021/22, 131 complaints were received"."""
    setting = sentence.setting
    if setting.paragraph_start or _HIS_LETTER.match(setting.sentence_before) is None:
        return False
    noun = statement.noun
    counted = noun is not None and noun.sort == "contact" and noun.contact == "complaint"
    return counted and not is_of_council(sentence, statement)
