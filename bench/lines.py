"""Which figures make the table, and the budgets of the design."""

from collections.abc import Iterator, Mapping

from bench.guesses import Guesses
from bench.line import Line, median, p95
from bench.phone import Figures
from bench.saves import Saves

# name → (unit, most, whether that is a ratio to the floor)
VISITS: dict[str, tuple[str, float | None, bool]] = {
    "first paint bytes": ("B", 25_000, False),
    "first paint requests": ("", 3, False),
    "usable bytes": ("B", 75_000, False),
    "usable requests": ("", 8, False),
    "whole bytes": ("B", None, False),
    "whole requests": ("", None, False),
    "installed bytes": ("B", None, False),
    "installed requests": ("", None, False),
    "first paint": ("ms", 1.3, True),
    "usable": ("ms", 2, True),
    "whole": ("ms", None, False),
    "installed": ("ms", None, False),
    "offline first paint": ("ms", None, False),
    "offline usable": ("ms", 1.5, True),
    "offline whole": ("ms", None, False),
    "restart first paint": ("ms", None, False),
    "restart usable": ("ms", 1.5, True),
    "restart whole": ("ms", None, False),
    "first screen": ("ms", None, False),
    "next screen": ("ms", 50, False),
    "language switch": ("ms", 60, False),
}
LANGUAGE_BYTES = 16_000
STORED_MS = 50
GROWTH = 1.3


def of_phone(app: Figures, floor: Figures, door: Figures) -> Iterator[Line]:
    """What the phone pays: the medians of all runs, and each key until it is stored."""
    for name, (unit, most, of_floor) in VISITS.items():
        yield Line(name, unit, median(app[name]), median(floor[name]), most, of_floor)
    yield Line(
        "from / first paint", "ms", median(door["first paint"]), median(floor["first paint"])
    )
    yield Line("from / usable", "ms", median(door["usable"]), median(floor["usable"]))
    yield Line("from / usable requests", "", median(door["usable requests"]))
    yield Line("key until stored, p50", "ms", median(app["stored"]))
    yield Line("key until stored, p95", "ms", p95(app["stored"]), budget=STORED_MS)


def of_languages(sizes: Mapping[str, int]) -> Iterator[Line]:
    """What each further language adds."""
    for code, size in sizes.items():
        yield Line(f"language {code}", "B", size, budget=LANGUAGE_BYTES)


def of_saves(found: Mapping[int, Saves]) -> Iterator[Line]:
    """What the server pays for a save, beside sqlite3, and how that grows with the store."""
    for size, saves in found.items():
        upserts = saves.upserts
        yield Line(f"save, {size:,} stored, p50", "ms", median(saves.took), median(upserts))
        yield Line(f"save, {size:,} stored, p95", "ms", p95(saves.took), p95(upserts))
        a_second = 1000 * len(upserts) / sum(upserts)
        yield Line(f"saves a second, {size:,} stored", "", median(saves.per_second), a_second)
    least, *_, most = sorted(found)
    name = f"save p50, {most:,} over {least:,} stored"
    growth = median(found[most].took) / median(found[least].took)
    yield Line(name, "×", growth, budget=GROWTH)


def of_guesses(found: Guesses) -> Iterator[Line]:
    """What a refusal takes where there is such a session, beside where there is none."""
    wrong, unknown = found.wrong_key, found.unknown_id
    yield Line("wrong key by unknown id, p50", "ms", median(wrong), median(unknown))
    yield Line("wrong key by unknown id, p95", "ms", p95(wrong), p95(unknown))
