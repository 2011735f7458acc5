"""Groups that are kept up to date are those of the same wordings gathered at once."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from atgardsbanken.corpus.theme_groups import (
    Changes,
    Gathered,
    Judging,
    Near,
    NewGroups,
    Node,
    Question,
    Spread,
    part,
    regroup,
    root,
)

NUMBERS = range(1, 11)
WORLD = st.dictionaries(st.sampled_from(NUMBERS), st.tuples(st.integers(1, 3), st.integers(0, 2)))
"""Wordings that there are, each with its size and which of its titles it is compared by."""


def near_in(world: Mapping[int, tuple[int, int]], number: int, seed: int) -> dict[int, float]:
    """Return what is near a wording: pairs of titles are alike or not as a sum of them falls."""

    def alike(first: int, second: int) -> float:
        low, high = sorted([(first, world[first][1]), (second, world[second][1])])
        value = (low[0] * 7919 + high[0] * 104729 + low[1] * 31 + high[1] * 17 + seed * 1299709) % 10
        return value / 10 if value >= 6 else 0.0

    return {other: found for other in world if other != number and (found := alike(number, other))}


class Kept:
    """Groups as a bank keeps them: only middles near a wording are known."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.world: dict[int, tuple[int, int]] = {}
        self.nodes: dict[int, Node] = {}
        self.pairs: defaultdict[int, dict[int, float]] = defaultdict(dict)

    def node(self, wording: int) -> Node:
        """Return a wording."""
        return self.nodes[wording]

    def near(self, wording: int) -> Near:
        """Compare it with all."""
        return near_in(self.world, wording, self.seed)

    def options(self, wording: int) -> Near:
        """Return what was added."""
        return dict(self.pairs[wording])

    def followers(self, middle: int) -> Collection[int]:
        """Return those that have it."""
        return [wording for wording, options in self.pairs.items() if middle in options]

    def passed(self, middle: int, least: Spread, most: Spread) -> Collection[int]:
        """Return those as widespread, by what they were before."""
        spreads = {each: (self.nodes[each].size, self.nodes[each].spread) for each in self.followers(middle)}
        return [each for each, spread in spreads.items() if least <= spread <= most]

    def add_options(self, pairs: Iterable[tuple[int, int, float]]) -> None:
        """Add options."""
        for wording, middle, alike in pairs:
            self.pairs[wording][middle] = alike

    def drop_options(self, wording: int) -> None:
        """Forget those of a wording."""
        self.pairs.pop(wording, None)

    def drop_followers(self, middle: int) -> None:
        """Forget a middle."""
        for options in self.pairs.values():
            options.pop(middle, None)

    def become(self, world: dict[int, tuple[int, int]]) -> None:
        """Follow the change to another world."""
        before, self.world = self.world, world
        same = {each for each in before.keys() & world.keys() if before[each][1] == world[each][1]}
        old = {each: before[each] for each in before}
        gone = {each: near_in(old, each, self.seed) for each in before.keys() - same}
        come = {each: self.near(each) for each in world.keys() - same}
        resized = {each: self.near(each) for each in same if before[each][0] != world[each][0]}
        for each in world:
            self.nodes.setdefault(each, new_node(each, 0)).size = world[each][0]
        regroup(self, Changes(gone, come, resized, {each: size for each, (size, _) in before.items()}))
        self.nodes = {each: node for each, node in self.nodes.items() if each in world}


def new_node(number: int, size: int) -> Node:
    """Return a wording that is in no group."""
    return Node(f"w{number:02}", size)


def at_once(world: Mapping[int, tuple[int, int]], seed: int) -> dict[int, Node]:
    """Group all wordings of a world together."""
    nodes = {each: new_node(each, size) for each, (size, _) in world.items()}
    near = {each: near_in(world, each, seed) for each in world}
    regroup(NewGroups(nodes, near), Changes(come=near))
    return nodes


@settings(deadline=None)
@given(worlds=st.lists(WORLD, min_size=2, max_size=5), seed=st.integers(0, 50))
def test_groups_that_follow_changes_are_those_found_at_once(
    worlds: list[dict[int, tuple[int, int]]], seed: int
) -> None:
    """Wordings that come, go, spread or are written otherwise leave what grouping all of them anew gives."""
    kept = Kept(seed)
    for world in worlds:
        kept.become(world)
        fresh = at_once(world, seed)
        assert kept.nodes == fresh
        middles = {each for each, node in fresh.items() if node.middle == each}
        near = {each: near_in(world, each, seed) for each in world}
        options = {each: {o: a for o, a in near[each].items() if o in middles} for each in world}
        assert {each: dict(kept.pairs[each]) for each in world} == options


