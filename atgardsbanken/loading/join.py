"""Joining several banks to one, without reading any document again."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from atgardsbanken.corpus.in_parts import InParts, here
from atgardsbanken.db.connection import check_place, explained, not_made, open_for_reading
from atgardsbanken.db.store import Bank
from atgardsbanken.extract.errors import BadUsageError
from atgardsbanken.loading.connect import connect_documents

log = logging.getLogger(__name__)


def join(banks: Sequence[Path], joined: Path, in_parts: InParts = here) -> int:
    """Make one bank of several, which stay as they are; return the number of its documents.

    The new file is there once it is whole. Of a document that several banks hold, what the first one read counts; of
    two corrections of one field, the later one.

    Args:
        banks: the files of the banks, all of the present version.
        joined: the file of the new bank, which must not be there yet.
        in_parts: how all measures are linked and indexed.

    Raises:
        BadUsageError: the new file is there already, or a bank is named twice.
        PipelineError: a bank is missing, damaged, or not of the present version.
    """
    if joined.exists():
        raise BadUsageError(f"{joined}: there is such a file already; name a new one with --db.")
    if len({path.resolve() for path in banks}) < len(banks):
        raise BadUsageError("the same bank is named twice; name each once.")
    check_place(joined)
    try:
        folder = tempfile.TemporaryDirectory(prefix=f"{joined.name}.", dir=joined.parent)
    except OSError as error:
        raise not_made(joined, error) from error
    with folder:
        new = Path(folder.name) / joined.name
        with Bank.open(new, create=True) as bank:
            for path in banks:
                _take_over(bank, path)
            connect_documents(bank, in_parts)
            count = int(bank.connection.execute("SELECT count(*) FROM documents").fetchone()[0])
        new.rename(joined)
    return count


def _take_over(bank: Bank, path: Path) -> None:
    log.info("taking over %s", path)
    with closing(open_for_reading(path)) as other, explained(path):
        bank.take_over(other)
