"""How many syncs a second the server takes at most, and what it is busy with meanwhile."""

import asyncio
import json
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bench.connection import Connection
from bench.process import cpu_seconds
from bench.servers import Served
from bench.sessions import Written, session_id
from webapp.store.storage import replace

SECONDS = 4
AT_ONCE = (1, 8, 32)
WRITES = 50

Figures = dict[str, float]


def find(served: Served, written: Written, sessions: Iterator[int]) -> list[Figures]:
    """Measure saves into other sessions, then syncs with nothing new; more and more at once."""
    change = written.change()
    nothing = {"vector": change["vector"], "update": "AAA="}
    bodies = {"save": json.dumps(change).encode(), "ask": json.dumps(nothing).encode()}
    return [
        {"what": what, "at_once": at_once, **asyncio.run(_rush(served, body, sessions, at_once))}  # type: ignore[dict-item]
        for what, body in bodies.items()
        for at_once in AT_ONCE
    ]


async def _rush(served: Served, body: bytes, sessions: Iterator[int], at_once: int) -> Figures:
    took: list[float] = []
    end = time.monotonic() + SECONDS
    used = cpu_seconds(served.pid)

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
    return {
        "per_second": round(len(took) / SECONDS),
        "p50_ms": round(median(took), 1),
        "busy_cores": round((cpu_seconds(served.pid) - used) / SECONDS, 2),
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
