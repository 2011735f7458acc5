"""All compiled patterns of the package, and texts on which one that grows faster than its text shows it."""

from __future__ import annotations

import math
import random
import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from itertools import islice, product
from pkgutil import walk_packages
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]

import atgardsbanken

LENGTH = 500
"""Characters of the shorter text; the longer one has four times as many."""
QUICK_SECONDS = 0.004
"""A pattern that is through the longer text in this time takes no step again: a quadratic one takes five times it."""
MOST_SECONDS = 0.5
"""The time after which a pattern is given up."""
MOST_GROWTH = 8.0
"""Between 4, for a linear pattern, and 16, for a quadratic one."""
MOTIFS = 20
"""Random repetitions that are tried beside all of one and two signs."""
SPACE, DIGIT, WORD = " ", "7", "k"
CATEGORIES = {
    code.CATEGORY_DIGIT: DIGIT,
    code.CATEGORY_NOT_DIGIT: WORD,
    code.CATEGORY_SPACE: SPACE,
    code.CATEGORY_NOT_SPACE: WORD,
    code.CATEGORY_WORD: WORD,
    code.CATEGORY_NOT_WORD: ",",
}


def patterns() -> dict[str, re.Pattern[str]]:
    """The patterns that stand in modules, alone or in tables, by module and name."""
    found: dict[str, re.Pattern[str]] = {}
    for module in walk_packages(atgardsbanken.__path__, "atgardsbanken."):
        if not module.name.endswith("__main__"):
            for name, value in vars(import_module(module.name)).items():
                for number, pattern in enumerate(_within(value)):
                    found.setdefault(f"{module.name}.{name}{f'[{number}]' if number else ''}", pattern)
    return {name: pattern for name, pattern in found.items() if isinstance(pattern.pattern, str)}


def _within(value: object) -> Iterator[re.Pattern[str]]:
    """The patterns in a value of a module."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from _within(each)
    elif isinstance(value, dict):
        for each in (*value, *value.values()):
            yield from _within(each)


def units(pattern: re.Pattern[str]) -> list[str]:
    """Signs, and runs of them, that the pattern asks for, from which texts are made that it nearly matches."""
    tree = _parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    found = dict.fromkeys(_signs(tree))
    return [*dict.fromkeys([*list(found)[:7], *_literals(tree), SPACE, WORD, DIGIT])][:11]


def _signs(tree: object) -> Iterator[str]:
    """A sign for each set of signs in a parsed pattern, the wide sets first."""
    narrow: list[str] = []
    for operation, argument in _operations(tree):
        if operation is code.CATEGORY:
            yield CATEGORIES.get(argument, WORD)
        elif operation is code.RANGE:
            narrow.append(chr(argument[0]))
        elif operation is code.LITERAL:
            narrow.append(chr(argument))
        elif operation in (code.NOT_LITERAL, code.ANY):
            yield WORD
    yield from narrow


def _literals(tree: object) -> Iterator[str]:
    """The words of a parsed pattern, letters one after another."""
    word = ""
    for operation, argument in _operations(tree):
        if operation is code.LITERAL:
            word += chr(argument)
            continue
        if len(word) > 1:
            yield word[:12]
        word = ""
    if len(word) > 1:
        yield word[:12]


def _operations(tree: object) -> Iterator[tuple[object, object]]:
    """All operations of a parsed pattern, those within others too."""
    if isinstance(tree, tuple) and len(tree) == 2 and type(tree[0]).__name__ == "_NamedIntConstant":
        yield tree
        yield from _operations(tree[1])
    elif isinstance(tree, list | tuple | _parser.SubPattern):
        for each in tree:
            yield from _operations(each)


def texts(pattern: re.Pattern[str], length: int) -> Iterator[tuple[str, str]]:
    """Repetitions of what the pattern asks for, each with its motif, that end in a sign which spoils the match."""
    made, chance = units(pattern), random.Random(repr(pattern.pattern))
    motifs = [*made, *map("".join, product(made, repeat=2))]
    motifs += ["".join(chance.choices(made, k=chance.randint(3, 5))) for _ in range(MOTIFS)]
    for motif in dict.fromkeys(motifs):
        for end in ("\x01", SPACE + WORD):
            yield f"{motif!r} + {end!r}", (motif * (length // len(motif) + 1))[:length] + end


def seconds(pattern: re.Pattern[str], text: str) -> float:
    """The time in which the pattern goes through a text; `MOST_SECONDS` where it does not come to the end."""
    begun = time.thread_time()
    try:
        with alarm():
            for _ in pattern.finditer(text):
                pass
    except TimeoutError:
        return MOST_SECONDS
    return time.thread_time() - begun


@contextmanager
def alarm() -> Iterator[None]:
    """Stop what is inside after `MOST_SECONDS`."""

    def stop(_number: int, _frame: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def growth(pattern: re.Pattern[str], text: str) -> float:
    """How many times longer four times the text takes: 4 where a pattern is linear, 16 and more where it is not."""
    first = seconds(pattern, text)
    if first < QUICK_SECONDS or first >= MOST_SECONDS:
        return 4.0 if first < QUICK_SECONDS else math.inf
    shorter = text[: len(text) // 4] + text[-2:]
    return min(seconds(pattern, text) for _ in range(2)) / min(seconds(pattern, shorter) for _ in range(3))


def too_fast(pattern: re.Pattern[str]) -> list[str]:
    """What is repeated in the first text that shows a growth beyond `MOST_GROWTH`; none for a linear pattern."""
    found = (name for name, text in texts(pattern, 4 * LENGTH) if growth(pattern, text) > MOST_GROWTH)
    return [*islice(found, 1)]
