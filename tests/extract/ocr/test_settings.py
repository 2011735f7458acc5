"""Every threshold of reading pictures decides something: what lies just under it and just over it differs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from unittest import mock

import numpy as np
import pytest
from PIL import Image
from thresholds_ocr import moved, moves

from atgardsbanken.extract.geometry import BBox
from atgardsbanken.extract.ocr import page as page_room
from atgardsbanken.extract.ocr.broken_rules import breaks, whole_rules
from atgardsbanken.extract.ocr.footnote_marks import read_marks
from atgardsbanken.extract.ocr.hocr import OcrWord
from atgardsbanken.extract.ocr.image_cleanup import (
    Gray,
    dark,
    drawn_rules,
    levelled,
    skew,
    without_dust,
    without_rules,
    without_tints,
)
from atgardsbanken.extract.ocr.leaders import find_leaders
from atgardsbanken.extract.ocr.missed_ink import read_missed_ink
from atgardsbanken.extract.ocr.page import Models, Recogniser, upright_scan
from atgardsbanken.extract.ocr.reread import (
    _bands,
    is_disc,
    parted,
    reread,
    segments_of,
    with_bullet,
    without_dirt,
)
from atgardsbanken.extract.ocr.settings import OcrSettings
from atgardsbanken.extract.ocr.typography import (
    base_of,
    run_height,
    tightened,
    to_words,
    usual_heights,
    without_overlap,
)
from atgardsbanken.extract.options import ReadOptions

SIZE = 100
"""Pixels: the height of lines here, so that a setting in line heights is a number of pixels in percent."""
Box = tuple[int, int, int, int]


def paper(*boxes: Box, shape: tuple[int, int] = (1600, 1600)) -> Gray:
    """Black boxes (left, top, right, bottom) on white."""
    gray = np.full(shape, 255, dtype=np.uint8)
    for left, top, right, bottom in boxes:
        gray[top:bottom, left:right] = 0
    return gray


def row(*levels: int) -> Gray:
    """A picture of one row with these levels of gray."""
    return np.array([levels], dtype=np.uint8)


def word(text: str, box: Box, probability: float = 0.99, *, size: float = SIZE, line: int = 0) -> OcrWord:
    """A word that was read, standing on its box's foot."""
    return OcrWord(text, box, probability, size, float(box[3]), line)


def said(words: Sequence[OcrWord]) -> str:
    """What the words say, from left to right."""
    return " ".join(item.text for item in sorted(words, key=lambda item: item.box[0]))


# The picture


def dusty(beside: int) -> Gray:
    """Clean paper with one dark pixel, and one of another level beside it."""
    gray = np.full((5, 5), 255, dtype=np.uint8)
    gray[2, 2], gray[2, 3] = 0, beside
    return gray


def slanting(degrees: float) -> float:
    """The skew that is found of lines that fall to the right so steeply."""
    lines = Image.fromarray(paper(*((60, top, 540, top + 3) for top in range(60, 540, 24)), shape=(600, 600)))
    turned = lines.rotate(-degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)
    return round(skew(dark(np.asarray(turned))), 1)


def dashed(period: int) -> int:
    """The number of drawn lines that a line is taken for in which one pixel of each period is white."""
    gray = paper((100, 100, 900, 102))
    gray[:, 100:900:period] = 255
    return len(drawn_rules(dark(gray), 300))


def round_corner(reach: int) -> int:
    """The dark pixels that are left of a dot between two lines' ends that are so far from the corner."""
    gray = paper((22, 22, 24, 24))
    return int(dark(without_rules(gray, [BBox(20 + reach, 20, 200, 21), BBox(20, 20 + reach, 21, 150)], 72)).sum())


def rule_end(*pieces: Box) -> float:
    """Where a level line ends that pieces of ink stand behind."""
    return max(rule.x1 for rule in whole_rules(paper((20, 50, 80, 52), *pieces), 72.0, 0.0))


