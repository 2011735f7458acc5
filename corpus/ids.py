"""Makes ids that are the same on every machine and after every reload: from a thing's text and page."""

from __future__ import annotations

import hashlib
from collections import Counter

from atgardsbanken.corpus.regions import fold

ID_DIGITS = 16
"""Hexadecimal digits of an id: 64 bits, so that a million things stay apart."""


class IdMaker:
    """Gives ids to the things of one document.

    An id is made from the document's id, the kind of thing, the page, the text without what damages letters, and how
    many of the same came before on that page. Boxes play no part: another parser may move them by some points.
    """

    def __init__(self, document: str) -> None:
        """Begin with the document whose id is `document`."""
        self._document = document
        self._seen: Counter[tuple[str, int, str]] = Counter()

    def make(self, kind: str, page: int, text: str) -> str:
        """Return the id of the next `kind` on `page` with `text`.

        >>> IdMaker("a").make("measure", 1, "Vård") == IdMaker("a").make("measure", 1, "vard")
        True
        """
        key = (kind, page, fold(text))
        self._seen[key] += 1
        parts = (self._document, kind, str(page), key[2], str(self._seen[key]))
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:ID_DIGITS]
