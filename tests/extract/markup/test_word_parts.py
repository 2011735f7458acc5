"""Of Word documents is read what stands in them now: moved, not hidden, under the headings of any template."""

from __future__ import annotations

from pathlib import Path

import pytest

from atgardsbanken.extract.read import read

docx = pytest.importorskip("docx", reason="needs the extra 'dev'")
oxml = pytest.importorskip("docx.oxml", reason="needs the extra 'dev'")
NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
MARK = 'w:id="1" w:author="x" w:date="2019-01-01T00:00:00Z"'


def element(xml: str) -> object:
    """An element of a document."""
    return oxml.parse_xml(xml.replace(" ", f" {NAMES} ", 1))


def said(document: object, folder: Path) -> list[tuple[str, int, str]]:
    """Kind, level and text of the blocks that are read of a document."""
    document.save(folder / "plan.docx")
    (page,) = read(folder / "plan.docx").pages
    return [(block.kind, block.level, " ".join(page.lines[line].text for line in block.lines)) for block in page.blocks]


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (f"<w:ins {MARK}><w:r><w:t>ett stöd</w:t></w:r></w:ins>", "Inför ett stöd"),
        (f"<w:moveTo {MARK}><w:r><w:t>ett stöd</w:t></w:r></w:moveTo>", "Inför ett stöd"),
        ('<w:fldSimple w:instr="REF x"><w:r><w:t>ett stöd</w:t></w:r></w:fldSimple>', "Inför ett stöd"),
        (f"<w:del {MARK}><w:r><w:delText>ett stöd</w:delText></w:r></w:del>", "Inför"),
        (f"<w:moveFrom {MARK}><w:r><w:t>ett stöd</w:t></w:r></w:moveFrom>", "Inför"),
        ("<w:r ><w:rPr><w:vanish/></w:rPr><w:t>ett stöd</w:t></w:r>", "Inför"),
        (
            "<w:r ><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>ett stöd</w:t></w:r></w:p>"
            "</w:txbxContent></w:drawing></mc:Choice></mc:AlternateContent></w:r>",
            "Inför ett stöd",
        ),
    ],
    ids=["inserted", "moved here", "field", "deleted", "moved away", "hidden", "box"],
)
def test_the_text_as_it_stands_is_read(xml: str, text: str, tmp_path: Path) -> None:
    """Changes that Word keeps on record are taken as made."""
    document = docx.Document()
    document.add_paragraph("Inför ")._p.append(element(xml))
    assert " ".join(line for _, _, line in said(document, tmp_path)) == text


def test_headings_are_known_by_the_style_that_theirs_stands_on(tmp_path: Path) -> None:
    """Templates have styles of their own; a title stands above them, a list of contents is left out."""
    document = docx.Document()
    own = document.styles.add_style("Numrerad rubrik", 1)
    own.base_style = document.styles["Heading 1"]
    document.add_paragraph("Plan 2019", style="Title")
    document.add_paragraph("Åtgärder\t3", style=document.styles.add_style("toc 1", 1))
    document.add_paragraph("Åtgärder", style=own)
    document.add_heading("Digitalt", 2)
    assert said(document, tmp_path) == [
        ("heading", 1, "Plan 2019"),
        ("heading", 2, "Åtgärder"),
        ("heading", 3, "Digitalt"),
    ]


def test_running_heads_and_feet_are_furniture(tmp_path: Path) -> None:
    """They often are the only place that names the region; a page number alone says nothing."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "REGION KRONOBERG\tDnr 1"
    document.sections[0].footer.paragraphs[0].text = "3"
    document.add_paragraph("Inför stöd")
    assert said(document, tmp_path) == [("furniture", 0, "REGION KRONOBERG Dnr 1"), ("paragraph", 0, "Inför stöd")]


def test_a_document_says_its_title_author_and_date(tmp_path: Path) -> None:
    """As its properties tell them."""
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = "Plan", "Region Gävleborg"
    said_of_it = {"title": "Plan", "author": "Region Gävleborg"}
    document.add_paragraph("Inför stöd")
    document.save(tmp_path / "plan.docx")
    assert {name: read(tmp_path / "plan.docx").metadata.get(name) for name in said_of_it} == said_of_it


def test_rows_below_a_spanning_head_are_heads(tmp_path: Path) -> None:
    """So are years; the names of rows may have no head."""
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "Insats"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Medel"
    table.cell(1, 1).text, table.cell(1, 2).text = "2018", "2019"
    for column, text in enumerate(("Öppna hälsorum", "2,0", "1,8")):
        table.cell(2, column).text = text
    document.save(tmp_path / "plan.docx")
    (found,) = read(tmp_path / "plan.docx").tables
    assert [row.kind for row in found.rows] == ["header", "header", "body"]
