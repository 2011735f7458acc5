"""What a load costs where little has changed: `python bench/unchanged.py [FILES]`, in seconds.

A library of small plans is generated and built; then nothing, one file, and the classifier alone are changed.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "tests" / "support"))

from plans import MEASURES, plan

REGIONS = ("Gotland", "Dalarna", "Halland", "Skåne", "Värmland", "Uppsala", "Blekinge", "Jönköpings län")
FIRST_YEAR = 1990
COMMAND = "from atgardsbanken.commands.main import main; main()"
OTHER_CLASSIFIER = (
    "import atgardsbanken.loading.options as o; code = o.code; import atgardsbanken.loading.stages as s; "
    "s.code = lambda stage: code(stage) + ('x' if stage == 'corpus' else ''); o.code = s.code; "
)
"""Makes the code that sorts and links look changed, as another model would."""


def generate(folder: Path, files: int) -> None:
    """Writes so many plans of different regions, years and wards."""
    titles = tuple(MEASURES)
    for number in range(files):
        region, year = REGIONS[number % len(REGIONS)], FIRST_YEAR + number // len(REGIONS) % 30
        chosen = [title for place, title in enumerate(titles) if place != number % len(titles)]
        text = plan(chosen, region=region, year=year, more=f" Det gäller avdelning {number}.")
        (folder / f"plan-{number:05}.txt").write_text(text, encoding="utf-8")


def timed(name: str, *words: str, before: str = "") -> None:
    """Runs the command and prints a row of what it took: by the clock, and of processor in the main process."""
    begun, used = time.perf_counter(), spent()
    subprocess.run([sys.executable, "-c", before + COMMAND, *words], check=True, stderr=subprocess.DEVNULL)
    print(f"| {name} | {time.perf_counter() - begun:.2f} | {spent() - used:.2f} |", flush=True)


def spent() -> float:
    """Seconds of processor that finished children have used."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main(files: int) -> None:
    """Prints a table in Markdown: a row for each kind of change."""
    with tempfile.TemporaryDirectory() as root:
        folder, bank = Path(root) / "library", Path(root) / "bank.db"
        folder.mkdir()
        generate(folder, files)
        words = ("build", str(folder), "--db", str(bank), "--workers", "2")
        print(f"{files} files\n\n| change | seconds | of the main process |\n| --- | ---: | ---: |")
        timed("all is new", *words)
        timed("nothing", *words)
        (folder / "plan-new.txt").write_text(plan(region="Norrbotten", year=2020), encoding="utf-8")
        timed("one new file", *words)
        timed("the classifier", *words, before=OTHER_CLASSIFIER)
        sizes = [f"{path.name} {path.stat().st_size / 1e6:.1f} MB" for path in sorted(Path(root).glob("bank.db*"))]
        print(f"\n{', '.join(sizes)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
