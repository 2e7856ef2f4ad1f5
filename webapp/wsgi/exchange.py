"""Counts together with all other servers on a store: once a second, each tells and learns.

So no request waits for the store. What it can't be told is forgotten: then each process goes on by
what it knows.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from webapp.store.counts import Bucket, Counts
from webapp.wsgi.buckets import Buckets
from webapp.wsgi.counting import Takes
from webapp.wsgi.shared_buckets import SharedBuckets

SECOND = 1.0
# After a failure, which may have taken seconds.
PAUSE = 5.0
# How many times it tells until what is full again is removed.
FORGET_EVERY = 600

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class ExactBuckets:
    """Buckets in the store itself, which is asked each time."""

    kind: str
    rate: float
    burst: float
    counts: Counts

    def take(self, name: str) -> float:
        """Take a token, or say when there is one. Raises OSError."""
        return self.counts.take(Bucket(f"{self.kind} {name}", self.burst, self.rate))


class Exchange:
    """Makes buckets, and brings them together with those of other servers."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts
        self._shared: dict[str, SharedBuckets] = {}
        self.stopped = threading.Event()

    def buckets(self, kind: str, rate: float, burst: float) -> Buckets:
        """Buckets that are as they should be a second later."""
        self._shared[kind] = SharedBuckets(rate, burst)
        return self._shared[kind]

    def exact(self, kind: str, rate: float, burst: float) -> Takes:
        """Buckets that are always as they should be."""
        return ExactBuckets(kind, rate, burst, self._counts)

    def tell(self) -> None:
        """Tell of names that spent much, and learn what they have left. Raises OSError."""
        told = {
            Bucket(f"{kind} {name}", buckets.burst, buckets.rate): (buckets, name, spent)
            for kind, buckets in self._shared.items()
            for name, spent in buckets.to_tell().items()
        }
        if not told:
            return
        levels = self._counts.spend({bucket: spent for bucket, (_, _, spent) in told.items()})
        for bucket, level in levels.items():
            buckets, name, _ = told[bucket]
            buckets.learn({name: level})

    def start(self) -> None:
        """Do so from now on, in a thread, until `stopped` is set."""
        threading.Thread(target=self._run, name="counts", daemon=True).start()

    def _run(self) -> None:
        times = 0
        while not self.stopped.wait(SECOND):
            times += 1
            forgets = times % FORGET_EVERY == 0
            if not _did(self.tell) or (forgets and not _did(self._counts.forget)):
                self.stopped.wait(PAUSE)


def _did(what: Callable[[], None]) -> bool:
    try:
        what()
    except OSError:
        return False
    except Exception as error:  # noqa: BLE001 - what is wrong now is perhaps right in a moment
        logger.error("counting failed: %s", type(error).__name__)  # noqa: TRY400 - it may hold names
        return False
    return True
