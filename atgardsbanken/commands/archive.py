"""Subcommands that take documents out of view and show them again: remove and restore."""

from __future__ import annotations

from pathlib import Path

import click

from atgardsbanken.commands.options import bank_option
from atgardsbanken.db.store import Bank
from atgardsbanken.extract.file_names import printable
from atgardsbanken.loading import archive as removing
from atgardsbanken.loading.progress import say


@click.command()
@click.argument("document")
@bank_option
def remove(document: str, bank: Path) -> None:
    """Take a document out of view, by its id or file name; nothing is lost.

    Search, counts, links and exports leave it out; an earlier version that it had replaced is shown again. Corrections
    of its measures wait until it is restored.

    \b
    Example:
      atgardsbanken remove 8f42a82620b5be76 --db bank.db
    """
    with Bank.open(bank) as opened:
        tell("Removed", removing.remove(opened, document))


@click.command()
@click.argument("document", default="")
@bank_option
def restore(document: str, bank: Path) -> None:
    """Show a document again that was removed or replaced; without a name, list those.

    A newer version that had replaced it is removed in its turn.

    \b
    Example:
      atgardsbanken restore 8f42a82620b5be76 --db bank.db
    """
    with Bank.open(bank) as opened:
        if document:
            tell("Restored", removing.restore(opened, document))
            return
        aside = opened.set_aside()
        if not aside:
            say("no document is removed or replaced; there is nothing to restore.")
        for each in aside:
            why = f"{each.why} by {each.replaced_by}" if each.replaced_by else each.why
            click.echo(f"{each.id}\t{why}\t{printable(each.name)}\t{printable(each.title)}")


def tell(done: str, effect: removing.Effect) -> None:
    """Say what a command did, and how to undo it."""
    undo = "restore" if done == "Removed" else "remove"
    click.echo(f"{done} {printable(effect.name)} ({effect.id}); undo with: atgardsbanken {undo} {effect.id}", err=True)
    for sign, said, group in (("+", "is shown again", effect.shown), ("-", "is no longer shown", effect.hidden)):
        for key, name in group:
            click.echo(f"  {sign} {printable(name)} ({key}) {said}", err=True)
