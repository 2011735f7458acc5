"""The stages of a file: none may take for ever."""

from __future__ import annotations

import signal
import threading
import time
from dataclasses import replace

import msgspec
import pytest
from pages import document, furniture, paragraph

from atgardsbanken.corpus.analyse import analyse
from atgardsbanken.corpus.facts.stated import StatedMetadata
from atgardsbanken.corpus.records import DocumentFindings
from atgardsbanken.extract.errors import LimitError
from atgardsbanken.loading.interpret import classifier, interpret, whole, within


def test_what_takes_too_long_is_stopped() -> None:
    """A file that no stage comes to an end with fails like one that can't be read."""
    with pytest.raises(LimitError, match="took more than 0 s"), within(0.05):
        time.sleep(10)
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_what_is_done_in_time_is_left_alone() -> None:
    """No alarm is left behind."""
    with within(30):
        pass
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_threads_are_not_stopped() -> None:
    """Only a process that does one thing at a time can be stopped; a worker's thread goes on without a limit."""
    done: list[bool] = []

    def work() -> None:
        with within(0.01):
            time.sleep(0.05)
        done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]


def test_findings_come_through_whole() -> None:
    """What analysis finds is what is stored, printed page numbers too, also when it was packed for the cache."""
    raw = document(*([paragraph("Vi inför vårdnära service."), furniture(f"{n} (3)")] for n in (1, 2, 3)))
    repaired, found = interpret(raw, None, StatedMetadata())
    kept = msgspec.msgpack.decode(msgspec.msgpack.encode(found), type=DocumentFindings)
    expected = analyse(raw, repaired.repairs, given=StatedMetadata(), judge=classifier().judge)
    assert replace(whole(raw, repaired, kept), fingerprint="") == expected
    assert expected.printed_numbers == {1: "1", 2: "2", 3: "3"}
