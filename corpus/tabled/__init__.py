"""Figures in drawn and aligned tables: their columns, titles, units and totals."""

from __future__ import annotations
