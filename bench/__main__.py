"""Runs everything, prints the table and writes `results.json`: `make bench`."""

import argparse
import asyncio
import sys
import tempfile
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

from playwright.async_api import async_playwright

from bench import guesses, languages, lines, machine, results, saves, servers
from bench.phone import Figures, first_visit, whole_way
from bench.subjects import APP, DOOR, FLOOR
from bench.tab import CPU_SLOWED, SLOW_4G
from bench.table import table


async def on_phones(runs: int, app: int, floor: int) -> tuple[dict[str, Figures], object]:
    """The figures of each subject over all runs, taken in turns, and what the machine is."""
    found: dict[str, Figures] = defaultdict(lambda: defaultdict(list))
    async with async_playwright() as playwright:
        described = await machine.describe(playwright)
        for run in range(1, runs + 1):
            for subject, port in ((FLOOR, floor), (APP, app), (DOOR, app)):
                tell(f"{subject.name}, run {run} of {runs}")
                visit = first_visit if subject is DOOR else whole_way
                for name, values in (await visit(playwright, subject, port)).items():
                    found[subject.name][name] += values
    return found, described


def tell(what: str) -> None:
    """Say on the error output what is being done."""
    print(f"bench: {what}", file=sys.stderr, flush=True)


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="how often each page is visited")
    runs = parser.parse_args().runs
    with (
        tempfile.TemporaryDirectory() as data,
        servers.app(Path(data)) as app,
        servers.floor() as floor,
    ):
        sizes = languages.measure(app)
        phone, described = asyncio.run(on_phones(runs, app, floor))
    tell("the server, with up to 100,000 sessions")
    stored = saves.measure()
    refused = guesses.measure()
    found = [
        *lines.of_phone(phone[APP.name], phone[FLOOR.name], phone[DOOR.name]),
        *lines.of_languages(sizes),
        *lines.of_saves(stored),
        *lines.of_guesses(refused),
    ]
    about = {
        "taken": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": described,
        "conditions": {"runs": runs, "cpu_slowed": CPU_SLOWED, "network": SLOW_4G},
    }
    results.write(about, found, phone)
    print(table(found))


if __name__ == "__main__":
    main()
