"""What each number of a sentence states: family, dimensions and measures, or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.reading.clauses import Group
from extractor.reading.labels import Hit, LabelReading, read_label
from extractor.reading.lists import read_lists
from extractor.reading.names import (
    Named,
    bare_service,
    in_subject,
    people_after,
    people_before,
    service_after,
    service_before,
)
from extractor.reading.signals import Noun, nearest, noun_after, noun_before, timescale_in, usable
from extractor.reading.stated import FigureStated, Predicate, Setting, Statement
from extractor.reading.verdicts import reached_stage, verdict
from extractor.reading.years import year_before

_PRIOR = re.compile(
    r"\b(?:last|previous|prior|preceding)\s+(?:financial\s+|reporting\s+)?years?\b|"
    r"\byear\s+(?:before|earlier|previously)\b|"
    r"\bpreviously\b|\b12 months (?:before|earlier)\b",
    re.I,
)
_THIS = re.compile(
    r"\b(?:this|current|reporting)\s+(?:financial\s+|reporting\s+)?year\b|\bin[\s-]year\b", re.I
)
_COMPARATOR = re.compile(
    r"\b(?:from|than|on|with|to|against|since|as|that of|over|for)\s+(?:(?:in|the|that|those|for|"
    r"figures?|same|both|a|previous|period|number|total|of|was|were|seen|reported|recorded|"
    r"received)\s+)*$",
    re.I,
)
_COMPARES = re.compile(
    r"(?:\bcompar\w+\s+(?:favourably\s+)?(?:with|to)|\bcomparison\s+(?:with|to)|\bcomparison,|"
    r"\bas against|\bagainst|\bas opposed to|\bversus|\bvs\.?|"
    r"\b(?:up|down|increased|decreased|reduced|risen|fallen|rise|increase|decrease|reduction|"
    r"fall|drop|decline|improvement|deterioration|change|increasing|reducing|falling|rising|"
    r"dropped|fell|rose|declined|improved)\b(?:[^.;\d\x01]|\d+(?:\.\d+)?\s?%){0,70}?\b(?:from|on)|"
    r"\bthan(?=\s+(?:in|the|for|last|that|it|was)\b)|\b(?:better|worse|higher|lower|more|fewer|"
    r"less|greater)\b[^.;]{0,40}?\bthan)"
    r"(?:\s+(?:the|a|an|only|just|some|figure|figures|total|rate|level|percentage|of|in|was|were|"
    r"there|previous|last|year|year's|year’s|"
    r"that|for|same|period|corresponding|number|at|over|prior|when|to|which|approximately|around|"
    r"about|received|our|council's|directorate's|service's|team's)\b)*"
    r"\s*(?:(?:20)?\d\d\s?[/-]\s?\d{2,4})?\s*[,:(]?\s*$",
    re.I,
)
_MODAL = re.compile(
    r"\b(?:must|should(?! be noted)|shall|will|expect(?:s|ed)?\s+to|requir\w+\s+to|aim(?:s|ed|"
    r"ing)?\s+(?:to|for|is)|"
    r"intend\w*|plan(?:s|ned|ning)?\s+to|target\w*|limit\s+of|deadline|allow(?:s|ed)?|entitled|"
    r"up to a maximum|goal|ambition|"
    r"hop(?:e|es|ing)\s+to|forecast\w*|predict\w*|benchmark\w*|threshold|if\s+the|"
    r"in order to)\b(?!\s+(?:in part|response))",
    re.I,
)
_PART_OF = re.compile(
    r"\b(?:panel|group|team|maximum|minimum|period|set|range|consist\w*|compris\w*|"
    r"made up)\s+of\s+(?:up\s+to\s+)?$",
    re.I,
)
_MODAL_REACH = 60
"""Characters before a number within which a "must" or "target" is said of it."""
_MODAL_AFTER = re.compile(
    r"\b(?:must|should|shall|will|expected\s+to|required\s+to|allowed|at (?:the )?(?:most|"
    r"maximum)|is the target|target)\b",
    re.I,
)
_OTHERS = re.compile(
    r"\b(?:national(?:ly)?|nationwide|in England|across England|England's|"
    r"all (?:local )?(?:authorities|councils)|"
    r"other (?:local )?(?:authorities|councils|boroughs)|(?:similar|comparable|"
    r"neighbouring) (?:local )?(?:authorities|councils|boroughs)|statistical neighbours?|"
    r"across the country|country[\s-]wide|region(?:al|ally)|London average|England average|"
    r"average (?:of|for) (?:all|similar|other)|"
    r"published reports)\b",
    re.I,
)
_NOT_COMPLAINTS = re.compile(
    r"\b(?:freedom of information|FOI|subject access|data protection requests?|petitions|"
    r"insurance claims?|"
    r"training (?:sessions?|courses?|events?)|staff (?:attended|were trained)|survey|"
    r"questionnaires?|calls? (?:were|was) (?:answered|received))\b",
    re.I,
)
_CASE_STORY = re.compile(
    r"^\W*(?:(?:mr|mrs|ms|miss|mx|dr)\.?\s+[A-Z]\b|(?:a|one|another|the)\s+(?:resident|family|"
    r"mother|father|parent|customer|service user|"
    r"young person|complainant|woman|man|couple|carer|tenant)\s+(?:of\s+\w+\s+)?(?:complained|"
    r"said|told|felt|was|had|reported|alleged|believed|rang|waited|raised|asked)|"
    r"(?:a|one|another|the)\s+(?:case|complaint)\s+(?:concerned|involved|related|about|raised)|"
    r"in (?:one|another) (?:case|complaint|instance))",
    re.I,
)
_EXISTS = re.compile(
    r"\bthere\s+(?:was|were|has\s+been|have\s+been|had\s+been|has|is|are)\b|\b(?:saw|seen|had|"
    r"has|handled|managed|took|taken|dealt|investigated|"
    r"considered|processed|entered|came|come|comes|total(?:l?ed|l?ing)?|amount(?:ed|ing|s)?\s+to|"
    r"stood\s+at|stands\s+at|actioned|undertaken|undertook|worked\s+on|"
    r"received|recorded|logged|registered|accepted|made|submitted|raised|held|commenced|"
    r"commencing|reported|resulted|asked|referred|reached|"
    r"attract\w*|lodged|initiated|opened|issued|brought|sent|captured|put|responded|reduc\w+|"
    r"increas\w+|decreas\w+|fell|rose|fallen|risen|dropped|"
    r"carried|numbered|were\s+(?:at|for|in)|collected|identified|started|completed|concluded|"
    r"closed)\b",
    re.I,
)
_COPULA = re.compile(
    r"(?:\b(?:total|number|rate|figure|level|average|percentage|score|count|volume|sum|"
    r"proportion|high|low|amount)\s+of|\b(?:was|were|is|are|at|to|totall?ed|totalling|being|"
    r"reached|reaching|with|by|remain(?:s|ed)?(?:\s+relatively\s+\w+)?\s+at|only|just|numbered|"
    r"stood\s+at|approx\.?|approximately|about|some|around|had|has|have|received|than|as)|"
    r"[:=–-])\s*(?:only\s+|just\s+|approx\.?\s+|a\s+total\s+of\s+|the\s+same\s+)*[(]?\s*$",
    re.I,
)
_MOVED = re.compile(
    r"\b(?:progress\w*|went|gone|go|goes|going|moved?|moving|proceed\w*|advanc\w*|continued|"
    r"came)\s+(?:\w+\s+){0,4}?(?:on\s*)?(?:to|through to|into)\s+(?:be\s+(?:considered|heard|"
    r"investigated)\s+at\s+)?(?:the\s+|a\s+)?(?:\w+\s+)?(?=stage|step|level|tier|second|third|"
    r"independent|review|panel|ombudsman|lg)",
    re.I,
)
_ESCALATED = re.compile(r"\bescalat\w*", re.I)
_ANAPHORA = re.compile(
    r"^\W*(?:so\s+|however,?\s+|in addition,?\s+|additionally,?\s+)?(?:of (?:these|those|them|"
    r"which)|these|this|that|it|they|those|the (?:average|mean|median|remaining|others?|rest|"
    r"result|figure|rate|redress|compensation|outcomes?|remainder)\b(?! (?:number|"
    r"of (?:corporate|statutory|stage)))|"
    r"in (?:both|each|all|these|comparison)|both|a further|another|one was|two were|three were)\b",
    re.I,
)


_AXIS_AHEAD = re.compile(
    r"\b(?:themes?|reasons?|categor(?:y|ies)|causes?|areas? of (?:concern|complaint)|"
    r"types? of complaint|"
    r"nature of|subjects? of|most common)\b",
    re.I,
)
_RANKED = re.compile(
    r"(?:relat\w+ to|regarding|about|concern\w*|was|were|is|are|being|with|by|and|[:,]|"
    r"^)\s*(?:the\s+)?"
    r"(?P<label>(?!(?:the|of|this|that|these|which|it)\b)[A-Za-z](?:(?!\s(?:was|were|is|are|"
    r"by)\s)[^.;:()%]){2,70}?)\s*(?:\([^)]*\)\s*)?,?\s*"
    r"(?:constituting|account(?:ing|ed|s)?\s+for|making\s+up|made\s+up|represent(?:ing|ed|s)?|at|"
    r"with|"
    r"following\s+(?:\w+\s+){1,4}at|[(])\s*(?:only|just|almost|nearly|about|approximately|some|"
    r"a further)?\s*$",
    re.I,
)
_COMPARES_INSIDE = re.compile(
    r"\b(?:as opposed to|compared|in comparison|against|versus|previously|up from|down from|"
    r"last year)\b",
    re.I,
)
_PAYMENTS = re.compile(
    r"\b(?:compensation|payments?|redress|remed(?:y|ies)|pay[\s-]?outs?)\b", re.I
)
_MEMBERS = re.compile(r"\b(?:MPs?|councillors?|members? of parliament|elected members?)\b", re.I)
_SAME_AS = re.compile(
    r"\bsame\s+(?:(?:figure|number|rate|percentage|total|as)\s+)??as\s+(?:(?:was|were|in|the|"
    r"seen|that|for|reported|received|number)\s+)*",
    re.I,
)
_BASE_LEAD = re.compile(
    r"(?:^|[.;:]\s*|,\s)\W*(?:out\s+)?of\s+(?:the|those|these|all|our|"
    r"a total of)(?:\s+\w+){0,1}\s*$|\bfrom\s+the\s*$|"
    r"\b(?:half|third|quarter|majority|most|many|some|few|each|rest|remainder)\s+of\s+(?:the|"
    r"these|all|our)\s*$",
    re.I,
)
_NUMBER_OF = re.compile(r"\b(?:number|volume|level|total)s?\s+of\s+", re.I)
_WHICH_WERE = re.compile(r"\s*,?\s*(?:which|that|and)\s+(?:it\s+)?(?:was|were)\s+", re.I)
_ACHIEVED = re.compile(r"\b(?:achieved|met|adhered to|complied with)\b", re.I)
_VERB_NEXT = re.compile(
    r"\s*(?:was|were|had|have|has|resulted|went|related|are|is|came|concerned|progressed|"
    r"escalated)\b",
    re.I,
)
_RESPONDED = re.compile(
    r"\b(?:respon\w+|answer\w*|repl(?:y|ies|ied)|complet\w+|clos\w+|resol\w+|sent|dealt|"
    r"concluded|met|achieved|issued|exceed\w*|missed|breach\w*|"
    r"acknowledg\w+|processed|took|taken|handled|settled|finali[sz]ed|provided|turned around|"
    r"investigated|determined|late)\b",
    re.I,
)
_STRONG_EVENTS = frozenset({"rejected", "not_progressed", "suspended", "reopened", "investigated"})
_ELLIPTIC_NOT = re.compile(r"^[^,;]{0,12}\b(?:was|were)\s+not\b\s*(?:[,.;)]|$|and\b|so\b)", re.I)


def _gap(hit: Hit | None, group: Group) -> int:
    if hit is None:
        return 10**6
    return hit.start - group.last if hit.start >= group.first else group.first - hit.end + 25


def _kin(one: str | int, other: str) -> bool:
    """Whether two contacts may be one: "enquiries" repeats "MP enquiries"."""
    return one == other or {one, other} == {"enquiry", "member_enquiry"}


def _year_words(text: str, offset: int, reading: LabelReading) -> bool:
    return bool(_PRIOR.search(text)) or any(
        offset <= m.start and m.end <= offset + len(text) for m in reading.years
    )


def _inner_year_first(inside: str) -> bool:
    return bool(re.match(r"\s*(?:in\s+|for\s+)?(?:19|20)?\d\d", inside))


def read_statements(
    text: str, reading: LabelReading, groups: Sequence[Group], setting: Setting
) -> list[Statement]:
    """One statement a group, in order; those that state no figure have no ``figures``.

    ``text`` is a sentence, ``groups`` its numbers with their clauses.
    """
    return _Sentence(text, reading, tuple(groups), setting).read()


class _Sentence:
    """One sentence being read: what is found for one number is at hand for the next."""

    def __init__(
        self, text: str, reading: LabelReading, groups: tuple[Group, ...], setting: Setting
    ) -> None:
        self.text = text
        self.reading = reading
        self.groups = groups
        self.setting = setting
        self.hits = usable(text, reading)
        self.asides = [g.inner for g in groups if g.inner is not None]
        self.done: list[Statement] = []
        self.anaphoric = bool(_ANAPHORA.match(text))
        self.story = bool(_CASE_STORY.match(text))

    def read(self) -> list[Statement]:
        """Every group's statement, vetoed ones without figures."""
        if _NOT_COMPLAINTS.search(self.text) or not self.groups:
            return []
        vetoed = False
        for index, group in enumerate(self.groups):
            # "the regulations allow 10, or 20 for a complex case"
            bare = not _EXISTS.search(self.text[group.clause[0] : group.clause[1]])
            listed = group.joined.lower().strip(" ,") in ("and", "or", "")
            vetoed = self._vetoed(group) or (vetoed and bare and listed)
            if vetoed:
                continue
            statement = self._state(index, group)
            if statement is not None:
                self.done.append(statement)
        self._share_nouns()
        self._share_services()
        self._spread_respectively()
        read_lists(self.text, self.reading, self.done, self.setting)
        self._add_relative_outcomes()
        for statement in self.done:
            statement.figures = self._figures(statement)
            year = self._same_as(statement)
            if year is not None:
                statement.figures += [
                    replace(f, dimensions=replace(f.dimensions, year=year))
                    for f in statement.figures
                ]
        return self.done

    def _same_as(self, statement: Statement) -> str | None:
        """The other year for which a number is said to be "the same as" this year's."""
        start, stop = statement.group.clause
        match = _SAME_AS.search(self.text, start, len(self.text))
        if statement.role != "level" or match is None or match.end() > stop + 80:
            return None
        if any(statement.last < s.first < match.start() for s in self.done):
            return None
        if _PRIOR.match(self.text, match.end()):
            return year_before(str(statement.subject["year"]))
        return next((m.year for m in self.reading.years if 0 <= m.start - match.end() < 3), None)

    def _outside(self, group: Group) -> tuple[Hit, ...]:
        """The hits that are the group's to read: those of other numbers' asides are not."""
        return tuple(h for h in self.hits if not self._in_aside(group, h.start))

    def _in_aside(self, group: Group, position: int) -> bool:
        return any(span != group.inner and span[0] <= position < span[1] for span in self.asides)

    # -- one group ---------------------------------------------------------------------------

    def _state(self, index: int, group: Group) -> Statement | None:
        if group.inner is not None and not _year_words(
            self.text[group.inner[0] : group.inner[1]].replace("last year", ""),
            group.inner[0],
            self.reading,
        ):
            inside = self.text[group.inner[0] : group.inner[1]]
            first = next(g for g in self.groups if g.inner == group.inner)
            if _COMPARES_INSIDE.search(inside) and first is group:
                # "(31 as opposed to 29)": the words before the bracket say of what
                low = self.groups[index - 1].last if index else 0
                group = replace(
                    group,
                    clause=(low, group.clause[1]),
                    count=group.count and replace(group.count, bracketed=True),
                )
        role = self._role(index, group)
        if (
            role == "compared"
            and group.unit == "count"
            and self.done
            and self.done[-1].unit == "days"
        ):
            assert group.count is not None
            group = replace(group, days=group.count, count=None)  # "17 days, down from 21"
        statement = Statement(group, group.unit, group.first, group.last, role)
        statement.noun = self._noun(group)
        statement.predicate = self._predicate(group, statement.noun)
        ahead = self._antecedent(statement)
        if role == "compared" and ahead is None:
            year = self._year_near(group)
            if statement.noun.sort != "contact" or year is None:
                return None
            statement.role = role = "level"
            self._subject(index, statement)
            statement.subject["year"] = year
            if statement.predicate is None:
                statement.predicate = Predicate("exists", strength=1)
            return statement
        if role == "compared" and ahead is not None:
            self._compare(statement, ahead)
            return statement
        if statement.noun.sort == "foreign" and not self._foreign_is_fine(group, statement.noun):
            return None
        self._subject(index, statement)
        if role == "from":
            self._start_of_change(group, statement)
        return statement

    def _start_of_change(self, group: Group, statement: Statement) -> None:
        """The level a change sets out from is the year before's, unless another is named."""
        text, subject = self.text, statement.subject
        to = next(g for g in self.groups if g.first > group.last)
        between = [m for m in self.reading.years if group.last <= m.start and m.end <= to.first]
        after = [
            m
            for m in self.reading.years
            if to.last <= m.start <= to.clause[1] + 60
            and _COMPARATOR.search(text[to.last : m.start])
        ]
        if between or after:
            subject["year"] = (between or after)[0].year
        elif _PRIOR.search(text, group.last, to.first):
            subject["year"] = year_before(self._base_year())
        elif "quarter" in subject and not _PRIOR.search(text):
            quarter = int(subject["quarter"])
            if quarter == 1:
                statement.noun = Noun("foreign", 0, 0)
            subject["quarter"] = max(quarter - 1, 1)
        else:
            subject["year"] = year_before(str(subject["year"]))
        statement.origins["year"] = "sentence"

    def _vetoed(self, group: Group) -> bool:
        start, stop = group.clause
        clause = self.text[start:stop]
        low = max(self.text.rfind(";", 0, group.first), group.first - _MODAL_REACH, 0)
        earlier = [g.last for g in self.groups if g.last <= group.first]
        low = max(low, *earlier) if earlier else low
        ahead = self.text[low : group.first]
        behind = self.text[group.last : min(stop, group.last + 45)]
        if _OTHERS.search(clause) or (_OTHERS.search(self.text[:start]) and start < _MODAL_REACH):
            return True
        if _MODAL.search(ahead) or _MODAL_AFTER.search(behind):
            return True
        if _PART_OF.search(ahead):
            return True
        if self.story and group.unit != "gbp":
            return True
        return bool(group.count and group.count.sort == "both" and not self._said_before())

    def _said_before(self) -> bool:
        return bool(self.done or self.setting.before)

    def _role(self, index: int, group: Group) -> str:
        text, _start = self.text, group.clause[0]
        if group.is_base:
            return "base"
        low = self.groups[index - 1].last if index else 0
        left = text[max(low, group.inner[0]) if group.inner else low : group.first]
        if (
            _BASE_LEAD.search(text[: group.first])
            and group.count is not None
            and index == 0
            and not _VERB_NEXT.match(text[group.last :])
        ):
            return "base"
        if group.from_to is not None:
            return "from" if group.from_to == "from" else "level"
        if group.inner is not None:
            inside = text[group.inner[0] : group.inner[1]]
            if _year_words(inside, group.inner[0], self.reading) and self.done:
                if index and self.groups[index - 1].inner == group.inner:
                    return "compared"
                if not _COMPARES.search(text[group.first : group.inner[1]]) and _inner_year_first(
                    inside
                ):
                    return "compared"
                return (
                    "compared"
                    if not re.search(r"\b(?:comparison|compared|opposed|against)\b", inside, re.I)
                    else "level"
                )
        bound = group.lead.qualifier is not None and re.search(
            r"\b(?:more|less|fewer|greater)\s+than\s+$", left, re.I
        )
        if _COMPARES.search(left) and not bound:
            return "compared"
        if (
            self.done
            and re.match(
                r"\s*(?:complaints?\s+|cases?\s+)?(?:in\s+|for\s+|during\s+)?(?:the\s+)?(?:last|"
                r"previous|prior|preceding)?\s*year(?:\s+(?:before|earlier))?\b",
                text[group.last :],
                re.I,
            )
            and _PRIOR.search(text[group.last : group.last + 40])
        ):
            return "compared"
        if index == 0 and re.match(r"\W*(?:this|that|which|these figures)\s+compare", text, re.I):
            return "compared"
        if (
            self.done
            and self.done[-1].role == "compared"
            and not re.search(r"[A-Za-z]{3}", left.replace("and", ""))
            and group.inner is not None
        ):
            return "compared"
        return "level"

    def _noun(self, group: Group) -> Noun:
        text, reading = self.text, self.reading
        start, stop = group.clause
        lead = group.lead
        if lead.sort == "nothing" and not text[lead.start : lead.end].lower().startswith(
            ("none", "nil")
        ):
            return noun_after(text, reading, group, min(len(text), stop + 40))
        after = noun_after(text, reading, group, stop)
        if after.sort in ("contact", "case"):
            return after
        if after.sort == "foreign" and not lead.bracketed:
            # "the number of complaints was 66, the highest ever": the noun stood before
            if not (_COPULA.search(text[start : group.first]) and after.start - group.last > 3):
                return after
        before = noun_before(text, reading, start, group)
        if group.from_to is not None and before.sort in ("contact", "case"):
            return before
        if before.sort in ("contact", "case") and (
            lead.bracketed
            or _COPULA.search(text[start : group.first])
            or lead.sort == "times"
            or group.unit in ("gbp", "days")
        ):
            return before
        if after.sort == "none" and not self.done and lead.sort == "number":
            told = _NUMBER_OF.search(text[:start])
            contacts = [
                h
                for h in self.hits
                if "contact" in h.sets
                and told
                and told.end() <= h.start < min(start, told.end() + 25)
            ]
            if contacts:
                hit = contacts[0]
                return Noun(
                    "contact",
                    hit.start,
                    hit.end,
                    str(hit.sets["contact"]),
                    text[hit.start : hit.end],
                )
        if lead.bracketed and not group.after_change and before.sort == "foreign":
            return before
        return (
            after
            if after.sort != "foreign"
            else Noun("foreign", after.start, after.end, None, after.text)
        )

    def _foreign_is_fine(self, group: Group, noun: Noun) -> bool:
        if group.unit in ("gbp", "days") or _PAYMENTS.search(noun.text):
            return True
        return bool(group.lead.bracketed or group.percent is not None)

    # -- predicates --------------------------------------------------------------------------

    def _predicate(self, group: Group, noun: Noun) -> Predicate | None:
        text, span = self.text, group.clause
        if group.unit == "gbp":
            return Predicate("money")
        if group.unit == "days":
            return Predicate("average")
        outcome = nearest(self._outside(group), "outcome", group, span)
        status = nearest(self._outside(group), "status", group, span)
        scale = timescale_in(self.reading, group, span)
        gap_outcome = _gap(outcome, group)
        gap_status = _gap(status, group)
        if (
            scale is not None
            and scale.status is not None
            and (status is None or abs(scale.start - group.last) < gap_status)
        ) and (
            _RESPONDED.search(text[span[0] : span[1]])
            or status is not None
            or noun.sort == "none"
        ):
            return Predicate(
                "status",
                str(status.sets["status"]) if status and scale.status is None else scale.status,
                scale,
            )
        if scale is not None and scale.status is None and _ACHIEVED.search(text[span[0] : span[1]]):
            return Predicate("status", "within", scale)
        if status is not None and (outcome is None or gap_status <= gap_outcome):
            return Predicate("status", str(status.sets["status"]), scale)
        clause = text[span[0] : span[1]]
        if _ELLIPTIC_NOT.search(text[group.last : span[1]]) and self.done and outcome is None:
            return Predicate("outcome", "not_upheld")
        if outcome is not None and not self._attributive(outcome, group):
            return Predicate("outcome", str(outcome.sets["outcome"]))
        event = nearest(self._outside(group), "event", group, span)
        strong = [
            hit
            for hit in self.hits
            if span[0] <= hit.start
            and hit.end <= span[1]
            and hit.sets.get("event") in _STRONG_EVENTS
        ]
        if strong:
            hit = min(strong, key=lambda h: abs(h.start - group.last))
            return Predicate("event", str(hit.sets["event"]))
        if _ESCALATED.search(clause):
            return Predicate("event", "escalated", label=reached_stage(clause))
        if _MOVED.search(clause):
            return Predicate("event", "moved", label=reached_stage(clause))
        if "of which" in group.joined.lower():
            told = [
                h
                for h in self.hits
                if span[0] - 60 <= h.start < span[0] and h.sets.get("event") in _STRONG_EVENTS
            ]
            if told and not self.done:
                return Predicate("event", str(told[-1].sets["event"]))
        if event is not None:
            return Predicate("event", str(event.sets["event"]), strength=1)
        if _EXISTS.search(clause):
            return Predicate("exists", strength=1)
        if noun.sort in ("contact", "case") and (
            (self.setting.bullet and not self.text[: group.first].strip())
            or (noun.end <= group.first and _COPULA.search(self.text[span[0] : group.first]))
        ):
            return Predicate("exists", strength=1)
        if noun.contact is not None and re.search(
            r"\bwith\s+(?:a total of\s+)?$", self.text[: group.first], re.I
        ):
            return Predicate("exists", strength=1)
        if group.lead.bracketed and noun.contact is not None and group.first - noun.end <= 2:
            return Predicate("exists", strength=1)
        return None

    def _attributive(self, hit: Hit, group: Group) -> bool:
        """Whether the outcome only describes something else ("for the upheld complaints, 40 ...")."""
        after = self.text[hit.end : hit.end + 14]
        if re.match(r"\s+(?:rate|complaints?)\b", after) and hit.start < group.first:
            return not re.search(r"\brate\b", after)
        return False

    # -- inheritance -------------------------------------------------------------------------

    def _antecedent(self, statement: Statement) -> Statement | None:
        pool = [s for s in self.done if s.role != "base" or len(self.done) == 1]
        for candidates in (pool, list(self.setting.before)):
            same = [s for s in candidates if s.unit == statement.unit and s.may_be_compared()]
            levels = [s for s in same if s.role in ("level", "base")]
            if levels:
                noun = statement.noun
                if noun is not None and noun.contact is not None:
                    fit = [
                        s
                        for s in levels
                        if _kin(s.subject.get("contact", "complaint"), noun.contact)
                    ]
                    return fit[-1] if fit else None
                return levels[-1]
        if statement.unit == "count" and self.setting.before:
            return None
        return None

    def _compare(self, statement: Statement, ahead: Statement) -> None:
        """The other year's figure: everything as in the figure it is compared with but the year."""
        group = statement.group
        own, _ = self._own(statement)
        statement.subject = {**ahead.subject, **{k: v for k, v in own.items() if k != "year"}}
        statement.origins = dict(ahead.origins)
        statement.predicate = (
            ahead.predicate
            if statement.predicate is None or statement.predicate.strength < 2
            else statement.predicate
        )
        if (
            ahead.predicate
            and statement.predicate
            and ahead.predicate.sort != statement.predicate.sort
        ):
            statement.predicate = ahead.predicate
        if ahead.noun is not None and (statement.noun is None or statement.noun.sort != "contact"):
            statement.noun = ahead.noun
        year = self._year_near(group)
        current = str(ahead.subject["year"])
        other = {
            k: own[k]
            for k in ("stage", "procedure", "service_area")
            if k in own and own[k] != ahead.subject.get(k)
        }
        if year is not None:
            statement.subject["year"] = year
        elif "quarter" in ahead.subject and not _PRIOR.search(self.text):
            quarter = int(ahead.subject["quarter"])
            if quarter == 1:
                statement.noun = Noun("foreign", 0, 0)
            statement.subject["quarter"] = max(quarter - 1, 1)
        elif other:
            statement.subject["year"] = current
        elif self._comparator_year(current) is not None:
            statement.subject["year"] = str(self._comparator_year(current))
        else:
            statement.subject["year"] = year_before(current)
        statement.origins["year"] = "sentence"

    def _comparator_year(self, current: str) -> str | None:
        """The one other year that the sentence compares with ("more than in 2021/22")."""
        years = {
            m.year
            for m in self.reading.years
            if m.year != current and _COMPARATOR.search(self.text[max(0, m.start - 60) : m.start])
        }
        return years.pop() if len(years) == 1 else None

    def _year_near(self, group: Group) -> str | None:
        """The year that the words around a compared number name."""
        start, stop = group.inner or (group.clause[0], len(self.text))
        later = [g.first for g in self.groups if g.first > group.last and g.inner == group.inner]
        stop = min([stop, *later]) if group.inner is None else stop
        mentions = [
            m
            for m in self.reading.years
            if start - 60 <= m.start and m.end <= stop and (group.inner is None or m.start >= start)
        ]
        after = [m for m in mentions if m.start >= group.last]
        before = [m for m in mentions if m.end <= group.first and m.start >= start - 45]
        if after:
            return after[0].year
        if _PRIOR.search(self.text[start:stop]):
            return year_before(self._base_year())
        if later and group.inner is None:
            # "118 complaints and 18 compliments in 2020/21"
            rest = [m for m in self.reading.years if m.start >= group.last]
            if rest:
                return rest[0].year
        return (
            before[-1].year
            if (before
            and group.inner is not None)
            or (before
            and re.search(r"[12]\d{3}", self.text[max(0, start - 45) : group.first])
            and _COMPARES.search(self.text[: group.first])
            and before[-1].start >= start - 30)
            else None
        )

    def _base_year(self) -> str:
        return self.setting.context.year

    def _own(self, statement: Statement) -> tuple[dict[str, str | int], dict[str, str]]:
        """The subject dimensions that the group's own clause says."""
        group, noun = statement.group, statement.noun
        span = group.clause
        earlier = [g.last for g in self.groups if g.inner == group.inner and g.last <= group.first]
        gap = (max(earlier, default=span[0]), span[1])
        own: dict[str, str | int] = {}
        for key in ("stage", "procedure"):
            hit = nearest(self._outside(group), key, group, span)
            if hit is None and earlier:
                hit = nearest(self._outside(group), key, group, gap)
            if hit is not None:
                own[key] = str(hit.sets[key])
        quarters = [
            m for m in self.reading.quarters if span[0] <= m.start and m.end <= span[1]
        ] or [m for m in self.reading.quarters if gap[0] <= m.start and m.end <= gap[1]]
        if quarters:
            own["quarter"] = min(quarters, key=lambda m: abs(m.start - group.first)).quarter
        if noun is not None and noun.contact is not None:
            own["contact"] = noun.contact
        return own, {}

    def _subject(self, index: int, statement: Statement) -> None:
        setting, group = self.setting, statement.group
        own, _ = self._own(statement)
        subject: dict[str, str | int] = {}
        origins: dict[str, str] = {}

        def take(values: dict[str, str | int], origin: str, keys: Sequence[str]) -> None:
            for key in keys:
                if key in values and key not in subject:
                    subject[key] = values[key]
                    origins[key] = origin

        take(own, "sentence", tuple(own))
        if own.get("contact") == "enquiry" and self._members(statement):
            own["contact"] = "member_enquiry"
        noun = statement.noun
        levels = [s for s in self.done if s.role != "compared"] or self.done
        previous = levels[-1] if levels else None
        bare = noun is None or noun.sort in ("none", "foreign")
        if previous is not None:
            same_kind = (
                bare
                or noun is None
                or noun.contact in (None, previous.subject.get("contact", "complaint"))
            )
            keys = ["quarter", "procedure"]
            if (
                previous.role == "from"
                and "quarter" in previous.subject
                and "quarter" not in subject
            ):
                subject["quarter"] = int(previous.subject["quarter"]) + 1
            if same_kind:
                keys += ["contact", "stage", "subgroup"]
                if bare and statement.role != "base":
                    keys.append("service_area")
            take(previous.subject, "sentence", keys)
            if (
                group.inner is None
                and previous.role in ("level", "base")
                and "year" in previous.subject
            ):
                self._own_year(index, statement, subject)
                take(previous.subject, "sentence", ["year"])
        self._own_year(index, statement, subject)
        lead = self._lead_dimensions(statement)
        if statement.unit == "gbp" and lead.get("stage") != "ombudsman":
            lead.pop("stage", None)
        take(lead, "sentence", ("stage", "procedure", "quarter", "service_area"))
        if (
            statement.noun is not None
            and statement.noun.sort == "case"
            and "contact" not in subject
            and not self.done
        ):
            said = [h for h in self.hits if "contact" in h.sets and h.end <= group.first]
            if said:
                subject["contact"] = str(said[-1].sets["contact"])
        if statement.role != "base":
            self._name_services(statement, subject)
        if (
            noun is not None
            and noun.sort == "contact"
            and noun.contact not in (None, "complaint")
            and statement.unit != "gbp"
        ):
            anaphoric = False
        else:
            anaphoric = (self.anaphoric or bare or setting.bullet) and not self.done
        last = setting.before[-1] if setting.before else None
        if last is not None and last.role == "compared":
            last = next((s for s in reversed(setting.before) if s.role != "compared"), last)
        if last is not None and not self.done:
            if setting.bullet:
                take(
                    last.subject,
                    "lead-in",
                    (
                        "year",
                        "quarter",
                        "procedure",
                        "stage",
                        "service_area",
                        "subgroup",
                        "contact",
                    ),
                )
            elif anaphoric:
                take(
                    last.subject,
                    "sentence before",
                    ("procedure", "stage", "service_area", "subgroup", "contact", "quarter"),
                )
                if self.anaphoric:
                    take(last.subject, "sentence before", ("year",))
            elif statement.predicate is not None and statement.predicate.sort in (
                "status",
                "average",
            ):
                take(last.subject, "sentence before", ("procedure", "stage", "service_area"))
        if (
            last is None
            and not self.done
            and statement.predicate is not None
            and statement.predicate.sort == "status"
        ):
            spoken = read_label(setting.sentence_before)
            if spoken.value("stage") is not None and "stage" not in subject:
                subject["stage"], origins["stage"] = str(spoken.value("stage")), "sentence before"
        if noun is not None and _PAYMENTS.search(noun.text) and setting.paragraph_start:
            anaphoric = False
        if anaphoric and last is None and setting.sentence_before:
            spoken = read_label(setting.sentence_before)
            for key in ("stage", "procedure"):
                value = spoken.value(key)
                if value is not None and key not in subject:
                    subject[key], origins[key] = value, "sentence before"
        if setting.quarter is not None and "quarter" not in subject and not self.reading.years:
            if not re.search(
                r"\byear[\s-]end|\bover the year|\bduring the year|\bend of the year|\bthis year\b",
                self.text,
                re.I,
            ):
                subject["quarter"], origins["quarter"] = setting.quarter, "paragraph"
        head = setting.heading.said()
        contact = subject.get("contact")
        for key in ("year", "quarter", "procedure", "stage", "service_area", "contact"):
            if key in subject or key not in head:
                continue
            if key in ("stage", "procedure") and contact not in (None, "complaint"):
                continue
            if key == "procedure" and subject.get("stage") == "ombudsman":
                continue
            if key == "contact" and noun is not None and noun.sort == "contact":
                continue
            subject[key], origins[key] = head[key], "heading"
        if "stage" not in subject and setting.table_stage is not None and (self.anaphoric or bare):
            if statement.predicate is not None and statement.predicate.sort in (
                "status",
                "average",
            ):
                subject["stage"], origins["stage"] = setting.table_stage, "table above"
        if "year" not in subject:
            subject["year"], origins["year"] = setting.context.year, "report"
        if "procedure" not in subject and setting.context.procedure is not None and (
            subject.get("stage") != "ombudsman"
            and subject.get("contact", "complaint") == "complaint"
        ):
            subject["procedure"], origins["procedure"] = setting.context.procedure, "report"
        if subject.get("stage") == "ombudsman":
            # an ombudsman's enquiries are complaints, and under neither of the council's procedures
            if subject.get("contact") == "enquiry":
                subject["contact"] = "complaint"
            if "procedure" not in own and origins.get("procedure") != "heading":
                subject.pop("procedure", None)
        statement.subject, statement.origins = subject, origins

    def _members(self, statement: Statement) -> bool:
        """Whether "enquiries" are those of members: said before in the sentence, or just before it."""
        if (
            _MEMBERS.search(self.text[: statement.first])
            or self.setting.heading.contact == "member_enquiry"
        ):
            return True
        return any(s.subject.get("contact") == "member_enquiry" for s in self.setting.before)

    def _own_year(self, index: int, statement: Statement, subject: dict[str, str | int]) -> None:
        if "year" in subject:
            return
        group = statement.group
        start, stop = group.clause
        if group.from_to is not None:
            other = self.groups[index + 1 if group.from_to == "from" else index - 1]
            start, stop = group.first, other.first if group.from_to == "from" else stop
            if (
                group.from_to == "to"
                and not any(start <= m.start and m.end <= stop for m in self.reading.years)
                and not _PRIOR.search(self.text, start, stop)
                and not _THIS.search(self.text, start, stop)
            ):
                start, stop = group.clause[0] - _MODAL_REACH, other.first
        mentions = [
            m
            for m in self.reading.years
            if start <= m.start
            and m.end <= stop
            and not self._in_aside(group, m.start)
            and not _COMPARATOR.search(self.text[max(0, m.start - 60) : m.start])
        ]
        if mentions:
            best = min(
                mentions,
                key=lambda m: (
                    m.start - group.last if m.start >= group.first else group.first - m.end + 10
                ),
            )
            subject["year"] = best.year
            return
        prior = _PRIOR.search(self.text, start, stop)
        if prior is not None and not _COMPARATOR.search(
            self.text[max(0, prior.start() - 40) : prior.start()]
        ) and (not re.search(r"\bthe\s+$", self.text[: prior.start()]) or re.search(
            r"\b(?:in|during)\s+the\s+$", self.text[: prior.start()], re.I
        )):
            subject["year"] = year_before(self._base_year())
            return
        ahead = [
            m
            for m in self.reading.years
            if m.end <= start
            and not self._in_aside(group, m.start)
            and not _COMPARATOR.search(self.text[max(0, m.start - 60) : m.start])
        ]
        if ahead and not any(s.role == "compared" for s in self.done):
            subject["year"] = ahead[-1].year
            return
        if index + 1 < len(self.groups) and not self.done:
            following = self.groups[index + 1]
            later = [
                m
                for m in self.reading.years
                if following.last <= m.start <= following.clause[1]
                and not self._in_aside(group, m.start)
            ]
            joined = following.joined.lower().strip(" ,")
            if following.count is not None and following.count.sort == "both":
                later = []
            if later and joined in ("and", "", "or", "plus") and following.inner is None:
                subject["year"] = later[0].year

    def _lead_dimensions(self, statement: Statement) -> dict[str, str | int]:
        """What the part of the sentence before the group's clause says ("At stage one, ...")."""
        start = statement.group.clause[0]
        if self.done:
            first = self.groups[0].clause[0]
            start = min(start, first)
        found: dict[str, str | int] = {}
        for key in ("stage", "procedure"):
            hits = [h for h in self.hits if key in h.sets and h.end <= start]
            if hits:
                found[key] = str(hits[-1].sets[key])
        quarters = [m for m in self.reading.quarters if m.end <= start]
        if quarters:
            found["quarter"] = quarters[-1].quarter
        return found

    def _name_services(self, statement: Statement, subject: dict[str, str | int]) -> None:
        group = statement.group
        start, stop = group.clause
        if group.unit == "gbp":
            return
        after = service_after(
            self.text,
            self.reading,
            statement.noun.end
            if statement.noun and statement.noun.sort != "none" and statement.noun.end > group.first
            else group.last,
            stop,
        )
        named: Named | None = self._service_of_noun(statement) or after
        if named is None and (
            group.percent is not None
            or group.lead.bracketed
            or _COPULA.search(self.text[start : group.first])
        ):
            before = service_before(self.text, self.reading, start, group.first)
            if before is not None and before.sort == "service":
                named = before
                if statement.predicate is None:
                    statement.predicate = Predicate("exists", strength=1)
            elif before is not None:
                statement.predicate = self._category(statement, before)
        if named is None and self.done and group.joined.lower().strip(" ,") in ("and", ""):
            named = bare_service(self.text, self.reading, start, group.first)
        if named is None and group.percent is not None and _AXIS_AHEAD.search(self.text):
            ranked = _RANKED.search(self.text[start : group.first])
            if ranked is not None:
                statement.predicate = Predicate(
                    "breakdown", "category", label=" ".join(ranked["label"].split())
                )
                return
        if named is None:
            noun_start = (
                statement.noun.start
                if statement.noun
                and statement.noun.sort == "contact"
                and statement.noun.end <= group.first
                else start
            )
            named = service_after(self.text, self.reading, noun_start, group.first)
            if named is not None and named.sort == "unknown":
                named = None
        if named is None:
            self._name_people(statement, subject)
            return
        if named.sort == "service":
            if not in_subject(named.text, self.setting.context):
                subject["service_area"] = named.text
        elif named.sort == "subgroup":
            subject["subgroup"] = named.text
        elif (named.sort == "category" and (
            statement.predicate is None or statement.predicate.sort in ("exists", "event")
        )) or (
            named.sort == "unknown"
            and self.done
            and statement.noun is not None
            and statement.noun.sort == "none"
            and re.match(
                r"\s*[)\]]?\s*(?:were|was)?\s*(?:about|regarding|relat\w+ to|concern\w+)\b",
                self.text[group.last :],
            )
            and (statement.predicate is None or statement.predicate.strength < 2)
        ):
            statement.predicate = Predicate("breakdown", "category", label=named.text)
        elif statement.predicate is None or statement.predicate.sort in (
            "exists",
            "event",
            "outcome",
        ):
            statement.noun = Noun("foreign", group.last, group.last)

    def _service_of_noun(self, statement: Statement) -> Named | None:
        """The service that stands before the noun: "145 Education complaints"."""
        noun = statement.noun
        if noun is None or noun.sort != "contact" or noun.start < statement.last - 1:
            return None
        contact = next(
            (
                h.start
                for h in self.hits
                if "contact" in h.sets and noun.start <= h.start < noun.end
            ),
            noun.start,
        )
        kinds = [
            h
            for h in self.hits
            if h.sets.get("kind") == "service" and noun.start <= h.start and h.end <= contact
        ]
        if not kinds:
            return None
        label = self.text[kinds[0].start : contact].strip()
        return Named("service", label, kinds[0].start) if label[:1].isupper() else None

    def _category(self, statement: Statement, before: Named) -> Predicate | None:
        if before.sort == "category" and (
            statement.predicate is None or statement.predicate.strength < 2
        ):
            return Predicate("breakdown", "category", label=before.text)
        return statement.predicate

    def _name_people(self, statement: Statement, subject: dict[str, str | int]) -> None:
        group = statement.group
        predicate = statement.predicate
        if predicate is not None and predicate.sort not in ("exists", "event"):
            return
        if predicate is not None and predicate.value not in ("", "received"):
            return
        before = people_before(self.text, self.reading, group.clause[0], group.first)
        if before is not None:
            statement.predicate = Predicate("breakdown", before.sort, label=before.text)
            return
        people = people_after(self.text, self.reading, group.last, group.clause[1])
        if people is None:
            return
        if people.sort in ("complainant", "channel"):
            statement.predicate = Predicate("breakdown", people.sort, label=people.text)
        else:
            statement.noun = Noun("foreign", group.last, group.last)

    # -- lists -------------------------------------------------------------------------------

    def _spread_respectively(self) -> None:
        """ "(2021/22: 46, 13 and 3)": the numbers of an aside follow those of the sentence."""
        inner = [s for s in self.done if s.group.inner is not None and s.role == "compared"]
        outer = [s for s in self.done if s.group.inner is None]
        if len(inner) < 2 or len(inner) != len(outer):
            return
        for statement, twin in zip(inner, outer, strict=True):
            year = statement.subject["year"]
            statement.subject = {**twin.subject, "year": year}
            statement.predicate, statement.noun = twin.predicate, twin.noun

    def _share_nouns(self) -> None:
        """ "66 corporate and 41 statutory complaints" counts complaints twice."""
        for one, other in pairwise(self.done):
            rest = self.text[one.last : one.group.clause[1]]
            joined = other.group.joined.lower().strip(" ,")
            if (
                one.noun is not None
                and one.noun.sort == "none"
                and other.noun is not None
                and other.noun.sort == "contact"
                and other.noun.start >= other.last - 1
                and joined in ("and", "")
                and len(rest.split()) <= 2
                and rest.strip()
                and other.group.inner is None
            ):
                one.noun = other.noun
                one.subject["contact"] = other.subject.get("contact", "complaint")

    def _share_services(self) -> None:
        """ "35 complaints and 12 concerns about Housing" are both about Housing."""
        for one, other in pairwise(self.done):
            service = other.subject.get("service_area")
            if service is None or one.noun is None or one.subject.get("service_area") == service:
                continue
            rest = self.text[one.noun.end : one.group.clause[1]]
            joined = other.group.joined.lower().strip(" ,")
            if (
                joined == "and"
                and not rest.strip()
                and one.noun.sort == "contact"
                and other.noun is not None
                and other.noun.sort == "contact"
            ):
                one.subject["service_area"] = service

    def _add_relative_outcomes(self) -> None:
        """ "There was one case at Stage 2, which was not upheld" states an outcome too."""
        for statement in list(self.done):
            own = statement.predicate
            stop = statement.group.clause[1]
            match = _WHICH_WERE.match(self.text, stop)
            if own is None or own.strength == 2 or match is None or statement.role != "level":
                continue
            hit = next(
                (
                    h
                    for h in self.hits
                    if "outcome" in h.sets and match.end() <= h.start <= match.end() + 20
                ),
                None,
            )
            if hit is not None and not any(
                g.first > stop and g.first < hit.start for g in self.groups
            ):
                self.done.append(
                    replace(
                        statement,
                        predicate=Predicate("outcome", str(hit.sets["outcome"])),
                        figures=[],
                    )
                )

    # -- figures -----------------------------------------------------------------------------

    def _shared_predicate(self, statement: Statement) -> Predicate | None:
        """The group's own predicate, else that of the next or the last group of the same list."""
        own = statement.predicate
        if own is not None and own.strength == 2:
            return own
        position = self.done.index(statement)
        following = self.done[position + 1] if position + 1 < len(self.done) else None
        if following is not None and statement.role != "base" and own is None:
            joined = following.group.joined.lower().strip(" ,")
            other = following.predicate
            if (
                joined in ("and", "or", "")
                and other is not None
                and following.unit == statement.unit
                and following.group.inner is None
            ):
                return other
        if own is not None:
            return own
        for other_statement in reversed(self.done[:position]):
            if other_statement.predicate is not None and other_statement.role != "base":
                return other_statement.predicate
        return None

    def _figures(self, statement: Statement) -> list[FigureStated]:
        predicate = self._shared_predicate(statement)
        return verdict(self.text, self.reading, self.setting, self.done, statement, predicate)
