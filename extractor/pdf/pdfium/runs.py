"""The print of a page as runs of glyphs.

Asking pdfium about each glyph would cost more than all the rest. So characters without a space
between them, printed by one object, are a run that is measured at its ends only; where its length
is not the sum of its glyphs' widths, or where something may stand between them, it is measured
glyph by glyph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from ctypes import addressof, c_float, create_string_buffer
from itertools import pairwise

from extractor.pdf.glyph_numbers import may_be_numbers
from extractor.pdf.page import BULLET, Box, Ruling, of_parts
from extractor.pdf.pdfium import library as pdfium
from extractor.pdf.pdfium.fonts import Font, Measured, plain_name
from extractor.pdf.pdfium.leftout import left_out
from extractor.pdf.pdfium.objects import Matrix, is_white
from extractor.pdf.pdfium.prints import Print, Run
from extractor.pdf.pdfium.unfit import Unfit
from extractor.pdf.words import DOUBLED, SAME_BASELINE, SMALLEST, SPACE, Glyph, plain

SPREAD = 0.1
"""Font sizes by which a run may differ from the sum of its glyphs and be measured at its ends:
kerning moves glyphs by less, a gap that parts two words by twice as much."""

SAME_PLACE = 0.01
"""Points within which two places are one: pdfium keeps coordinates as 32 bit numbers."""

OVERLAP = 0.3
"""Font sizes by which two runs may overlap and still follow each other: kerning, slanting letters.
What overlaps more is printed over another."""

SQUARE = 1e-4
"""Share of its scale by which a text matrix may turn: rounding, and no slope."""

LINE_END_HYPHEN = "\x02"
"""What pdfium gives for a hyphen at a line's end."""

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_PRINTED = re.compile(r"\S+")
NO_SKEW = (0.0, 0.0)
_NAME_BYTES = 256


