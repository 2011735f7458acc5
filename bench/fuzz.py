"""Damages files and reads them: `python bench/fuzz.py [FILES] [SEED]`; ends with 1 where the program itself fails.

The samples are damaged, and the real documents in `../shared` where they are there.
"""

from __future__ import annotations

import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "tests" / "support"))

from fuzzing import faults, outcomes, table
from mutations import mutants

FOLDERS = (ROOT / "samples" / "library", ROOT.parent / "shared" / "documents", ROOT.parent / "shared" / "hostile")
LARGEST = 130_000
"""Bytes: larger files take long and are damaged in no other ways."""
AT_A_TIME = 100
"""Files between two signs of life."""


def seeds() -> list[Path]:
    """The files that are damaged."""
    files = (path for folder in FOLDERS if folder.is_dir() for path in sorted(folder.iterdir()))
    return [path for path in files if path.suffix in (".pdf", ".txt") and 0 < path.stat().st_size <= LARGEST]


def main(count: int, seed: int) -> int:
    """Prints how many files ended how, and each fault of the program; the exit status."""
    begun = time.perf_counter()
    found: dict[str, str] = {}
    files = mutants(seeds(), count, seed=seed)
    with tempfile.TemporaryDirectory() as folder:
        while done := outcomes(islice(files, AT_A_TIME), Path(folder)):
            found |= done
            print(f"{len(found)} of {count}: {len(faults(found))} faults", file=sys.stderr, flush=True)
            for name, told in faults(done).items():
                print(f"{name}: {told}", file=sys.stderr, flush=True)
    print(f"{count} files of {len(seeds())} seeds, seed {seed}, {time.perf_counter() - begun:.0f} s\n\n{table(found)}")
    for name, told in faults(found).items():
        print(f"\n{name}: {told}")
    return 1 if faults(found) else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300, int(sys.argv[2]) if len(sys.argv) > 2 else 0))
