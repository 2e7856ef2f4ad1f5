"""Phones that are live: some write, the others see it, and the rest is quiet."""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import TypeVar

from websockets.asyncio.client import ClientConnection, connect

from bench.server.sessions import Written, session_id
from tests.support.python_phone import KEY, Phone
from webapp.live.messages import Kind, Step, read, read_sync, sync
from webapp.yjs.lib0 import encoded
from webapp.yjs.validation import read_update, read_vector

T = TypeVar("T")
LETTERS_A_SECOND = 4
# So many connect at the same time, since a server that begins has a short line.
AT_ONCE = 50


@dataclass
class Seen:
    """Milliseconds from a letter's sending until the other phone has it, and until it is stored.

    `readers` has the port of who sees a letter by the port of who writes it.
    """

    letter: list[float] = field(default_factory=list)
    stored: list[float] = field(default_factory=list)
    readers: dict[int, int] = field(default_factory=dict)


class Pair:
    """Two phones of a session; one of them may write."""

    def __init__(self, written: Written, number: int) -> None:
        self.phone = Phone(session_id(number))
        self.phone.doc.apply_update(written.state)
        self.sent: deque[tuple[int, float]] = deque()
        self.unstored: deque[float] = deque()

    async def write(self, connection: ClientConnection) -> None:
        """Write letter by letter until cancelled."""
        text = self.phone.text("strength.topic")
        while True:
            before = self.phone.doc.get_state()
            text.insert(len(str(text)), "a")
            now = time.perf_counter()
            own = self.phone.doc.client_id
            self.sent.append((read_vector(self.phone.doc.get_state())[own], now))
            self.unstored.append(now)
            await connection.send(sync(Step.UPDATE, self.phone.doc.get_update(before)))
            await asyncio.sleep(1 / LETTERS_A_SECOND)

    async def see(self, connection: ClientConnection, seen: Seen) -> None:
        """Take the time of each letter that arrives, and of what is said to be stored."""
        async for message in connection:
            assert isinstance(message, bytes)
            now = time.perf_counter()
            kind, reader = read(message)
            if kind is Kind.SYNC:
                step, content = read_sync(reader)
                reach = read_update(content).ends if step is Step.UPDATE else {}
                # A letter may come twice, or together with the next.
                while self.sent and self.sent[0][0] <= reach.get(self.phone.doc.client_id, 0):
                    seen.letter.append((now - self.sent.popleft()[1]) * 1000)
            elif kind is Kind.STORED and self.unstored:
                # The oldest of those that are stored with it waited longest.
                seen.stored.append((now - self.unstored[0]) * 1000)
                self.unstored.clear()


async def read_on(connection: ClientConnection) -> None:
    """Read what nobody takes the time of: who doesn't read is let go."""
    async for _ in connection:
        pass


async def come(port: int, session: str, opened: AsyncExitStack) -> ClientConnection:
    """Connect a phone, and wait until it is let in."""
    address = f"ws://127.0.0.1:{port}/api/v1/sessions/{session}/live"
    settings = {"compression": None, "ping_interval": None, "open_timeout": 60, "max_queue": 4}
    connection = await opened.enter_async_context(connect(address, **settings))  # type: ignore[arg-type]
    await connection.send(bytes([Kind.KEY]) + encoded(len(KEY)) + KEY.encode())
    while read(await connection.recv(decode=False))[0] is not Kind.STORED:
        pass
    return connection


async def come_all(
    port: int, sessions: list[str], opened: AsyncExitStack
) -> list[ClientConnection]:
    """Connect many phones, some at a time."""
    found: list[ClientConnection] = []
    for at in range(0, len(sessions), AT_ONCE):
        found += await asyncio.gather(
            *(come(port, session, opened) for session in sessions[at : at + AT_ONCE])
        )
    return found


async def write_together(
    ports: tuple[int, int],
    written: Written,
    pairs: int,
    writing: int,
    meanwhile: Callable[[], Awaitable[T]],
) -> tuple[Seen, T]:
    """Connect so many pairs, and have some of them write while `meanwhile` runs.

    Those who write are at the first port, the others at the second one, which may be the same.
    Gives what the pairs saw, and what came of `meanwhile`.
    """
    seen = Seen()
    async with AsyncExitStack() as opened:
        sessions = [session_id(number) for number in range(pairs)]
        writers = await come_all(ports[0], sessions, opened)
        readers = await come_all(ports[1], sessions, opened)
        made = [Pair(written, number) for number in range(writing)]
        seen.readers = {
            writer.local_address[1]: reader.local_address[1]
            for writer, reader in zip(writers[:writing], readers, strict=False)
        }
        looking = [
            asyncio.create_task(pair.see(reader, seen))
            for pair, reader in zip(made, readers, strict=False)
        ]
        looking += [asyncio.create_task(read_on(one)) for one in (*writers, *readers[writing:])]
        writes = [
            asyncio.create_task(pair.write(writer))
            for pair, writer in zip(made, writers, strict=False)
        ]
        found = await meanwhile()
        for task in writes:
            task.cancel()
        await asyncio.sleep(1)
        for task in looking:
            task.cancel()
    return seen, found
