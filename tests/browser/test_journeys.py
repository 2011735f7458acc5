"""What a researcher does at the site, in a real browser."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


def test_from_search_to_the_page_it_stands_on(page: Page, browser: Browser, site: str) -> None:
    """Search, narrow down, open a measure, see its box on the page, and open its address in a fresh browser."""
    page.goto(site)
    page.get_by_label("Sök åtgärder").fill("vårdnära")
    page.keyboard.press("Enter")
    page.get_by_role("complementary").get_by_role("link", name=re.compile("2018")).click()
    expect(page).to_have_url(re.compile("ar=2018"))
    page.get_by_role("link", name="Vårdnära service", exact=True).click()
    expect(page.locator(".sheet-link image")).to_be_attached()
    expect(page.locator(".sheet-link rect.box-chosen")).to_be_visible()
    address, heading = page.url, page.get_by_role("heading", level=1).inner_text()
    page.locator(".sheet-link").click()
    page.locator("svg.sheet a").first.click()
    expect(page).to_have_url(address)
    fresh = browser.new_page()
    fresh.goto(address)
    expect(fresh.get_by_role("heading", level=1)).to_have_text(heading)
    fresh.close()


def test_results_are_the_same_for_another_person(page: Page, browser: Browser, site: str) -> None:
    """Every choice stands in the address: who opens it sees the same list."""
    page.goto(f"{site}/sok?q=utbildning&region=12")
    page.get_by_label("Sortering").select_option("titel")
    page.get_by_role("button", name="Sök").click()
    page.get_by_role("link", name="Nästa").click()
    titles = page.locator(".hit-title").all_inner_texts()
    fresh = browser.new_page()
    fresh.goto(page.url)
    assert fresh.locator(".hit-title").all_inner_texts() == titles
    assert len(titles) == 15
    fresh.close()


def test_link_is_copied(page: Page, site: str) -> None:
    """The address of a measure is put on the clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site)
    page.goto(f"{site}/sok?q=servicevärdar")
    page.locator(".hit-title").first.click()
    page.get_by_role("button", name="Kopiera länk").click()
    expect(page.get_by_role("button", name="Kopierat")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_limits_in_words_are_taken_back(page: Page, site: str) -> None:
    """A region and a year among the words become chips; taking one away keeps the rest."""
    page.goto(f"{site}/sok?q=vårdnära service i Västerbotten 2018")
    answers = page.locator("ol.hits").first.locator(".hit-title")
    expect(answers).to_have_count(1)
    page.get_by_role("link", name="2018 ta bort").click()
    expect(page.get_by_label("Sök åtgärder")).to_have_value("vårdnära service i Västerbotten")
    expect(answers).to_have_count(2)


def test_misspelt_words_are_understood(page: Page, site: str) -> None:
    """A near miss is searched for and offered."""
    page.goto(f"{site}/sok?q=kompetensförsörjningspaln")
    expect(page.get_by_role("status").first).to_contain_text("Menade du kompetensförsörjningsplan")
    expect(page.locator(".hit-title").first).to_have_text("Kompetensförsörjningsplan")


def test_nothing_found_has_a_way_on(page: Page, site: str) -> None:
    """A page without hits says how to go on."""
    page.goto(f"{site}/sok?q=xyzzyqq")
    expect(page.get_by_text("Så kan du komma vidare")).to_be_visible()
    page.get_by_role("link", name="alla åtgärder").click()
    assert page.locator(".hit-title").count() > 10


def test_compare_regions(page: Page, site: str) -> None:
    """Regions are chosen and stand side by side, with what they share first."""
    page.goto(f"{site}/jamfor")
    page.get_by_label("Västerbotten").check()
    page.get_by_label("Skåne").check()
    page.get_by_role("button", name="Jämför").click()
    table = page.get_by_role("region", name="Gemensamma teman")
    expect(table.get_by_role("link", name="Servicevärdar")).to_be_visible()
    expect(table.get_by_role("link", name="Vårdnära service").first).to_be_visible()


def test_compare_years_names_the_documents(page: Page, site: str) -> None:
    """A region's two years are compared document by document, each with a link."""
    page.goto(f"{site}/jamfor?region=24")
    pair = page.get_by_role("region", name="Jämförda dokument")
    expect(pair.get_by_role("link", name="Handlingsplan 2018")).to_be_visible()
    expect(
        pair.get_by_role("region", name="Fortsätter").get_by_role("link", name="Vårdnära service").first
    ).to_be_visible()
    pair.get_by_role("link", name="Handlingsplan 2019").click()
    expect(page.get_by_role("heading", name="Handlingsplan 2019")).to_be_visible()


def test_theme_tells_silence_from_no_document(page: Page, site: str) -> None:
    """Region Skåne has no document of 2019 in the bank."""
    page.goto(f"{site}/tema/t1")
    table = page.get_by_role("region", name="Vem gör det och sedan när")
    expect(table.get_by_text("inget dokument det året")).to_have_count(1)
    expect(page.get_by_role("link", name="Handlingsplan 2019").first).to_be_visible()


def test_coverage_leads_to_the_reason(page: Page, site: str) -> None:
    """From what is missing to the document that failed, and why."""
    page.goto(site)
    page.get_by_role("link", name="Se täckningen region för region").click()
    page.get_by_role("link", name="uppfoljning.pdf").click()
    expect(page.get_by_text("the picture is larger than the limit").first).to_be_visible()


def test_list_is_taken_home(page: Page, site: str, tmp_path: Path) -> None:
    """The list that is shown, the nearest measures too, is saved in its order."""
    page.goto(f"{site}/sok?q=vårdnära")
    shown = page.locator(".hit-title").all_inner_texts()
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    download.value.save_as(tmp_path / "atgarder.csv")
    with (tmp_path / "atgarder.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["åtgärd"] for row in csv.DictReader(file)] == shown
    assert len(shown) == 4


def test_text_of_documents_is_searched(page: Page, site: str) -> None:
    """The second tab leads from a passage to its page in the document, where it is framed."""
    page.goto(f"{site}/sok?q=förråd")
    page.get_by_role("link", name=re.compile("Dokumentens text")).click()
    page.locator(".hit-title").first.click()
    expect(page.get_by_role("heading", name=re.compile("sida 1 av|^S\\. 1 av"))).to_be_visible()
    expect(page.locator("svg.sheet rect.box-chosen")).to_have_count(1)
    expect(page.locator(".sheet-text mark")).to_contain_text("Vårdnära service")


def test_map_leads_to_a_region(page: Page, site: str) -> None:
    """The tile of a region leads to its measures in three columns."""
    page.goto(f"{site}/?omrade=kompetens")
    page.get_by_role("link", name=re.compile("Skåne")).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Region Skåne")
    assert page.locator(".column").count() >= 3
