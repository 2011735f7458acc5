"""Decodes letters that were escaped for a web page, mail, address or program and never decoded; offsets in code points.

Each way of escaping is told by escapes of letters beyond ASCII, which no clean text holds inside a word; only then are
its escapes of signs (`&amp;`, `=3D`, `%20`) decoded too. Addresses, which are printed escaped, are left.
"""

from __future__ import annotations

import html
import quopri
import re
import urllib.parse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from typing import Final, NamedTuple

from atgardsbanken.normalize.records import Repair

RULE: Final = "escaped letter"
CONFIDENCE_PROBABILITY: Final = 0.98
"""Probability that decoded text is right."""
SURE_ENCODING: Final = "utf-8"
LIKELY_ENCODING: Final = "cp1252"
"""The encoding of escaped bytes, and the one that they are in where they are not UTF-8."""
LIKELY_LETTERS: Final = frozenset("åäöÅÄÖé")
"""Letters that a lone escaped byte, or UTF-7, may stand for: others are as likely no letter at all."""

_ADDRESS: Final = re.compile(
    r"(?:(?<!\w)\w++://|www\.|mailto:|[A-Za-z]:\\|\\\\)\S+|(?<!\S)\S+@\S+"
    r"|(?<![\w.-])[\w.-]+\.(?:se|com|org|nu|net|eu)/\S*",
    re.IGNORECASE,
)
_MARKUP: Final = re.compile(r"</?\w|&lt;|\bx?html?\b|\bxml\b", re.IGNORECASE)
_PRINTED_SIGN: Final = re.compile(r"(?:(?<=[^\W\d_])|(?<=[^\W\d_] ))&(?:amp|nbsp|ndash|quot|shy);(?= ?[^\W\d_])")
_HEX: Final = re.compile(r"[0-9A-Fa-f]{2,6}")


@dataclass(frozen=True, slots=True)
class Escape:
    """A way of escaping: the pattern of a run of escapes, and how a run is decoded (None where it cannot be)."""

    hints: tuple[str, ...]
    """Strings, one of which every run holds, so that most texts need no search."""
    run: re.Pattern[str]
    decode: Callable[[str], str | None]
    signs: re.Pattern[str] | None = None
    """Matches escapes of signs that tell by themselves, in a text that is not about markup."""
    breaks_lines: bool = False
    """Whether `=` ends a line that goes on on the next."""


class _Run(NamedTuple):
    """A run of escapes and what it stands for."""

    match: re.Match[str]
    meant: str


def _from_bytes(data: bytes) -> str | None:
    """Return escaped bytes as text, where they are UTF-8 or a letter of the encoding before it."""
    try:
        return data.decode(SURE_ENCODING)
    except UnicodeDecodeError:
        text = data.decode(LIKELY_ENCODING, "replace")
    return text if all(c.isascii() or c in LIKELY_LETTERS for c in text) else None


def _from_numbers(run: str) -> str | None:
    """Return the characters whose hexadecimal numbers a run holds, halves of surrogate pairs joined."""
    numbers = [int(number, 16) for number in _HEX.findall(run)]
    if any(number > 0x10FFFF for number in numbers):
        return None
    return "".join(map(chr, numbers)).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _from_header(run: str) -> str | None:
    """Return a word of a mail's head in plain text."""
    try:
        return str(make_header(decode_header(run)))
    except (HeaderParseError, LookupError, UnicodeDecodeError):
        return None


def _from_utf7(run: str) -> str | None:
    try:
        text = run.encode("ascii").decode("utf-7")
    except UnicodeDecodeError:
        return None
    return text if LIKELY_LETTERS.issuperset(text) else None


