"""The ways in which a measure is printed, one file for each."""

from __future__ import annotations
