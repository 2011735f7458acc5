"""Text that any file can hold, whatever a damaged font says its characters are."""

from __future__ import annotations

import unicodedata


def sound(text: str) -> str:
    """Return `text` in NFC, with U+FFFD for each half of a surrogate pair that stands alone.

    >>> sound("A\\u030angström \\ud955")
    'Ångström \N{REPLACEMENT CHARACTER}'
    """
    if text.isascii():
        return text
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return unicodedata.normalize("NFC", whole)
