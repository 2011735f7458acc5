"""The document's text in pieces that can be cited."""

from __future__ import annotations

from pages import document, furniture, heading, item, paragraph

from atgardsbanken.corpus.find.sections import Sections
from atgardsbanken.corpus.passages import find_passages
from atgardsbanken.corpus.spans import DocumentView


def test_every_block_but_furniture_is_a_passage() -> None:
    """Running heads are left out; each passage knows its section and its raw text."""
    source = DocumentView(
        document([furniture("SOCIALSTYRELSEN"), heading("Bakgrund"), paragraph("Ett ut-", "kast."), item("• En sak")])
    )
    passages = find_passages(source, Sections(source))
    assert [(p.kind, p.section, p.text) for p in passages] == [
        ("heading", "", "Bakgrund"),
        ("paragraph", "Bakgrund", "Ett utkast."),
        ("item", "Bakgrund", "En sak"),
    ]
    assert passages[1].raw_text == "Ett ut-\nkast."
    assert len({p.id for p in passages}) == 3


def test_passages_in_boxes_side_by_side_stand_under_their_own_headings() -> None:
    """Where headings stand beside one another, the one over a passage is its section."""
    page = [heading("Region Skåne")]
    for number, area in enumerate(("Smartare användning", "Stöd till planering")):
        page += [heading(area, level=2, panel=number), item(f"Det som görs {number}", panel=number)]
    source = DocumentView(document(page))
    found = {passage.text: passage.section for passage in find_passages(source, Sections(source))}
    assert [found[f"Det som görs {number}"] for number in range(2)] == ["Smartare användning", "Stöd till planering"]
