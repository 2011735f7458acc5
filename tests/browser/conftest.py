"""The site in a real browser: the command serves the small library on a free port, Chromium reads it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from library import site_bank
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from served import PATIENCE_MILLISECONDS, served

CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; the test is skipped where it is missing.

    Playwright keeps an event loop running in this thread, which other files' tests may not find there.
    """
    if not CHROMIUM.exists():
        pytest.skip("needs Chromium (apt install chromium)")
    expect.set_options(timeout=PATIENCE_MILLISECONDS)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the small library's site, without the last slash."""
    with served(site_bank(tmp_path_factory.mktemp("browser") / "bank.db")) as (address, _):
        yield address


@pytest.fixture
def context(browser: Browser, site: str) -> Iterator[BrowserContext]:
    """A fresh browser session; the test fails if a page asks another host for anything."""
    fresh = browser.new_context(viewport={"width": 1280, "height": 900})
    fresh.set_default_timeout(PATIENCE_MILLISECONDS)
    asked: list[str] = []
    fresh.on("request", lambda request: asked.append(request.url))
    yield fresh
    fresh.close()
    assert [url for url in asked if not url.startswith((site, "data:"))] == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty tab."""
    return context.new_page()
