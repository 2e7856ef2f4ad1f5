"""Reads what passes between a browser and a server, and says what each answer weighed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import h11

Event = h11.Request | h11.InformationalResponse | h11.Response | h11.Data | h11.EndOfMessage
UNCHANGED = 304


@dataclass
class Exchange:
    """A request for `path` and its answer; `body` is its bytes on the wire, without the head.

    `status` is 0 until the answer begins.
    """

    path: str
    status: int = 0
    body: int = 0


class Conversation:
    """One HTTP/1.1 connection, overheard; `exchanges` gets what is asked for over it.

    Each side is read by h11 as the other side would, and told to it. Raises h11.ProtocolError for
    what is not HTTP/1.1.
    """

    def __init__(self, exchanges: list[Exchange]) -> None:
        self._exchanges = exchanges
        self._asking = h11.Connection(h11.SERVER)
        self._answering = h11.Connection(h11.CLIENT)
        self._now = Exchange("")

    def asked(self, data: bytes) -> None:
        """Take bytes that the browser sent."""
        for event in _passed(data, self._asking, self._answering):
            if isinstance(event, h11.Request):
                self._now = Exchange(event.target.decode())
                self._exchanges.append(self._now)

    def answered(self, data: bytes) -> None:
        """Take bytes that the server sent."""
        for event in _passed(data, self._answering, self._asking):
            if isinstance(event, h11.Response):
                self._now.status = event.status_code
            elif isinstance(event, h11.Data):
                self._now.body += len(event.data)
        if {self._asking.states[h11.CLIENT], self._asking.states[h11.SERVER]} == {h11.DONE}:
            self._asking.start_next_cycle()
            self._answering.start_next_cycle()


def _passed(data: bytes, reader: h11.Connection, other: h11.Connection) -> Iterator[Event]:
    """The events in the data that one side sent, each told to the other side's reader."""
    if h11.SWITCHED_PROTOCOL in reader.states.values():
        return  # A WebSocket from here on.
    reader.receive_data(data)
    while isinstance(event := reader.next_event(), Event):
        other.send(event)
        yield event


def fetched_again(exchanges: Iterable[Exchange]) -> dict[str, int]:
    """The addresses whose bytes came more than once, and how often; a 304 brings none."""
    counts = Counter(one.path for one in exchanges if one.status != UNCHANGED)
    return {path: count for path, count in counts.items() if count > 1}
