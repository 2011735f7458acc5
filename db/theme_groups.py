"""Wordings in the bank: the group that each is in, read as far as something changes, and which are near another."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from atgardsbanken.corpus.near import near_pairs
from atgardsbanken.corpus.parsed_title import ParsedTitle, packed, parsed_title, unpacked
from atgardsbanken.corpus.theme_groups import Near, Node, Spread
from atgardsbanken.db.near_wordings import may_be_near

NODE = "SELECT id, key, size, spread, middle, is_judge, is_kept, least, most, title FROM link_wordings"
KEEP = """
    UPDATE link_wordings SET size = ?, spread = ?, middle = ?, is_judge = ?, is_kept = ?, least = ?, most = ?
    WHERE id = ?
"""
JUDGES = """
    SELECT id FROM link_wordings WHERE middle = ? AND id <> ? ORDER BY size DESC, length(key), key LIMIT ?
"""
"""The members of a group in the order of their rank, but for its middle."""
PICKED = "(SELECT value FROM json_each(?))"
_Values = tuple[int, int, int | None, bool, bool, float, float]
"""What `KEEP` stores of a wording."""


class BankGroups:
    """The groups of wordings as a bank keeps them; wordings are read once, and written by `keep`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.titles: dict[int, str] = {}
        self._nodes: dict[int, Node] = {}
        self._parsed: dict[int, ParsedTitle] = {}
        self._stored: dict[int, _Values] = {}

    def node(self, wording: int) -> Node:
        """Return a wording, to be changed in place."""
        if wording not in self._nodes:
            self._read("id = ?", [wording])
        return self._nodes[wording]

    def add(self, wording: int, key: str, title: str, size: int) -> None:
        """Store a new wording, or one that is compared by another title than before."""
        self.titles[wording] = title
        if wording not in self._nodes:
            self._nodes[wording] = Node(key, size)
        self._nodes[wording].size = size
        store_wordings(self.connection, [(wording, self._nodes[wording], title)])
        self._stored[wording] = _values(self._nodes[wording])

    def has(self, wording: int) -> bool:
        """Return whether there is, or was, a wording with this number."""
        if wording not in self._nodes:
            self._read("id = ?", [wording])
        return wording in self._nodes

    def near_without(self, gone: Collection[int]) -> dict[int, Near]:
        """Take wordings out of the bank, though their nodes stay; find all that were near each."""
        parsed = {self.node(number).key: self.parsed(number) for number in gone}
        for number in gone:
            stems = [(stem, number) for stem in self.node(number).key.split(" ")]
            self.connection.executemany("DELETE FROM link_stems WHERE stem = ? AND wording = ?", stems)
            self.connection.execute("DELETE FROM link_wordings WHERE id = ?", [number])
            self.connection.execute("DELETE FROM link_parsed WHERE wording = ?", [number])
            del self._parsed[number]
        near = self.near_all(parsed)
        return {number: near[self.node(number).key] for number in gone}

    def parsed(self, wording: int) -> ParsedTitle:
        """Read what the title says that a wording is compared by."""
        if wording not in self._parsed:
            row = self.connection.execute("SELECT parsed FROM link_parsed WHERE wording = ?", [wording]).fetchone()
            self._parsed[wording] = unpacked(row[0])
        return self._parsed[wording]

    def near(self, wording: int) -> Near:
        """Find all wordings that are near this one."""
        key = self.node(wording).key
        return self.near_all({key: self.parsed(wording)})[key]

    def near_all(self, titles: Mapping[str, ParsedTitle]) -> dict[str, dict[int, float]]:
        """Find all wordings that are near these titles, by their keys."""
        found: dict[str, dict[int, float]] = {key: {} for key in titles}
        pairs, numbers = defaultdict[str, list[str]](list), dict[str, int]()
        for key, number, other in may_be_near(self.connection, titles):
            pairs[key].append(other)
            numbers[other] = number
        for key, others in pairs.items():
            known = {other: self.parsed(numbers[other]) for other in others} | {key: titles[key]}
            some = ((min(key, other), max(key, other)) for other in others)
            for first, second, alike in near_pairs(some, known):
                found[key][numbers[second if first == key else first]] = alike
        return found

    def options(self, wording: int) -> Near:
        """Return the middles near a wording."""
        query = "SELECT middle, alike FROM link_options WHERE wording = ?"
        return dict(map(tuple, self.connection.execute(query, [wording])))

    def followers(self, middle: int) -> Collection[int]:
        """Return the wordings that have this option."""
        query = "SELECT wording FROM link_options WHERE middle = ?"
        return [row[0] for row in self.connection.execute(query, [middle])]

    def passed(self, middle: int, least: Spread, most: Spread) -> Collection[int]:
        """Return those of its followers that are as widespread as this, by what was last stored."""
        query = """
            SELECT o.wording FROM link_options o CROSS JOIN link_wordings w ON w.id = o.wording
            WHERE o.middle = ? AND (w.size, w.spread) BETWEEN (?, ?) AND (?, ?)
        """
        return [row[0] for row in self.connection.execute(query, [middle, *least, *most])]

    def add_options(self, pairs: Iterable[tuple[int, int, float]]) -> None:
        """Store options."""
        self.connection.executemany("INSERT OR REPLACE INTO link_options VALUES (?, ?, ?)", pairs)

    def drop_options(self, wording: int) -> None:
        """Forget the options of a wording."""
        self.connection.execute("DELETE FROM link_options WHERE wording = ?", [wording])

    def drop_followers(self, middle: int) -> None:
        """Forget a middle as the option of others."""
        self.connection.execute("DELETE FROM link_options WHERE middle = ?", [middle])

    def members(self, middle: int) -> list[int]:
        """Read the wordings of a group as last stored, its middle first."""
        self._read("middle = ?", [middle])
        query = "SELECT id FROM link_wordings WHERE middle = ? ORDER BY id <> middle, id"
        return [row[0] for row in self.connection.execute(query, [middle])]

    def to_judge(self, middle: int, judges: int, fresh: Mapping[str, int], lost: int) -> list[int]:
        """Return the members of a group of which it is not known whether they are kept, with its judges.

        Where these are who they were, only what is new in the group is judged; else all of it.

        Args:
            middle: of the group, which is returned first.
            judges: how many judge it.
            fresh: the keys and numbers of those that are new in it.
            lost: how many judges have left it.
        """
        now = {middle, *(row[0] for row in self.connection.execute(JUDGES, [middle, middle, judges - 1]))}
        query = "SELECT id, key FROM link_wordings WHERE middle = ? AND is_judge"
        before = {number for number, key in self.connection.execute(query, [middle]) if key not in fresh}
        if lost or now != before:
            return self.members(middle)
        return [middle, *sorted((now | {*fresh.values()}) - {middle})]

    def keep(self) -> None:
        """Store what has changed of the wordings that were read."""
        changed = [
            (*_values(node), wording)
            for wording, node in self._nodes.items()
            if wording in self._stored and self._stored[wording] != _values(node)
        ]
        self.connection.executemany(KEEP, changed)
        self._stored |= {row[-1]: row[:-1] for row in changed}

    def _read(self, condition: str, values: Collection[int]) -> None:
        for row in self.connection.execute(f"{NODE} WHERE {condition}", tuple(values)):
            number, key, size, spread, middle, is_judge, is_kept, least, most, title = row
            if number not in self._nodes:
                node = Node(key, size, spread, middle, bool(is_judge), bool(is_kept), least, most)
                self._nodes[number], self._stored[number], self.titles[number] = node, _values(node), title


def store_wordings(connection: sqlite3.Connection, wordings: Iterable[tuple[int, Node, str]]) -> None:
    """Store new wordings with their numbers and titles, and which stems they have."""
    for number, node, title in wordings:
        parsed = parsed_title(title)
        said = parsed.wording
        values = [number, node.key, title, *_values(node), said.total, said.full_total]
        connection.execute("INSERT INTO link_wordings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
        connection.execute("INSERT INTO link_parsed VALUES (?, ?)", [number, packed(parsed)])
        stems = [(stem, number) for stem in said.full_weights]
        connection.executemany("INSERT INTO link_stems VALUES (?, ?)", stems)


def picked(numbers: Iterable[int]) -> list[str]:
    """Return the parameter of `PICKED`."""
    return [json.dumps(sorted(numbers))]


def _values(node: Node) -> _Values:
    return node.size, node.spread, node.middle, node.is_judge, node.is_kept, node.least, node.most
