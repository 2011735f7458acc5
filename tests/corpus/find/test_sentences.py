"""Sentences know the printed words they stand in."""

from __future__ import annotations

from pages import document, paragraph

from atgardsbanken.corpus.find.sentences import sentences
from atgardsbanken.corpus.spans import DocumentView, text_of
from atgardsbanken.extract.records import LineRef


def test_sentences_are_parted_and_placed() -> None:
    """Abbreviations end no sentence; a stretch of tokens leads back to its words, over line ends."""
    source = DocumentView(document([paragraph("Det finns bl.a. en plan. Kliniken har in-", "fört digitala möten.")]))
    found = list(sentences(source, [source.line(LineRef(1, 0)), source.line(LineRef(1, 1))]))
    assert [sentence.text for sentence in found] == ["Det finns bl.a. en plan.", "Kliniken har infört digitala möten."]
    spans = found[1].spans(source, 2, 5)
    assert [span.text for span in spans] == ["in-", "fört digitala möten."]
    assert text_of(spans) == "infört digitala möten."
