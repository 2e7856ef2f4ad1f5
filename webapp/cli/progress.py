"""Shows on stderr how far long work has come: how many of how many, how fast, how long still."""

import sys
import time

TERMINAL_SECONDS = 0.2
LOG_SECONDS = 10.0


class Shown:
    """One line that is written anew on a terminal; elsewhere a line now and then."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._pause = TERMINAL_SECONDS if self._terminal else LOG_SECONDS
        self.begin(0)

    def begin(self, total: int) -> None:
        """So many sessions come now, as far as is known."""
        self._total, self._done = total, 0
        self._began = self._last = time.monotonic()

    def step(self) -> None:
        """One more has been reached."""
        self._done += 1
        now = time.monotonic()
        if now - self._last >= self._pause:
            self._last = now
            self._show(line(self._done, self._total, now - self._began))

    def clear(self) -> None:
        """Leave the line to what is said next."""
        if self._terminal:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def _show(self, text: str) -> None:
        self.clear()
        sys.stderr.write(text if self._terminal else f"{text}\n")
        sys.stderr.flush()


def line(done: int, total: int, seconds: float) -> str:
    """How far it is: `12,000 of 20,000 sessions, 950 a second, 9 s left`."""
    rate = done / seconds if seconds else 0.0
    # More may have come since they were counted.
    left = max(0, total - done)
    time_left = f", {_length(left / rate)} left" if rate and left else ""
    return f"{done:,} of {max(total, done):,} sessions, {rate:,.0f} a second{time_left}"


def _length(seconds: float) -> str:
    minutes = int(seconds) // 60
    if minutes >= 60:
        return f"{minutes // 60} h {minutes % 60} min"
    return f"{minutes} min" if minutes else f"{seconds:.0f} s"
