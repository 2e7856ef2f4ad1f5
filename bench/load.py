"""A class, then a school, come back online at once; then the ceiling: `make load`."""

import asyncio
import itertools
import json
import os
import platform
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles

from bench import ceiling
from bench.crowd import SPREAD_S, STAY_S, come_back
from bench.process import cpu_seconds, memory_mb
from bench.servers import UNLIMITED, serving
from bench.sessions import Written, fill

PATH = Path(__file__).with_name("load.json")
CROWDS = (30, 1000)
SESSIONS = 5_000


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
        found = ceiling.find(served, written, itertools.cycle(range(SESSIONS)))
        return {
            "rushes": found,
            "memory_mb": round(memory_mb(served.pid, most=True)),
            "one_safe_write_ms": ceiling.disk_ms(folder / "disk", written),
        }


def spread(values: list[float]) -> dict[str, float]:
    """The middle, the value that 99 of 100 don't exceed, and the most."""
    cuts = quantiles(values, n=100, method="inclusive")
    return {"p50": round(cuts[49], 2), "p99": round(cuts[98], 2), "most": round(max(values), 2)}


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
            "ceiling": limits(folder, written),
        }
    text = json.dumps(found, indent=1)
    PATH.write_text(f"{text}\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
