"""Measures repair against doing nothing, ftfy, symspellpy and hunspell: words right (%), characters a CPU second.

`python bench/repair.py` prints one table in Markdown. The report's parts are measured where `../shared` lies beside the
checkout, the project's own typeset and read pages always. Symspellpy has the word list of `normalize`; it and hunspell
(first suggestion, dictionary sv_SE) are asked word by word. What is not installed is left out.
"""

from __future__ import annotations

import difflib
import importlib.util
import os
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import ftfy

from atgardsbanken.normalize import lexicon
from atgardsbanken.normalize.characters import RAISED
from atgardsbanken.normalize.repair import repair_lines

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases"
GOLD = ROOT.parent / "shared" / "gold" / "repair"
UNKNOWN_LINE = "∅"
SAME = str.maketrans({"–": "-", "—": "-", "”": '"', "“": '"', "’": "'"})
WORD = re.compile(r"[^\W\d_]+")
COUNTS = 1e9
"""The count that symspellpy is given for a probability of 1."""
WORDS = 200_000
"""The commonest words that symspellpy is given."""

Lines = list[str]
System = Callable[[Sequence[str]], Lines]


@dataclass(frozen=True)
class Pair:
    """Lines as they were read and as they should read."""

    name: str
    raw: Lines
    gold: Lines


def read(path: Path) -> Lines:
    """Return the lines of a file."""
    return path.read_text(encoding="utf-8").split("\n")


def pairs() -> Iterator[Pair]:
    """Yield the texts to measure on."""
    for part in ("a", "c", "d") if GOLD.is_dir() else ():
        raw, gold = (read(GOLD / f"report-2018-{part}.{kind}.txt") for kind in ("raw", "gold"))
        yield Pair(f"report, part {part}", raw, gold)
    gold = read(CASES / "ocr" / "gold.txt")
    raws = [read(path) for path in sorted((CASES / "ocr").glob("*.raw.txt"))]
    yield Pair("own pages", [line for raw in raws for line in raw], gold * len(raws))


def tokens(line: str) -> list[str]:
    """Return the words of a line, quotes and dashes made alike."""
    return unicodedata.normalize("NFC", line).translate(SAME).split()


def right(gold: Sequence[str], repaired: Sequence[str]) -> tuple[int, int]:
    """Count the words of `gold` that stand in the same order in `repaired`, and all of them."""
    hits = words = 0
    for meant, line in zip(gold, repaired, strict=True):
        if meant.strip() == UNKNOWN_LINE:
            continue
        ours, theirs = tokens(meant), tokens(line)
        blocks = difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
        found = {at for block in blocks for at in range(block.a, block.a + block.size)}
        counted = [at for at, word in enumerate(ours) if not set(RAISED) & set(word)]
        hits += sum(at in found for at in counted)
        words += len(counted)
    return hits, words


def nothing(lines: Sequence[str]) -> Lines:
    """Return the lines as they are."""
    return list(lines)


def by_ftfy(lines: Sequence[str]) -> Lines:
    """Return the lines as ftfy mends them."""
    return [ftfy.fix_text(line) for line in lines]


def ours(lines: Sequence[str]) -> Lines:
    """Return the lines as this project repairs them."""
    return [line.text for line in repair_lines(lines)]


def word_by_word(lines: Sequence[str], correct: Callable[[str], str]) -> Lines:
    """Return the lines with each word corrected by itself."""

    def corrected(match: re.Match[str]) -> str:
        word = match[0]
        better = correct(word.lower())
        return better.capitalize() if word[0].isupper() else better

    return [WORD.sub(corrected, line) for line in lines]


def symspell() -> System | None:
    """Return symspellpy with this project's words and counts, or None where it is not installed."""
    if importlib.util.find_spec("symspellpy") is None:
        return None
    from symspellpy import SymSpell, Verbosity

    speller = SymSpell(max_dictionary_edit_distance=2)
    for entry in sorted(lexicon.entries())[:WORDS]:
        speller.create_dictionary_entry(entry.word, max(int(COUNTS * 2.718281828**-entry.cost), 1))

    def correct(word: str) -> str:
        found = speller.lookup(word, Verbosity.TOP, max_edit_distance=2, include_unknown=True)
        return str(found[0].term)

    return lambda lines: word_by_word(lines, correct)


def hunspell() -> System | None:
    """Return hunspell's first suggestion, or None where it or its Swedish dictionary is missing."""
    program = shutil.which("hunspell")
    if program is None or not suggestions(program, ["och"]):
        return None

    def corrected(lines: Sequence[str]) -> Lines:
        words = sorted({word.lower() for line in lines for word in WORD.findall(line)})
        better = suggestions(program, words)
        return word_by_word(lines, lambda word: better.get(word, word))

    return corrected


def suggestions(program: str, words: Sequence[str]) -> dict[str, str]:
    """Return each word with hunspell's first suggestion; words it knows with themselves."""
    done = subprocess.run(
        [program, "-d", "sv_SE", "-i", "utf-8", "-a"],
        input="\n".join(f"^{word}" for word in words),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    answers = [line for line in done.stdout.split("\n")[1:] if line]
    found: dict[str, str] = {}
    for word, answer in zip(words, answers, strict=False):
        _, colon, rest = answer.partition(": ")
        found[word] = rest.split(", ")[0] if answer.startswith("&") and colon else word
    return found


def wrong_changes(system: System, name: str) -> str:
    """Return how many words of a clean text are changed, as `changed/words`."""
    lines = read(CASES / "text" / f"{name}.txt")
    hits, words = right(lines, system(lines))
    return f"{words - hits}/{words}"


def processor_seconds() -> float:
    """Return the processor seconds of this process and those it ran."""
    return sum(os.times()[:4])


def row(name: str, system: System, texts: Sequence[Pair]) -> str:
    """Return one line of the table."""
    cells: list[str] = []
    characters = seconds = 0.0
    for text in texts:
        start = processor_seconds()
        repaired = system(text.raw)
        seconds += processor_seconds() - start
        characters += sum(map(len, text.raw))
        hits, words = right(text.gold, repaired)
        cells.append(f"{100 * hits / words:.2f}")
    cells += [
        wrong_changes(system, "tempting"),
        wrong_changes(system, "plain"),
        f"{characters / max(seconds, 1e-3):,.0f}",
    ]
    return f"| {name} | " + " | ".join(cells) + " |"


def main() -> None:
    """Print the table."""
    texts = list(pairs())
    systems = {"nothing": nothing, "ftfy": by_ftfy, "symspellpy": symspell(), "hunspell": hunspell(), "ours": ours}
    columns = [*(f"{text.name} (%)" for text in texts), "tempting words changed", "plain words changed", "characters/s"]
    print("| | " + " | ".join(columns) + " |")
    print("| --- |" + " ---: |" * len(columns))
    repair_lines(["Halsa och sjukvard"])
    for name, system in systems.items():
        if system is not None:
            print(row(name, system, texts), flush=True)


if __name__ == "__main__":
    main()
