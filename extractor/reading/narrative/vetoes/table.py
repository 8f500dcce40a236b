"""Every veto, and which of them refuses a number."""

from __future__ import annotations

from functools import lru_cache

from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.stated import Sentence
from extractor.reading.narrative.vetoes.around import look_around
from extractor.reading.narrative.vetoes.cases import CASES
from extractor.reading.narrative.vetoes.described import DESCRIBED
from extractor.reading.narrative.vetoes.elsewhere import ELSEWHERE
from extractor.reading.narrative.vetoes.kinds import JudgedVeto, Veto
from extractor.reading.narrative.vetoes.matters import MATTERS
from extractor.reading.narrative.vetoes.others import OTHERS
from extractor.reading.narrative.vetoes.parts import PARTS
from extractor.reading.narrative.vetoes.rates import RATES
from extractor.reading.narrative.vetoes.targets import TARGETS
from extractor.reading.narrative.vetoes.times import TIMES
from extractor.reading.needles import Sieve

VETOES: tuple[Veto | JudgedVeto, ...] = (
    *TARGETS,
    *OTHERS,
    *RATES,
    *ELSEWHERE,
    *TIMES,
    *PARTS,
    *CASES,
    *DESCRIBED,
    *MATTERS,
)


SENTENCES = 8
"""Sentences of which is kept what may be a reason in them: each is asked of for every number."""

_PATTERNED = tuple(at for at, veto in enumerate(VETOES) if isinstance(veto, Veto))
_JUDGED = tuple(at for at, veto in enumerate(VETOES) if isinstance(veto, JudgedVeto))
_SIEVE = Sieve(veto.pattern for veto in VETOES if isinstance(veto, Veto))


@lru_cache(SENTENCES)
def _worth_asking(text: str) -> tuple[Veto | JudgedVeto, ...]:
    """The vetoes that may refuse a number of the sentence, in order: every part of it that one asks
    is made of the sentence's words."""
    passing = [_PATTERNED[at] for at in _SIEVE.passing(text)]
    return tuple(VETOES[at] for at in sorted([*passing, *_JUDGED]))


def veto_of(sentence: Sentence, group: Group) -> Veto | JudgedVeto | None:
    """The first reason why the group's numbers are no figures of this report; None for none."""
    around = look_around(sentence, group)
    return next((v for v in _worth_asking(sentence.text) if v.refuses(around)), None)


def is_aim(sentence: Sentence, group: Group) -> bool:
    """Whether the group's numbers are aimed at: "nine out of ten complaints", the ten too."""
    return veto_of(sentence, group) in TARGETS


def is_vetoed(sentence: Sentence, group: Group) -> bool:
    """Whether the group's numbers are no figures of this report."""
    return veto_of(sentence, group) is not None
