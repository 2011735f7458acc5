"""Files damaged on purpose, always in the same ways for the same seed: flipped bits, cuts, spliced objects, lies."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

Mutation = Callable[[bytes, bytes, random.Random], bytes]

OBJECT = re.compile(rb"\d+ \d+ obj.*?endobj", re.DOTALL)
STREAM = re.compile(rb"(?<=stream\n).*?(?=\nendstream)", re.DOTALL)
NUMBER = re.compile(rb"(?<=[ \[])\d+(?=[ \]/])")
NAME = re.compile(rb"/[A-Z][A-Za-z]+")
LIES = (b"-1", b"0", b"2147483648", b"999999999999", b"1e308", b"null", b"(", b"<<", b"[ [ [ [")
"""What may stand for a number."""
HEADERS = (
    b"",
    b"%PDF-9.9\n",
    b"%PDF-",
    b"\x89PNG\r\n",
    b"PK\x03\x04",
    b"\x00" * 2000,
    b"\xef\xbb\xbf",
    b"%!PS-Adobe\n",
)
"""What a file may begin with instead."""


def flip_bits(data: bytes, _other: bytes, chance: random.Random) -> bytes:
    """A few bits are the other way round."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 8, 64, 512))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def truncate(data: bytes, _other: bytes, chance: random.Random) -> bytes:
    """The end is missing."""
    return data[: chance.randrange(1, len(data))]


def cut(data: bytes, _other: bytes, chance: random.Random) -> bytes:
    """A part is missing."""
    start, length = chance.randrange(len(data)), chance.randrange(1, 2000)
    return data[:start] + data[start + length :]


def repeat(data: bytes, _other: bytes, chance: random.Random) -> bytes:
    """A part stands there several times."""
    start, length = chance.randrange(len(data)), chance.randrange(1, 5000)
    return data[:start] + data[start : start + length] * chance.randrange(2, 20) + data[start + length :]


def splice(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """An object gives way to one of another file."""
    return _exchanged(OBJECT, data, other, chance)


def swap_streams(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """A stream gives way to one of another place or file."""
    return _exchanged(STREAM, data, chance.choice((data, other)), chance)


def lie(data: bytes, _other: bytes, chance: random.Random) -> bytes:
    """Some numbers are impossible."""
    for _ in range(chance.randrange(1, 6)):
        data = _replaced(NUMBER, data, chance.choice(LIES), chance)
    return data


def rename(data: bytes, _other: bytes, chance: random.Random) -> bytes:
    """A name stands where another should."""
    names = NAME.findall(data)
    return _replaced(NAME, data, chance.choice(names), chance) if names else data


def wrong_header(data: bytes, _other: bytes, chance: random.Random) -> bytes:
    """The file begins as another kind of file."""
    return chance.choice(HEADERS) + data[chance.choice((0, 8, 100)) :]


def join(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """One file ends and another begins."""
    return data[: chance.randrange(1, len(data))] + other[chance.randrange(len(other)) :]


MUTATIONS: tuple[Mutation, ...] = (
    flip_bits,
    truncate,
    cut,
    repeat,
    splice,
    swap_streams,
    lie,
    rename,
    wrong_header,
    join,
)


def mutants(seeds: Sequence[Path], count: int, *, seed: int = 0) -> Iterator[tuple[str, bytes]]:
    """So many damaged files: a name that tells how each was made, and its bytes; the same for the same seed."""
    chance = random.Random(seed)
    data = [path.read_bytes() for path in seeds]
    for number in range(count):
        place = chance.randrange(len(seeds))
        chosen = chance.choices(MUTATIONS, k=chance.choice((1, 1, 2, 3)))
        changed = data[place]
        for mutation in chosen:
            changed = mutation(changed, chance.choice(data), chance) or b"\n"
        names = "-".join(mutation.__name__ for mutation in chosen)
        yield f"{number:05}-{seeds[place].stem}-{names}{seeds[place].suffix}", changed


def _exchanged(pattern: re.Pattern[bytes], data: bytes, other: bytes, chance: random.Random) -> bytes:
    found = list(pattern.finditer(other))
    return _replaced(pattern, data, chance.choice(found).group(), chance) if found else data


def _replaced(pattern: re.Pattern[bytes], data: bytes, new: bytes, chance: random.Random) -> bytes:
    found = list(pattern.finditer(data))
    if not found:
        return data
    place = chance.choice(found)
    return data[: place.start()] + new + data[place.end() :]
