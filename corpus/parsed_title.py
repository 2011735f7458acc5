"""A title as themes compare it: its wording and its deed, which a bank keeps so that they are told once."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from atgardsbanken.corpus.deed import Deed, deed
from atgardsbanken.corpus.wording import Wording, wording


@dataclass(frozen=True, slots=True)
class ParsedTitle:
    """What a title says, and what of that is done."""

    wording: Wording
    deed: Deed


class _Packed(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """A parsed title without what follows from the rest: `lighter` are the weights of stems that elaborate."""

    full: dict[str, float]
    lighter: dict[str, float]
    deed: dict[str, float]
    within: list[list[str]]
    specific: list[str]
    neighbours: list[list[str]]


def parsed_title(title: str) -> ParsedTitle:
    """Return what a title says."""
    return ParsedTitle(wording(title), deed(title))


def packed(parsed: ParsedTitle) -> bytes:
    """Return a parsed title as MessagePack, the same bytes for equal ones.

    >>> unpacked(packed(parsed_title("Mobila team – i hela länet"))) == parsed_title("Mobila team – i hela länet")
    True
    """
    said, done = parsed.wording, parsed.deed
    found = _Packed(
        full=dict(said.full_weights),
        lighter={stem: weight for stem, weight in said.weights.items() if weight != said.full_weights[stem]},
        deed=dict(done.weights),
        within=[sorted(done.within[stem]) for stem in done.weights],
        specific=sorted(done.specific),
        neighbours=sorted(map(sorted, done.neighbours)),
    )
    return msgspec.msgpack.encode(found)


def unpacked(content: bytes) -> ParsedTitle:
    """Return a parsed title from its MessagePack."""
    found = msgspec.msgpack.decode(content, type=_Packed)
    weights = {**found.full, **found.lighter}
    said = Wording(weights, found.full, sum(weights.values()), sum(found.full.values()))
    within = dict(zip(found.deed, map(frozenset, found.within), strict=True))
    neighbours = frozenset(map(frozenset, found.neighbours))
    return ParsedTitle(said, Deed(found.deed, within, frozenset(found.specific), neighbours, sum(found.deed.values())))
