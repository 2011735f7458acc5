"""Every setting decides: pages made for it come out otherwise just below and just above it.

A probe gets an amount in the setting's unit, lays out a small page that has it, and returns what came out. A setting
that is moved leaves both amounts on one side, so its test fails.
"""

from __future__ import annotations

import math
from dataclasses import fields, replace

import pytest
from small_pages import Probe
from table_probes import PROBES as TABLE_PROBES
from tag_probes import PROBES as TAG_PROBES
from text_probes import PROBES as TEXT_PROBES

from atgardsbanken.extract.layout.settings import DEFAULT_LAYOUT, LayoutSettings

PROBES = {**TEXT_PROBES, **TABLE_PROBES, **TAG_PROBES}


def test_each_setting_has_its_pages() -> None:
    """Whoever adds a setting adds pages that show what it decides."""
    assert sorted(PROBES) == sorted(field.name for field in fields(LayoutSettings))


@pytest.mark.parametrize("probe", PROBES.values(), ids=PROBES)
def test_setting_decides(probe: Probe) -> None:
    """A page with a little less of what a setting measures is laid out otherwise than one with a little more."""
    below, above, lay_out = probe
    assert lay_out(below) != lay_out(above)


@pytest.mark.parametrize(
    ("name", "value"), [("table_rows", 0), ("snap_pt", -1.0), ("aligned_share", 1.01), ("heading_ratio", math.nan)]
)
def test_settings_check_themselves(name: str, value: float) -> None:
    """What a setting cannot be is refused, by its name."""
    with pytest.raises(ValueError, match=name):
        replace(DEFAULT_LAYOUT, **{name: value})
