"""pdfium's functions with plain numbers for pointers.

pypdfium2 declares them with a Python object for every pointer. A page asks some thousands of
questions, so that making those objects would cost more than the answers do.

pdfium is not thread-safe: whoever uses a document holds ``LOCK`` while it is open.
"""

from __future__ import annotations

import ctypes
from ctypes import c_double, c_float, c_int, c_uint, c_ulong, c_void_p
from threading import RLock
from typing import Any

import pypdfium2.raw as raw  # sets the library up when it is imported, and takes it down at exit
from pypdfium2_raw import bindings

LOCK = RLock()

TEXT, PATH, IMAGE, FORM = (
    raw.FPDF_PAGEOBJ_TEXT,
    raw.FPDF_PAGEOBJ_PATH,
    raw.FPDF_PAGEOBJ_IMAGE,
    raw.FPDF_PAGEOBJ_FORM,
)
MOVE_TO, BEZIER_TO = raw.FPDF_SEGMENT_MOVETO, raw.FPDF_SEGMENT_BEZIERTO
NO_FILL = raw.FPDF_FILLMODE_NONE

_LIBRARY = bindings._libs["pdfium"]


def _declared(name: str, result: Any, *arguments: Any) -> Any:
    """The function, declared apart from pypdfium2's own declaration of it."""
    function = _LIBRARY[name]
    function.restype, function.argtypes = result, arguments
    return function


load_document = _declared("FPDF_LoadDocument", c_void_p, c_void_p, c_void_p)
close_document = _declared("FPDF_CloseDocument", None, c_void_p)
is_whole = _declared("FPDF_DocumentHasValidCrossReferenceTable", c_int, c_void_p)
page_count = _declared("FPDF_GetPageCount", c_int, c_void_p)
meta_text = _declared("FPDF_GetMetaText", c_ulong, c_void_p, c_void_p, c_void_p, c_ulong)
load_page = _declared("FPDF_LoadPage", c_void_p, c_void_p, c_int)
close_page = _declared("FPDF_ClosePage", None, c_void_p)

count_objects = _declared("FPDFPage_CountObjects", c_int, c_void_p)
get_object = _declared("FPDFPage_GetObject", c_void_p, c_void_p, c_int)
count_in_form = _declared("FPDFFormObj_CountObjects", c_int, c_void_p)
get_in_form = _declared("FPDFFormObj_GetObject", c_void_p, c_void_p, c_ulong)
object_type = _declared("FPDFPageObj_GetType", c_int, c_void_p)
object_matrix = _declared("FPDFPageObj_GetMatrix", c_int, c_void_p, c_void_p)
object_bounds = _declared("FPDFPageObj_GetBounds", c_int, c_void_p, *[c_void_p] * 4)
fill_colour = _declared("FPDFPageObj_GetFillColor", c_int, c_void_p, *[c_void_p] * 4)

draw_mode = _declared("FPDFPath_GetDrawMode", c_int, c_void_p, c_void_p, c_void_p)
count_segments = _declared("FPDFPath_CountSegments", c_int, c_void_p)
get_segment = _declared("FPDFPath_GetPathSegment", c_void_p, c_void_p, c_int)
segment_type = _declared("FPDFPathSegment_GetType", c_int, c_void_p)
segment_point = _declared("FPDFPathSegment_GetPoint", c_int, c_void_p, c_void_p, c_void_p)
segment_closes = _declared("FPDFPathSegment_GetClose", c_int, c_void_p)

load_text = _declared("FPDFText_LoadPage", c_void_p, c_void_p)
close_text = _declared("FPDFText_ClosePage", None, c_void_p)
count_chars = _declared("FPDFText_CountChars", c_int, c_void_p)
get_text = _declared("FPDFText_GetText", c_int, c_void_p, c_int, c_int, c_void_p)
char_code = _declared("FPDFText_GetUnicode", c_uint, c_void_p, c_int)
char_object = _declared("FPDFText_GetTextObject", c_void_p, c_void_p, c_int)
char_box = _declared("FPDFText_GetLooseCharBox", c_int, c_void_p, c_int, c_void_p)
char_origin = _declared("FPDFText_GetCharOrigin", c_int, c_void_p, c_int, c_void_p, c_void_p)
char_is_hyphen = _declared("FPDFText_IsHyphen", c_int, c_void_p, c_int)
char_is_generated = _declared("FPDFText_IsGenerated", c_int, c_void_p, c_int)
char_is_unmapped = _declared("FPDFText_HasUnicodeMapError", c_int, c_void_p, c_int)

text_font = _declared("FPDFTextObj_GetFont", c_void_p, c_void_p)
text_size = _declared("FPDFTextObj_GetFontSize", c_int, c_void_p, c_void_p)
text_of = _declared("FPDFTextObj_GetText", c_ulong, c_void_p, c_void_p, c_void_p, c_ulong)
font_name = _declared(
    "FPDFFont_GetBaseFontName", ctypes.c_size_t, c_void_p, c_void_p, ctypes.c_size_t
)
glyph_width = _declared("FPDFFont_GetGlyphWidth", c_int, c_void_p, c_uint, c_float, c_void_p)

Doubles = c_double * 2
Floats4 = c_float * 4
Floats6 = c_float * 6
Colour = c_uint * 4
