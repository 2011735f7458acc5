"""Makes the scanned samples: `python -m samples.scan [FOLDER]`, page images at 200 pixels an inch, skewed and specked.

The results are kept in library/, because the text layer of one of them is Tesseract's (with its English model, on
purpose) and differs from version to version.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from samples import look, typeset
from samples.scanner import OFFICE

SCANNED = "vastmanland-handlingsplan-2019-skannad.pdf"
ENGLISH = "kalmar-uppfoljning-2019-ocr-eng.pdf"


def english_layer(source: Path, target: Path) -> None:
    """Writes the pages of `source` as pictures under the text that Tesseract's English model reads in them.

    Raises:
        FileNotFoundError: Tesseract is not installed.
        subprocess.CalledProcessError: it fails.
    """
    first, *others = OFFICE.pages(source)
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder) / "pages.tif"
        first.save(picture, dpi=(OFFICE.dpi, OFFICE.dpi), compression="group4", save_all=True, append_images=others)
        command = ["tesseract", str(picture), str(target.with_suffix("")), "-l", "eng", "pdf"]
        subprocess.run(command, check=True, capture_output=True)


def scan(folder: Path) -> None:
    """Writes both scanned files into `folder`."""
    look.register_fonts()
    with tempfile.TemporaryDirectory() as name:
        prints = Path(name)
        typeset.plan_2019(prints / "plan.pdf")
        typeset.KALMAR_2019(prints / "kalmar.pdf")
        OFFICE.scan(prints / "plan.pdf", folder / SCANNED)
        english_layer(prints / "kalmar.pdf", folder / ENGLISH)


if __name__ == "__main__":
    scan(Path(sys.argv[1]) if len(sys.argv) > 1 else typeset.LIBRARY)
