"""Which figures make the table, and the budgets of the design."""

from collections.abc import Iterator, Mapping

from bench.line import Line, median, p95
from bench.peer import SVGOMG
from bench.phone import Figures
from bench.server.answers import Answers
from bench.server.guesses import Guesses
from bench.server.saves import Saves

# name → (unit, most, whether that is a ratio to the floor)
VISITS: dict[str, tuple[str, float | None, bool]] = {
    "first paint bytes": ("B", 25_000, False),
    "first paint requests": ("", 3, False),
    "usable bytes": ("B", 75_000, False),
    "usable requests": ("", 8, False),
    "whole bytes": ("B", None, False),
    "whole requests": ("", None, False),
    "installed bytes": ("B", 230_000, False),
    "installed bodies": ("B", None, False),
    "installed requests": ("", None, False),
    "fetched again": ("", 0, False),
    "first paint": ("ms", 1.1, True),
    "usable": ("ms", 1.4, True),
    "whole": ("ms", None, False),
    "ready for no network": ("ms", 2000, False),
    "all languages here": ("ms", 3000, False),
    "installed": ("ms", None, False),
    "offline first paint": ("ms", None, False),
    "offline usable": ("ms", 1.5, True),
    "offline whole": ("ms", None, False),
    "restart first paint": ("ms", None, False),
    "restart usable": ("ms", 1.5, True),
    "restart whole": ("ms", 2, True),
}
USE: dict[str, tuple[str, float | None, bool]] = {
    "first screen": ("ms", None, False),
    "next screen": ("ms", 50, False),
    "language switch": ("ms", 60, False),
}
FROM_ROOT = 1.15
EIGHTEEN_MS = 3500
LANGUAGE_BYTES = 7000
UPDATE_BYTES = 10_000
STORED_MS = 50
LETTER_MS, LETTER_P95_MS = 50, 120
WORKER_AS_PAGE = 1.5
START_MS = 1000
GROWTH = 1.3


def of_visits(app: Figures, floor: Figures, door: Figures) -> Iterator[Line]:
    """What the phone pays until all is there, and without a network: the medians of all runs."""
    for name, (unit, most, of_floor) in VISITS.items():
        floors = median(floor[name])
        yield Line(name, unit, median(app[name]), floors, most, of_floor, SVGOMG.get(name))
    name = "first paint"
    value, floors = median(door[name]), median(floor[name])
    yield Line(f"from / {name}", "ms", value, floors, FROM_ROOT, of_floor=True)
    yield Line("from / usable", "ms", median(door["usable"]), median(floor["usable"]))
    yield Line("from / usable requests", "", median(door["usable requests"]))


def of_eighteen(eighteen: Figures) -> Iterator[Line]:
    """The same phone where the app has eighteen languages."""
    name = "all languages here"
    yield Line(f"{name}, eighteen", "ms", median(eighteen[name]), budget=EIGHTEEN_MS)
    name = "ready for no network"
    yield Line(f"{name}, of eighteen", "ms", median(eighteen[name]), budget=VISITS[name][1])


def of_use(app: Figures, floor: Figures) -> Iterator[Line]:
    """What the phone pays for touches, and for each key until it is stored."""
    for name, (unit, most, of_floor) in USE.items():
        yield Line(name, unit, median(app[name]), median(floor[name]), most, of_floor)
    yield Line("key until stored, p50", "ms", median(app["stored"]))
    yield Line("key until stored, p95", "ms", p95(app["stored"]), budget=STORED_MS)


def of_pair(figures: Figures) -> Iterator[Line]:
    """What a letter takes from its input event on one phone until it is drawn on the other."""
    took = figures["letter to letter"]
    yield Line("letter to letter, p50", "ms", median(took), budget=LETTER_MS)
    yield Line("letter to letter, p95", "ms", p95(took), budget=LETTER_P95_MS)


def of_languages(sizes: Mapping[str, int]) -> Iterator[Line]:
    """What each further language adds."""
    for code, size in sizes.items():
        yield Line(f"language {code}", "B", size, budget=LANGUAGE_BYTES)


def of_update(sizes: Mapping[str, int]) -> Iterator[Line]:
    """What new versions cost in which one sentence of one language is another."""
    for name, size in sizes.items():
        yield Line(name, "B", size, budget=UPDATE_BYTES)


def of_answers(found: Answers) -> Iterator[Line]:
    """What the server pays to send the worker's script, beside a page, and until it can."""
    worker, page = median(found.worker), median(found.page)
    yield Line("/sw.js by /en/, processor", "ms", worker, page, WORKER_AS_PAGE, of_floor=True)
    yield Line("start until answered", "ms", median(found.started), budget=START_MS)
    yield Line("start, processor", "ms", median(found.worked))


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
