"""Connections that do harm, in a process of their own: `python -m tests.torture.hostile …`.

They come from one address, and do one thing until the input ends. The first line of the output is
`begun`, once they have begun; the last one says as JSON how often the server answered what:
`{"200": 3, "429": 800, "none": 2}`.
"""

import asyncio
import json
import subprocess
import sys
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache

from tests.support.harmful_updates import spread
from tests.support.paths import ROOT
from tests.support.python_phone import KEY

SOURCE = "127.0.0.2"
IDS = [f"{letter * 25}2" for letter in "abcdefghijklmnopqrstuvwxyz"]
HEAD = "Host: x\r\nAuthorization: Bearer {key}\r\nContent-Type: application/json\r\n"
HALF = f"POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 200000\r\n\r\n{'x' * 60_000}"


@cache
def heavy(count: int) -> bytes:
    """An update that costs the square of so many changes."""
    return spread(count)


def sync(session: str, update: bytes) -> bytes:
    """A whole sync of a session."""
    text = json.dumps({"vector": "AA==", "update": b64encode(update).decode()})
    head = f"POST /api/v1/sessions/{session}/sync HTTP/1.1\r\n{HEAD.format(key=KEY)}"
    return f"{head}Content-Length: {len(text)}\r\n\r\n{text}".encode()


def get(path: str, key: str = KEY) -> bytes:
    return f"GET {path} HTTP/1.1\r\n{HEAD.format(key=key)}\r\n".encode()


# What each connection asks again and again, by its number.
KINDS: dict[str, Callable[[int], list[bytes]]] = {
    "one heavy session": lambda _: [sync(IDS[0], heavy(5999)), sync(IDS[0], b"\0\0")],
    "many heavy sessions": lambda n: [
        sync(IDS[n % 26], heavy(5999 - n % 3)),
        sync(IDS[n % 26], b"\0\0"),
    ],
    "wrong keys": lambda n: [get(f"/api/v1/sessions/{IDS[n % 26]}")],
    "pages": lambda _: [get("/en/")],
    "errors": lambda _: [get("/en/nothing"), sync("no-session", b"").replace(b"POST", b"PUT")],
}


BEGINNINGS = {"slow heads": "GET / HTTP/1.1\r\nX: ", "half bodies": HALF}
HOSTILE_KINDS = [*KINDS, *BEGINNINGS]


class Hostile:
    """One connection, opened anew whenever it is closed."""

    def __init__(self, port: int, statuses: Counter[str], begun: asyncio.Event) -> None:
        self._port = port
        self._statuses = statuses
        self._begun = begun

    async def hammer(self, requests: list[bytes]) -> None:
        """Ask each of these once, and the last one for ever."""
        left = list(requests)
        while True:
            with suppress(OSError, EOFError):
                reader, writer = await self._open()
                try:
                    while True:
                        writer.write(left[0])
                        self._statuses[await answered(reader)] += 1
                        self._begun.set()
                        left = left[1:] or left
                finally:
                    writer.close()
            self._statuses["none"] += 1
            await asyncio.sleep(0.1)

    async def trickle(self, beginning: str) -> None:
        """Send a beginning, then a byte now and then."""
        while True:
            with suppress(OSError, EOFError):
                reader, writer = await self._open()
                writer.write(beginning.encode())
                self._begun.set()
                while not reader.at_eof():
                    await asyncio.sleep(1)
                    writer.write(b"x")
                    await writer.drain()  # which fails once the other side has hung up
                writer.close()
            self._statuses["none"] += 1
            await asyncio.sleep(0.1)

    async def _open(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        return await asyncio.open_connection("127.0.0.1", self._port, local_addr=(SOURCE, 0))


async def answered(reader: asyncio.StreamReader) -> str:
    """Read an answer past, and give its status. Raises OSError, EOFError."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    length = head.partition("content-length: ")[2].partition("\r\n")[0]
    await reader.readexactly(int(length or 0))
    return head.split()[1]


async def attack(port: int, kind: str, count: int) -> None:
    """Do it until the input ends, and print what the server answered; first, that it has begun."""
    statuses: Counter[str] = Counter()
    begun = asyncio.Event()
    everybody = [Hostile(port, statuses, begun) for _ in range(count)]
    if kind in KINDS:
        tasks = [asyncio.create_task(h.hammer(KINDS[kind](n))) for n, h in enumerate(everybody)]
    else:
        tasks = [asyncio.create_task(each.trickle(BEGINNINGS[kind])) for each in everybody]
    await begun.wait()
    sys.stdout.write("begun\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.read)
    for task in tasks:
        task.cancel()
    sys.stdout.write(json.dumps(statuses))
    sys.stdout.flush()


class Attack:
    """What came of an attack, once it is over."""

    statuses: dict[str, int]


@contextmanager
def under_attack(port: int, kind: str, count: int) -> Iterator[Attack]:
    """Have it begin, and go on for as long as this lasts."""
    command = [sys.executable, "-m", "tests.torture.hostile", str(port), kind, str(count)]
    over = Attack()
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "begun\n"
        try:
            yield over
        finally:
            output, _ = process.communicate()
    over.statuses = json.loads(output)


if __name__ == "__main__":
    asyncio.run(attack(int(sys.argv[1]), sys.argv[2], int(sys.argv[3])))
