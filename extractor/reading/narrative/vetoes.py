"""Numbers that are no figures for what is said around them: law, targets, others, single cases."""

from __future__ import annotations

import re

from extractor.reading.context import taken_up
from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.stated import Sentence
from extractor.reading.narrative.wording import MODAL_REACH
from extractor.reading.needles import Needled

_MODAL = Needled(
    r"\b(?:must|should(?! be noted)|shall|will|expect(?:s|ed)?\s+to|requir\w+\s+to|aim(?:s|ed|"
    r"ing)?\s+(?:to|for|is)|"
    r"intend\w*|plan(?:s|ned|ning)?\s+to|target\w*|limit\s+of|deadline|allow(?:s|ed)?|entitled|"
    r"up to a maximum|goal|ambition|"
    r"hop(?:e|es|ing)\s+to|(?:want|wants|would\s+like|ought)\s+to|requirement|next\s+year|coming\s+year|forecast\w*|predict\w*|benchmark\w*|threshold|if\s+the|"
    r"in order to|standard\s+(?:that\s+)?we\s+(?:have\s+)?set\b[^.;,]{0,20})\b"
    r"(?!\s+(?:in part|response))"
)
_OF_OTHER_THINGS = Needled(
    r"\bpopulation\s+of\s+(?:around|about|some|over|nearly|approximately|just\s+over)?\s*$|"
    r"\b(?:which|that|who|with)\s+(?:received|had|have|got)?\s*(?:more|fewer|less)\s+than\s+$|"
    r"\b(?:no|none|neither)\b[^.;,\d]{0,40}\b(?:had|has|received|saw|with|attracted|accounted\s+for|exceed\w*)"
    r"(?:\s+(?:more|fewer|less)\s+than)?\s+$"
)
"""Before the number of inhabitants, or the least that something must have to be told of."""
_NUMBER_OF = Needled(
    r"\bnumber\s+of\s+(?P<what>[^.;:,\d()]{3,50}?)\s+(?:(?:has|have|had)\s+)?(?:also\s+)?(?:rose|risen|fell|fallen|grew|grown|"
    r"increased|decreased|went\s+(?:up|down)|was|were|stood|stands|reached)\b[^.;:,\d]{0,30}$"
)
_OF_COMPLAINTS = re.compile(
    r"\b(?:complain\w*|compliments?|comments?|enquir\w+|representations?|concerns?|contacts?|cases|stages?|responses?|"
    r"repl\w+|reviews?|investigations?|decisions?|referrals?|escalat\w+|requests?|panels?|points|issues|days|those|"
    r"these|them|people|customers|residents|praise|thanks|feedback|upheld|appeals?|payments?|remedies|ombudsman|matters)\b",
    re.I,
)
"""What a "number of" may be of; "the number of children in care rose to 486" counts none of it."""
_REST_OF = Needled(r"\bthe\s+rest\s+of\s+(?:the\s+)?[A-Z][^.;:,\d]{2,50}$")
"""Before a number of what no dimension names: "while the rest of Education held at 90%"."""
_OUT_OF_BRACKET = re.compile(r"[(\[]\s*out\s+of\s+(?:a\s+total\s+of\s+)?$", re.I)
"""Before a whole in brackets, that the number before is set against: "6 (out of 693)"."""
_FRONT_DOOR = re.compile(
    r"\s*contacts?\b[^.;]{0,60}\b(?:contact\s+centre|customer\s+services?|front\s+door|(?:became|become)\s+"
    r"referrals|referrals)\b",
    re.I,
)
"""After the number of all that came in at a switchboard or a front door."""
_PART_OF = Needled(
    r"\b(?:for|in)\s+every\s+$|\b(?:panel|group|team|maximum|minimum|period|set|range|basis|consist\w*|compris\w*|"
    r"(?<!complaints )(?<!complaints, )(?<!contacts, )made up)\s+of\s+(?:up\s+to\s+)?$"
)
_ABOVE = re.compile(r"\b(?:above|over|exceeding|in excess of|up to)\s*$", re.I)
_RULES = re.compile(r"\b(?:need|needs|require|requires|must|may|can)\b", re.I)
"""With an amount that something is above: who may agree to pay it."""
_MODAL_AFTER = re.compile(
    r"\b(?:must|should|shall|will|expected\s+to|required\s+to|allowed|at (?:the )?(?:most|"
    r"maximum)|is the target|target)\b",
    re.I,
)
_EXPECTED = re.compile(
    r"\s*(?:(?:that|which)\s+(?:is|was|had\s+been)\s+)?(?:expected|aimed|hoped|wanted|asked\s+of)\b",
    re.I,
)
"""After a share that was hoped for: "above the 75% expected of us"."""
_PER = re.compile(
    r"\s*(?:[\w-]+\s+){0,3}?(?:for\s+every\b|per\s+(?:\d|one|thousand|hundred|ten|head|household|home|"
    r"property|resident))",
    re.I,
)
"""After a rate, that counts nothing: "1.2 complaints per 10,000 residents"."""
_PEOPLE_WHO = re.compile(
    r"\s*of\s+whom\s+(?:also\s+)?(?:had|have|used|asked|needed|chose|(?:was|were)\s+(?:helped|supported|assisted|"
    r"represented|accompanied))\b",
    re.I,
)
"""After a number of people and what help they had: "18 of whom had an advocate"."""
_NONE_SAID = re.compile(
    r"\s*(?:such\s+)?(?:complaints?|cases?|representations?)\s+(?:\w+ly\s+)?(?:alleg\w+|mention\w*|named|cited|involv\w+|"
    r"contain\w*|concern(?:ed|s)|identif\w+|related|(?:was|were)\s+(?:about|of\s+a))\b",
    re.I,
)
"""After "no", where it is a matter that no complaint was about."""
_LASTED = re.compile(
    r"\s*(?:(?:complaint|case|investigation|reply)\s+)?(?:was\s+)?(?:completed|concluded|finished|answered|closed)\s+"
    r"(?:in|after)\s+(?P<days>\d+)\s+(?:working\s+)?days\b",
    re.I,
)
"""After one case, how long it took: no limit is so uneven a number of days."""
_STEP = 5
"""Working days of which limits are multiples."""
_OF_DOING = Needled(
    r"^\W*(?:(?:all|each|every|most|some|the|of|our|its|these|those)\s+)*(?:recommendations?|actions?|agreed\s+actions|lessons|"
    r"improvements?|remedies|apologies|interviews|meetings|visits|training\s+sessions)\b[^.;:,()\d]{0,60}\(\s*$"
)
"""Before the number, in brackets, of things done: "All recommendations made to us (23)"."""
_SOMETHING_ELSE_IN = Needled(
    r"\b(?:(?:offers\s+of\s+)?compensation|(?:holding|interim)\s+(?:replies|responses|letters)|"
    r"extensions?|redress|remed(?:y|ies)|"
    r"apolog(?:y|ies)|payments?|meetings?)\b[^.;,:]{0,60}?\s(?:in|for|on)\s+(?:only\s+|just\s+)?$"
)
"""Before the cases in which something else was done: "holding replies were sent in 45 cases"."""
_AGAINST = re.compile(r"\b(?:against|compared\s+(?:with|to)|versus)\b", re.I)
"""What follows is another number's: "we achieved 88% against our target"."""
_OTHER_RATE = Needled(
    r"\b(?:(?:dis)?satisfaction|vacancy|turnover|sickness|occupancy|collection|recycling|response\s+to\s+survey)"
    r"\s+(?:rate|level|score)s?\b[^.;,%]{0,30}$"
)
"""Before a share of other things than complaints: "a vacancy rate of 18%"."""
_NEEDED = re.compile(r"\b(?:need(?:ed|s)?\s+to|would|could|had\s+to|has\s+to)\b", re.I)
"""After "no complaint": none was needed, which counts nothing."""
_AT_LEAST_ONE = Needled(
    r"at\s+least\s+one\s+(?:element|part|aspect|point|issue|of)\b|one\s+or\s+more\b"
)
"""No number of anything: "complaints in which at least one element was upheld"."""
_OF_EACH = Needled(
    r"\b(?:each|every)\s+(?:of\s+(?:the|our|its|these|those)\s+)?(?:\w+\s+){0,2}?"
    r"(?:teams?|services?|areas?|directorates?|departments?|divisions?|units?|schools?|homes?|wards?|"
    r"officers?|managers?|complainants?|families|family|persons?)\s+(?:had|has|have|received|saw|got|"
    r"made|took|recorded|attracted|generated)\s+(?:[a-z]+\s+){0,2}$"
)
"""Before the number of each of several, which is not of all: "each team had two complaints"."""
_BASED_ON = Needled(r"\b(?:based\s+on|on\s+the\s+basis\s+of)\s+(?:just\s+|only\s+|a\s+|an\s+)*$")
"""Before the cases that a rate rests on: "an uphold rate of 100%, based on a single case"."""
_OVER_YEARS = Needled(
    r"\b(?:(?:over|in|during|across|for)\s+(?:(?:each\s+of\s+)?the\s+(?:last|past|previous)|"
    r"a\s+period\s+of)|over)\s+(?:two|three|four|five|six|ten|few|\d+)\s+years\b"
)
"""After what was counted over several years, and is no year's."""
_IN_ONE = re.compile(r"£[\d,.]+\s+in\s+$")
"""Before the case that a sum was paid in: "£250 in one and £400 in the other"."""
_SUM_FOR_ONE = Needled(
    r"£[\d,.]+\)?\s+(?:of\s+(?:which|it|this)\s+)?[^.;,\d£]{0,30}\b(?:to|from|for|on|of)\s+(?:just\s+|only\s+)?$"
)
"""Before the one that a sum was for: "£1,500 of which arose from a single case"."""
_ALL_BUT = Needled(
    r"\b(?:all\s+but|except(?:\s+for)?|exception\s+of|apart\s+from|other\s+than|excluding|without|not\s+counting|leaving\s+out)\s+(?:the\s+)?$"
)
"""Before those of whom it was not said: "all but three were answered on time"."""
_JOINTLY = re.compile(
    r"\bjoint\s+(?:\w+\s+){0,4}?(?:complaints|investigations|responses|replies|cases)\b|\b(?:jointly|joint\w*)\s+with\b",
    re.I,
)
"""A part of the complaints that no dimension names: those answered with another body."""
_ONE_TOLD = re.compile(
    r"\b(?:to\s+(?:answer|resolve|close|deal\s+with|respond\s+to|investigate)|asked\s+about|details\s+of|example\s+of)\s+one\b",
    re.I,
)
"""One complaint that is told of: "why it had taken so long to answer one complaint"."""
_TOGETHER = re.compile(
    r"\bwhich\s+(?:together|combined|between\s+them)\b|\b(?:together|between\s+them)\s+(?:they\s+)?(?:ma[dk]e\s+up|"
    r"account\w*\s+for|represent\w*)\b",
    re.I,
)
"""Before the share of several parts taken together, which is none of theirs."""
_PERIODIC = Needled(
    r"\b(?:each|every|per|a)\s+(?:day|week|month)\b|\b(?:monthly|weekly|daily)\s+average\b"
)
"""So many a month are no figure of the year's."""
_TOOK = re.compile(r"\b(?:took|longer\s+than|taking|waited)\s+(?:over\s+|only\s+|just\s+)?$", re.I)
"""Before a bare number: so many days in a single case."""
_ASIDES = re.compile(r"\([^()]*\)")
_SINGLE = re.compile(
    r"\s*(?:\w+\s+){0,2}(?:case|complaint|investigation|reply)\b[^.;]*\b(?:took|lasted|waited)\b",
    re.I,
)
"""One case told of for how long it took."""
_BEGUN = re.compile(
    r"\s*of\s+(?:which|whom|these|them|those)\s+(?:had|have)\s+(?:been\s+)?(?:begun|started|open\w*|"
    r"carried|brought)\b",
    re.I,
)
"""Work that had begun before: neither year's number of complaints."""
_OTHERS = Needled(
    r"\b(?:national(?:ly)?|nationwide|in England|across England|England's|"
    r"all (?:local )?(?:authorities|councils)|"
    r"other (?:local )?(?:authorities|councils|boroughs)|(?:similar|comparable|"
    r"neighbouring) (?:local )?(?:authorities|councils|boroughs)|statistical neighbours?|"
    r"(?:London|metropolitan|county|unitary|district|borough|shire)\s+(?:boroughs|average|"
    r"councils|authorities|counties|districts)|average\s+for|"
    r"across the country|country[\s-]wide|region(?:al|ally)|London average|England average|"
    r"average (?:of|for) (?:all|similar|other)|"
    r"published reports)\b"
)
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
_PART_OF_YEAR = Needled(
    r"\b(?:first|second|latter|other|last)\s+half\b|\bso\s+far\s+this\s+(?:financial\s+)?year\b|"
    r"\byear\s+to\s+date\b|\bfirst\s+(?:two|three)\s+quarters\b|"
    r"\b(?:first|last|past|previous|final|remaining)\s+(?:two|three|four|five|six|seven|eight|nine|"
    r"ten|[2-9]|10)\s+months\b|"
    rf"\b(?:between|from)\s+{_MONTH}(?:\s+20\d\d)?\s+(?:and|to)\s+{_MONTH}\b|"
    rf"(?P<month>\b(?:in|during)\s+(?:the\s+month\s+of\s+)?{_MONTH}(?:\s+20\d\d)?\b)"
    r"(?!\s*(?:to|[-–/])\b)"
)
"""A stretch of the year that no quarter is: its numbers must not pass for the year's."""


