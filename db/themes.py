"""Themes in the bank: brought up to date with the measures that came, went, or are called otherwise, or made anew."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from atgardsbanken.corpus.in_parts import InParts, here
from atgardsbanken.corpus.link import FEWEST_REGIONS, grouped, theme_id, theme_label
from atgardsbanken.corpus.near import MOST_OTHERS, judging_of, keys_by_title
from atgardsbanken.corpus.theme_groups import Changes, Gathered, part, regroup, root
from atgardsbanken.corpus.wording import wording
from atgardsbanken.db.links import LINKABLES, touched
from atgardsbanken.db.sql import pick
from atgardsbanken.db.theme_groups import PICKED, BankGroups, picked, store_wordings

MOST_TOUCHED_SHARE = 0.1
"""The share of a bank's measures that may be touched before all themes are made anew: that is faster then."""
TABLES = (
    *("link_wordings", "link_parsed", "link_measures", "link_titles", "link_options", "link_stems", "link_touched"),
)
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
COUNT_TITLES = """
    INSERT INTO link_titles
    SELECT l.wording, m.title, ifnull(m.region, ''), count(*)
    FROM link_measures l CROSS JOIN measures m ON m.id = l.measure {some} GROUP BY 1, 2, 3
"""
HELD = f"""
    SELECT t.wording, count(DISTINCT t.region),
        (SELECT m.title FROM link_measures l JOIN measures m ON m.id = l.measure
        WHERE l.wording = t.wording ORDER BY l.measure LIMIT 1)
    FROM link_titles t WHERE t.wording IN {PICKED} GROUP BY t.wording
"""  # noqa: S608 (constants)
"""How many regions have a wording, and the title that it is compared by."""
OF_ROOTS = f"WHERE (middle IN {PICKED} OR id IN {PICKED}) AND root IN {PICKED}"
TITLES = """
    SELECT w.root, w.id, t.title, t.region, t.count
    FROM (SELECT CASE WHEN is_kept THEN middle ELSE id END AS root, id FROM link_wordings {some}) w
    CROSS JOIN link_titles t ON t.wording = w.id ORDER BY w.root
"""
"""The titles of themes, by the wordings that these have gathered around."""
SET_THEME = """
    UPDATE measures SET theme = ?
    WHERE id IN (SELECT measure FROM link_measures WHERE wording = ?) AND theme IS NOT ?
"""
STORE = (
    "INSERT INTO themes VALUES (?, ?) ON CONFLICT DO UPDATE SET label = excluded.label WHERE label <> excluded.label"
)


def arrange(connection: sqlite3.Connection, own: Collection[str], *, anew: bool, in_parts: InParts = here) -> None:
    """Bring themes up to date, in the caller's transaction.

    Args:
        connection: of the bank.
        own: the measures that only copies hold.
        anew: whether to make all of them anew, since the code that makes them is another.
        in_parts: how titles are compared where all are made anew.
    """
    pick(connection, "picked_measures", own)
    if anew or not _is_small(connection):
        _make(connection, in_parts)
    else:
        _update(connection)
    connection.execute("DELETE FROM link_touched")


def _is_small(connection: sqlite3.Connection) -> bool:
    """Return whether so little has changed that it pays not to make all themes anew."""
    touched_rows = connection.execute("SELECT count(*) FROM link_touched").fetchone()[0]
    linked = connection.execute("SELECT count(*) FROM link_measures").fetchone()[0]
    return bool(touched_rows <= MOST_TOUCHED_SHARE * linked)


# All of them


def _make(connection: sqlite3.Connection, in_parts: InParts) -> None:
    """Make all themes anew."""
    for table in TABLES:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 (a constant)
    titles, sizes = _measures_by_wording(connection, in_parts)
    groups = grouped(titles, sizes, in_parts)
    store_wordings(connection, ((number, node, titles[node.key]) for number, node in groups.nodes.items()))
    middles = [number for number, node in groups.nodes.items() if node.middle == number]
    options = ((other, middle, alike) for middle in middles for other, alike in groups.near(middle).items())
    connection.executemany("INSERT INTO link_options VALUES (?, ?, ?)", options)
    _store_themes(connection, None, {number: node.key for number, node in groups.nodes.items()}, set())
    connection.execute(NOT_LINKED)
    connection.execute("DELETE FROM themes WHERE id NOT IN (SELECT theme FROM measures WHERE theme IS NOT NULL)")


def _measures_by_wording(connection: sqlite3.Connection, in_parts: InParts) -> tuple[dict[str, str], dict[str, int]]:
    """Store the wording of each measure; return the title of each key, and how many regions have it."""
    titles, regions, measures = dict[str, str](), defaultdict[str, set[str | None]](set), list[tuple[str, str]]()
    keys = keys_by_title((row["title"] for row in connection.execute(LINKABLES)), in_parts)
    for id_, region, _, title in connection.execute(f"{LINKABLES} ORDER BY m.id"):
        key = keys[title]
        titles.setdefault(key, title)
        regions[key].add(region)
        measures.append((id_, key))
    numbers = {key: number for number, key in enumerate(sorted(titles), start=1)}
    rows = ((id_, numbers[key]) for id_, key in measures)
    connection.executemany("INSERT INTO link_measures VALUES (?, ?)", rows)
    connection.execute(COUNT_TITLES.format(some=""))
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
    more, others = _part_touched(groups, moved, numbers.values())
    groups.keep()
    roots |= more
    keys = {number: groups.node(number).key for number in roots}
    _store_themes(connection, roots, keys, {*numbers.values(), *moved, *others})


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
    """Count the titles of wordings anew; return those that have measures."""
    connection.execute(f"DELETE FROM link_titles WHERE wording IN {PICKED}", picked(numbers))  # noqa: S608 (a constant)
    connection.execute(COUNT_TITLES.format(some=f"WHERE l.wording IN {PICKED}"), picked(numbers))
    return {row[0]: _Held(row[1], row[2]) for row in connection.execute(HELD, picked(numbers))}


