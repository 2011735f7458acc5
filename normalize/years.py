"""How years are printed: patterns of the years that documents are about, and of earlier ones that they may name."""

from __future__ import annotations

from typing import Final

YEAR: Final = r"(?:19|20)\d\d"
"""Matches a year that a document may be about or plan for."""
NAMED_YEAR: Final = r"(?:18|19|20)\d\d"
"""Matches a year that a text may name; other numbers of four figures are amounts."""
