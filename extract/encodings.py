"""Bytes to text where nobody says in which encoding it was written: the Swedish letters decide."""

from __future__ import annotations

import re

UNICODE_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
"""The first bytes of texts that tell their own encoding (byte order marks)."""
LEGACY_ENCODINGS = ("cp1252", "cp850", "mac_roman", "latin-1")
"""Windows, DOS and old Macintosh; the first of equals is taken. The last one reads any bytes."""
SWEDISH_LETTER = re.compile(r"(?<=[A-Za-zåäöÅÄÖ])[åäöé]|[åäöÅÄÖ](?=[A-Za-zåäö])|\b[åö]\b")
"""A letter as Swedish uses it: beside others, or a word by itself."""
SAMPLE_BYTES = 4096
"""The bytes from the start by which UTF-16 without a mark is known."""
JUDGED_BYTES = 1_000_000
"""The bytes from the start by which the other encodings are weighed."""
NUL_SHARE = 0.3
"""Part of every second byte that is zero in UTF-16; of Latin letters all are, of binary data few on one side only."""


def decoded(data: bytes) -> str:
    r"""Return the text that `data` holds; bytes that are no text in any encoding become U+FFFD.

    UTF-8, UTF-16 and UTF-32 are known by their form. Among the others, and UTF-8 with some bytes damaged, the one is
    taken that gives most Swedish letters within words.

    >>> decoded("Åtgärder på Öland".encode("cp850"))
    'Åtgärder på Öland'
    """
    if encoding := _unicode_encoding(data):
        return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        judged = data[:JUDGED_BYTES]
        encoding = max((*LEGACY_ENCODINGS, "utf-8"), key=lambda each: _fit(judged.decode(each, "replace")))
        return data.decode(encoding, "replace")


def _unicode_encoding(data: bytes) -> str | None:
    """Return the encoding that the data's first bytes tell, or its zeros; None where they tell none."""
    for mark, encoding in UNICODE_MARKS.items():
        if data.startswith(mark):
            return encoding
    even, odd = data[:SAMPLE_BYTES:2], data[1:SAMPLE_BYTES:2]
    if odd.count(0) > NUL_SHARE * len(odd) and not even.count(0):
        return "utf-16-le"
    if even.count(0) > NUL_SHARE * len(even) and not odd.count(0):
        return "utf-16-be"
    return None


def _fit(text: str) -> tuple[int, int]:
    """Return how many Swedish letters a reading gives, then how few signs of it are no text."""
    return len(SWEDISH_LETTER.findall(text)), -text.count("\N{REPLACEMENT CHARACTER}")
