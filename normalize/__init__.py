"""Repairs garbled Swedish, on record and reversibly."""

from __future__ import annotations
