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
from collections.abc import Callable
from typing import ParamSpec, Self, TypeVar

MOST_SECONDS = 20

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

logger = logging.getLogger(__name__)


class TakesTooLongError(RuntimeError):
    """It took more than MOST_SECONDS, or more memory than there was."""


class Apart:
    """Calls functions in other processes."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self._lock = threading.Lock()

    @classmethod
    def begin(cls) -> Self | None:
        """Make the process that is forked; None where the system can't fork.

        Only while this process has no threads.
        """
        if sys.platform == "win32":
            return None
        ours, its = socket.socketpair()
        if not os.fork():
            try:
                ours.close()
                _serve(its)
            finally:
                os._exit(0)
        its.close()
        return cls(ours)

    def call(
        self,
        function: Callable[Arguments, Result],
        *arguments: Arguments.args,
        **named: Arguments.kwargs,
    ) -> tuple[Result, float]:
        """What a function of a module gives, and the processor seconds that it took.

        Raises what it raises, and TakesTooLongError.
        """
        ours, its = socket.socketpair()
        with ours:
            try:
                with its, self._lock:
                    socket.send_fds(self._line, [b"!"], [its.fileno()])
            except OSError:
                logger.error("the process that merges is gone: the server must be started anew")  # noqa: TRY400 - that is all
                raise
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


def _serve(line: socket.socket) -> None:
    """Fork for each call, until the other end is closed."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in range(3):
        os.dup2(nothing, descriptor)
    # Whoever tells the server to stop means its own process, which still needs this one.
    for ignored in (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD):
        signal.signal(ignored, signal.SIG_IGN)
    while True:
        message, descriptors, _, _ = socket.recv_fds(line, 1, 1)
        if not message:
            return
        with socket.socket(fileno=descriptors[0]) as call:
            if not os.fork():
                line.close()
                _answer(call)
                os._exit(0)


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
