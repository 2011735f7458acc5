"""The site for everybody: axe finds nothing, a phone, a keyboard and a browser without JavaScript suffice."""

from __future__ import annotations

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

PAGES = [
    "/",
    "/?omrade=forsorjning",
    "/sok?q=utbildning",
    "/sok?q=vårdnära service i Västerbotten 2018",
    "/sok?q=förråd&flik=dokument",
    "/sok?q=xyzzyqq",
    "/tema",
    "/tema/t1",
    "/region/24",
    "/jamfor",
    "/jamfor?region=24",
    "/jamfor?region=24&region=12",
    "/jamfor?grupp=norra&grupp=sodra",
    "/oversikt",
    "/forandringar",
    "/siffror",
    "/tackning",
    "/dokument",
    "/begrepp",
    "/inbaddad/tema/t1",
    "/inbaddad/oversikt",
    "/om",
    "/api",
    "/finns-inte",
    "/en",
    "/en/sok?q=utbildning",
    "/en/tema/t1",
    "/en/jamfor?region=24&region=12",
    "/en/oversikt",
    "/en/om",
]


def addresses(page: Page, site: str) -> list[str]:
    """The pages above, and those of a measure, a document and a passage in it."""
    page.goto(f"{site}/sok?q=specialistutbildning")
    measure = page.locator(".hit-title").first.get_attribute("href") or ""
    page.goto(site + measure)
    document = page.get_by_role("link", name="Handlingsplan 2018").get_attribute("href") or ""
    page.goto(f"{site}/sok?q=specialistutbildning&flik=dokument")
    passage = page.locator(".hit-title").first.get_attribute("href") or ""
    page.goto(f"{site}/siffror")
    table = page.locator("tbody a").first.get_attribute("href") or ""
    page.goto(f"{site}/forandringar")
    change = page.locator("main li a").first.get_attribute("href") or ""
    return [*PAGES, measure, f"/en{measure}", document, passage, table, change]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(page: Page, site: str, scheme: Literal["light", "dark"]) -> None:
    """No page breaks a rule of WCAG that a program can see, in light or in dark."""
    page.emulate_media(color_scheme=scheme)
    for address in addresses(page, site):
        page.goto(site + address)
        found = Axe().run(page).response["violations"]
        assert [(address, each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []


def test_phone_needs_no_sideways_scrolling(page: Page, site: str) -> None:
    """At 360 points of width nothing reaches out of the page."""
    page.set_viewport_size({"width": 360, "height": 740})
    wide = {}
    for address in addresses(page, site):
        page.goto(site + address)
        wide[address] = page.evaluate("document.documentElement.scrollWidth")
    assert {address: width for address, width in wide.items() if width > 360} == {}


def test_keyboard_is_enough(page: Page, site: str) -> None:
    """From the first key press one can skip the menu, search, and open a measure."""
    page.goto(site)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Hoppa till innehållet")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Sök åtgärder")).to_be_focused()
    page.keyboard.type("servicevärdar")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sok**")
    page.locator(".hit-title").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Servicevärdar")


def test_reading_and_searching_need_no_javascript(browser: Browser, site: str) -> None:
    """Without JavaScript all but the copying of links works, and no button stands there in vain."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    page.get_by_label("Sök åtgärder").fill("specialistutbildning")
    page.get_by_role("button", name="Sök").click()
    page.locator(".hit-title").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("specialistutbildning")
    expect(page.get_by_role("button", name="Kopiera länk")).to_have_count(0)
    expect(page.get_by_role("link", name="BibTeX")).to_be_visible()
    context.close()


def test_harmful_text_stays_text(page: Page, site: str) -> None:
    """Markup in a document is shown and not run."""
    page.goto(f"{site}/sok?q=broken")
    expect(page.locator(".hit-title").first).to_contain_text("<script>")
    assert "Åtgärdsbanken" in page.title()
