"""Words with boxes laid out as lines, blocks, columns and tables in reading order, whatever their source; points."""

from __future__ import annotations
