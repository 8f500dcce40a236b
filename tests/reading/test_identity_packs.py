"""Which pages of a pack are the report's, and which papers make one report."""

from __future__ import annotations

from datetime import date

from extractor.layout.blocks import Block, Heading, Layout, Paragraph
from extractor.pdf.page import Box
from extractor.reading.identity import find_reports
from tests.reading.typed_pages import BODY, only, typed


def test_pages_in_a_pack() -> None:
    budget = "Report to: Cabinet\nDate: 1 March 2022\nSubject: Budget\n" + "Money is short. " * 40
    report = (
        "Report to: Audit Committee\nDate: 1 March 2023\nSubject: Annual complaints report\n" + BODY
    )
    texts = [budget, "and so on " * 60, report, BODY * 3, budget, "the end " * 50]
    pages = tuple(typed(number, text) for number, text in enumerate(texts, 1))
    box = Box(60, 60, 500, 80)
    blocks: tuple[Block, ...] = (
        Heading(1, box, "Treasury", 1),
        *(Paragraph(n, box, f"on page {n}", heading=("Treasury",)) for n in (1, 2, 3)),
        Heading(4, box, "Learning", 2),
        *(Paragraph(n, box, f"on page {n}", heading=("Treasury", "Learning")) for n in (4, 5, 6)),
    )
    [part] = find_reports(Layout(pages, blocks, ("Audit Committee", "Planning")))
    assert part.pages == (3, 4)
    assert [block.page for block in part.blocks if isinstance(block, Paragraph)] == [3, 4]
    assert [block.heading for block in part.blocks if isinstance(block, Paragraph)] == [
        (),
        ("Learning",),
    ]
    assert part.furniture == ("Audit Committee",)


def test_two_services_reports_in_one_pack_are_two() -> None:
    def report(service: str) -> str:
        return (
            "Report to: Scrutiny Committee\nDate: 1 March 2023\n"
            f"Subject: {service} complaints annual report 2021/22\n{BODY}"
        )

    pages = (typed(1, report("Adults'")), typed(2, BODY), typed(3, report("Children's")))
    assert [part.pages for part in find_reports(Layout(pages, ()))] == [(1, 2), (3, 3)]


def test_an_appendix_goes_with_its_covering_report() -> None:
    cover = "Report to: Cabinet\nDate: 1 March 2023\nSubject: Complaints report 2021/22\n" + BODY
    assert only(cover, f"Appendix A\n# Annual complaints report 2021/22\n{BODY}").pages == (1, 2)


def test_two_services_reports_under_one_cover_are_two() -> None:
    cover = "Report to: Cabinet\nDate: 1 March 2023\nSubject: Complaints report 2021/22\n" + BODY
    adults = f"Appendix 1\n# Adults' complaints annual report 2021/22\n{BODY}"
    children = f"Appendix 2\n# Children's complaints annual report 2021/22\n{BODY}"
    pages = tuple(typed(n, text) for n, text in enumerate((cover, adults, BODY, children), 1))
    assert [part.pages for part in find_reports(Layout(pages, ()))] == [(1, 3), (4, 4)]


def test_a_report_in_a_pack_has_the_meeting_of_its_agenda() -> None:
    agenda = (
        "Borchester City Council\nPlace Scrutiny Committee\nTuesday, 6 September 2022\n# Agenda\n"
        "1. Apologies\n2. Complaints\n"
    )
    report = f"Appendix A\n# Annual complaints report 2021/22\n{BODY}"
    [part] = find_reports(Layout((typed(1, agenda), typed(2, report)), ()))
    assert part.pages == (2, 2)
    assert (part.committee, part.meeting_date) == ("Place Scrutiny Committee", date(2022, 9, 6))
    assert part.council == "Borchester City Council"


