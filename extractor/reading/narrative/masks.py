"""Numbers that are never figures, whatever is said of them: dates, references, steps, lengths."""

from __future__ import annotations

import re

from extractor.reading.needles import Sieve

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WORD_NUMBER = (
    r"(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|"
    r"eighteen|twenty|a|an|several|few)"
)
_TWO_STAGES = r"(?:(?:1|one)\s+(?:and|&)\s+(?:2|two)|(?:2|two)\s+(?:and|&)\s+(?:3|three))"
_MASKS = [
    re.compile(pattern, re.I)
    for pattern in (
        # where all is kept together: "counted in one place"
        r"\b(?:in|into|at|under|on|by)\s+one\s+(?:place|go|roof|report|team|system|document|database)\b",
        # what an ombudsman finds: "no or insufficient evidence of maladministration"
        r"\bno\s+or\s+insufficient\b",
        # "no stage 2 or 3 complaints"; a part of a whole ("2/17"); a year that is none ("2023/23")
        rf"\bstages?\s+{_TWO_STAGES}(?=\s+(?:complaints|cases|investigations|panels|reviews|responses)\b)|(?:^\W*(?:at|for|both)?\s*|"
        r"\b(?:costs?|times?|numbers?|rates?|spending|timescales|performance)\s+(?:of|for|on|at)\s+(?:the\s+)?|\bbetween\s+)"
        rf"stage\s+{_TWO_STAGES}\b(?!\s?%|\s+to\b)",
        r"\bstages?\s+(?:[12]|one|two)\s+(?:or|nor)\s+(?:stage\s+)?(?:[23]|two|three)(?=\s+(?:complaints?|cases|"
        r"investigations|reviews|requests|responses)\b)",
        r"\(\s*\d{1,3}/\d{1,3}\s*\)|\b(?:19|20)\d\d/\d\d\b",
        r"\bstages\s+(?:\d|one|two|three)\b(?:\s*(?:,|and|&|or|to|-|–)\s*(?:\d|one|two|three)\b)+"
        r"(?!\s?%)",
        r"\b\d{2}[\s-]\d{3}[\s-]\d{3}\b",
        # sections of Acts with their paragraphs: 14F (3) or (4)
        r"\b[A-Za-z]*\d+[A-Za-z]{0,2}\s?\(\d+\)(?:\s*(?:,|and|or)\s*\(\d+\))*(?=.{0,60}\b(?:Act|"
        r"Regulations)\b)",
        r"\b[A-Za-z]+\d+[A-Za-z]{0,2}\(\d+\)(?:\s*(?:,|and|or)\s*\(\d+\))*|"
        r"\bsection\s+\d+\w?\s*\(\d+\)(?:\s*(?:,|and|or)\s*\(\d+\))*",
        rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b(?:\s+(?:(?:19|"
        rf"20)\d\d\b|\d\d\b(?!\s+complaints)))?",
        # "by the end of March 22 of them were closed" counts
        rf"\b{_MONTH}\.?\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?'?(?:19|20)?\d\d\b"
        r"(?!\s+of\s+(?:the|these|those|them)\b)",
        r"\b\d{1,2}[/.]\d{1,2}[/.](?:19|20)?\d\d\b|\b\d{1,2}(?:st|nd|rd|th)\b",
        # a bare year; "1,998" and "2010 complaints" are none
        r"(?<![\d,.£])(?:19\d\d|20[0-4]\d)s?\b(?!,\d|\.\d|\s*%|\s*\(\d+(?:\.\d+)?\s?%|"
        r"\s+(?:(?:new|formal|corporate|statutory|stage\s+\w+)\s+){0,2}(?:complaints|compliments|"
        r"contacts|enquiries|cases))",
        # telephone numbers, postcodes, case numbers, codes, web addresses, times
        r"(?<!\d)0\d{2,5}(?:[\s-]?\d{2,8}){1,3}|\b[a-z]{1,2}\d{1,2}[a-z]?\s+\d[a-z]{2}\b",
        r"\b\d+(?:-\d+){1,}\b|\b\d{1,2}[:.]\d\d\s?(?:am|"
        r"pm)?\b(?!\s*%)(?=\s?(?:am|pm))",
        r"\b(?:https?://|www\.)\S+|\S+@\S+|\b24/7\b",
        # what is numbered, not counted
        r"\b(?:sections?|tables?|figures?|figs?\.?|charts?|graphs?|appendix|appendices|annex|"
        r"paragraphs?|paras?\.?|"
        r"pages?|parts?|chapters?|regulations?|regs?\.?|articles?|schedules?|phases?|tiers?|"
        r"bands?|version|"
        r"item|no\.|nos\.|ref(?:erence)?\.?|(?-i:Weeks?|Case|Option|Priority|Priorities|"
        r"Recommendation|Family|Child)|key stage|"
        r"key stages|quarters?(?=\s+[1-4]\b)|q(?=\s+[1-4]\b)|"
        r"(?-i:Rule|Clause|Principle|Grade|Ward|Room|"
        r"Years?))"
        r"\s+(?:no\.?\s*|number\s+)?(?:\d+(?:\.\d+)*[a-z]?|one|two|three|four)\b(?!\s?%)"
        r"(?:\s*(?:,|and|&|or|to|-|–)\s*(?:\d+(?:\.\d+)*|(?:two|three|four)(?=\s*[,.;)]|"
        r"\s+(?:complaints|investigations)))\b(?!\s*[%(]|\s+(?:complaint|compliment|were|was|"
        r"at\b|of\b|went|had|working|days|calendar)))*",
        # "went to Stage 2 and 1 to Stage 3" counts the last
        r"\b(?:step|stages?|levels?)\s+(?:no\.?\s*|number\s+)?(?:\d[a-z]?|one|two|three|four)\b(?!\s?%)"
        r"(?:\s*(?:,|and|&|or|to|-|–)\s*(?:[1-5](?!,\d)|(?<!, )(?:two|three|four)(?=\s*[,.;)]|"
        r"\s+(?:complaints|investigations)))\b(?!\s*[%(]|\s+(?:complaint|compliment|were|was|withdrew|"
        r"at\b|of\b|out\b|went|had|working|days|calendar|(?:(?:progressed|proceeded|escalated|moved)\s+)?"
        r"(?:on\s+)?to\s+(?:a\s+)?(?:stage|step|level|panel|(?:the\s+)?(?:\w+\s+){0,4}?ombudsman)\b)))*",
        r"(?<!from )(?<![\d.])\b\d+\s*(?:,?\s+or|,?\s+and|to|/|–|-)\s*(?=\d+\s+(?:working|calendar|"
        r"school)?\s*days?\b)",
        r"\b(?:five|ten|twelve|fifteen|twenty|thirty)\s*(?:,?\s+or|,?\s+and|\s+to|/|–|-)\s*"
        r"(?=(?:\d+|ten|fifteen|twenty|twenty[\s-]five|thirty|sixty[\s-]five)[\s-]+(?:working|calendar|school)?\s*days?\b)",
        # lengths of time, ages, measures
        rf"\b{_WORD_NUMBER}(?:\s*(?:to|-|–|or|and)\s*{_WORD_NUMBER})?[\s-]+(?:calendar\s+)?"
        r"(?:years?|months?|weeks?|hours?|minutes?|mins?|miles?|metres?|mm|cm|km|mph|stars?|"
        r"times\s+(?:as|more|a)|"
        r"year-olds?)\b",
        r"\bage[ds]?\s+(?:between\s+|under\s+|over\s+|of\s+)?\d+(?:\s*(?:to|and|-|–)\s*\d+)?|"
        r"\b(?:under|over)[\s-]\d+s\b|"
        r"\b(?:(?:people|women|men|those|adults|users|complainants|residents|and)\s+|(?:were|was|are|is)\s+(?:aged\s+)?(?=over\s+[5-9]\d\b|under\s+[12]\d\b))"
        r"(?:aged\s+)?(?:over|under)\s+\d{2}(?=\s*(?:[.,;)]|$|(?:and|or|were|was|had|made)\b))",
        r"\b\d+(?:\.\d+)?\s?%\s+(?:(?!from\b|of\b|about\b|to\b|in\b)\w+\s+){0,2}?(?:dis)?satisf\w+",
        r"\b\d+(?:\.\d+)?\s*(?:million|billion|bn|mm|cm|km|kg|mph)\b",
        # a list's mark at the start, a footnote's
        r"^\s*\(?\d{1,2}[.)]\s(?=[A-Z])|^\s*\(\d\)\s",
        # "five and a half per cent"
        rf"\b{_WORD_NUMBER}\s+and\s+a\s+(?:half|third|quarter)\b(?:\s+per\s?cent\b)?",
        r"\bas\s+one\s+(?:that|which|where|in\s+which|made|about)\b|\b(?:no|any|every|some)\s+one\b|\bone\s+(?:another|of\s+(?:the\s+)?(?:main|key|most|"
        r"our|its|their|your)\b|off|to\s+one)|\b(?:another|(?<!of )which|each|every|this|that|"
        r"the)\s+one\b|\bone-(?:off|to-one|stop)",
        r"\bmore\s+than\s+one\b|\b(?:two|both|three|\d)\s+ombudsmen\b",
        r"\b(?:boy|girl|child|man|woman|mother|father|son|daughter|person|student)\s+(?:of|aged)\s+\d+",
        r"\b(?:procedures?|process)\s+(?:has|have|had)\s+(?:one|two|three|four)\b",
        r"\b(?:two|three|four|\d)\s+(?:(?:separate|different|distinct)\s+)*(?:sets?|kinds?|types?|forms?)\s+of\s+"
        r"(?:complaints?\s+)?(?:procedures?|process(?:es)?)\b",
        r"(?<!from )(?<![£,.\d])\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
        r"\s+to\s+one\b",
        # "a statutory reply took 19 days and a corporate one 14"
        r"\b(?:a|an|each|every|the)\s+[a-z]+\s+one\b",
        r"\b(?:twice|three\s+times|half)\s+as\s+(?:many|much|often|likely)\b",
        r"\b(?:\d+|[a-z]+)\s+out\s+of\s+every\s+(?:\d+|[a-z]+)\b",
        r"\b(?:top|main|first|last|next|past|previous)\s+(?:two|three|four|five|six|ten|\d+)\b",
        r"\b(?:two|three|four|five|six|ten|\d+)\s+(?:main|key|top|most|largest|highest|biggest|"
        r"common|stages?|ways)\b(?!\s*\d)",
        r"\b(?:all|these|those|the|our|its|their)\s+(?:two|three|four|five)\s+(?=(?:stages|"
        r"procedures|processes|quarters|years|services|directorates|areas|teams|departments|"
        r"authorities|councils)\b)",
    )
]
_SIEVE = Sieve(_MASKS)


def without_numbered(text: str) -> str:
    """The text with such numbers blanked out; letters keep their places."""
    # what is masked on the way adds no word, so that none of the others can come to match
    for at in _SIEVE.passing(text):
        for match in _MASKS[at].finditer(text):
            text = masked(text, match.start(), match.end())
    return text


def masked(text: str, start: int, end: int) -> str:
    """The text with a stretch blanked out by what is no word."""
    return text[:start] + "\x00" * (end - start) + text[end:]
