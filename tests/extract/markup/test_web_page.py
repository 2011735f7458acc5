"""Of web pages the content is read, and what each of its texts is; menus, banners and forms are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from atgardsbanken.extract.errors import LimitError, NothingReadableError
from atgardsbanken.extract.markup.pieces import MarkedCell, Piece
from atgardsbanken.extract.markup.web_page import read_web_page
from atgardsbanken.extract.options import ReadOptions
from atgardsbanken.extract.read import read


def pieces(html: str) -> list[tuple[str, str]]:
    """Kind and text of each piece."""
    return [(piece.kind, piece.text) for piece in read_web_page(html).pieces]


@pytest.mark.parametrize(
    "around",
    [
        "<nav>Meny</nav>",
        "<header>Region Exempel</header>",
        "<footer>Telefon</footer>",
        '<div id="cookie-banner">Vi använder kakor</div>',
        '<div class="CookieConsent open">Godkänn</div>',
        '<ol class="breadcrumbs"><li>Start</ol>',
        "<script>var plan = 'Plan'</script>",
        "<aside>Relaterat</aside>",
        '<div role="dialog">Fråga</div>',
        "<p hidden>Dolt</p>",
        "<form><label>Sök<input></label></form>",
        '<a class="skip-link" href="#m">Till innehållet</a>',
        '<div class="share">Dela</div>',
        '<ul class="socialMediaLinks"><li>Dela</ul>',
        '<div id="share_buttons">Dela</div>',
    ],
)
def test_what_stands_around_the_content_is_left_out(around: str) -> None:
    """With or without an element that says where the content is."""
    assert pieces(f"<body>{around}<p>Inför stöd.</p>{around}</body>") == [("paragraph", "Inför stöd.")]
    assert pieces(f"<body>{around}<main><p>Inför stöd.</p></main>{around}</body>") == [("paragraph", "Inför stöd.")]


@pytest.mark.parametrize("name", ["socialtjansten", "social-omsorg", "sharepoint-content", "social_services"])
def test_what_is_named_by_its_subject_stays(name: str) -> None:
    """Social services and SharePoint's own pages are no buttons for sharing."""
    assert pieces(f'<h2 id="{name}">Omsorg</h2><div class="{name}">Inför stöd.</div>') == [
        ("heading", "Omsorg"),
        ("paragraph", "Inför stöd."),
    ]


def test_a_heading_in_the_header_of_the_content_stays() -> None:
    """A header inside the main element is content."""
    assert pieces("<main><header><h1>Plan</h1></header><p>Text.</main>") == [
        ("heading", "Plan"),
        ("paragraph", "Text."),
    ]


def test_headings_are_numbered_without_gaps() -> None:
    """A page that goes from h2 to h4 has levels 1 and 2; a short bold paragraph is the lowest."""
    found = read_web_page("<h2>A</h2><h4>B</h4><p><strong>C</strong><p>D <b>e</b>.").pieces
    assert [(piece.kind, piece.level) for piece in found] == [
        ("heading", 1),
        ("heading", 2),
        ("heading", 3),
        ("paragraph", 0),
    ]


def test_lists_in_lists_are_items_of_their_own() -> None:
    """Each item has its bullet or number and its level."""
    found = read_web_page("<ul><li>Ett<ol><li>Två</li><li><p>Tre</ol></ul>").pieces
    assert found == (
        Piece("item", "Ett", 1, "•"),
        Piece("item", "Två", 2, "1."),
        Piece("item", "Tre", 2, "2."),
    )


def test_lines_that_the_author_broke_stay_apart() -> None:
    """A break in a paragraph is one in the text."""
    assert pieces("<p>Ansvarig: HR<br>Klart: 2020") == [("paragraph", "Ansvarig: HR\nKlart: 2020")]


def test_marks_of_notes_are_raised() -> None:
    """Raised figures are written as such."""
    assert pieces("<p>regioner<sup>2</sup>") == [("paragraph", "regioner²")]


def test_a_table_keeps_its_cells_places() -> None:
    """Cells over several columns and rows move those beside and below."""
    (table,) = read_web_page(
        "<table><tr><th>A<th>B<th>C<tr><td rowspan=2>1<td colspan=2>2<tr><td>3<td>4</table>"
    ).pieces
    assert table.cells == (
        MarkedCell("A", 0, 0, is_header=True),
        MarkedCell("B", 0, 1, is_header=True),
        MarkedCell("C", 0, 2, is_header=True),
        MarkedCell("1", 1, 0, height=2),
        MarkedCell("2", 1, 1, span=2),
        MarkedCell("3", 2, 1),
        MarkedCell("4", 2, 2),
    )


def test_a_table_for_the_sake_of_layout_is_read_through() -> None:
    """One row, one column, or headings inside make no table."""
    assert pieces("<table><tr><td><p>A</p><td>B</table>") == [("paragraph", "A"), ("paragraph", "B")]


