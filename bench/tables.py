"""Measure how many cells of typeset tables come out right: `python -m bench.tables [--count N] [--scanned [SCANNER]]`.

Tables of every kind (bench/typeset_tables.py) are read from PDFs, or with `--scanned` from pictures of them
(bench/scanners.py), by this package, and with `--others` by pdfplumber, camelot and img2table, as far as they are
installed. `--first` passes over tables: those of other numbers are kept back.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

import pdfplumber

from atgardsbanken.extract.read import read
from bench.cells import Score, score_tables
from bench.scanners import SCANNERS
from bench.typeset_tables import kinds, typeset
from samples import look
from samples.scanner import Scanner

Tables = list[list[list[str]]]
Reader = Callable[[Path], Tables]


def by_us(path: Path) -> Tables:
    """Read the tables with this package."""
    document = read(path)
    return [
        [[" ".join(document.line(ref).text for ref in cell.lines) for cell in row.cells] for row in table.rows]
        for table in document.tables
    ]


def by_pdfplumber(path: Path) -> Tables:
    """Read the tables with pdfplumber by their lines, and where there are none by where words stand."""
    found: Tables = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            tables = page.extract_tables() or page.extract_tables(
                {"vertical_strategy": "text", "horizontal_strategy": "text"}
            )
            found += [[[cell or "" for cell in row] for row in table] for table in tables]
    return found


def by_camelot(path: Path) -> Tables:
    """Read the tables with camelot by their lines, and where there are none by its streams of text."""
    import camelot

    for flavor in ("lattice", "stream"):
        tables = camelot.read_pdf(str(path), pages="all", flavor=flavor)
        if tables:
            break
    return [[[str(cell) for cell in row] for row in table.df.to_numpy()] for table in tables]


def by_img2table(path: Path) -> Tables:
    """Read the tables with img2table; pictures by Tesseract's Swedish model."""
    from img2table.document import PDF
    from img2table.ocr import TesseractOCR

    pages = PDF(str(path)).extract_tables(ocr=TesseractOCR(lang="swe"), borderless_tables=True)
    return [
        [[str(cell or "") for cell in row] for row in table.df.to_numpy()]
        for tables in pages.values()
        for table in tables
    ]


def readers(*, others: bool, scanned: bool) -> dict[str, Reader]:
    """Return the readers that are asked for and installed; pdfplumber and camelot read no pictures."""
    found: dict[str, Reader] = {"atgardsbanken": by_us}
    if others and not scanned:
        found["pdfplumber"] = by_pdfplumber
        if find_spec("camelot"):
            found["camelot"] = by_camelot
    if others and find_spec("img2table"):
        found["img2table"] = by_img2table
    return found


def measure(numbers: range, chosen: dict[str, Reader], scanner: Scanner | None = None) -> dict[str, dict[str, Score]]:
    """Return for each reader the score of each kind of rules and form, and of all."""
    scores: dict[str, dict[str, Score]] = {name: defaultdict(lambda: Score(0, 0, 0)) for name in chosen}
    with tempfile.TemporaryDirectory() as folder:
        for kind in (kind for kind in kinds(numbers.stop) if kind.number in numbers):
            path = Path(folder) / f"{kind.name}.pdf"
            gold = typeset(kind, path)
            if scanner:
                scanner.scan(path, path)
            for name, reader in chosen.items():
                (score,) = score_tables([gold], reader(path))
                for key in (kind.rules, kind.form, "all"):
                    scores[name][key] += score
    return scores


def show(scores: dict[str, dict[str, Score]]) -> None:
    """Print a row for each kind, a column for each reader."""
    keys = list(dict.fromkeys(key for score in scores.values() for key in score if key != "all"))
    print(f"{'':12}" + "".join(f"{name:>15}" for name in scores))
    for key in (*keys, "all"):
        print(f"{key:12}" + "".join(f"{score[key].share:15.3f}" for score in scores.values()))
    print(f"{'cells':12}" + "".join(f"{score['all'].cells:15}" for score in scores.values()))


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=3, help="tables of each kind")
    parser.add_argument("--first", type=int, default=0, help="number of the first of them")
    parser.add_argument(
        "--scanned", nargs="?", const="office", choices=SCANNERS, help="read pictures of them by a scanner"
    )
    parser.add_argument("--others", action="store_true", help="read them with other programs too")
    options = parser.parse_args(arguments)
    look.register_fonts()
    chosen = readers(others=options.others, scanned=bool(options.scanned))
    numbers = range(options.first, options.first + options.count)
    show(measure(numbers, chosen, SCANNERS.get(options.scanned)))


if __name__ == "__main__":
    main()
