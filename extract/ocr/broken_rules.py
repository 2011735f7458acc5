"""Drawn lines whole again: a thin line of a page that lay askew comes out of a scanner in pieces; boxes in pixels."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from atgardsbanken.extract.geometry import centre, cluster, height, width
from atgardsbanken.extract.ocr.image_cleanup import Gray, Mask, dark, drawn_rules
from atgardsbanken.extract.ocr.settings import OCR
from atgardsbanken.extract.pdf.render import POINTS_PER_INCH
from atgardsbanken.extract.records import BBox, enclosing

MOST_PIECES = 1500
"""Lines and pieces of lines on a page at most: more are a drawing, and comparing all takes seconds."""
FEWEST_PIECES, FEWEST_LONG, INKED_SHARE = 4, 3, 0.6
"""Pieces of a line that is short pieces alone, times that it is as long as a line need be, and its part with ink."""


@dataclass(frozen=True, slots=True)
class Breaks:
    """Pixels of white between two pieces of a line, beside each other, and between lines that meet, at most."""

    gap: float
    beside: float
    corner: float


def breaks(degrees: float, dpi: float) -> Breaks:
    """Return how lines are broken on a page that lay askew by `degrees`: once where they step over a row of pixels."""
    slope = abs(math.tan(math.radians(degrees)))
    step = OCR.broken_step_share / slope if slope else 0.0
    point = dpi / POINTS_PER_INCH
    return Breaks(
        min(max(step, OCR.least_break_pt * point), OCR.largest_break_pt * point),
        OCR.beside_pt * point,
        OCR.meeting_pt * point,
    )


def whole_rules(gray: Gray, dpi: float, degrees: float) -> list[BBox]:
    """Find the straight level and upright lines in a picture that was turned by `degrees`: faint, and in pieces.

    Pieces that are too short to be told from letters' strokes count where they lie in line with a longer one.
    """
    strokes = dark(gray)
    faint: Mask = np.asarray(gray < OCR.shade_gray)
    long = OCR.rule_pt * dpi / POINTS_PER_INCH
    found = drawn_rules(strokes, dpi)
    level, upright = _by_direction(rule for rule in found if _is_sure(rule, strokes, long))
    shortest_pt = OCR.piece_pt if degrees or found else OCR.rule_pt  # on a page that lay straight no line is broken
    pieces = [piece for piece in drawn_rules(faint, dpi, shortest_pt) if _is_piece(piece, faint, dpi)]
    if len(found) + len(pieces) > MOST_PIECES:
        return found
    level_pieces, upright_pieces = _by_direction(pieces)
    allowed = breaks(degrees, dpi)
    lines = _Lines.of(level, level_pieces, long, allowed)
    posts = _Lines.of(map(_turned, upright), map(_turned, upright_pieces), long, allowed)
    touching = replace(allowed, gap=0.0)
    across = lines.joined(allowed, posts.joined(touching, ()))
    down = posts.joined(allowed, lines.joined(touching, ()))
    met_across = [_lengthened(rule, down, allowed) for rule in across]
    met_down = [_lengthened(rule, across, allowed) for rule in down]
    return [*met_across, *map(_turned, met_down)]


@dataclass(frozen=True, slots=True)
class _Lines:
    """Level lines that are long enough to be `sure`, and `short` pieces that may belong to one."""

    sure: tuple[BBox, ...]
    short: tuple[BBox, ...]

    @classmethod
    def of(cls, rules: Iterable[BBox], pieces: Iterable[BBox], long: float, allowed: Breaks) -> _Lines:
        """Return `rules`, and `pieces` with those that are at least `long` pixels, or make a dashed line, sure."""
        found = sorted(pieces)
        sure = {piece for piece in found if width(piece) >= long}
        chains = (chain for chain in _chains(found, allowed) if _is_line(chain, FEWEST_LONG * long))
        sure.update(piece for chain in chains for piece in chain)
        return cls((*rules, *sorted(sure)), tuple(piece for piece in found if piece not in sure))

    def joined(self, allowed: Breaks, posts: Sequence[BBox]) -> list[BBox]:
        """Join what is of one line; `posts` are the uprights, turned."""
        short = [piece for piece in self.short if len(set(_ends_held(piece, allowed, posts))) == 1]
        parts = sorted([*((rule, True) for rule in self.sure), *((piece, False) for piece in short)])
        lines: list[tuple[BBox, BBox, bool]] = []
        open_: list[int] = []
        for part, sure in parts:
            open_ = [index for index in open_ if part.x0 - lines[index][1].x1 <= allowed.gap]
            found = next((index for index in open_ if _in_line(lines[index][1], part, allowed, posts)), None)
            if found is None:
                open_.append(len(lines))
                lines.append((part, part, sure))
            else:
                whole, last, before = lines[found]
                lines[found] = (enclosing((whole, part)), max(last, part, key=lambda box: box.x1), sure or before)
        known = [whole for whole, _, sure in lines if sure]
        held = [whole for whole, _, sure in lines if not sure and _is_held(whole, known, allowed, posts)]
        return known + held


def _chains(pieces: Iterable[BBox], allowed: Breaks) -> list[list[BBox]]:
    """Group level pieces, from left to right, that lie in line one after another."""
    chains: list[list[BBox]] = []
    open_: list[list[BBox]] = []
    for piece in pieces:
        open_ = [chain for chain in open_ if piece.x0 - chain[-1].x1 <= allowed.gap]
        chain = next((chain for chain in open_ if _in_line(chain[-1], piece, allowed, ())), None)
        if chain is None:
            chains.append([piece])
            open_.append(chains[-1])
        else:
            chain.append(piece)
    return chains


def _is_line(chain: Sequence[BBox], long: float) -> bool:
    """Tell whether pieces are a line all together: so many, so long and so little broken no letters' strokes are."""
    length = chain[-1].x1 - chain[0].x0
    inked = sum(map(width, chain))
    return len(chain) >= FEWEST_PIECES and length >= long and inked >= INKED_SHARE * length


