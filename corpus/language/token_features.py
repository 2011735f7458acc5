"""What a word of a parsed sentence tells about where a measure's name begins and ends."""

from __future__ import annotations

from collections.abc import Iterator

from atgardsbanken.corpus.language.parsed import Parsed

DEEPEST = 4
"""Steps to the root that are told apart."""
FEW = 2
"""Neighbours on each side whose form is told."""


def sentence_features(said: Parsed, kind: str, number: int) -> list[list[str]]:
    """Return the features of each word of the sentence `number` (from 0) of a unit of `kind`."""
    opened, closed = _edges(said)
    rows = []
    for i in range(len(said.words)):
        row = ["bias", f"k={kind}", f"n={min(number, 2)}", f"k,open={kind},{opened[i]}"]
        row += _own(said, i)
        row += _neighbours(said, i)
        row += _boundaries(said, opened, closed, i)
        row += _above(said, i)
        row += _in_clause(said, i)
        rows.append(row)
    return rows


def _own(said: Parsed, i: int) -> list[str]:
    """Return what word `i` itself is."""
    word, pos, dep = said.words[i], said.pos[i], said.deps[i]
    return [
        f"w={word}",
        f"l={said.lemmas[i]}",
        f"s3={word[-3:]}",
        f"s4={word[-4:]}",
        f"shape={said.shapes[i]}",
        f"p={pos}",
        f"f={said.forms[i]}",
        f"d={dep}",
        f"p,d={pos},{dep}",
    ]


def _neighbours(said: Parsed, i: int) -> Iterator[str]:
    """Yield what stands before and after word `i`."""
    size = len(said.words)
    for step in range(-FEW, FEW + 1):
        if step and 0 <= i + step < size:
            yield f"f{step}={said.forms[i + step]}"
            yield f"w{step}={said.words[i + step]}"
    if i:
        yield f"l-1={said.lemmas[i - 1]}"
        yield f"f-1,f={said.forms[i - 1]},{said.forms[i]}"
        yield f"w-1,f={said.words[i - 1]},{said.forms[i]}"
    if i + 1 < size:
        yield f"l+1={said.lemmas[i + 1]}"
        yield f"f,f+1={said.forms[i]},{said.forms[i + 1]}"


def _boundaries(said: Parsed, opened: list[str], closed: list[str], i: int) -> Iterator[str]:
    """Yield what parts of the sentence begin and end at word `i` and beside it."""
    yield f"open={opened[i]}"
    yield f"close={closed[i]}"
    if i:
        yield f"close-1={closed[i - 1]}"
        yield f"close-1,open={closed[i - 1]},{opened[i]}"
    else:
        yield "first"
    if i + 1 < len(said.words):
        yield f"open+1={opened[i + 1]}"
        yield f"close,open+1={closed[i]},{opened[i + 1]}"
        yield f"open+1,w+1={opened[i + 1]},{said.words[i + 1]}"
    else:
        yield "last"


def _above(said: Parsed, i: int) -> list[str]:
    """Return what word `i` hangs on."""
    head, dep = said.heads[i], said.deps[i]
    above = said.heads[head]
    return [
        f"hl={said.lemmas[head]}",
        f"hf={said.forms[head]}",
        f"d,hl={dep},{said.lemmas[head]}",
        f"d,hf={dep},{said.forms[head]}",
        f"side={'<' if i < head else '>'},{dep}",
        f"depth={min(DEEPEST, said.depths[i])}",
        f"path={dep}>{said.deps[head]}>{said.deps[above]}",
    ]


def _in_clause(said: Parsed, i: int) -> list[str]:
    """Return what the clause of word `i` is, and where in it the word stands."""
    verb = said.clauses[i]
    branch = said.branches[i]
    side = "<" if i < verb else ">" if i > verb else "="
    place = f"{said.deps[branch]}{side}" if branch != verb else "self"
    form, name = said.forms[verb], said.lemmas[verb]
    auxiliaries = " ".join(said.words[one] for one in said.children[verb] if said.deps[one].startswith("aux"))
    subjects = [one for one in said.children[verb] if said.deps[one].startswith("nsubj")]
    row = [
        f"c={said.deps[verb]},{form}",
        f"cl={name}",
        f"cl,r={name},{place}",
        f"c,r={form},{place}",
        f"c,r,d={form},{said.deps[verb]},{place}",
        f"r={place}",
        f"aux={auxiliaries}",
        f"subjects={len(subjects)},{form},{place}",
    ]
    for subject in subjects[:1]:
        row.append(f"subject={said.lemmas[subject]},{side}")
        row.append(f"subject={said.deps[subject]},{said.pos[subject]},{place}")
    return row


def _edges(said: Parsed) -> tuple[list[str], list[str]]:
    """Return the relation of the largest part that begins at each word, and of that which ends there."""
    size = len(said.words)
    opened, closed = ["-"] * size, ["-"] * size
    for i in sorted(range(size), key=lambda one: -said.depths[one]):
        opened[said.left[i]] = said.deps[i]
        closed[said.right[i]] = said.deps[i]
    return opened, closed
