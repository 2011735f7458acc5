"""A title among the lines of a front page: forms of minutes, and months at a line's end."""

from __future__ import annotations

from pages import document, furniture, heading, paragraph

from atgardsbanken.corpus.facts.read import read_metadata
from atgardsbanken.corpus.spans import DocumentView


def title_of(*lines: str) -> str:
    """Return the title of a document that begins with lines of one size."""
    page = [*map(paragraph, lines), heading("§ 12 Månadsuppföljning"), paragraph("Nämnden noterar informationen.")]
    return read_metadata(DocumentView(document(page))).title


def test_minutes_are_named_as_their_form_does() -> None:
    """The date's label is no title; what the form calls itself and the board's name are."""
    lines = ("Sammanträdesdatum: 2022-11-23", "Region Jämtland Härjedalen", "Regionstyrelsen", "PROTOKOLL")
    assert title_of(*lines) == "Protokoll Regionstyrelsen"


def test_a_title_does_not_end_in_a_month() -> None:
    """The year on the next line is the title's."""
    page = [heading("Åtgärder som ska vara klara senast 1 januari\n2024"), paragraph("Planen gäller förskolan.")]
    assert read_metadata(DocumentView(document(page))).title == "Åtgärder som ska vara klara senast 1 januari 2024"


def test_a_heading_is_not_what_minutes_are_called() -> None:
    """The form's own name and the board's win over the first matter, though that is printed as a heading."""
    page = [paragraph("PROTOKOLL"), paragraph("Regionstyrelsen"), heading("Information om arbetet med hyrpersonal")]
    made = document([*page, paragraph("Regiondirektören lämnar information.")])
    assert read_metadata(DocumentView(made)).title == "Protokoll Regionstyrelsen"


def test_a_title_goes_on_from_the_sentence_that_is_the_running_head() -> None:
    """The running head holds the title's first sentence; the title is both lines."""
    head = "Hälsa på lika villkor."
    front = [
        paragraph(head, "Regional plan för prevention"),
        heading("Bakgrund"),
        paragraph("Planen gäller."),
        furniture(head),
    ]
    made = document(front, [paragraph("Text som följer."), furniture(head)])
    assert read_metadata(DocumentView(made)).title == f"{head} Regional plan för prevention"


def test_minutes_named_in_one_line_of_a_running_head() -> None:
    """What they are and whose, among other things on the line."""
    line = "Region Gävleborg Hälso- och sjukvårdsnämnden Protokoll 2021-05-18"
    pages = [[furniture(line), heading("§ 41 Val av justerare"), paragraph("Nämnden utser en ledamot.")]]
    assert read_metadata(DocumentView(document(*pages))).title == "Protokoll Hälso- och sjukvårdsnämnden"
