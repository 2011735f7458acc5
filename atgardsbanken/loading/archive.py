"""Removing documents from view and restoring them; nothing that was read is lost."""

from __future__ import annotations

from dataclasses import dataclass

from atgardsbanken.db.store import Bank, Known
from atgardsbanken.extract.errors import BadUsageError
from atgardsbanken.loading.connect import connect_documents


@dataclass(frozen=True, slots=True)
class Effect:
    """The document that was removed or restored, and others (id, name) shown now or no longer because of it."""

    id: str
    name: str
    shown: tuple[tuple[str, str], ...]
    hidden: tuple[tuple[str, str], ...]


def remove(bank: Bank, document: str) -> Effect:
    """Hide a document; an earlier version that it had replaced is shown again.

    Raises:
        BadUsageError: no document is called so, or it is removed already.
    """
    known = find_document(bank, document)
    if known.away == "removed":
        raise BadUsageError(f"{document}: is removed already; `atgardsbanken restore {known.id}` shows it again.")
    before = visible(bank)
    with bank.transaction():
        bank.remove(known.id)
        connect_documents(bank)
    return effect(known, before, visible(bank))


def restore(bank: Bank, document: str) -> Effect:
    """Show a document again; newer versions that had replaced it are removed.

    Raises:
        BadUsageError: no document is called so, or it is shown already.
    """
    known = find_document(bank, document)
    if not known.away:
        raise BadUsageError(f"{document}: is shown already; there is nothing to restore.")
    before = visible(bank)
    with bank.transaction():
        bank.restore(known.id)
        if known.away == "replaced":
            while newer := bank.replacement_of(known.id):
                bank.remove(newer)
                connect_documents(bank)
        connect_documents(bank)
    return effect(known, before, visible(bank))


def find_document(bank: Bank, document: str) -> Known:
    """Find the document by its id, the beginning of its id, or its file name.

    Raises:
        BadUsageError: none or several are called so.
    """
    known = sorted(bank.known().values(), key=lambda each: each.id)
    found = [each for each in known if document in (each.id, each.name)]
    found = found or [each for each in known if document and each.id.startswith(document)]
    if len(found) == 1:
        return found[0]
    if found:
        raise BadUsageError(f"{document}: stands for {', '.join(each.id for each in found)}; give one of these ids.")
    raise BadUsageError(f"{document}: no document has this id or file name; the site's list of documents shows them.")


def visible(bank: Bank) -> dict[str, str]:
    """Return the names of the documents that are shown, by id."""
    return {each.id: each.name for each in bank.known().values() if not each.away}


def effect(known: Known, before: dict[str, str], after: dict[str, str]) -> Effect:
    """Compare which other documents were shown before and after."""
    shown = sorted((after.items() - before.items()) - {(known.id, known.name)})
    hidden = sorted((before.items() - after.items()) - {(known.id, known.name)})
    return Effect(known.id, known.name, tuple(shown), tuple(hidden))
