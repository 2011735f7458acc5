"""Measures printed as headings, with bullets below that tell what was done."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from atgardsbanken.corpus.find.area_headings import stated_area
from atgardsbanken.corpus.find.candidate import Candidate
from atgardsbanken.corpus.find.grammar import is_action, is_name
from atgardsbanken.corpus.regions import find_region
from atgardsbanken.corpus.spans import DocumentView, Span, text_of
from atgardsbanken.extract.records import Block

LONGEST_TITLE = 320
"""Characters that a measure's heading may have."""
FEWEST = 3
"""Measures from which a document is printed in this way."""
LONGEST_NAME = 120
"""Characters that a measure's name may have as an item of a list."""
NAMES_SHARE = 0.8
"""The share of a list's items that are names if it is one of measures."""
ACTION_SHARE = 0.5
"""The share of a level's headings that say what is done if they are measures."""
SET_PLAIN = 99
"""The level of headings that nothing but their words tells."""
ROOM = 0.85
"""The part of a page's width up to which a line ends that has room for a word more."""
DASHES = ("–", "—", "-")
SPEECH = re.compile(
    r"[,”\"]\s*(?:säger|menar|berättar|förklarar|konstaterar|tycker|påpekar|betonar|framhåller|fortsätter)\s"
)
"""Who speaks after a dash."""
NOT_MEASURES = re.compile(
    r"(?i)^(?:sammanfattning|innehåll|bakgrund|inledning|syfte|referenser|bilag\w*|kontakt|mer information"
    r"|definition\w*|ordlista|läsanvisning)\b"
)


@dataclass(slots=True)
class Unit:
    """A heading, an item or another text, with its continuation over page ends; `level` 0 for other than headings."""

    kind: Literal["heading", "item", "text"]
    spans: tuple[Span, ...]
    level: int = 0
    marker: str = ""

    @property
    def text(self) -> str:
        """What the unit says, without its bullet."""
        return text_of(self.spans).removeprefix(self.marker).strip()


@dataclass(slots=True)
class Group:
    """A title and the items below it."""

    title: Unit
    items: list[Unit]
    section: str
    region: str | None


def find(view: DocumentView) -> list[Candidate]:
    """The measures that the document prints as headings with bullets or texts below, or as bullets below headings."""
    sequence = units(view)
    groups = list(_groups(sequence))
    lists = [group for group in groups if _is_list_of_names(group)]
    if sum(len(group.items) for group in lists) >= FEWEST and len(lists) * 2 > len(groups):
        return [candidate for group in lists for candidate in _names(group)]
    named = [group for group in groups if _is_title(group.title) and not _ends_sentence_of(group)]
    if len(named) >= FEWEST and len(named) * 2 >= len(groups):
        scanned = any(page.route == "ocr" for page in view.document.pages)
        return [_candidate(group) for group in (_with_lost_bullets(sequence, named) if scanned else named)]
    told = list(_told(sequence))
    return [_candidate(group) for group in told] if len(told) >= FEWEST else []


def _with_lost_bullets(sequence: Sequence[Unit], named: Sequence[Group]) -> list[Group]:
    """The groups and, in order, the headings of their level whose bullets a scan has lost: texts stand below."""
    level = Counter(group.title.level for group in named).most_common(1)[0][0]
    titles = {id(group.title): group for group in named}
    found: list[Group] = []
    for index, unit, section, region in _under_sections(sequence, level):
        below = list(takewhile(lambda later: later.kind == "text", sequence[index + 1 :]))
        told = unit.kind == "heading" and unit.level == level and below and _is_title(unit)
        if id(unit) in titles:
            group = titles[id(unit)]
            found.append(Group(unit, group.items, section or group.section, group.region))
        elif told:
            found.append(Group(unit, below, section, region))
    return found


def _ends_sentence_of(group: Group) -> bool:
    """Whether the items, in small letters, end the sentence that the text above them begins."""
    small = sum(item.text[:1].islower() for item in group.items)
    return small * 2 > len(group.items)


def _is_list_of_names(group: Group) -> bool:
    """Whether a heading's items are names of measures rather than what is told of one."""
    texts = [item.text for item in group.items]
    names = [text for text in texts if len(text) <= LONGEST_NAME and is_name(text)]
    return group.title.kind == "heading" and len(names) >= NAMES_SHARE * len(texts)


def _names(group: Group) -> Iterator[Candidate]:
    """The group's items as measures; a heading that is an area's name states it."""
    section = group.title.text
    area = stated_area(section)
    for item in group.items:
        yield Candidate("heading", item.spans, {}, section, {}, group.region, area, section if area else "")


def _told(sequence: Sequence[Unit]) -> Iterator[Group]:
    """Headings of the level on which most tell what is done, each with the texts below it."""
    levels = Counter(unit.level for unit in sequence if unit.kind == "heading" and is_action(unit.text))
    level = levels.most_common(1)[0][0] if levels else 0
    same = [unit for unit in sequence if unit.kind == "heading" and unit.level == level]
    if not level or levels[level] < ACTION_SHARE * len(same):
        return
    for index, unit, section, region in _under_sections(sequence, level):
        if unit.kind == "heading" and unit.level == level:
            below = list(takewhile(lambda later: later.kind != "heading", sequence[index + 1 :]))
            if below:
                yield Group(unit, below, section, region)


