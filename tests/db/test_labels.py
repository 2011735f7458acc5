"""The labels agree with the codes that the stages and the bank use."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from atgardsbanken.corpus.records import AreaSource, DocumentKind, MeasureForm, PassageKind
from atgardsbanken.db import labels, schema
from atgardsbanken.db.datasette_plugin.state import MODES, SORTS
from atgardsbanken.db.search.scope import Facet


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        (labels.KINDS, get_args(DocumentKind)),
        (labels.AREA_SOURCES, get_args(AreaSource)),
        (labels.FORMS, get_args(MeasureForm)),
        (labels.PASSAGE_KINDS, get_args(PassageKind)),
        (labels.FACETS, get_args(Facet)),
        (labels.MODES, tuple(MODES.values())),
        (labels.SORTS, tuple(SORTS.values())),
    ],
)
def test_every_code_has_a_label(table: dict[str, str], codes: tuple[str, ...]) -> None:
    """Readers never see a code, and no label is left over."""
    assert set(table) == set(codes)


@pytest.mark.parametrize(("column", "table"), [("route", labels.ROUTES), ("status", labels.STATUSES)])
def test_labels_agree_with_the_tables(column: str, table: dict[str, str]) -> None:
    """The codes that the bank allows are those that have a label."""
    allowed = re.search(rf"CHECK \({column} IN \(([^)]*)\)\)", schema.migrations()[0])
    assert allowed is not None
    assert set(re.findall(r"'(\w+)'", allowed[1])) == set(table)
