"""How fast text layers are read and laid out: pages a second of processor time, and the process's memory in megabytes.

    python bench/extraction.py FILE.pdf... [--pages 1000]

Each file's pages are read over again until `--pages` are done. "Words" are words with boxes, type and what is drawn
beside them: the page loaded by pdfium, its text page made, and all that `read_raw_page` does; "pdfium alone" is the
part of it that no program can save, loading the page and making its text page. Layout and the judgement of the text
layer are told apart. To be reached: 300 pages a second for words on one core where pdfium alone allows it, and memory
that does not grow with the pages.
"""

from __future__ import annotations

import argparse
import resource
import time
from pathlib import Path

import pypdfium2 as pdfium

from atgardsbanken.extract.pages import survey_page
from atgardsbanken.extract.pdf.text_layer import read_raw_page

DEFAULT_PAGES = 300


def measure(path: Path, pages: int) -> None:
    """Print what one file takes."""
    loading = reading = laying = 0.0
    words = done = 0
    with pdfium.PdfDocument(path) as pdf:
        while done < pages:
            for index in range(len(pdf)):
                begun = time.process_time()
                page = pdf[index]
                page.get_textpage().close()
                page.close()
                start = time.process_time()
                page = pdf[index]
                sheet = read_raw_page(page, index + 1)
                page.close()
                between = time.process_time()
                survey_page(sheet)
                loading += start - begun
                reading += between - start
                laying += time.process_time() - between
                words += len(sheet.words)
                done += 1
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{path.name}: {done} pages, {words / done:.0f} words each; words {done / reading:.0f} pages/s, "
        f"pdfium alone {done / loading:.0f} pages/s, "
        f"judged and laid out {done / laying:.0f} pages/s, both {done / (reading + laying):.0f}; {memory:.0f} MB"
    )


def main() -> None:
    """Measure every file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--pages", type=int, default=DEFAULT_PAGES)
    given = parser.parse_args()
    for path in given.files:
        measure(path, given.pages)


if __name__ == "__main__":
    main()
