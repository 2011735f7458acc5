"""The set-up script and the lock file: usage, and nothing in them that belongs to one machine."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKED = re.compile(r"[A-Za-z0-9._-]+==[A-Za-z0-9.!+]+")


def run(*words: str) -> subprocess.CompletedProcess[str]:
    """What `./run` answers; only words that install nothing are tried here."""
    return subprocess.run([str(ROOT / "run"), *words], capture_output=True, text=True, check=False)


def test_help_goes_to_standard_output() -> None:
    """`./run help` tells every command and succeeds."""
    answer = run("help")
    assert (answer.returncode, answer.stdout.startswith("usage: ./run demo")) == (0, True)


@pytest.mark.parametrize("words", [(), ("dance",)])
def test_bad_usage_is_told_and_fails(words: tuple[str, ...]) -> None:
    """Without a command, or with one it does not know, `./run` prints its usage to standard error and exits with 2."""
    answer = run(*words)
    assert (answer.returncode, answer.stdout, answer.stderr) == (2, "", run("help").stdout)


def test_the_lock_holds_names_and_versions_only() -> None:
    """No host, path or local file gets into the lock."""
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not LOCKED.fullmatch(line)] == []


def test_ci_runs_every_check() -> None:
    """The build server calls what a developer calls."""
    assert "exec ./run test </dev/null" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