def test_a_page_says_what_it_is() -> None:
    """Title, date and author come from its head."""
    head = '<title>Plan 2021</title><meta property="article:published_time" content="2021-03-04">'
    assert read_web_page(f"<head>{head}</head><p>Text").metadata == {"title": "Plan 2021", "created": "2021-03-04"}


def test_depth_has_an_end() -> None:
    """Ten thousand elements inside each other end in a page."""
    assert read_web_page("<p>A</p>" + "<div>" * 10_000).pieces == (Piece("paragraph", "A"),)


def test_a_page_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    """It is read in a sandbox: the time for a hundred thousand elements inside each other grows with their square."""
    path = tmp_path / "deep.html"
    path.write_text("<!doctype html><p>A</p>" + "<div>" * 100_000, encoding="utf-8")
    with pytest.raises(LimitError):
        read(path, ReadOptions(seconds=1.0))


def test_a_web_page_becomes_a_document(tmp_path: Path) -> None:
    """One page, its lines below one another, its table with a header."""
    path = tmp_path / "plan.html"
    path.write_text(
        "<h1>Plan</h1><ul><li>Inför stöd</ul><table><tr><td>Åtgärd<td>Ansvarig<tr><td>Utbilda<td>HR</table>",
        encoding="cp1252",
    )
    document = read(path)
    (page,) = document.pages
    assert page.text == "Plan\n• Inför stöd\nÅtgärd\nAnsvarig\nUtbilda\nHR"
    assert [(block.kind, block.level, block.marker) for block in page.blocks[:2]] == [
        ("heading", 1, ""),
        ("item", 0, "•"),
    ]
    assert [row.kind for table in document.tables for row in table.rows] == ["header", "body"]
    tops = [line.box.top for line in page.lines]
    assert tops == sorted(tops)


def test_a_web_page_without_text_is_said(tmp_path: Path) -> None:
    """A page that scripts fill holds nothing."""
    path = tmp_path / "app.html"
    path.write_text("<!doctype html><div id=root></div><script>run()</script>", encoding="utf-8")
    with pytest.raises(NothingReadableError, match="holds no text"):
        read(path)


@pytest.mark.parametrize(
    "menu",
    [
        '<div><ul><li><a href="a">Start</a><li><a href="b">Press</a></ul></div>',
        '<div id="x"><a href="a">Hem</a> | <a href="b">Kontakt</a></div>',
        '<div class="top-menu"><p>Vård och hälsa</p></div>',
        '<div class="site-footer">Box 517</div>',
        "<p style='display: none'>Dolt</p>",
    ],
)
def test_menus_without_an_element_of_their_own_are_left_out(menu: str) -> None:
    """Short links and nothing else are a menu; so is what is called so; what is not shown is not read."""
    assert pieces(f"<body>{menu}<p>Inför stöd till alla vårdcentraler i länet.</p>{menu}</body>") == [
        ("paragraph", "Inför stöd till alla vårdcentraler i länet.")
    ]


@pytest.mark.parametrize(
    "content",
    [
        '<div class="cookies-accepted"><h1>Plan</h1></div>',
        '<ul><li><a href="a">Regionen ska anställa fler sjuksköterskor i år</a>'
        '<li><a href="b">Regionen ska öppna en digital vårdcentral</a></ul>',
        '<p>Vi ska införa <a href="a">scheman</a> och <a href="b">digitala möten</a> i länet.</p>',
    ],
)
def test_what_only_looks_like_a_menu_stays(content: str) -> None:
    """An element around the whole page, links that are sentences, and links in a sentence are content."""
    assert pieces(f"<body>{content}</body>") == pieces(f"<main>{content}</main>")
    assert pieces(f"<body>{content}</body>")


def test_a_table_within_one_for_layout_keeps_its_cells() -> None:
    """The outer table is read through, the inner one is a table."""
    inner = "<table><tr><th>A<th>B<tr><td rowspan=2>1<td>2<tr><td>3</table>"
    found = read_web_page(f"<table><tr><td>Text<td><h2>H</h2>{inner}</table>").pieces
    assert [piece.kind for piece in found] == ["paragraph", "heading", "table"]
    assert [(cell.text, cell.row, cell.column) for cell in found[-1].cells][2:] == [
        ("1", 1, 0),
        ("2", 1, 1),
        ("3", 2, 1),
    ]


def test_what_names_a_text_that_opens_is_a_heading() -> None:
    """The summary of details and the term of a description stand over what follows."""
    assert pieces("<details><summary>Miljö</summary><p>Text.</details><dl><dt>It<dd>Ett system.</dl>") == [
        ("heading", "Miljö"),
        ("paragraph", "Text."),
        ("heading", "It"),
        ("paragraph", "Ett system."),
    ]


@pytest.mark.parametrize(
    ("tab", "site"), [("Plan 2021 - Motala kommun", "Motala kommun"), ("Plan 2021–2023", ""), ("Plan | SKR", "SKR")]
)
def test_the_tab_names_the_site(tab: str, site: str) -> None:
    """What follows the last dash or bar in the title is whose page it is."""
    assert read_web_page(f"<title>{tab}</title><p>Text").metadata.get("author", "") == site
