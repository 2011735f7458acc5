"""What every test may ask for: the real documents, where they are, and the project's own samples."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Files with slow tests come last, but first where several processes take files in turn.

    There none of them is left alone with a slow file at the end.
    """
    slow = {item.path for item in items if item.get_closest_marker("slow") or item.get_closest_marker("browser")}
    comes_first = hasattr(config, "workerinput")
    items.sort(key=lambda item: (item.path in slow) is not comes_first)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the real documents and gold beside the checkout; the test is skipped where it is missing."""
    folder = ROOT.parent / "shared"
    if not (folder / "documents").is_dir():
        pytest.skip("needs the real documents in ../shared")
    return folder


@pytest.fixture(scope="session")
def samples() -> Path:
    """The project's own library of documents."""
    return ROOT / "samples" / "library"
