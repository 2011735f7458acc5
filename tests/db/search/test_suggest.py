"""The theme that is named above the hits."""

from __future__ import annotations

from readings import measure, reading

from atgardsbanken.corpus.link import themes
from atgardsbanken.db.search import find
from atgardsbanken.db.store import Bank


def test_theme_of_the_query_is_named(bank: Bank) -> None:
    """A theme is named where its name holds every word and several regions have it; not for other queries."""
    found = [measure("Vårdnära service", region=code, line=n) for n, code in enumerate(("12", "14", "24"))]
    found.append(measure("Rekrytering av läkare", region="12", line=9))
    bank.put(reading("a.pdf", found, region=None), version="1")
    bank.set_links(themes(found), [])
    bank.finish()
    theme = find(bank.connection, "vårdnära service", counted=True).theme
    assert theme is not None
    assert (theme.label, theme.regions) == ("Vårdnära service", 3)
    assert find(bank.connection, "rekrytering", counted=True).theme is None
