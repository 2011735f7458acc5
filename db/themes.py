"""Themes in the bank: brought up to date with the measures that came, went, or are called otherwise, or made anew."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from atgardsbanken.corpus.link import FEWEST_REGIONS, MOST_OTHERS, grouped, parted, theme_id, theme_label
from atgardsbanken.corpus.theme_groups import Changes, part, regroup, root
from atgardsbanken.corpus.wording import wording
from atgardsbanken.db.links import LINKABLES, touched
from atgardsbanken.db.sql import pick
from atgardsbanken.db.theme_groups import PICKED, BankGroups, picked, store_wordings

MOST_TOUCHED_SHARE = 0.1
"""The share of a bank's measures that may be touched before all themes are made anew: that is faster then."""
TABLES = ("link_wordings", "link_measures", "link_options", "link_stems", "link_touched")
NOTE_COPIES = """
    INSERT OR IGNORE INTO link_touched
    SELECT id FROM measures WHERE document IN
        (SELECT id FROM documents WHERE copy_of IN (SELECT key FROM temp.picked_documents))
"""
"""Has the measures of copies looked at whose best form was touched: they may hold more alone, or less."""
OLD = "SELECT measure, wording FROM link_measures WHERE measure IN (SELECT measure FROM link_touched)"
NOW = f"{LINKABLES} AND m.id IN (SELECT measure FROM link_touched)"  # noqa: S608 (constants)
NOT_LINKED = (
    "UPDATE measures SET theme = NULL WHERE theme IS NOT NULL AND id NOT IN (SELECT measure FROM link_measures)"
)
HELD = f"""
    SELECT l.wording, count(DISTINCT ifnull(m.region, '')), min(m.id), m.title
    FROM link_measures l CROSS JOIN measures m ON m.id = l.measure WHERE l.wording IN {PICKED} GROUP BY l.wording
"""  # noqa: S608 (constants)
"""How many regions have a wording, and the title that it is compared by."""
OF_ROOTS = f"WHERE (middle IN {PICKED} OR id IN {PICKED}) AND root IN {PICKED}"
LINKED = """
    SELECT w.root, w.id, m.id, m.title, m.region, m.theme
    FROM (SELECT CASE WHEN is_kept THEN middle ELSE id END AS root, id FROM link_wordings {some}) w
    CROSS JOIN link_measures l ON l.wording = w.id CROSS JOIN measures m ON m.id = l.measure ORDER BY w.root
"""
"""The measures of themes, by the wordings that these have gathered around."""
STORE = (
    "INSERT INTO themes VALUES (?, ?) ON CONFLICT DO UPDATE SET label = excluded.label WHERE label <> excluded.label"
)


def arrange(connection: sqlite3.Connection, own: Collection[str], *, anew: bool) -> None:
    """Bring themes up to date, in the caller's transaction.

    Args:
        connection: of the bank.
        own: the measures that only copies hold.
        anew: whether to make all of them anew, since the code that makes them is another.
    """
    pick(connection, "picked_measures", own)
    if anew or not _is_small(connection):
        _make(connection)
    else:
        _update(connection)
    connection.execute("DELETE FROM link_touched")


def _is_small(connection: sqlite3.Connection) -> bool:
    """Return whether so little has changed that it pays not to make all themes anew."""
    touched_rows = connection.execute("SELECT count(*) FROM link_touched").fetchone()[0]
    linked = connection.execute("SELECT count(*) FROM link_measures").fetchone()[0]
    return bool(touched_rows <= MOST_TOUCHED_SHARE * linked)


# All of them


def _make(connection: sqlite3.Connection) -> None:
    """Make all themes anew."""
    for table in TABLES:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 (a constant)
    titles, sizes = _measures_by_wording(connection)
    groups = grouped(titles, sizes)
    store_wordings(connection, ((number, node, titles[node.key]) for number, node in groups.nodes.items()))
    middles = [number for number, node in groups.nodes.items() if node.middle == number]
    options = ((other, middle, alike) for middle in middles for other, alike in groups.near(middle).items())
    connection.executemany("INSERT INTO link_options VALUES (?, ?, ?)", options)
    _store_themes(connection, None, {number: node.key for number, node in groups.nodes.items()})
    connection.execute(NOT_LINKED)
    connection.execute("DELETE FROM themes WHERE id NOT IN (SELECT theme FROM measures WHERE theme IS NOT NULL)")


