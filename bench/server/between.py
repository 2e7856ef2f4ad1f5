"""Letters between phones at two servers on one PostgreSQL: `python -m bench.server.between`."""

import asyncio
import json
import os
import sys
from dataclasses import replace

from bench.server import letters
from bench.server.process import cpu_seconds
from bench.server.sessions import Written, session_id
from bench.server.spread import spread
from bench.servers import UNLIMITED, Served, serving
from tests.support.stores import postgres
from webapp.store.postgres.store import open_store

# Pairs of which each has a phone at either server, and all write at the first one.
PAIRS = (1, 50)
WRITING_S = 20


def measure(written: Written) -> list[dict[str, object]]:
    """The milliseconds from the sending of a letter at one server to its arrival at the other."""
    with postgres.server() as server:
        place = server.empty()
        store = open_store(place)
        for number in range(max(PAIRS)):
            with store.open(session_id(number)) as entry:
                entry.save(replace(written.record(), id=session_id(number)))
        store.close()
        with serving(place.url, UNLIMITED) as one, serving(place.url, UNLIMITED) as other:
            return [asyncio.run(_write((one, other), written, pairs)) for pairs in PAIRS]


async def _write(servers: tuple[Served, Served], written: Written, pairs: int) -> dict[str, object]:
    async def meanwhile() -> list[float]:
        before = [cpu_seconds(each.pid) for each in servers]
        await asyncio.sleep(WRITING_S)
        return [
            round((cpu_seconds(each.pid) - used) / WRITING_S, 3)
            for each, used in zip(servers, before, strict=True)
        ]

    ports = (servers[0].port, servers[1].port)
    seen, cores = await letters.write_together(ports, written, pairs, pairs, meanwhile)
    return {
        "pairs": pairs,
        "letters": len(seen.letter),
        "letter_ms": spread(seen.letter),
        "stored_ms": spread(seen.stored),
        "busy_cores": cores,
        "load": round(os.getloadavg()[0], 1),
    }


def main() -> None:
    """Measure, print."""
    json.dump(measure(Written()), sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
