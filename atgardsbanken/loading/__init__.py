"""Loading documents into a bank and keeping it in order: build, add, correct, archive, connect."""

from __future__ import annotations
