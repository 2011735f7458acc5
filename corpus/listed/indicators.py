"""Tables of indicators without numbers in text extracts: each indicator ends with the value of the other column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from atgardsbanken.corpus.listed.entry import HEADING_WORDS, Entry
from atgardsbanken.corpus.measures.heads import header_of, understand
from atgardsbanken.corpus.spans import Span, box_of, text_of


def find(lines: Sequence[Span]) -> Iterator[list[Entry]]:
    """Yield the indicators of each table under a heading that names them, without values."""
    for number, span in enumerate(lines):
        printed = span.text.split()
        known = understand(printed[0]) if 2 <= len(printed) <= HEADING_WORDS else None
        if known and known.field == "indicator" and printed[1][0].isupper():
            below = lines[number + 1 :]
            stop = next((at for at, line in enumerate(below) if header_of(line.text)), len(below))
            yield list(_named_by_values(below[:stop]))


def _named_by_values(lines: Sequence[Span]) -> Iterator[Entry]:
    """Yield what stands before each value that recurs, at the end of a line or on a line of its own."""
    value = _recurring_end([span.text for span in lines])
    if not value:
        return
    name: list[Span] = []
    for span in lines:
        name.append(span)
        if span.text.endswith(value):
            label = text_of(name).removesuffix(value).strip()
            yield Entry(label, 0, "", None, "", name[0].page, box_of(name, name[0].page))
            name = []


def _recurring_end(texts: Sequence[str]) -> str:
    """Return the longest words with which several lines end, one of which says nothing else; "" for none.

    >>> _recurring_end(["Antal veckor Delårsrapport", "Kostnader för", "läkare", "Delårsrapport", "Delårsrapport"])
    'Delårsrapport'
    """
    counts = Counter(text for text in texts if text)
    ends = {text: sum(other.endswith(text) for other in texts) for text in counts}
    return max((text for text, count in ends.items() if count > 1), key=len, default="")
