"""A server of two workers over a database, as real processes; Linux says which there are."""

import json
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cached_property
from http.client import HTTPConnection
from pathlib import Path

from tests.support import fork_server
from tests.support.python_phone import Phone, bearer

COUNT = 2


class Several:
    """A server of several: where it is, its process, its workers' processes."""

    def __init__(self, url: str, environment: dict[str, str]) -> None:
        self.url = url
        arguments = ["--port", "0", "--data", url, "--workers", str(COUNT)]
        self._process = fork_server.serve(arguments, {**os.environ, **environment})
        self.pid = self._process.pid
        self._ended = False

    @cached_property
    def host(self) -> str:
        """Host and port, once all workers serve."""
        return self._process.readline().split()[3].removeprefix("http://")

    @property
    def port(self) -> int:
        """The port, once all workers serve."""
        return int(self.host.rpartition(":")[2])

    @property
    def workers(self) -> list[int]:
        """The processes that serve."""
        listed = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text("ascii")
        return [int(pid) for pid in listed.split()]

    @contextmanager
    def only(self, worker: int) -> Iterator[None]:
        """Let only this worker do anything meanwhile."""
        others = [pid for pid in self.workers if pid != worker]
        for pid in others:
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in others:
                os.kill(pid, signal.SIGCONT)

    def kill(self, worker: int) -> None:
        """Kill a worker, and return once another one is in its place."""
        os.kill(worker, signal.SIGKILL)
        self.wait_replaced(worker)

    def wait_replaced(self, worker: int) -> None:
        """Wait until another worker is in the place of one that was killed."""
        wait_until(lambda: worker not in self.workers and len(self.workers) == COUNT)

    def answers(self) -> bool:
        """Whether it answers who connects."""
        with closing(HTTPConnection(self.host, timeout=60)) as line:
            line.request("GET", "/healthz")
            return line.getresponse().status == 200

    def sync(self, phone: Phone, source: str = "127.0.0.1") -> int:
        """Sync once, on a connection of its own, and return the status.

        Raises OSError or HTTPException where no answer comes.
        """
        headers = bearer(phone.key) | {"Content-Type": "application/json"}
        path = f"/api/v1/sessions/{phone.id}/sync"
        with closing(HTTPConnection(self.host, timeout=60, source_address=(source, 0))) as line:
            line.request("POST", path, json.dumps(phone.body()), headers)
            answer = line.getresponse()
            content = json.loads(answer.read())
            if answer.status == 200:
                phone.learn(content)
            return answer.status

    def end(self, with_signal: signal.Signals) -> None:
        """Send its process a signal, and return when all of its processes have ended."""
        if not self._ended:
            self._ended = True
            self._process.end(with_signal)


@contextmanager
def serving_by_two(url: str, **environment: str) -> Iterator[Several]:
    """Serve over a database, with these settings."""
    server = Several(url, environment)
    try:
        assert server.port
        yield server
    finally:
        server.end(signal.SIGTERM)


def wait_until(true: Callable[[], bool]) -> None:
    """Return once it is; the test's own limit ends what never is."""
    while not true():
        time.sleep(0.01)
