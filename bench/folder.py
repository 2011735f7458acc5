"""Reads any folder of PDFs and tells what comes of it: `python bench/folder.py FOLDER [MOST]`.

For each file its outcome, seconds, megabytes, words against pypdfium2's, and measures; then a table of them all. In a
folder without Swedish plans, such as the tests of PDF libraries, every measure is invented.
"""

from __future__ import annotations

import re
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "tests" / "support"))

from fuzzing import FAULT, OPTIONS, in_child, unguarded, warm_up

from atgardsbanken.corpus.facts.stated import StatedMetadata
from atgardsbanken.db.rows import document_status
from atgardsbanken.extract.errors import PipelineError
from atgardsbanken.extract.file_names import file_name, printable
from atgardsbanken.extract.read import read
from atgardsbanken.loading.interpret import interpret

WORD = re.compile(r"\w+")
SECONDS = 10 * OPTIONS.seconds
KILOBYTES = 1024


@dataclass(frozen=True, slots=True)
class Row:
    """What came of a file; `told` is its note or fault, `words` and `others` count its words here and by pypdfium2."""

    name: str
    outcome: str
    seconds: float
    megabytes: int = 0
    words: int = 0
    others: int = 0
    measures: int = 0
    told: str = ""


def look(path: Path) -> str:
    """Read a file, in the child; return its row's last fields, tab-separated."""
    try:
        document = read(path, OPTIONS)
        _, found = interpret(document, None, StatedMetadata(), SECONDS)
    except PipelineError as error:
        return type(error).__name__
    words = sum(len(WORD.findall(page.text)) for page in document.pages)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // KILOBYTES
    counts = (megabytes, words, others(path), len(found.measures))
    return "\t".join([document_status(document.pages), *map(str, counts), found.note])


def others(path: Path) -> int:
    """Count the words that pypdfium2 finds in a PDF, of those pages that it opens."""
    try:
        with pdfium.PdfDocument(path) as pdf:
            return sum(words_of(pdf, index) for index in range(len(pdf)))
    except pdfium.PdfiumError:
        return 0


def words_of(pdf: pdfium.PdfDocument, index: int) -> int:
    """Count the words of page `index` (from 0), none where it does not load."""
    try:
        return len(WORD.findall(pdf[index].get_textpage().get_text_range()))
    except pdfium.PdfiumError:
        return 0


def rows(paths: list[Path]) -> Iterator[Row]:
    """Yield what came of each file, each read in a process of its own."""
    with tempfile.TemporaryDirectory() as folder, unguarded():
        warm_up(Path(folder))
        for path in paths:
            begun = time.perf_counter()
            answer = in_child(lambda path=path: look(path))  # type: ignore[misc]
            seconds, name = time.perf_counter() - begun, printable(file_name(path))
            outcome, *rest = answer.split("\t") if not answer.startswith(FAULT) else ["fault", *["0"] * 4, answer]
            megabytes, words, theirs, measures = map(int, rest[:4] or "0000")
            yield Row(name, outcome, seconds, megabytes, words, theirs, measures, "".join(rest[4:]))


def table(found: list[Row]) -> str:
    """Format how many files ended how, with their time, memory, words and measures, as a table in Markdown."""
    lines = [
        "| outcome | files | seconds, worst | MB, worst | words / pypdfium2's | measures |",
        "| --- |" + " ---: |" * 5,
    ]
    for outcome, count in Counter(row.outcome for row in found).most_common():
        group = [row for row in found if row.outcome == outcome]
        words, others = sum(row.words for row in group), sum(row.others for row in group)
        lines.append(
            f"| {outcome} | {count} | {max(row.seconds for row in group):.1f} | {max(row.megabytes for row in group)} "
            f"| {words / others if others else 1:.3f} | {sum(row.measures for row in group)} |"
        )
    return "\n".join(lines)


def main(folder: Path, most: int) -> int:
    """Print a line for each file and the table; the exit status is 1 where the program itself failed."""
    found = []
    for row in rows(sorted(folder.rglob("*.pdf"))[:most]):
        found.append(row)
        counts = f"{row.seconds:.1f} s\t{row.megabytes} MB\t{row.words}/{row.others}\t{row.measures}"
        print(f"{row.name}\t{row.outcome}\t{counts}\t{row.told}", flush=True)
    print(f"\n{table(found)}")
    return 1 if any(row.outcome == "fault" for row in found) else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else sys.maxsize))
