"""Which measures stand in a document, in which area, region and year."""

from __future__ import annotations