def test_a_report_in_a_pack_is_of_the_council_of_its_agenda() -> None:
    agenda = "Borchester City Council\n# Agenda\nAudit Committee\n1. Apologies\n2. Complaints\n"
    front = "Report to: Audit Committee\nDate: 6 June 2023\nSubject: {} 2022/23\n"
    report = front.format("Annual complaints report") + BODY
    [part] = find_reports(Layout((typed(1, agenda), typed(2, report)), ()))
    assert (part.council, part.committee) == ("Borchester City Council", "Audit Committee")
    other = report + "Loamshire County Council decided it.\n" * 3
    [part] = find_reports(Layout((typed(1, agenda), typed(2, other)), ()))
    assert part.council == "Loamshire County Council"


def test_papers_for_one_meeting_differ_in_their_subject_alone() -> None:
    front = "Report to: Audit Committee\nDate: 6 June 2023\nSubject: {} 2022/23\n"
    treasury = front.format("Treasury outturn") + "Interest rose and loans were repaid. " * 20
    report = front.format("Annual complaints report") + BODY
    assert only(treasury, report).pages == (2, 2)
    assert only(report, report).pages == (1, 2)  # the same fields again are a running head


def test_a_short_report_is_told_by_its_title() -> None:
    text = "There were 120 complaints. We answer within 10 days. There were 14 compliments.\n"
    assert only(f"# Annual complaints report\n{text}").pages == (1, 1)
    assert only(f"# Complaints 2021/22\n{text}").pages == (1, 1)
    untitled = (typed(1, f"# Complaints\n{text}"),)
    assert find_reports(Layout(untitled, ())) == []


def test_a_short_covering_paper_is_no_cover() -> None:
    cover = "Report to: Cabinet\nDate: 1 March 2023\nSubject: Complaints reports 2021/22\n"
    adults = f"Appendix 1\n# Adults' complaints annual report 2021/22\n{BODY}"
    children = f"Appendix 2\n# Children's complaints annual report 2021/22\n{BODY}"
    pages = tuple(typed(n, text) for n, text in enumerate((cover, adults, children), 1))
    assert [part.pages for part in find_reports(Layout(pages, ()))] == [(1, 2), (3, 3)]


def test_what_follows_a_report_without_a_front_of_its_own_is_not_the_report_s() -> None:
    report = "Report to: Cabinet\nDate: 1 March 2023\nSubject: Complaints report 2021/22\n" + BODY
    assert only(report, BODY, *["Money is short. " * 60] * 3).pages == (1, 2)
    assert only(report, BODY, "Nothing else to say. " * 60).pages == (1, 3)


def test_a_cover_belongs_to_the_report_that_begins_overleaf() -> None:
    cover = "Borchester City Council\n# Customer feedback report\nAnnual report 2021/22"
    part = only(cover, "# Report summary\n" + BODY)
    assert (part.pages, part.council) == ((1, 2), "Borchester City Council")
    assert part.title == "Customer feedback report"


def test_a_cover_of_something_else_is_no_part_of_the_report() -> None:
    cover = "Borchester City Council\n# Budget book\nMedium term plan"
    assert only(cover, "# Complaints report 2021/22\n" + BODY).pages == (2, 2)


def test_a_cover_among_the_pages_that_follow_is_no_part_of_the_report() -> None:
    report = "Report to: Cabinet\nDate: 1 March 2023\nSubject: Complaints report 2021/22\n" + BODY
    silent = "Money is short. " * 60
    assert only(report, silent, silent, "Budget book", silent).pages == (1, 1)


def test_a_report_is_told_from_what_precedes_and_follows_without_a_front() -> None:
    silent = "Money is short. " * 60
    title = "# Complaints and learning 2021-22\nBorchester City Council\n"
    part = only(silent, title + BODY, BODY, *[silent] * 12)
    assert (part.pages, part.report_year) == ((2, 3), "2021/22")


def test_a_table_s_caption_begins_no_report() -> None:
    report = "Report to: Cabinet\nDate: 1 March 2023\nSubject: Complaints report 2021/22\n" + BODY
    caption = "* Table 3: Outcome of complaints 2021/22\n"
    assert only(report, caption + BODY, *["Money is short. " * 60] * 9).pages == (1, 2)
