"""What comes of damaged files: each is read in a child of its own, and the child's end is told as a load would tell it.

A load reads each file in a fresh process with limits, which costs a third of a second. Here the reading is done in a
forked copy of this process instead, so that thousands of files can be tried; limits are in seconds.
"""

from __future__ import annotations

import logging
import os
import signal
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from plans import plan

from atgardsbanken.corpus.facts.stated import StatedMetadata
from atgardsbanken.db.rows import document_status
from atgardsbanken.extract import gather as reading
from atgardsbanken.extract import page_images as pictures
from atgardsbanken.extract.errors import PipelineError
from atgardsbanken.extract.options import ReadOptions
from atgardsbanken.extract.read import read
from atgardsbanken.loading.interpret import interpret

OPTIONS = ReadOptions(ocr=False, seconds=20.0)
FAULT = "fault of the program: "
"""What the outcome of an error that nobody foresaw begins with."""
MOST_BYTES = 1 << 16


def outcomes(files: Iterator[tuple[str, bytes]], folder: Path) -> dict[str, str]:
    """How reading each file ended, by its name: `ok`, `partial`, `failed`, the class of an error, or a fault."""
    found = {}
    warm_up(folder)
    with unguarded():
        for name, data in files:
            path = folder / name
            path.write_bytes(data)
            found[name] = in_child(lambda path=path: outcome(path))  # type: ignore[misc]
            path.unlink()
    return found


def warm_up(folder: Path) -> None:
    """Read a good file, so that dictionaries and models are there before the first fork."""
    path = folder / "good.txt"
    path.write_text(plan(), encoding="utf-8")
    interpret(read(path, OPTIONS), None, StatedMetadata())
    path.unlink()


def outcome(path: Path) -> str:
    """How reading a file ends, here."""
    signal.alarm(int(OPTIONS.seconds))
    try:
        document = read(path, OPTIONS)
        pictures.page_pictures(path, OPTIONS)
        signal.alarm(0)
        interpret(document, None, StatedMetadata(), OPTIONS.seconds * (1 + len(document.pages)))
    except PipelineError as error:
        return type(error).__name__
    return document_status(document.pages)


def in_child(work: Callable[[], str]) -> str:
    """What `work` answers in a forked child; the class of the error that a load makes of the child's death."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        logging.disable()
        try:
            answer = work()
        except BaseException:  # noqa: BLE001 - whatever it is, the parent must be told
            answer = FAULT + traceback.format_exc()
        os.write(writer, answer.encode()[:MOST_BYTES])
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        answer = pipe.read().decode()
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return answer or ("LimitError" if status == -signal.SIGALRM else "CrashError")


@contextmanager
def unguarded() -> Iterator[None]:
    """Files are parsed in this process, which is already a child."""

    def direct(function: Callable[..., Iterator[object]], *arguments: object, **_limits: object) -> Iterator[object]:
        yield from function(*arguments)

    with mock.patch.object(reading, "in_sandbox", direct), mock.patch.object(pictures, "in_sandbox", direct):
        yield


def faults(found: dict[str, str]) -> dict[str, str]:
    """The files that the program itself failed on."""
    return {name: told for name, told in found.items() if told.startswith(FAULT)}


def table(found: dict[str, str]) -> str:
    """How many files ended how, as a table in Markdown."""
    counts = Counter(FAULT.strip(": ") if told.startswith(FAULT) else told for told in found.values())
    rows = "\n".join(f"| {told} | {count} |" for told, count in counts.most_common())
    return f"| outcome | files |\n| --- | ---: |\n{rows}"
