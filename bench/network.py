"""Counts the bytes of each request, from the Network events of a page or a service worker."""

import time
from dataclasses import dataclass, field
from typing import Any

EVENTS = (
    "requestWillBeSent",
    "responseReceived",
    "requestServedFromCache",
    "dataReceived",
    "loadingFinished",
    "loadingFailed",
)


@dataclass
class Request:
    """One request: its times by the browser's clock, and its bytes as they came over the network.

    `head` is the response's header, `chunks` are (time, bytes) of the body, `total` is all of it;
    `free` means that a cache or the service worker answered.
    """

    start: float
    head: int = 0
    chunks: list[tuple[float, int]] = field(default_factory=list)
    total: int | None = None
    end: float | None = None
    free: bool = False

    def bytes_until(self, moment: float) -> int:
        """The bytes that had come at a moment of the browser's clock."""
        if self.total is not None and self.end is not None and self.end <= moment:
            return max(self.total, 0)
        return self.head + sum(size for at, size in self.chunks if at <= moment)


class NetworkLog:
    """What one page or worker fetched. `started` is the wall time of its first document."""

    def __init__(self) -> None:
        self._requests: dict[str, Request] = {}
        self._redirects: list[tuple[float, int]] = []
        self._offset = 0.0  # wall clock minus the browser's own
        self.started = 0.0
        self.last = time.time()

    def take(self, method: str, event: dict[str, Any]) -> None:
        """Record an event of the Network domain, such as `Network.dataReceived`."""
        name = method.removeprefix("Network.")
        self.last = time.time()
        if name == "requestWillBeSent" and event["request"]["url"].startswith("http"):
            self._begin(event)
        elif name in EVENTS and (request := self._requests.get(event["requestId"])):
            _continue(request, name, event)

    def until(self, wall: float) -> tuple[int, int]:
        """The bytes and the requests over the network until a wall-clock time in seconds."""
        moment = wall - self._offset
        asked = [r for r in self._requests.values() if not r.free and r.start <= moment]
        redirected = [size for at, size in self._redirects if at <= moment]
        size = sum(request.bytes_until(moment) for request in asked) + sum(redirected)
        return size, len(asked) + len(redirected)

    @property
    def last_end(self) -> float:
        """The wall-clock time at which the last request ended; 0 if there was none."""
        ends = [request.end for request in self._requests.values() if request.end]
        return max(ends) + self._offset if ends else 0.0

    def _begin(self, event: dict[str, Any]) -> None:
        self._offset = event["wallTime"] - event["timestamp"]
        if event.get("type") == "Document" and not self.started:
            self.started = event["wallTime"]
        if redirect := event.get("redirectResponse"):
            self._redirects.append((event["timestamp"], int(redirect["encodedDataLength"])))
        self._requests[event["requestId"]] = Request(event["timestamp"])


def _continue(request: Request, name: str, event: dict[str, Any]) -> None:
    match name:
        case "responseReceived":
            response = event["response"]
            request.head = int(response["encodedDataLength"])
            request.free = any(
                response.get(f"from{cache}")
                for cache in ("ServiceWorker", "DiskCache", "PrefetchCache")
            )
        case "requestServedFromCache":
            request.free = True
        case "dataReceived":
            request.chunks.append((event["timestamp"], int(event["encodedDataLength"])))
        case "loadingFinished":
            request.end, request.total = event["timestamp"], int(event["encodedDataLength"])
        case "loadingFailed":
            request.end = event["timestamp"]
