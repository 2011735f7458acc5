"""Names of files as text: what they are called, and how they are shown on a terminal."""

from __future__ import annotations

import os
import re
from pathlib import Path

from atgardsbanken.extract.encodings import decoded

UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Controls, line ends, marks that turn the direction of writing, and bytes that are no text (surrogates)."""


def file_name(path: Path) -> str:
    r"""Return a file's name as text; a name that is not UTF-8 comes from an old archive and is read as such.

    >>> file_name(Path(os.fsdecode(b"lib/\xe5tg\xe4rd.pdf")))
    'åtgärd.pdf'
    """
    return decoded(os.fsencode(path.name))


def printable(text: str) -> str:
    r"""Return `text` with signs escaped that would move the cursor or break the line of a terminal or log.

    >>> print(printable("plan\n\x1b[2J.pdf"))
    plan\n\x1b[2J.pdf
    """
    return UNPRINTABLE.sub(lambda found: ascii(found.group())[1:-1], text)
