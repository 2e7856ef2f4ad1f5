"""What may take long runs in another process, and holds up nobody."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.paths import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="this system can't fork")

# A process without threads; the one of the tests has some.
PROGRAM = """
import json, os, signal, sys, threading, time
from tests.support.harmful_updates import spread
from webapp.yjs.fork_server import ForkServer, NotReadyError, TakesTooLongError
from webapp.yjs.lib0 import MalformedError
from webapp.yjs.merge import EMPTY, fields, merge
from webapp.yjs.merger import Merger
found = {}
held = ForkServer()
try:
    held.call(len, "four")
except NotReadyError:
    found["not ready before"] = True
with held.ready():
    heavy, spent = spread(3000), []
    ticks, over = [], threading.Event()
    def tick():
        while not over.wait(0.001):
            ticks.append(time.thread_time())
    other = threading.Thread(target=tick)
    other.start()
    merged = Merger(held, spent.append).merge(EMPTY, heavy, b"\\0", 10_000)
    over.set()
    other.join()
    found["same"] = merged == merge(EMPTY, heavy, b"\\0", 10_000)
    read = Merger(held, spent.append).fields(merged.state)
    found["read elsewhere"] = read == fields(merged.state)
    found["spent"] = len(spent) == 2 and min(spent) > 0
    found["others went on"] = len(ticks) > 1
    found["elsewhere"] = held.call(os.getpid)[0] != os.getpid()
    try:
        held.call(merge, EMPTY, b"\\xff", b"\\0", 10)
    except MalformedError:
        found["errors come back"] = True
    try:
        held.call(os._exit, 3)
    except TakesTooLongError:
        found["what dies is said"] = True
    found["next"] = held.call(len, "four")[0]
    parent = held.call(os.getppid)[0]
    os.kill(parent, signal.SIGTERM)
    found["lives while needed"] = held.call(len, "four")[0]
with held.ready():
    parent = held.call(os.getppid)[0]
    os.kill(parent, signal.SIGKILL)
    os.waitpid(parent, 0)
    spent.clear()
    merged = Merger(held, spent.append).merge(EMPTY, heavy, b"\\0", 10_000)
    found["goes on alone"] = merged == merge(EMPTY, heavy, b"\\0", 10_000) and not spent
sys.stdout.write(json.dumps(found))
"""


def test_calls_are_made_in_other_processes() -> None:
    command = [sys.executable, "-c", PROGRAM]
    # It ends only when nobody holds its output any more, the process that is forked neither.
    output = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout
    assert json.loads(output) == {
        "not ready before": True,
        "same": True,
        "read elsewhere": True,
        "spent": True,
        "others went on": True,
        "elsewhere": True,
        "errors come back": True,
        "what dies is said": True,
        "next": 4,
        "lives while needed": 4,
        "goes on alone": True,
    }


NO_ROOM = """
import os, sys
from webapp.yjs.fork_server import ForkServer
fork, forks = os.fork, []
def fork_but_once():
    forks.append(1)
    if len(forks) == 2:
        raise BlockingIOError("no room for another process")
    return fork()
os.fork = fork_but_once
held = ForkServer()
with held.ready():
    try:
        held.call(len, "four")
    except BlockingIOError:
        sys.stdout.write(str(held.call(len, "four")[0]))
"""


def test_a_machine_that_had_no_room_for_a_process_once_makes_the_next() -> None:
    command = [sys.executable, "-c", NO_ROOM]
    output = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout
    assert output == b"4"


def test_a_server_that_is_killed_leaves_no_process() -> None:
    program = PROGRAM.partition("found = {}")[0] + (
        "with ForkServer().ready():\n    print(os.getpid(), flush=True)\n    sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        pid = int(process.stdout.readline())
        children = Path(f"/proc/{pid}/task/{pid}/children")
        if not children.exists():
            process.kill()
            pytest.skip("this system doesn't say which children a process has")
        (child,) = children.read_text().split()
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert not still_runs(int(child))


def still_runs(pid: int) -> bool:
    """Whether a process runs on, after it had a minute to end."""
    waited = subprocess.run(
        ["timeout", "60", "tail", "--pid", str(pid), "-f", "/dev/null"],  # noqa: S607
        check=False,
    )
    return waited.returncode != 0
