"""Numbers of others than the council, and of other things than its complaints."""

from __future__ import annotations

import re

from extractor.reading.narrative.vetoes.around import Around, Part
from extractor.reading.narrative.vetoes.kinds import (
    JudgedVeto,
    Veto,
    is_bare_count,
    is_bare_share,
    is_count,
    is_no_money,
    is_none,
    is_one,
    is_share,
)
from extractor.reading.narrative.vetoes.scopes import is_of_others
from extractor.reading.needles import Needled

_CONSISTS_OF = Needled(
    r"\b(?:consist\w*|compris\w*|"
    r"(?<!complaints )(?<!complaints, )(?<!contacts, )made\s+up)\s+of\s+(?:up\s+to\s+)?$"
)
_COUNTED_NEXT = re.compile(
    r"\s+(?:[\w'’-]+\s+){0,3}?(?:complaints?|compliments?|comments?|enquiries|representations?|concerns|cases|"
    r"stages?\s+\w+|elements?|points|issues|upheld|(?:statutory|corporate)(?=\s+(?:and|complaints?|\())|"
    r"(?:statutory|corporate)(?=,))\b",
    re.I,
)
"""What only the parts of a number of complaints are: "made up of 75 corporate complaints"."""


def _is_of_a_group(around: Around) -> bool:
    if not _CONSISTS_OF.search(around.parts[Part.BEFORE_UNLIMITED]):
        return False
    return not _COUNTED_NEXT.match(around.parts[Part.AFTER])


_NUMBER_OF = Needled(
    r"\bnumber\s+of\s+(?P<what>[^.;:\d()]{3,90}?)\s+(?:(?:has|have|had)\s+)?(?:also\s+)?(?:rose|risen|fell|fallen|grew|grown|"
    r"increased|decreased|went\s+(?:up|down)|was|were|stood|stands|reached)\b(?:\s+by\s+(?:\w+\s+)?[\d.,]+(?:\s?%|\s+per\s+cent)?)?[^.;:,\d]{0,30}$"
)
_OF_COMPLAINTS = re.compile(
    r"\b(?:complain\w*(?!\s+(?:handling|training|procedures?|polic(?:y|ies)|forms?|teams?|officers?|managers?|handlers?))\b|"
    r"compliments?|comments?|enquir\w+|representations?|concerns?|contacts?|cases|stages?|responses?|"
    r"repl\w+|reviews?|investigations?|decisions?|referrals?|escalat\w+|requests?|panels?|points|issues|days|those|"
    r"these|them|people|customers|residents|praise|thanks|feedback|upheld|appeals?|payments?|remedies|ombudsman|matters)\b",
    re.I,
)
"""What a "number of" may be of."""


_DECISIONS = re.compile(r"decisions\b", re.I)
_APPLIED = re.compile(r"\b(?:applications?|assessments?|claims?|appeals|plans)\b", re.I)
_COMPLAINED = re.compile(r"\bcomplain\w*|\bombudsman\b|\bLGS?C?O\b", re.I)


def _counts_something_else(around: Around) -> bool:
    counted = _NUMBER_OF.search(around.parts[Part.BEFORE])
    if counted is None:
        return False
    if _DECISIONS.match(counted["what"]):
        # "received 940 planning applications, and the number of decisions made was 870"
        text = around.sentence.text
        return bool(_APPLIED.search(text)) and not _COMPLAINED.search(text)
    return not _OF_COMPLAINTS.search(counted["what"])


_AT_FRONT_DOOR = Needled(
    r"\b(?:contact|call)\s+centre\b[^.;\d]{0,40}\b(?:received|handled|answered|took|taken|had|dealt\s+with)\s+"
    r"(?:(?:over|nearly|around|about|more|than|some)\s+)*$"
)
_OF_FEEDBACK = re.compile(r"\s*(?:\w+\s+){0,2}?(?:complaints?|compliments?)\b", re.I)


def _came_in_at_front_door(around: Around) -> bool:
    if not _AT_FRONT_DOOR.search(around.parts[Part.BEFORE]):
        return False
    return not _OF_FEEDBACK.match(around.parts[Part.AFTER])  # complaints about the contact centre


_BESIDE_JOINT = re.compile(r"\b(?:compared|against|than|versus)\b", re.I)


