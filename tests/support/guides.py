"""Guides run as their readers run them: each command of a `console` block in a shell, what it prints compared.

`python tests/support/guides.py docs/*.md` writes what is printed now into the guides. Own code, since what runs such
blocks in the shell (cram, prysk, byexample) is GPL.
"""

from __future__ import annotations

import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
STEP = re.compile(r"^\$ ((?:.*\\\n)*.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
"""A command after `$`, which goes on after a line that ends in a backslash, and what it prints."""
END = "\x1e"
"""Printed after each command, to tell what belongs to which."""
SECONDS = 1200
WITHOUT_BANK = frozenset({"load-a-report.md"})
"""Guides that begin with building the bank."""


@dataclass(frozen=True, slots=True)
class Step:
    """A command of a guide, what it should print (`...` for anything), and what it did print."""

    command: str
    wanted: str
    printed: str

    @property
    def holds(self) -> bool:
        """Whether the command printed what the guide says."""
        return doctest.OutputChecker().check_output(self.wanted, self.printed, doctest.ELLIPSIS)


def guides() -> list[Path]:
    """The documents that hold commands to run."""
    return [page for page in sorted((ROOT / "docs").glob("*.md")) if BLOCK.search(page.read_text(encoding="utf-8"))]


def sample_bank(folder: Path) -> Path:
    """The bank of the sample library in `folder`, with its cache beside it."""
    _shell("atgardsbanken --quiet build samples/library --db bank.db", prepared(folder))
    return folder / "bank.db"


def prepared(folder: Path, bank: Path | None = None, *, name: str = "") -> Path:
    """A folder like a checkout: the samples, and a copy of the bank for those guides that begin with one."""
    for linked in ("samples", "docs", "bench"):
        (folder / linked).symlink_to(ROOT / linked)
    if bank:
        shutil.copy(f"{bank}.cache", folder)
        if name not in WITHOUT_BANK:
            shutil.copy(bank, folder)
    return folder


def run_guide(text: str, folder: Path) -> Iterator[Step]:
    """Run a guide's commands one after another in one shell in `folder`."""
    wanted = [(match[1], match[2]) for block in BLOCK.findall(text) for match in STEP.finditer(block)]
    script = "\n".join(f"{command}\nstatus=$?; printf '{END}'; (exit $status)" for command, _ in wanted)
    printed = _shell(script, folder).split(END)
    assert len(printed) == len(wanted) + 1, printed[-1]
    for (command, output), found in zip(wanted, printed, strict=False):
        yield Step(command, output, found if found.endswith("\n") or not found else f"{found}\n")


def _shell(script: str, folder: Path) -> str:
    """What a shell prints, both streams as they come; `atgardsbanken` and `python` are those of this environment."""
    python = shlex.quote(sys.executable)
    (folder / ".bin").mkdir(exist_ok=True)
    for name, module in (("atgardsbanken", " -m atgardsbanken"), ("python", "")):
        program = folder / ".bin" / name
        program.write_text(f'#!/bin/sh\nexec {python}{module} "$@"\n', encoding="utf-8")
        program.chmod(0o755)
    path = f"{folder / '.bin'}:{os.environ['PATH']}"
    own = {"PATH": path, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8", "LOGNAME": "reader"}
    shell = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env={"HOME": str(folder), **own},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    return shell.stdout


def rewrite(page: Path, bank: Path) -> None:
    """Write what a guide's commands print now into it, where they print something else than it says."""
    text = page.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        steps = run_guide(text, prepared(Path(folder), bank, name=page.name))
        outputs = iter([step.wanted if step.holds else step.printed for step in steps])
    page.write_text(
        BLOCK.sub(
            lambda block: "```console\n" + STEP.sub(lambda step: f"$ {step[1]}\n{next(outputs)}", block[1]) + "```",
            text,
        ),
        encoding="utf-8",
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as built:
        made = sample_bank(Path(built))
        for named in map(Path, sys.argv[1:]):
            if named in [guide.relative_to(ROOT) for guide in guides()]:
                rewrite(named, made)
