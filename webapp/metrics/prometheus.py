"""The numbers as Prometheus reads them, and the address of their own at which it does."""

from collections.abc import Callable
from importlib.metadata import version
from typing import get_args

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    start_http_server,
)

from webapp.metrics.base import Kind, Metrics, Reason

# Seconds; a merge that takes more than 20 is ended.
STEPS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20)

# When a number was begun is as good as twice as many numbers.
disable_created_metrics()  # type: ignore[no-untyped-call]


class PrometheusMetrics(Metrics):
    """Keeps the numbers of one process since its start."""

    def __init__(self) -> None:
        self._registry = of = CollectorRegistry()
        ProcessCollector(registry=of)
        info = Gauge("andersom_info", "1, with the version.", ["version"], registry=of)
        info.labels(version("andersom")).set(1)
        self._requests = Counter(
            "andersom_requests",
            "Answers by what was asked for and the status's class; live connections at their end.",
            ["kind", "status"],
            registry=of,
        )
        self._refusals = Counter(
            "andersom_refusals", "What was refused, and why.", ["reason"], registry=of
        )
        for reason in get_args(Reason):  # so that each is there, as 0, from the start
            self._refusals.labels(reason)
        self._syncs = Counter(
            "andersom_syncs",
            "Syncs answered: those with something new were stored.",
            ["brought"],
            registry=of,
        )
        self._merges = Histogram(
            "andersom_merge_seconds", "Time to merge an update.", buckets=STEPS, registry=of
        )
        self._saves = Histogram(
            "andersom_save_seconds",
            "Time from a merge until it is on disk.",
            buckets=STEPS,
            registry=of,
        )
        self._rooms = Gauge("andersom_live_rooms", "Sessions open live.", registry=of)
        self._phones = Gauge("andersom_live_phones", "Phones connected live.", registry=of)
        self._letters = Counter(
            "andersom_live_updates_stored", "Live updates on disk.", registry=of
        )
        self._aside = Counter(
            "andersom_sessions_set_aside", "Sessions that sweeps set aside.", registry=of
        )
        self._forgotten = Counter(
            "andersom_sessions_forgotten", "Sessions removed after that.", registry=of
        )
        self._sweep = Gauge(
            "andersom_last_sweep_timestamp_seconds",
            "When the last sweep was done; 0: none was.",
            registry=of,
        )
        self._used = Gauge(
            "andersom_room_used_bytes", "What all sessions take, by all servers.", registry=of
        )
        self._limit = Gauge(
            "andersom_room_limit_bytes", "What they may take; 0: no limit.", registry=of
        )

    def answered(self, kind: Kind, status: int) -> None:
        """Count it by the status's class."""
        self._requests.labels(kind, f"{status // 100}xx").inc()

    def refused(self, reason: Reason) -> None:
        """Count it by its reason."""
        self._refusals.labels(reason).inc()

    def synced(self, *, new: bool) -> None:
        """Count it by what it brought."""
        self._syncs.labels("something" if new else "nothing").inc()

    def merged(self, seconds: float) -> None:
        """Count it by its duration."""
        self._merges.observe(seconds)

    def saved(self, seconds: float) -> None:
        """Count it by its duration."""
        self._saves.observe(seconds)

    def live(self, rooms: int, phones: int) -> None:
        """Remember how many there are."""
        self._rooms.set(rooms)
        self._phones.set(phones)

    def stored_letters(self, count: int) -> None:
        """Add them."""
        self._letters.inc(count)

    def swept(self, when: float) -> None:
        """Remember when."""
        self._sweep.set(when)

    def set_aside(self, count: int) -> None:
        """Add them."""
        self._aside.inc(count)

    def forgotten(self, count: int) -> None:
        """Add them."""
        self._forgotten.inc(count)

    def watch_room(self, used: Callable[[], int], most: int) -> None:
        """Ask for it whenever somebody reads the numbers."""
        self._used.set_function(used)
        self._limit.set(most)

    def listen(self, host: str, port: int) -> int:
        """Show the numbers there, as one page of text, and return the port. Raises OSError."""
        server, _ = start_http_server(port, host, self._registry)
        return int(server.server_port)