_SO_FAR = Needled(
    r"\b(?:by|up\s+to|until|to)\s+the\s+end\s+of\s+(?:the\s+)?(?:(?:first|second|third)\s+quarter|"
    rf"quarter\s+(?:[1-3]|one|two|three)|q[1-3]\b|(?!march){_MONTH})"
)
"""The year up to some time in it: "by the end of Quarter 3"."""
_APRIL_TO_MARCH = re.compile(r"\bapril\b.*\bmarch\b", re.I)


def is_of_part(sentence: Sentence, group: Group) -> bool:
    """Whether a number is of some months only: "in the first half", "so far this year", "in May".

    "Between July and September" is a quarter, "from April to March" the year.
    """
    start, stop = group.clause
    first = min(g.clause[0] for g in sentence.groups)
    so_far = _SO_FAR.search(sentence.text, 0, stop)
    whole = group.is_base or group.base is not None  # "by the end of May, 49 of the 57 were closed"
    if so_far is not None and not whole and (so_far.start() >= start or so_far.end() <= first):
        return True
    for match in _PART_OF_YEAR.finditer(sentence.text, 0, stop):
        known = taken_up(sentence.reading)
        if any(low < match.end() and match.start() < high for low, high in known):
            continue
        if _APRIL_TO_MARCH.search(match[0]) or (match["month"] and sentence.reading.years):
            continue  # "in May the Committee heard that there were 210 complaints in 2021/22"
        if match.start() >= start or match.end() <= first:
            return True
    return False