@given(world=WORLD, seed=st.integers(0, 50))
def test_each_joins_the_likest_middle_before_it(world: dict[int, tuple[int, int]], seed: int) -> None:
    """Groups are those of taking all wordings in order, one after another."""
    nodes, near = at_once(world, seed), {each: near_in(world, each, seed) for each in world}
    middles: list[int] = []
    for each in sorted(nodes, key=lambda each: nodes[each].order):
        options = [(near[each][m], nodes[m].size, nodes[m].key, m) for m in middles if m in near[each]]
        assert nodes[each].middle == (max(options)[3] if options else each)
        middles += [] if options else [each]


def test_only_those_are_compared_of_which_it_is_open_whether_they_are_kept() -> None:
    """While judges are the same, what they decided stands; where others come, each changes a sum by 1.0 at most."""
    members = [Node(f"w{number}", 9 - number, middle=0) for number in range(6)]
    asked: list[Question] = []
    sums = {"w1": 1.9, "w2": 1.9, "w3": 2.9, "w4": 0.5, "w5": 1.6}

    def alike(questions: Sequence[Question]) -> list[Mapping[str, float]]:
        asked.extend(questions)
        return [{key: sums[key] for key in each.asked} for each in questions]

    judging = Judging(3, 0.3, alike)
    part([Gathered(members, {node.key for node in members})], judging)
    assert [node.is_kept for node in members] == [True, True, True, True, False, True]
    assert [node.is_judge for node in members] == [True, True, True, False, False, False]
    part([Gathered(members, {"w5"})], judging)
    part([Gathered(members[:2] + members[3:], set(), lost=1)], judging)
    assert [each.judges for each in asked] == [["w0", "w1", "w2"], ["w0", "w1", "w2"], ["w0", "w1", "w3"]]
    assert [each.asked for each in asked] == [["w1", "w2", "w3", "w4", "w5"], ["w5"], ["w4", "w5"]]
    assert [(node.least, node.most) for node in members[3:]] == [(1.9, 2.9), (0.5, 0.5), (1.6, 1.6)]


def test_a_known_sum_is_compared_with_other_judges_alone() -> None:
    """Where one judge comes for another, it takes two likenesses to tell whether a member stays."""
    members = [Node(f"w{number}", 9 - number, middle=0) for number in range(6)]
    asked: list[Question] = []

    def alike(questions: Sequence[Question]) -> list[Mapping[str, float]]:
        asked.extend(questions)
        return [{key: sum(0.5 for judge in each.judges if judge != key) for key in each.asked} for each in questions]

    judging, every = Judging(4, 0.45, alike), ["w1", "w2", "w3", "w4", "w5"]
    part([Gathered(members, {node.key for node in members})], judging)
    members[4].size = 7
    part([Gathered(members, set())], judging)
    assert asked[1:] == [Question(["w4"], every), Question(["w3"], every), Question(["w0", "w1", "w2", "w4"], [])]
    assert [node.least for node in members[1:]] == [1.5, 1.5, 2.0, 1.5, 2.0]


@given(
    steps=st.lists(st.dictionaries(st.sampled_from(range(8)), st.integers(1, 4), min_size=1), min_size=1, max_size=6),
    seed=st.integers(0, 99),
)
def test_judging_what_changed_keeps_whom_judging_all_keeps(steps: list[dict[int, int]], seed: int) -> None:
    """Members that come, go and spread leave the judgements, and the bounds of each sum hold."""

    def alike(first: str, second: str) -> float:
        return random.Random(f"{seed} {min(first, second)} {max(first, second)}").getrandbits(30) / 2**30

    def sums(questions: Sequence[Question]) -> list[Mapping[str, float]]:
        return [
            {key: sum(alike(key, judge) for judge in each.judges if judge != key) for key in each.asked}
            for each in questions
        ]

    judging, known = Judging(3, 0.5, sums), dict[int, Node]()
    for step in steps:
        sizes = {99: 9, **step}
        lost = sum(node.is_judge for number, node in known.items() if number not in sizes)
        fresh = {f"w{number}" for number in sizes.keys() - known.keys()}
        known = {number: known.get(number, Node(f"w{number}", 1, middle=99)) for number in sorted(sizes, reverse=True)}
        for number, node in known.items():
            node.size = sizes[number]
        part([Gathered([*known.values()], fresh, lost)], judging)
        anew = [Node(node.key, node.size, middle=99) for node in known.values()]
        part([Gathered(anew, {node.key for node in anew})], judging)
        both = list(zip(known.values(), anew, strict=True))
        assert [(kept.is_kept, kept.is_judge) for kept, _ in both] == [(new.is_kept, new.is_judge) for _, new in both]
        assert all(kept.least - 1e-9 <= new.least <= kept.most + 1e-9 for kept, new in both[1:])


def test_a_theme_has_its_id_from_the_middle_or_from_who_stands_alone() -> None:
    """Who is not like the rest of its group is a theme of its own, if any."""
    assert (root(2, Node("a", 1, middle=1)), root(2, Node("a", 1, middle=1, is_kept=False))) == (1, 2)
