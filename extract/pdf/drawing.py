"""Lines, pictures, fills and marks drawn on a PDF page by pypdfium2, and how user space lies on the page; points."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from atgardsbanken.extract.geometry import contains, height, inside, width
from atgardsbanken.extract.pdf.settings import PDF
from atgardsbanken.extract.records import BBox

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """A page's crop box and rotation: how PDF user space (origin bottom left) lies on the page as it is shown."""

    box: tuple[float, float, float, float]
    rotation: int

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return the place on the shown page, in points from its top left, of a point in user space.

        >>> Frame((0, 0, 595, 842), rotation=0).point(100, 800), Frame((0, 0, 595, 842), rotation=90).point(100, 800)
        ((100, 42), (800, 100))
        """
        left, bottom, right, top = self.box
        if self.rotation == 90:
            return y - bottom, x - left
        if self.rotation == 180:
            return right - x, y - bottom
        if self.rotation == 270:
            return top - y, right - x
        return x - left, top - y

    def bbox(self, x0: float, y0: float, x1: float, y1: float) -> BBox:
        """Return the box on the shown page between two corners in user space."""
        if not self.rotation and x0 <= x1 and y0 <= y1:  # as nearly all are, and it is asked for every word
            left, _, _, top = self.box
            return BBox(x0 - left, top - y1, x1 - left, top - y0)
        (left, top), (right, bottom) = self.point(x0, y0), self.point(x1, y1)
        return BBox(min(left, right), min(top, bottom), max(left, right), max(top, bottom))


def frame_of(page: pdfium.PdfPage) -> Frame:
    """Return how the page's user space lies on it: its corners in any order, the crop box cut by the media box."""
    crop, media = _ordered(page.get_cropbox()), _ordered(page.get_mediabox())
    left, bottom = max(crop[0], media[0]), max(crop[1], media[1])
    right, top = min(crop[2], media[2]), min(crop[3], media[3])
    return Frame((left, bottom, right, top) if left < right and bottom < top else media, page.get_rotation())


def _ordered(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    return min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3])


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A path, picture or shading of the page: pdfium's handle, its type, and how its forms lie on the page."""

    handle: object
    kind: int
    outer: pdfium.PdfMatrix


