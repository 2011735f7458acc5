"""Finds measures printed as short names in boxes side by side: a box for each area, a page for each region."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from atgardsbanken.corpus.find.area_headings import AREAS, side_by_side
from atgardsbanken.corpus.find.candidate import Candidate
from atgardsbanken.corpus.find.cells import begins_name, is_known_word, needs_more
from atgardsbanken.corpus.records import AreaCode
from atgardsbanken.corpus.regions import find_region, regions_in
from atgardsbanken.corpus.spans import BULLET, DocumentView, Span, text_of
from atgardsbanken.extract.records import BBox, Block, Page

EDGE_PT = 6.0
"""How far edges that belong together may be apart.

This and the numbers below are set by hand and checked on the PDF of the report of 2018.
"""
BAND_GAP_PT = 12.0
"""White between a band that holds a heading and the box below it."""
HEADING_GAP_PT = 30.0
"""White between a heading without a band and the box below it."""
MOST_NAME_COLUMNS = 4
"""Columns of names that a box may have."""
NEXT_LINE_HEIGHTS = 2.2
"""Heights of a line within which the next line of the same text begins."""
INDENT_HEIGHTS = 2.0
"""Heights of a line by which the beginnings of lines of the same text may differ."""
LONGEST_NAME_CHARACTERS = 200
"""Characters that a measure's name in a box, or a heading that names a region, may have; longer texts are prose."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box: its heading, the area that this states, and the names of its measures, each as its spans."""

    heading: str
    area: AreaCode | None
    names: tuple[tuple[Span, ...], ...]


@dataclass(frozen=True, slots=True)
class Slide:
    """A page with boxes side by side, from the left, and the county code of the region that it is about."""

    page: Page
    region: str | None
    boxes: tuple[Box, ...]


def find(view: DocumentView) -> list[Candidate]:
    """Return the measures in the document's boxes, page by page, box by box."""
    slides = [slide for page in view.document.pages if (slide := _slide(view, page))]
    usual = _usual_order(slides)
    return [candidate for slide in slides for candidate in _measures(slide, usual)]


def _slide(view: DocumentView, page: Page) -> Slide | None:
    """Return the page as a slide, None where it has no boxes side by side.

    The boxes' headings stand in them, in bands that touch their tops, or freely above: where more areas are stated.
    """
    bands = _bands(page)
    panels = [number for number in range(len(page.panels)) if number not in bands]
    if len(panels) < 2:
        return None
    inside = [_heading_and_names(view, page, number) for number in panels]
    over = [_heading_over(view, page, number, bands) for number in panels]
    stated_inside, stated_over = side_by_side([heading for heading, _ in inside]), side_by_side(over)
    if sum(map(bool, stated_over)) > sum(map(bool, stated_inside)):
        names = [_all_names(view, page, number) for number in panels]
        parts = zip(over, stated_over, names, strict=True)
    else:
        parts = zip([part[0] for part in inside], stated_inside, [part[1] for part in inside], strict=True)
    boxes = tuple(Box(heading, area, tuple(names)) for heading, area, names in parts)
    return Slide(page, _region(view, page), boxes) if any(box.names for box in boxes) else None


def _bands(page: Page) -> dict[int, int]:
    """Return the panels that are a band with one text on top of another panel, each with the number of that panel."""
    found: dict[int, int] = {}
    for number, band in enumerate(page.panels):
        texts = [block for block in page.blocks if block.panel == number]
        for other, box in enumerate(page.panels):
            beside = abs(band.x0 - box.x0) + abs(band.x1 - box.x1) < 2 * EDGE_PT
            if len(texts) == 1 and other != number and beside and -EDGE_PT < box.top - band.bottom < BAND_GAP_PT:
                found[number] = other
    return found


def _heading_over(view: DocumentView, page: Page, panel: int, bands: Mapping[int, int]) -> str:
    """Return the text of the band on top of a box, or else the free text right above it."""
    box = page.panels[panel]
    own = [number for number, below in bands.items() if below == panel]
    above = [
        block
        for block in page.blocks
        if (block.panel in own if own else block.panel is None and _is_over(block.box, box))
    ]
    return " ".join(_text(view, page, block) for block in above)


def _is_over(text: BBox, box: BBox) -> bool:
    """Tell whether a text stands right above a box and is no wider."""
    within = box.x0 - EDGE_PT <= text.x0 and text.x1 <= box.x1 + EDGE_PT
    return within and -EDGE_PT < box.top - text.bottom < HEADING_GAP_PT


def _heading_and_names(view: DocumentView, page: Page, panel: int) -> tuple[str, list[tuple[Span, ...]]]:
    """Return the heading in a box, with texts in small letters right below it, and the names under it."""
    blocks = [block for block in page.blocks if block.panel == panel]
    texts = [(block, view.block(page, block)) for block in blocks]
    first = next((index for index, (block, _) in enumerate(texts) if block.kind == "heading"), 0)
    last = first
    while last + 1 < len(texts) and text_of(texts[last + 1][1])[:1].islower():
        last += 1
    heading = text_of([span for _, spans in texts[first : last + 1] for span in spans])
    rest = texts[last + 1 :]
    names = [spans for block, spans in rest if block.kind != "heading"]
    return heading, _names_in(names or [spans for _, spans in rest], page.panels[panel])


