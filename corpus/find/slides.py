"""Measures printed as short names in boxes side by side, a box for each area, a page for each region."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from atgardsbanken.corpus.find.area_headings import AREAS, side_by_side
from atgardsbanken.corpus.find.candidate import Candidate
from atgardsbanken.corpus.find.cells import begins_name, is_known, is_open
from atgardsbanken.corpus.records import AreaCode
from atgardsbanken.corpus.regions import find_region, regions_in
from atgardsbanken.corpus.spans import BULLET, DocumentView, Span, text_of
from atgardsbanken.extract.records import BBox, Block, Page

EDGE = 6.0
"""Points by which edges that belong together may be apart."""
BAND_GAP, HEADING_GAP = 12.0, 30.0
"""Points between a band, or a free heading, and the box below it."""
COLUMNS = 4
"""Columns of names that a box may have."""
NEXT_LINE = 2.2
"""Heights of a line in which the next line of the same text begins."""
LONGEST_NAME = 200
"""Characters that a measure's name in a box may have; longer texts are prose."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box: the heading in it, the area it states, and the names of measures below, each as its spans."""

    heading: str
    area: AreaCode | None
    names: tuple[tuple[Span, ...], ...]


@dataclass(frozen=True, slots=True)
class Slide:
    """The boxes side by side on a page and the region that the page names above them."""

    page: Page
    region: str | None
    boxes: tuple[Box, ...]


def find(view: DocumentView) -> list[Candidate]:
    """The measures in the document's boxes, page by page, box by box."""
    slides = [slide for page in view.document.pages if (slide := _slide(view, page))]
    usual = _usual_order(slides)
    return [candidate for slide in slides for candidate in _measures(slide, usual)]


def _slide(view: DocumentView, page: Page) -> Slide | None:
    """The page as a slide, None where it has no boxes side by side.

    A box's heading stands in it, in a band that touches its top, or freely above it.
    """
    bands = _bands(page)
    panels = [number for number in range(len(page.panels)) if number not in bands]
    if len(panels) < 2:
        return None
    inside = [_parted(view, page, number) for number in panels]
    over = [_heading_over(view, page, number, bands) for number in panels]
    stated_inside, stated_over = side_by_side([heading for heading, _ in inside]), side_by_side(over)
    if sum(map(bool, stated_over)) > sum(map(bool, stated_inside)):
        names = [_texts(view, page, number) for number in panels]
        parts = zip(over, stated_over, names, strict=True)
    else:
        parts = zip([part[0] for part in inside], stated_inside, [part[1] for part in inside], strict=True)
    boxes = tuple(Box(heading, area, tuple(names)) for heading, area, names in parts)
    return Slide(page, _region(view, page), boxes) if any(box.names for box in boxes) else None


def _bands(page: Page) -> dict[int, int]:
    """The panels that are a band with one text on top of another panel, and that panel."""
    found: dict[int, int] = {}
    for number, band in enumerate(page.panels):
        texts = [block for block in page.blocks if block.panel == number]
        for other, box in enumerate(page.panels):
            beside = abs(band.x0 - box.x0) + abs(band.x1 - box.x1) < 2 * EDGE
            if len(texts) == 1 and other != number and beside and -EDGE < box.top - band.bottom < BAND_GAP:
                found[number] = other
    return found


def _heading_over(view: DocumentView, page: Page, panel: int, bands: Mapping[int, int]) -> str:
    """The text of the band on top of a box, or of the free text right above it."""
    box = page.panels[panel]
    own = [number for number, below in bands.items() if below == panel]
    above = [
        block
        for block in page.blocks
        if (block.panel in own if own else block.panel is None and _is_over(block.box, box))
    ]
    return " ".join(_text(view, page, block) for block in above)


def _is_over(text: BBox, box: BBox) -> bool:
    """Whether a text stands right above a box and no wider than it."""
    within = box.x0 - EDGE <= text.x0 and text.x1 <= box.x1 + EDGE
    return within and -EDGE < box.top - text.bottom < HEADING_GAP


