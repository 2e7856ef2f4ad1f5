"""The threads that run the app."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from typing import TypeVar

Result = TypeVar("Result")


class Workers:
    """So many threads. None of them keeps the process alive, whatever it waits for."""

    def __init__(self, count: int) -> None:
        self._jobs: SimpleQueue[Callable[[], None]] = SimpleQueue()
        for number in range(count):
            threading.Thread(target=self._work, name=f"worker-{number}", daemon=True).start()

    def run(self, job: Callable[[], Result]) -> "asyncio.Future[Result]":
        """Have a thread do the job; to be called in the loop. What it raises, the future raises."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Result] = loop.create_future()

        def done(result: Result | None, error: Exception | None) -> None:
            if future.cancelled():
                return
            if error is None:
                future.set_result(result)  # type: ignore[arg-type]
            else:
                future.set_exception(error)

        def work() -> None:
            try:
                result, error = job(), None
            except Exception as raised:  # noqa: BLE001 - it is raised where the job was given
                result, error = None, raised
            except BaseException as raised:  # noqa: BLE001 - a panic in Rust must not end the thread
                result, error = None, RuntimeError(type(raised).__name__)
            with suppress(RuntimeError):  # The loop has ended, and nobody waits for it any more.
                loop.call_soon_threadsafe(done, result, error)

        self._jobs.put(work)
        return future

    def _work(self) -> None:
        while True:
            self._jobs.get()()
