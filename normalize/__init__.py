"""What was meant: garbled Swedish is repaired on record and reversibly."""

from __future__ import annotations