def _under_sections(sequence: Sequence[Unit], level: int) -> Iterator[tuple[int, Unit, str, str | None]]:
    """Each unit's place, the unit, and the last heading above `level` so far with the region that such a one named."""
    section, region = "", None
    for index, unit in enumerate(sequence):
        if unit.kind == "heading" and unit.level < level:
            section = unit.text
            mention = find_region(section)
            region = mention.code if mention else region
        yield index, unit, section, region


def units(view: DocumentView) -> list[Unit]:
    """The document's running text as units, furniture, boxes, tables and notes left out."""
    found: list[Unit] = []
    for page in view.document.pages:
        right = max((line.box.x1 for line in page.lines), default=0.0)
        for block in page.blocks:
            if block.is_aside or block.kind in ("cell", "note") or block.panel is not None:
                continue
            unit = _unit(block, view.block(page, block))
            for part in _parted(unit, right) if page.route == "ocr" else [unit]:
                if found and _goes_on(found[-1], part):
                    found[-1].spans = (*found[-1].spans, *part.spans)
                else:
                    found.append(part)
    return _levelled(found)


def _levelled(sequence: list[Unit]) -> list[Unit]:
    """The units, with headings that only their words tell on the level of the others that say what is to be done."""
    top = min((unit.level for unit in sequence if unit.kind == "heading"), default=0)
    levels = Counter(unit.level for unit in sequence if unit.kind == "heading" and is_action(unit.text))
    del levels[SET_PLAIN], levels[top]
    usual = levels.most_common(1)[0][0] if levels else SET_PLAIN
    for unit in sequence:
        unit.level = usual if unit.level == SET_PLAIN else unit.level
    return sequence


def _unit(block: Block, spans: tuple[Span, ...]) -> Unit:
    """The unit that a block is."""
    kind: Literal["heading", "item", "text"] = "text"
    if block.kind == "heading" or (block.kind == "item" and not _is_speech(block, spans)):
        kind = block.kind
    return Unit(kind, spans, block.level, block.marker)


def _parted(unit: Unit, right: float) -> list[Unit]:
    """A text on a page whose weight of type is not sure, as heading and text.

    Its first line is a heading if it says what is to be done, ends well before the page's `right` edge, and a
    sentence begins below.
    """
    first, rest = unit.spans[:1], unit.spans[1:]
    if unit.kind != "text" or not rest or not is_action(first[0].text) or not is_name(first[0].text):
        return [unit]
    if first[0].box.x1 > ROOM * right or not text_of(rest)[:1].isupper():
        return [unit]
    return [Unit("heading", first, SET_PLAIN), Unit("text", rest)]


def _is_speech(block: Block, spans: Sequence[Span]) -> bool:
    """Whether a dash begins what somebody says rather than an item of a list."""
    return block.marker in DASHES and SPEECH.search(text_of(spans)) is not None


def _goes_on(before: Unit, unit: Unit) -> bool:
    """Whether a unit is the rest of the one before it, parted by a page end or a blank line."""
    text = unit.text
    return (
        before.kind != "heading"
        and unit.kind != "item"
        and text[:1].islower()
        and not before.text.endswith((".", "!", "?", ":"))
    )


def _groups(sequence: Sequence[Unit]) -> Iterator[Group]:
    """Each unit that is followed by items, with these and the section it stands in."""
    section, region = "", None
    for index, unit in enumerate(sequence):
        follower = sequence[index + 1] if index + 1 < len(sequence) else None
        if unit.kind == "item":
            continue
        if follower is None or follower.kind != "item":
            if unit.kind == "heading":
                section = unit.text
                mention = find_region(section)
                region = mention.code if mention else region
            continue
        items = []
        for later in sequence[index + 1 :]:
            if later.kind != "item" and not _belongs(sequence, later):
                break
            items.append(later)
        yield Group(unit, items, section, region)


def _belongs(sequence: Sequence[Unit], unit: Unit) -> bool:
    """Whether a text between items goes on telling: no heading, and no items of its own below it."""
    index = next(number for number, other in enumerate(sequence) if other is unit)
    follower = sequence[index + 1] if index + 1 < len(sequence) else None
    return unit.kind == "text" and (follower is None or follower.kind == "heading")


def _is_title(unit: Unit) -> bool:
    """Whether a unit above items names a measure: not too long, not the first half of a sentence."""
    text = unit.text
    return len(text) <= LONGEST_TITLE and not text.endswith((":", ",")) and not NOT_MEASURES.match(text)


def _candidate(group: Group) -> Candidate:
    """The group as a measure: what the items tell is its result."""
    told = tuple(span for item in group.items for span in item.spans)
    area = stated_area(group.section)
    return Candidate(
        "heading",
        group.title.spans,
        {"result": told},
        group.section,
        {},
        group.region,
        area,
        group.section if area else "",
    )
