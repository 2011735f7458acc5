"""How long a build takes from files to the index, beside programs that only extract text: seconds, megabytes, pages/s.

    python bench/whole.py [--digital FILE...] [--scanned FILE...] [--pairs N]

Without files the PDFs in ../shared/documents are read, or the samples where there are none. Every contender reads the
same files one after another in a process of its own; what that starts is counted. A build by the command uses all
cores, everything else one. One table in Markdown is printed. With `--pairs` the build of the scanned files and OCRmyPDF
take turns N times instead, both on all cores, and the ratio of their times is printed: on a machine where other work
runs, single figures say little.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import psutil

from bench.cost import Cost, run

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = (ROOT.parent / "shared" / "documents", ROOT / "samples" / "library")
SCANNED = ("-scanned", "-ocr-eng", "-skannad")
"""What the names of files end in that must be read from their pictures."""
MEBIBYTE = 1024 * 1024
OURS = "files to indexed bank"


# What runs in a process of its own


class Clock:
    """Seconds by the clock and of processor time, children counted, by the name of the stage."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])

    @contextmanager
    def on(self, stage: str) -> Iterator[None]:
        """What is done inside is added to `stage`."""
        wall, cpu = time.perf_counter(), _cpu()
        yield
        self.spent[stage][0] += time.perf_counter() - wall
        self.spent[stage][1] += _cpu() - cpu


def _cpu() -> float:
    """Seconds of processor time of this process and its children, those still there too."""
    mine = psutil.Process()
    return sum(sum(process.cpu_times()[:4]) for process in (mine, *mine.children()))


def stages(paths: Sequence[Path]) -> None:
    """Read the files stage by stage in one process, and print what each took as JSON."""
    clock = Clock()
    with clock.on("start"):
        from atgardsbanken.corpus.analyse import analyse
        from atgardsbanken.corpus.copies import evidence
        from atgardsbanken.db.store import Bank
        from atgardsbanken.extract.read import read
        from atgardsbanken.loading.connect import connect_documents
        from atgardsbanken.loading.interpret import classifier
        from atgardsbanken.normalize.document import normalize

        classifier()
    with tempfile.TemporaryDirectory() as folder, Bank.open(Path(folder) / "bank.db", create=True) as bank:
        for path in paths:
            with clock.on("extract"):
                raw = read(path)
            with clock.on("normalize"):
                document, repairs = normalize(raw)
            with clock.on("corpus"):
                found = analyse(document, repairs, judge=classifier().judge)
                evidence(document.id, document.name, document.pages, region=found.facts.seat[1])
            with clock.on("store"):
                bank.put(found, version="bench")
        with clock.on("link and index"):
            connect_documents(bank)
    print(json.dumps(clock.spent))


def pdfplumber_words(paths: Sequence[Path]) -> None:
    """The words with their boxes, by pdfplumber."""
    import pdfplumber

    for path in paths:
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                page.extract_words()


def pypdfium2_text(paths: Sequence[Path]) -> None:
    """The text without places, by pypdfium2."""
    import pypdfium2

    for path in paths:
        with pypdfium2.PdfDocument(path) as pdf:
            for page in pdf:
                page.get_textpage().get_text_bounded()


def pdfminer_text(paths: Sequence[Path]) -> None:
    """The text in reading order, by pdfminer.six."""
    from pdfminer.high_level import extract_text

    for path in paths:
        extract_text(path)


def pypdf_text(paths: Sequence[Path]) -> None:
    """The text without places, by pypdf."""
    from pypdf import PdfReader

    for path in paths:
        for page in PdfReader(path).pages:
            page.extract_text()


def build(paths: Sequence[Path]) -> None:
    """The command as a user runs it, on all cores, without pictures of the pages."""
    with tempfile.TemporaryDirectory() as folder:
        command = (sys.executable, "-c", "from atgardsbanken.commands.main import main; main()", "build")
        options = ("--db", Path(folder) / "bank.db", "--no-pictures")
        subprocess.run([*command, *paths, *options], check=True, stderr=subprocess.DEVNULL)


def ocrmypdf(paths: Sequence[Path], jobs: int = 1) -> None:
    """A text layer of every page, by OCRmyPDF with Swedish, `jobs` pages at a time."""
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            options = ("-l", "swe", "--force-ocr", "--jobs", str(jobs), "--output-type", "pdf", "--quiet")
            subprocess.run(["ocrmypdf", *options, path, Path(folder) / "out.pdf"], check=True)


def ocrmypdf_on_all_cores(paths: Sequence[Path]) -> None:
    """The same, as many pages at a time as there are cores."""
    ocrmypdf(paths, os.cpu_count() or 1)


