"""A connection that sends what no browser would, byte by byte."""

import socket
from types import TracebackType
from typing import Self


class RawLine:
    """A connection to a port of this machine, from an address of its own (`127.0.0.2`)."""

    def __init__(self, port: int, source: str = "127.0.0.1") -> None:
        self._socket = socket.create_connection(
            ("127.0.0.1", port), timeout=30, source_address=(source, 0)
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _: TracebackType | None,
    ) -> None:
        self._socket.close()

    def send(self, text: str | bytes) -> None:
        """Send bytes, or a text whose lines are ended as HTTP has it."""
        if isinstance(text, str):
            text = text.replace("\n", "\r\n").encode("latin-1")
        self._socket.sendall(text)

    def rest(self) -> bytes:
        """All that comes until the other side hangs up."""
        found = b""
        try:
            while piece := self._socket.recv(65536):
                found += piece
        except ConnectionResetError:
            pass
        return found

    def until(self, end: bytes, times: int = 1) -> bytes:
        """What comes until it has held `end` so many times, or the other side hangs up."""
        found = b""
        while found.count(end) < times and (piece := self._socket.recv(65536)):
            found += piece
        return found

    def answers(self, count: int) -> bytes:
        """What comes until so many answers are here whose bodies are `ok`."""
        return self.until(b"\r\n\r\nok", count)
