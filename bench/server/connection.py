"""One phone's connection to the server, kept open between requests as browsers do."""

import asyncio
import json
import time
from dataclasses import dataclass
from typing import Any

from tests.support.python_phone import KEY, bearer

PATIENCE_S = 20  # as in server-api.js
HEADERS = "".join(f"{name}: {value}\r\n" for name, value in bearer(KEY).items())


@dataclass(frozen=True)
class Answer:
    """An answer, and the milliseconds that it took."""

    status: int
    headers: dict[str, str]
    body: bytes
    took: float

    def content(self) -> dict[str, Any]:
        """What it holds, as JSON."""
        content: dict[str, Any] = json.loads(self.body)
        return content


class Connection:
    """Sends one request after another, over one connection that it opens when needed."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._open: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def post(self, path: str, body: bytes) -> Answer:
        """Send JSON. Raises OSError, EOFError or TimeoutError where no whole answer comes."""
        length = f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        return await self._ask(f"POST {path} HTTP/1.1\r\n{HEADERS}{length}", body)

    async def get(self, path: str, headers: str = "") -> Answer:
        """Fetch. Raises as `post` does."""
        return await self._ask(f"GET {path} HTTP/1.1\r\n{headers}", b"")

    def close(self) -> None:
        """Close the connection."""
        if self._open:
            self._open[1].close()
        self._open = None

    async def _ask(self, head: str, body: bytes) -> Answer:
        start = time.perf_counter()
        try:
            async with asyncio.timeout(PATIENCE_S):
                status, headers, content = await self._exchange(
                    f"{head}Host: 127.0.0.1\r\n\r\n".encode() + body
                )
        except (OSError, EOFError, TimeoutError):
            self.close()
            raise
        if headers.get("connection") == "close":
            self.close()
        return Answer(status, headers, content, (time.perf_counter() - start) * 1000)

    async def _exchange(self, asked: bytes) -> tuple[int, dict[str, str], bytes]:
        # A server may hang up while nobody asks; browsers then try once more, on a new connection.
        if self._open and self._open[0].at_eof():
            self.close()
        self._open = self._open or await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._open
        writer.write(asked)
        lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        named = (line.partition(": ") for line in lines[1:] if line)
        headers = {name.lower(): value.lower() for name, _, value in named}
        content = await reader.readexactly(int(headers.get("content-length", "0")))
        return int(lines[0].split()[1]), headers, content
