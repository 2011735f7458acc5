"""A PDF page's text layer and drawn lines by pypdfium2: words with boxes in points, origin top left as shown."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from atgardsbanken.extract.geometry import area, centre, contains, height
from atgardsbanken.extract.layout.raw_page import RawPage
from atgardsbanken.extract.layout.tags import Tag
from atgardsbanken.extract.layout.turn import turned_upright
from atgardsbanken.extract.pdf.annotations import annotation_words, unread_annotations
from atgardsbanken.extract.pdf.asides import Found, Sheet, sort_words
from atgardsbanken.extract.pdf.bullets import UNTOLD, with_bullets
from atgardsbanken.extract.pdf.calls import CHARACTER, CHARACTER_BOX, CHARACTER_RUN, Address, address, filled, told
from atgardsbanken.extract.pdf.drawing import Frame, drawn, frame_of
from atgardsbanken.extract.pdf.letter_spacing import with_whole_words
from atgardsbanken.extract.pdf.settings import PDF
from atgardsbanken.extract.pdf.structure import tagger_of
from atgardsbanken.extract.pdf.styles import Styles
from atgardsbanken.extract.pdf.unicode import sound
from atgardsbanken.extract.records import SUPERSCRIPTS, BBox, Word, enclosing

WORD = re.compile(r"[^\s\x00-\x20\ufffe\u00a0]+[\ufffe\x02]?|[\ufffe\x02]|(?<!\S)\x00{1,2}(?!\S)")
"""Characters of a word, or one or two by themselves of which the font does not tell what they are."""
LINE_END_HYPHENS = ("\ufffe", "\x02")
"""Characters that pdfium gives for a hyphen that divides a word at a line's end."""
SURROGATE = re.compile("[\ud800-\udfff]")
"""Half of a character that pdfium's text has as two."""
UNSOUND = re.compile("[\x00\x02\ufffe\ud800-\udfff]")
"""Characters of which a word as it is printed has none."""
CLOSING = frozenset(".,;:)")
LAST_FIGURES = re.compile(r"(?<=.)(\d{1,3})[.,;:)]*$")


def read_raw_page(page: pdfium.PdfPage, number: int) -> RawPage:
    """Read the words and drawn lines of `page`, which is number `number` (from 1) of its file.

    Values of form fields are words in their place if the file's forms were initialised before the page was loaded.

    Raises:
        pypdfium2.PdfiumError: the page's text cannot be loaded.
    """
    frame = frame_of(page)
    sheet = BBox(0.0, 0.0, *page.get_size())
    drawing = drawn(page, frame)
    layer, tags = _found(page, frame)
    found = sort_words(layer, Sheet(sheet.x1, sheet.bottom, drawing))
    share = min(sum(map(area, drawing.pictures)) / area(sheet), 1.0) if area(sheet) else 0.0
    signs = found.words if found.quarter else with_bullets(found.words, drawing.marks)
    told = tuple(word for word in signs if word.text.strip(UNTOLD))
    words = (*told, *annotation_words(page, frame, told))
    unread = () if found.quarter or not words else _unread(drawing.pictures, words, sheet)
    raw_page = RawPage(
        number,
        sheet.x1,
        sheet.bottom,
        words,
        drawing.rules,
        share,
        asides=found.asides,
        unread=unread,
        tags=tags,
        left_out=unread_annotations(page),
    )
    return turned_upright(raw_page, found.quarter) if found.quarter else raw_page


def _unread(pictures: Iterable[BBox], words: Sequence[Word], sheet: BBox) -> tuple[BBox, ...]:
    """Return the pictures, as far as they lie on the page, that are large enough for text and have no words on them."""
    shown = [_cut(picture, sheet) for picture in pictures]
    large = [box for box in shown if area(box) >= PDF.picture_share * area(sheet) and height(box) >= PDF.picture_pt]
    return tuple(box for box in large if _covered(box, words) < PDF.covered_share * area(box))


def _cut(box: BBox, sheet: BBox) -> BBox:
    return BBox(max(box.x0, sheet.x0), max(box.top, sheet.top), min(box.x1, sheet.x1), min(box.bottom, sheet.bottom))


def _covered(box: BBox, words: Iterable[Word]) -> float:
    """Return the square points of `box` that words take."""
    return sum(area(word.box) for word in words if contains(box, centre(word.box)))


def _text(textpage: pdfium.PdfTextPage) -> str:
    """Return the page's characters, one for each of pdfium's, so that an index means the same in both."""
    count = textpage.count_chars()
    buffer = (ctypes.c_ushort * (count + 1))()
    pdfium_c.FPDFText_GetText(textpage, 0, count, buffer)
    text = bytes(buffer).decode("utf-16-le", "surrogatepass").rstrip("\x00")
    if len(text) == count and not SURROGATE.search(text):
        return text
    return "".join(map(chr, told(CHARACTER, address(textpage.raw), range(count))))


