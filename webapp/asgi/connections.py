"""Which connections are open: so many in all, so many from one address, none idle for long."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from webapp.config import Network
from webapp.metrics.base import NONE, Metrics
from webapp.wsgi.addresses import line, parse


class Connection(Protocol):
    """What is known of a connection; `line` is whose it is, as `Connections.line_of` says."""

    line: str

    def let_go(self) -> None:
        """Close it at once, since others need its place."""

    def check_idle(self, since: float, now: float) -> None:
        """Close it, as it has been idle since then, which is too long."""


@dataclass
class Line:
    """The connections of one address; `idle` leads from those that ask for nothing to since when.

    They stand in the order in which they became idle.
    """

    idle: dict[Connection, float] = field(default_factory=dict)
    open: int = 0


class Connections:
    """Makes room for those that come by letting the oldest idle ones go.

    `most` are open in all, and `most_by_address` from one address, unless it is a trusted proxy's.
    """

    def __init__(
        self,
        most: int,
        most_by_address: int,
        trusted: Sequence[Network] = (),
        metrics: Metrics = NONE,
    ) -> None:
        self.metrics = metrics
        self._most = most
        self._most_by_address = most_by_address
        self._trusted = trusted
        self._lines: dict[str, Line] = {}
        self._open = 0

    def line_of(self, peer: str) -> str:
        """Whose connection it is: an address, or "" for all trusted proxies together."""
        parsed = parse(peer)
        trusted = parsed is not None and any(parsed in network for network in self._trusted)
        return "" if trusted else line(peer)

    def add(self, connection: Connection, now: float) -> None:
        """Count a new connection as idle from now on, and let one go where that is one too many.

        It is the new one itself where all others are at work.
        """
        own = self._lines.setdefault(connection.line, Line())
        own.open += 1
        own.idle[connection] = now
        self._open += 1
        if connection.line and own.open > self._most_by_address:
            self._let_oldest_go(own)
        elif self._open > self._most:
            with_idle = (each for each in self._lines.values() if each.idle)
            self._let_oldest_go(max(with_idle, key=lambda each: each.open))

    def busy(self, connection: Connection) -> None:
        """Say that a connection's request has begun."""
        self._lines[connection.line].idle.pop(connection, None)

    def idle(self, connection: Connection, now: float) -> None:
        """Say that a connection waits from now on: for a request, or the rest of its head."""
        if own := self._lines.get(connection.line):
            own.idle.pop(connection, None)
            own.idle[connection] = now

    def remove(self, connection: Connection) -> None:
        """Say that a connection is closed."""
        own = self._lines[connection.line]
        own.idle.pop(connection, None)
        own.open -= 1
        self._open -= 1
        if not own.open:
            del self._lines[connection.line]

    def check_idle(self, before: float, now: float) -> None:
        """Have each that was idle already before a moment see to it."""
        for own in list(self._lines.values()):
            for connection, since in list(own.idle.items()):
                if since >= before:
                    break
                connection.check_idle(since, now)

    def _let_oldest_go(self, own: Line) -> None:
        connection = next(iter(own.idle))
        del own.idle[connection]
        self.metrics.refused("connections")
        connection.let_go()
