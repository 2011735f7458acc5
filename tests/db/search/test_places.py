"""Names of regions and of groups of regions in a query."""

from __future__ import annotations

import pytest

from atgardsbanken.db.search.places import longest_name, place


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("Skånes", ("12",)),
        ("vastra gotaland", ("14",)),
        ("norra Sverige", ("22", "23", "24", "25")),
        ("Sjukvårdsregion Stockholm–Gotland", ("01", "09")),
        ("Sydöstra sjukvårdsregionen", ("05", "06", "08")),
        ("mindre regioner", ("07", "08", "09", "10", "22", "23", "25")),
    ],
)
def test_regions_and_groups_are_known_by_their_names(written: str, codes: tuple[str, ...]) -> None:
    """In any case, with a genitive s, with or without marks, with any dash."""
    found = place(written)
    assert found is not None
    assert found.codes == codes


def test_other_words_are_no_place() -> None:
    """A word that only belongs to a name is none."""
    assert place("södra") is None
    assert longest_name() >= 3