def fine_rule_end(piece: Box) -> float:
    """The same at ten pixels a point."""
    return max(rule.x1 for rule in whole_rules(paper((100, 500, 700, 510), piece), 720.0, 0.0))


def rules_beside(step: int) -> int:
    """The number of lines that two lines are whose heights differ by so much, at ten pixels a point."""
    return len(whole_rules(paper((100, 500, 700, 510), (740, 500 + step, 1400, 510 + step)), 720.0, 0.0))


def reading_dpi(own: float) -> float:
    """The resolution that a scan with such a resolution of its own is read at."""
    with mock.patch.object(page_room, "scanned_dpi", return_value=own):
        return page_room._reading_dpi(mock.Mock(), ReadOptions())


def is_tried_turned(probability: float) -> bool:
    """Whether a page whose words have this confidence is tried turned."""
    engine = mock.Mock(read=mock.Mock(return_value=[[word("vård", (0, 0, 40, 20), probability)]]))
    by = Recogniser(Models("swe", "swe"), ReadOptions(), engine)
    picture = mock.Mock(gray=paper(), dpi=300.0)
    with (
        mock.patch.object(page_room, "scan", return_value=picture),
        mock.patch.object(page_room, "quarter_turns", return_value=0) as tried,
    ):
        upright_scan(mock.Mock(), by)
    return bool(tried.called)


# Two readings


def strips(*words: OcrWord, gray: Gray | None = None) -> list[tuple[int, int]]:
    """The width and height of the pictures that are read again of a line with these words."""
    sizes: list[tuple[int, int]] = []

    def read(images: Sequence[Image.Image]) -> list[list[OcrWord]]:
        sizes.extend(image.size for image in images)
        return [[] for _ in images]

    reread(words, paper(*(item.box for item in words)) if gray is None else gray, read)
    return sizes


def again(before: OcrWord, text: str, probability: float, *, size: float = SIZE) -> list[OcrWord]:
    """What is kept of a word that the second reading reads so, in its place; of nothing where it says nothing."""
    left, top, right, bottom = before.box

    def read(images: Sequence[Image.Image]) -> list[list[OcrWord]]:
        # The picture of the line begins 12 pixels beside and 15 above the word, and has 20 of white around it.
        box = (32, 35, 32 + right - left, 35 + bottom - top)
        return [[OcrWord(text, box, probability, size, 0.0, 0)] if text else [] for _ in images]

    return reread([before], paper(before.box), read)


VARD = (300, 100, 600, 170)
LINE = tuple(word("ord", (100 + 250 * step, 100, 300 + 250 * step, 200)) for step in range(1, 5))


def read_beside(across: int, down: int) -> str:
    """What is kept where the second reading's word begins so far to the right of the first's, or below it."""
    before = word("vård", (300, 100, 400, 200), 0.7)
    box = (32 + across, 35 + down, 132 + across, 135 + down)
    return said(
        reread([before], paper(before.box), lambda images: [[OcrWord("värd", box, 0.9, SIZE, 0.0, 0)] for _ in images])
    )


def piece(share: int) -> str:
    """What is left of a word and a letter of which so many percent lie in the word."""
    return said(without_dirt([word("vården", (0, 0, 300, 100)), word("n", (300 - share, 0, 400 - share, 100))]))


def number(gap: int, other: int = 10) -> str:
    """A number read as one, with such white before its last three figures, and between them."""
    step = 50 + other
    boxes = [(0, 0, 50, 70), *((50 + gap + step * n, 0, 100 + gap + step * n, 70) for n in range(3))]
    return said(parted(word("1400", (0, 0, 200 + gap + 2 * other, 70)), paper(*boxes)))


def odd_steps(count: int) -> list[int]:
    """Steps from dot to dot, so many of forty longer than the others."""
    return [60] * (40 - count) + [80] * count


