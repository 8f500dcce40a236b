"""Every veto, and which of them refuses a number."""

from __future__ import annotations

from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.stated import Sentence
from extractor.reading.narrative.vetoes.around import look_around
from extractor.reading.narrative.vetoes.cases import CASES
from extractor.reading.narrative.vetoes.described import DESCRIBED
from extractor.reading.narrative.vetoes.elsewhere import ELSEWHERE
from extractor.reading.narrative.vetoes.kinds import JudgedVeto, Veto
from extractor.reading.narrative.vetoes.others import OTHERS
from extractor.reading.narrative.vetoes.parts import PARTS
from extractor.reading.narrative.vetoes.rates import RATES
from extractor.reading.narrative.vetoes.targets import TARGETS

VETOES: tuple[Veto | JudgedVeto, ...] = (
    *TARGETS,
    *OTHERS,
    *RATES,
    *ELSEWHERE,
    *PARTS,
    *CASES,
    *DESCRIBED,
)


def veto_of(sentence: Sentence, group: Group) -> Veto | JudgedVeto | None:
    """The first reason why the group's numbers are no figures of this report; None for none."""
    around = look_around(sentence, group)
    return next((veto for veto in VETOES if veto.refuses(around)), None)


def is_vetoed(sentence: Sentence, group: Group) -> bool:
    """Whether the group's numbers are no figures of this report."""
    return veto_of(sentence, group) is not None
