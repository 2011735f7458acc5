"""Words right after damage of each kind is made and repaired: `python -m bench.made_damage [OPTIONS] FILE...`.

A FILE is as `bench/clean_words.py` reads it; its clean lines are damaged as a whole, or with `--alone` each line by
itself. Every N-th line is taken. Shares of words, before and after repair.
"""

from __future__ import annotations

import argparse
import difflib
import re
import urllib.parse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from atgardsbanken.normalize.repair import repair_lines
from bench.clean_words import text_lines

LETTERS = re.compile("[åäöÅÄÖ]")
PLAIN = str.maketrans("åäöÅÄÖ", "aaoAAO")
Damage = Callable[[str], str]
"""From a clean line to a damaged one."""


def each(replacement: Callable[[str], str] | str) -> Damage:
    """Replace every å, ä and ö."""
    return lambda line: LETTERS.sub(lambda m: replacement if isinstance(replacement, str) else replacement(m[0]), line)


def table(letters: str, signs: str) -> Damage:
    """Replace letters by signs."""
    return lambda line: line.translate(str.maketrans(letters, signs))


def mark(letter: str) -> str:
    """Return the accent of a letter as a sign of its own."""
    return "\N{RING ABOVE}" if letter in "åÅ" else "\N{DIAERESIS}"


def squeezed(damage: Damage) -> Damage:
    """Make one blank of several, as text extraction does."""
    return lambda line: re.sub(" +", " ", damage(line)).strip()


def as_bytes(pattern: str) -> Callable[[str], str]:
    """Write each byte of a letter in UTF-8 by `pattern`."""
    return lambda letter: "".join(pattern % byte for byte in letter.encode())


KINDS: Mapping[str, Damage] = {
    "U+FFFD": each("\ufffd"),
    "U+FFFD, ligatures too": lambda line: re.sub("ffi|fi|fl|ff|[åäöÅÄÖ]", "\ufffd", line),
    "question marks": each("?"),
    "signs of a font": table("åäöÅÄÖ", '!#"ABC'),
    "a blank and two signs": table("äåö", ' !"'),
    "æ and ø": table("äöÄÖ", "æøÆØ"),
    "a blank left": squeezed(each(" ")),
    "dots lost, a blank left": squeezed(each(lambda letter: letter.translate(PLAIN) + " ")),
    "accents after": each(lambda letter: letter.translate(PLAIN) + mark(letter)),
    "accents before": each(lambda letter: mark(letter) + letter.translate(PLAIN)),
    "letters twice": lambda line: "".join(c if c == " " else 2 * c for c in line),
    "HTML": lambda line: line.encode("ascii", "xmlcharrefreplace").decode(),
    "quoted-printable": each(as_bytes("=%02X")),
    "percent": each(urllib.parse.quote),
    "years with a blank": lambda line: re.sub(
        r"(?<![\d.,])(19|20)(\d\d)(?!\d)", lambda m: f"{m[0][0]} {m[0][1:]}", line
    ),
    "capitals inside words": lambda line: re.sub(r"(?<=[a-zåäö])[svo](?=[a-zåäö]{3})", lambda m: m[0].upper(), line),
    "two capitals first": lambda line: re.sub(r"\b[A-ZÅÄÖ][a-zåäö](?=[a-zåäö]{4})", lambda m: m[0].upper(), line),
    "numbers read as bullets": lambda line: re.sub(r"^[13579][.)](?= )", "\N{BULLET}", line),
    r"\u": each(lambda letter: f"\\u{ord(letter):04x}"),
}


def right(gold: Sequence[str], lines: Sequence[str]) -> int:
    """Count the words of `gold` that stand in `lines`, in order."""
    pairs = ((one.split(), other.split()) for one, other in zip(gold, lines, strict=True))
    matchers = (difflib.SequenceMatcher(None, one, other, autojunk=False) for one, other in pairs)
    return sum(block.size for matcher in matchers for block in matcher.get_matching_blocks())


def repaired(lines: Sequence[str], *, alone: bool) -> list[str]:
    """Return the lines repaired, as one text or each alone."""
    texts = [[line] for line in lines] if alone else [lines]
    return [line.text for text in texts for line in repair_lines(text)]


def main() -> None:
    """Print a table in Markdown: a row for each kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--every", type=int, default=1, metavar="N")
    options = parser.parse_args()
    lines = [line.text for path in options.files for line in text_lines(path) if line.is_clean and line.text.strip()]
    gold = lines[:: options.every]
    words = sum(len(line.split()) for line in gold)
    print(f"{words:,} words\n\n| damage | as it is (%) | repaired (%) |\n| --- | ---: | ---: |")
    for name, damage in KINDS.items():
        raw = [damage(line) for line in gold]
        before, after = right(gold, raw), right(gold, repaired(raw, alone=options.alone))
        print(f"| {name} | {100 * before / words:.1f} | {100 * after / words:.1f} |", flush=True)


if __name__ == "__main__":
    main()
