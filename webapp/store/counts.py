"""Counts that hold over all servers on one store: token buckets, as in webapp/wsgi/buckets.py."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Bucket:
    """Whose bucket it is, how many tokens it holds, and how many it gains a second."""

    name: str
    burst: float
    rate: float


class Counts(Protocol):
    """The buckets. One that nobody has taken from is full; after a crash, all may be."""

    def take(self, bucket: Bucket) -> float:
        """Take a token, and return 0; if there is none, return the seconds until there is one.

        However many ask at once, it gives as many as there are. Raises OSError.
        """

    def spend(self, spent: Mapping[Bucket, float]) -> Mapping[Bucket, float]:
        """Take so many tokens from each; return how many it has then, below 0 what it owes.

        Raises OSError; nobody knows then whether they were taken.
        """

    def forget(self) -> None:
        """Remove buckets that are full again. Raises OSError."""