def _measures_by_wording(connection: sqlite3.Connection) -> tuple[dict[str, str], dict[str, int]]:
    """Store the wording of each measure; return the title of each key, and how many regions have it."""
    titles, regions, measures = dict[str, str](), defaultdict[str, set[str | None]](set), list[tuple[str, str]]()
    for id_, region, _, title in connection.execute(f"{LINKABLES} ORDER BY m.id"):
        key = wording(title).key
        titles.setdefault(key, title)
        regions[key].add(region)
        measures.append((id_, key))
    numbers = {key: number for number, key in enumerate(sorted(titles), start=1)}
    rows = ((id_, numbers[key]) for id_, key in measures)
    connection.executemany("INSERT INTO link_measures VALUES (?, ?)", rows)
    return titles, {key: len(those) for key, those in regions.items()}


# What is touched


@dataclass(frozen=True, slots=True)
class _Held:
    """How many regions have a wording, and the title that it is compared by."""

    size: int
    title: str


def _update(connection: sqlite3.Connection) -> None:
    """Move what is touched to other groups, and bring the themes of these up to date."""
    pick(connection, "picked_documents", touched(connection))
    connection.execute(NOTE_COPIES)
    groups = BankGroups(connection)
    numbers = _reword(connection)
    known = [number for number in numbers.values() if groups.has(number)]
    roots = {root(number, groups.node(number)) for number in known}
    moved = regroup(groups, _changes(groups, numbers, _held(connection, numbers.values())))
    groups.keep()
    roots |= _part_touched(groups, moved, numbers.values())
    groups.keep()
    _store_themes(connection, roots, {number: groups.node(number).key for number in roots})


def _reword(connection: sqlite3.Connection) -> dict[str, int]:
    """Store the wordings of touched measures; return the number of each key that has or had one of them."""
    before = dict(map(tuple, connection.execute(OLD)))
    now = {id_: wording(title).key for id_, _, _, title in connection.execute(NOW)}
    keys = f"SELECT key, id FROM link_wordings WHERE id IN {PICKED}"  # noqa: S608 (a constant)
    numbers: dict[str, int] = dict(map(tuple, connection.execute(keys, picked(before.values()))))
    free = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM link_wordings").fetchone()[0]
    for key in sorted({*now.values()} - numbers.keys()):
        row = connection.execute("SELECT id FROM link_wordings WHERE key = ?", [key]).fetchone()
        numbers[key], free = (row[0], free) if row else (free, free + 1)
    gone = sorted(before.keys() - now.keys())
    connection.executemany("DELETE FROM link_measures WHERE measure = ?", [[id_] for id_ in gone])
    connection.executemany(
        "UPDATE measures SET theme = NULL WHERE id = ? AND theme IS NOT NULL", [[id_] for id_ in gone]
    )
    rows = [(id_, numbers[key]) for id_, key in now.items()]
    connection.executemany("INSERT OR REPLACE INTO link_measures VALUES (?, ?)", rows)
    return numbers


def _held(connection: sqlite3.Connection, numbers: Collection[int]) -> dict[int, _Held]:
    return {row[0]: _Held(row[1], row[3]) for row in connection.execute(HELD, picked(numbers))}