def _found(page: pdfium.PdfPage, frame: Frame) -> tuple[list[Found], tuple[Tag, ...]]:
    """Return every word of the page's text layer, seen or not, in the file's order, and the tags they name."""
    textpage = page.get_textpage()
    handle = address(textpage.raw)
    tagger = tagger_of(page)
    styles = Styles(handle, frame)
    place = partial(_character_box, handle, frame)
    found: list[Found] = []
    try:
        said = _text(textpage)
        spans = _spans(said, styles, place)
        firsts = [first for first, _ in spans]
        runs = told(CHARACTER_RUN, handle, firsts)
        types, boxes = styles.of(firsts, runs), _word_boxes(handle, spans, frame)
        named = tagger.of(runs) if tagger else [None] * len(runs)
        texts = _texts(said, spans, styles)
        for text, (first, last), style, box, tag in zip(texts, spans, types, boxes, named, strict=True):
            item = Found(Word(text, box, style.font, style.size, style.bold, tag=tag), style, first, last)
            is_end = text in CLOSING and found and _closes(item.word, found[-1].word)
            found.append(_joined(found.pop(), item) if is_end else item)
        return with_whole_words(found, said, place), tagger.tags if tagger else ()
    finally:
        textpage.close()


def _spans(said: str, styles: Styles, place: Callable[[int], BBox]) -> list[tuple[int, int]]:
    """Return the first and last characters of each word; numbers drawn one by one that pdfium has joined are parted."""
    spans = [(match.start(), match.end() - 1) for match in WORD.finditer(said)]
    long = [(first, last) for first, last in spans if last - first >= PDF.joined_figures - 1]
    numbers = {first for first, last in long if said[first : last + 1].isdigit()}
    if not numbers:
        return spans
    parted = (_numbers(*span, styles, place) if span[0] in numbers else (span,) for span in spans)
    return [span for spans_of_one in parted for span in spans_of_one]


def _numbers(first: int, last: int, styles: Styles, place: Callable[[int], BBox]) -> Iterator[tuple[int, int]]:
    """Yield the first and last figures of each number in a row of figures: white between two parts them."""
    white = PDF.closing_gap_em * styles.at(first).size
    for index in range(first + 1, last + 1):
        if place(index).x0 - place(index - 1).x1 > white:
            yield first, index - 1
            first = index
    yield first, last


def _texts(said: str, spans: Iterable[tuple[int, int]], styles: Styles) -> list[str]:
    """Return the words as they are printed; on most pages none has a character that must be spelt anew."""
    is_sound = not UNSOUND.search(said) and unicodedata.is_normalized("NFC", said)
    texts = [_marked(said[first : last + 1], first, styles) for first, last in spans]
    return texts if is_sound else list(map(_spelt, texts))


def _joined(last: Found, item: Found) -> Found:
    """Return the word with the sign that closes it."""
    word = replace(last.word, text=last.word.text + item.word.text, box=enclosing((last.word.box, item.word.box)))
    return last._replace(word=word, last=item.last)


def _closes(word: Word, last: Word) -> bool:
    """Tell whether a closing sign stands right behind the last word: a footnote mark between makes pdfium part them."""
    gap = word.box.x0 - last.box.x1
    below, above = word.box.top >= last.box.bottom, word.box.bottom <= last.box.top
    return abs(gap) <= PDF.closing_gap_em * word.size and not below and not above


def _marked(text: str, first: int, styles: Styles) -> str:
    """Return the word that begins at character `first`, raised figures at its end as superscripts."""
    if text[-1].isalpha() or not (figures := LAST_FIGURES.search(text)):
        return text
    begin, end = figures.end(1), figures.end(1)
    while begin > figures.start(1) and styles.is_raised(first + begin - 1, first):
        begin -= 1
    return text[:begin] + text[begin:end].translate(SUPERSCRIPTS) + text[end:]


def _spelt(text: str) -> str:
    """Return the word as it is printed, with a plain hyphen where it is divided at the line's end."""
    if text[-1] in LINE_END_HYPHENS:
        text = text[:-1] + "-"
    return sound(text if text[0] != "\x00" else UNTOLD * len(text))


def _character_box(textpage: Address, frame: Frame, index: int) -> BBox:
    rect = pdfium_c.FS_RECTF()
    CHARACTER_BOX(textpage, index, ctypes.addressof(rect))
    return frame.bbox(rect.left, rect.bottom, rect.right, rect.top)


def _word_boxes(textpage: Address, spans: Sequence[tuple[int, int]], frame: Frame) -> list[BBox]:
    """Return the boxes of words by the indices of their first and last characters."""
    ends = [index for span in spans for index in span]
    sides = filled(CHARACTER_BOX, textpage, ends, count=len(ends), width=4, is_one=True)
    left, top, right, bottom = sides.reshape(-1, 2, 4).transpose(2, 1, 0)
    corners = left.min(axis=0), bottom.min(axis=0), right.max(axis=0), top.max(axis=0)
    return frame.boxes(np.column_stack(corners))
