"""Moves each threshold of text and shows what changes: `python -m bench.thresholds_text [MODULE...]`.

Every number at module level in the MODULEs (such as `normalize.candidates`; all of `normalize` and `corpus` if none is
named) is moved by +33 % and by -25 %. Each line shows what then differs: words that come out right (`bench/repair.py`,
by text), pairs judged right (`bench/links.py`) and tests that fail. A number without a line may be left out. Takes half
a minute for each move.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import multiprocessing
import pkgutil
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

import atgardsbanken.corpus
import atgardsbanken.normalize
from atgardsbanken.corpus.link import CONTINUES_FROM
from atgardsbanken.corpus.near import WORDED_FROM
from bench import links, repair

ROOT = Path(__file__).resolve().parent.parent
UP, DOWN = 4 / 3, 3 / 4
"""The factors by which a number is moved."""
BUILDING = frozenset({"build", "learn", "train", "build_vectors"})
"""Modules whose numbers only act while shipped data is made."""
_CONSTANT = re.compile(r"[A-Z][A-Z_]+")

Figures = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number at module level; `module` without the package's name."""

    module: str
    name: str
    value: float


def modules(names: list[str]) -> list[str]:
    """Return the modules that are named, or all whose numbers act when text is read."""
    packages = (atgardsbanken.normalize, atgardsbanken.corpus)
    found = [
        f"{package.__name__.rpartition('.')[2]}.{module.name}"
        for package in packages
        for module in pkgutil.iter_modules(package.__path__)
        if not module.ispkg and module.name not in BUILDING
    ]
    return names or found


def thresholds(module: str) -> Iterator[Threshold]:
    """Yield the numbers that a module defines itself."""
    loaded = importlib.import_module(f"atgardsbanken.{module}")
    source = Path(str(loaded.__file__)).read_text(encoding="utf-8")
    for name, value in vars(loaded).items():
        is_own = re.search(rf"^(?:\w+, )*{name}(?:, \w+)*(?:: Final)? = ", source, re.MULTILINE)
        if isinstance(value, int | float) and _CONSTANT.fullmatch(name) and is_own:
            yield Threshold(module, name, value)


def moved(value: float) -> tuple[float, float]:
    """Return a number moved up and down, a whole one by at least one.

    >>> moved(2), moved(0.75)
    ((3, 1), (1.0, 0.5625))
    """
    if isinstance(value, int):
        return value + max(1, round(value * UP) - value), value - max(1, value - round(value * DOWN))
    return value * UP, value * DOWN


def move(threshold: Threshold, value: float) -> None:
    """Set a threshold in its module and in those that import it."""
    home = importlib.import_module(f"atgardsbanken.{threshold.module}")
    for module in list(sys.modules.values()):
        if module is home or _imports(module, threshold):
            setattr(module, threshold.name, value)


def _imports(module: ModuleType, threshold: Threshold) -> bool:
    """Return whether a module has taken a threshold's name from where it is defined."""
    if not module.__name__.startswith("atgardsbanken.") or vars(module).get(threshold.name) != threshold.value:
        return False
    source = Path(str(module.__file__)).read_text(encoding="utf-8")
    return re.search(rf"from atgardsbanken\.{threshold.module} import [^)]*?\b{threshold.name}\b", source) is not None


def figures(room: str) -> dict[str, float]:
    """Return what can be counted: words right and tests that pass for `normalize`, pairs and tests for `corpus`."""
    counted = _words_right() if room == "normalize" else _pairs_right()
    return counted | dict.fromkeys(_failing(room), 1)


def _words_right() -> dict[str, float]:
    return {text.name: repair.right(text.gold, repair.ours(text.raw))[0] for text in repair.pairs()}


def _pairs_right() -> dict[str, float]:
    rows = links.labelled()
    rates = {"theme": links.rates(rows, WORDED_FROM), "continuation": links.rates(rows, CONTINUES_FROM)}
    return {
        f"{name} {kind}": rate
        for name, both in rates.items()
        for kind, rate in zip(("precision", "recall"), both, strict=True)
    }


class _Failures:
    """Collects the names of tests that fail."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remember a failed test."""
        if report.failed:
            self.names.append(report.nodeid.rpartition("::")[2])


def _failing(room: str) -> list[str]:
    failures = _Failures()
    arguments = [str(ROOT / "tests" / room), "-q", "-p", "no:cacheprovider", "-m", "not slow"]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        pytest.main(arguments, plugins=[failures])
    return failures.names


def figures_with(threshold: Threshold | None, value: float, room: str) -> dict[str, float]:
    """Return the figures with a threshold moved; for a process of its own, which ends with them."""
    if threshold:
        move(threshold, value)
    return figures(room)


def differences(before: Figures, after: Figures) -> str:
    """Return the figures that differ, as `name before→after`."""
    names = [name for name in {**before, **after} if before.get(name, 0) != after.get(name, 0)]
    return ", ".join(f"{name} {before.get(name, 0):.5g}→{after.get(name, 0):.5g}" for name in names)


def main(names: list[str]) -> None:
    """Print a line for each move that changes something."""
    with multiprocessing.get_context("fork").Pool(1, maxtasksperchild=1) as pool:
        before: dict[str, Figures] = {}
        for module in modules(names):
            room = module.partition(".")[0]
            for threshold in thresholds(module):
                if room not in before:
                    before[room] = pool.apply(figures_with, (None, 0.0, room))
                for value in moved(threshold.value):
                    found = differences(before[room], pool.apply(figures_with, (threshold, value, room)))
                    if found:
                        print(f"{module}.{threshold.name} {threshold.value}→{value:.4g}: {found}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
