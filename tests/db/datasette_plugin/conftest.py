"""The site of the small library, asked without a network."""

from __future__ import annotations

from pathlib import Path

import pytest
from asked import Get, asking
from library import site_bank

from atgardsbanken.db.site import make_app


@pytest.fixture(scope="session")
def library_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the small library."""
    return site_bank(tmp_path_factory.mktemp("plugin") / "bank.db")


@pytest.fixture(scope="session")
def get(library_path: Path) -> Get:
    """Ask the site for a path."""
    return asking(make_app(library_path))
