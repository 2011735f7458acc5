"""Which route a raw page takes, text layer or picture, and why; quality 0.0-1.0."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from atgardsbanken.extract.geometry import area, horizontal, overlap, vertical
from atgardsbanken.extract.layout.raw_page import RawPage
from atgardsbanken.extract.layout.turn import Turn
from atgardsbanken.extract.quality import Judgement, judge
from atgardsbanken.extract.records import BBox, Word

SCAN_SHARE = 0.5
"""Part of a page with few letters that pictures cover where it is a scan; logos and photographs cover less."""
SCAN_LETTERS = 100
"""Letters and figures below which such a page is one: its text layer holds a stamp or a page number."""
SAME_PLACE_SHARE = 0.5
"""Part of the smaller word's area that two words share where one stands in the other's place."""
DOUBT_PROBABILITY = 0.5
"""Confidence below which a word read from the picture gives way to the text layer's figures."""

Need = Literal["none", "pictures", "some", "all"]
"""What must be read from the page's picture: nothing, the pictures on it, the words in some fonts, or all of it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How much of a text layer must be read from the picture, and why."""

    need: Need
    reason: str
    judgement: Judgement


def examine(raw_page: RawPage) -> Verdict:
    """Judge whether the page's text layer can be trusted, as a whole and font by font."""
    judgement = judge(raw_page.words)
    letters = sum(map(str.isalnum, "".join(word.text for word in raw_page.words)))
    if not letters:
        return Verdict("all", "no text layer", judgement)
    if not judgement.reads:
        return Verdict("all", f"text layer not trusted: {judgement.reason}", judgement)
    if letters < SCAN_LETTERS and raw_page.picture > SCAN_SHARE:
        return Verdict("all", "a picture with hardly any text layer", judgement)
    if judgement.garbled_fonts:
        fonts = ", ".join(sorted(judgement.garbled_fonts))
        return Verdict("some", f"font not trusted: {fonts}", judgement)
    reason = "text layer without å ä ö, but whole" if judgement.is_foreign else "text layer reads as Swedish"
    return Verdict("pictures" if raw_page.unread else "none", reason, judgement)


def as_text(raw_page: RawPage, verdict: Verdict) -> RawPage:
    """Return a page whose text layer is trusted, with its route and why."""
    return replace(raw_page, route="text", quality=verdict.judgement.quality, reason=verdict.reason)


def without_picture(raw_page: RawPage, verdict: Verdict) -> RawPage:
    """Return a page whose text layer is not trusted, for want of a picture: to be repaired, or failed without text."""
    reason = verdict.reason
    if any(any(map(str.isalnum, word.text)) for word in raw_page.words):
        return replace(raw_page, route="repaired", quality=verdict.judgement.quality, reason=reason)
    return replace(raw_page, route="failed", quality=0.0, words=(), reason=reason)


def with_fonts_replaced(raw_page: RawPage, verdict: Verdict, read: Sequence[Word]) -> RawPage:
    """Return the page with words in garbled fonts taken from its picture, where that has a word in their place."""
    garbled = [word for word in raw_page.words if word.font in verdict.judgement.garbled_fonts]
    kept = [word for word in raw_page.words if word.font not in verdict.judgement.garbled_fonts]
    instead = [word for word in read if any(stands_in(word, other) for other in garbled)]
    left = [word for word in garbled if not any(stands_in(other, word) for other in instead)]
    words = (*kept, *instead, *left)
    reason = f"{verdict.reason}: {len(instead)} words read from the picture, {len(left)} left to repair"
    return replace(raw_page, words=words, route="repaired", quality=judge(words).quality, reason=reason)


def with_pictures_read(raw_page: RawPage, verdict: Verdict, read: Sequence[Word], rules: Sequence[BBox]) -> RawPage:
    """Return the page with the words and lines in its pictures beside its own."""
    new = [word for word in read if not any(stands_in(word, own) for own in raw_page.words)]
    if not new:
        return as_text(raw_page, verdict)
    words = (*raw_page.words, *new)
    reason = f"{verdict.reason}: {len(new)} words read from pictures on it"
    whole = replace(raw_page, words=words, rules=(*raw_page.rules, *rules))
    return replace(whole, route="repaired", quality=judge(words).quality, reason=reason)


def merged(read: Sequence[Word], layer: Sequence[Word], turn: Turn) -> list[Word]:
    """Return the words read from the picture, doubtful ones as the text layer has them where that has a number."""
    sound = [word for word in layer if _is_sound(word)]
    return [_settled(word, sound, turn) if word.confidence < DOUBT_PROBABILITY else word for word in read]


def _settled(word: Word, sound: Sequence[Word], turn: Turn) -> Word:
    shown = replace(word, box=turn.back(word.box))
    same = [other for other in sound if stands_in(shown, other)]
    return replace(word, text=same[0].text) if len(same) == 1 else word


def _is_sound(word: Word) -> bool:
    """Tell whether a word of a poor text layer holds no letter that could have been å ä ö: a number and signs."""
    return not any(map(str.isalpha, word.text)) and any(map(str.isdigit, word.text))


def stands_in(one: Word, other: Word) -> bool:
    """Tell whether two words share most of the smaller one's place."""
    if min(area(one.box), area(other.box)) <= 0:
        return False
    across = overlap(horizontal(one.box), horizontal(other.box))
    down = overlap(vertical(one.box), vertical(other.box))
    return across * down >= SAME_PLACE_SHARE
