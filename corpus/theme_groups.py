"""Gathers wordings around middles and keeps the groups up to date: what changes is regrouped, and what that touches.

Wordings stand in order: first those of most regions, then those with the most regions around them. Each in turn joins
the likest middle before it, or else is a middle itself. Whose a wording is depends only on the middles near it that
stand before it, so that a change is followed from wording to wording in that order; all wordings new is the whole.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from atgardsbanken.corpus.stem_table import TOLERANCE

Near = Mapping[int, float]
"""The wordings that are alike enough to be of one theme, by their numbers, and how alike (0.0-1.0)."""
Spread = tuple[int, int]
"""The regions that a wording has, and those with all that are near it: the greater stands first in order."""
Order = tuple[int, int, int, str]


@dataclass(slots=True)
class Node:
    """A wording in its group.

    Attributes:
        key: its stems in order.
        size: how many regions have it.
        spread: the sum of its size and those of all wordings that are near it.
        middle: the number of the wording that it has joined, its own if it is a middle, None while that is not known.
        is_judge: whether it is one of the few that all others of its group are compared with.
        is_kept: whether it is like the rest of its group.
        least, most: bounds of the sum of its likenesses to its judges.
    """

    key: str
    size: int
    spread: int = 0
    middle: int | None = None
    is_judge: bool = False
    is_kept: bool = True
    least: float = 0.0
    most: float = 0.0

    @property
    def order(self) -> Order:
        """Its place in the order in which wordings join: the lesser comes first."""
        return -self.size, -self.spread, len(self.key), self.key

    @property
    def rank(self) -> tuple[int, int, str]:
        """Its place among those of its group: the lesser comes first."""
        return -self.size, len(self.key), self.key


class Groups(Protocol):
    """Where wordings are kept by their numbers. An option of a wording is a middle near it, before it or not."""

    def node(self, wording: int) -> Node:
        """Return a wording, to be changed in place."""
        ...

    def near(self, wording: int) -> Near:
        """Find all wordings that are near this one."""
        ...

    def options(self, wording: int) -> Near:
        """Return the middles near a wording."""
        ...

    def followers(self, middle: int) -> Collection[int]:
        """Return the wordings that have this option."""
        ...

    def passed(self, middle: int, least: Spread, most: Spread) -> Collection[int]:
        """Return those of its followers that are as widespread as this, at least and at most; others may be, too."""
        ...

    def add_options(self, pairs: Iterable[tuple[int, int, float]]) -> None:
        """Add options: the wording, its middle, and how alike they are."""
        ...

    def drop_options(self, wording: int) -> None:
        """Forget the options of a wording."""
        ...

    def drop_followers(self, middle: int) -> None:
        """Forget a middle as the option of others."""
        ...


class NewGroups:
    """Groups of wordings that are all new, in memory, with all that are near each."""

    def __init__(self, nodes: Mapping[int, Node], near: Mapping[int, Near]) -> None:
        self.nodes = nodes
        self._near = near

    def node(self, wording: int) -> Node:
        """Return a wording."""
        return self.nodes[wording]

    def near(self, wording: int) -> Near:
        """Return all wordings that are near this one."""
        return self._near.get(wording, {})

    def options(self, wording: int) -> Near:
        """Return the middles near a wording."""
        return {other: alike for other, alike in self.near(wording).items() if self.nodes[other].middle == other}

    def followers(self, middle: int) -> Collection[int]:
        """Return the wordings that have this option."""
        return self.near(middle).keys()

    def passed(self, middle: int, least: Spread, most: Spread) -> Collection[int]:  # noqa: ARG002
        """Return all its followers."""
        return self.followers(middle)

    def add_options(self, pairs: Iterable[tuple[int, int, float]]) -> None:
        """Do nothing: options follow from what is near."""

    def drop_options(self, wording: int) -> None:
        """Do nothing."""

    def drop_followers(self, middle: int) -> None:
        """Do nothing."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What is other than when wordings were last grouped; nodes have their new sizes already.

    Attributes:
        gone: wordings that are no more, or are written otherwise, and those that were near them.
        come: wordings that are new, or are written otherwise, and those that are near them.
        resized: wordings that other regions have than before, and those that are near them.
        sizes: how many regions gone and resized ones had.
    """

    gone: Mapping[int, Near] = field(default_factory=dict)
    come: Mapping[int, Near] = field(default_factory=dict)
    resized: Mapping[int, Near] = field(default_factory=dict)
    sizes: Mapping[int, int] = field(default_factory=dict)


def regroup(groups: Groups, changes: Changes) -> dict[int, int | None]:
    """Group what changed and what that touches; return the earlier middle of each wording that was gone or moved."""
    return _Regrouping(groups, changes).run()


class _Regrouping:
    """The wordings that must be grouped anew, taken in their order."""

    def __init__(self, groups: Groups, changes: Changes) -> None:
        self._groups = groups
        self._node = groups.node
        self._changes = changes
        self._known = changes.resized.keys() | changes.come.keys()
        self._before: dict[int, int | None] = {}
        self._waiting: list[tuple[Order, int]] = []
        self._queued = set(changes.gone.keys() - changes.come.keys())

    def run(self) -> dict[int, int | None]:
        """Do it all: orders first, since the queue is by them."""
        moved = self._shift()
        left = [follower for wording in self._changes.gone for follower in self._leave(wording)]
        self._offer()
        self._queue(left)
        self._queue(self._known)
        for wording, spread in moved.items():
            self._queue([wording])
            if self._node(wording).middle == wording:
                self._queue(self._met(wording, spread))
        while self._waiting:
            self._join(heapq.heappop(self._waiting)[1])
        return self._before

    def _shift(self) -> dict[int, Spread]:
        """Give all wordings their spread; return how widespread those were that are otherwise now."""
        before = {each: (self._changes.sizes[each], self._node(each).spread) for each in self._changes.resized}
        more: defaultdict[int, int] = defaultdict(int)
        for size, near in self._added():
            for other in near:
                more[other] += size
        for wording in self._known:
            node = self._node(wording)
            node.spread = node.size + sum(self._node(other).size for other in self._near(wording))
        for wording in more.keys() - self._known - self._changes.gone.keys():
            node = self._node(wording)
            if more[wording]:
                before[wording] = (node.size, node.spread)
                node.spread += more[wording]
        return before

    def _near(self, wording: int) -> Near:
        """Return what is near a wording, as it was told or else found."""
        for told in (self._changes.come, self._changes.resized):
            if wording in told:
                return told[wording]
        return self._groups.near(wording)

    def _added(self) -> Iterator[tuple[int, Near]]:
        """Yield what each change adds to the spread of the wordings near it."""
        sizes, changes = self._changes.sizes, self._changes
        yield from ((-sizes[each], near) for each, near in changes.gone.items())
        yield from ((self._node(each).size, near) for each, near in changes.come.items())
        yield from ((self._node(each).size - sizes[each], near) for each, near in changes.resized.items())

    def _leave(self, wording: int) -> Collection[int]:
        """Take a wording out of its group; return those that had it as an option."""
        node = self._node(wording)
        self._before[wording] = node.middle
        followers = list(self._groups.followers(wording)) if node.middle == wording else []
        self._groups.drop_options(wording)
        self._groups.drop_followers(wording)
        node.middle = None
        return followers

    def _offer(self) -> None:
        """Give new wordings the middles near them as options."""
        for wording, near in self._changes.come.items():
            middles = ((other, alike) for other, alike in near.items() if self._node(other).middle == other)
            self._groups.add_options((wording, other, alike) for other, alike in middles)

    def _met(self, middle: int, before: Spread) -> Collection[int]:
        """Return the followers that a middle has passed in the order, either way; all where it has another size."""
        node = self._node(middle)
        if node.size != before[0]:
            return self._groups.followers(middle)
        least, most = sorted([before, (node.size, node.spread)])
        return self._groups.passed(middle, least, most)

    def _queue(self, wordings: Iterable[int]) -> None:
        """Have wordings grouped when it is their turn."""
        for wording in wordings:
            if wording not in self._queued:
                self._queued.add(wording)
                heapq.heappush(self._waiting, (self._node(wording).order, wording))

    def _join(self, wording: int) -> None:
        """Have a wording join the likest middle before it, or be one."""
        node = self._node(wording)
        before, order = node.middle, node.order
        options = [
            (alike, other.size, other.key, middle)
            for middle, alike in self._groups.options(wording).items()
            if (other := self._node(middle)).order < order
        ]
        node.middle = max(options)[3] if options else wording
        if node.middle != before:
            self._before.setdefault(wording, before)
        if node.middle == wording != before:
            self._begin(wording, order)
        elif before == wording != node.middle:
            followers = self._groups.followers(wording)
            self._groups.drop_followers(wording)
            self._queue_later(followers, order)

    def _begin(self, wording: int, order: Order) -> None:
        """Make a wording a middle, which later ones near it may join."""
        near = self._near(wording)
        self._groups.add_options((other, wording, alike) for other, alike in near.items())
        self._queue_later(near, order)

    def _queue_later(self, wordings: Iterable[int], order: Order) -> None:
        self._queue(each for each in list(wordings) if self._node(each).order > order)


@dataclass(frozen=True, slots=True)
class Judging:
    """How members of a group are judged.

    Attributes:
        judges: how many members, the most widespread ones, each is compared with and itself.
        enough: how alike a member is to its judges on average, at least, to be kept (0.0-1.0).
        alike: sums how alike each key that is asked for is to the judges of its group, itself left out; by groups.
    """

    judges: int
    enough: float
    alike: Callable[[Sequence[Question]], Sequence[Mapping[str, float]]]


@dataclass(frozen=True, slots=True)
class Question:
    """The keys of the judges of a group, and those of the members that are to be judged."""

    judges: Sequence[str]
    asked: Sequence[str]


@dataclass(frozen=True, slots=True)
class Gathered:
    """A group whose members are judged.

    Attributes:
        members: all of it, its middle first.
        fresh: the keys of those that are new in it, or written otherwise.
        lost: how many judges have left the group, or are written otherwise.
    """

    members: Sequence[Node]
    fresh: Collection[str]
    lost: int = 0


def part(groups: Sequence[Gathered], judging: Judging) -> None:
    """Note which members of groups are kept in them; only those are compared of which it is not known already.

    Where judges are others than before, each can have changed the sum of a member's likenesses by 1.0 at most. Where
    that leaves it open, a member whose sum is known is compared with these judges alone.
    """
    questions = [_question(group, judging) for group in groups]
    for group, question, alike in zip(groups, questions, judging.alike(questions), strict=True):
        for node in group.members:
            if node.key in alike:
                node.least = node.most = alike[node.key]
            node.is_kept = node is group.members[0] or node.least >= _enough(node, question.judges, judging)


def _question(group: Gathered, judging: Judging) -> Question:
    """Choose the judges of a group; return them with those of which it is open whether they are kept."""
    members, fresh = group.members, group.fresh
    judges = [node.key for node in _judges(members, judging.judges)]
    now = {*judges}
    before = {node.key for node in members if node.is_judge} - {*fresh}
    known = {node.key: node.least for node in members if node.least == node.most and node.key not in fresh}
    for node in members:
        if node.key not in fresh:
            node.least -= len(before - now - {node.key}) + group.lost
            node.most += len(now - before - {node.key})
        node.is_judge = node.key in now
    asked = _open_ones(group, judges, judging)
    if not group.lost and 0 < len(now ^ before) < len(now):
        _recount([node for node in asked if node.key in known], known, now - before, before - now, judging)
        asked = _open_ones(group, judges, judging)
    return Question(judges, [node.key for node in asked])


def _open_ones(group: Gathered, judges: Sequence[str], judging: Judging) -> list[Node]:
    """Return the members that are new, or of which it is open whether they are kept."""
    return [
        node for node in group.members[1:] if node.key in group.fresh or _is_open(node, _enough(node, judges, judging))
    ]


def _recount(
    nodes: Sequence[Node], known: Mapping[str, float], come: Collection[str], gone: Collection[str], judging: Judging
) -> None:
    """Add to known sums of likenesses what new judges add, and take off what former ones did."""
    keys = [node.key for node in nodes]
    more, less = judging.alike([Question(sorted(come), keys), Question(sorted(gone), keys)])
    for node in nodes:
        node.least = node.most = known[node.key] + more[node.key] - less[node.key]


def _judges(members: Sequence[Node], count: int) -> list[Node]:
    """Return the middle of a group, then the most widespread others in the order of their keys."""
    others = heapq.nsmallest(count - 1, members[1:], key=lambda node: node.rank)
    return [members[0], *sorted(others, key=lambda node: node.key)]


def _enough(node: Node, judges: Sequence[str], judging: Judging) -> float:
    """Return the sum of likenesses from which a member is kept."""
    return judging.enough * (len(judges) - node.is_judge)


def _is_open(node: Node, enough: float) -> bool:
    """Return whether what is known of a member's likenesses does not tell if it is kept."""
    return node.least - TOLERANCE < enough < node.most + TOLERANCE


def root(number: int, node: Node) -> int:
    """Return the number of the wording that gives a wording's theme its id: its middle's, or its own outside groups."""
    return node.middle if node.middle is not None and node.is_kept else number
