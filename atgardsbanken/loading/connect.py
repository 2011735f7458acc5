"""Connecting all documents of a bank in one step: versions, copies, series, corrections, links and the search index."""

from __future__ import annotations

import logging

from atgardsbanken.corpus.copies import CopyEvidence, find_copies
from atgardsbanken.corpus.in_parts import InParts, here
from atgardsbanken.corpus.link import continuations
from atgardsbanken.db import links, series, themes
from atgardsbanken.db.search import index_update
from atgardsbanken.db.store import Bank
from atgardsbanken.loading.options import VERSION, code, short_hash

log = logging.getLogger(__name__)


def connect_documents(bank: Bank, in_parts: InParts = here) -> None:
    """Find versions, copies and series, reapply corrections, link measures and bring the search index up to date.

    Nothing is done where nothing has changed since the last time, in the bank or in the code, and only what changes
    touch where the code is the same. What is much, such as comparing and analysing all titles, is done `in_parts`.
    """
    made_by = short_hash(VERSION, code("normalize"), code("corpus"))
    if bank.is_connected(made_by):
        return
    with bank.transaction():
        if not bank.is_arranged(made_by):
            show_versions(bank, made_by)
            show_best_copies(bank)
        for conflict in bank.reapply_corrections():
            log.warning("correction of %s needs a look: %s", conflict.correction.measure, conflict.reason)
        link_measures(bank, anew=not bank.is_derived(made_by), in_parts=in_parts)
        bank.finish(in_parts)
        bank.mark_connected(made_by)


def link_measures(bank: Bank, *, anew: bool, in_parts: InParts = here) -> None:
    """Link measures with those of other regions and of earlier issues, where any came, went, or is called otherwise."""
    touched = links.touched(bank.connection)
    if not touched and not anew:
        return
    changed = series.arrange(bank.connection, None if anew else touched)
    own = index_update.counted_of_copies(bank.connection)
    themes.arrange(bank.connection, own, anew=anew, in_parts=in_parts)
    some = None if anew else changed
    linked, placed = links.linkables(bank.connection, own, some), series.placements(bank.connection, some)
    bank.set_continuations(continuations(linked, placed, in_parts), some, touched)
    links.forget_touched(bank.connection)


def show_versions(bank: Bank, made_by: str) -> None:
    """Show each document's newest version in the place of earlier ones."""
    before = {each.id for each in bank.set_aside()}
    replaced = [pair for pair in sorted(bank.arrange_versions(made_by).items()) if pair[0] not in before]
    names = _names(bank) if replaced else {}
    for old, new in replaced:
        log.warning("%s replaces %s, an earlier version of it", names[new], names[old])


def show_best_copies(bank: Bank) -> None:
    """Show the best form of each document in the place of its copies."""
    copies = find_copies([CopyEvidence.from_json(line) for line in bank.fingerprints()])
    found = sorted(copies.items() - bank.copies().items())
    names = _names(bank) if found else {}
    for copy, best in found:
        log.warning("%s is a copy of %s, which search shows", names[copy], names[best])
    bank.set_copies(copies)


def _names(bank: Bank) -> dict[str, str]:
    """Return the file names of all documents by their ids."""
    return {known.id: known.name for known in bank.known().values()}
