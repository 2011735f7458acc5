"""The bank: records in SQLite tables, search over them, and the site."""

from __future__ import annotations