OTHERS: tuple[Veto | JudgedVeto, ...] = (
    JudgedVeto(
        "others",
        "It is the country's or other councils' number: the average of similar councils, 77%.",
        is_of_others,
    ),
    Veto(
        "of orders",
        "A share of what had to be done afterwards: 99% for the completion of orders.",
        Part.AFTER,
        re.compile(
            r"\s*(?:for|in|of)\s+(?:the\s+)?(?:timely\s+)?(?:completion|completing|implementation|implementing|delivery|"
            r"delivering)\s+(?:of\s+)?(?:the\s+|all\s+)?(?:\w+\s+)?(?:orders|recommendations|remedies|actions)\b",
            re.I,
        ),
        is_share,
    ),
    Veto(
        "all of the council",
        "The whole that a part is set beside: 58% in Housing, against 41% across the Council.",
        Part.AFTER,
        re.compile(
            r"\s*(?:of\s+complaints\s+)?(?:across|for)\s+(?:the\s+)?(?:(?:whole|entire)\s+)?(?:council|authority|organisation)\b"
            r"(?=\s*(?:as\s+a\s+whole)?\s*[.,;)]|$)",
            re.I,
        ),
        lambda group: is_bare_share(group) and bool(_BESIDE_JOINT.search(group.joined)),
    ),
    Veto(
        "front door",
        "What came in at a front door, or was never a complaint: 4,100 contacts at the front door.",
        Part.AFTER,
        re.compile(
            r"\s*contacts?\b[^.;]{0,60}\b(?:contact\s+centre|customer\s+services?|front\s+door|(?:became|become)\s+"
            r"referrals|referrals)\b|"
            r"\s*contacts?\b[^.;]{0,110}\b(?:outside\s+(?:of\s+)?the\s+(?:formal\s+|corporate\s+)?complaints\s+(?:process|procedure)|"
            r"(?:result|resulted|resulting|ended)\s+in\s+an?\s+(?:formal\s+)?complaint)\b",
            re.I,
        ),
    ),
    Veto(
        "of their workload",
        "A share of all that an ombudsman has to do: education is 24% of the LGSCO's workload.",
        Part.AFTER,
        re.compile(
            r"\W*of\s+(?:(?:the\s+)?(?:ombudsman|LG&?S?C?O|HOS)(?:'s|’s)?|his|its|their)\s+(?:total\s+|overall\s+)?"
            r"(?:workload|caseload|work|casework)\b",
            re.I,
        ),
        is_share,
    ),
    JudgedVeto(
        "answered there",
        "All that came in at a contact centre, which received 354,000 contacts.",
        _came_in_at_front_door,
        is_count,
    ),
    Veto(
        "of other things",
        "Inhabitants, or the least that something must have to be told of: none had more than 5.",
        Part.BEFORE,
        Needled(
            r"\bpopulation\s+of\s+(?:around|about|some|over|nearly|approximately|just\s+over)?\s*$|"
            r"\b(?:(?:which|who|with)\s+(?:received|had|have|got)?\s*|that\s+(?:received|had|have|got)\s+)(?:more|fewer|less)\s+than\s+$|"
            r"\b(?:no|none|neither)\b[^.;,\d]{0,40}\b(?:had|has|received|saw|with|attracted|accounted\s+for|exceed\w*)"
            r"(?:\s+(?:more|fewer|less)\s+than)?\s+$"
        ),
    ),
    JudgedVeto(
        "number of other things",
        "The number of children in care rose to 486: it counts no complaint.",
        _counts_something_else,
    ),
    Veto(
        "took an offer up",
        "Those who took up what they were offered: all were offered an advocate and five accepted.",
        Part.BEFORE,
        Needled(
            r"\boffered\s+(?:an?\s+)?(?:advoca\w+|mediation|(?:\w+\s+)?(?:meeting|interview|support|visit|call)s?)\b"
            r"[^.;:\d]{0,40}?(?:,|\band|\bof\s+(?:which|whom))\s+(?:only\s+|just\s+)?$"
        ),
    ),
    Veto(
        "something else in",
        "The cases in which something else was done: holding replies were sent in 45 cases.",
        Part.BEFORE,
        Needled(
            r"\b(?:(?:offers\s+of\s+)?compensation|(?:holding|interim)\s+(?:replies|responses|letters)|"
            r"extensions?|redress|remed(?:y|ies)|recommendations|"
            r"apolog(?:y|ies)|payments?|meetings?)\b[^.;,:]{0,60}?\s(?:in|for|on)\s+(?:only\s+|just\s+)?$"
        ),
        is_no_money,
    ),
    Veto(
        "escalated to somebody",
        "Those put to a manager, which is no stage that is named: five went to a senior manager.",
        Part.AFTER,
        Needled(
            r"\s*(?:(?:complaints?|cases?|of\s+(?:these|those|them|which))\s+)?(?:(?:were|was|had\s+been|have\s+been)\s+)?"
            r"escalated\s+to\s+(?:an?|the|our|their|its|more)\s+(?:[a-z]+\s+){0,2}?"
            r"(?:managers?|heads?\s+of\s+(?:\w+\s+)?service|directors?|chief\s+(?:executive|officer)|councillors?|MPs?|cabinet|press)\b"
            r"(?![^.;]*\bstage\b)"
        ),
        is_no_money,
    ),
    Veto(
        "so compliant",
        "How far advice was followed, and no share of complaints: 100% compliant with it.",
        Part.AFTER,
        Needled(
            r"\s*(?:compliant|compliance)\s+with\s+(?:[a-z]+\s+){0,2}?(?:recommendations?|decisions?|advice|remed(?:y|ies)|orders?|ombudsman|lgs?co)\b"
        ),
        is_share,
    ),
    Veto(
        "got something",
        "Those who were given something: twelve received an apology and four a payment.",
        Part.AFTER,
        Needled(
            r"\s+an?\s+(?:\w+\s+)?(?:payment|apology|refund|meeting|visit|call|letter|remedy)\b"
        ),
        is_bare_count,
    ),
    Veto(
        "became complaints",
        "Concerns that went further, which are counted as complaints: 12 went on to become such.",
        Part.AFTER,
        Needled(
            r"\s*(?:of\s+(?:which|these|those|them)\s+)?(?:(?:had|have|has)\s+)?(?:since\s+|later\s+|then\s+)?"
            r"(?:gone|went|going|progressed|moved)\s+on\s+to\s+(?:become|be)\s+(?:\w+\s+){0,2}?complaints?\b"
        ),
        is_no_money,
    ),
    Veto(
        "one of several",
        "Procedures and the like told one by one: three procedures: one for adults.",
        Part.BEFORE_UNLIMITED,
        Needled(
            r"\b(?:procedures|processes|policies|routes|strands|registers)\s*:\s[^.;]*$|"
            r"\b(?:two|three|four|separate|different)\s+(?:\w+\s+){0,2}?"
            r"(?:procedures|processes|policies|routes|strands|registers)\s*[,\u2013\u2014(-]\s*"
            r"(?:[^.;]*\band\s+)?$"
        ),
        is_one,
    ),
    Veto(
        "spread over others",
        "What the rest had between them, after a row of services: 162 were spread over others.",
        Part.AFTER,
        re.compile(
            r"\s*(?:(?:were|was)\s+)?(?:spread|shared|divided|distributed)\s+(?:over|across|among|between)\b",
            re.I,
        ),
        is_count,
    ),
    Veto(
        "led to",
        "What was done after complaints: 19 led to training.",
        Part.AFTER,
        re.compile(
            r"\s*(?:of\s+(?:them|these|those)\s+)?(?:had\s+|have\s+)?(?:led|resulted|ended)\s+(?:to|in)\s+(?:(?:some|more|further|staff|an?)\s+)*"
            r"(?:training|changes?|new|reviews?|procedures?|guidance|apolog\w+)\b|"
            r"\s*complaints?\s+(?:about\s+[^.;,\d]{3,60}?\s+)?(?:had\s+|have\s+)?(?:led|prompted|caused)\s+"
            r"(?:to\s+(?:an?|the|new|changes?)|(?:us|the\s+\w+|managers|them)\s+to)\b",
            re.I,
        ),
        is_count,
    ),
    Veto(
        "stages there are",
        "How many stages a procedure has: there is one stage of local resolution.",
        Part.AFTER,
        re.compile(r"\s*(?:single\s+)?stages?\b(?!\s*(?:\d|one|two|three|i+\b|complaints?))", re.I),
        is_count,
    ),
    Veto(
        "late to be done",
        "Recommendations and actions of which some were late: all were done, though 3 of 41 late.",
        Part.BEFORE_UNLIMITED,
        Needled(
            r"^\W*(?:(?:all|each|every|most|the|of|our|its|these|those)\s+){0,4}(?:agreed\s+)?(?:recommendations?|actions?|"
            r"remedies)\b[^.;:()\d]{0,60},?\s+(?:though|although|but)\s+(?:\w+\s+)?(?:\d+\s+of\s+(?:the\s+)?)?$"
        ),
        is_no_money,
    ),
    Veto(
        "too late to ask",
        "Requests that came too late, and no answers: in two the request was out of time.",
        Part.AFTER,
        re.compile(
            r"\s*(?:cases|complaints|instances)?\s*,?\s*the\s+(?:request|complaint|complainant|customer|family|matter)\s+(?:was|were|had\s+been|came)\s+"
            r"(?:made\s+|received\s+)?(?:out\s+of\s+time|too\s+late|late)\b",
            re.I,
        ),
        is_count,
    ),
    Veto(
        "answered by others",
        "Those that somebody else answered: providers answered nine of these themselves.",
        Part.AFTER,
        re.compile(
            r"\s+(?:of\s+(?:these|them|those|the\s+\w+)\s+)?(?:complaints\s+)?(?:themselves|itself)\s*(?:[.,;)]|$)",
            re.I,
        ),
        is_count,
    ),
    Veto(
        "something else done in",
        "The same, said behind it: in 12 cases we also made a payment.",
        Part.AFTER,
        re.compile(
            r"\s*(?:of\s+(?:these|them|those)\s+)?(?:cases|complaints|instances|ones)\s*,?\s+(?:we|the\s+(?:council|department|service)|it)\s+"
            r"(?:(?:also|have|has|had|then)\s+)*(?:made|paid|offered|gave|awarded|agreed|sent)\s+(?:[\w-]+\s+){0,3}?"
            r"(?:payments?|compensation|redress|remed(?:y|ies)|apolog(?:y|ies)|gestures?)\b",
            re.I,
        ),
        is_count,
    ),
    Veto(
        "referrals rose to",
        "What other work rose or fell to: referrals went up by 6% to 5,212, complaints went down.",
        Part.BEFORE,
        Needled(
            r"\b(?<!about\s)(?:referrals|assessments|caseloads?|admissions|applications|children\s+(?:looked\s+after|in\s+(?:the\s+)?care)|"
            r"looked\s+after\s+children|children\s+in\s+need|plans|population)(?:\s+(?:of|to|for)\s+(?!from\b)[^.;:,()\d]{2,40}?)?\s+"
            r"(?:(?:(?:has|have|had)\s+)?(?:also\s+)?(?:went\s+(?:up|down)|gone\s+(?:up|down)|rose|risen|fell|fallen|grew|grown|increased|decreased)"
            r"(?:\s+by\s+[\d.,]+\s?%?)?(?:(?:,?\s+from\s+[\d,]+)?,?\s+to|,?\s+from)|from(?:\s+[\d,]+\s+to)?)\s+(?:over\s+|about\s+)?$"
        ),
        is_count,
    ),
    Veto(
        "had an advocate",
        "Those of the complainants whom somebody helped: nine had the help of an advocate.",
        Part.AFTER,
        re.compile(
            r"\s*(?:of\s+(?:them|these|those|whom|the\s+\d+)\s+)?(?:(?:had|used|received|got)\s+(?:the\s+)?(?:(?:help|support|assistance|services?)\s+of\s+)?"
            r"an?\s+(?:independent\s+)?advocates?|(?:were|was)\s+(?:supported|represented|helped|assisted|accompanied)\s+by\s+(?:an?\s+)?"
            r"(?:independent\s+)?advoca(?:te|cy)s?)\b",
            re.I,
        ),
        is_count,
    ),
    Veto(
        "remedied in",
        "Decided complaints in which something was paid: in two of the three a remedy was agreed.",
        Part.AFTER,
        re.compile(
            r"\s*of\s+(?:the|these|those)\s+(?:\w+\s+){0,3}?(?:complaints|cases|decisions|ones|three|four|five|six|\d+)\s*,?\s+"
            r"(?:an?|the|some)?\s*(?:\w+\s+){0,2}?(?:remedy|payment|compensation|apology|redress|settlement)\s+(?:was|were|had\s+been)\b",
            re.I,
        ),
        is_count,
    ),
    Veto(
        "done in time",
        "Recommendations that were carried out, some of them in time: all of them, five on time.",
        Part.BEFORE_UNLIMITED,
        Needled(
            r"\b(?:carried\s+out|implemented|completed|actioned|fulfilled|complied\s+with|done)\s+(?:(?:all|each|every|most|of|the|our|its|"
            r"his|her|their|these|those|agreed|ombudsman['’]s|\d+%|\d+)\s+){0,6}(?:recommendations?|actions?|remedies)\b[^.;:()\d]{0,20},\s+$"
        ),
        is_no_money,
    ),
    Veto(
        "a backlog",
        "What was waiting at some time, no year's number: the backlog fell from 71 to 19.",
        Part.BEFORE,
        Needled(r"\bbacklog\b[^.;]*$"),
        is_no_money,
    ),
    Veto(
        "of the corporation",
        "The whole council's, that a part is set beside: a corporate total of 1,190.",
        Part.BEFORE,
        Needled(
            r"\bcorporate\s+(?:total|average)\s+(?:of|was|is|being)\s+(?:only\s+|just\s+|about\s+)?$"
        ),
    ),
    Veto(
        "the former",
        "Whose number it is, only the sentence before says: the former received 40, the latter 22.",
        Part.BEFORE_IN_CLAUSE,
        Needled(
            r"^\W*(?:and\s+)?the\s+(?:former|latter)\s+(?:had|received|saw|got|took|recorded)\s+$"
        ),
        is_count,
    ),
    Veto(
        "in care",
        "How many children a council cares for: children looked after at 31 March were 310.",
        Part.BEFORE,
        Needled(
            r"\bchildren\s+(?:who\s+(?:are|were)\s+)?(?:looked\s+after|in\s+care)\s+(?:at|on|by)\s+(?:the\s+end\b|31\b)[^.;]*$"
        ),
        is_count,
    ),
    JudgedVeto(
        "made up of",
        "How many people or things make something up: a panel made up of three members.",
        _is_of_a_group,
    ),
    Veto(
        "reports of harm",
        "Reports and concerns about people at risk, no complaints: 5,800 reports of concerns.",
        Part.AFTER,
        re.compile(
            r"\s*(?:\w+\s+)?(?:reports?|allegations?|incidents?|notifications?|alerts?|disclosures?)\s+of\b|"
            r"\s*(?:adult\s+|child(?:ren)?\s+)?(?:safeguarding|protection|welfare)\s+(?:concerns?|enquiries|alerts?|referrals?)\b",
            re.I,
        ),
        is_count,
    ),
    Veto(
        "size of a group",
        "How many something consists of, or of how many one is told: a panel of three.",
        Part.BEFORE_UNLIMITED,
        Needled(
            r"\b(?:for|in)\s+every\s+$|\b(?:panel|group|team|maximum|minimum|period|set|range|basis)\s+of\s+(?:up\s+to\s+)?$"
        ),
    ),
    Veto(
        "none about a matter",
        "A matter that no complaint was about: no complaints alleged discrimination.",
        Part.AFTER,
        re.compile(
            r"\s*(?:such\s+)?(?:complaints?|cases?|representations?)\s+(?:\w+ly\s+)?(?:alleg\w+|mention\w*|named|cited|"
            r"involv\w+|contain\w*|concern(?:ed|s)|identif\w+|related|(?:was|were)\s+(?:about|of\s+a))\b",
            re.I,
        ),
        is_none,
    ),
    Veto(
        "people who",
        "A number of people and what help they had: 18 of whom had an advocate.",
        Part.AFTER,
        re.compile(
            r"\s*of\s+whom\s+(?:also\s+)?(?:had|have|used|asked|needed|chose|(?:was|were)\s+(?:helped|supported|assisted|"
            r"represented|accompanied))\b",
            re.I,
        ),
        is_count,
    ),
)
