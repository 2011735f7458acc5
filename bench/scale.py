"""How a build and its bank grow with the library: seconds, seconds of processor time, megabytes and milliseconds.

    python bench/scale.py LIBRARY...     builds each simulated library (bench/simulated.py) and keeps its figures
    python bench/scale.py --plot         draws the kept figures and prints them as a table in Markdown

A library's folder is its name. The command is run as a user would: a build, the same again with nothing changed, one
new report by `add`; then the bank is searched in this process.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import matplotlib.pyplot as plt

from atgardsbanken.db.connection import open_for_reading
from atgardsbanken.db.site import make_app
from bench import search
from bench.cost import Cost
from bench.cost import run as cost_of
from bench.relevance import ROOT

FIGURES = ROOT / "bench" / "scale.json"
PLOT = ROOT / "docs" / "images" / "scale.svg"
COMMAND = (sys.executable, "-c", "from atgardsbanken.commands.main import main; main()")
MEGABYTE = 1_000_000
LINES = {
    "build_cpu_s": "build (seconds of processor time)",
    "again_cpu_s": "build again, nothing changed (the same)",
    "add_cpu_s": "add one report (the same)",
    "bank_mb": "bank (megabytes)",
    "search_p50_ms": "search, median (milliseconds)",
    "page_p95_ms": "page of results, 95th percentile (milliseconds)",
}
"""What is drawn, and what it is called in the plot."""
COLUMNS = {
    "documents": "documents",
    "measures": "measures",
    "build_cpu_s": "build, s",
    "again_cpu_s": "again, s",
    "add_cpu_s": "`add`, s",
    "largest_mb": "largest process, MB",
    "bank_mb": "bank, MB",
    "index_mb": "of it search, MB",
    "search_p50_ms": "search, ms",
    "page_p95_ms": "page, ms",
}
"""The columns of the table."""


def run(*words: str | Path) -> tuple[Cost, float]:
    """What the command takes, and the seconds after the last file was read.

    Raises:
        RuntimeError: it fails.
    """
    read = [time.perf_counter()]
    cost = cost_of([*COMMAND, *words], told=lambda line: read.append(time.perf_counter()) if line[:1] == "[" else None)
    return cost, time.perf_counter() - read[-1]


def measure(library: Path, folder: Path) -> dict[str, float]:
    """All figures of one library; the bank is made in `folder`."""
    bank, extra = folder / "bank.db", folder / f"ny-rapport{next(library.iterdir()).suffix}"
    shutil.copy(min(library.iterdir()), extra)
    with extra.open("ab") as file:
        file.write(b"\n")
    options = ("--db", bank, "--no-pictures", "--no-ocr")
    build, publish = run("build", library, *options)
    again, _ = run("build", library, *options)
    sizes = {"bank_mb": bank.stat().st_size, "cache_mb": bank.with_name("bank.db.cache").stat().st_size}
    add, _ = run("add", extra, *options)
    connection = open_for_reading(bank)
    count = "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM pages), (SELECT count(*) FROM measures)"
    linked = "SELECT (SELECT count(*) FROM themes), (SELECT count(*) FROM continuations)"
    names = ("documents", "pages", "measures", "themes", "continuations")
    counts = (*connection.execute(count).fetchone(), *connection.execute(linked).fetchone())
    return {
        **dict(zip(names, counts, strict=True)),
        **{"build_s": build.seconds, "build_cpu_s": build.cpu, "publish_s": publish},
        "largest_mb": build.memory / MEGABYTE,
        **{"again_s": again.seconds, "again_cpu_s": again.cpu, "add_s": add.seconds, "add_cpu_s": add.cpu},
        **{name: size / MEGABYTE for name, size in sizes.items()},
        "index_mb": search.sizes(connection)["index_bytes"] / MEGABYTE,
        **search.search_times(connection),
        **search.page_times(make_app(bank), connection),
    }


def keep(name: str, figures: dict[str, float]) -> None:
    """Keep the figures of a library beside the others'."""
    kept = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    kept[name] = {key: round(value, 2) for key, value in figures.items()}
    FIGURES.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def kept(form: str) -> list[dict[str, float]]:
    """The figures of the libraries of one form, the smallest first."""
    found = json.loads(FIGURES.read_text(encoding="utf-8"))
    rows = [figures for name, figures in found.items() if name.startswith(form)]
    return sorted(rows, key=lambda row: row["documents"])


def plot() -> None:
    """Draw each figure against the number of documents, both on scales of powers of ten; straight means a power."""
    plt.rcParams.update({"svg.hashsalt": "scale", "svg.fonttype": "none"})
    figure, drawings = plt.subplots(1, 2, figsize=(11, 6), sharex=True, sharey=True, layout="constrained")
    for drawing, (form, name) in zip(drawings, {"p": "PDF", "t": "text extracts"}.items(), strict=True):
        rows = kept(form)
        for key, label in LINES.items():
            drawing.loglog([row["documents"] for row in rows], [row[key] for row in rows], marker="o", label=label)
        drawing.set(title=name, xlabel="documents")
        drawing.grid(visible=True, alpha=0.3)
    figure.legend(*drawings[0].get_legend_handles_labels(), loc="outside lower center", ncols=2, fontsize="small")
    figure.savefig(PLOT, metadata={"Date": None})


def table() -> None:
    """Print the kept figures as tables."""
    for form in "pt":
        print(f"\n| {' | '.join(COLUMNS.values())} |\n|{' ---: |' * len(COLUMNS)}")
        for row in kept(form):
            print(f"| {' | '.join(_short(row[key]) for key in COLUMNS)} |")


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 else f"{value:.1f}"


def main(libraries: Sequence[Path]) -> None:
    """Measure each library."""
    for library in libraries:
        with tempfile.TemporaryDirectory() as folder:
            figures = measure(library, Path(folder))
        keep(library.name, figures)
        print(library.name, json.dumps(figures), flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("libraries", type=Path, nargs="*")
    parser.add_argument("--plot", action="store_true", help="draw and print what is kept")
    given = parser.parse_args()
    main(given.libraries)
    if given.plot:
        plot()
        table()
