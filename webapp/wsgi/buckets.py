"""Token buckets in memory: how much of something each name may have, at once and a second."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

MOST_BUCKETS = 20_000


class Buckets:
    """One bucket per name, that holds `burst` tokens and gains `rate` of them a second.

    Only the `most` names used last are remembered; a forgotten one starts with a full bucket.
    """

    def __init__(
        self,
        rate: float,
        burst: float,
        most: int = MOST_BUCKETS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.rate = rate
        self.burst = burst
        self._most = most
        self._clock = clock
        self._lock = threading.Lock()
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._buckets)

    def take(self, name: str) -> float:
        """Take a token, and return 0; if there is none, return the seconds until there is one."""
        with self._lock:
            tokens = self._filled(name)
            wait = max(0.0, (1 - tokens) / self.rate)
            if wait:
                self._put(name, tokens)
            else:
                self._spend(name, 1)
            return wait

    def spend(self, name: str, tokens: float) -> None:
        """Take so many tokens, though there are fewer: the rest is owed."""
        with self._lock:
            self._spend(name, tokens)

    def wait(self, name: str, least: float = 0) -> float:
        """The seconds until there are more than so many tokens, 0 if there are."""
        with self._lock:
            tokens = self._filled(name)
            return max(0.0, (least - tokens) / self.rate) if tokens <= least else 0.0

    def _spend(self, name: str, tokens: float) -> None:
        self._put(name, self._filled(name) - tokens)

    def _filled(self, name: str) -> float:
        """What a name has by now."""
        now = self._clock()
        tokens, since = self._buckets.get(name, (self.burst, now))
        return min(self.burst, tokens + (now - since) * self.rate)

    def _put(self, name: str, tokens: float) -> None:
        self._buckets[name] = (tokens, self._clock())
        self._buckets.move_to_end(name)
        if len(self._buckets) > self._most:
            self._buckets.popitem(last=False)
