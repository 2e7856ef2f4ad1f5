"""Buckets whose names have something in other processes too, and who tell each other of it."""

import time
from collections.abc import Callable, Mapping

from webapp.wsgi.buckets import MOST_BUCKETS, Buckets

# What a name spends in one process, and nobody else is told of: of what it may have at once, and of
# what it gains meanwhile.
UNTOLD = 0.1


class SharedBuckets(Buckets):
    """As `Buckets`, in each process; `to_tell` and `learn` bring them together, again and again.

    Most names spend little, and nobody is told of them.
    """

    def __init__(
        self,
        rate: float,
        burst: float,
        most: int = MOST_BUCKETS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(rate, burst, most, clock)
        self._untold: dict[str, float] = {}
        self._known: set[str] = set()
        self._told = clock()

    def to_tell(self) -> Mapping[str, float]:
        """What names have spent that others must know of. From now on, it counts as told."""
        with self._lock:
            now = self._clock()
            gained = UNTOLD * self.rate * (now - self._told)
            self._told = now
            self._known = {name for name in self._known if self._filled(name) < self.burst}
            told = {
                name: spent
                for name, spent in self._untold.items()
                if name in self._known or spent >= UNTOLD * self.burst
            }
            self._untold = {
                name: spent - gained
                for name, spent in self._untold.items()
                if name not in told and spent > gained
            }
            return told

    def learn(self, levels: Mapping[str, float]) -> None:
        """Note what names have by all that was told; what was spent since then is missing in it."""
        with self._lock:
            for name, level in levels.items():
                self._known.add(name)
                self._put(name, level - self._untold.get(name, 0.0))

    def _spend(self, name: str, tokens: float) -> None:
        super()._spend(name, tokens)
        self._untold[name] = self._untold.get(name, 0.0) + tokens
