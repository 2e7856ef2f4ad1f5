"""Whether the server can keep something, asked of the store itself, however often others ask."""

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, TimeoutError  # noqa: A004 - the built-in one, under its older name

# How long an answer is true, and how long somebody waits for one.
TRUE_SECONDS = 1
PATIENCE_SECONDS = 2

logger = logging.getLogger(__name__)


class Readiness:
    """Runs a check, at most one at a time and one a second; it raises OSError where it fails.

    Where it doesn't come to an end, as on a disk that hangs, the server isn't ready, and no more
    than one thread waits for it.
    """

    def __init__(
        self, check: Callable[[], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._check = check
        self._clock = clock
        self._lock = threading.Lock()
        self._answer: Future[bool] | None = None
        self._began = self._ended = 0.0
        self._was_ready = True

    def is_ready(self) -> bool:
        """Whether the check went well, within PATIENCE_SECONDS."""
        with self._lock:
            now = self._clock()
            if self._answer is None or (self._answer.done() and now > self._ended + TRUE_SECONDS):
                self._answer, self._began = Future(), now
                asked = threading.Thread(
                    target=self._run, args=(self._answer,), name="ready", daemon=True
                )
                asked.start()
            answer, left = self._answer, max(0.0, self._began + PATIENCE_SECONDS - now)
        try:
            return answer.result(left)
        except TimeoutError:
            self._tell("the store doesn't answer in time")
            return False

    def _run(self, answer: Future[bool]) -> None:
        wrong = ""
        try:
            self._check()
        except OSError as error:
            wrong = error.strerror or type(error).__name__
        except Exception as error:  # noqa: BLE001 - whatever it is, nothing was kept
            wrong = type(error).__name__
        self._ended = self._clock()
        self._tell(wrong)
        answer.set_result(not wrong)

    def _tell(self, wrong: str) -> None:
        """Log what is wrong, or that nothing is any more, once."""
        with self._lock:
            changed, self._was_ready = self._was_ready == bool(wrong), not wrong
        if changed and wrong:
            logger.error("not ready: %s", wrong)
        elif changed:
            logger.info("ready again: the store takes writes")
