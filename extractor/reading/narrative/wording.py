"""Words that several parts of the prose reader look for."""

from __future__ import annotations

import re

from extractor.reading.labels import LabelReading
from extractor.reading.needles import Needled

PRIOR = Needled(
    r"\b(?:last|previous|prior|preceding)\s+(?:financial\s+|reporting\s+)?years?\b|"
    r"\byear\s+(?:before|earlier|previously)\b|"
    r"\bpreviously\b|\b12 months (?:before|earlier)\b|"
    r"\b(?:previous|prior|preceding)\s+(?:12|twelve)\s+months\b"
)
COMPARATOR = re.compile(
    r"\b(?:from|than|on|with|to|against|since|as|below|above|that of|half|double|twice)\s+"
    r"(?:(?:in|the|that|those|for|"
    r"figures?|same|both|a|previous|period|number|total|of|was|were|seen|reported|recorded|"
    r"received)\s+)*$",
    re.I,
)
COMPARES = Needled(
    r"(?:\b(?:(?:similar|comparable)(?:\s+(?:number|level|figure|total|volume))?\s+to|(?:in\s+line|consistent|on\s+a\s+par)\s+with)(?=\s+(?:that\s+|those\s+)?(?:in\s+|of\s+)?(?:the\s+)?"
    r"(?:last|previous|prior|preceding|(?:19|20)\d\d)\b)|\bcompar\w+\s+(?:(?:(?:un)?favourably|well|poorly|closely)\s+)?(?:with|to)|\bcomparison\s+(?:with|to)|\bcomparison,|"
    r"\bas against|\bagainst|\bas opposed to|\bversus|\bvs\.?|"
    r"\b(?:where|when)\b[^.;]{0,40}?\b(?:there|it)\s+had\s+been|"
    r"\b(?:up|down|increased|decreased|reduced|risen|fallen|rise|increase|decrease|reduction|"
    r"fall|drop|decline|improvement|deterioration|change|increasing|reducing|falling|rising|"
    r"dropped|fell|rose|declined|improve[ds])\b(?:[^.;\d\x01]|\d+(?:\.\d+)?\s?%){0,70}?\b(?:from|on)|"
    r"\b(?:up|down|(?:increase|decrease|rise|fall|drop|reduction)(?=\s+of))(?:\s+(?:by|of))?\s+[\d,]+(?:\s+(?:complaints?|cases))?"
    r"\s+(?:on|from)|\bthan(?=\s+(?:in|the|for|last|that|it|was)\b)|\b(?:better|worse|higher|lower|more|fewer|"
    r"less|greater|longer|shorter|slower|faster|quicker)\b[^.;]{0,40}?\bthan)"
    r"(?:\s+(?:the|a|an|only|just|some|average|mean|figure|figures|totals?|rate|levels?|percentage|of|in|was|were|"
    r"pre-pandemic|pre-covid|"
    r"there|previous|last|year|year's|year’s|"
    r"that|for|same|period|corresponding|number|at|over|prior|when|to|which|approximately|around|"
    r"about|received|our|council's|directorate's|service's|team's|(?:20)?\d\d\s?[/-]\s?\d{2,4})\b)*"
    r"\s*(?:(?:20)?\d\d\s?[/-]\s?\d{2,4})?\s*[,:(]?\s*$"
)
LEVEL_OF = Needled(
    r"\b(?:below|above|under|beneath|short\s+of|beat\w*|match\w*|exceed\w*|surpass\w*|lags?|trail\w*|"
    r"better\w*|double|twice|half|treble|triple|three\s+times)\s+(?:the|last\s+year's)\s+(?:figure\s+of\s+)?$"
)
"""Before a level of another time, which is named after it: "below the 92% of Quarter 2"."""
WHEN = re.compile(
    r"\b(?P<time>(?:last|(?:the\s+)?(?:previous|prior|preceding))\s+(?:financial\s+)?year|year\s+before|"
    r"(?:19|20)?\d\d\s?[/-]\s?\d{2,4}|quarter\s+\d|q[1-4]),?\s+(?:when|where|which(?=\s+(?:had|saw|identified|showed|recorded|reported)\b))\s+"
    r"(?:(?:(?:had\s+)?(?:identified|seen|saw|show(?:n|ed(?:\s+that)?)|recorded|reported)|there\s+(?:were|was|had\s+been)(?:\s+also)?|(?:it|(?:this|that)(?:\s+figure)?|the\s+\w+)\s+(?:was|were|had\s+been|stood\s+at)|"
    r"only|just|some|a\s+total\s+of|"
    r"(?:we|they|the\s+(?:council|authority|county|service|directorate|department|team))\s+(?:had|received|recorded|"
    r"reported|saw|achieved|upheld|logged)|"
    r"an?\s+(?:[\w-]+\s+){0,2}?(?:rate|level|score|average|share|proportion|percentage)\s+of)\s+)*$",
    re.I,
)
"""Before the level of a time named just before it: "down on last year, when 89% ..."."""
OF_TIME = Needled(
    r"\s*[)\]]?\s*(?:(?:of|in|for|from|seen|reported|recorded|achieved)\s+)+(?:the\s+)?(?:same\s+|(?:last|previous|prior|"
    r"preceding)\s+(?:financial\s+)?year|(?:a\s+)?year\s+(?:before|earlier)|quarter\b|q[1-4]\b|"
    r"(?:previous|preceding|first|second|third|last)\s+quarter|(?:19|20)?\d\d\s?[/-]\s?\d\d)"
)
"""After a number: the time it is of, "the 92% of Quarter 2", and nothing that it counts."""
MODAL_REACH = 60
"""Characters before a number within which a "must" or "target" is said of it."""
CASE_STORY = re.compile(
    r"^\W*(?:(?:mr|mrs|ms|miss|mx|dr)\.?\s+[A-Z]\b|(?:a|one|another|the)\s+(?:resident|family|"
    r"mother|father|parent|customer|service user|"
    r"young person|complainant|woman|man|couple|carer|tenant)\s+"
    r"(?:of\s+\w+\s+|aged\s+\w+\s+)?(?:complained|"
    r"said|told|felt|was|had|reported|alleged|believed|rang|waited|raised|asked)|"
    r"(?:a|one|another|the)\s+(?:case|complaint)\s+(?:concerned|involved|related|about|raised)|"
    r"in (?:one|another) (?:case|complaint|instance))",
    re.I,
)
EXISTS = re.compile(
    r"\bthere\s+(?:was|were|has\s+been|have\s+been|had\s+been|has|is|are)\b|"
    r"\b(?:graph|chart|table|figures?|data|report)\s+(?:above\s+|below\s+)?show(?:s|ed)?\b|\b(?:saw|seen|had|"
    r"has|handled|managed|got(?=\s+[\w,]*\d|\s+[a-z-]+\s+(?:\w+\s+)?compl)|took|taken|dealt|investigated|"
    r"considered|reviewed|examined|processed|entered|came|come|comes|total(?:l?ed|l?ing)?|amount(?:ed|ing|s)?\s+to|"
    r"stood\s+at|stands\s+at|actioned|undertaken|undertook|worked\s+on|"
    r"received|recorded|logged|registered|accepted|made|submitted|raised|held|commenced|"
    r"commencing|reported|asked|referred|reached|"
    r"attract\w*|lodged|initiated|opened|issued|brought|sent|captured|put|responded|reduc\w+|"
    r"increas\w+|decreas\w+|fell|rose|fallen|risen|dropped|falling|rising|commissioned|launched|begun|"
    r"(?:went|gone|going)\s+(?:up|down)|carried|notified|numbered|were\s+(?:at|for|in)|collected|identified|started|completed|concluded|"
    r"informed(?=\s+(?:us|(?:the|our)\s+(?:\w+\s+)?\w+)\s+of\b)|(?:contacted|approached)(?=\s+(?:us|(?:the|our)\s+(?:council|authority))\b)|"
    r"wrote(?=\s+to\s+us\b)|passed(?=\s+on\b)|closed|convened|sat|met(?=\s+(?:by|in|on)\b))\b",
    re.I,
)
COPULA = re.compile(
    r"(?:\b(?:total|number|rate|figure|level|average|percentage|score|count|volume|sum|"
    r"proportion|high|low|amount)\s+of|\b(?:was|were|is|are|at|to|totall?ed|totalling|being|"
    r"(?:reached|hit|at|to)\s+(?:a|an)\s+(?:record|new|all-time)(?:\s+(?:high|low|peak)(?:\s+of)?)?|reached|reaching|with|by|remain(?:s|ed)?(?:\s+relatively\s+\w+)?\s+at|only|just|numbered|"
    r"stood\s+at|approx\.?|approximately|about|some|around|had|has|have|received|than|as)|"
    r"[:=–-])\s*(?:only\s+|just\s+|over\s+|almost\s+|nearly\s+|approx\.?\s+|a\s+total\s+of\s+|the\s+same\s+)*[(]?\s*$",
    re.I,
)
ANAPHORA = re.compile(
    r"^\W*(?:so\s+|however,?\s+|in addition,?\s+|additionally,?\s+)?"
    r"(?:(?:of|from) (?:these|those|them|"
    r"which)|"
    r"(?:[a-z]+(?:-[a-z]+)?|\d+) of (?:these|those|them)"
    r"(?=\s(?:were|was|had|related|concerned|came)\b)|"
    r"of the (?:remaining|rest|others?)\b|"
    r"these|this|that|it|they|those|the (?:average|mean|median|remaining|others?|rest|"
    r"result|figure|rate|redress|compensation|outcomes?|remainder)\b(?! (?:number|"
    r"of (?:corporate|statutory|stage)))|"
    r"in (?:both|each|all (?:of|these|those|other|cases)|these|comparison)|both|"
    r"a further|another|one was|two were|three were|between them,?|"
    r"(?:(?:taken\s+)?together,?\s+|between\s+them,?\s+)?(?:the|all)\s+(?:\d+|[a-z]+)\s+(?:(?:complaints|cases|investigations)\s+)?"
    r"(?:between\s+them\s+)?(?:contained|comprised|covered|raised|consisted|involved)|"
    r"(?:all|[a-z]+(?:-[a-z]+)?|\d+)\s+of\s+the\s+(?:investigations|reviews|hearings|appeals|"
    r"(?:complaints|cases)(?=\s+(?:were|was)\s+(?:under|about|for|in|against|covered|not|fully|partly|partially|upheld)\b)))\b",
    re.I,
)
WERE_OF_PROCEDURE = re.compile(
    r"(?:\s+of\s+(?:these|those|the|our|all)\s+(?:\w+\s+)?(?:contacts|approaches|enquiries))?\s*(?:were|was)\s+(?:(?:then\s+)?(?:progressed|treated|handled|logged|registered|recorded|"
    r"accepted|dealt\s+with|taken\s+forward|processed)\s+as\s+)?"
    r"(?:(?:new|formal|statutory|corporate)\s+)+complaints?\b|"
    r"\s*(?:\([^)]*\)\s*)?(?:of\s+(?:these|those|them|which)\s+)?(?:were|was)\s+(?:all\s+|both\s+)?(?:statutory|corporate)"
    r"(?=\s*(?:[.,;:)]|$)|\s+(?:and|while|whilst|but|with|whereas)\b)|"
    r"\s*(?:were|was)\s+(?:then\s+)?(?:progressed|treated|handled|logged|registered|recorded|"
    r"accepted|dealt\s+with|taken\s+forward|processed)\s+as\s+complaints?\b|"
    r"\s*(?:went|moved|passed|progressed|proceeded|entered|came)\s+(?:in|into|to|through)?\s*(?:the|our)\s+(?:formal\s+|corporate\s+)?"
    r"complaints?\s+(?:process|procedure)\b",
    re.I,
)
"""After a number: "28 were statutory complaints, the remaining 10 were corporate complaints"."""
ACCOUNTED_FOR = re.compile(
    r"\b(?:account(?:ed|s|ing)?\s+for|ma[dk](?:es?|ing)\s+up|represent(?:ed|s|ing)|constitute[sd]?|comprise[sd]?|formed)\s+"
    r"(?:only\s+|just\s+|about\s+|around\s+|over\s+|some\s+)?$",
    re.I,
)
"""Between a part's name and its number: "Fostering accounted for 12 of the 87 complaints"."""
PAYMENTS = re.compile(r"\b(?:compensation|payments?|redress|remed(?:y|ies)|pay[\s-]?outs?)\b", re.I)