def _names_in(texts: Sequence[tuple[Span, ...]], box: BBox) -> list[tuple[Span, ...]]:
    """Return the names in `box`, each as its lines.

    A text in small letters goes on with the name right above it. Inside a text, a known word with a capital begins
    another name if it would have had room on the line above.
    """
    every = [span for spans in texts for span in spans]
    names: list[tuple[Span, ...]] = []
    for spans in texts:
        for number, span in enumerate(spans):
            if number and not _begins_another(names[-1][-1], span, every, box):
                names[-1] = (*names[-1], span)
                continue
            above = None if number else next((name for name in names if _goes_on(name[-1], span)), None)
            if above:
                names[names.index(above)] = (*above, span)
            else:
                names.append((span,))
    return names


def _begins_another(upper: Span, lower: Span, every: Sequence[Span], box: BBox) -> bool:
    """Tell whether the second of two lines of one text begins a name of its own."""
    first, last = BULLET.sub("", lower.text).split()[:1], upper.text.split()[-1:]
    if not first or not last or not begins_name(first[0]) or not is_known_word(first[0]) or needs_more(last[0]):
        return False
    letter_pt = (upper.box.x1 - upper.box.x0) / max(1, len(upper.text))
    column_pt = (box.x1 - box.x0) / MOST_NAME_COLUMNS
    beside = [other.box.x0 for other in every if other.box.x0 > upper.box.x0 + column_pt]
    return upper.box.x1 + letter_pt * (1 + len(first[0])) <= min(beside, default=box.x1) - EDGE_PT


def _goes_on(upper: Span, lower: Span) -> bool:
    """Tell whether a text goes on with the name right above it: in small letters, or after a word that needs more."""
    text = BULLET.sub("", lower.text)
    return (text[:1].islower() or needs_more(upper.text.split()[-1])) and _right_below(upper.box, lower.box)


def _right_below(upper: BBox, lower: BBox) -> bool:
    """Tell whether a line stands under another as the next of the same text."""
    height = upper.bottom - upper.top
    below = 0 < lower.top - upper.top <= NEXT_LINE_HEIGHTS * height
    return below and abs(upper.x0 - lower.x0) <= INDENT_HEIGHTS * height


def _all_names(view: DocumentView, page: Page, panel: int) -> list[tuple[Span, ...]]:
    """Return the names in a box whose heading stands above it."""
    return _names_in([view.block(page, block) for block in page.blocks if block.panel == panel], page.panels[panel])


def _region(view: DocumentView, page: Page) -> str | None:
    """Return the region that a page is about: the last one named in short texts above the boxes, or the only one."""
    top = min(panel.top for panel in page.panels)
    outside = [block for block in page.blocks if block.panel is None and not block.is_aside]
    above = [_text(view, page, block) for block in outside if block.box.bottom <= top + 1]
    named = [mention.code for text in above if len(text) < LONGEST_NAME_CHARACTERS if (mention := find_region(text))]
    if named:
        return named[-1]
    codes = {mention.code for block in outside for mention in regions_in(_text(view, page, block))}
    return codes.pop() if len(codes) == 1 else None


def _text(view: DocumentView, page: Page, block: Block) -> str:
    """Return the text of a page's block."""
    return text_of(view.block(page, block))


def _usual_order(slides: Sequence[Slide]) -> tuple[AreaCode | None, ...]:
    """Return the areas of the boxes, from the left, that most slides have, () where none states them all."""
    orders = Counter(tuple(box.area for box in slide.boxes) for slide in slides if all(box.area for box in slide.boxes))
    return orders.most_common(1)[0][0] if orders else ()


def _measures(slide: Slide, usual: tuple[AreaCode | None, ...]) -> Iterator[Candidate]:
    """Yield the slide's measures, none where no box states an area and other slides do not tell their order."""
    stated = any(box.area for box in slide.boxes)
    if not stated and len(usual) != len(slide.boxes):
        return
    for box, area in zip(slide.boxes, _areas(slide, usual), strict=True):
        for name in box.names:
            text = text_of(name)
            if 1 < len(text) <= LONGEST_NAME_CHARACTERS and any(map(str.isalpha, text)):
                yield Candidate(
                    "slide", name, section=box.heading, region=slide.region, area=area, stated_by=box.heading
                )


def _areas(slide: Slide, usual: tuple[AreaCode | None, ...]) -> list[AreaCode | None]:
    """Return each box's area: as stated, or else in the `usual` order, or else the only one that is left of three."""
    stated = [box.area for box in slide.boxes]
    left = [area for area in AREAS if area not in stated]
    only = left[0] if len(left) == 1 and len(stated) == len(AREAS) else None
    order = usual if len(usual) == len(stated) else (None,) * len(stated)
    return [area or by_order or only for area, by_order in zip(stated, order, strict=True)]
