"""The guides hold: every command that a guide shows runs on the sample library and prints what the guide says."""

from __future__ import annotations

from pathlib import Path

import pytest
from guides import guides, prepared, run_guide, sample_bank

GUIDES = (
    "areas.md",
    "bad-scan.md",
    "cite-and-share.md",
    "correct.md",
    "extend.md",
    "how-good.md",
    "load-a-report.md",
    "publish.md",
)


@pytest.fixture(scope="session")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bank of the sample library."""
    return sample_bank(tmp_path_factory.mktemp("guides"))


def test_each_guide_has_commands_to_run() -> None:
    """No guide falls out of these tests."""
    assert set(GUIDES) <= {guide.name for guide in guides()}


@pytest.mark.slow
@pytest.mark.ocr
@pytest.mark.parametrize("guide", guides(), ids=lambda guide: guide.name)
def test_a_guide_prints_what_it_says(guide: Path, bank: Path, tmp_path: Path) -> None:
    """What each command prints is what stands below it; `python tests/support/guides.py FILE` writes it anew."""
    steps = run_guide(guide.read_text(encoding="utf-8"), prepared(tmp_path, bank, name=guide.name))
    assert [(step.command, step.printed) for step in steps if not step.holds] == []
