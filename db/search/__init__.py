"""Search: a query is parsed, understood once, looked up in the index, ranked, and each hit explained."""

from __future__ import annotations

from atgardsbanken.db.search.find import Answer, find, ids, search
from atgardsbanken.db.search.hits import Hit
from atgardsbanken.db.search.scope import Limits

__all__ = ["Answer", "Hit", "Limits", "find", "ids", "search"]
