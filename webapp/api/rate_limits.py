"""Limits how often one address or one session may ask, with token buckets in memory."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Self

MOST_BUCKETS = 20_000
DAY = 24 * 3600


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
        self._rate = rate
        self._burst = burst
        self._most = most
        self._clock = clock
        self._lock = threading.Lock()
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._buckets)

    def take(self, name: str) -> float:
        """Take a token, and return 0; if there is none, return the seconds until there is one."""
        with self._lock:
            now = self._clock()
            tokens, since = self._buckets.pop(name, (self._burst, now))
            tokens = min(self._burst, tokens + (now - since) * self._rate)
            wait = max(0.0, (1 - tokens) / self._rate)
            self._buckets[name] = (tokens if wait else tokens - 1, now)
            if len(self._buckets) > self._most:
                self._buckets.popitem(last=False)
            return wait


@dataclass(frozen=True)
class Limits:
    """How many requests and new sessions one server takes; None is no limit."""

    address: Buckets
    session: Buckets
    new_by_address: Buckets | None
    new_in_all: Buckets | None

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> Self:
        """The limits that the settings ask for, with full buckets."""
        return cls(
            address=Buckets(config["ADDRESS_RATE"], config["ADDRESS_BURST"]),
            session=Buckets(config["SESSION_RATE"], config["SESSION_BURST"]),
            new_by_address=_a_day(config["NEW_PER_ADDRESS"]),
            new_in_all=_a_day(config["NEW_PER_DAY"]),
        )


def _a_day(most: int) -> Buckets | None:
    return Buckets(most / DAY, most) if most else None