BUILD, OCRMYPDF = "`atgardsbanken build`, on all cores", "ocrmypdf -l swe --force-ocr, on all cores"
TASKS: Mapping[str, Callable[[Sequence[Path]], None]] = {
    OURS: stages,
    BUILD: build,
    "pdfplumber, words": pdfplumber_words,
    "pdfminer.six, text": pdfminer_text,
    "pypdf, text": pypdf_text,
    "pypdfium2, text": pypdfium2_text,
    "ocrmypdf -l swe --force-ocr": ocrmypdf,
    OCRMYPDF: ocrmypdf_on_all_cores,
}
DIGITAL = [name for name, task in TASKS.items() if task not in (ocrmypdf, ocrmypdf_on_all_cores)]
FROM_PICTURES = [name for name, task in TASKS.items() if task in (stages, ocrmypdf)]
"""Who can do anything with which kind of file."""


# What measures them


def measured(name: str, paths: Sequence[Path]) -> tuple[Cost, dict[str, list[float]]]:
    """What a contender takes, its start included, and what its stages take if it says so.

    Raises:
        RuntimeError: it fails.
    """
    said: list[str] = []
    cost = run([sys.executable, "-m", "bench.whole", "--task", name, *paths], told=said.append, cwd=ROOT)
    return cost, json.loads(said[-1]) if said else {}


def pages(paths: Sequence[Path]) -> int:
    """The pages of all files."""
    import pypdfium2

    return sum(len(pypdfium2.PdfDocument(path)) for path in paths)


def rows(title: str, names: Sequence[str], paths: Sequence[Path]) -> Iterator[str]:
    """The table's rows for one kind of document."""
    count = pages(paths)
    for name in names:
        cost, parts = measured(name, paths)
        rate = f"{count / cost.cpu:.1f}"
        yield f"| {title}: **{name}** | {cost.cpu:.2f} | {cost.seconds:.2f} | {rate} | {cost.memory / MEBIBYTE:.0f} |"
        for stage, (seconds, cpu) in parts.items():
            yield f"| – {stage}, {cpu / cost.cpu:.0%} | {cpu:.2f} | {seconds:.2f} | | |"


def main(digital: Sequence[Path], scanned: Sequence[Path]) -> None:
    """Print the table."""
    print(f"{len(digital)} born-digital files with {pages(digital)} pages, ", end="")
    print(f"{len(scanned)} scanned ones with {pages(scanned)}.\n")
    print("| | processor, s | clock, s | pages/s | largest process, MiB |\n| --- | ---: | ---: | ---: | ---: |")
    for title, names, paths in (("born digital", DIGITAL, digital), ("scanned", FROM_PICTURES, scanned)):
        for row in rows(title, names, paths) if paths else ():
            print(row, flush=True)


def pairs(paths: Sequence[Path], count: int) -> None:
    """Build scanned files and have OCRmyPDF read them, `count` times in turn; print both times and their ratios."""
    clocks, processors = [], []
    print(f"{pages(paths)} scanned pages.\n\n| | build, s | ocrmypdf, s | ratio |\n| --- | ---: | ---: | ---: |")
    for number in range(1, count + 1):
        (ours, _), (other, _) = (measured(name, paths) for name in (BUILD, OCRMYPDF))
        clocks.append(ours.seconds / other.seconds)
        processors.append(ours.cpu / other.cpu)
        print(f"| {number}, clock | {ours.seconds:.1f} | {other.seconds:.1f} | {clocks[-1]:.2f} |")
        print(f"| {number}, processor | {ours.cpu:.1f} | {other.cpu:.1f} | {processors[-1]:.2f} |", flush=True)
    print(f"| median, clock | | | {median(clocks):.2f} |\n| median, processor | | | {median(processors):.2f} |")


def found(*, scanned: bool) -> list[Path]:
    """The PDFs of the first folder that is there, of one kind."""
    folder = next(folder for folder in FOLDERS if folder.is_dir())
    return [path for path in sorted(folder.glob("*.pdf")) if path.stem.endswith(SCANNED) == scanned]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("files", type=Path, nargs="*", help=argparse.SUPPRESS)
    parser.add_argument("--task", choices=TASKS, help=argparse.SUPPRESS)
    parser.add_argument("--digital", type=Path, nargs="*", help="born-digital PDFs")
    parser.add_argument("--scanned", type=Path, nargs="*", help="PDFs that must be read from their pictures")
    parser.add_argument("--pairs", type=int, help="how often a build of the scanned files and OCRmyPDF take turns")
    given = parser.parse_args()
    if given.task:
        TASKS[given.task](given.files)
    elif given.pairs:
        pairs(given.scanned or found(scanned=True), given.pairs)
    else:
        kinds = {"digital": given.digital, "scanned": given.scanned}
        asked = any(paths is not None for paths in kinds.values())
        main(*((paths or []) if asked else found(scanned=name == "scanned") for name, paths in kinds.items()))
