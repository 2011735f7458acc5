"""Copies in a real browser: search leads to the page of the copy that alone holds a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from command_line import run
from copied import OWN_PARAGRAPH, pair
from playwright.sync_api import Page, expect
from served import served

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site of a plan and its text extract, without the last slash."""
    folder = tmp_path_factory.mktemp("copies")
    assert run("build", *pair(folder / "plans"), "--db", folder / "bank.db", "--workers", "1").exit_code == 0
    with served(folder / "bank.db") as (address, _):
        yield address


def test_a_sentence_of_a_copy_is_shown_on_its_page(page: Page, site: str) -> None:
    """The passage is listed with its page, and its document says that it is a copy."""
    page.goto(f"{site}/sok?q=sjutton+avdelningar&flik=dokument")
    expect(page.locator(".hit-title")).to_have_count(1)
    page.locator(".hit-title").click()
    expect(page.get_by_role("heading", name=re.compile("sida 2 av"))).to_be_visible()
    expect(page.locator(".sheet-text")).to_contain_text(OWN_PARAGRAPH[:40])
    expect(page.get_by_text("Det här är en kopia")).to_be_visible()


def test_a_measure_of_a_copy_is_shown_with_its_place(page: Page, site: str) -> None:
    """The measure that only the copy holds is found, and its page tells that it stands in a copy, and where."""
    page.goto(f"{site}/sok?q=drönare")
    page.locator(".hit-title").first.click()
    expect(page.get_by_text("Den här åtgärden står i en kopia")).to_be_visible()
    expect(page.get_by_text(re.compile("sida 2", re.IGNORECASE)).first).to_be_visible()
