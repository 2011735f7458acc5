"""Lines, pictures, fills and marks drawn on a PDF page by pypdfium2, and how user space lies on the page; points."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import starmap
from typing import NamedTuple, TypeVar

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from atgardsbanken.extract.geometry import contains, height, width
from atgardsbanken.extract.pdf.calls import (
    BOUNDS,
    FILL_COLOR,
    FORM_COUNT,
    FORM_OBJECT,
    KIND,
    MATRIX,
    PAGE_COUNT,
    PAGE_OBJECT,
    STROKE_WIDTH,
    Address,
    address,
    filled,
    told,
)
from atgardsbanken.extract.pdf.path_lines import Path, draw_mode, straight_rules
from atgardsbanken.extract.pdf.settings import PDF
from atgardsbanken.extract.records import BBox

Number = TypeVar("Number", float, NDArray[np.float64])


@dataclass(frozen=True, slots=True)
class Frame:
    """A page's crop box and rotation: how PDF user space (origin bottom left) lies on the page as it is shown."""

    box: tuple[float, float, float, float]
    rotation: int

    def point(self, x: Number, y: Number) -> tuple[Number, Number]:
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

    def boxes(self, corners: NDArray[np.float64]) -> list[BBox]:
        """Return the same for many: a row of x0, y0, x1, y1 in user space for each."""
        (left, top), (right, bottom) = self.point(*corners[:, :2].T), self.point(*corners[:, 2:].T)
        sides = np.minimum(left, right), np.minimum(top, bottom), np.maximum(left, right), np.maximum(top, bottom)
        return list(starmap(BBox, np.column_stack(sides).tolist()))


def frame_of(page: pdfium.PdfPage) -> Frame:
    """Return how the page's user space lies on it: its corners in any order, the crop box cut by the media box."""
    crop, media = _ordered(page.get_cropbox()), _ordered(page.get_mediabox())
    left, bottom = max(crop[0], media[0]), max(crop[1], media[1])
    right, top = min(crop[2], media[2]), min(crop[3], media[3])
    return Frame((left, bottom, right, top) if left < right and bottom < top else media, page.get_rotation())


def _ordered(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    return min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3])


class _Drawn(NamedTuple):
    """A path, picture or shading of the page: its address, its type, and how its forms lie on the page."""

    handle: Address
    kind: int
    outer: pdfium.PdfMatrix

    @property
    def path(self) -> Path:
        """Return what its lines are read from."""
        return self.handle, None if self.outer is PAGE else self.outer


class Paint(NamedTuple):
    """A shape painted on the page: its box, its address in pdfium and its type."""

    box: BBox
    handle: Address
    kind: int

    def covers(self, x: float, y: float) -> bool:
        """Tell whether the shape is painted where text at a place stands: filled, or a line that is so broad."""
        if contains(self.box, (x, y)):
            if self.kind != pdfium_c.FPDF_PAGEOBJ_PATH or is_filled(self.handle):
                return True
        elif self.kind != pdfium_c.FPDF_PAGEOBJ_PATH or not contains(self.box, (x, y), margin=PDF.most_mark_pt):
            return False
        broad = ctypes.c_float()
        STROKE_WIDTH(self.handle, ctypes.addressof(broad))
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
        tint = self.tint
        return _shade(*tint) if tint else None


@dataclass(frozen=True)
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

    @cached_property
    def _sides(self) -> NDArray[np.float64]:
        """The sides of what is painted, a row for each side."""
        return np.array([paint.box for paint in self.paint], np.float64).reshape(-1, 4).T

    def paint_near(self, x: float, y: float) -> list[Paint]:
        """Return the paint that may cover a place on the page, what is painted last first."""
        x0, top, x1, bottom = self._sides
        reach = PDF.most_mark_pt
        is_near = (x0 - reach <= x) & (x <= x1 + reach) & (top - reach <= y) & (y <= bottom + reach)
        return [self.paint[index] for index in reversed(np.flatnonzero(is_near).tolist())]


@dataclass(frozen=True, slots=True)
class _Sorted:
    """The shapes of a page as they are sorted."""

    rules: list[BBox] = field(default_factory=list)
    pictures: list[BBox] = field(default_factory=list)
    paint: list[Paint] = field(default_factory=list)
    marks: list[BBox] = field(default_factory=list)

    def add(self, item: _Drawn, box: BBox, rules: Sequence[BBox]) -> None:
        """Put one more shape, which lies in `box`, where it belongs; `rules` are its straight lines."""
        wide, high = width(box), height(box)
        is_small = PDF.least_mark_pt <= min(wide, high) and max(wide, high) <= PDF.most_mark_pt
        if is_small:
            self.marks.append(box)
        if item.kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            if rules and len(self.rules) <= PDF.most_rules and not self._is_unseen(item, box):
                self.rules.extend(rules)
            if max(wide, high) > PDF.most_mark_pt and len(self.paint) < PDF.most_rules:
                self.paint.append(Paint(box, item.handle, item.kind))
        elif not is_small:
            self.paint.append(Paint(box, item.handle, item.kind))
            if item.kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
                self.pictures.append(box)

    def _is_unseen(self, path: _Drawn, box: BBox) -> bool:
        """Tell whether a path paints a tint on the same tint, as behind the lines of a tinted cell: no edge shows."""
        if min(width(box), height(box)) <= PDF.rule_thickness_pt or draw_mode(path.handle) != (True, False):
            return False
        first = next(filter(partial(_holds, box), reversed(self.paint[-PDF.most_paint_below :])), None)
        tint = first.tint if first else None
        return tint is not None and tint == tint_of(path.handle)

    def drawing(self) -> Drawing:
        """Return the shapes, without the lines and marks where there are so many that they are a picture."""
        rules = tuple(self.rules) if len(self.rules) <= PDF.most_rules else ()
        marks = tuple(self.marks) if len(self.marks) <= PDF.most_marks else ()
        return Drawing(rules, tuple(self.pictures), tuple(self.paint), marks)


