"""Wordings in the bank: whatever is near another is found by its stems."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from atgardsbanken.corpus.near import near_pairs
from atgardsbanken.corpus.parsed_title import parsed_title
from atgardsbanken.corpus.theme_groups import Node
from atgardsbanken.corpus.wording import wording
from atgardsbanken.db.store import Bank
from atgardsbanken.db.theme_groups import BankGroups, store_wordings

WORDS = ["digital", "journal", "lean", "heltid", "patologi", "patolgi", "patalogi", "handledare", "video", "service"]
WORDS += ["servicevärdar", "–", "scheman", "vårdplats", "vårdplatser", "rekrytering", "rekryterlng", "ska", "ha", "och"]
TITLES = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join), max_size=12)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bank]:
    """A bank without documents."""
    path: Path = tmp_path_factory.mktemp("wordings") / "bank.db"
    with Bank.open(path, create=True) as bank:
        yield bank


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(titles=TITLES)
def test_what_is_near_is_what_comparing_all_finds(empty: Bank, titles: list[str]) -> None:
    """No pair is lost by looking only at those that share stems enough, and none is compared otherwise."""
    by_key = {wording(title).key: title for title in titles}
    numbers = {key: number for number, key in enumerate(sorted(by_key), start=1)}
    parsed = {key: parsed_title(title) for key, title in by_key.items()}
    near: dict[str, dict[int, float]] = {key: {} for key in by_key}
    for first, second, alike in near_pairs(combinations(sorted(by_key), 2), parsed):
        near[first][numbers[second]] = near[second][numbers[first]] = alike
    for table in ("link_wordings", "link_parsed", "link_stems"):
        empty.connection.execute(f"DELETE FROM {table}")
    store_wordings(empty.connection, ((number, Node(key, 1), by_key[key]) for key, number in numbers.items()))
    assert BankGroups(empty.connection).near_all(parsed) == near


def test_what_is_taken_out_is_near_nothing_more(empty: Bank) -> None:
    """A wording that is gone is found by none, though what was near it is told once more."""
    for table in ("link_wordings", "link_parsed", "link_stems"):
        empty.connection.execute(f"DELETE FROM {table}")
    titles = ("Digitala vårdmöten", "Digitala vårdmöten för patologi")
    keys = [wording(title).key for title in titles]
    store_wordings(empty.connection, ((n, Node(keys[n], 1), titles[n]) for n in (0, 1)))
    groups = BankGroups(empty.connection)
    assert list(groups.near(0)) == [1]
    assert list(groups.near_without([1])[1]) == [0]
    assert groups.near(0) == {}