@dataclass(frozen=True, slots=True)
class Paint:
    """A shape painted on the page: its box, pdfium's handle and its type."""

    box: BBox
    handle: object
    kind: int

    def covers(self, x: float, y: float) -> bool:
        """Tell whether the shape is painted where text at a place stands: filled, or a line that is so broad."""
        if contains(self.box, (x, y)):
            if self.kind != pdfium_c.FPDF_PAGEOBJ_PATH or is_filled(self.handle):
                return True
        elif self.kind != pdfium_c.FPDF_PAGEOBJ_PATH or not contains(self.box, (x, y), margin=PDF.most_mark_pt):
            return False
        broad = ctypes.c_float()
        pdfium_c.FPDFPageObj_GetStrokeWidth(self.handle, broad)
        return broad.value > PDF.rule_thickness_pt and contains(self.box, (x, y), margin=broad.value / 2)

    @property
    def tint(self) -> tuple[int, ...] | None:
        """Return the colour that the shape is filled with (red, green, blue and opacity, 0-255), None for no fill."""
        if self.kind != pdfium_c.FPDF_PAGEOBJ_PATH or not is_filled(self.handle):
            return None
        return tint_of(self.handle)

    @property
    def shade(self) -> float | None:
        """Return how light the shape is (0.0 black to 1.0 white), None where that varies or is not told."""
        if self.kind != pdfium_c.FPDF_PAGEOBJ_PATH or not is_filled(self.handle):
            return None
        return shade_of(self.handle)


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn on a page beside its text.

    `rules` are straight lines, `pictures` the boxes of pictures, `paint` the shapes that text may stand on in the order
    in which they are painted, pictures among them, and `marks` the boxes of shapes no larger than a bullet. It is good
    as long as the page is open.
    """

    rules: tuple[BBox, ...] = ()
    pictures: tuple[BBox, ...] = ()
    paint: tuple[Paint, ...] = ()
    marks: tuple[BBox, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sorted:
    """The shapes of a page as they are sorted."""

    rules: list[BBox] = field(default_factory=list)
    pictures: list[BBox] = field(default_factory=list)
    paint: list[Paint] = field(default_factory=list)
    marks: list[BBox] = field(default_factory=list)

    def add(self, item: _Drawn, frame: Frame) -> None:
        """Put one more shape where it belongs."""
        box = _bounds(item, frame)
        small = PDF.least_mark_pt <= min(width(box), height(box)) and max(width(box), height(box)) <= PDF.most_mark_pt
        if small:
            self.marks.append(box)
        if item.kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            self._add_path(item, box, frame)
        elif not small:
            self.paint.append(Paint(box, item.handle, item.kind))
            if item.kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
                self.pictures.append(box)

    def _add_path(self, path: _Drawn, box: BBox, frame: Frame) -> None:
        if len(self.rules) <= PDF.most_rules and not self._is_unseen(path, box):
            self.rules.extend(_path_rules(path, box, frame))
        if max(width(box), height(box)) > PDF.most_mark_pt and len(self.paint) < PDF.most_rules:
            self.paint.append(Paint(box, path.handle, path.kind))

    def _is_unseen(self, path: _Drawn, box: BBox) -> bool:
        """Tell whether a path paints a tint on the same tint, as behind the lines of a tinted cell: no edge shows."""
        if min(width(box), height(box)) <= PDF.rule_thickness_pt or _draw_mode(path.handle) != (True, False):
            return False
        under = (each for each in self.paint[: -PDF.most_paint_below - 1 : -1] if inside(box, each.box, margin=1.0))
        first = next(under, None)
        return first is not None and first.tint is not None and first.tint == tint_of(path.handle)

    def drawing(self) -> Drawing:
        """Return the shapes, without the lines and marks where there are so many that they are a picture."""
        rules = tuple(self.rules) if len(self.rules) <= PDF.most_rules else ()
        marks = tuple(self.marks) if len(self.marks) <= PDF.most_marks else ()
        return Drawing(rules, tuple(self.pictures), tuple(self.paint), marks)


def drawn(page: pdfium.PdfPage, frame: Frame) -> Drawing:
    """Return what is drawn on `page` beside its text."""
    found = _Sorted()
    shown = page.raw
    handles = (pdfium_c.FPDFPage_GetObject(shown, index) for index in range(pdfium_c.FPDFPage_CountObjects(shown)))
    for item in _objects(handles, PAGE, PDF.most_form_depth):
        found.add(item, frame)
    return found.drawing()


PAGE = pdfium.PdfMatrix()
"""How what lies on the page itself lies on it."""
SHAPES = (pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_SHADING)


def _objects(handles: Iterable[object], outer: pdfium.PdfMatrix, depth: int) -> Iterator[_Drawn]:
    """Yield the shapes among `handles`, and in the forms among them down to `depth`.

    It uses pdfium's own functions: the binding makes an object of every piece of text too, and some programs that write
    PDFs make a piece of every letter, so that most of a page's time would go there.
    """
    for handle in filter(None, handles):
        kind = pdfium_c.FPDFPageObj_GetType(handle)
        if kind in SHAPES:
            yield _Drawn(handle, kind, outer)
        elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth > 1:
            inner = (
                pdfium_c.FPDFFormObj_GetObject(handle, index)
                for index in range(pdfium_c.FPDFFormObj_CountObjects(handle))
            )
            yield from _objects(inner, _matrix(handle).multiply(outer), depth - 1)


def tint_of(handle: object) -> tuple[int, ...] | None:
    """Return the colour of a shape's or text's fill (red, green, blue, opacity, 0-255); None where it varies."""
    parts = [ctypes.c_uint() for _ in range(4)]
    found = pdfium_c.FPDFPageObj_GetFillColor(handle, *parts)
    return tuple(part.value for part in parts) if found else None


def shade_of(handle: object) -> float | None:
    """Return how light the fill of a shape or text is on white paper, 0.0 black to 1.0 white; None where it varies."""
    tint = tint_of(handle)
    if tint is None:
        return None
    red, green, blue, alpha = tint
    return 1 - (1 - (0.299 * red + 0.587 * green + 0.114 * blue) / 255) * alpha / 255


def is_filled(handle: object) -> bool:
    """Tell whether the inside of a path is painted."""
    fill, _ = _draw_mode(handle)
    return fill


def _draw_mode(handle: object) -> tuple[bool, bool]:
    """Return whether the inside of a path is painted, and whether its outline is."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(handle, fill, stroke)
    return bool(fill.value), bool(stroke.value)


