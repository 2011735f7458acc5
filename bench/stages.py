"""Where the time of a build goes: `python bench/stages.py [FILE...]`, seconds in one process and pages a second.

Without files the sample library is read. Beside it stands what pdfplumber takes only to extract the same pages' words.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pdfplumber

from atgardsbanken.build import VERSION, classifier, connect_documents
from corpus.analyse import analyse
from corpus.records import Reading
from db.store import Bank
from extract.read import read
from normalize.document import normalize

LIBRARY = Path(__file__).resolve().parent.parent / "samples" / "library"


class Clock:
    """Seconds spent, by the name of the stage."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)

    @contextmanager
    def on(self, stage: str) -> Iterator[None]:
        """What is done inside is added to `stage`."""
        begun = time.perf_counter()
        yield
        self.spent[stage] += time.perf_counter() - begun


def reading_of(path: Path, clock: Clock) -> Reading:
    """All that is read from a file, each stage on the clock."""
    with clock.on("extract"):
        raw = read(path)
    with clock.on("normalize"):
        document, repairs = normalize(raw)
    with clock.on("corpus"):
        return analyse(document, repairs, judge=classifier().judge)


def store(readings: Sequence[Reading], clock: Clock) -> None:
    """Puts the readings into a new bank, links them and makes the index."""
    with tempfile.TemporaryDirectory() as folder, Bank.open(Path(folder) / "bank.db", create=True) as bank:
        with clock.on("db"):
            for reading in readings:
                bank.put(reading, version=VERSION)
        with clock.on("link and index"):
            connect_documents(bank)
            bank.finish()


def words_alone(paths: Sequence[Path]) -> float:
    """Seconds that pdfplumber takes to extract the words of the PDFs among `paths`."""
    clock = Clock()
    with clock.on("words"):
        for path in (path for path in paths if path.suffix == ".pdf"):
            with pdfplumber.open(path) as document:
                for page in document.pages:
                    page.extract_words()
    return clock.spent["words"]


def main(paths: Sequence[Path]) -> None:
    """Prints a table in Markdown: a row for each stage."""
    clock = Clock()
    with clock.on("start (dictionaries, classifier)"):
        classifier()
        normalize(read(paths[0]))
    readings = [reading_of(path, clock) for path in paths]
    store(readings, clock)
    pages = sum(len(reading.document.pages) for reading in readings)
    print(f"{len(paths)} files, {pages} pages, {sum(len(reading.measures) for reading in readings)} measures\n")
    print("| stage | seconds | pages a second |\n| --- | ---: | ---: |")
    rows = [*clock.spent.items(), ("pdfplumber, words alone", words_alone(paths))]
    for stage, seconds in rows:
        print(f"| {stage} | {seconds:.2f} | {pages / seconds:.0f} |")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or sorted(LIBRARY.iterdir()))
