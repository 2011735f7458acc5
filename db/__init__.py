"""Where the measures are kept and how they are found again."""

from __future__ import annotations