_NATIONALLY = re.compile(
    r"\W*(?:nationally|nationwide|across\s+(?:England|the\s+country)|in\s+England|elsewhere)\b",
    re.I,
)
_HERE = re.compile(
    r"\b(?:our|ours|here|locally|we|us|(?:but|while|whilst|whereas)\s+(?:\w+\s+){0,2}?(?:council|authority))\b",
    re.I,
)
"""What brings a sentence about others back to the report's own council."""
_BESIDE = re.compile(
    r"\b(?:than|above|below|over|under|compar\w+|against|in\s+line\s+with|close\s+to|similar\s+to|"
    r"same\s+as|exceed\w*|beat\w*|better\w*|short\s+of)\b",
    re.I,
)
"""Between our number and the others' that it is set beside."""


def is_of_others(sentence: Sentence, group: Group, own: str) -> bool:
    """Whether the number is the country's or other councils', not the report's.

    ``own`` is the number's clause without asides. In "78% were upheld, a little over the average of
    similar councils (77%)" only the second number is theirs.
    """
    text, start = sentence.text, group.clause[0]
    national = _NATIONALLY.match(text)
    if national is not None and not _HERE.search(text[national.end() : group.first]):
        return True
    earlier = [g.last for g in sentence.groups if g.last <= group.first]
    theirs = [m.end() for m in _OTHERS.finditer(text, max(earlier, default=0), group.first)]
    if theirs and earlier and not _HERE.search(text[theirs[-1] : group.first]):
        return True
    tail = _OTHERS.search(text, group.last, group.clause[1])
    if tail is not None and _BESIDE.search(text[group.last : tail.start()]):
        own = own[: max(group.first - start, 0)]
    return bool(_OTHERS.search(own) or (_OTHERS.search(text[:start]) and start < MODAL_REACH))