def _matrix(handle: object) -> pdfium.PdfMatrix:
    matrix = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFPageObj_GetMatrix(handle, matrix)
    return pdfium.PdfMatrix.from_raw(matrix)


def _bounds(item: _Drawn, frame: Frame) -> BBox:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium_c.FPDFPageObj_GetBounds(item.handle, left, bottom, right, top)
    sides = left.value, bottom.value, right.value, top.value
    return frame.bbox(*(sides if item.outer is PAGE else item.outer.on_rect(*sides)))


def _path_rules(path: _Drawn, box: BBox, frame: Frame) -> list[BBox]:
    if min(width(box), height(box)) <= PDF.rule_thickness_pt:
        return [box] if max(width(box), height(box)) >= PDF.rule_length_pt else []
    if not any(_draw_mode(path.handle)) or _is_outline(path):
        return []
    return [frame.bbox(*here, *there) for here, there in _segments(path) if _is_rule(here, there)]


def _is_outline(path: _Drawn) -> bool:
    """Tell whether a path of many segments has no straight line among some of them: the outline of a drawing."""
    count = pdfium_c.FPDFPath_CountSegments(path.handle)
    if count <= PDF.most_frame_segments:
        return False
    matrix = _matrix(path.handle).multiply(path.outer)
    looked_at = range(1, count, count // PDF.sampled_segments)
    return not any(_is_rule(_end(path, index - 1, matrix), _end(path, index, matrix)) for index in looked_at)


def _end(path: _Drawn, index: int, matrix: pdfium.PdfMatrix) -> Point:
    """Return where segment `index` (from 0) of a path ends, in user space."""
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium_c.FPDFPathSegment_GetPoint(pdfium_c.FPDFPath_GetPathSegment(path.handle, index), x, y)
    place: Point = matrix.on_point(x.value, y.value)
    return place


def _is_rule(here: Point, there: Point) -> bool:
    wide, high = abs(there[0] - here[0]), abs(there[1] - here[1])
    return min(wide, high) <= PDF.rule_slant_pt and max(wide, high) >= PDF.rule_length_pt


def _segments(path: _Drawn) -> Iterator[tuple[Point, Point]]:
    """Yield the ends of the straight segments of `path`, in user space."""
    matrix = _matrix(path.handle).multiply(path.outer)
    x, y = ctypes.c_float(), ctypes.c_float()
    begin = here = (0.0, 0.0)
    for index in range(pdfium_c.FPDFPath_CountSegments(path.handle)):
        segment = pdfium_c.FPDFPath_GetPathSegment(path.handle, index)
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        there = matrix.on_point(x.value, y.value)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        if kind == pdfium_c.FPDF_SEGMENT_LINETO:
            yield here, there
        begin = there if kind == pdfium_c.FPDF_SEGMENT_MOVETO else begin
        here = there
        if pdfium_c.FPDFPathSegment_GetClose(segment) and here != begin:
            yield here, begin
            here = begin
