"""The stages of a file: none may take for ever."""

from __future__ import annotations

import signal
import threading
import time

import pytest

from atgardsbanken.extract.errors import LimitError
from atgardsbanken.loading.interpret import within


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
