"""Straight lines and pictures drawn on a PDF page, by pypdfium2, and how user space lies on the shown page; points."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extract.records import BBox

RULE_THICKNESS = 3.0
"""Points: a filled shape thinner than this is a drawn line."""
RULE_LENGTH = 6.0
"""Points: a line shorter than this rules nothing."""
MAX_RULES = 3000
"""A page with more drawn lines than this is a drawing, not a table."""


@dataclass(frozen=True, slots=True)
class Frame:
    """How the page is shown: from PDF user space (origin bottom left) to points from the shown page's top left."""

    box: tuple[float, float, float, float]
    rotation: int

    def point(self, x: float, y: float) -> tuple[float, float]:
        """The place of user space point `x`, `y` on the shown page."""
        left, bottom, right, top = self.box
        return {
            0: (x - left, top - y),
            90: (y - bottom, x - left),
            180: (right - x, y - bottom),
            270: (top - y, right - x),
        }[self.rotation]

    def bbox(self, x0: float, y0: float, x1: float, y1: float) -> BBox:
        """The box between two corners in user space."""
        (left, top), (right, bottom) = self.point(x0, y0), self.point(x1, y1)
        return BBox(min(left, right), min(top, bottom), max(left, right), max(top, bottom))


def drawn(page: pdfium.PdfPage, frame: Frame) -> tuple[tuple[BBox, ...], float]:
    """The straight lines drawn on `page` and the area its pictures cover, in square points."""
    rules: list[BBox] = []
    covered = 0.0
    kinds = [pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_IMAGE]
    for item in page.get_objects(filter=kinds, max_depth=4):
        if item.type == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            box = frame.bbox(*_outer(item).on_rect(*item.get_bounds()))
            covered += (box.x1 - box.x0) * (box.bottom - box.top)
        elif len(rules) <= MAX_RULES:
            rules.extend(_path_rules(item, frame))
    return (tuple(rules) if len(rules) <= MAX_RULES else ()), covered


def _path_rules(path: pdfium.PdfObject, frame: Frame) -> list[BBox]:
    box = frame.bbox(*_outer(path).on_rect(*path.get_bounds()))
    if min(box.x1 - box.x0, box.bottom - box.top) <= RULE_THICKNESS:
        return [box] if max(box.x1 - box.x0, box.bottom - box.top) >= RULE_LENGTH else []
    if not _visible(path):
        return []
    return [rule for rule in _segments(path, frame) if _is_rule(rule)]


def _visible(path: pdfium.PdfObject) -> bool:
    """Whether the path's outline can be seen; a filled shape has edges too."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(stroke.value) or bool(fill.value)


def _is_rule(box: BBox) -> bool:
    wide, high = box.x1 - box.x0, box.bottom - box.top
    return min(wide, high) <= 1.0 and max(wide, high) >= RULE_LENGTH


def _segments(path: pdfium.PdfObject, frame: Frame) -> Iterator[BBox]:
    """The straight segments of `path`, each as the box between its ends."""
    matrix = path.get_matrix().multiply(_outer(path))
    x, y = ctypes.c_float(), ctypes.c_float()
    begin = here = (0.0, 0.0)
    for index in range(pdfium_c.FPDFPath_CountSegments(path)):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, index)
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        there = matrix.on_point(x.value, y.value)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        if kind == pdfium_c.FPDF_SEGMENT_LINETO:
            yield frame.bbox(*here, *there)
        begin = there if kind == pdfium_c.FPDF_SEGMENT_MOVETO else begin
        here = there
        if pdfium_c.FPDFPathSegment_GetClose(segment) and here != begin:
            yield frame.bbox(*here, *begin)
            here = begin


def _outer(item: pdfium.PdfObject) -> pdfium.PdfMatrix:
    """How the forms in which `item` is drawn are placed on the page."""
    matrix = pdfium.PdfMatrix()
    container = item.container
    while container is not None:
        matrix = matrix.multiply(container.get_matrix())
        container = container.container
    return matrix
