"""Work in parts: a pure function over blocks of plain data, done here or elsewhere, with results in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Part = TypeVar("Part")
Result = TypeVar("Result")


class InParts(Protocol):
    """Does a work on each part and yields the results in the order of the parts."""

    def __call__(self, work: Callable[[Part], Result], parts: Iterable[Part], /) -> Iterator[Result]:
        """Do it.

        Args:
            work: a function of a module, whose result depends on the part alone: whoever does it, it is the same.
            parts: plain data, which are taken as there is room for them; each is worth being sent to another process.
        """
        ...


def here(work: Callable[[Part], Result], parts: Iterable[Part], /) -> Iterator[Result]:
    """Do a work on each part in this process.

    >>> list(here(len, ["a", "bc"]))
    [1, 2]
    """
    return map(work, parts)


def with_results(
    in_parts: InParts, work: Callable[[Part], Result], items: Iterable[Item], part_of: Callable[[Item], Part]
) -> Iterator[tuple[Item, Result]]:
    """Do a work on the part that each item makes; yield the items with their results, in order.

    >>> list(with_results(here, len, [1, 2], str))
    [(1, 1), (2, 1)]
    """
    waiting = deque[Item]()

    def parts() -> Iterator[Part]:
        for item in items:
            waiting.append(item)
            yield part_of(item)

    for result in in_parts(work, parts()):
        yield waiting.popleft(), result


def blocks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Yield lists of `size` items, the last one of those that are left.

    >>> list(blocks("abc", 2))
    [['a', 'b'], ['c']]
    """
    remaining = iter(items)
    while block := list(islice(remaining, size)):
        yield block


def bundles(items: Iterable[Item], weight: Callable[[Item], int], least: int) -> Iterator[list[Item]]:
    """Yield lists of items that weigh `least` together, or more by their last one; the last list may weigh less.

    >>> list(bundles(["abc", "d", "ef"], len, 3))
    [['abc'], ['d', 'ef']]
    """
    bundle: list[Item] = []
    weighed = 0
    for item in items:
        bundle.append(item)
        weighed += weight(item)
        if weighed >= least:
            yield bundle
            bundle, weighed = [], 0
    if bundle:
        yield bundle
