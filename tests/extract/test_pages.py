"""Pages read one by one: what is left of a page where a step fails."""

from __future__ import annotations

import pytest
from small_pages import put

from atgardsbanken.extract import pages
from atgardsbanken.extract.layout.raw_page import LaidOut, RawPage
from atgardsbanken.extract.pages import Surveyed, survey_page


def test_page_that_layout_fails_on_keeps_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its rows are kept one by one, and its reason says so."""

    def fail(raw: RawPage) -> LaidOut:
        raise ZeroDivisionError(raw.number)

    monkeypatch.setattr(pages, "lay_out", fail)
    words = (*put("Regionen ska införa vårdnära service", 50, 50), *put("på alla avdelningar", 50, 70))
    found = survey_page(RawPage(1, 595, 842, words))
    assert isinstance(found, Surveyed)
    assert found.laid.page.text == "Regionen ska införa vårdnära service\npå alla avdelningar"
    assert found.laid.page.reason.endswith("layout failed, read row by row")
