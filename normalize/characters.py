"""Tables of characters by cause of damage: what stands for what, as data with names; no units."""

from __future__ import annotations

from typing import Final

CONFUSABLE: Final = "aåäöoéèêëàáâãóòôõ6049di&@?í"
"""Characters that English OCR prints for å, ä and ö, alone or two together, and the three themselves.
"""
STROKES: Final = "1|!I[]"
"""Upright strokes that stand for `l` or `i`."""
SAME: Final = {"w": "v", "0": "a"}
"""Letters that are not told apart."""
LIGATURES: Final = {
    "\N{LATIN SMALL LIGATURE FF}": "ff",
    "\N{LATIN SMALL LIGATURE FI}": "fi",
    "\N{LATIN SMALL LIGATURE FL}": "fl",
    "\N{LATIN SMALL LIGATURE FFI}": "ffi",
    "\N{LATIN SMALL LIGATURE FFL}": "ffl",
    "\N{LATIN SMALL LIGATURE LONG S T}": "st",
    "\N{LATIN SMALL LIGATURE ST}": "st",
}
"""Two or three letters printed as one."""
INVISIBLE: Final = {
    "\N{SOFT HYPHEN}": "",
    "\N{ZERO WIDTH SPACE}": "",
    "\N{ZERO WIDTH NON-JOINER}": "",
    "\N{ZERO WIDTH JOINER}": "",
    "\N{WORD JOINER}": "",
    "\N{ZERO WIDTH NO-BREAK SPACE}": "",
}
"""Characters that show nothing and part words for a search."""
