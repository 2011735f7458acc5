"""What every test may ask for: the real documents, where they are, and the project's own samples."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests run last, since Playwright keeps an event loop running in this thread until they are over."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


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