def _holds(box: BBox, paint: Paint) -> bool:
    """Tell whether a box lies in a shape, give or take a point: asked of every path, so that no helper is called."""
    x0, top, x1, bottom = paint.box
    return x0 - 1 <= box.x0 and box.x1 <= x1 + 1 and top - 1 <= box.top and box.bottom <= bottom + 1


def drawn(page: pdfium.PdfPage, frame: Frame) -> Drawing:
    """Return what is drawn on `page` beside its text."""
    found = _Sorted()
    shown = address(page.raw)
    handles = told(PAGE_OBJECT, shown, range(PAGE_COUNT(shown)))
    shapes = list(_shapes(handles, PAGE, PDF.most_form_depth))
    for first in range(0, len(shapes), BATCH):
        some = shapes[first : first + BATCH]
        boxes = _bounds(some, frame)
        rules = _path_rules(some, boxes, frame) if len(found.rules) <= PDF.most_rules else {}
        for index, (item, box) in enumerate(zip(some, boxes, strict=True)):
            found.add(item, box, rules.get(index, ()))
    return found.drawing()


BATCH = 1000
"""Shapes that are read at once: drawings may have a hundred thousand, whose lines nobody asks for after the first."""
PAGE = pdfium.PdfMatrix()
"""How what lies on the page itself lies on it."""
SHAPES = (pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_SHADING)


def _shapes(handles: Sequence[Address], outer: pdfium.PdfMatrix, depth: int) -> Iterator[_Drawn]:
    """Yield the shapes among `handles`, and in the forms among them down to `depth`.

    Some programs that write PDFs make a piece of text of every letter, so that most of what lies on a page is passed
    over here.
    """
    for handle, kind in zip(handles, told(KIND, handles), strict=True):
        if kind in SHAPES:
            yield _Drawn(handle, kind, outer)
        elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth > 1:
            inner = told(FORM_OBJECT, handle, range(FORM_COUNT(handle)))
            yield from _shapes(inner, _matrix(handle).multiply(outer), depth - 1)


def shades_of(handles: Sequence[Address]) -> list[float | None]:
    """Return how light the fills of shapes or runs of text are on white paper, 0.0 black to 1.0 white.

    It is None where it varies.
    """
    return [_shade(*tint) if tint else None for tint in tints_of(handles)]


def tints_of(handles: Sequence[Address]) -> list[tuple[int, ...] | None]:
    """Return the colours of fills (red, green, blue, opacity, 0-255), None where one varies."""
    channels = [(ctypes.c_uint * len(handles))() for _ in range(4)]
    firsts = map(ctypes.addressof, channels)
    is_told = list(map(FILL_COLOR, handles, *(range(first, first + 4 * len(handles), 4) for first in firsts)))
    return [tint if known else None for known, tint in zip(is_told, zip(*channels, strict=True), strict=True)]


def tint_of(handle: Address) -> tuple[int, ...] | None:
    """Return the colour of one fill, as `tints_of` those of many."""
    channels = (ctypes.c_uint * 4)()
    first = ctypes.addressof(channels)
    return tuple(channels) if FILL_COLOR(handle, first, first + 4, first + 8, first + 12) else None


def _shade(red: int, green: int, blue: int, alpha: int) -> float:
    light = 0.299 * red + 0.587 * green + 0.114 * blue
    return 1 - (1 - light / 255) * alpha / 255


def is_filled(handle: Address) -> bool:
    """Tell whether the inside of a path is painted."""
    fill, _ = draw_mode(handle)
    return fill


def _matrix(handle: Address) -> pdfium.PdfMatrix:
    matrix = pdfium_c.FS_MATRIX()
    MATRIX(handle, ctypes.addressof(matrix))
    return pdfium.PdfMatrix.from_raw(matrix)


def _bounds(shapes: Sequence[_Drawn], frame: Frame) -> list[BBox]:
    """Return the boxes of shapes on the shown page."""
    handles = [item.handle for item in shapes]
    corners = filled(BOUNDS, handles, count=len(shapes), width=4)
    for index, item in enumerate(shapes):
        if item.outer is not PAGE:
            corners[index] = item.outer.on_rect(*corners[index].tolist())
    return frame.boxes(corners)


def _path_rules(shapes: Sequence[_Drawn], boxes: Sequence[BBox], frame: Frame) -> dict[int, list[BBox]]:
    """Return the rules of paths by their indices in `shapes`: thin ones are rules themselves."""
    found: dict[int, list[BBox]] = {}
    broad: list[int] = []
    for index, (item, box) in enumerate(zip(shapes, boxes, strict=True)):
        if item.kind == pdfium_c.FPDF_PAGEOBJ_PATH:
            if min(width(box), height(box)) > PDF.rule_thickness_pt:
                broad.append(index)
            elif max(width(box), height(box)) >= PDF.rule_length_pt:
                found[index] = [box]
    numbers, corners = straight_rules([shapes[index].path for index in broad])
    for number, box in zip(numbers.tolist(), frame.boxes(corners), strict=True):
        found.setdefault(broad[number], []).append(box)
    return found
