"""Numbers that are laid down, aimed at or hoped for, and that nobody counted."""

from __future__ import annotations

import re

from extractor.reading.narrative.vetoes.around import Around, Part
from extractor.reading.narrative.vetoes.kinds import JudgedVeto, Veto, is_bare_count, is_none
from extractor.reading.needles import Needled

_ABOVE = re.compile(r"\b(?:above|over|exceeding|in excess of|up to)\s*$", re.I)
_RULES = re.compile(r"\b(?:need|needs|require|requires|must|may|can)\b", re.I)
_OF_SUMS = re.compile(
    r"\b(?:payments?|awards?|sums?|amounts?|offers?|remed(?:y|ies)|settlements?)\s+(?:of\s+)?(?:above|over|exceeding|"
    r"in\s+excess\s+of)\s*$",
    re.I,
)
_SIGNED_OFF = re.compile(
    r"\s+(?:(?:are|were|is|was|have\s+been|had\s+been)\s+)(?:\w+ly\s+)?(?:agreed|approved|authori[sz]ed|signed\s+off|referred|decided)\b",
    re.I,
)
"""Around a limit: "Payments over £1,000 were agreed with the Director"."""


def _is_limit_of_power(around: Around) -> bool:
    if around.group.unit != "gbp" or not _ABOVE.search(around.parts[Part.NEAR_BEFORE]):
        return False
    of_sums = _OF_SUMS.search(around.parts[Part.NEAR_BEFORE])
    if of_sums is not None and _SIGNED_OFF.match(around.parts[Part.AFTER]):
        return True
    return _RULES.search(around.parts[Part.NEAR_AFTER]) is not None


_PLANS = re.compile(
    r"\W*(?:\d[\d.]*\s*)?(?:our\s+|the\s+)?(?:next\s+(?:year|steps)|what\s+(?:is\s+)?next|year\s+ahead|looking\s+(?:ahead|forward)|"
    r"forward\s+(?:look|plan)|what\s+we\s+(?:will|plan\s+to|aim\s+to)\s+do(?:\s+next)?|"
    r"(?:(?:future|key)\s+)?(?:priorities|plans?|aims|goals|objectives|targets)(?:\s+for\s+(?:the\s+)?(?:(?:next|coming|following)\s+)?"
    r"(?:year|\d{4}\s?[/–-]\s?\d{2,4}))?)\W*",
    re.I,
)
_HAPPENED = re.compile(
    r"\b(?:was|were|had|has|have|did|been|rose|fell|went|came|received|increased|decreased|met|achieved|dropped)\b",
    re.I,
)


def _is_planned(around: Around) -> bool:
    heading = around.sentence.setting.heading_text
    return _PLANS.fullmatch(heading) is not None and not _HAPPENED.search(around.sentence.text)


_IN_FURTHER = re.compile(r"\bdays\b[^.;]{0,60}\b(?:with)?in\s+a\s+further\s+$", re.I)
_NO_NOUN = re.compile(r"\s*(?:[.,;)]|$)")


def _is_further_limit(around: Around) -> bool:
    ahead = _IN_FURTHER.search(around.parts[Part.BEFORE])
    return ahead is not None and _NO_NOUN.match(around.parts[Part.AFTER]) is not None


_IF = re.compile(r"(?:^|[.;,:]\s*)\W*if\s+[^.;,]{0,90}$", re.I)
_WOULD = re.compile(r"\b(?:would|could|might)\b", re.I)
_WOULD_APPEAR = re.compile(
    r"\b(?:would|could|might)\s+(?:\w+ly\s+)?(?:show|appear|look|count|come\s+out|be\s+(?:shown|counted|reported|"
    r"recorded|expressed|presented))\b[^.;\d]{0,20}\b(?:as|like)\s+(?:only\s+|an?\s+)?(?=\d|$)",
    re.I,
)
"""In an example that nobody counted: "one upheld complaint out of one would show as 100%"."""


def _is_supposed(around: Around) -> bool:
    if _WOULD_APPEAR.search(around.sentence.text, *around.group.clause):
        return True
    before, after = around.parts[Part.BEFORE], around.parts[Part.AFTER]
    if _WOULD_APPEAR.search(before) or _WOULD_APPEAR.search(after):
        return True
    return _IF.search(before) is not None and _WOULD.search(after) is not None


_NO_DUTY = (
    r"(?!\s+(?:also\s+)?be\s+(?:noted|recogni[sz]ed|remembered|acknowledged|stressed|"
    r"emphasi[sz]ed|borne))"
)
"""After a "should" that only asks for attention: "it should be noted that"."""


_NO_AIM = (
    r"(?!s?\s+(?:was|were)\s+(?:not\s+)?(?:met|achieved|reached|hit|missed)\s+(?:in|for|by|on)\s+)"
)
"""After a "target" that says what was done: "the 20-day target was met in 54 cases"."""


