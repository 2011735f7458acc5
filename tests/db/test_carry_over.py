"""Banks from before readings: what was shown, corrected, replaced and removed follows from readings afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest
from old_banks import read_back

from atgardsbanken.db import readings
from atgardsbanken.db.store import Bank

VERSION_8 = Path(__file__).parent / "versions" / "8.sql"
"""A bank with a corrected measure, a removed document, and one that a newer version replaced."""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The bank as its version left it."""
    return read_back(tmp_path / "bank.db", VERSION_8)


def test_documents_that_were_packed_away_are_shown_again(old: Path) -> None:
    """The removed one when it is restored, the replaced one when the newer is removed, each with what it said."""
    with Bank.open(old) as bank:
        assert [(each.name, each.why) for each in bank.set_aside()] == [
            ("gotland-plan-2016.txt", "removed"),
            ("gotland-plan-2020.txt", "replaced"),
        ]
        removed, replaced = bank.set_aside()
        titles = {m.title for m in readings.measures_of(bank.connection, replaced.id)}
        bank.restore(removed.id)
        bank.remove(replaced.replaced_by)
        bank.arrange_versions()
        shown = [known.name for known in bank.known().values() if not known.away]
        assert {"gotland-plan-2016.txt", "gotland-plan-2020.txt"} < {*shown}
        rows = bank.connection.execute("SELECT title FROM measures WHERE document = ?", [replaced.id])
        assert {row["title"] for row in rows} == titles
        bank.check()


def test_measures_that_kept_their_ids_keep_them(old: Path) -> None:
    """Readings hold the ids with which measures were read; what is shown has the same ids as before."""
    with Bank.open(old) as bank:
        before = [m.id for m in bank.all_measures(copies=True)]
        moved = dict(bank.connection.execute("SELECT old, new FROM moved_measures").fetchall())
        (document,) = {row[0] for row in bank.connection.execute("SELECT document FROM moved_measures")}
        read = {measure.id for measure in readings.measures_of(bank.connection, document)}
        assert (moved.keys() <= read, read.isdisjoint(moved.values())) == (True, True)
        bank.arrange_versions("newer code")
        bank.reapply_corrections()
        assert [m.id for m in bank.all_measures(copies=True)] == before


def test_corrected_measures_were_read_otherwise(old: Path) -> None:
    """A correction that is taken back leaves what was read."""
    with Bank.open(old) as bank:
        (said,) = bank.corrections()
        assert (said.field, said.value, said.before) == ("status", "Klart", "")
        read = bank.measure_as_read(said.measure)
        assert read
        assert read[0].status == ""
        bank.take_back(said.measure, "status")
        assert {m.status for m in bank.all_measures()} == {""}
