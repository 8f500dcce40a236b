"""Each veto by name: a number that it alone refuses, and one beside it that it does not."""

from __future__ import annotations

import pytest

from extractor.reading.context import ReportContext
from extractor.reading.labels import read_label
from extractor.reading.narrative.grouping import group_amounts
from extractor.reading.narrative.notfigures import find_amounts
from extractor.reading.narrative.placing import place_clauses
from extractor.reading.narrative.signals import usable
from extractor.reading.narrative.stated import Sentence, Setting
from extractor.reading.narrative.vetoes.around import look_around
from extractor.reading.narrative.vetoes.table import VETOES, veto_of
from extractor.reading.narrative.wording import CASE_STORY

SETTING = Setting(ReportContext("2022/23"))


def sentence_of(text: str) -> Sentence:
    reading = read_label(text)
    groups = place_clauses(text, group_amounts(text, find_amounts(text, reading)))
    hits = usable(text, reading)
    story = CASE_STORY.match(text) is not None
    return Sentence(text, reading, tuple(groups), SETTING, hits, anaphoric=False, story=story)


def reasons(text: str) -> dict[str, list[str]]:
    """Every number of a sentence, as printed, with the names of the vetoes that refuse it."""
    sentence = sentence_of(text)
    return {
        text[group.lead.start : group.lead.end]: [
            veto.name for veto in VETOES if veto.refuses(look_around(sentence, group))
        ]
        for group in sentence.groups
    }


