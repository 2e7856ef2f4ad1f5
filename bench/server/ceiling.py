"""How many syncs a second the server takes at most, and what each costs its processor."""

import asyncio
import itertools
import json
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bench.server.connection import Connection
from bench.server.process import cpu_seconds
from bench.server.sessions import Written, session_id
from bench.servers import Served
from webapp.store.storage import replace

SECONDS = 4
AT_ONCE = (1, 8, 32)
WRITES = 50
# The sessions of a thousand phones.
ASK_AGAIN = 500

Figures = dict[str, float]


def find(served: Served, written: Written, stored: int) -> list[Figures]:
    """Measure saves, each into another one of so many stored sessions, then syncs with nothing new.

    First from phones that just came, then from a thousand that ask again and again.
    """
    change = written.change()
    nothing = json.dumps({"vector": change["vector"], "update": "AAA="}).encode()
    all_of_them, same = itertools.cycle(range(stored)), itertools.cycle(range(ASK_AGAIN))
    rushes = {
        "save": (json.dumps(change).encode(), all_of_them),
        "ask": (nothing, all_of_them),
        "ask again": (nothing, same),
    }
    return [
        {"what": what, "at_once": at_once, **asyncio.run(_rush(served, *rush, at_once))}  # type: ignore[dict-item]
        for what, rush in rushes.items()
        for at_once in AT_ONCE
    ]


async def _rush(served: Served, body: bytes, sessions: Iterator[int], at_once: int) -> Figures:
    took: list[float] = []
    used = cpu_seconds(served.pid)
    end = time.monotonic() + SECONDS

    async def ask() -> None:
        connection = Connection(served.port)
        while time.monotonic() < end:
            answer = await connection.post(
                f"/api/v1/sessions/{session_id(next(sessions))}/sync", body
            )
            if answer.status != 200:
                raise RuntimeError(f"the server did not sync: {answer.body!r}")
            took.append(answer.took)
        connection.close()

    await asyncio.gather(*(ask() for _ in range(at_once)))
    used = cpu_seconds(served.pid) - used
    return {
        "per_second": round(len(took) / SECONDS),
        "p50_ms": round(median(took), 1),
        "processor_ms": round(used / len(took) * 1000, 2),
        "busy_cores": round(used / SECONDS, 2),
    }


def disk_ms(folder: Path, written: Written) -> float:
    """The median milliseconds of one safe write of a session, with nothing else on this disk."""
    content = json.dumps({"state": written.change()["update"], "text": "x" * 12_000}).encode()
    took = []
    for number in range(WRITES):
        start = time.perf_counter()
        replace(folder / f"{number}.json", content)
        took.append((time.perf_counter() - start) * 1000)
    return round(median(took), 2)