def time_words(text: str, offset: int, reading: LabelReading) -> bool:
    """Whether ``text``, which begins at ``offset`` of what was read, names a year or a quarter."""
    stop = offset + len(text)
    return (
        bool(PRIOR.search(text))
        or any(offset <= m.start and m.end <= stop for m in reading.years)
        or any(offset <= m.start and m.end <= stop for m in reading.quarters)
    )


IN_ALL = re.compile(r"\s+(?:in\s+all|in\s+total|altogether|overall)\b", re.I)
"""After a sum of those said before: "That makes £8,250 in all"."""
_UNIT = r"(?:staff|managers|officers|services?|teams?|directorates?|departments?|divisions?|units?)"
UNIT_ALONE = re.compile(rf"{_UNIT}(?:\s+(?:and|or)\s+{_UNIT})*", re.I)
"""A name that says no more than what sort of thing it would name."""
IS_UNIT = re.compile(r"\b(?:Team|Service|Directorate|Department|Division|Unit)s?$")
"""How the name of a service ends."""
CAUSE = (
    r"over(?!\s+(?:\d|a\b|six|twelve|the\s+(?:year|limit|target)))|due\s+to|because\s+of|owing\s+to|(?:as\s+)?(?:a|the)\s+result\s+(?:of|to)|(?:put\s+)?down\s+to|"
    r"caused\s+by|arose\s+(?:from|out\s+of)"
)
"""Between complaints and what brought them about."""
