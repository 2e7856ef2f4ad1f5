"""Several workers: forked from this process, which starts another one for each that ends.

A line leads from this process to each worker. A worker says on it that it serves, and stops when it
ends: because we stop, or because we were killed.
"""

import logging
import os
import selectors
import signal
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from webapp.asgi.worker import STOPPING, Work, be_worker

# A worker answers within 5 seconds what has begun.
LONGEST_STOP = 10.0
# What ends sooner after its start will perhaps do so again.
STEADY_SECONDS = 10.0
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0

logger = logging.getLogger(__name__)


class NeverServedError(RuntimeError):
    """A worker ended before all of them served for the first time."""


@dataclass(frozen=True, eq=False)
class Running:
    """A worker, as its parent sees it; when it ends, another one gets its `place`."""

    place: int
    pid: int
    line: socket.socket
    began: float


class Pauses:
    """How long to wait before another one starts: longer where one after the other ends soon."""

    def __init__(self) -> None:
        self._in_a_row = 0

    def after(self, lived: float) -> float:
        """The seconds to wait after one that lived for so many."""
        self._in_a_row = 0 if lived >= STEADY_SECONDS else self._in_a_row + 1
        if not self._in_a_row:
            return 0.0
        return float(min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(self._in_a_row - 1, 10)))


class Supervisor:
    """Has `count` workers do `work` over a socket that listens.

    To be run while this process has no threads.
    """

    def __init__(self, count: int, listening: socket.socket, work: Work) -> None:
        self._listening = listening
        self._work = work
        self._running: dict[socket.socket, Running] = {}
        self._serving: set[int] = set()
        self._due = dict.fromkeys(range(count), 0.0)
        self._pauses = [Pauses() for _ in range(count)]

    def run(self, all_serve: Callable[[], None]) -> None:
        """Supervise until SIGINT or SIGTERM; return once all have answered what had begun.

        Calls `all_serve` when they do for the first time. Raises NeverServedError.
        """
        with _signals() as signals:
            try:
                self._start_due()
                while len(self._serving) < len(self._pauses):
                    if self._asked_to_stop(signals):
                        return
                    if self._due:
                        raise NeverServedError
                all_serve()
                while not self._asked_to_stop(signals):
                    self._start_due()
            finally:
                self._stop()

    def _start_due(self) -> None:
        """Start those whose time has come."""
        for place in [place for place, due in self._due.items() if due <= time.monotonic()]:
            del self._due[place]
            try:
                self._start(place)
            except OSError as error:
                logger.warning("a worker can't be started: %s", error.strerror)
                self._start_later(place, lived=0)

    def _start(self, place: int) -> None:
        """Raises OSError where the machine has no room for one more process."""
        ours, its = socket.socketpair()
        # A signal to one that isn't ready for it yet waits until it is.
        signal.pthread_sigmask(signal.SIG_BLOCK, STOPPING)
        try:
            pid = os.fork()
            if not pid:
                be_worker(self._work, its, place, close=(ours, *self._running))
        except OSError:
            ours.close()
            raise
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)
            its.close()
        self._running[ours] = Running(place, pid, ours, time.monotonic())

    def _start_later(self, place: int, lived: float) -> None:
        self._due[place] = time.monotonic() + self._pauses[place].after(lived)

    def _asked_to_stop(self, signals: socket.socket) -> bool:
        """Wait until something happens; gives whether it was a signal to stop."""
        soonest = min(self._due.values(), default=None)
        wait = None if soonest is None else max(0.0, soonest - time.monotonic())
        ready = _readable((signals, *self._running), wait)
        for line in ready:
            if line is not signals:
                self._hear(self._running[line])
        return signals in ready

    def _hear(self, worker: Running) -> None:
        if worker.line.recv(1):
            self._serving.add(worker.place)
            return
        self._take_away(worker)
        self._start_later(worker.place, time.monotonic() - worker.began)

    def _take_away(self, worker: Running) -> None:
        """Forget one that has ended."""
        del self._running[worker.line]
        self._serving.discard(worker.place)
        worker.line.close()
        _, status = os.waitpid(worker.pid, 0)
        if how := os.waitstatus_to_exitcode(status):
            logger.warning("a worker has ended (%s)", f"signal {-how}" if how < 0 else "an error")

    def _stop(self) -> None:
        """Have all stop, and return once they have."""
        self._listening.close()
        for line in self._running:
            line.shutdown(socket.SHUT_WR)
        end = time.monotonic() + LONGEST_STOP
        while self._running and (left := end - time.monotonic()) > 0:
            for line in _readable(tuple(self._running), left):
                if not line.recv(1):
                    self._take_away(self._running[line])
        for worker in list(self._running.values()):
            os.kill(worker.pid, signal.SIGKILL)
            self._take_away(worker)


def _readable(sockets: Sequence[socket.socket], seconds: float | None) -> list[socket.socket]:
    """Those with something to read, once there are any, or after so many seconds."""
    with selectors.DefaultSelector() as selector:
        for each in sockets:
            selector.register(each, selectors.EVENT_READ, each)
        return [key.data for key, _ in selector.select(seconds)]


@contextmanager
def _signals() -> Iterator[socket.socket]:
    """A socket that can be read once a signal came that asks to stop."""
    reading, writing = socket.socketpair()
    with reading, writing:
        writing.settimeout(0)  # as the system wants it
        before = signal.set_wakeup_fd(writing.fileno())
        handlers = {each: signal.signal(each, lambda *_: None) for each in STOPPING}
        try:
            yield reading
        finally:
            signal.set_wakeup_fd(before)
            for each, handler in handlers.items():
                signal.signal(each, handler)