_PUTATIVE = Needled(
    r"\b(?:disappoint\w+|regret\w*|unfortunate|surpris\w+|sorry|sad)\b[^.;]*?\bthat\b[^.;,]*?\b(?P<should>should)"
    r"\s+have\b"
)
"""No duty: "it is disappointing that two complaints should have been upheld"."""
_LIMIT_BEFORE = re.compile(
    r"\b(?:target|limit|deadline|maximum|standard)s?\s+(?:time\s+)?(?:of|is|was)\s+(?:the\s+)?$",
    re.I,
)
_LIMIT_AFTER = re.compile(
    r"\s*(?:response\s+|reply\s+|service\s+)?(?:target|limit|deadline|maximum|standard)s?\b"
    r"(?!\s+(?:of|is|was|at)\b)",
    re.I,
)
_IS_TARGET = re.compile(r"\s*(?:(?:of|at|is|was|being|set|for|to|a|just|only)\s+)*$", re.I)
"""Between a target and the number that it is."""
_TARGET_IS = Needled(
    r"\b(?:target|benchmark|goal|ambition)s?\s+(?:for|to|that|set|on)\b[^.;,]*"
    r"\b(?:is|was|are|were|remain\w*|stands?|set|at)\s+(?:\w+\s+){0,2}$"
)
"""Before a target however long its name: "The target for answering within 20 days is set at"."""


