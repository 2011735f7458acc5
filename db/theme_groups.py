"""Wordings in the bank: the group that each is in, read as far as something changes, and which are near another."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from atgardsbanken.corpus.may_be_near import asked_of
from atgardsbanken.corpus.near import WORDED_FROM, near_pairs
from atgardsbanken.corpus.stem_table import TOLERANCE
from atgardsbanken.corpus.theme_groups import Near, Node, Spread
from atgardsbanken.corpus.wording import CONTAINED_SHARE, SPECIFIC_WEIGHT, misread_stems, wording

NODE = "SELECT id, key, size, spread, middle, is_judge, is_kept, least, most, title FROM link_wordings"
KEEP = """
    UPDATE link_wordings SET size = ?, spread = ?, middle = ?, is_judge = ?, is_kept = ?, least = ?, most = ?
    WHERE id = ?
"""
PICKED = "(SELECT value FROM json_each(?))"
STEMS = """
    WITH RECURSIVE stems (stem) AS (
        SELECT min(stem) FROM link_stems
        UNION ALL SELECT (SELECT min(s.stem) FROM link_stems s WHERE s.stem > t.stem) FROM stems t WHERE t.stem NOT NULL
    )
    SELECT stem FROM stems WHERE stem NOT NULL
"""
"""The different stems, each found with one step in the index."""
ASKED = ("key TEXT PRIMARY KEY, skipped REAL, light REAL, heavy REAL", "key TEXT, stem TEXT, most REAL")
MAY_BE_NEAR = f"""
    WITH met AS (
        SELECT a.key, s.wording, sum(a.most) AS shared
        FROM temp.asked_stems a CROSS JOIN link_stems s ON s.stem = a.stem GROUP BY a.key, s.wording
    ),
    pairs AS (
        SELECT m.key, w.id, w.key AS other, w.title, m.shared + a.skipped + {TOLERANCE} AS shared,
            a.light + w.light AS both, min(a.heavy, w.heavy) AS lesser
        FROM met m CROSS JOIN temp.asked a ON a.key = m.key CROSS JOIN link_wordings w ON w.id = m.wording
        WHERE w.key <> m.key
    )
    SELECT key, id, other, title FROM pairs
    WHERE 2 * shared >= {WORDED_FROM} * both
        OR shared >= {CONTAINED_SHARE} * lesser AND lesser + {TOLERANCE} >= {SPECIFIC_WEIGHT}
"""  # noqa: S608 (constants)
"""Pairs of wordings that share enough to be near, as `corpus/may_be_near.py` tells."""

_Values = tuple[int, int, int | None, bool, bool, float, float]
"""What `KEEP` stores of a wording."""


class BankGroups:
    """The groups of wordings as a bank keeps them; wordings are read once, and written by `keep`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.titles: dict[int, str] = {}
        self._nodes: dict[int, Node] = {}
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

    def near_without(self, titles: Mapping[str, str], gone: Collection[int]) -> dict[str, dict[int, float]]:
        """Take wordings out of the bank, though their nodes stay; find all that were near these keys and titles."""
        for number in gone:
            stems = [(stem, number) for stem in self.node(number).key.split(" ")]
            self.connection.executemany("DELETE FROM link_stems WHERE stem = ? AND wording = ?", stems)
            self.connection.execute("DELETE FROM link_wordings WHERE id = ?", [number])
        return self.near_all(titles)

    def near(self, wording: int) -> Near:
        """Find all wordings that are near this one."""
        node = self.node(wording)
        return self.near_all({node.key: self.titles[wording]})[node.key]

    def near_all(self, titles: Mapping[str, str]) -> dict[str, dict[int, float]]:
        """Find all wordings that are near those with these keys and titles."""
        found: dict[str, dict[int, float]] = {key: {} for key in titles}
        every, numbers = dict(titles), dict[str, int]()
        pairs = defaultdict[str, list[str]](list)
        for key, number, other, title in self._may_be_near(titles):
            pairs[key].append(other)
            numbers[other] = number
            every.setdefault(other, title)
        for key, others in pairs.items():
            known = {other: every[other] for other in others} | {key: titles[key]}
            some = ((min(key, other), max(key, other)) for other in others)
            for first, second, alike in near_pairs(some, known):
                found[key][numbers[second if first == key else first]] = alike
        return found

    def _may_be_near(self, titles: Mapping[str, str]) -> Iterable[tuple[str, int, str, str]]:
        """Find pairs of these and other wordings that share enough: the key, and the other's number, key and title."""
        for name, columns in zip(("asked", "asked_stems"), ASKED, strict=True):
            self.connection.execute(f"CREATE TEMP TABLE IF NOT EXISTS {name} ({columns})")
            self.connection.execute(f"DELETE FROM temp.{name}")  # noqa: S608 (a constant)
        every = [row[0] for row in self.connection.execute(STEMS)] if titles else []
        parsed = {key: wording(title) for key, title in titles.items()}
        own = {stem for each in parsed.values() for stem in each.full_weights}
        misread = misread_stems(own.union(every), own)
        for key in titles:
            asked = asked_of(parsed[key], WORDED_FROM, misread)
            values = [key, asked.skipped, asked.light, asked.heavy]
            self.connection.execute("INSERT INTO temp.asked VALUES (?, ?, ?, ?)", values)
            stems = [(key, stem, most) for stem, most in asked.stems.items()]
            self.connection.executemany("INSERT INTO temp.asked_stems VALUES (?, ?, ?)", stems)
        return [tuple(row) for row in self.connection.execute(MAY_BE_NEAR)]

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
        parsed = wording(title)
        values = [number, node.key, title, *_values(node), parsed.total, parsed.full_total]
        connection.execute("INSERT INTO link_wordings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
        stems = [(stem, number) for stem in parsed.full_weights]
        connection.executemany("INSERT INTO link_stems VALUES (?, ?)", stems)


def picked(numbers: Iterable[int]) -> list[str]:
    """Return the parameter of `PICKED`."""
    return [json.dumps(sorted(numbers))]


def _values(node: Node) -> _Values:
    return node.size, node.spread, node.middle, node.is_judge, node.is_kept, node.least, node.most
