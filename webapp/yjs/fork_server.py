"""Runs what may take long in processes of their own.

pycrdt lets no other thread run while it merges: what a harmful update costs, all would wait for.
A process that is made before there are threads stands ready, and is forked for each call.
"""

import logging
import os
import pickle
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import ParamSpec, TypeVar

MOST_SECONDS = 20

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

logger = logging.getLogger(__name__)


class TakesTooLongError(RuntimeError):
    """It took more than MOST_SECONDS, or more memory than there was."""


class NotReadyError(RuntimeError):
    """There is no other process to call."""


class ForkServer:
    """Calls functions in other processes, while it is `ready`."""

    def __init__(self) -> None:
        self._line: socket.socket | None = None
        self._lock = threading.Lock()

    @contextmanager
    def ready(self, *others: socket.socket) -> Iterator[None]:
        """Be ready meanwhile, but where the system can't fork; the other process closes `others`.

        To be begun while this process has no threads.
        """
        if sys.platform == "win32":
            yield
            return
        ours, its = socket.socketpair()
        if not os.fork():
            try:
                for other in (ours, *others):
                    other.close()
                _serve(its)
            finally:
                os._exit(0)
        its.close()
        with ours:
            self._line = ours
            yield
            self._line = None

    def call(
        self,
        function: Callable[Arguments, Result],
        *arguments: Arguments.args,
        **named: Arguments.kwargs,
    ) -> tuple[Result, float]:
        """What a function of a module gives, and the processor seconds that it took.

        Raises what it raises, TakesTooLongError, OSError where the machine has no room for one more
        process, and NotReadyError where the one that makes them is gone.
        """
        ours, its = socket.socketpair()
        with ours:
            with its:
                self._send(its)
            ours.sendall(pickle.dumps((function, arguments, named)))
            ours.shutdown(socket.SHUT_WR)
            with ours.makefile("rb") as answer:
                whole = answer.read()
        if not whole:
            raise TakesTooLongError
        result, error, seconds = pickle.loads(whole)  # noqa: S301 - our own process wrote it
        if error:
            raise error
        return result, seconds

    def _send(self, its: socket.socket) -> None:
        with self._lock:
            if self._line is None:
                raise NotReadyError
            try:
                socket.send_fds(self._line, [b"!"], [its.fileno()])
            except OSError as error:
                self._line = None
                logger.error("the process that merges has ended: start the server anew")  # noqa: TRY400 - that is all
                raise NotReadyError from error


def _serve(line: socket.socket) -> None:
    """Fork for each call, until the other end is closed."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in range(3):
        os.dup2(nothing, descriptor)
    # Whoever tells the server to stop means its own process, which still needs this one.
    for ignored in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM, signal.SIGCHLD):
        signal.signal(ignored, signal.SIG_IGN)
    while True:
        message, descriptors, _, _ = socket.recv_fds(line, 1, 1)
        if not message:
            return
        for descriptor in descriptors:  # none where too many were open
            with socket.socket(fileno=descriptor) as call:
                if _forks(call):
                    line.close()
                    _answer(call)
                    os._exit(0)


def _forks(call: socket.socket) -> bool:
    """Fork, and say whether this is the new process; where there can't be one, the call fails."""
    try:
        return not os.fork()
    except OSError as error:
        with suppress(OSError):
            while call.recv(65536):
                pass
            call.sendall(pickle.dumps((None, error, 0.0)))
        return False


def _answer(call: socket.socket) -> None:
    _be_modest()
    with call.makefile("rb") as asked:
        function, arguments, named = pickle.load(asked)  # noqa: S301 - the server's own process wrote it
    result = error = None
    try:
        result = function(*arguments, **named)
    except Exception as raised:  # noqa: BLE001 - it is raised where it was asked for
        error = raised
    call.sendall(pickle.dumps((result, error, time.process_time())))


def _be_modest() -> None:
    """Leave the processor to the server itself, and end after some time."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - Windows lacks it

        os.nice(10)
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
