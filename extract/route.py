"""Sheets as they are judged before layout: which route each takes and why; pages from 1, quality 0.0-1.0."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from atgardsbanken.extract.geometry import area, horizontal, overlap, vertical
from atgardsbanken.extract.layout.raw_page import RawPage
from atgardsbanken.extract.layout.turn import Turn
from atgardsbanken.extract.quality import Judgement, judge
from atgardsbanken.extract.records import Word

PICTURE_SHARE = 0.5
"""A page of which pictures cover more than this, with few letters, is a scan."""
FEW_LETTERS = 100
SAME_PLACE = 0.5
"""The share of its area that a word must share with another to stand in its place."""
DOUBTFUL = 0.5
"""Confidence below which a word read from the picture gives way to the text layer's."""

Need = Literal["none", "some", "all"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a text layer is worth: how much of it must be read from the picture, and why."""

    need: Need
    reason: str
    judgement: Judgement


def examine(sheet: RawPage) -> Verdict:
    """Whether the sheet's words can be trusted, as a whole and font by font."""
    judgement = judge(sheet.words)
    letters = sum(map(str.isalnum, "".join(word.text for word in sheet.words)))
    if not letters:
        return Verdict("all", "no text layer", judgement)
    if not judgement.reads:
        return Verdict("all", f"text layer not trusted: {judgement.reason}", judgement)
    if letters < FEW_LETTERS and sheet.picture > PICTURE_SHARE:
        return Verdict("all", "a picture with hardly any text layer", judgement)
    if judgement.garbled_fonts:
        fonts = ", ".join(sorted(judgement.garbled_fonts))
        return Verdict("some", f"font not trusted: {fonts}", judgement)
    reason = "text layer without å ä ö, but whole" if judgement.is_foreign else "text layer reads as Swedish"
    return Verdict("none", reason, judgement)


def as_text(sheet: RawPage, verdict: Verdict) -> RawPage:
    """The sheet as it is, for a page whose text layer is trusted."""
    return replace(sheet, route="text", quality=verdict.judgement.quality, reason=verdict.reason)


def without_picture(sheet: RawPage, verdict: Verdict) -> RawPage:
    """The sheet for a page that is not read from its picture: to be repaired where there is text, else failed."""
    reason = verdict.reason
    if any(any(map(str.isalnum, word.text)) for word in sheet.words):
        return replace(sheet, route="repaired", quality=verdict.judgement.quality, reason=reason)
    return replace(sheet, route="failed", quality=0.0, words=(), reason=reason)


def with_fonts_replaced(sheet: RawPage, verdict: Verdict, read: Sequence[Word]) -> RawPage:
    """The sheet with the words of its garbled fonts taken from the picture, where it has a word in their place."""
    garbled = [word for word in sheet.words if word.font in verdict.judgement.garbled_fonts]
    kept = [word for word in sheet.words if word.font not in verdict.judgement.garbled_fonts]
    instead = [word for word in read if any(stands_in(word, other) for other in garbled)]
    left = [word for word in garbled if not any(stands_in(other, word) for other in instead)]
    words = (*kept, *instead, *left)
    reason = f"{verdict.reason}: {len(instead)} words read from the picture, {len(left)} left to repair"
    return replace(sheet, words=words, route="repaired", quality=judge(words).quality, reason=reason)


def merged(read: Sequence[Word], layer: Sequence[Word], turn: Turn) -> list[Word]:
    """The words read from the picture; a doubtful one says what the text layer says in its place, if that is sound."""
    sound = [word for word in layer if _is_sound(word)]
    return [_settled(word, sound, turn) if word.confidence < DOUBTFUL else word for word in read]


def _settled(word: Word, sound: Sequence[Word], turn: Turn) -> Word:
    shown = replace(word, box=turn.back(word.box))
    same = [other for other in sound if stands_in(shown, other)]
    return replace(word, text=same[0].text) if len(same) == 1 else word


def _is_sound(word: Word) -> bool:
    """Whether a word of a poor text layer holds nothing that could have been å ä ö: figures and signs."""
    return not any(map(str.isalpha, word.text)) and any(map(str.isdigit, word.text))


def stands_in(one: Word, other: Word) -> bool:
    """Whether two words share most of the smaller one's place."""
    if min(area(one.box), area(other.box)) <= 0:
        return False
    across = overlap(horizontal(one.box), horizontal(other.box))
    down = overlap(vertical(one.box), vertical(other.box))
    return across * down >= SAME_PLACE
