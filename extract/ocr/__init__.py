"""Pages read from their picture: recognition, second readings, and what recognition passes over; pixels."""

from __future__ import annotations
