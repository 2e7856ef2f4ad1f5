"""Sets aside what nobody has changed for long, and measures what all sessions take: hourly.

What is set aside can be brought back for 30 days, in which a server ran; then it is forgotten.
"""

import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from webapp.metrics.base import NONE, Metrics
from webapp.store import earlier
from webapp.store.base import Store, StoreUnavailableError, moment
from webapp.store.sweep_memory import DAY, SweepMemory, day_of

HOUR = 3600
ASIDE_DAYS = 30

logger = logging.getLogger(__name__)


def utc_now() -> datetime:
    """What the machine's clock says."""
    return datetime.now(UTC)


def latest_time(store: Store) -> datetime:
    """The time to write on what is saved: the clock's, but none before the latest that was seen.

    Else a clock that starts in 1970 would make new sessions look old.
    """
    with suppress(OSError):
        if seen := SweepMemory.from_text(store.load_sweep_memory()).seen:
            return max(seen, utc_now())
    return utc_now()


class Retention:
    """The sweeps of one process over its store.

    `days` is for how long sessions are kept unchanged, 0 for good; `clock` is the machine's,
    `stopwatch` gives seconds that nobody can set.
    """

    def __init__(
        self,
        store: Store,
        days: int,
        clock: Callable[[], datetime] = utc_now,
        stopwatch: Callable[[], float] = time.monotonic,
        metrics: Metrics = NONE,
    ) -> None:
        self._store = store
        self._metrics = metrics
        self._days = days
        self._clock = clock
        self._stopwatch = stopwatch
        self._last = stopwatch()

    def sweep(self) -> None:
        """Set aside, forget and measure once. What fails is logged, and done the next time."""
        try:
            with self._store.sweeping():
                now = self._clock()
                memory = self._update_memory(now)
                if self._days:
                    self._set_aside(now, memory)
                self._forget(memory)
                self._store.forget_earlier(self._believed(now, memory) - earlier.DAYS * DAY)
                self._store.measure()
            self._metrics.swept(now.timestamp())
        except (OSError, StoreUnavailableError) as error:
            logger.warning("the data folder can't be swept: %s", error)
        except Exception as error:  # noqa: BLE001 - one bad sweep is not to be the last one
            logger.error("a sweep failed: %s", type(error).__name__)  # noqa: TRY400 - it may hold words

    def _update_memory(self, now: datetime) -> SweepMemory:
        """The memory with this sweep in it, kept before anything is done by it. Raises OSError."""
        last = SweepMemory.from_text(self._store.load_sweep_memory())
        if last.seen is None:
            last = replace(last, seen=self._store.newest())
        stopped = self._stopwatch()
        memory = last.after(now, stopped - self._last, self._store.aside())
        self._store.save_sweep_memory(memory.to_text())
        self._last = stopped
        if last.seen and abs(now - last.seen) > 2 * DAY:
            logger.warning(
                "the clock says %s, and the latest time seen was %s: sessions are set aside as if"
                " it were %s, a day more each hour; if the clock is wrong, set it right",
                *(moment(when) for when in (now, last.seen, self._believed(now, memory))),
            )
        return memory

    def _believed(self, now: datetime, memory: SweepMemory) -> datetime:
        return min(now, memory.seen or now)

    def _set_aside(self, now: datetime, memory: SweepMemory) -> None:
        before = self._believed(now, memory) - timedelta(days=self._days)
        if expired := self._store.expire(before, day_of(now)):
            self._metrics.set_aside(expired)
            logger.info(
                "set aside, as not changed for %d days: %d sessions; `andersom restore` can bring"
                " them back for %d days (%s)",
                *(self._days, expired, ASIDE_DAYS, day_of(now)),
            )

    def _forget(self, memory: SweepMemory) -> None:
        for day, seconds in memory.ran.items():
            if seconds >= ASIDE_DAYS * DAY.total_seconds() and (gone := self._store.forget(day)):
                self._metrics.forgotten(gone)
                logger.info("forgotten, %d days after it was set aside: %s", ASIDE_DAYS, day)


def start(store: Store, days: int, pause: float = HOUR, metrics: Metrics = NONE) -> threading.Event:
    """Sweep now and every `pause` seconds, in a thread; setting the event stops it."""
    stopped = threading.Event()
    retention = Retention(store, days, metrics=metrics)

    def run() -> None:
        while not stopped.is_set():
            retention.sweep()
            stopped.wait(pause)

    threading.Thread(target=run, name="retention", daemon=True).start()
    return stopped