def _changes(groups: BankGroups, numbers: Mapping[str, int], held: Mapping[int, _Held]) -> Changes:
    """Store the wordings that are new or written otherwise; return what has changed, with what is near."""
    keys = {number: key for key, number in numbers.items()}
    known = {number for number in keys if groups.has(number)}
    sizes = {number: groups.node(number).size for number in known}
    gone = {each for each in known if each not in held or held[each].title != groups.titles[each]}
    come = held.keys() - (known - gone)
    resized = {each for each in known - gone if held[each].size != sizes[each]}
    near_before = groups.near_without({keys[each]: groups.titles[each] for each in gone}, gone)
    for each in come:
        groups.add(each, keys[each], held[each].title, held[each].size)
    for each in resized:
        groups.node(each).size = held[each].size
    near = groups.near_all({keys[each]: held[each].title for each in come | resized})
    return Changes(
        gone={each: near_before[keys[each]] for each in gone},
        come={each: near[keys[each]] for each in come},
        resized={each: near[keys[each]] for each in resized},
        sizes=sizes,
    )


def _part_touched(groups: BankGroups, moved: Mapping[int, int | None], numbers: Collection[int]) -> set[int]:
    """Judge the members of groups that others joined or left; return the roots of all that may be of another theme."""
    fresh = defaultdict[int, set[str]](set)
    lost, roots = set[int](), set[int]()
    for number, before in moved.items():
        node = groups.node(number)
        if before is not None:
            roots.add(before if node.is_kept else number)
            lost |= {before} if node.is_judge else set()
        node.is_judge = False
        if node.middle is not None:
            fresh[node.middle].add(node.key)
    middles = {groups.node(number).middle for number in numbers} | fresh.keys() | lost
    for middle in sorted(each for each in middles if each is not None and groups.node(each).middle == each):
        roots |= _part_one(groups, middle, fresh[middle], lost_judge=middle in lost)
    return roots | {root(number, groups.node(number)) for number in (*numbers, *moved)}


def _part_one(groups: BankGroups, middle: int, fresh: Collection[str], *, lost_judge: bool) -> set[int]:
    """Judge the members of a group; return the roots of those that are kept now and were not, or the other way."""
    members = groups.members(middle)
    nodes = [groups.node(number) for number in members]
    titles = {groups.node(number).key: groups.titles[number] for number in members}
    before = [node.is_kept for node in nodes]
    part(nodes, fresh, MOST_OTHERS + 1, lambda keys: parted(keys, titles), lost_judge=lost_judge)
    changed = [number for number, node, was in zip(members, nodes, before, strict=True) if node.is_kept != was]
    return {*changed, middle} if changed else set()


# Their measures


def _store_themes(connection: sqlite3.Connection, roots: Collection[int] | None, keys: Mapping[int, str]) -> None:
    """Store the themes that have gathered around these wordings with their keys, or of all, and those of measures."""
    some = "" if roots is None else OF_ROOTS
    values = [] if roots is None else picked(roots) * 3
    wanted: list[tuple[str | None, str]] = []
    found: list[tuple[str, str]] = []
    for number, rows in groupby(connection.execute(LINKED.format(some=some), values), key=lambda row: int(row[0])):
        theme, changed = _theme(number, keys[number], [_Linked(*row[1:]) for row in rows])
        found += theme
        wanted += changed
    connection.executemany(STORE, found)
    connection.executemany("UPDATE measures SET theme = ? WHERE id = ?", wanted)
    stored = {id_ for id_, _ in found}
    gone = sorted({theme_id(key) for key in keys.values()} - stored)
    connection.executemany("DELETE FROM themes WHERE id = ?", [[id_] for id_ in gone])


class _Linked(NamedTuple):
    """A measure of a theme, the wording that it has, and the theme that it had."""

    wording: int
    id: str
    title: str
    region: str | None
    theme: str | None


def _theme(
    number: int, key: str, rows: Sequence[_Linked]
) -> tuple[list[tuple[str, str]], list[tuple[str | None, str]]]:
    """Return the id and label of a theme, if these measures are one, and the theme of each that has another."""
    is_one = len({row.region for row in rows} - {None}) >= FEWEST_REGIONS
    id_ = theme_id(key) if is_one else None
    changed = [(id_, row.id) for row in rows if row.theme != id_]
    if id_ is None:
        return [], changed
    label = theme_label((row.title for row in rows), (row.title for row in rows if row.wording == number))
    return [(id_, label)], changed
