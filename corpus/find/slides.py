"""Measures printed as short names in boxes side by side, a box for each area, a page for each region."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.find.candidate import Candidate
from corpus.find.stated import AREAS, side_by_side
from corpus.fragments import Fragment, Source, text_of
from corpus.records import AreaCode
from corpus.regions import find_region, regions_in
from extract.records import Block, LineRef, Page

LONGEST_NAME = 200
"""Characters that a measure's name in a box may have; longer texts are prose."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box: the heading in it, the area it states, and the names of measures below, each as its fragments."""

    heading: str
    area: AreaCode | None
    names: tuple[tuple[Fragment, ...], ...]


@dataclass(frozen=True, slots=True)
class Slide:
    """The boxes side by side on a page and the region that the page names above them."""

    page: Page
    region: str | None
    boxes: tuple[Box, ...]


def find(source: Source) -> list[Candidate]:
    """The measures in the document's boxes, page by page, box by box."""
    slides = [slide for page in source.document.pages if (slide := _slide(source, page))]
    usual = _usual_order(slides)
    return [candidate for slide in slides for candidate in _measures(slide, usual)]


def _slide(source: Source, page: Page) -> Slide | None:
    """The page as a slide, None where it has no boxes side by side."""
    if len(page.panels) < 2:
        return None
    parts = [_parted(source, page, number) for number in range(len(page.panels))]
    areas = side_by_side([heading for heading, _ in parts])
    boxes = tuple(Box(heading, area, names) for (heading, names), area in zip(parts, areas, strict=True))
    return Slide(page, _region(source, page), boxes) if any(box.names for box in boxes) else None


def _parted(source: Source, page: Page, panel: int) -> tuple[str, tuple[tuple[Fragment, ...], ...]]:
    """The heading of a box and its names."""
    blocks = [block for block in page.blocks if block.panel == panel]
    texts = [(block, _fragments(source, page, block)) for block in blocks]
    first = next((index for index, (block, _) in enumerate(texts) if block.kind == "heading"), 0)
    rest = texts[first + 1 :]
    names = [fragments for block, fragments in rest if block.kind != "heading"]
    if not names:
        names = [fragments for _, fragments in rest]
    return (text_of(texts[first][1]) if texts else ""), tuple(names)


def _fragments(source: Source, page: Page, block: Block) -> tuple[Fragment, ...]:
    return tuple(source.line(LineRef(page.number, line)) for line in block.lines)


def _region(source: Source, page: Page) -> str | None:
    """The region that the page is about: the last named in a heading above the boxes, or else the only one it names."""
    top = min(panel.top for panel in page.panels)
    outside = [block for block in page.blocks if block.panel is None and block.kind != "furniture"]
    above = [_text(source, page, block) for block in outside if block.box.bottom <= top + 1]
    named = [mention.code for text in above if len(text) < LONGEST_NAME if (mention := find_region(text))]
    if named:
        return named[-1]
    codes = {mention.code for block in outside for mention in regions_in(_text(source, page, block))}
    return codes.pop() if len(codes) == 1 else None


def _text(source: Source, page: Page, block: Block) -> str:
    return text_of(_fragments(source, page, block))


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
