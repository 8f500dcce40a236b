"""What the numbers of one sentence lend each other: nouns, services, years in an aside."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from extractor.reading.narrative.stated import Predicate, Sentence, Statement
from extractor.reading.needles import Needled

_WHICH_WERE = Needled(r"\s*,?\s*(?:which|that|and)\s+(?:it\s+)?(?:was|were)\s+")


_WENT = re.compile(
    r"\b(?:(?:referred|went|gone|taken|took|escalated|progressed|passed|moved|proceeded|appealed|"
    r"submitted|made|complained|turned)\b[^.;,]{0,40}\b(?:to|with)\s+|approach\w*\s+|contact\w*\s+)"
    r"(?:the\s+)?(?:local\s+government\b[^.;,]{0,30}|housing\s+)?(?:ombudsman|lg)",
    re.I,
)
"""Some of the complaints went there, so that the whole was the council's."""

_OF_WHOLE = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:of\s+(?:them|these|those|which|whom)\b|(?:were|was|had)\b)"
)


_HIS_WORDS = re.compile(
    r"\b(?:initial|preliminary)\s+enquir(?:y|ies)\b|\breferred\s+back\b|\bpremature(?:ly)?\b|"
    r"\bombudsman['’]s\s+(?:jurisdiction|remit|powers)\b|"
    r"\bby\s+the\s+(?:\w+\s+){0,5}?ombudsman\s+without\b",
    re.I,
)
"""Of what only the ombudsman decides, though nobody names him."""


_REFUSED = frozenset({"rejected", "not_progressed"})
_HIS_OUTCOMES = frozenset({"closed", "premature", "out_of_remit"})


def take_ombudsman(sentence: Sentence) -> None:
    """ "Five were closed after initial enquiries, two upheld": who decides so is the ombudsman."""
    if not _HIS_WORDS.search(sentence.text):
        return
    if any("stage" in s.subject for s in sentence.done) or sentence.setting.bullet:
        return
    if any(s.predicate and s.predicate.value in _REFUSED for s in sentence.done):
        return  # "19 were not accepted: 11 were premature"
    decided = [
        s
        for s in sentence.done
        if s.predicate is not None
        and (s.predicate.sort == "outcome" or s.predicate.value == "investigated")
    ]
    if not any(s.predicate and s.predicate.value in _HIS_OUTCOMES for s in decided):
        return
    for statement in decided:
        if statement.role != "base" and statement.origins.get("procedure") != "sentence":
            statement.subject["stage"] = "ombudsman"
            statement.origins["stage"] = "sentence"
            statement.subject.pop("procedure", None)


def share_ombudsman(sentence: Sentence) -> None:
    """ "Of 13 complaints the Ombudsman upheld four": the thirteen were the ombudsman's too."""
    for one, other in pairwise(sentence.done):
        named = (
            other.subject.get("stage") == "ombudsman" and other.origins.get("stage") == "sentence"
        )
        clause = sentence.text[slice(*other.group.clause)]
        if one.role == "base" and named and "stage" not in one.subject and not _WENT.search(clause):
            one.subject["stage"] = "ombudsman"
            one.origins["stage"] = "sentence"
            if one.origins.get("procedure") != "sentence":
                one.subject.pop("procedure", None)
        if (
            one.subject.get("stage") == "ombudsman"
            and one.origins.get("stage") == "heading"
            and one.role in ("level", "base")
            and _OF_WHOLE.match(sentence.text[other.last :])
            and _WENT.search(clause)
        ):
            del one.subject["stage"], one.origins["stage"]