def leaders(
    *, wide: int = 20, above: int = 200, below: int = 200, steps: Sequence[int] = (60,) * 23, stem: int = 0
) -> int:
    """The number of leaders in a row of dots with ink above, below and between them, at ten pixels a point."""
    lefts = [20 + sum(steps[:n]) for n in range(len(steps) + 1)]
    top = 300
    bars = [(0, top - above - 5, 3000, top - above), (0, top + 3 + below, 3000, top + 8 + below)]
    dots = [(left, top, left + wide, top + 4) for left in lefts]
    stems = [(left + 40, top - 60, left + 40 + stem, top + 4) for left in lefts]
    return len(find_leaders(dark(paper(*bars, *dots, *stems, shape=(700, 3000))), 720.0))


def filled(wide: int, high: int, share: float = 1.0) -> Gray:
    """A rectangle of ink of which only a part is black."""
    gray = paper(shape=(high, wide))
    gray.flat[: round(wide * high * share)] = 0
    gray[0, :] = gray[:, 0] = gray[-1, :] = gray[:, -1] = 0
    return gray


def disc(wide: int, high: int, share: float = 1.0) -> bool:
    """Whether a rectangle of ink is taken for a filled disc."""
    return is_disc(dark(filled(wide, high, share)), SIZE, least=0.1)


def bullet(side: int) -> str:
    """What a square that was read as a sign is in the end."""
    return with_bullet(word("-", (0, 0, side, side)), paper((0, 0, side, side))).text


# Missed ink


def missed(*boxes: Box) -> int:
    """How many words are added where ink in these boxes has been missed, beside a word at the left."""
    first = word("vård", (100, 50, 300, 150))

    def read(images: Sequence[Image.Image]) -> list[list[OcrWord]]:
        return [[OcrWord("77", (20, 20, 30, 34), 0.95, SIZE, 34.0, 0)] for _ in images]

    return len(read_missed_ink([first], paper(first.box, *boxes), read)) - 1


