"""Tables of numbers that a text has in lines rather than in cells, one file for each kind."""

from __future__ import annotations