def share_nouns(sentence: Sentence) -> None:
    """ "66 corporate and 41 statutory complaints" counts complaints twice."""
    for one, other in pairwise(sentence.done):
        rest = sentence.text[one.last : one.group.clause[1]]
        joined = other.group.joined.lower().strip(" ,")
        if (
            one.noun is not None
            and one.noun.sort == "none"
            and one.role != "base"
            and (one.predicate is None or one.predicate.strength < 2)
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


def share_stage(sentence: Sentence) -> None:
    """Give the stage of a noun that two procedures share to both: "78 statutory and 33 corporate
    complaints at Stage 1"."""
    for one, other in pairwise(sentence.done):
        shared = one.noun is not None and other.noun is not None and one.noun == other.noun
        if not shared or one.noun is None or one.noun.start < other.first:
            continue
        procedures = (one.subject.get("procedure"), other.subject.get("procedure"))
        divided = None not in procedures and procedures[0] != procedures[1]
        stage = other.subject.get("stage")
        if divided and stage is not None and "stage" not in one.subject:
            one.subject["stage"] = stage
            one.origins["stage"] = other.origins.get("stage", "sentence")


def share_outcome(sentence: Sentence) -> None:
    """ "12 were upheld. Of the 12, six were about housing and six parks": those were upheld too.

    The whole only comes back to the outcome said before, and is no count of its own.
    """
    whole = sentence.done[0] if sentence.done else None
    if whole is None or whole.role != "base" or whole.group.count is None or len(sentence.done) < 2:
        return
    if whole.noun is not None and whole.noun.sort not in ("none", "case"):
        return
    said = [
        s.predicate
        for s in sentence.setting.before
        if s.predicate is not None
        and s.predicate.sort == "outcome"
        and s.role == "level"
        and s.group.count is not None
        and s.group.count.value == whole.group.count.value
    ]
    parts = sentence.done[1:]
    if len(said) != 1 or any(p.predicate is not None and p.predicate.strength == 2 for p in parts):
        return
    if not all("service_area" in p.subject for p in parts):
        return
    for part in parts:
        part.predicate = said[0]
        part.noun = part.noun if part.noun and part.noun.sort != "foreign" else whole.noun
    whole.noun = replace(whole.noun, sort="foreign") if whole.noun is not None else None


_WERE_ABOUT = re.compile(
    r"\s*(?:(?:was|were|had\s+been)\s+)?(?:in|for|about|against|by|from|concerning|related\s+to|relating\s+to)\s",
    re.I,
)


def share_outcome_of_noun(sentence: Sentence) -> None:
    """ "Four upheld complaints were in Parks, five were in Housing and two in Trees": all were."""
    if not sentence.done:
        return
    first, *others = sentence.done
    told, noun = first.predicate, first.noun
    if told is None or told.sort != "outcome" or noun is None or noun.sort != "contact":
        return
    if first.role != "level" or first.unit != "count" or "service_area" not in first.subject:
        return
    if not any("outcome" in h.sets and noun.start <= h.start < noun.end for h in sentence.hits):
        return
    for other in others:
        bare = other.noun is None or other.noun.sort == "none"
        weak = other.predicate is None or other.predicate.strength < 2
        named = other.subject.get("service_area") not in (None, first.subject["service_area"])
        if not (bare and weak and named and other.role == "level" and other.unit == "count"):
            return
        if not _WERE_ABOUT.match(sentence.text, other.last):
            return
        other.predicate = told


_AS_WERE = Needled(r"\bas\s+(?:were|was|did|had|has|have)\s+(?:\w+\s+)?$")


def share_as(sentence: Sentence) -> None:
    """ "68% of them were upheld, as were 44% about housing and 25% about parks": all were."""
    told: Predicate | None = None
    for one, other in pairwise(sentence.done):
        if (
            other.predicate is not None and other.predicate.strength == 2
        ) or other.unit != one.unit:
            told = None
        elif _AS_WERE.search(sentence.text[: other.first]):
            told = one.predicate if one.predicate and one.predicate.strength == 2 else None
        if told is not None and told.sort in ("outcome", "status"):
            other.predicate = told


_VERB = re.compile(
    r"\b(?:was|were|is|are|had|has|have|been|came|went|made|received|dealt|handled|of|including)\b|[a-z]{3,}ed\b",
    re.I,
)


_OPENS = re.compile(
    r"\W*(?:(?:a|in|total|of|during|over|the|year|this|overall|altogether|[\d/-]+)\b\W*)*", re.I
)
"""All that may stand before the first of two subjects."""


def share_verb(sentence: Sentence) -> None:
    """ "118 complaints about Housing and 203 about Parks were dealt with at Stage 1": both were.

    The first has no verb of its own, and the stage stands after the second.
    """
    for one, other in pairwise(sentence.done):
        if other.origins.get("stage") != "sentence" or "stage" in one.subject:
            continue
        if one.role != "level" or other.role != "level" or one.unit != other.unit:
            continue
        pair = one.predicate is not None and one.predicate.sort == "outcome"
        opens = pair or _OPENS.fullmatch(sentence.text[: one.first])
        if one.group.lead.bracketed or not opens:
            continue
        clause = sentence.text[one.last : one.group.clause[1]]
        staged = any(
            h.sets.get("stage") == other.subject.get("stage") and h.start > other.last
            for h in sentence.hits
        )
        joined = other.group.joined.lower().strip(" ,")
        decided = all(
            s.predicate is not None and s.predicate.sort == "outcome" for s in (one, other)
        )
        if joined == "and" and staged and (decided or not _VERB.search(clause)):
            for key in ("stage", "procedure"):
                if key in other.subject:
                    one.subject.setdefault(key, other.subject[key])
                    one.origins.setdefault(key, "sentence")


def share_services(sentence: Sentence) -> None:
    """ "35 complaints and 12 concerns about Housing" are both about Housing."""
    for one, other in pairwise(sentence.done):
        service = other.subject.get("service_area")
        if service is None or one.noun is None or "service_area" in one.subject:
            continue
        rest = sentence.text[one.noun.end : one.group.clause[1]]
        joined = other.group.joined.lower().strip(" ,")
        if (
            joined == "and"
            and not rest.strip()
            and not re.search(r"[A-Z]", sentence.text[one.last : one.noun.end])
            and one.noun.sort == "contact"
            and other.noun is not None
            and other.noun.sort == "contact"
        ):
            one.subject["service_area"] = service


def spread_respectively(sentence: Sentence) -> None:
    """ "(2021/22: 46, 13 and 3)": the numbers of an aside follow those of the sentence."""
    inner = [s for s in sentence.done if s.group.inner is not None and s.role == "compared"]
    outer = [s for s in sentence.done if s.group.inner is None]
    if len(inner) < 2 or len(inner) != len(outer):
        return
    for statement, twin in zip(inner, outer, strict=True):
        year = statement.subject["year"]
        statement.subject = {**twin.subject, "year": year}
        statement.predicate, statement.noun = twin.predicate, twin.noun


_RESPECTIVELY = re.compile(r"(?:\s+\w+){0,2}?\s*,?\s*respectively\b", re.I)


def spread_to_stage(sentence: Sentence) -> None:
    """ "52 statutory and 27 corporate at Stage 1, and nine and six respectively at Stage 2": the
    second half follows the first, at its own stage."""
    done = sentence.done
    half = len(done) // 2
    if half < 2 or len(done) % 2 or any(s.role != "level" for s in done):
        return
    last = done[-1]
    if _RESPECTIVELY.match(sentence.text, last.last) is None:
        return
    stage = last.subject.get("stage")
    if stage is None or any(s.subject.get("stage") == stage for s in done[:half]):
        return
    for twin, statement in zip(done[:half], done[half:], strict=True):
        statement.subject = {**twin.subject, "stage": stage}
        statement.origins = {**twin.origins, "stage": last.origins.get("stage", "sentence")}
        statement.predicate, statement.noun = twin.predicate, twin.noun


_ITS_YEAR = re.compile(r"\W*(?:(?:in|from|for|was|up|down|against|compared|with|to)\b\W*)*")


def share_with_aside(sentence: Sentence) -> None:
    """ "44 related to Duty (2013/14: 57), 30 to Courts (2013/14: 28)": the number in brackets is of
    what the one before turned out to be of, where nothing but its year stands beside it."""
    for one, other in pairwise(sentence.done):
        inner = other.group.inner
        if other.role != "compared" or inner is None or one.group.inner is not None:
            continue
        letters = list(sentence.text)
        for mention in sentence.reading.years:
            letters[mention.start : mention.end] = " " * (mention.end - mention.start)
        around = "".join(letters[inner[0] : other.first] + letters[other.last : inner[1]])
        if one.role != "level" or one.unit != other.unit or not _ITS_YEAR.fullmatch(around):
            continue
        for key in ("service_area", "subgroup"):
            other.subject.pop(key, None)
            if key in one.subject:
                other.subject[key] = one.subject[key]


def pair_compared(sentence: Sentence) -> None:
    """ "456 complaints and 97 compliments, against 487 and 45 last year": as many numbers of
    another year as there were before them follow their order."""
    done = sentence.done
    first = next((i for i, s in enumerate(done) if s.role == "compared"), 0)
    others = done[first:]
    if first == len(others) + 1 and done[0].role == "base":
        done, first = (
            done[1:],
            first - 1,
        )  # "of the 86, 29 were upheld and 36 not, against 19 and 21"
    if len(others) < 2 or len(others) != first or any(s.role != "compared" for s in others):
        return
    levels = done[:first]
    if any(s.role not in ("level", "base") for s in levels) or len({s.unit for s in done}) > 1:
        return
    alike = any(_says_of(one) == _says_of(other) for one, other in pairwise(levels))
    if alike or len({str(s.subject.get("year")) for s in others}) > 1:
        return
    listed = all(s.group.joined.lower().strip(" ,") in ("and", "") for s in others[1:])
    bare = all(_is_bare(sentence, s) for s in others)
    if not listed or not bare or any(s.group.inner is not None for s in others):
        return
    for statement, twin in zip(others, levels, strict=True):
        statement.subject = {**twin.subject, "year": statement.subject["year"]}
        statement.predicate, statement.noun = twin.predicate, twin.noun
        if twin.role == "base" and twin.predicate is None:
            statement.predicate = Predicate("exists", strength=1)


def _says_of(statement: Statement) -> tuple[object, ...]:
    """What tells a number from its neighbours: what it is of, but the year, and what is said."""
    said = {k: v for k, v in statement.subject.items() if k != "year"}
    own = statement.predicate
    if own is None:
        return (said,)
    days = own.timescale.days if own.timescale is not None else None
    return (said, own.sort, own.value, own.label, days)


_OWN = ("contact", "stage", "procedure", "kind", "outcome", "status")


def _is_bare(sentence: Sentence, statement: Statement) -> bool:
    """Whether a number's own words say nothing but its time."""
    return not sentence.says(_OWN, statement.first, statement.group.clause[1])


_EACH = re.compile(r"\s+(?:[a-z]+\s+)?each\b", re.I)


def add_each(sentence: Sentence) -> None:
    """ "18 cases each for not upheld, partly upheld and upheld" states three outcomes."""
    for statement in list(sentence.done):
        own, (_, stop) = statement.predicate, statement.group.clause
        if own is None or own.sort != "outcome" or not _EACH.match(sentence.text, statement.last):
            continue
        values = [
            str(h.sets["outcome"])
            for h in sentence.hits
            if "outcome" in h.sets and statement.last <= h.start < stop
        ]
        sentence.done += [
            replace(statement, predicate=Predicate("outcome", value), figures=[])
            for value in dict.fromkeys(values)
            if value != own.value
        ]


def add_relative_outcomes(sentence: Sentence) -> None:
    """ "One went to Stage 2, where it was not upheld" states an outcome too."""
    for statement in list(sentence.done):
        own = statement.predicate
        stop = statement.group.clause[1]
        match = _WHICH_WERE.match(sentence.text, stop)
        said = own is not None and own.strength == 2 and own.sort != "event"
        if own is None or said or match is None or statement.role != "level":
            continue
        hit = next(
            (
                h
                for h in sentence.hits
                if "outcome" in h.sets and match.end() <= h.start <= match.end() + 20
            ),
            None,
        )
        if hit is not None and not any(
            g.first > stop and g.first < hit.start for g in sentence.groups
        ):
            sentence.done.append(
                replace(
                    statement,
                    predicate=Predicate("outcome", str(hit.sets["outcome"])),
                    figures=[],
                )
            )