TARGETS: tuple[Veto | JudgedVeto, ...] = (
    Veto(
        "an extension",
        "How far a limit may be put off: within 25 working days, with an extension to 65.",
        Part.BEFORE,
        Needled(
            r"\b(?:extension|extend(?:ed|able|ing)?)\s+to\s+(?:a\s+(?:maximum|total)\s+of\s+)?$"
        ),
        is_bare_count,
    ),
    JudgedVeto(
        "in further days",
        "A limit behind another, without its unit: in 28 days and a panel held in a further 28.",
        _is_further_limit,
        is_bare_count,
    ),
    Veto(
        "at most so many",
        "The longer limit beside a limit: within 25 working days and at most 65.",
        Part.BEFORE,
        Needled(r"\bdays\b[^.;]{0,30}\bat\s+(?:the\s+)?most,?\s+$"),
    ),
    Veto(
        "duty before",
        "Before a duty, an aim, a forecast: we aim to answer 95% in time.",
        Part.NEAR_BEFORE,
        Needled(
            rf"\b(?:must|should{_NO_DUTY}|shall|will|expect(?:s|ed)?\s+to|requir\w+\s+to|"
            r"aim(?:s|ed|ing)?\s+(?:to|for|is)|"
            rf"intend\w*|plan(?:s|ned|ning)?\s+to|target{_NO_AIM}\w*|limit\s+of|deadline|(?<!days\s)(?<!\s\s)allow(?:s|ed)?|entitled|"
            r"up to a maximum|goal|ambition|"
            r"hop(?:e|es|ing)\s+to|(?:want|wants|would\s+like|ought)\s+to|(?:want|wants|would\s+like)(?=\s+(?:at\s+least\s+)?$)|requirement|next\s+year|"
            r"coming\s+year|would\s+(?:then\s+)?(?:reach|exceed|top)|forecast\w*|predict\w*|benchmark\w*|threshold|if\s+the|"
            r"in order to|standard\s+(?:that\s+)?we\s+(?:have\s+)?set\b[^.;,]{0,20})\b"
            r"(?!\s+(?:in part|response))"
        ),
    ),
    Veto(
        "to be done",
        "What is to be done, as plans list it: increase replies in time to 85%.",
        Part.BEFORE,
        Needled(
            r"^\W*(?:increase|raise|improve|reduce|lower|cut|bring|achieve|maintain|keep)\s+"
            r"(?!(?:in|of|from|by|to|on\s+(?:last|the)|was|were|has|is)\b)[^.;:\d]*\b(?:to|at|above|below|over|under)\s+(?:at\s+least\s+|just\s+|only\s+)?$"
        ),
    ),
    Veto(
        "hoped for too",
        "The next of several hopes: we hope to be quicker, and to bring answers in time to 90%.",
        Part.BEFORE_UNLIMITED,
        Needled(
            r"\b(?:hop(?:e|es|ing)|aim(?:s|ing)?|want(?:s|ing)?|plan(?:s|ning)?|intend(?:s|ing)?|expect(?:s|ing)?)\s+to\s"
            r"[^.;:]*(?:,|\band)\s+to\s+(?!(?:be\s+)?(?:that|the|an?)\b)[a-z]+\s[^.;:,]*$"
        ),
    ),
    Veto(
        "duty after",
        "The duty follows the number: 95% of them should be answered in time.",
        Part.NEAR_AFTER,
        Needled(
            rf"\b(?:(?:must|should){_NO_DUTY}|shall|(?<!and )(?<!which )will|"
            r"expected\s+to|required\s+to|allowed|"
            r"at (?:the )?(?:most|"
            r"maximum)|is the target|target)\b"
        ),
    ),
    Veto(
        "target is",
        "A target however long its name: the target for answering within 20 days is set at 90%.",
        Part.BEFORE_UNLIMITED,
        Needled(
            r"\b(?:target|benchmark|goal|ambition)s?\s+(?:for|to|that|set|on)\b[^.;,]*"
            r"\b(?:is|was|are|were|remain\w*|stands?|set|at)\s+(?:\w+\s+){0,2}$"
        ),
    ),
    JudgedVeto(
        "supposed",
        "What would be so: if 10% of complaints were upheld, costs would fall.",
        _is_supposed,
    ),
    Veto(
        "target label",
        "A number that a label calls the target: Target: 90% within 10 working days.",
        Part.BEFORE,
        Needled(
            r"(?<!against )(?<!against the )(?<!against our )(?<!within )(?<!on )(?<!in )"
            r"(?<!meeting )(?<!met )(?<!to )"
            r"\b(?:targets?|benchmark|goal)(?:\s+[a-z]+){0,3}\s*:\s*$"
        ),
    ),
    Veto(
        "hoped for",
        "A share that was hoped for: above the 75% expected of us.",
        Part.AFTER,
        re.compile(
            r"\s*(?:(?:that|which)\s+(?:is|was|had\s+been)\s+)?(?:expected|aimed|hoped|wanted|asked\s+of)\b",
            re.I,
        ),
    ),
    Veto(
        "would be",
        "What was promised and not what came of it: 90% of complaints would be answered in time.",
        Part.AFTER,
        re.compile(
            r"\s*(?:of\s+[^.;,\d]{0,40}?\s)?would\s+(?:always\s+)?be\s+(?:\w+ly\s+)?(?:answered|responded|replied|completed|resolved|"
            r"closed|acknowledged|dealt|met|issued|sent)\b",
            re.I,
        ),
    ),
    Veto(
        "none needed",
        "None was needed, which counts nothing: no complaint needed to go further.",
        Part.NEAR_AFTER,
        Needled(r"\b(?:need(?:ed|s)?\s+to|would|could|had\s+to|has\s+to)\b"),
        is_none,
    ),
    JudgedVeto(
        "plan without a verb",
        "What is aimed at, by its heading: 85% answered in time, below Next year.",
        _is_planned,
    ),
    JudgedVeto(
        "limit of power",
        "An amount above which somebody has to agree: payments over £1,000 need a director.",
        _is_limit_of_power,
    ),
)