class RunReader:
    """Reads a loaded text page. ``things`` are the page's text objects; ``size`` is the page's
    width and height, in points; drawn lines that stand part runs, and white print shows on
    ``backgrounds`` only."""

    def __init__(
        self,
        text: int,
        things: dict[int, Matrix],
        fonts: dict[str, Font],
        size: tuple[float, float],
        rulings: Sequence[Ruling],
        backgrounds: Sequence[Box],
    ) -> None:
        self._text = text
        self._things = things
        self._fonts = fonts
        self._width, self._height = size
        self._flipped = Matrix(1, 0, 0, -1, 0, self._height)
        self._stops = sorted(
            ((r.box.x0 + r.box.x1) / 2, r.box.top, r.box.bottom)
            for r in rulings
            if not r.horizontal
        )
        self._backgrounds = backgrounds
        self._prints: dict[int, Print] = {}
        self._by_font: dict[int, Font] = {}
        self._box = pdfium.Floats4()
        self._box_at = addressof(self._box)
        self._origin = pdfium.Doubles()
        self._origin_at = addressof(self._origin), addressof(self._origin) + 8
        self._matrix = pdfium.Floats6()
        self._matrix_at = addressof(self._matrix)
        self._number = c_float()
        self._number_at = addressof(self._number)
        self._colour = pdfium.Colour()
        self._colours_at = tuple(addressof(self._colour) + 4 * i for i in range(4))

    def glyphs(self) -> list[Glyph]:
        """The page's runs as glyphs, spaces among them only where nothing else parts two runs.

        Raises Unfit.
        """
        characters = self._characters()
        if RIGHT_TO_LEFT.search(characters):
            raise Unfit("text that runs from right to left")
        if may_be_numbers(characters):
            raise Unfit("characters that may be the numbers of glyphs")
        runs = self._apart(characters, self._runs(characters))
        glyphs = [run.glyph for run in runs]
        glyphs += self._spaces(runs)
        silent = [t for t in self._things if t not in self._prints]
        glyphs += left_out(self._text, silent, runs, self._print_of)
        return glyphs

    def _characters(self) -> str:
        """One character for each of pdfium's."""
        text = self._text
        count = pdfium.count_chars(text)
        if count <= 0:
            return ""
        buffer = create_string_buffer(2 * count + 4)
        written = pdfium.get_text(text, 0, count, buffer)
        found = buffer.raw[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
        if len(found) != count:  # some are not text in pdfium's eyes
            found = "".join(chr(pdfium.char_code(text, i)) for i in range(count))
        if "\ufffe" in found or LINE_END_HYPHEN in found:
            found = "".join(
                "-" if c in ("\ufffe", LINE_END_HYPHEN) and pdfium.char_is_hyphen(text, i) else c
                for i, c in enumerate(found)
            )
        return found

    def _by_object(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """The range cut where another object prints; what no object prints is left out."""
        found: list[tuple[int, int, int]] = []
        for index in range(start, end):
            thing = pdfium.char_object(self._text, index)
            if not thing:
                if not pdfium.char_is_generated(self._text, index):
                    raise Unfit("characters that no object prints")
            elif found and found[-1][2] == thing and found[-1][1] == index:
                found[-1] = (found[-1][0], index + 1, thing)
            else:
                found.append((index, index + 1, thing))
        return found

    def _print_of(self, thing: int) -> Print:
        """How the object prints. Raises Unfit."""
        known = self._prints.get(thing)
        if known is None:
            known = self._prints[thing] = self._print(thing)
        return known

    def _print(self, thing: int) -> Print:
        outer = self._things.get(thing)
        if outer is None:
            raise Unfit("text of an object that is not on the page")
        if not (
            pdfium.object_matrix(thing, self._matrix_at)
            and pdfium.text_size(thing, self._number_at)
        ):
            raise Unfit("text without a place")
        a, b, c, d, x, y = self._matrix[:]
        if outer == self._flipped:
            b, d, y = -b, -d, outer.f - y
        else:
            a, b, c, d, x, y = Matrix(a, b, c, d, x, y).then(outer)
        if a <= 0 or d >= 0 or abs(b) > SQUARE * a:
            raise Unfit("turned or mirrored text")
        units = self._number.value
        pointer = pdfium.text_font(thing)
        font = self._by_font.get(pointer)
        if font is None:
            font = self._by_font[pointer] = self._font(pointer)
        size = -units * d
        bottom = y - font.descent * size
        skew = NO_SKEW
        if c:
            slant = (font.descent * units * c, (font.descent + 1) * units * c)
            skew = min(slant), max(slant)
        white = is_white(thing, self._colour, self._colours_at)
        return Print(
            size,
            font.bold,
            white,
            x,
            bottom - size,
            bottom,
            units * a,
            skew,
            pointer,
            font.widths,
            font.known,
        )

    def _font(self, pointer: int) -> Font:
        buffer = create_string_buffer(_NAME_BYTES)
        pdfium.font_name(pointer, buffer, _NAME_BYTES)
        font = self._fonts.get(plain_name(buffer.value.decode("utf-8", "replace")))
        if font is None:
            raise Unfit("a font that the page does not declare")
        return font

    def _words(self, characters: str) -> Iterator[tuple[int, int, int]]:
        """Where words begin and end, and their object; one that several print is cut into parts.

        What an object prints stands together: a word is its own if the glyph before the word and
        the word's last one are.
        """
        char_object, text = pdfium.char_object, self._text
        before = 0
        for match in _PRINTED.finditer(characters):
            start, end = match.span()
            thing = char_object(text, end - 1)
            if thing and (thing == before or char_object(text, start) == thing):
                yield start, end, thing
            else:
                yield from self._by_object(start, end)
            before = thing

    def _runs(self, characters: str) -> list[Run]:
        """Each word as one run where its ends tell all about it, else glyph by glyph.

        This is asked of every word: what is the same for all that an object prints is looked up
        when the object changes.
        """
        found: list[Run] = []
        text, char_origin = self._text, pdfium.char_origin
        origin, (x_at, y_at) = self._origin, self._origin_at
        width, twice_height = self._width, 2 * self._height
        last = None
        for start, end, thing in self._words(characters):
            if thing != last:
                how = self._print_of(thing)
                size, bold, white, _, top, bottom, scale, (left, right), _, _, known = how
                is_plain = not white and 0 <= top + bottom <= twice_height
                last = thing
            if size <= SMALLEST:
                continue
            printed = characters[start:end]
            measured = known.get(printed)
            if measured is None:
                measured = known[printed] = self._measured(how, printed, start)
            as_read, before_last, in_last = measured
            if as_read is not None and is_plain:
                char_origin(text, start, x_at, y_at)
                x0 = x1 = origin[0]
                if end - start > 1:
                    char_origin(text, end - 1, x_at, y_at)
                    x1 = origin[0]
                if abs((x1 - x0) - before_last * scale) <= SPREAD * size:
                    x1 = x1 + in_last * scale + right
                    x0 += left
                    glyph = of_parts(Glyph, (as_read, x0, top, x1, bottom, size, bold))
                    if x0 >= 0 and x1 <= width and not (self._stops and self._is_crossed(glyph)):
                        found.append(of_parts(Run, (glyph, start, end, thing)))
                        continue
            found += self._glyph_by_glyph(characters, start, end, thing)
        return found

    def _measured(self, how: Print, printed: str, start: int) -> Measured:
        """What is to be known of characters that the font has not printed yet. Raises Unfit."""
        if not all(map(how.widths.__contains__, printed)):
            self._measure(how, printed, start)
        ems = list(map(how.widths.__getitem__, printed))
        return Measured(_one_run(printed), sum(ems) - ems[-1], ems[-1])

    def _measure(self, how: Print, printed: str, start: int) -> None:
        """Learns the widths, in ems, of characters that are new in their font. Raises Unfit."""
        for index, character in enumerate(printed, start):
            if character in how.widths:
                continue
            if pdfium.char_is_unmapped(self._text, index):
                raise Unfit("glyphs of which no character is known")
            pdfium.glyph_width(how.font, ord(character), 1.0, self._number_at)
            how.widths[character] = self._number.value
            if not self._is_as_wide(index, how, character):
                raise Unfit("glyphs of another width than their characters")

    def _is_as_wide(self, index: int, how: Print, character: str) -> bool:
        """Whether the glyph may have its character's width: its ink hardly leaves its place. A part
        of a ligature has no width of its own."""
        pdfium.char_box(self._text, index, self._box_at)
        place = self._place(index)
        reach = (self._box[2] - place[0]) / how.scale
        return abs(reach - how.widths[character]) <= OVERLAP or any(
            _same_place(place, self._place(beside)) for beside in (index - 1, index + 1)
        )

    def _place(self, index: int) -> tuple[float, float]:
        """Where a character stands, in the PDF's own coordinates; (0, 0) for none."""
        self._origin[0] = self._origin[1] = 0.0
        pdfium.char_origin(self._text, index, *self._origin_at)
        return self._origin[0], self._origin[1]

    def _is_crossed(self, glyph: Glyph) -> bool:
        """Whether a drawn line crosses the run."""
        at = bisect_right(self._stops, (glyph.x0,))
        while at < len(self._stops) and self._stops[at][0] < glyph.x1:
            if self._stops[at][1] <= glyph.bottom and self._stops[at][2] >= glyph.top:
                return True
            at += 1
        return False

    def _glyph_by_glyph(self, characters: str, start: int, end: int, thing: int) -> list[Run]:
        """Each glyph as a run; characters that share one box are one glyph (a ligature)."""
        how = self._prints[thing]
        found: list[Run] = []
        last: tuple[float, float] | None = None
        for index in range(start, end):
            pdfium.char_origin(self._text, index, *self._origin_at)
            x0, y0 = self._origin
            x1 = x0 + how.widths[characters[index]] * how.scale
            text = plain(characters[index])
            if last is not None and found and _same_place(last, (x0, y0)):
                run = found[-1]
                pdfium.char_box(self._text, index, self._box_at)
                whole = run.glyph._replace(text=run.glyph.text + text, x1=self._box[2])
                found[-1] = run._replace(glyph=whole, end=index + 1)
                continue
            last = x0, y0
            if not text:
                continue
            glyph = Glyph(
                text, x0 + how.skew[0], how.top, x1 + how.skew[1], how.bottom, how.size, how.bold
            )
            found.append(Run(glyph, index, index + 1, thing))
        return [run for run in found if self._is_seen(run.glyph, how)]

    def _is_seen(self, glyph: Glyph, how: Print) -> bool:
        """Whether the glyph is on the page, and not white on white."""
        middle = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
        if not (0 <= middle[0] <= self._width and 0 <= middle[1] <= self._height):
            return False
        return not how.white or any(b.holds(middle) for b in self._backgrounds)

    def _apart(self, characters: str, runs: list[Run]) -> list[Run]:
        """Runs that are printed over each other, glyph by glyph: print may be interleaved."""
        ordered = sorted((round(r.glyph.bottom), r.glyph.x0, at) for at, r in enumerate(runs))
        mixed: set[int] = set()
        for (line, _, one), (same_line, x0, other) in pairwise(ordered):
            left, right = runs[one].glyph, runs[other].glyph
            if line != same_line or x0 >= left.x1 - OVERLAP * min(left.size, right.size):
                continue
            if left.text != right.text or x0 - left.x0 > DOUBLED * min(left.size, right.size):
                mixed |= {one, other}
        if not mixed:
            return runs
        found: list[Run] = []
        for at, run in enumerate(runs):
            if at in mixed and run.end - run.start > 1:
                found += self._glyph_by_glyph(characters, run.start, run.end, run.thing)
            else:
                found.append(run)
        return found

    def _spaces(self, runs: Sequence[Run]) -> list[Glyph]:
        """Printed spaces where the gap that they leave would not part two runs."""
        found = []
        for left, right in pairwise(runs):
            one, other = left.glyph, right.glyph
            size = min(one.size, other.size)
            if not -size <= other.x0 - one.x1 <= SPACE * size or left.end >= right.start:
                continue
            if abs(one.bottom - other.bottom) <= SAME_BASELINE * size:
                between = range(left.end, right.start)
                if not all(pdfium.char_is_generated(self._text, i) for i in between):
                    at = min(one.x1, other.x0)
                    found.append(one._replace(text=" ", x0=at, x1=at))
        return found


def _one_run(printed: str) -> str | None:
    """The characters as they are read, if each is a glyph of a word; None to look at each."""
    if printed.isascii() and printed.isprintable():
        return printed
    read = [plain(character) for character in printed]
    if any(len(c) != 1 or c.isspace() or c == BULLET for c in read):
        return None
    return "".join(read)


def _same_place(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) <= SAME_PLACE and abs(one[1] - other[1]) <= SAME_PLACE