def places(count: int) -> list[Box]:
    """So many boxes of ink, far from each other."""
    corners = [(50 + 300 * (number % 5), 250 + 200 * (number // 5)) for number in range(count)]
    return [(left, top, left + 50, top + 50) for left, top in corners]


def missed_bullet(side: int, gap: int) -> int:
    """How many bullets are found where a square of ink stands so far before a word."""
    first = word("vård", (900, 50, 1100, 150))
    box = (900 - gap - side, 100 - side // 2, 900 - gap, 100 - side // 2 + side)
    return len(read_missed_ink([first], paper(first.box, box), lambda images: [[] for _ in images])) - 1


# Footnote marks


def mark(foot: int, height: int, signs: int = 1) -> str:
    """A word with signs at its end, their foot so far above the base, so high; the reader sees figures."""
    letters = [(20 + 60 * step, 100, 60 + 60 * step, 170) for step in range(4)]
    raised = [(260 + 60 * step, 170 - foot - height, 300 + 60 * step, 170 - foot) for step in range(signs)]
    found = word("vård" + "?" * signs, (20, 50, 260 + 60 * signs, 170))
    seen = OcrWord("2" * min(signs, 3), (0, 0, 9, 9), 0.9, 9.0, 9.0, 0)
    return said(read_marks([found], paper(*letters, *raised), lambda images: [[seen] for _ in images]))


# Typography


def below_base(text: str) -> float:
    """How far a word's base is found above its box's foot, where its line's is far away."""
    return round(500 - base_of(replace(word(text, (0, 400, 90, 500)), base=900.0), SIZE), 2)


def with_dots(gap: int, high: int) -> int:
    """The top of the box of a word whose letters are 100 pixels high, with dots above."""
    box = (0, 0, 90, 300)
    gray = paper((0, 200, 90, 300), (20, 200 - gap - high, 40, 200 - gap))
    return tightened(word("mina", box), gray).box[1]


def cut(high: int) -> int:
    """The top of a box so high that reaches over a word above it, among boxes 100 pixels high."""
    others = [word("vård", (200 * step, 0, 100 + 200 * step, 100)) for step in range(5)]
    return without_overlap([*others, word("vård", (0, 30, 100, 30 + high))])[-1].box[1]


def is_bold(stroke: int) -> bool:
    """Whether a line is bold whose strokes are so wide, on a page with strokes 20 pixels wide."""
    usual = [(40 * step, 100, 40 * step + 20, 200) for step in range(20)]
    gray = paper(*usual, *((60 * step, 300, 60 * step + stroke, 400) for step in range(6)))
    words = [word("vanlig text", (0, 100, 800, 200)), word("fagra", (0, 300, 360, 400), line=1)]
    return to_words(words, gray, 1.0)[-1].bold


def tinted(level: int, high: int = 60) -> int:
    """What becomes of a ground that is so dark and so high."""
    gray = np.full((120, 300), 255, np.uint8)
    gray[30 : 30 + high, 30:270] = level
    return int(without_tints(gray)[30 + high // 2, 150])


Case = tuple[Callable[[], object], object]
CASES: dict[str, Case] = {
    "dark_gray": (lambda: dark(row(150, 180)).tolist(), [[True, False]]),
    "shade_gray": (lambda: [int(without_dust(dusty(level))[2, 2]) for level in (200, 230)], [0, 255]),
    "ink_gray": (lambda: [level > 0 for level in levelled(row(240, 18, 23))[0, 1:]], [False, True]),
    "paper_noise_gray": (
        lambda: [level < 255 for level in levelled(row(240, 240, 240, 235, 233))[0, 3:]],
        [False, True],
    ),
    "darkest_tint_gray": (lambda: [tinted(level) for level in (80, 100)], [80, 255]),
    "lightest_tint_gray": (lambda: [tinted(level) for level in (210, 220)], [255, 220]),
    "tint_px": (lambda: [tinted(150, high=high) for high in (15, 24)], [150, 255]),
    "enough_dpi": (lambda: (reading_dpi(180), reading_dpi(220)), (200.0, 220.0)),
    "least_skew_degrees": (lambda: [page_room.is_askew(angle) for angle in (0.08, 0.12)], [False, True]),
    "largest_skew_degrees": (lambda: (slanting(2.9), slanting(3.9) < 3.5), (2.9, True)),
    "upright_probability": (lambda: (is_tried_turned(0.5), is_tried_turned(0.7)), (True, False)),
    "rule_pt": (lambda: [len(drawn_rules(dark(paper((9, 9, 9 + n, 11))), 72)) for n in (17, 23)], [0, 1]),
    "rule_thickness_pt": (lambda: [len(drawn_rules(dark(paper((9, 9, 99, 9 + n))), 72)) for n in (4, 5)], [1, 0]),
    "rule_dark_share": (lambda: (dashed(40), dashed(10)), (1, 0)),
    "corner_pt": (lambda: (round_corner(8), round_corner(10)), (0, 4)),
    "piece_pt": (lambda: [rule_end((85, 50, 85 + n, 51)) for n in (5, 7)], [80, 92]),
    "piece_thickness_pt": (lambda: [fine_rule_end((740, 500, 840, 500 + n)) for n in (17, 19)], [842, 708]),
    "piece_ink_share": (lambda: [rule_end((85, 50, 101, 51), (85, 53, 85 + n, 55)) for n in (3, 4)], [101, 80]),
    "beside_pt": (lambda: (rules_beside(9), rules_beside(11)), (1, 2)),
    "meeting_pt": (lambda: breaks(0.0, 72.0).corner, 3.0),
    "broken_step_share": (lambda: round(breaks(0.3, 720.0).gap), 134),
    "least_break_pt": (lambda: breaks(0.0, 72.0).gap, 8.0),
    "largest_break_pt": (lambda: breaks(0.1, 72.0).gap, 45.0),
    "doubt_probability": (lambda: [len(strips(word("vård", VARD, p))) for p in (0.75, 0.85)], [1, 0]),
    "number_doubt_probability": (lambda: [len(strips(word("26", VARD, p))) for p in (0.93, 0.97)], [1, 0]),
    "garbage_probability": (
        lambda: [strips(word("ett", (100, 100, 300, 200), p), *LINE)[0][0] > 1000 for p in (0.45, 0.55)],
        [True, False],
    ),
    "dirt_probability": (lambda: [said(again(word("vård", VARD, p), "", 0)) for p in (0.27, 0.35)], ["", "vård"]),
    "sign_probability": (lambda: [said(again(word("26", VARD, 0.9), "%", p)) for p in (0.45, 0.6)], ["26", "%"]),
    "segment_gap_lh": (
        lambda: [len(segments_of([word("a", (0, 0, 50, 70)), word("b", (n, 0, n + 50, 70))])) for n in (140, 160)],
        [1, 2],
    ),
    "padding_lh": (lambda: strips(word("vård", VARD, 0.7))[0][0] - 40 - 300, 24),
    "margin_lh": (lambda: strips(word("vård", VARD, 0.7))[0][1] - 40 - 70, 30),
    "border_px": (lambda: strips(word("vård", VARD, 0.7))[0][1] - 30 - 70, 40),
    "row_white_lh": (
        lambda: [len(_bands(dark(paper((0, 0, 9, 20), (0, 20 + n, 9, 99))), SIZE)) for n in (22, 28)],
        [1, 2],
    ),
    "dots_lh": (lambda: [len(_bands(dark(paper((0, 0, 9, n), (0, n + 10, 9, 150))), SIZE)) for n in (33, 37)], [1, 2]),
    "least_row_lh": (lambda: [len(_bands(dark(paper((0, 0, 9, n))), SIZE)) for n in (18, 22)], [0, 1]),
    "meeting_width_share": (lambda: [read_beside(n, 0) for n in (65, 75)], ["värd", "vård värd"]),
    "meeting_height_share": (lambda: [read_beside(0, n) for n in (55, 65)], ["värd", "vård värd"]),
    "same_line_ratio": (
        lambda: [again(word("vård", VARD, 0.7), "värd", 0.9, size=n)[0].size for n in (130, 150)],
        [SIZE, 150],
    ),
    "speck_lh": (lambda: [said(without_dirt([word("a", (0, 0, 9, n))])) for n in (18, 22)], ["", "a"]),
    "piece_share": (lambda: (piece(65), piece(75)), ("vården n", "vården")),
    "leader_dot_pt": (lambda: (leaders(wide=20), leaders(wide=24)), (1, 0)),
    "leader_above_dots": (lambda: (leaders(above=50), leaders(above=62)), (0, 1)),
    "leader_below_dots": (lambda: (leaders(below=36), leaders(below=52)), (0, 1)),
    "leader_gap_dots": (lambda: (leaders(steps=[100] * 23), leaders(steps=[116] * 23)), (1, 0)),
    "leader_step_pt": (lambda: (leaders(wide=10, steps=[23] * 40), leaders(wide=10, steps=[19] * 40)), (1, 0)),
    "leader_dots": (lambda: (leaders(steps=[60] * 11), leaders(steps=[60] * 10)), (1, 0)),
    "leader_uneven_share": (lambda: (leaders(steps=[48, 72] * 10), leaders(steps=[43, 77] * 10)), (1, 0)),
    "leader_ink_share": (lambda: (leaders(stem=2), leaders(stem=3)), (1, 0)),
    "leader_even_share": (lambda: (leaders(steps=odd_steps(5)), leaders(steps=odd_steps(7))), (1, 0)),
    "digit_gap_ratio": (lambda: (number(40, other=22), number(36, other=25)), ("1 400", "1400")),
    "digit_gap_lh": (lambda: (number(25), number(29)), ("1400", "1 400")),
    "disc_share": (lambda: (disc(40, 40, 0.6), disc(40, 40, 0.75)), (False, True)),
    "disc_ratio": (lambda: (disc(40, 50), disc(30, 44)), (True, False)),
    "least_bullet_lh": (lambda: (bullet(11), bullet(13)), ("-", "•")),
    "largest_bullet_lh": (lambda: (bullet(53), bullet(57)), ("•", "-")),
    "own_ink_lh": (lambda: [missed((300 + n, 60, 308 + n, 140)) for n in (21, 31)], [0, 1]),
    "missed_letter_lh": (lambda: [missed((900, 300, 980, 300 + n)) for n in (38, 42)], [0, 1]),
    "missed_bullet_lh": (lambda: (missed_bullet(18, 60), missed_bullet(22, 60)), (0, 1)),
    "bullet_gap_lh": (lambda: (missed_bullet(30, 370), missed_bullet(30, 430)), (1, 0)),
    "most_missed_places": (lambda: (missed(*places(24)), missed(*places(27))), (24, 0)),
    "mark_rise_lh": (lambda: (mark(18, 40), mark(22, 40)), ("vård?", "vård²")),
    "least_mark_lh": (lambda: (mark(30, 23), mark(30, 27)), ("vård?", "vård²")),
    "largest_mark_lh": (lambda: (mark(30, 53), mark(30, 57)), ("vård²", "vård?")),
    "most_mark_signs": (lambda: (mark(30, 40, 3), mark(30, 40, 4)), ("vård²²²", "vård????")),
    "descender_lh": (lambda: below_base("går"), 22.0),
    "comma_lh": (lambda: below_base("vår,"), 12.0),
    "ascender_lh": (lambda: round(run_height([word("van", (0, 0, 90, 53), size=300)]), 2), 100.0),
    "dash_lh": (lambda: below_base("–"), -20.0),
    "quote_lh": (lambda: below_base("”"), -50.0),
    "dot_gap_share": (lambda: (with_dots(33, 20), with_dots(37, 20)), (147, 200)),
    "dot_share": (lambda: (with_dots(20, 48), with_dots(20, 52)), (132, 200)),
    "two_rows_ratio": (lambda: (cut(145), cut(155)), (30, 100)),
    "unlike_ratio": (lambda: [run_height([word("Vård", (0, 0, 90, n))]) == SIZE for n in (86, 92)], [True, False]),
    "astray_lh": (
        lambda: [base_of(replace(word("vår", (0, 0, 90, 100)), base=100.0 - n), SIZE) for n in (23, 27)],
        [77.0, 100],
    ),
    "same_size_ratio": (lambda: [len(set(usual_heights([(100, 5), (n, 4)]))) for n in (112, 116)], [1, 2]),
    "size_ratio": (lambda: to_words([word("Vård", (0, 100, 90, 178))], paper(), 1.0)[0].size, 105.0),
    "bold_ratio": (lambda: (is_bold(24), is_bold(28)), (False, True)),
}
"""For each setting what happens just under it and just over it, and what that is."""


def test_every_setting_has_a_case() -> None:
    """A setting that decides nothing is no setting."""
    assert set(CASES) == {field.name for field in fields(OcrSettings)}


@pytest.mark.parametrize("name", CASES)
def test_setting_decides(name: str) -> None:
    """What lies just under a setting and just over it comes out as it should."""
    found, expected = CASES[name]
    assert found() == expected


@pytest.mark.parametrize(("name", "factor"), moves("ocr"))
def test_moved_setting_is_noticed(name: str, factor: float) -> None:
    """A setting that is moved by a third or a quarter decides otherwise."""
    found, expected = CASES[name]
    with moved("ocr", name, factor):
        assert found() != expected


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"rule_pt": 0.0}, "rule_pt is 0.0; it must be above 0"),
        ({"piece_share": 1.1}, "piece_share is 1.1; a share lies above 0 and at most at 1"),
    ],
)
def test_impossible_setting_is_refused(wrong: dict[str, float], message: str) -> None:
    """Settings check themselves."""
    with pytest.raises(ValueError, match=f"^{message}$"):
        OcrSettings(**wrong)  # type: ignore[arg-type]
