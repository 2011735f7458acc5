"""Pdfium's functions called for many rows of arguments give what the binding's own give one by one."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from atgardsbanken.extract.pdf.calls import CHARACTER, CHARACTER_BOX, CHARACTER_RUN, address, filled, told


def test_each_row_of_arguments_gives_what_the_binding_gives(typeset: Callable[..., Path]) -> None:
    """Characters, their boxes and their runs are the same, and a null handle is 0."""
    with pdfium.PdfDocument(typeset(lambda canvas: canvas.drawString(100, 700, "Vård nära"))) as pdf:
        textpage = pdf[0].get_textpage()
        page = address(textpage.raw)
        count = pdfium_c.FPDFText_CountChars(textpage.raw)
        assert "".join(map(chr, told(CHARACTER, page, range(count)))) == "Vård nära"
        boxes = filled(CHARACTER_BOX, page, range(count), count=count, width=4, is_one=True)
        rect = pdfium_c.FS_RECTF()
        for index, box in enumerate(boxes.tolist()):
            pdfium_c.FPDFText_GetLooseCharBox(textpage.raw, index, rect)
            assert box == [rect.left, rect.top, rect.right, rect.bottom]
        (run,) = set(told(CHARACTER_RUN, page, range(count))) - {0}
        assert run == ctypes.addressof(pdfium_c.FPDFText_GetTextObject(textpage.raw, 0).contents)
    assert address(pdfium_c.FPDF_PAGE()) == 0


def test_no_rows_give_nothing() -> None:
    """Without arguments nothing is called and nothing written."""
    assert filled(CHARACTER_BOX, 0, [], count=0, width=4, is_one=True).shape == (0, 4)
    assert told(CHARACTER, 0, []) == []
