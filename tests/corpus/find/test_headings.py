"""Headings with bullets below."""

from __future__ import annotations

from dataclasses import replace

from pages import Spec, document, heading, item, paragraph

from atgardsbanken.corpus.find.headings import find
from atgardsbanken.corpus.spans import DocumentView, text_of


def test_headings_with_bullets_are_measures() -> None:
    """The heading names the measure, the bullets tell its result, the heading above is its section."""
    page = [
        heading("Redovisning 2017"),
        heading("Kompetensförsörjning", level=2),
        heading("Inför akademiska", "hälsocentraler", level=3),
        item("• KUM finns på", "Backens HC.", marker="•"),
        item("• Fler planeras.", marker="•"),
        heading("Rekrytera läkare", level=3),
        item("• Strategi finns.", marker="•"),
        heading("Bostäder till nyanställda", level=3),
        item("• Klart.", marker="•"),
    ]
    candidates = find(DocumentView(document(page)))
    assert [(text_of(c.title), c.section) for c in candidates] == [
        ("Inför akademiska hälsocentraler", "Kompetensförsörjning"),
        ("Rekrytera läkare", "Kompetensförsörjning"),
        ("Bostäder till nyanställda", "Kompetensförsörjning"),
    ]
    assert text_of(candidates[0].fields["result"]) == "KUM finns på Backens HC. Fler planeras."


def test_items_go_on_after_a_page_end() -> None:
    """A text that begins in lower case belongs to the item before it, on the next page too."""
    first = [
        heading("A-plan"),
        item("• Arbetet med att"),
        heading("B-plan"),
        item("• Bra."),
        heading("C-plan"),
        item("• Så här långt har"),
    ]
    second = [paragraph("tre avdelningar börjat."), paragraph("Säkra handledning."), item("• Pågår.")]
    candidates = find(DocumentView(document(first, second)))
    assert [text_of(c.title) for c in candidates] == ["A-plan", "B-plan", "C-plan", "Säkra handledning."]
    assert text_of(candidates[2].fields["result"]) == "Så här långt har tre avdelningar börjat."


def test_the_first_half_of_a_sentence_is_no_title() -> None:
    """Lists that end a sentence are no measures."""
    page: list[Spec] = []
    for number in range(4):
        page += [paragraph(f"Uppdrag {number} innefattar följande:"), item("• en sak"), item("• en sak till")]
    assert find(DocumentView(document(page))) == []


def test_direct_speech_is_no_list() -> None:
    """A dash may begin what somebody says."""
    page: list[Spec] = []
    for number in range(4):
        page += [heading(f"Rubrik {number}"), item("– Det går bra, säger direktören.", marker="–")]
    assert find(DocumentView(document(page))) == []


def test_a_chapter_named_as_an_area_states_it() -> None:
    """Measures under an area's own name are in that area."""
    page = [heading("Smartare användning av medarbetarnas kompetens", level=2)]
    for number in range(3):
        page += [heading(f"Åtgärd {number}", level=3), item("• Pågår.")]
    assert {c.area for c in find(DocumentView(document(page)))} == {"kompetens"}


def test_bullets_that_a_scan_has_lost() -> None:
    """In a scan a text below a heading of the measures' level tells of one; in print it may be a section's lead."""
    page = [heading("Redovisning"), heading("Bemanning", level=2)]
    for number in range(4):
        page += [
            heading(f"Åtgärd {number}", level=3),
            paragraph("Pågår.") if number == 2 else item("• Pågår.", marker="•"),
        ]
    printed = document(page)
    scanned = replace(printed, pages=tuple(replace(one, route="ocr") for one in printed.pages))
    assert [text_of(c.title) for c in find(DocumentView(printed))] == ["Åtgärd 0", "Åtgärd 1", "Åtgärd 3"]
    found = find(DocumentView(scanned))
    assert [text_of(c.title) for c in found] == ["Åtgärd 0", "Åtgärd 1", "Åtgärd 2", "Åtgärd 3"]
    assert {c.section for c in found} == {"Bemanning"}
