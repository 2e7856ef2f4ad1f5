"""Phones that are live and say nothing: each takes as little room here as it can."""

import asyncio
import base64
import os

from bench.server.sessions import session_id
from tests.support.live.phone import key_message
from tests.support.python_phone import KEY

# So many connect at the same time, from so many addresses: one may hold half of all connections.
AT_ONCE = 50
ADDRESSES = 4
# What browsers send too.
HEADERS = """\
Pragma: no-cache
Cache-Control: no-cache
User-Agent: Mozilla/5.0 (Linux; Android 13; Pixel 7) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile
Accept-Encoding: gzip, deflate, br, zstd
Accept-Language: nl,en;q=0.9
Upgrade: websocket
Connection: Upgrade
Sec-WebSocket-Version: 13
"""


class QuietPhone(asyncio.Protocol):
    """A phone that is let in, and then only hears the signs of life; `let_in` says when."""

    def __init__(self, session: str) -> None:
        self._session = session
        self.let_in: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._asked = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for a WebSocket."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        nonce = base64.b64encode(os.urandom(16)).decode()
        head = f"GET /api/v1/sessions/{self._session}/live HTTP/1.1\nHost: 127.0.0.1\n{HEADERS}"
        head += f"Sec-WebSocket-Key: {nonce}\n\n"
        transport.write(head.replace("\n", "\r\n").encode())

    def data_received(self, _data: bytes) -> None:
        """Send the key once there is a WebSocket; after that, all is well whatever is said."""
        if not self._asked:
            self._asked = True
            key = key_message(KEY)
            self.transport.write(bytes([0x82, 0x80 | len(key), 0, 0, 0, 0]) + key)
        elif not self.let_in.done():
            self.let_in.set_result(None)

    def connection_lost(self, error: Exception | None) -> None:
        """Say so where it wasn't let in."""
        if not self.let_in.done():
            self.let_in.set_exception(error or ConnectionError("the server hung up"))

    @property
    def is_there(self) -> bool:
        """Whether the line still stands."""
        return not self.transport.is_closing()


async def come(port: int, phones: int) -> list[QuietPhone]:
    """Connect so many phones, two to a session, some at a time. Raises OSError."""
    loop = asyncio.get_running_loop()
    there: list[QuietPhone] = []
    for first in range(0, phones, AT_ONCE):
        opening = [
            loop.create_connection(
                lambda number=number: QuietPhone(session_id(number // 2)),  # type: ignore[misc]
                "127.0.0.1",
                port,
                local_addr=(f"127.0.0.{1 + number % ADDRESSES}", 0),
            )
            for number in range(first, min(first + AT_ONCE, phones))
        ]
        came = [phone for _, phone in await asyncio.gather(*opening)]
        await asyncio.gather(*(phone.let_in for phone in came))
        there += came
    return there
