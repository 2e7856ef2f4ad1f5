"""Measures, prints the table and, if that is all of it, writes `results.json`: `make bench`."""

import argparse
import asyncio
from datetime import UTC, datetime

from bench import machine, results
from bench.line import Line
from bench.parts import PARTS, tell, with_playwright
from bench.phone import Figures
from bench.tab import CPU_SLOWED, SLOW_4G
from bench.table import table


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="how often each page is visited")
    parser.add_argument(
        "--only", action="append", choices=PARTS, help="measure this part; may be given again"
    )
    asked = parser.parse_args()
    described = asyncio.run(with_playwright(machine.describe))
    tell(f"on {described}")
    found: list[Line] = []
    samples: dict[str, Figures] = {}
    for name in asked.only or PARTS:
        tell(name)
        measured, visited = PARTS[name](asked.runs)
        found += measured
        samples |= visited
    if not asked.only:
        about = {
            "taken": datetime.now(UTC).isoformat(timespec="seconds"),
            "machine": described,
            "conditions": {"runs": asked.runs, "cpu_slowed": CPU_SLOWED, "network": SLOW_4G},
        }
        results.write(about, found, samples)
    print(table(found))


if __name__ == "__main__":
    main()
