"""Search over the running text of the documents."""

from __future__ import annotations

from readings import measure, reading

from atgardsbanken.db.search.passages import all_passages, find_passages
from atgardsbanken.db.search.query import parse
from atgardsbanken.db.store import Bank


def test_passages_are_found_with_their_place(small_bank: Bank) -> None:
    """A passage comes with its document, page, section and the sentence that answers."""
    found, total = find_passages(small_bank.connection, parse("specialistutbildningar"))
    assert (total, len(found)) == (1, 1)
    hit = found[0]
    assert (hit.passage.document_title, hit.passage.page, hit.passage.section) == (
        "plan.pdf",
        1,
        "Kompetensförsörjning",
    )
    assert [piece.text for piece in hit.snippet if piece.hit] == ["specialistutbildning"]


def test_national_documents_may_speak_of_any_region(bank: Bank) -> None:
    """A region in the query leaves out other regions' documents, not national ones."""
    for name, region in (("nationell.pdf", None), ("skane.pdf", "12"), ("gotland.pdf", "09")):
        bank.put(reading(name, [measure("Vårdnära service", region=region)], region=region), version="1")
    bank.finish()
    found, _ = find_passages(bank.connection, parse("vårdnära i Skåne"))
    assert {hit.passage.document_title for hit in found} == {"nationell.pdf", "skane.pdf"}


def test_pages_of_passages(small_bank: Bank) -> None:
    """The total counts all, the page holds its share; a query of no words finds nothing."""
    found, total = find_passages(small_bank.connection, parse("vårdnära"), limit=1, offset=1)
    assert (len(found), total) == (1, 2)
    assert [hit.passage for hit in found] == all_passages(small_bank.connection, parse("vårdnära"), limit=9)[1:]
    assert find_passages(small_bank.connection, parse("")) == ([], 0)
    assert find_passages(small_bank.connection, parse("-vårdnära")) == ([], 0)
