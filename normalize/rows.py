"""Cuts letters without blanks into the likeliest row of words; costs are -ln(probability)."""

from __future__ import annotations

from collections.abc import Callable

from atgardsbanken.normalize.channel import IMPOSSIBLE_COST


def likeliest_row(text: str, word_cost: Callable[[str], float], longest_letters: int) -> tuple[str, ...]:
    """Return the words that `text` is cheapest made of, none where some of it is no word (Viterbi 1967).

    `word_cost` gives the cost of a word, `IMPOSSIBLE_COST` for none; words have up to `longest_letters` letters.

    >>> likeliest_row("ochvård", lambda word: 1.0 if word in {"och", "vård"} else IMPOSSIBLE_COST, 4)
    ('och', 'vård')
    """
    best: list[tuple[float, tuple[str, ...]]] = [(0.0, ())]
    for end in range(1, len(text) + 1):
        starts = (at for at in range(max(end - longest_letters, 0), end) if best[at][0] < IMPOSSIBLE_COST)
        rows = ((*best[start], text[start:end]) for start in starts)
        options = ((cost + word_cost(word), (*words, word)) for cost, words, word in rows)
        best.append(min(options, default=(IMPOSSIBLE_COST, ())))
    return best[-1][1] if best[-1][0] < IMPOSSIBLE_COST else ()
