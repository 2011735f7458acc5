"""Ids depend on what a thing says and its page, not on where exactly it stands."""

from __future__ import annotations

from atgardsbanken.corpus.ids import IdMaker


def test_ids_are_the_same_on_every_machine() -> None:
    """The same document, page and text always give the same id."""
    assert IdMaker("d").make("measure", 3, "Vårdnära service") == IdMaker("d").make("measure", 3, "Vårdnära service")


def test_damage_does_not_change_an_id() -> None:
    """A title read with and without its dots has one id."""
    assert IdMaker("d").make("measure", 1, "Vårdnära service") == IdMaker("d").make("measure", 1, "Vardnara service")


def test_the_same_title_twice_has_two_ids() -> None:
    """The n-th of the same on a page is told from the others."""
    maker = IdMaker("d")
    assert maker.make("measure", 1, "PTP") != maker.make("measure", 1, "PTP")


def test_page_kind_and_document_tell_ids_apart() -> None:
    """The same words elsewhere are another thing."""
    ids = {
        IdMaker("d").make("measure", 1, "PTP"),
        IdMaker("d").make("measure", 2, "PTP"),
        IdMaker("d").make("passage", 1, "PTP"),
        IdMaker("e").make("measure", 1, "PTP"),
    }
    assert len(ids) == 4