def without_limits(sentence: Sentence, group: Group) -> str:
    """The sentence with the limits that answers are measured by, and no duty, blanked out.

    "Inside the target timescale", "our target of 15 working days" and "the 10 day target" say what
    a number measures; in "met its target of 90%" the number is the target itself.
    """
    text = sentence.text
    spans: list[tuple[int, int]] = []
    for hit in sentence.reading.hits:
        if hit.sets.get("status") not in ("within", "outside"):
            continue
        if hit.end > group.first or not _IS_TARGET.fullmatch(text[hit.end : group.first]):
            spans.append((hit.start, hit.end))
    for scale in sentence.reading.timescales:
        before = _LIMIT_BEFORE.search(text[: scale.start])
        after = _LIMIT_AFTER.match(text, scale.end)
        low, high = before.start() if before else scale.start, after.end() if after else scale.end
        spans.append((low, high))
    putative = _PUTATIVE.search(text)
    if putative is not None:
        spans.append(putative.span("should"))
    for low, high in spans:
        text = text[:low] + " " * (high - low) + text[high:]
    return text


def is_vetoed(sentence: Sentence, group: Group) -> bool:
    """Whether the group's numbers are no figures of this report."""
    start, stop = group.clause
    clause = sentence.text[start:stop]
    low = max(sentence.text.rfind(";", 0, group.first), group.first - MODAL_REACH, 0)
    earlier = [g.last for g in sentence.groups if g.last <= group.first]
    low = max(low, *earlier) if earlier else low
    if group.joined.lower().strip(" ,") not in ("and", "or", ""):
        low = max(low, start)  # "within the 10 day target, compared to 79%" is about no target
    unlimited = without_limits(sentence, group)
    ahead = unlimited[low : group.first]
    behind = _AGAINST.split(unlimited[group.last : min(stop, group.last + 45)])[0]
    own = sentence.text[slice(*group.inner)] if group.inner else _ASIDES.sub(" ", clause)
    if is_of_others(sentence, group, own):
        return True
    if _MODAL.search(ahead) or _MODAL_AFTER.search(behind):
        return True
    if _TARGET_IS.search(unlimited[: group.first]) or _EXPECTED.match(behind):
        return True
    if group.unit == "percent" and _OTHER_RATE.search(sentence.text[: group.first]):
        return True
    unneeded = group.count is not None and group.count.sort == "nothing"
    if unneeded and _NEEDED.search(behind):
        return True
    if unneeded and _NONE_SAID.match(sentence.text, group.last):
        return True
    if group.unit == "count" and _PEOPLE_WHO.match(sentence.text, group.last):
        return True
    lasted = _LASTED.match(sentence.text, group.last)
    single = group.count is not None and group.count.value == 1
    if single and lasted is not None and int(lasted["days"]) % _STEP:
        return True
    if group.unit == "count" and any(
        m.start() <= group.first < m.end() for m in _AT_LEAST_ONE.finditer(sentence.text)
    ):
        return True
    if group.unit == "count" and _OF_EACH.search(sentence.text[start : group.first]):
        return True
    if _BASED_ON.search(sentence.text[: group.first]):
        return True
    if group.unit != "days" and _OVER_YEARS.search(sentence.text, group.last, stop):
        return True
    if group.unit == "count" and _IN_ONE.search(sentence.text[: group.first]):
        return True
    alone = group.count is not None and group.count.value == 1
    if alone and _SUM_FOR_ONE.search(sentence.text[: group.first]):
        return True
    if group.unit != "gbp" and _JOINTLY.search(clause):
        return True
    if group.unit == "count" and group.lead.value == 1 and _ONE_TOLD.search(clause):
        return True
    if group.percent is not None and _TOGETHER.search(sentence.text[start : group.first]):
        return True
    if _ALL_BUT.search(sentence.text[: group.first]):
        return True
    if group.unit == "count" and _PERIODIC.search(sentence.text[start:stop]):
        return True
    tail = sentence.text[group.last :]
    if _PART_OF.search(unlimited[: group.first]) or _PER.match(tail) or _FRONT_DOOR.match(tail):
        return True
    if group.unit == "count" and _OUT_OF_BRACKET.search(sentence.text[: group.first]):
        return True
    if _OF_OTHER_THINGS.search(sentence.text[: group.first]):
        return True
    if group.unit == "count" and _OF_DOING.search(sentence.text[: group.first]):
        return True
    counted = _NUMBER_OF.search(sentence.text[: group.first])
    if counted is not None and not _OF_COMPLAINTS.search(counted["what"]):
        return True
    if _REST_OF.search(sentence.text[: group.first]):
        return True
    if group.unit != "gbp" and _SOMETHING_ELSE_IN.search(sentence.text[: group.first]):
        return True
    if group.unit == "gbp" and _ABOVE.search(ahead) and _RULES.search(behind):
        return True
    if (
        group.count is not None
        and group.count.value == 1
        and _SINGLE.match(sentence.text[group.last :])
    ):
        return True
    if _BEGUN.match(behind) or is_of_part(sentence, group):
        return True
    taken_on = re.match(r"\s+(?:of\s+(?:them|these|those)|complaints|cases)\b", behind)
    if group.count is not None and _TOOK.search(ahead) and not taken_on:
        return True
    if sentence.story and group.unit != "gbp":
        return True
    both = group.count is not None and group.count.sort == "both"
    return both and not said_before(sentence) and not BOTH_NAMED.match(sentence.text, group.first)


BOTH_NAMED = re.compile(
    r"both\s+(?:\w+\s+)?(?:stage\s+\w+|ombudsman|lgs?co)\s+(?:complaints|cases|panels|reviews|"
    r"investigations|decisions|hearings)\b",
    re.I,
)
"""Both of what nothing has counted before, where the words name them in full."""


def said_before(sentence: Sentence) -> bool:
    """Whether anything was counted before, that "both" can point to."""
    return bool(sentence.done or sentence.setting.before)
