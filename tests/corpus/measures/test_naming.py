"""Names cut out of units."""

from __future__ import annotations

import pytest
from pages import Spec, document, heading, item, paragraph

from atgardsbanken.corpus.measures.naming import names_of
from atgardsbanken.corpus.measures.units import read_units
from atgardsbanken.corpus.spans import DocumentView


@pytest.mark.parametrize(
    ("spec", "names"),
    [
        (heading("Fler AT-läkare."), ["Fler AT-läkare"]),
        (
            paragraph("Regionen ska införa digital anmälan på alla mottagningar."),
            ["införa digital anmälan på alla mottagningar"],
        ),
        (item("Mentor för alla nyanställda"), ["Mentor för alla nyanställda"]),
        (item("Det nya journalsystemet införs inte i år."), []),
    ],
)
def test_names(spec: Spec, names: list[str]) -> None:
    """A name begins at the verb, or is the whole of a heading without its stop; what is denied has none."""
    units = read_units(DocumentView(document([spec])))
    assert [units[0].text[one.start : one.end] for one in names_of(units)[0]] == names
