"""The counts that servers share, in memory."""

import threading
from collections.abc import Mapping

from webapp.store.counts import Bucket


class Levels:
    """What a store would hold; it fails while it is `away`, and `asked` says how often it was."""

    def __init__(self) -> None:
        self._spent: dict[Bucket, float] = {}
        self.away = threading.Event()
        self.asked = threading.Semaphore(0)

    def take(self, bucket: Bucket) -> float:
        if self._spent.get(bucket, 0) + 1 > bucket.burst:
            return 60
        self.spend({bucket: 1})
        return 0.0

    def spend(self, spent: Mapping[Bucket, float]) -> Mapping[Bucket, float]:
        self.asked.release()
        if self.away.is_set():
            raise OSError
        for bucket, tokens in spent.items():
            self._spent[bucket] = self._spent.get(bucket, 0) + tokens
        return {bucket: bucket.burst - self._spent[bucket] for bucket in spent}

    def forget(self) -> None:
        """There is nothing to forget."""
