"""What a worker is, from its fork to its end."""

import logging
import os
import signal
import socket
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import NoReturn

STOPPING = (signal.SIGINT, signal.SIGTERM)

logger = logging.getLogger(__name__)


class Lifeline:
    """A worker's end of the line to the process that supervises it."""

    def __init__(self, ours: socket.socket) -> None:
        self.socket = ours

    def say_serving(self) -> None:
        """Say that this worker serves."""
        with suppress(OSError):  # There is nobody any more, so it is about to stop.
            self.socket.send(b"!")

    def stop_when_it_ends(self) -> None:
        """From now on, stop this process as SIGTERM does when the line has ended; in a thread."""
        threading.Thread(target=self._wait, name="supervised", daemon=True).start()

    def _wait(self) -> None:
        self.socket.recv(1)  # Nothing is ever said to a worker.
        os.kill(os.getpid(), signal.SIGTERM)


# It is done with the line and the worker's place, of which 0 is the first, until KeyboardInterrupt.
Work = Callable[[Lifeline, int], None]


def be_worker(
    work: Work, ours: socket.socket, place: int, close: Iterable[socket.socket]
) -> NoReturn:
    """Be a worker; to be called in the new process, with those signals blocked."""
    status = 1
    try:
        # Ctrl-C is for the process that supervises, which then has all of them stop.
        os.setsid()
        signal.set_wakeup_fd(-1)
        for other in close:  # else nobody would see that their line has ended
            other.close()
        for each in STOPPING:
            signal.signal(each, signal.default_int_handler)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)
        work(Lifeline(ours), place)
    except KeyboardInterrupt:
        status = 0
    except Exception as error:  # noqa: BLE001 - the next one may do better
        logger.error("a worker failed: %s", type(error).__name__)  # noqa: TRY400 - it may hold words
    finally:
        os._exit(status)
