"""Subcommands that measure, and teach, on a bank's own documents: compare and train."""

from __future__ import annotations

import json
from contextlib import closing
from importlib import import_module
from pathlib import Path

import click

from atgardsbanken.commands.options import NamedPath, bank_and_words, bank_option, the_bank
from atgardsbanken.corpus.examples import examples_of, load_examples, load_invented
from atgardsbanken.db.connection import open_for_reading
from atgardsbanken.db.store import Bank
from atgardsbanken.extract.errors import BadUsageError, MissingProgramError
from atgardsbanken.extract.file_names import printable
from atgardsbanken.loading import compare as comparing
from atgardsbanken.loading import input_files as files
from atgardsbanken.loading.progress import say

ENDING = ".npz"
"""What the names of saved models end in; it is put behind one that does not."""


@click.command()
@click.argument("words", metavar="[DB] CSV", nargs=-1, required=True)
@bank_option
@click.option("--json", "as_json", is_flag=True, help="The figures as one JSON object.")
def compare(bank: Path, words: tuple[str, ...], *, as_json: bool) -> None:
    """Compare the measures that you wrote down by hand with those that the bank found.

    CSV has a line for each measure: `åtgärd`, its title; where you like `område`, its area or - for none, and
    `dokument`, the id or file name of its document. Only documents that are named are compared.

    \b
    Example:
      atgardsbanken compare bank.db by-hand.csv
    """
    path, named = bank_and_words(bank, words)
    if len(named) != 1:
        raise BadUsageError("name one CSV file to compare the bank with.")
    wanted = comparing.wanted_measures(files.read_table(Path(named[0])))
    with closing(open_for_reading(path)) as connection:
        result = comparing.compare(connection, wanted)
    right, told = result.judged
    figures = {
        "documents": result.documents,
        "wanted": result.wanted,
        "found": result.found,
        "precision": round(result.precision, 3),
        "recall": round(result.recall, 3),
        "areas_right": right,
        "areas_told": told,
    }
    if as_json:
        click.echo(json.dumps(figures))
        return
    for name, figure in figures.items():
        click.echo(f"{name:<12} {figure}")
    for sign, group in (("missed", result.missed), ("not wanted", result.invented)):
        for each in group:
            click.echo(f"{sign:<12} {printable(each.title)}")


@click.command()
@click.argument("words", metavar="[DB]", nargs=-1)
@bank_option
@click.option("-o", "--output", required=True, type=NamedPath(dir_okay=False), help="Where to save the model.")
def train(bank: Path, words: tuple[str, ...], output: Path) -> None:
    """Teach the sorting into areas what the bank's documents state and people corrected.

    What the program's own model has learnt from is learnt again, in some minutes. `build` and `add` judge by the saved
    model with `--model`, and so does `classify`.

    \b
    Example:
      atgardsbanken train bank.db -o model.npz
    """
    try:
        training = import_module("atgardsbanken.corpus.train")
    except ImportError as error:
        raise MissingProgramError("Training needs scikit-learn; pip install 'atgardsbanken[train]'") from error
    output = output if output.suffix == ENDING else output.with_name(output.name + ENDING)
    if not output.resolve().parent.is_dir():
        raise BadUsageError(f"{output}: there is no such folder; make it or name another file.")
    with Bank.open(the_bank(bank, words)) as opened:
        own = examples_of(opened.all_measures())
    if not own:
        raise BadUsageError("the bank holds no area that a document states or a person corrected; nothing to learn.")
    training.train([*load_examples(), *load_invented(), *own]).save(output)
    say(f"{output}: learnt from {len(own)} measures of the bank; use it with --model {output}")
