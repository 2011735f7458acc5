"""Text extracts: pages, lines, blocks and columns of a virtual grid."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atgardsbanken.extract.errors import NotAPdfError
from atgardsbanken.extract.layout.document import assemble
from atgardsbanken.extract.layout.stretches import lay_out_long
from atgardsbanken.extract.records import GRID_HEIGHT, GRID_WIDTH, BBox, Page
from atgardsbanken.extract.textfile import decode, text_pages


def pages(text: str) -> list[Page]:
    """The extract's pages, laid out."""
    return [laid.page for laid in assemble([lay_out_long(raw) for raw in text_pages(text)])]


def blocks(text: str) -> list[tuple[str, str]]:
    """Kind and text of the first page's blocks."""
    (page, *_) = pages(text)
    return [(block.kind, "/".join(page.lines[index].text for index in block.lines)) for block in page.blocks]


def test_form_feed_begins_a_page() -> None:
    """Where there are form feeds, they alone part pages."""
    assert [page.text for page in pages("ett\n indraget\ftvå\n\f")] == ["ett\nindraget", "två"]


def test_leading_space_begins_a_page() -> None:
    """Without form feeds, a line that begins with one space begins a page."""
    assert [page.text for page in pages(" Förord\nett\nfler\nrader\nhär\nsedan\n Nästa\n")] == [
        "Förord\nett\nfler\nrader\nhär\nsedan",
        "Nästa",
    ]


def test_indented_text_is_one_page() -> None:
    """Where many lines begin with a space they are set in."""
    assert len(text_pages(" a\n b\n c\nd\n")) == 1


def test_columns_keep_their_places() -> None:
    """A word stands where its characters do."""
    (page,) = pages("Pågående    Resultat")
    assert [word.box for word in page.lines[0].words] == [
        BBox(0, 0, 8 * GRID_WIDTH, GRID_HEIGHT),
        BBox(12 * GRID_WIDTH, 0, 20 * GRID_WIDTH, GRID_HEIGHT),
    ]


def test_blank_lines_part_blocks() -> None:
    """Blank lines part blocks; bullets begin items."""
    text = "Rubrik\n\nförsta raden\nandra raden.\n\n\uf0b7 punkt ett\n\uf0b7 punkt två\n"
    assert blocks(text) == [
        ("heading", "Rubrik"),
        ("paragraph", "första raden/andra raden."),
        ("item", "\uf0b7 punkt ett"),
        ("item", "\uf0b7 punkt två"),
    ]


def test_double_spaced_lines_hold_together() -> None:
    """Where every second line is empty, only more than that parts blocks."""
    assert blocks("ett som\n\nfortsätter\n\nhär.\n\n\n\nnytt stycke\n\nockså.\n") == [
        ("paragraph", "ett som/fortsätter/här."),
        ("paragraph", "nytt stycke/också."),
    ]


def test_item_goes_on_after_white() -> None:
    """The rest of an item's sentence belongs to it though a blank line parts them."""
    assert blocks("• Allt fler erbjuder bokning\n\nav tider.\nMer text.\n")[0] == (
        "item",
        "• Allt fler erbjuder bokning/av tider./Mer text.",
    )


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_each_line_that_ends_a_sentence_is_a_paragraph(between: str) -> None:
    """An extract whose lines are whole paragraphs is not taken for one paragraph, with or without white between."""
    lines = ["Kompetens", "Vi har infört nya roller.", "Vi har byggt ut nätet.", "Köerna minskar.", "Så går det."]
    expected = [("heading", lines[0]), *(("paragraph", line) for line in lines[1:])]
    assert blocks(between.join(lines)) == expected


def test_line_longer_than_print_is_a_paragraph() -> None:
    """A line that no page is wide enough for stands by itself among broken lines."""
    long = "Regionen arbetar med att " + "införa " * 25 + "stöd"
    assert blocks(f"Här bryts\nraden.\n{long}\nÄven här\nbryts den\n") == [
        ("paragraph", "Här bryts/raden."),
        ("paragraph", long),
        ("paragraph", "Även här/bryts den"),
    ]


def test_empty_text_is_a_blank_page() -> None:
    """A text without words has one blank page."""
    assert [(page.route, page.lines) for page in pages("\n \n")] == [("blank", ())]


def test_windows_text_is_read() -> None:
    """What is not UTF-8 is taken for Windows' encoding."""
    assert decode("åäö – å".encode("cp1252"), "a.txt") == "åäö – å"


def test_decomposed_letters_are_composed() -> None:
    """Text comes out NFC."""
    assert decode("a\u030a".encode(), "a.txt") == "å"


def test_binary_data_is_refused() -> None:
    """Data with null bytes is no text."""
    with pytest.raises(NotAPdfError, match=r"a\.txt holds binary data"):
        decode(b"\x00\x01", "a.txt")


