"""Correcting in a real browser: the owner signs in, corrects a measure, takes it back, and signs out."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from library import SUGGESTED, site_bank
from playwright.sync_api import Browser, expect
from served import served

pytestmark = pytest.mark.browser


def test_owner_corrects_and_takes_back(browser: Browser, tmp_path: Path) -> None:
    """What is corrected stands on the measure's page with who and why, and is found; taken back, it is gone."""
    with served(site_bank(tmp_path / "bank.db"), "--correct") as (site, sign_in):
        page = browser.new_page()
        page.goto(f"{site}/sok?q=specialistutbildning")
        page.locator(".hit-title").first.click()
        address = page.url
        expect(page.get_by_role("link", name="Rätta åtgärden")).to_have_count(0)
        page.goto(sign_in)
        page.goto(address)
        page.get_by_role("link", name="Rätta åtgärden").click()
        assert Axe().run(page).response["violations"] == []
        page.get_by_label("Titel").fill("Betald handledarutbildning")
        page.get_by_label("Varför?").fill("Så står det på sidan")
        page.get_by_role("button", name="Spara").click()
        expect(page).to_have_url(address)
        expect(page.get_by_role("heading", level=1)).to_have_text("Betald handledarutbildning")
        expect(page.get_by_text("Så står det på sidan (root")).to_be_visible()
        page.goto(f"{site}/sok?q=handledarutbildning")
        expect(page.locator(".hit-title").first).to_have_text("Betald handledarutbildning")
        page.goto(f"{address}/ratta")
        page.get_by_label("Titel, rättat av root").check()
        page.get_by_label("Varför?").fill("Fel sida")
        page.get_by_role("button", name="Spara").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Betald specialistutbildning för sjuksköterskor")
        page.get_by_role("link", name="Logga ut").click()
        assert Axe().run(page).response["violations"] == []
        page.get_by_role("button", name="Logga ut").click()
        page.goto(address)
        expect(page.get_by_role("link", name="Rätta åtgärden")).to_have_count(0)
        page.close()


def test_owner_accepts_a_suggestion(browser: Browser, tmp_path: Path) -> None:
    """A suggestion is seen on its page; accepted it is a measure that search finds, and no suggestion any more."""
    with served(site_bank(tmp_path / "bank.db"), "--correct") as (site, sign_in):
        page = browser.new_page()
        page.goto(sign_in)
        page.goto(f"{site}/sok?q=specialistutbildning")
        page.locator(".hit-title").first.click()
        page.get_by_role("link", name="Handlingsplan 2018").first.click()
        page.get_by_role("link", name="Förslag i dokumentet").click()
        expect(page.get_by_role("img", name="Bild av sida 1 med förslaget inramat")).to_be_visible()
        assert Axe().run(page).response["violations"] == []
        address = page.url
        page.get_by_role("button", name=f"Godta {SUGGESTED.title}").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(SUGGESTED.title)
        expect(page.get_by_text("Godtaget förslag (root")).to_be_visible()
        page.goto(f"{site}/sok?q=remisser")
        expect(page.locator(".hit-title").first).to_have_text(SUGGESTED.title)
        page.goto(address)
        expect(page.get_by_text("Det finns inga förslag i dokumentet.")).to_be_visible()
        page.close()