def _parted(view: DocumentView, page: Page, panel: int) -> tuple[str, list[tuple[Span, ...]]]:
    """The heading in a box and its names; a text in small letters goes on with the heading right above it."""
    blocks = [block for block in page.blocks if block.panel == panel]
    texts = [(block, view.block(page, block)) for block in blocks]
    first = next((index for index, (block, _) in enumerate(texts) if block.kind == "heading"), 0)
    last = first
    while last + 1 < len(texts) and text_of(texts[last + 1][1])[:1].islower():
        last += 1
    heading = text_of([span for _, spans in texts[first : last + 1] for span in spans])
    rest = texts[last + 1 :]
    names = [spans for block, spans in rest if block.kind != "heading"]
    return heading, _gathered(names or [spans for _, spans in rest], page.panels[panel])


def _gathered(texts: Sequence[tuple[Span, ...]], box: BBox) -> list[tuple[Span, ...]]:
    """The texts in `box` name by name.

    Small letters go on with the name right above them. A known word with a capital begins another name, even where
    extraction saw one text, if it would have had room on the line above.
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
    """Whether the second of two lines that extraction saw as one text begins a name of its own."""
    first, last = BULLET.sub("", lower.text).split()[:1], upper.text.split()[-1:]
    if not first or not last or not begins_name(first[0]) or not is_known(first[0]) or is_open(last[0]):
        return False
    letter = (upper.box.x1 - upper.box.x0) / max(1, len(upper.text))
    beside = [other.box.x0 for other in every if other.box.x0 > upper.box.x0 + (box.x1 - box.x0) / COLUMNS]
    return upper.box.x1 + letter * (1 + len(first[0])) <= min(beside, default=box.x1) - EDGE


def _goes_on(upper: Span, lower: Span) -> bool:
    """Whether a text goes on with the name right above it: in small letters, or after a word that needs more."""
    text = BULLET.sub("", lower.text)
    return (text[:1].islower() or is_open(upper.text.split()[-1])) and _right_below(upper.box, lower.box)


def _right_below(upper: BBox, lower: BBox) -> bool:
    """Whether a line stands under another as the next of the same text."""
    height = upper.bottom - upper.top
    return abs(upper.x0 - lower.x0) <= 2 * height and 0 < lower.top - upper.top <= NEXT_LINE * height


def _texts(view: DocumentView, page: Page, panel: int) -> list[tuple[Span, ...]]:
    """All texts in a box."""
    return _gathered([view.block(page, block) for block in page.blocks if block.panel == panel], page.panels[panel])


def _region(view: DocumentView, page: Page) -> str | None:
    """The region that the page is about: the last named in a heading above the boxes, or else the only one it names."""
    top = min(panel.top for panel in page.panels)
    outside = [block for block in page.blocks if block.panel is None and block.kind != "furniture"]
    above = [_text(view, page, block) for block in outside if block.box.bottom <= top + 1]
    named = [mention.code for text in above if len(text) < LONGEST_NAME if (mention := find_region(text))]
    if named:
        return named[-1]
    codes = {mention.code for block in outside for mention in regions_in(_text(view, page, block))}
    return codes.pop() if len(codes) == 1 else None


def _text(view: DocumentView, page: Page, block: Block) -> str:
    return text_of(view.block(page, block))


def _usual_order(slides: Sequence[Slide]) -> tuple[AreaCode | None, ...]:
    """The areas of the boxes from the left as most of the slides have them, () where none states any."""
    orders = Counter(tuple(box.area for box in slide.boxes) for slide in slides if all(box.area for box in slide.boxes))
    return orders.most_common(1)[0][0] if orders else ()


def _measures(slide: Slide, usual: tuple[AreaCode | None, ...]) -> Iterator[Candidate]:
    """The slide's measures; where no box states its area, those of the other slides in their usual order."""
    known = any(box.area for box in slide.boxes)
    if not known and len(usual) != len(slide.boxes):
        return
    for number, box in enumerate(slide.boxes):
        area = box.area or (usual[number] if len(usual) == len(slide.boxes) else None)
        missing = [other for other in AREAS if other not in {each.area for each in slide.boxes}]
        if area is None and len(missing) == 1 and len(slide.boxes) == len(AREAS):
            area = missing[0]
        for name in box.names:
            text = text_of(name)
            if 1 < len(text) <= LONGEST_NAME and any(character.isalpha() for character in text):
                yield Candidate(
                    "slide", name, section=box.heading, region=slide.region, area=area, stated_by=box.heading
                )