EXAMPLES = {
    "one of several steps": (
        "Complaints rose from 40 to 52 to 61.",
        "Complaints rose from 40 to 52, and compliments to 61.",
    ),
    "a quarter that is not said": (
        "40 complaints were received in the quarter.",
        "40 complaints were received in the second quarter.",
    ),
    "others before": (
        "Fostering received 10 complaints and others 9.",
        "Fostering received 10 complaints and Adoption 9.",
    ),
    "at one of these": (
        "At one of these the panel upheld two further points.",
        "One of these was upheld at the panel.",
    ),
    "the other services": (
        "We received 112 complaints: 87 about Housing, 25 others.",
        "We received 112 complaints: 87 about Housing, 25 about Waste.",
    ),
    "those made of points": (
        "The five contained 34 separate points.",
        "The five contained letters about 34 separate complaints.",
    ),
    "something else done in": (
        "In 12 cases we also made a payment.",
        "In 12 cases we also upheld the complaint.",
    ),
    "took as long": (
        "Two complaints which needed interviews took 44 and 51 days.",
        "Two complaints which needed interviews were upheld in May.",
    ),
    "found otherwise on": (
        "It considered eight points and changed the finding on two.",
        "It considered eight points and made a finding on two.",
    ),
    "referrals rose to": (
        "In a year in which referrals went up to 5,212, complaints went down.",
        "In a year in which referrals went up, complaints went down to 212.",
    ),
    "had an advocate": (
        "Nine had the help of an advocate.",
        "Nine were about the help of an advocate.",
    ),
    "remedied in": (
        "In two of the three upheld complaints a financial remedy was recommended.",
        "Two of the three complaints about a financial remedy were upheld.",
    ),
    "in further days": (
        "The stage was to be completed in 28 days and a panel held in a further 28.",
        "Of those completed in 28 days a panel was held in a further two cases, and 28 were late.",
    ),
    "hoped for too": (
        "By March we hope to hire two more officers, and to bring answers in time to 90%.",
        "By March we had two more officers, and brought answers in time to 90%.",
    ),
    "done in time": (
        "We carried out all of the recommendations, five on time.",
        "We answered all of the complaints, five on time.",
    ),
    "helped to complain": (
        "Advocates supported six of the seven young people who complained.",
        "Six young people who were supported made complaints.",
    ),
    "complied with": (
        "The Ombudsman was satisfied with our compliance in all 11 cases.",
        "The Ombudsman upheld all 11 cases.",
    ),
    "under another law": (
        "No complaint was made under the Equality Act.",
        "No complaint was made under the statutory procedure.",
    ),
    "upheld and learned from": (
        "Seventeen of the upheld complaints led to a change in practice.",
        "Seventeen of the upheld complaints were about delay.",
    ),
    "taken further": (
        "Three families took their complaint beyond Stage 1.",
        "Three families took their complaint to Stage 2.",
    ),
    "in some of those decided so": (
        "In 3 of the upheld cases (19%) the Council had already paid.",
        "3 of the complaints were upheld, and the Council paid.",
    ),
    "part of those in time": (
        "Of those answered late, nine were upheld.",
        "Of those answered, nine were late.",
    ),
    "so many in ten": (
        "Nine out of ten complaints were answered in time.",
        "Nine of the ten complaints were answered in time.",
    ),
    "made of points": (
        "One complaint contained six elements.",
        "One complaint was received about six elements.",
    ),
    "at most so many": (
        "Replies are sent within 25 working days and at most 65.",
        "Replies were sent within 25 working days in 65 cases.",
    ),
    "row of cells": (
        "Answered in time 60% 63% 61%",
        "Answered in time 60%, 63% and 61%",
    ),
    "stages there are": (
        "There is one stage of local resolution.",
        "One stage 1 complaint was about local parks.",
    ),
    "longest of all": (
        "On average they took 97 working days, the quickest 58.",
        "On average they took 97 working days at Stage 2.",
    ),
    "led to": (
        "Actions were agreed; 19 led to training.",
        "Actions were agreed; 19 complaints led on to Stage 2.",
    ),
    "one of several": (
        "There are three procedures: one for adults and two more.",
        "There were complaints under all procedures, one for adults.",
    ),
    "spread over others": (
        "Parks had 90 compliments; 44 were spread over other services.",
        "Parks had 90 compliments; 44 complaints were about other services.",
    ),
    "late by": (
        "Where replies were late it was by eleven days on average.",
        "Replies took eleven days on average.",
    ),
    "late to be done": (
        "All recommendations were carried out, though three were late.",
        "All complaints were answered, though three replies were late.",
    ),
    "stages it has": (
        "The procedure for schools has three, of which the first is the head's reply.",
        "The procedure for schools has three complaints open.",
    ),
    "other limit": (
        "Complaints get a reply in 15 working days, or 30.",
        "Complaints got a reply in 15 working days, and 30 were late.",
    ),
    "quickest and slowest": (
        "Reviews took 40 days on average, the slowest being 88.",
        "Reviews took 40 days on average, slower than the 32 of last year.",
    ),
    "one took": (
        "Two were closed in time and one took 88.",
        "Two were closed in time and one was late.",
    ),
    "some that took": (
        "Three complaints by carers, one at Stage 2, took more than 90 working days.",
        "Three complaints by carers were answered in 90 working days, one took longer.",
    ),
    "who upheld": (
        "The 6 review panels upheld 14 points.",
        "The 6 review panels were held in Barset.",
    ),
    "took up to": (
        "The remaining 9 (31%) took up to 25.",
        "The remaining 9 (31%) took up to 25 working days.",
    ),
    "standard kept to": (
        "They took 12 working days against the standard of 9.",
        "They took 12 working days against the 9 of last year.",
    ),
    "fault there was none of": (
        "In seven cases there was fault, in four there was none.",
        "In seven cases there was fault, and four cases had none.",
    ),
    "none of what others had": (
        "In seven cases there was fault, in four there was none.",
        "In seven cases there was fault, and none was withdrawn.",
    ),
    "brought over": (
        "Four of the reviews had been brought forward, and 9 were new.",
        "Four of the reviews were carried forward to the next year.",
    ),
    "finding changed": (
        "The panel moved 5 findings from not upheld to upheld.",
        "The panel made 5 findings from the evidence that it heard.",
    ),
    "took up an offer": (
        "Mediation was offered to all, and 7 accepted.",
        "Mediation was offered to all, and 7 complaints were resolved.",
    ),
    "no worry": (
        "The auditor had no concerns about our replies.",
        "The team received no concerns about Housing.",
    ),
    "cases of points": (
        "Investigators considered 34 complaint points in 4 cases.",
        "Investigators considered 34 complaint points and 4 cases were upheld.",
    ),
    "sum said before": (
        "Including that £750 the council paid nothing.",
        "Including interest the council paid £750 in compensation.",
    ),
    "those whom somebody helped": (
        "Advocates helped 34 children, of whom 7 made a complaint.",
        "34 children made a complaint, of whom 7 made another complaint.",
    ),
    "duty before": ("We aim to answer 95% in time.", "We answered 95%, below our aim."),
    "duty after": (
        "A share of 95% should be answered in time.",
        "A share of 95% was answered in time, against a target that we share.",
    ),
    "target is": (
        "The target for answering complaints made to any of the council's services at the first "
        "stage within 20 working days is set at 90%.",
        "Answers to complaints made to any of the council's services within 20 days were at 90%.",
    ),
    "the other average": (
        "The mean time was 16 days and the median 12 days.",
        "The median time was 12 days.",
    ),
    "a share without its sign": (
        "The percentage of complaints in time has risen from 61 to 73.",
        "The percentage of complaints in time has risen from 61% to 73%.",
    ),
    "may yet be in time": (
        "Three complaints are still within timescale.",
        "Three complaints were within timescale.",
    ),
    "came at some time": (
        "In all 12 complaints were made jointly by both parents.",
        "In all 12 complaints were made by grandparents.",
    ),
    "of so many people": (
        "One family made 9 complaints.",
        "Families made 9 complaints.",
    ),
    "went no further": (
        "88 complaints did not progress to Stage 2.",
        "88 complaints progressed to Stage 2 and did not need a panel.",
    ),
    "decision upheld": (
        "The Stage 1 decision was upheld in 9 cases.",
        "The panel upheld 9 complaints about the decision.",
    ),
    "days for one": (
        "It took 73 days to answer one complaint.",
        "It took 73 days and one complaint was upheld.",
    ),
    "labelled a rate": (
        "Average days: Stage 1 – 9.",
        "Complaints: Stage 1 – 9.",
    ),
    "what work cost": (
        "Investigators cost £28,750 for nine investigations.",
        "Redress of £28,750 was paid for nine complaints.",
    ),
    "sent elsewhere": (
        "Ten complaints were referred to other organisations.",
        "Ten complaints were referred to the Ombudsman.",
    ),
    "all of the council": (
        "In Housing 58% were upheld compared with 41% across the Council.",
        "In Housing 58% were upheld compared with 41% in 2021/22.",
    ),
    "procedures there are": (
        "There were three complaints procedures with different limits.",
        "There were three complaints about procedures in Housing.",
    ),
    "changed since by": (
        "The number of Stage 1 complaints had increased from the previous year by 32.",
        "The number of Stage 1 complaints had increased from the previous year to 32.",
    ),
    "of their workload": (
        "Education now makes up 24% of the Ombudsman's workload.",
        "Education now makes up 24% of the Ombudsman's decisions about us.",
    ),
    "payments numbered": ("Number of payments: 31.", "Number of complaints: 31."),
    "requests granted": (
        "We had requests in 34 cases and 28 were accepted.",
        "We had requests in 34 cases and 28 were accepted as complaints.",
    ),
    "one or the other": (
        "The number not upheld or withdrawn was 120.",
        "The number not upheld was 120, and nine were withdrawn.",
    ),
    "not answered": (
        "Nine complaints were not responded to.",
        "Nine complaints were not responded to on time.",
    ),
    "supposed": (
        "If 10% of complaints were upheld, costs would fall.",
        "If in doubt we asked, and 10% of complaints were upheld.",
    ),
    "what people felt": (
        "Customers felt that 40% of replies were late.",
        "The report felt short, and 40% of replies were late.",
    ),
    "target label": (
        "Target: 90% within 10 working days.",
        "Against target: 90% within 10 working days.",
    ),
    "hoped for": (
        "More were answered than the 75% that was expected.",
        "More were answered than the 75% of last year.",
    ),
    "none needed": ("No complaint needed to go to Stage 3.", "No complaint went to Stage 3."),
    "limit of power": (
        "Payments above £1,000 need a director's consent.",
        "Payments above £1,000 were made to two families.",
    ),
    "others": (
        "Nationally 60% of complaints were upheld.",
        "Here 60% of complaints were upheld.",
    ),
    "another rate": (
        "The turnover rate in the team was 18%.",
        "The uphold rate in the team was 18%.",
    ),
    "of orders": (
        "Compliance was 99% for the completion of orders on time.",
        "Compliance was 99% for the complaints answered on time.",
    ),
    "came for a reason": (
        "Of the complaints 40 were submitted because of delays.",
        "Of the complaints 40 were submitted by letter.",
    ),
    "of such complaints": (
        "The number of such complaints fell from 121 to 84.",
        "The number of complaints fell from 121 to 84.",
    ),
    "both had": (
        "Conduct and delay were raised, both eliciting 12 complaints.",
        "Conduct and delay were raised, together eliciting 12 complaints.",
    ),
    "a score": (
        "The promoter score rose from 18 to 21.",
        "The number that came up for a score was shown; complaints rose from 18 to 21.",
    ),
    "rate per head": (
        "We received 12 complaints per 10,000 residents.",
        "We received 12 complaints from residents.",
    ),
    "front door": (
        "We had 4,100 contacts at the front door.",
        "We had 4,100 contacts about the service.",
    ),
    "answered there": (
        "The contact centre handled over 41,000 enquiries.",
        "The contact centre received 41 complaints.",
    ),
    "of other things": (
        "None of the wards had more than 5.",
        "Two of the wards had more than 5.",
    ),
    "number of other things": (
        "The number of children in care rose to 486.",
        "The number of complaints about care rose to 486.",
    ),
    "share that complained": (
        "We took many calls, of which 2% led to a complaint.",
        "We took many complaints, of which 2% led to a payment.",
    ),
    "something else in": (
        "Holding replies were sent in 45 cases.",
        "Faults were found in 45 cases.",
    ),
    "of doing": (
        "All recommendations made to us (23) were accepted.",
        "All complaints made to us (23) were answered.",
    ),
    "a backlog": ("The backlog fell to 19.", "Complaints about it fell to 19."),
    "a ratio": (
        "Compliments outnumbered complaints by 7 to 1.",
        "Compliments fell by 7 to 1.",
    ),
    "another's share": ("The best was Parks responding to 87%.", "Of the replies 87% were good."),
    "for each of the others": (
        "For every complaint received there were three compliments.",
        "For the third year there were three compliments.",
    ),
    "share of a service's": (
        "Repairs generated 41 complaints, 67% of those received by Housing.",
        "Of the complaints, 67% of those received by Housing were upheld.",
    ),
    "two sides of a ratio": (
        "The ratio of compliments to complaints was 1 to 4.",
        "The rate of complaints per team was 4.",
    ),
    "so many in addition": (
        "We received 12 additional complaints compared to last year.",
        "We received 12 additional complaints in the last week.",
    ),
    "would be": (
        "The aim was that 90% of complaints would be answered in time.",
        "The report says that 90% of complaints were answered in time.",
    ),
    "of a sample": (
        "A review of 30 complaints found that four were late.",
        "A review of the 30 complaints found that four were late.",
    ),
    "an earlier report": (
        "In the previous report we had 45 complaints.",
        "In the previous year we had 45 complaints.",
    ),
    "deeds done": (
        "Eight apologies were agreed and six have been delivered.",
        "Eight complaints were agreed and six have been delivered.",
    ),
    "of the corporation": (
        "Housing had 41 complaints, beside a corporate total of 1,190.",
        "Housing had 41 complaints, and a total of 1,190 corporate complaints came in.",
    ),
    "so many out of a few": (
        "Three out of four complaints were about waste.",
        "Three out of 14 complaints were about waste.",
    ),
    "made up of": (
        "The panel is made up of three members.",
        "The total is made up of three complaints.",
    ),
    "reports of harm": (
        "We had 5,800 reports of concerns about adults.",
        "We had 5,800 complaints about adults.",
    ),
    "size of a group": (
        "It goes to a panel of 3 people.",
        "It was a total of 3 people.",
    ),
    "none about a matter": (
        "No complaints alleged discrimination.",
        "No complaints were upheld.",
    ),
    "people who": (
        "There were 40 young people, 18 of whom had an advocate.",
        "There were 40 complainants, 18 of whom were parents.",
    ),
    "part of the year": (
        "In the first half of the year we received 40 complaints.",
        "In the first year of the plan we received 40 complaints.",
    ),
    "over years": (
        "There were 40 complaints over three years.",
        "There were 40 complaints over the year.",
    ),
    "of several earlier years": (
        "It was more than in the previous two years, which were 35% and 33%.",
        "It was more than in the previous year, which was 35%.",
    ),
    "taken together": (
        "Parks and Housing had the most with a combined total of 70.",
        "Parks and Housing had the most with a new high of 70.",
    ),
    "average of quarters": (
        "The average quarterly response time was 31 days.",
        "The average response time was 31 days.",
    ),
    "in the past": (
        "Numbers had been high in the past, at around 310 complaints.",
        "Numbers had been high in the summer, at around 310 complaints.",
    ),
    "so many a month": (
        "We receive 3 complaints a week.",
        "We received 3 complaints in a new format.",
    ),
    "so many a year": (
        "We have received an average of 480 complaints a year.",
        "We received 480 complaints, a little above average, in the year.",
    ),
    "in some quarter": (
        "Of the complaints, 13 were received in the last quarter.",
        "Of the complaints, 13 were received in Quarter 4.",
    ),
    "most in a quarter": (
        "The busiest quarter was the third, with 14 complaints.",
        "The busiest quarter was Quarter 3, with 14 complaints.",
    ),
    "came in some way": (
        "Of those who complained, 34 telephoned and 22 sent a letter.",
        "Of the replies, 34 were sent within 10 working days.",
    ),
    "since a year": (
        "Since 2019 we have received 412 complaints.",
        "Since 2019 complaints have risen to 412.",
    ),
    "of several years": (
        "Over the past five years 1,204 complaints have been received.",
        "Over the past five years complaints have fallen to 204.",
    ),
    "an extension": (
        "Stage 2 takes no longer than 25 working days with an extension to 65 where needed.",
        "An extension was agreed in 65 cases.",
    ),
    "the former": (
        "The former received 40 complaints.",
        "The former Housing team received 40 complaints.",
    ),
    "in care": (
        "Children looked after at 31 March were 310.",
        "Complaints about children looked after were 31.",
    ),
    "one each year": (
        "Complaints in each of the last three years were 512, 487 and 456.",
        "Complaints have risen in each of the last three years, to 456.",
    ),
    "each of several": ("Each team had two complaints.", "The team had two complaints."),
    "the rest of": (
        "While the rest of Education held at 90%.",
        "While Education held at 90%.",
    ),
    "all but": (
        "Complaints were answered on time in all but three cases.",
        "Complaints were answered on time in just three cases.",
    ),
    "together": (
        "Housing and Highways, which together made up 45% of complaints, improved.",
        "Housing, which made up 45% of complaints, improved.",
    ),
    "jointly": (
        "We answered 12 complaints jointly with the hospital.",
        "We answered 12 complaints about the hospital.",
    ),
    "begun before": (
        "We closed 40, 12 of which had been opened in the year before.",
        "We closed 40, 12 of which had an apology.",
    ),
    "at least one": (
        "Most were complaints in which at least one element was upheld.",
        "Most were complaints, and one element was upheld.",
    ),
    "out of": ("There were 6 (out of 693) at Stage 2.", "There were 6 (and 693) at Stage 2."),
    "both of nothing": ("Both were upheld.", "Both Ombudsman complaints were upheld."),
    "one that lasted": (
        "One complaint was answered after 63 working days.",
        "One complaint was answered in 25 working days.",
    ),
    "one and the other": (
        "Two were heard, one in 62 days and the other in 110.",
        "Two were heard, one in 60 days, as is allowed.",
    ),
    "a single case": ("One complaint took far too long.", "One complaint was about delay."),
    "how long it took": ("The reply took 63.", "The panel took 63 of them."),
    "one told of": (
        "They asked why it had taken so long to answer one complaint.",
        "They asked why we had answered one complaint.",
    ),
    "asked about": (
        "Members asked how the £100 had come about.",
        "Members heard that the £100 had been paid.",
    ),
    "of which some were paid": (
        "We paid £1,700 to remedy injustice in two of the six.",
        "We found injustice in two of the six.",
    ),
    "paid in one": (
        "We paid £250 in one and nothing else.",
        "We paid £250 in cash and one was upheld.",
    ),
    "sum for one": (
        "We paid £1,500 of which arose from a single case.",
        "We paid £1,500 of which arose from two cases.",
    ),
    "what was done for some": (
        "Nine were upheld, though for three a remedy had already been offered.",
        "Nine were upheld, and for three the decision was a finding of fault.",
    ),
    "based on": (
        "All of them were upheld, based on a single case.",
        "All of them were upheld, but for a single case.",
    ),
    "a matter beside a service": (
        "There were 13 complaints about home care and 11 about how long an assessment took.",
        "There were 13 complaints about home care and 11 about day care.",
    ),
    "some that concerned": (
        "One of the three upheld complaints concerned a delay.",
        "One of the three complaints was upheld.",
    ),
    "decided most often": (
        "Complaints about Housing were upheld most often: 9 of the 13.",
        "Complaints about Housing were upheld: 9 of the 13.",
    ),
    "end of several years": (
        "It fell from 93 in 2020/21 and 80 in 2021/22 to 71.",
        "It fell from 93 in 2020/21 to 71.",
    ),
    "who had help": (
        "Seven of the 11 had the help of an advocate.",
        "Seven of the 11 had been upheld.",
    ),
    "a story": ("Mrs B waited for 3 visits.", "Parents waited for 3 visits."),
}
"""By name: a sentence whose first refused number it refuses, and one where it refuses none."""


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_number_that_it_refuses(name: str) -> None:
    example, _ = EXAMPLES[name]
    assert name in [found for names in reasons(example).values() for found in names]


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_number_that_it_does_not_refuse(name: str) -> None:
    _, counter = EXAMPLES[name]
    found = reasons(counter)
    assert found
    assert name not in [each for names in found.values() for each in names]


def test_every_veto_is_named_once_and_has_an_example() -> None:
    names = [veto.name for veto in VETOES]
    assert len(set(names)) == len(names)
    assert set(names) == EXAMPLES.keys()


def test_the_first_veto_is_the_reason() -> None:
    sentence = sentence_of("We aim to answer 95% in time, and answered 12 complaints.")
    found = [veto_of(sentence, group) for group in sentence.groups]
    assert [veto.name if veto else None for veto in found] == ["duty before", None]
