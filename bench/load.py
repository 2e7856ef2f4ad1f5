"""A class, then a school, come back online at once; live phones; the ceiling: `make load`."""

import asyncio
import json
import os
import platform
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from playwright.async_api import async_playwright

from bench import pair
from bench.server import between, ceiling, letters, quiet, wire
from bench.server.crowd import SPREAD_S, STAY_S, come_back
from bench.server.process import cpu_seconds, memory_mb
from bench.server.sessions import Written, fill
from bench.server.spread import spread
from bench.servers import UNLIMITED, Served, serving
from tests.support.stores import postgres
from webapp.asgi import descriptors

PATH = Path(__file__).with_name("load.json")
CROWDS = (30, 1000)
# Pairs that are live, and those of them that write.
LIVE = ((1, 1), (500, 50))
WRITING_S = 10
SESSIONS = 5_000
# Long enough for each to hear a sign of life.
QUIET, QUIET_S = 10_000, 30
SETTLE_S = 8


def school(folder: Path, written: Written, phones: int) -> dict[str, object]:
    """Let this many phones come back online, to a server with its default limits."""
    tell(f"{phones} phones")
    data = folder / str(phones)
    fill(data, written, range(phones // 2))
    with serving(data, {}) as served:
        before = memory_mb(served.pid)
        crowd = asyncio.run(come_back(served.port, written, phones))
        return {
            "phones": phones,
            "came_back_within_s": SPREAD_S,
            "stayed_s": STAY_S,
            "syncs": len(crowd.took),
            "refused": crowd.refused,
            "failed": crowd.failed,
            "sync_ms": spread(crowd.took),
            "own_words_on_server_s": spread(crowd.kept),
            "others_words_on_phone_s": spread(crowd.whole),
            "all_in_sync_s_after_last": round(crowd.ended, 1),
            "busy_cores": round(cpu_seconds(served.pid) / (SPREAD_S + STAY_S), 2),
            "memory_mb": {"before": round(before), "most": round(memory_mb(served.pid, most=True))},
        }


def limits(folder: Path, written: Written) -> dict[str, object]:
    """The most syncs a second, without rate limits."""
    tell("the ceiling")
    data = folder / "ceiling"
    fill(data, written, range(SESSIONS))
    os.sync()  # What was stored beforehand must not be written out while we measure.
    with serving(data, UNLIMITED) as served:
        found = ceiling.find(served, written, SESSIONS)
        return {
            "rushes": found,
            "memory_mb": round(memory_mb(served.pid, most=True)),
            "one_safe_write_ms": ceiling.disk_ms(folder / "disk", written),
        }


def live(folder: Path, written: Written, pairs: int, writing: int) -> dict[str, object]:
    """Let so many pairs be live, of which some write; then two browsers write beside them."""
    tell(f"{pairs} pairs live, {writing} of them write")
    data = folder / f"live-{pairs}"
    fill(data, written, range(pairs))
    with serving(data, UNLIMITED) as served:
        before = memory_mb(served.pid)
        began = cpu_seconds(served.pid)
        with wire.listening(served.port) as passed:
            seen, between_browsers = asyncio.run(_write(served.port, written, pairs, writing))
        return {
            "pairs": pairs,
            "writing": writing,
            "letters": len(seen.letter),
            "letter_ms": spread(seen.letter),
            "letter_in_the_server_ms": spread(passed.kept_ms(served.port, seen.readers)),
            "letter_between_browsers_ms": spread(between_browsers),
            "stored_ms": spread(seen.stored),
            "cpu_seconds_with_coming": round(cpu_seconds(served.pid) - began, 1),
            "memory_mb": {"before": round(before), "most": round(memory_mb(served.pid, most=True))},
        }


async def _write(
    port: int, written: Written, pairs: int, writing: int
) -> tuple[letters.Seen, list[float]]:
    async def meanwhile() -> list[float]:
        await asyncio.sleep(WRITING_S)
        async with async_playwright() as playwright:
            found = await pair.write_together(playwright, port)
        return found["letter to letter"]

    return await letters.write_together((port, port), written, pairs, writing, meanwhile)


def two_servers(written: Written) -> list[dict[str, object]]:
    """Let pairs be live, each phone at another server, where there is a PostgreSQL for them."""
    if postgres.programs() is None:
        tell(f"nothing between two servers, since {postgres.MISSING}")
        return []
    tell("pairs at two servers")
    return between.measure(written)


def be_quiet(folder: Path, written: Written) -> dict[str, object]:
    """Let ten thousand phones be live and quiet for a while."""
    tell(f"{QUIET} quiet phones")
    data = folder / "quiet"
    fill(data, written, range(QUIET // 2))
    descriptors.raised_limit(QUIET + 100)
    with serving(data, UNLIMITED) as served:
        time.sleep(SETTLE_S)  # It has made all pages as small as they can be by then.
        return asyncio.run(_watch_quiet(served))


async def _watch_quiet(served: Served) -> dict[str, object]:
    before, began = memory_mb(served.pid), time.monotonic()
    phones = await quiet.come(served.port, QUIET)
    came, used = time.monotonic() - began, cpu_seconds(served.pid)
    await asyncio.sleep(QUIET_S)
    share = (cpu_seconds(served.pid) - used) / QUIET_S
    found = {
        "phones": QUIET,
        "came_in_s": round(came, 1),
        "lost": sum(not phone.is_there for phone in phones),
        "busy_cores": round(share, 3),
        "memory_mb": {"before": round(before), "quiet": round(memory_mb(served.pid))},
    }
    for phone in phones:
        phone.transport.abort()
    return found


def tell(what: str) -> None:
    """Say on the error output what is being done."""
    print(f"load: {what}", file=sys.stderr, flush=True)


def main() -> None:
    """Measure, write, print."""
    written = Written()
    with tempfile.TemporaryDirectory(prefix="andersom-load-") as name:
        folder = Path(name)
        found = {
            "taken": datetime.now(UTC).isoformat(timespec="seconds"),
            "machine": {"cores": os.cpu_count(), "system": platform.platform()},
            "crowds": [school(folder, written, phones) for phones in CROWDS],
            "live": [live(folder, written, *each) for each in LIVE],
            "two_servers": two_servers(written),
            "quiet": be_quiet(folder, written),
            "ceiling": limits(folder, written),
        }
    text = json.dumps(found, indent=1)
    PATH.write_text(f"{text}\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
