"""The child process and its limits, the forkserver that it comes from, and what is taken from it."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from itertools import repeat
from pathlib import Path

import pytest
from processes import holds_within, is_alive

from atgardsbanken.extract import sandbox
from atgardsbanken.extract.errors import LimitError
from atgardsbanken.extract.sandbox import CrashError, in_sandbox
from atgardsbanken.extract.textfile import text_pages

LIMITS = {"seconds": 20.0, "megabytes": 800}
CHILD_PID = "__import__('os').getpid()"
FORKSERVER_PID = "__import__('os').getppid()"
DEAD_WITHIN_SECONDS = 2.0


def run(results: Iterator[object]) -> list[object]:
    """All results."""
    return list(results)


def asked(code: str) -> object:
    """What a child answers to an expression."""
    (found,) = in_sandbox(map, eval, [code], **LIMITS)
    return found


def is_gone(pid: int) -> bool:
    """Whether a process ends soon."""
    return holds_within(DEAD_WITHIN_SECONDS, lambda: not is_alive(pid))


def test_results_come_through() -> None:
    """What the function yields arrives in order."""
    found = run(in_sandbox(map, text_pages, ["ett", "två"], **LIMITS))
    assert found == [text_pages("ett"), text_pages("två")]


def test_children_work_side_by_side() -> None:
    """Each thread gets the answer to its own question."""
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(asked, map(str, range(12)))) == list(range(12))


def test_each_child_is_a_process_of_its_own() -> None:
    """What one does to itself does not reach the next, and all have one parent, which is not this process."""
    first, second = asked(CHILD_PID), asked(CHILD_PID)
    parents = {asked(FORKSERVER_PID) for _ in range(2)}
    assert first != second
    assert len(parents) == 1
    assert os.getpid() not in parents


# Limits


def test_slow_result_is_given_up() -> None:
    """A result that takes too long ends the child."""
    asked("1")
    start = time.monotonic()
    with pytest.raises(LimitError, match=r"^Reading a page took more than 1 s; it is left out.$"):
        run(in_sandbox(map, time.sleep, [60.0], seconds=1.0, megabytes=800))
    assert time.monotonic() - start < 10


@pytest.mark.parametrize(("mebibytes", "fits"), [(740, True), (820, False)])
def test_memory_is_limited(mebibytes: int, fits: bool) -> None:
    """A child may take as much as its limit says, whatever the forkserver has loaded, and no more."""
    results = in_sandbox(map, eval, [f"len(bytearray({mebibytes} << 20))"], **LIMITS)
    if fits:
        assert run(results) == [mebibytes << 20]
    else:
        with pytest.raises(LimitError, match=r"^Reading needs more than 800 MB; it is left out.$"):
            run(results)


def test_too_large_result_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A result of more bytes than any page has is not even received."""
    monkeypatch.setattr("atgardsbanken.extract.sandbox.LARGEST_RESULT_BYTES", 1000)
    assert run(in_sandbox(repeat, "a" * 900, 1, **LIMITS)) == ["a" * 900]
    with pytest.raises(LimitError, match=r"^A page gave 1,\d\d\d bytes of text; it is left out.$"):
        run(in_sandbox(repeat, "a" * 1000, 1, **LIMITS))


def test_libraries_start_no_threads() -> None:
    """OpenMP and OpenBLAS are told to keep to one, in the child only."""
    names = ("OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS")
    before = [os.environ.get(name) for name in names]
    assert asked(f"[__import__('os').environ[name] for name in {names}]") == ["1", "1"]
    assert [os.environ.get(name) for name in names] == before


def test_child_is_silent(capfd: pytest.CaptureFixture[str]) -> None:
    """What libraries print while a file is parsed stays out of the command's output."""
    assert asked("__import__('os').write(1, b'out') + __import__('os').write(2, b'error')") == 8
    assert capfd.readouterr() == ("", "")


# What is taken from a child


def test_dead_child_is_an_error() -> None:
    """A child that dies is told from one that is done."""
    with pytest.raises(CrashError, match=r"\(status 9\)"):
        run(in_sandbox(map, os._exit, [9], **LIMITS))
    with pytest.raises(CrashError, match=r"\(status 0\)"):
        run(in_sandbox(map, os._exit, [0], **LIMITS))


def test_unforeseen_error_is_a_crash() -> None:
    """A fault of the function's own is no result."""
    with pytest.raises(CrashError, match=r"\(status 1\)"):
        asked("1 / 0")