ESCAPES: Final = (
    Escape(
        ("&",),
        re.compile(r"&(?:amp;)*(?:[A-Za-z]{2,8}\d{0,2}|#\d{2,5}|#[xX][0-9A-Fa-f]{2,5});"),
        lambda run: html.unescape(html.unescape(run)),
        signs=_PRINTED_SIGN,
    ),
    Escape(("=?",), re.compile(r"=\?[\w-]+\?[QBqb]\?[^?\s]*\?="), _from_header),
    Escape(
        ("=",), re.compile(r"(?:=[0-9A-F]{2})+"), lambda run: _from_bytes(quopri.decodestring(run)), breaks_lines=True
    ),
    Escape(("%",), re.compile(r"(?:%[0-9A-Fa-f]{2})+"), lambda run: _from_bytes(urllib.parse.unquote_to_bytes(run))),
    Escape(
        ("\\u", "%u", "<U+", "u00"),
        re.compile(
            r"(?:(?:\\u|%u)[0-9A-Fa-f]{4}|<U\+[0-9A-F]{4}>)+"
            r"|(?<![A-Za-z0-9]{9})u00[c-fC-F][0-9A-Fa-f](?=[a-z]*\b)"
        ),
        lambda run: _from_numbers(run.replace("u", " ")),
    ),
    Escape(
        ("\\x", "\\'"),
        re.compile(r"(?:\\x[0-9A-Fa-f]{2}|\\'[0-9a-f]{2})+"),
        lambda run: _from_bytes(bytes.fromhex(_digits(run))),
    ),
    Escape(("+",), re.compile(r"\+[A-Za-z0-9/]{3,}-"), _from_utf7),
)
"""HTML's character references, words of a mail's head, quoted-printable, percent-encoding, numbers and bytes as
programs and RTF write them, UTF-7."""


def _digits(run: str) -> str:
    return "".join(_HEX.findall(run))


def changes(lines: Sequence[str]) -> list[list[Repair]]:
    """Return the repairs of each line, by the first way of escaping that the lines hold letters in.

    >>> [change.after for change in changes(["v%C3%A5rd"])[0]]
    ['å']
    """
    text = "\n".join(lines)
    for escape in ESCAPES:
        if not any(hint in text for hint in escape.hints):
            continue
        runs = [list(_runs(line, escape)) if any(hint in line for hint in escape.hints) else [] for line in lines]
        told = [any(_tells(run) for run in ours) for ours in runs]
        if any(told) or _tells_by_signs(lines, escape):
            return [_decoded(lines, at, runs[at], escape, told=told[at]) for at in range(len(lines))]
    return [[] for _ in lines]


def _runs(line: str, escape: Escape) -> Iterator[_Run]:
    """Yield the runs of escapes in a line that can be decoded, without those in addresses."""
    matches = list(escape.run.finditer(line))
    taken = [address.span() for address in _ADDRESS.finditer(line)] if matches else []
    for match in matches:
        meant = escape.decode(match[0])
        if meant and meant != match[0] and not any(start <= match.start() < end for start, end in taken):
            yield _Run(match, "".join(c if c.isprintable() or c == "\N{SOFT HYPHEN}" else " " for c in meant))


def _tells(run: _Run) -> bool:
    """Return whether the run stands for a letter beyond ASCII, inside a word if it is so short that chance makes it."""
    if not any(c.isalpha() and not c.isascii() for c in run.meant):
        return False
    line, end = run.match.string, run.match.end()
    return len(run.match[0]) > len("=E5") or line[end : end + 1].islower()


def _tells_by_signs(lines: Sequence[str], escape: Escape) -> bool:
    """Return whether escapes of signs stand among words, in lines that are not about markup."""
    if escape.signs is None or not any(escape.signs.search(line) for line in lines if "&" in line):
        return False
    return not any(map(_MARKUP.search, lines))


def _decoded(lines: Sequence[str], at: int, runs: Sequence[_Run], escape: Escape, *, told: bool) -> list[Repair]:
    """Return the repairs of one line; where only others tell, signs of ASCII stand unless their escape is sure."""
    sure = told or escape.signs is not None
    found = [
        Repair(run.match.start(), run.match[0], run.meant, RULE, CONFIDENCE_PROBABILITY)
        for run in runs
        if sure or not run.meant.isascii()
    ]
    if told and escape.breaks_lines and lines[at].endswith("="):
        start = len(lines[at]) - 1
        inside = lines[at][start - 1 : start].isalnum() and at + 1 < len(lines) and lines[at + 1][:1].islower()
        found.append(Repair(start, "=", "-" if inside else "", RULE, CONFIDENCE_PROBABILITY))
    return found
