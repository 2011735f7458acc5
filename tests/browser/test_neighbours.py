"""A bank in somebody's own Datasette: other databases and popular plugins draw, the bank's pages are the bank's."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator

import pytest
from datasette.app import Datasette
from library import site_bank
from playwright.sync_api import Browser, Page, expect
from served import PATIENCE_MILLISECONDS

from atgardsbanken.db.datasette_plugin.generations import is_next

pytestmark = pytest.mark.browser

PLACES = [("Luleå", 65.58, 22.15, 3), ("Umeå", 63.83, 20.26, 5), ("Lund", 55.70, 13.19, 8)]
POLICY = "Content Security Policy"
"""What Chromium's console says where a page's policy forbids something."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Datasette with a bank and another database, without the last slash."""
    folder = tmp_path_factory.mktemp("neighbours")
    other = folder / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE places (name TEXT, latitude REAL, longitude REAL, count INTEGER)")
        connection.executemany("INSERT INTO places VALUES (?, ?, ?, ?)", PLACES)
    bank = site_bank(folder / "bank.db")
    command = [sys.executable, "-m", "datasette", str(bank), str(other), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        try:
            yield next(found[0] for line in server.stderr if (found := re.search(r"http://[\d.]+:\d+", line)))
        finally:
            server.terminate()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty tab without other hosts (those of map tiles); the test fails if a policy forbids anything."""
    with browser.new_context() as context:
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        context.route(lambda url: "127.0.0.1" not in url, lambda route: route.abort())
        tab, said = context.new_page(), list[str]()
        tab.on("console", lambda message: said.append(message.text))
        yield tab
        assert [text for text in said if POLICY in text] == []


@pytest.mark.skipif(is_next(Datasette), reason="datasette-cluster-map 0.18 draws no places in 1.0's alpha, bank or not")
def test_cluster_map_draws(page: Page, address: str) -> None:
    """Places of another database are on a map."""
    page.goto(f"{address}/other/places")
    expect(page.locator(".leaflet-container")).to_be_visible()
    expect(page.locator(".leaflet-marker-icon").first).to_be_visible()


@pytest.mark.parametrize(
    ("table", "columns"), [("other/places", ("name", "count")), ("bank/measures", ("title", "page"))]
)
def test_vega_draws(page: Page, address: str, table: str, columns: tuple[str, str]) -> None:
    """Rows of another database, and those of the bank's tables, are a chart."""
    page.goto(f"{address}/{table}")
    page.get_by_role("button", name="Show charting options").click()
    page.locator("input[type=radio]").first.check()
    page.locator("select[name=x_column]").select_option(columns[0])
    page.locator("select[name=y_column]").select_option(columns[1])
    expect(page.locator("svg.marks, canvas.marks").first).to_be_visible()


@pytest.mark.parametrize("table", ["other/places", "bank/measures"])
def test_copyable_shows_what_to_copy(page: Page, address: str, table: str) -> None:
    """Rows are offered as text with a button that copies them."""
    page.goto(f"{address}/{table}.copyable")
    expect(page.locator("textarea")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("copy", re.IGNORECASE)).first).to_be_visible()


def test_banks_pages_are_beside_them(page: Page, address: str) -> None:
    """Datasette's index is as it was, with a way to the bank's start page, from where one can search."""
    page.goto(address)
    assert "Åtgärdsbanken" not in page.title()
    page.locator("summary").first.click()
    page.get_by_role("link", name="Åtgärdsbanken").click()
    page.get_by_label("Sök åtgärder").fill("servicevärdar")
    page.get_by_role("button", name="Sök").click()
    expect(page.locator(".hit-title").first).to_contain_text("Servicevärdar")
