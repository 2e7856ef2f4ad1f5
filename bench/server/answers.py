"""What the server's processor pays to send the worker's script and a page, and how soon it can."""

import tempfile
import time
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path

from bench.server.process import cpu_seconds
from bench.servers import UNLIMITED, Served, serving

PAGE, WORKER = "/en/", "/sw.js"
STARTS = 5
ROUNDS = 3
ROUND_S = 1.0
STEP = 20
HEADERS = {"Accept-Encoding": "gzip, deflate, br"}


@dataclass
class Answers:
    """Milliseconds.

    `worker` and `page` of the processor for each answer, once each was sent before; `started` from
    the start of the server's process until it has sent both once, `worked` of the processor then.
    """

    worker: list[float] = field(default_factory=list)
    page: list[float] = field(default_factory=list)
    started: list[float] = field(default_factory=list)
    worked: list[float] = field(default_factory=list)


def measure() -> Answers:
    """Start servers one after another; then ask one of them, page and worker in turns."""
    found = Answers()
    with tempfile.TemporaryDirectory(prefix="andersom-bench-") as data:
        for _ in range(STARTS):
            start = time.perf_counter()
            with serving(Path(data), UNLIMITED) as served:
                for path in (PAGE, WORKER):
                    _ask(served, path, 1)
                found.started.append((time.perf_counter() - start) * 1000)
                found.worked.append(cpu_seconds(served.pid) * 1000)
        with serving(Path(data), UNLIMITED) as served:
            for path in (PAGE, WORKER):
                _ask(served, path, 1)
            for _ in range(ROUNDS):
                found.page.append(_processor(served, PAGE))
                found.worker.append(_processor(served, WORKER))
    return found


def _processor(served: Served, path: str) -> float:
    """The processor's milliseconds of one answer, from as many as keep it busy for a second."""
    before, times = cpu_seconds(served.pid), 0
    while (used := cpu_seconds(served.pid) - before) < ROUND_S:
        _ask(served, path, STEP)
        times += STEP
    return 1000 * used / times


def _ask(served: Served, path: str, times: int) -> None:
    with closing(HTTPConnection("127.0.0.1", served.port)) as connection:
        for _ in range(times):
            connection.request("GET", path, headers=HEADERS)
            response = connection.getresponse()
            response.read()
            if response.status != 200 or response.headers["Content-Encoding"] != "br":
                raise RuntimeError(f"{path} does not come in brotli")
