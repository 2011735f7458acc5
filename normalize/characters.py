"""Tables of characters by cause of damage: the character printed and the one it stands for."""

from __future__ import annotations

from typing import Final

from atgardsbanken.extract.records import SUPERSCRIPTS

CONFUSABLE: Final = "aåäöoéèêëàáâãóòôõ6049di&@?í"
"""Characters that English OCR prints for å, ä and ö, alone or two together, and the three themselves."""
STROKES: Final = "1|!I[]"
"""Upright strokes that stand for `l` or `i`."""
SAME: Final = {"w": "v", "0": "a"}
"""Letters that skeletons do not tell apart."""
RAISED: Final = "".join(map(chr, SUPERSCRIPTS.values()))
"""Figures that mark a footnote; no part of the word before them."""
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
BULLETS: Final = "\uf0b7\uf0a7\uf0d8\uf0fc\uf0a8\uf076\uf06e\uf0be\uf02d\uf0e0\uf0f0\uf0de"
"""Bullets of the fonts Symbol and Wingdings in the private area of Unicode."""
_ACCENTED: Final = (
    ("\N{DIAERESIS}\N{COMBINING DIAERESIS}", {"a": "ä", "o": "ö", "A": "Ä", "O": "Ö", "u": "ü", "U": "Ü"}),
    ("\N{RING ABOVE}\N{DEGREE SIGN}\N{COMBINING RING ABOVE}", {"a": "å", "A": "Å"}),
    ("\N{ACUTE ACCENT}\N{COMBINING ACUTE ACCENT}", {"e": "é", "E": "É"}),
)
ACCENTED: Final = {
    (mark, letter): whole for marks, letters in _ACCENTED for mark in marks for letter, whole in letters.items()
}
"""The letter that an accent, printed as a sign of its own, makes with another, as TeX without Swedish fonts did."""
