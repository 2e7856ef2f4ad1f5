"""Who counts what names may have: each process for itself, or all servers on a store together."""

from typing import Protocol

from webapp.wsgi.buckets import Buckets


class Takes(Protocol):
    """Buckets from which one token is taken at a time."""

    def take(self, name: str) -> float:
        """Take a token, and return 0; if there is none, return the seconds until there is one."""


class Counting(Protocol):
    """Makes full buckets; a `kind` tells apart what the same name has in several of them."""

    def buckets(self, kind: str, rate: float, burst: float) -> Buckets:
        """Buckets that may give a little too much while several servers give at once."""

    def exact(self, kind: str, rate: float, burst: float) -> Takes:
        """Buckets that never do; they are slower, and `take` may raise OSError."""

    def start(self) -> None:
        """Begin what goes on beside the requests; to be called once there may be threads."""


class OwnCounting:
    """Each process counts for itself, in memory."""

    def buckets(self, _kind: str, rate: float, burst: float) -> Buckets:
        """Buckets of this process."""
        return Buckets(rate, burst)

    def exact(self, _kind: str, rate: float, burst: float) -> Takes:
        """Buckets of this process, too."""
        return Buckets(rate, burst)

    def start(self) -> None:
        """Do nothing."""
