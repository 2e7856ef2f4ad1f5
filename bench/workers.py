"""Two workers beside one, over a PostgreSQL on the same machine: `python -m bench.workers`.

What a sync costs each process is what counts: server, database and phones share the same cores.
"""

import itertools
import json
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median

from bench.server.connection import HEADERS
from bench.server.process import cpu_seconds, memory_mb
from bench.server.rush import Rush
from bench.server.sessions import Written, session_id
from bench.servers import UNLIMITED, Served, serving
from tests.support.stores import postgres
from webapp.store.postgres.store import open_store

SESSIONS = 4000
ROUNDS = 3
SECONDS = 4.0
AT_ONCE = 32
WORKERS = (1, 2)
# Low enough that what the address asks is told once a second, as it is in earnest.
SETTINGS = UNLIMITED | {"ANDERSOM_ADDRESS_BURST": "1000", "ANDERSOM_GROWTH_PER_ADDRESS": "0"}
SETTLE_S = 6

Figures = dict[str, float]


def children(pid: int) -> list[int]:
    """The processes that this one started."""
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


class Costs:
    """The processor seconds of workers, of the database, and of the phones, from now on."""

    def __init__(self, workers: list[int], database: int) -> None:
        self._workers = workers
        self._database = database
        self._began = self._now()

    def _now(self) -> list[float]:
        database = [self._database, *children(self._database)]
        return [
            *(cpu_seconds(worker) for worker in self._workers),
            sum(cpu_seconds(pid) for pid in database),
            cpu_seconds(os.getpid()),
        ]

    def passed(self) -> list[float]:
        """One figure for each worker, then the database's, then the phones'."""
        return [now - began for now, began in zip(self._now(), self._began, strict=True)]


def requests(bodies: Iterator[tuple[int, bytes]]) -> Iterator[bytes]:
    """Syncs of sessions with these numbers."""
    for number, body in bodies:
        yield (
            f"POST /api/v1/sessions/{session_id(number)}/sync HTTP/1.1\r\nHost: x\r\n{HEADERS}"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        ).encode() + body


def saves(written: Written) -> Iterator[tuple[int, bytes]]:
    """Something new for each session, again and again."""
    while True:
        body = json.dumps(written.change()).encode()
        yield from ((number, body) for number in range(SESSIONS))


def questions(written: Written) -> Iterator[tuple[int, bytes]]:
    """Syncs with nothing new, each in another session."""
    body = json.dumps({"vector": written.change()["vector"], "update": "AAA="}).encode()
    return ((number, body) for number in itertools.cycle(range(SESSIONS)))


def measure(served: Served, database: int, asked: Iterator[bytes]) -> Figures:
    """One rush."""
    workers = children(served.pid) if len(children(served.pid)) > 1 else [served.pid]
    costs = Costs(workers, database)
    began = time.perf_counter()
    rush = Rush(served.port, asked, AT_ONCE, SECONDS)
    per_second = rush.run()
    took = time.perf_counter() - began
    *each, base, phones = [seconds / len(rush.took) * 1000 for seconds in costs.passed()]
    return {
        "syncs_a_second": per_second,
        "p50_ms": rush.p50_ms,
        "workers_ms": sum(each),
        "busiest_share": max(each) / sum(each),
        "database_ms": base,
        "phones_ms": phones,
        "busy_cores": (sum(each) + base + phones) * len(rush.took) / 1000 / took,
        "memory_mb": sum(memory_mb(worker) for worker in workers),
    }


def main() -> None:
    """Measure in turns, print the medians."""
    written = Written()
    found: dict[tuple[str, int], list[Figures]] = {}
    asked = {"save": requests(saves(written)), "nothing new": requests(questions(written))}
    with postgres.server() as server:
        place = server.empty()
        tell(f"{SESSIONS} sessions")
        store = open_store(place)
        for number in range(SESSIONS):
            with store.open(session_id(number)) as entry:
                entry.save(replace(written.record(), id=session_id(number)))
        store.close()
        for turn, count in itertools.product(range(ROUNDS), WORKERS):
            tell(f"round {turn + 1}, {count} workers, load {os.getloadavg()[0]:.1f}")
            with serving(place.url, SETTINGS | {"ANDERSOM_WORKERS": str(count)}) as served:
                time.sleep(SETTLE_S)  # It has made all pages as small as they can be by then.
                for what, each in asked.items():
                    figures = measure(served, server.pid, each)
                    found.setdefault((what, count), []).append(figures)
    for (what, count), rounds in found.items():
        middle = {name: round(median(one[name] for one in rounds), 2) for name in rounds[0]}
        print(json.dumps({"what": what, "workers": count, **middle}))
    for what in asked:
        one, two = (median(each["workers_ms"] for each in found[what, count]) for count in WORKERS)
        print(f"{what}: two workers with a core each do {2 * one / two:.2f} times what one does")


def tell(what: str) -> None:
    """Say on the error output what is being done."""
    print(f"workers: {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
