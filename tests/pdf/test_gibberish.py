"""Text that is not what is printed: told from odd but readable text."""

from __future__ import annotations

import random

import pytest

from extractor.pdf.page import Box, Page, Word
from extractor.pdf.settle import settled

PROSE = (
    "The council received 43 complaints at Stage 1 of which 12 were upheld in full or in part. "
    "Responses took 18 working days on average and the Ombudsman decided four complaints."
)
MORE = (
    "Residents told us mostly about delayed repairs, missed collections and decisions on benefits. "
    "Managers apologised, repaid charges and trained staff; nobody was offered compensation."
)
PICTURE = Box(0, 0, 500, 700)


def usable(page: Page) -> bool:
    """Whether a page that was read shows nothing but what its words say: gibberish is a picture."""
    seen = settled(page)
    return bool(seen.words) or not seen.images


def page(*texts: str, size: float = 11, images: tuple[Box, ...] = ()) -> Page:
    """One line of words for each text."""
    words = []
    for line, text in enumerate(texts):
        x = 50.0
        for token in text.split():
            width = 0.5 * size * len(token)
            words.append(Word(token, Box(x, 20.0 * line, x + width, 20 * line + size), size))
            x += width + 0.3 * size
    return Page(1, 595, 842, tuple(words), images=images)


def shifted(text: str, by: int) -> str:
    """What a font's glyph numbers look like when they are taken for characters."""
    return "".join(chr(ord(c) + by) if c != " " else c for c in text)


def exchanged(text: str, seed: int) -> str:
    letters = list("abcdefghijklmnopqrstuvwxyz")
    random.Random(seed).shuffle(letters)
    return text.lower().translate(str.maketrans("abcdefghijklmnopqrstuvwxyz", "".join(letters)))


def test_prose_is_usable() -> None:
    assert usable(page(PROSE))


@pytest.mark.parametrize("size", [11, 22])
def test_a_cover_of_glyph_numbers_is_a_picture(size: float) -> None:
    title = "Children's Social Care Complaints", "Annual Report"
    seen = [page(shifted(text, -29), size=at) for text, at in zip(title, (size, 11), strict=True)]
    words = tuple(word for one in seen for word in one.words)
    assert not usable(Page(1, 595, 842, words))


@pytest.mark.parametrize(
    "text", ["Annual Complaints Report 2019/20", "LGSCO", "Appendix 1 SSQ CYP", "Rhondda Cynon Taf"]
)
def test_a_short_cover_is_usable(text: str) -> None:
    assert usable(page(text))


@pytest.mark.parametrize("by", [-29, -31, -15, 3])
def test_glyph_numbers_taken_for_characters(by: int) -> None:
    assert not usable(page(shifted(PROSE, by), shifted(MORE, by)))


@pytest.mark.parametrize("seed", range(20))
def test_letters_exchanged(seed: int) -> None:
    assert not usable(page(exchanged(PROSE, seed)))


def test_one_font_of_two_is_gibberish() -> None:
    """The headings' font has a wrong map, the body's a right one; or the other way round."""
    fine, wrong = page(PROSE).words, page(exchanged(PROSE, 1), size=16).words
    assert not usable(Page(1, 595, 842, fine * 5 + wrong))


@pytest.mark.parametrize(
    "text",
    [
        "NHS ICB DfE SEND EHCP LGSCO CQC KPI FOI EIR DSAR GDPR ICO CYPE ASCH GET DCED HRA DSG MTFP",
        "Cllr Mrs Brady Cllr Mr Hills Cllr Dr Sullivan Cllr Mr Wright Cllr Ms Grehan Cllr Mr Kite "
        "Cllr Mr Jeffrey Cllr Hood Cllr Mr Chittenden Cllr Mrs Prendergast",
        "Mae'r ddogfen hon hefyd ar gael yn Gymraeg a gallwch ofyn am gopi mewn fformat arall drwy "
        "gysylltu â ni ar y rhif uchod",
        "Jeżeli chcieliby Państwo otrzymać ten dokument w innym języku prosimy o kontakt z nami",
        "Haddii aad u baahan tahay dukumentigan luuqad kale fadlan nala soo xiriir adigoo",
        "إذا كنت بحاجة إلى هذه الوثيقة بلغة أخرى يرجى الاتصال بنا على الرقم أعلاه",
        "XXXXXXXX XXXXXXX, Policy XXXXXXXXXXXX XXXXXXXXXXXX of XXXXXXXXXXX XXXXXXXXXXXX XXXXXXXX",
        " ".join(f"text{n} text {n}" for n in range(40)),
        "2019/20 43 12 (28%) 2020/21 51 17 (33%) 2021/22 60 20 (33%) £1,250.00 £300.00 n/a",
    ],
)
def test_odd_text_is_usable(text: str) -> None:
    assert usable(page(text))


def test_glyphs_without_characters() -> None:
    """A font without any map: every glyph arrives as the mark of an unknown one."""
    words = tuple(
        Word("•", Box(50 + 6.0 * n, 100, 56 + 6.0 * n, 110), 10) for n in range(40) if n % 6
    )
    assert not usable(Page(1, 595, 842, words))
    assert usable(Page(1, 595, 842, words[:15])), "a row of ornaments"


def test_a_matrix_of_dots_is_usable() -> None:
    dots = tuple(
        Word("•", Box(100 + 60.0 * (n % 5), 100 + 20.0 * (n // 5), 106 + 60.0 * (n % 5), 110), 10)
        for n in range(60)
    )
    assert usable(Page(1, 595, 842, dots))


def test_pages_without_words() -> None:
    assert not usable(page(images=(PICTURE,)))
    assert usable(page()), "a blank page hides nothing"
    assert usable(page(PROSE, images=(PICTURE,)))
