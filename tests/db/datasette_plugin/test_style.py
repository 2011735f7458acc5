"""The site's colours, as its style sheet names them: what is focused stands out in light and in dark."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

CSS = files("atgardsbanken.db.datasette_plugin").joinpath("static/bank.css").read_text("utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block)) for block in re.findall(r":root \{(.*?)\}", CSS, re.S)
)
LEAST = 3.0
"""The least contrast of what shows focus against what lies beside it (WCAG 2.2, 1.4.11)."""


def luminance(colour: str) -> float:
    """The relative luminance (0.0-1.0) of a colour, as WCAG defines it."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1-21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("beside", ["paper", "ground", "said"])
@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_focus_stands_out(colours: dict[str, str], beside: str) -> None:
    """The ring around what is focused differs from all that it may lie on."""
    assert contrast(colours["focus"], colours[beside]) >= LEAST


def test_both_schemes_name_the_same_colours() -> None:
    """No colour is forgotten in the dark; the head's own ring stands out from the head."""
    assert LIGHT.keys() == DARK.keys()
    assert min(contrast("#ffb84d", colours["head"]) for colours in (LIGHT, DARK)) >= LEAST