def _changes(groups: BankGroups, numbers: Mapping[str, int], held: Mapping[int, _Held]) -> Changes:
    """Store the wordings that are new or written otherwise; return what has changed, with what is near."""
    keys = {number: key for key, number in numbers.items()}
    known = {number for number in keys if groups.has(number)}
    sizes = {number: groups.node(number).size for number in known}
    gone = {each for each in known if each not in held or held[each].title != groups.titles[each]}
    come = held.keys() - (known - gone)
    resized = {each for each in known - gone if held[each].size != sizes[each]}
    near_before = groups.near_without(gone)
    for each in come:
        groups.add(each, keys[each], held[each].title, held[each].size)
    for each in resized:
        groups.node(each).size = held[each].size
    near = groups.near_all({keys[each]: groups.parsed(each) for each in come | resized})
    return Changes(
        gone=near_before,
        come={each: near[keys[each]] for each in come},
        resized={each: near[keys[each]] for each in resized},
        sizes=sizes,
    )


def _part_touched(
    groups: BankGroups, moved: Mapping[int, int | None], numbers: Collection[int]
) -> tuple[set[int], set[int]]:
    """Judge the members of groups that others joined or left.

    Returns:
        The roots of all that may be of another theme, and those that are kept now and were not, or the other way.
    """
    fresh = defaultdict[int, dict[str, int]](dict)
    lost, roots, others = Counter[int](), set[int](), set[int]()
    for number, before in moved.items():
        node = groups.node(number)
        if before is not None:
            roots.add(before if node.is_kept else number)
            lost[before] += node.is_judge
        node.is_judge = False
        if node.middle is not None:
            fresh[node.middle][node.key] = number
    middles = {groups.node(number).middle for number in numbers} | fresh.keys() | lost.keys()
    for middle in sorted(each for each in middles if each is not None and groups.node(each).middle == each):
        changed = _part_one(groups, middle, fresh[middle], lost[middle])
        roots |= changed | ({middle} if changed else set())
        others |= changed
    return roots | {root(number, groups.node(number)) for number in (*numbers, *moved)}, others


def _part_one(groups: BankGroups, middle: int, fresh: Mapping[str, int], lost: int) -> set[int]:
    """Judge the members of a group; return those that are kept now and were not, or the other way."""
    members = groups.to_judge(middle, MOST_OTHERS + 1, fresh, lost)
    nodes = [groups.node(number) for number in members]
    numbers = {node.key: number for number, node in zip(members, nodes, strict=True)}
    before = [node.is_kept for node in nodes]
    part([Gathered(nodes, fresh, lost)], judging_of(lambda key: groups.parsed(numbers[key])))
    return {number for number, node, was in zip(members, nodes, before, strict=True) if node.is_kept != was}


# Their measures


def _store_themes(
    connection: sqlite3.Connection, roots: Collection[int] | None, keys: Mapping[int, str], moved: Collection[int]
) -> None:
    """Store the themes that have gathered around some wordings, or around all, and of which theme measures are.

    Args:
        connection: of the bank.
        roots: the wordings around which themes may be others than before; without them all count.
        keys: of these.
        moved: the wordings of measures that may be of another theme than before, but for those of new themes.
    """
    themes = {number: theme_id(key) for number, key in keys.items()}
    labels, members = dict[int, str](), dict[int, int]()
    values = [] if roots is None else picked(roots) * 3
    some = "" if roots is None else OF_ROOTS
    cursor = connection.cursor()
    cursor.row_factory = None
    for number, titles in groupby(cursor.execute(TITLES.format(some=some), values), key=itemgetter(0)):
        label = _label(number, titles, members)
        if label is not None:
            labels[number] = label
    known = _known(connection, themes.values())
    connection.executemany(STORE, [(themes[number], label) for number, label in labels.items()])
    changed = {number for number in keys if (number in labels) != (themes[number] in known)}
    for wording_, number in members.items():
        if roots is None or wording_ in moved or number in changed:
            theme = themes[number] if number in labels else None
            connection.execute(SET_THEME, [theme, wording_, theme])
    gone = sorted(themes[number] for number in changed if number not in labels)
    connection.executemany("DELETE FROM themes WHERE id = ?", [[id_] for id_ in gone])


def _label(number: int, titles: Iterable[tuple[int, int, str, str, int]], members: dict[int, int]) -> str | None:
    """Note whose members the wordings of these titles are; return their theme's name, None where they are no theme."""
    counts, regions, central = Counter[str](), set[str](), set[str]()
    for _, wording_, title, region, count in titles:
        members[wording_] = number
        counts[title] += count
        regions.add(region)
        if wording_ == number:
            central.add(title)
    return theme_label(counts, central) if len(regions - {""}) >= FEWEST_REGIONS else None


def _known(connection: sqlite3.Connection, ids: Collection[str]) -> set[str]:
    """Return those of some ids that themes have already."""
    return {row[0] for row in connection.execute(f"SELECT id FROM themes WHERE id IN {PICKED}", [json.dumps([*ids])])}  # noqa: S608
