"""Pdfium's functions called for many characters or shapes at once: addresses in, lists and NumPy arrays out.

The binding converts the arguments of every call, which takes longer than most of the calls themselves; a page needs
thousands. Here handles are addresses (0 for none), and results go into one buffer for all calls.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from typing import TypeAlias, cast

import numpy as np
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

Address: TypeAlias = int
"""Where a page, a run of text, a shape or a segment of pdfium's lies in memory; 0 for none."""
Call: TypeAlias = Callable[..., int]
"""A function of pdfium's that takes numbers and addresses."""

ADDRESS, INTEGER = ctypes.c_void_p, ctypes.c_int


def _function(function: object, result: type, *arguments: type) -> Call:
    """Return a function of the binding's with plain arguments; addresses it returns are None where there is nothing."""
    where = ctypes.cast(cast("ctypes._CFunctionType", function), ADDRESS).value or 0
    return cast("Call", ctypes.CFUNCTYPE(result, *arguments)(where))


CHARACTER = _function(pdfium_c.FPDFText_GetUnicode, ctypes.c_uint, ADDRESS, INTEGER)
CHARACTER_BOX = _function(pdfium_c.FPDFText_GetLooseCharBox, INTEGER, ADDRESS, INTEGER, ADDRESS)
CHARACTER_RUN = _function(pdfium_c.FPDFText_GetTextObject, ADDRESS, ADDRESS, INTEGER)
CHARACTER_SIZE = _function(pdfium_c.FPDFText_GetFontSize, ctypes.c_double, ADDRESS, INTEGER)
CHARACTER_MATRIX = _function(pdfium_c.FPDFText_GetMatrix, INTEGER, ADDRESS, INTEGER, ADDRESS)
CHARACTER_ORIGIN = _function(pdfium_c.FPDFText_GetCharOrigin, INTEGER, ADDRESS, INTEGER, ADDRESS, ADDRESS)
RUN_FONT = _function(pdfium_c.FPDFTextObj_GetFont, ADDRESS, ADDRESS)
RUN_MODE = _function(pdfium_c.FPDFTextObj_GetTextRenderMode, INTEGER, ADDRESS)
RUN_MARKED = _function(pdfium_c.FPDFPageObj_GetMarkedContentID, INTEGER, ADDRESS)
RUN_MARK_COUNT = _function(pdfium_c.FPDFPageObj_CountMarks, INTEGER, ADDRESS)
RUN_MARK = _function(pdfium_c.FPDFPageObj_GetMark, ADDRESS, ADDRESS, ctypes.c_ulong)
MARK_NAME = _function(pdfium_c.FPDFPageObjMark_GetName, INTEGER, ADDRESS, ADDRESS, ctypes.c_ulong, ADDRESS)
PAGE_COUNT = _function(pdfium_c.FPDFPage_CountObjects, INTEGER, ADDRESS)
PAGE_OBJECT = _function(pdfium_c.FPDFPage_GetObject, ADDRESS, ADDRESS, INTEGER)
FORM_COUNT = _function(pdfium_c.FPDFFormObj_CountObjects, INTEGER, ADDRESS)
FORM_OBJECT = _function(pdfium_c.FPDFFormObj_GetObject, ADDRESS, ADDRESS, ctypes.c_ulong)
KIND = _function(pdfium_c.FPDFPageObj_GetType, INTEGER, ADDRESS)
BOUNDS = _function(pdfium_c.FPDFPageObj_GetBounds, INTEGER, *[ADDRESS] * 5)
FILL_COLOR = _function(pdfium_c.FPDFPageObj_GetFillColor, INTEGER, *[ADDRESS] * 5)
STROKE_WIDTH = _function(pdfium_c.FPDFPageObj_GetStrokeWidth, INTEGER, ADDRESS, ADDRESS)
MATRIX = _function(pdfium_c.FPDFPageObj_GetMatrix, INTEGER, ADDRESS, ADDRESS)
DRAW_MODE = _function(pdfium_c.FPDFPath_GetDrawMode, INTEGER, *[ADDRESS] * 3)
SEGMENT_COUNT = _function(pdfium_c.FPDFPath_CountSegments, INTEGER, ADDRESS)
SEGMENT = _function(pdfium_c.FPDFPath_GetPathSegment, ADDRESS, ADDRESS, INTEGER)
SEGMENT_KIND = _function(pdfium_c.FPDFPathSegment_GetType, INTEGER, ADDRESS)
SEGMENT_POINT = _function(pdfium_c.FPDFPathSegment_GetPoint, INTEGER, *[ADDRESS] * 3)
SEGMENT_CLOSES = _function(pdfium_c.FPDFPathSegment_GetClose, INTEGER, ADDRESS)

ELEMENT_COUNT = _function(pdfium_c.FPDF_StructElement_CountChildren, INTEGER, ADDRESS)
ELEMENT_CHILD = _function(pdfium_c.FPDF_StructElement_GetChildAtIndex, ADDRESS, ADDRESS, INTEGER)
ELEMENT_MARKED = _function(pdfium_c.FPDF_StructElement_GetChildMarkedContentID, INTEGER, ADDRESS, INTEGER)
ELEMENT_KIND = _function(pdfium_c.FPDF_StructElement_GetType, ctypes.c_ulong, ADDRESS, ADDRESS, ctypes.c_ulong)


def address(handle: object) -> Address:
    """Return the address in a handle of the binding's, 0 where it is null."""
    return ctypes.cast(cast("ctypes._Pointer[ctypes.Structure]", handle), ADDRESS).value or 0


def told(call: Call, *columns: Address | Iterable[Address]) -> list[int]:
    """Return what a call gives for each row of arguments, 0 for no address; a single number stands in every row."""
    found = list(map(call, *_rows(columns)))
    return [result or 0 for result in found] if None in found else found


def filled(
    call: Call, *columns: Address | Sequence[Address], count: int, width: int, is_one: bool = False
) -> NDArray[np.float64]:
    """Return the `width` floats that pdfium writes for each of `count` rows of arguments, zeros where it fails.

    Args:
        call: takes the arguments, then where to write.
        columns: the arguments; a single number stands in every row.
        count: the rows.
        width: how many floats it writes for each.
        is_one: whether it writes them into one structure, instead of each into a place of its own.
    """
    found = np.zeros((count, width), np.float32)
    first = found.ctypes.data
    step = found.itemsize * width
    starts = range(first, first + (found.itemsize if is_one else step), found.itemsize)
    if count:
        deque(map(call, *_rows(columns), *(range(start, start + count * step, step) for start in starts)), maxlen=0)
    return found.astype(np.float64)


def _rows(columns: Iterable[Address | Iterable[Address]]) -> list[Iterable[Address]]:
    return [repeat(column) if isinstance(column, int) else column for column in columns]