@pytest.mark.parametrize(
    "thing",
    [Path("a"), text_pages, os.getpid, threading.Thread, pickle.Unpickler],
    ids=["a path", "a function of ours", "a function of the system", "a class", "a class that we use"],
)
def test_a_child_can_send_records_only(thing: object) -> None:
    """What else a child names is refused: to call it would be to do what an unknown file wants."""
    with pytest.raises(CrashError, match="not to be trusted"):
        run(in_sandbox(repeat, thing, 1, **LIMITS))


class Forged:
    """Pickles as a call of one of this package's own classes that is no record."""

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        """Return the call."""
        return sandbox._RecordsUnpickler, (None,)


@pytest.mark.parametrize(
    "data",
    [pickle.dumps(Forged()), b"", b"no pickle", pickle.dumps("a")[:-1], b"\x80\x04\x94."],
    ids=["a class of ours that does something", "nothing", "no pickle", "a part", "a pickle without a value"],
)
def test_bytes_that_are_no_record_are_a_crash(data: bytes) -> None:
    """A child that has been taken over may send anything: it neither runs nor ends the command."""
    with pytest.raises(CrashError, match="not to be trusted"):
        sandbox._unpickled(data)


# The end of children


def test_no_child_is_left_behind() -> None:
    """A child that is given up is killed and collected."""
    results = in_sandbox(map, eval, [CHILD_PID, "__import__('time').sleep(60)"], **LIMITS)
    number = next(results)
    results.close()  # type: ignore[attr-defined]
    assert not Path(f"/proc/{number}").exists()


def test_what_a_child_started_is_killed_with_it() -> None:
    """Tesseract, say, does not go on for a page that is given up."""
    results = in_sandbox(map, eval, ["__import__('subprocess').Popen(['sleep', '60']).pid", "0"], **LIMITS)
    number = int(str(next(results)))
    results.close()  # type: ignore[attr-defined]
    assert is_gone(number)


def test_child_ends_with_the_process_that_asked() -> None:
    """When that is killed, its child ends although it has much to do yet."""
    code = (
        "from atgardsbanken.extract.sandbox import in_sandbox\n"
        f"results = in_sandbox(map, eval, [{CHILD_PID!r}, 'sum(range(10 ** 12))'], seconds=60, megabytes=500)\n"
        "print(next(results), flush=True)\n"
        "next(results)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        child = int(process.stdout.readline())
        process.kill()
    assert is_gone(child)


def test_a_killed_forkserver_is_started_again() -> None:
    """The next question is answered by a new one."""
    os.kill(int(str(asked(FORKSERVER_PID))), signal.SIGKILL)
    assert asked("7") == 7


def test_child_outlives_its_forkserver() -> None:
    """What is being read when the forkserver is killed is read to its end."""
    results = in_sandbox(map, eval, [FORKSERVER_PID, "7"], **LIMITS)
    os.kill(int(str(next(results))), signal.SIGKILL)
    assert list(results) == [7]


# Who may ask


@pytest.mark.parametrize("method", ["fork", "forkserver"])
def test_workers_have_children_of_their_own(method: str) -> None:
    """A worker process of any kind may read files, copies of this process too."""
    asked("1")
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context(method)) as pool:
        assert pool.submit(asked, "7").result(30) == 7
    assert asked("8") == 8


def test_daemonic_process_has_children_of_its_own() -> None:
    """So are Dask's workers, which multiprocessing itself would allow no children."""
    spawn = multiprocessing.get_context("forkserver")
    receiver, sender = spawn.Pipe(duplex=False)
    process = spawn.Process(target=send_answer, args=[sender], daemon=True)
    process.start()
    assert receiver.poll(30)
    assert receiver.recv() == 7
    process.join(30)


def send_answer(sender: object) -> None:
    """Ask a child, and pass on the answer."""
    sender.send(asked("7"))  # type: ignore[attr-defined]


def test_script_without_a_guard_is_run_once(tmp_path: Path) -> None:
    """Children do not import the main module, as multiprocessing's own do."""
    script = tmp_path / "script.py"
    script.write_text(
        "from atgardsbanken.extract.sandbox import in_sandbox\n"
        "print(*in_sandbox(map, abs, [-1], seconds=20, megabytes=500))\n"
    )
    found = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert (found.returncode, found.stdout, found.stderr) == (0, "1\n", "")