def _by_direction(rules: Iterable[BBox]) -> tuple[list[BBox], list[BBox]]:
    """Part lines into level and upright ones."""
    found = list(rules)
    level = [rule for rule in found if width(rule) >= height(rule)]
    return level, [rule for rule in found if width(rule) < height(rule)]


def _turned(rule: BBox) -> BBox:
    """Return an upright line as a level one, or back: x and y change places."""
    return BBox(rule.top, rule.x0, rule.bottom, rule.x1)


def _is_sure(rule: BBox, strokes: Mask, long: float) -> bool:
    """Tell whether a line is twice as long as need be, or lies alone: a large dash may run into a letter."""
    return max(width(rule), height(rule)) >= 2 * long or _is_lone(rule, strokes)


def _is_piece(piece: BBox, strokes: Mask, dpi: float) -> bool:
    """Tell whether a run of ink is thin and lies alone, as a piece of a drawn line does."""
    thickness = min(width(piece), height(piece))
    return thickness <= OCR.piece_thickness_pt * dpi / POINTS_PER_INCH and _is_lone(piece, strokes)


def _is_lone(piece: BBox, strokes: Mask) -> bool:
    """Tell whether little ink lies along either side: a stroke of a letter, or a shape's edge, has more."""
    return max(_beside(piece, strokes)) <= OCR.piece_ink_share


def _beside(piece: BBox, strokes: Mask) -> tuple[float, float]:
    """Return the part of a piece's length that ink lies along, two pixels from it, on either side."""
    x0, y0, x1, y1 = (int(side) for side in piece)
    if x1 - x0 >= y1 - y0:
        sides = (strokes[max(y0 - 3, 0) : max(y0 - 2, 0), x0:x1], strokes[y1 + 2 : y1 + 3, x0:x1])
    else:
        sides = (strokes[y0:y1, max(x0 - 3, 0) : max(x0 - 2, 0)], strokes[y0:y1, x1 + 2 : x1 + 3])
    first, second = (np.count_nonzero(side) / max(side.size, 1) for side in sides)
    return first, second


def _in_line(left: BBox, right: BBox, allowed: Breaks, posts: Sequence[BBox]) -> bool:
    """Tell whether two level pieces, the left one first, are of one line: white alone parts them, no two frames."""
    gap = right.x0 - left.x1
    if gap > allowed.gap or not _are_level(left, right, allowed):
        return False
    near = _places(posts, left, allowed) if gap > 1 else []
    return sum(left.x1 - allowed.corner / 2 <= x <= right.x0 + allowed.corner / 2 for x in near) < 2


def _are_level(one: BBox, other: BBox, allowed: Breaks) -> bool:
    """Tell whether two level pieces lie no further beside each other than those of one line."""
    return abs(one.top + one.bottom - other.top - other.bottom) / 2 <= allowed.beside


def _is_held(piece: BBox, known: Iterable[BBox], allowed: Breaks, posts: Sequence[BBox]) -> bool:
    """Tell whether a piece goes on, beyond a merged cell, with a line that is known, and stands between uprights."""
    return any(_are_level(piece, line, allowed) for line in known) and all(_ends_held(piece, allowed, posts))


def _ends_held(piece: BBox, allowed: Breaks, posts: Sequence[BBox]) -> tuple[bool, bool]:
    """Tell for either end of a piece whether an upright stands within a break of it: a letter's stem has none."""
    near = _places(posts, piece, allowed)
    return (
        any(0 <= piece.x0 - x <= allowed.gap for x in near),
        any(0 <= x - piece.x1 <= allowed.gap for x in near),
    )


def _places(posts: Iterable[BBox], line: BBox, allowed: Breaks) -> list[float]:
    """Return where the uprights (turned) stand that reach the height of a level line, or end within a break of it."""
    _, here = centre(line)
    near = (post for post in posts if post.x0 - allowed.gap <= here <= post.x1 + allowed.gap)
    return cluster((centre(post)[1] for post in near), allowed.corner)


def _lengthened(rule: BBox, posts: Sequence[BBox], allowed: Breaks) -> BBox:
    """Lengthen a level line to the upright (turned) next to an end that meets none: a break lies at the corner."""
    near = _places(posts, rule, allowed)
    before = max((x for x in near if rule.x0 - allowed.gap <= x <= rule.x0), default=rule.x0)
    after = min((x for x in near if rule.x1 <= x <= rule.x1 + allowed.gap), default=rule.x1)
    meets_left = any(abs(x - rule.x0) <= allowed.corner for x in near)
    meets_right = any(abs(x - rule.x1) <= allowed.corner for x in near)
    return rule._replace(x0=rule.x0 if meets_left else before, x1=rule.x1 if meets_right else after)