@given(st.text(st.characters(exclude_categories=("C", "Z")) | st.sampled_from(" \n\f"), max_size=200))
def test_no_character_is_lost(text: str) -> None:
    """Whatever a text holds, its characters come out, each once."""
    assert Counter("".join("".join(page.text.split()) for page in pages(text))) == Counter("".join(text.split()))


def test_a_garbled_extract_is_repaired_not_trusted() -> None:
    """Text that lost its å, ä and ö goes by the route `repaired`, with a low quality and the reason."""
    garbled = "Landstingen arbetar med att forbattra tillgangen till vard och att starka medarbetarnas kompetens. " * 4
    clean = "Landstingen arbetar för att förbättra tillgången till vård och att stärka medarbetarnas kompetens. " * 4
    (bad,), (good,) = pages(garbled), pages(clean)
    assert (bad.route, bad.quality < 0.5, "garbled" in bad.reason) == ("repaired", True, True)
    assert (good.route, good.quality > 0.9) == ("text", True)


def test_running_heads_are_set_aside() -> None:
    """What repeats at the head or foot of an extract's pages is furniture, as on printed pages."""
    body = "\n".join(["", "", *["En rad text som går vidare"] * 9, "", ""])
    (first, *_) = pages("\f".join(f"Region Norr{body}Sida {number}" for number in range(1, 4)))
    assert [(block.kind, first.lines[block.lines[0]].text) for block in first.blocks] == [
        ("furniture", "Region Norr"),
        ("paragraph", "En rad text som går vidare"),
        ("furniture", "Sida 1"),
    ]


def test_columns_of_running_text_are_read_one_after_another() -> None:
    """Text in two columns that white parts all the way down is read column by column."""
    rows = ["vänster spalt nummer ett      höger spalt är nummer två"] * 6
    assert [line.text.split()[0] for line in pages("\n".join(rows))[0].lines] == ["vänster"] * 6 + ["höger"] * 6


@pytest.mark.parametrize("marker", ["•", "-", "1.", "a)", "\uf0b7"])
def test_one_space_before_an_item_begins_no_page(marker: str) -> None:
    """A list item that is set in by one space is no page, whatever its marker."""
    text = f"Rubrik\n\nEn rad.\n\n {marker} Hemmätning\n {marker} Gemensam telefonkö\n\nMer text.\nSlutet här.\n"
    assert len(text_pages(text + "Rad till.\n" * 3)) == 1


def test_lines_set_in_together_begin_no_pages() -> None:
    """Lines one after another that are set in by one space hold no page each."""
    text = "Rubrik\n Hemmätning\n Telefonkö\n Digital tidbok\n" + "En rad text.\n" * 9
    assert len(text_pages(text)) == 1


def test_headings_between_blank_lines_everywhere() -> None:
    """Where blank lines stand between all lines, a short line by itself is a heading, not glued to what follows."""
    text = "Åtgärder 2019\n\nVårdcentralerna inför en gemensam telefonkö\n\nDigitala besök\n\nRegionen startar besök\n"
    assert blocks(text) == [("heading", line) for line in text.split("\n\n")[:3]] + [
        ("heading", "Regionen startar besök")
    ]


def test_headings_over_wrapped_lines() -> None:
    """A line that ends before the full ones do, with a capital below it, ends its block, blank lines or none."""
    lines = (
        "1 Bakgrund",
        "Regionen ska bli oberoende av hyrda läkare och",
        "sjuksköterskor.",
        "Mål",
        "Alla följer planen.",
    )
    kinds = ["heading", "paragraph", "heading", "paragraph"]
    assert [[kind for kind, _ in blocks(white.join(lines))] for white in ("\n", "\n\n")] == [kinds, kinds]


def test_numbered_lines_in_a_list_are_no_headings() -> None:
    """A number before a line makes it a heading only where no numbered item stands beside it."""
    text = "1. Bakgrund\nRegionen ska bli oberoende av hyrda läkare\noch andra.\n\n1. Telefonkö\n2. Tidbok\n"
    assert [kind for kind, _ in blocks(text)] == ["heading", "paragraph", "item", "item"]


def test_bullet_on_a_line_by_itself() -> None:
    """A bullet and the text below it, further in, are one item."""
    assert blocks("•\n  265 vårdplatser\n  på sjukhuset\n•\n  Halverad övertid\n") == [
        ("item", "•/265 vårdplatser/på sjukhuset"),
        ("item", "•/Halverad övertid"),
    ]


def test_a_line_that_no_print_holds_is_cut() -> None:
    """A text in one line is laid out in parts, each of them a row, without losing a word."""
    (page,) = text_pages("ord " * 3000)
    assert (len({word.box.top for word in page.words}), len(page.words)) == (3, 3000)
    assert len({word.box.top for word in text_pages("x" * 9000)[0].words}) == 3
