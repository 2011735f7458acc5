"""The document's text in pieces that can be cited."""

from __future__ import annotations

from pages import document, furniture, heading, item, paragraph

from corpus.find.sections import Sections
from corpus.fragments import Source
from corpus.passages import find_passages


def test_every_block_but_furniture_is_a_passage() -> None:
    """Running heads are left out; each passage knows its section and its raw text."""
    source = Source(
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
