"""The parts of the bench, each of which can be measured alone: `python -m bench --only NAME`."""

import asyncio
import sys
import tempfile
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

from playwright.async_api import Playwright, async_playwright

from bench import builds, languages, lines, pair, servers, update
from bench.exchanges import Exchange
from bench.line import Line
from bench.phone import Figures, first_visit, installation, visits
from bench.server import answers, guesses, saves
from bench.subjects import APP, DOOR, FLOOR, Subject
from bench.use import use

T = TypeVar("T")
# Who visits, on which port, and what they do there.
Turn = tuple[Subject, int, Callable[[Playwright, Subject, int], Awaitable[Figures]]]
SEEN = partial(installation, network=True)
# The server makes each file when it is asked for it, so a phone comes first that isn't measured.
UNSEEN = partial(installation, network=False)
# The lines, and what each single visit gave: subject → figure → values.
Found = tuple[Iterable[Line], dict[str, Figures]]


def of_visits(runs: int) -> Found:
    """The way of the phone until all is installed, and without a network."""
    with temporary() as folder, servers.app(folder) as app, servers.floor() as floor:
        asyncio.run(in_turns(1, ((APP, app, UNSEEN),)))
        turns = ((FLOOR, floor, visits), (APP, app, visits), (DOOR, app, first_visit))
        found = asyncio.run(in_turns(runs, turns))
    return lines.of_visits(found[APP.name], found[FLOOR.name], found[DOOR.name]), found


def of_eighteen(runs: int) -> Found:
    """The same until all is installed, with eighteen languages."""
    with temporary() as folder:
        build = builds.with_more_languages(folder / "build")
        with servers.app(folder / "data", build) as app:
            asyncio.run(in_turns(1, ((APP, app, UNSEEN),)))
            found = asyncio.run(in_turns(runs, ((APP, app, SEEN),)))
    return lines.of_eighteen(found[APP.name]), {"eighteen": found[APP.name]}


def of_languages(_runs: int) -> Found:
    """What each further language adds; all the same each time."""
    return lines.of_languages(asyncio.run(with_playwright(languages.measure))), {}


def of_update(_runs: int) -> Found:
    """What new versions cost; all the same each time."""
    sizes = {}
    for name, change in builds.CHANGES.items():
        sizes[name], exchanges = updated(change)
        for one in exchanges:
            tell(f"{name}: {one.status} {one.path}, {one.body} B without the head")
    return lines.of_update(sizes), {}


def updated(change: builds.Change) -> tuple[int, list[Exchange]]:
    """What a new version with this change costs, and what is asked for."""
    with temporary() as folder:
        build = builds.with_a_changed_sentence(folder / "build", change)
        with servers.app(folder / "old") as old, servers.app(folder / "new", build) as new:
            measure = partial(update.measure, old=old, new=new)
            return asyncio.run(with_playwright(measure))


def of_use(runs: int) -> Found:
    """What touches and keys take."""
    with temporary() as folder, servers.app(folder) as app, servers.floor() as floor:
        found = asyncio.run(in_turns(runs, ((FLOOR, floor, use), (APP, app, use))))
    both = {f"{name}, used": figures for name, figures in found.items()}
    return lines.of_use(found[APP.name], found[FLOOR.name]), both


def of_pair(runs: int) -> Found:
    """What a letter takes from one phone to the other."""
    figures: Figures = defaultdict(list)
    for run in range(1, runs + 1):
        tell(f"pair, run {run} of {runs}")
        with temporary() as folder, servers.app(folder) as app:
            measure = partial(pair.write_together, port=app)
            for name, values in asyncio.run(with_playwright(measure)).items():
                figures[name] += values
    return lines.of_pair(figures), {"pair": figures}


def of_answers(_runs: int) -> Found:
    """What the server's processor pays for the worker's script."""
    return lines.of_answers(answers.measure()), {}


def of_saves(_runs: int) -> Found:
    """What the server pays for a save, with up to 100,000 sessions."""
    return lines.of_saves(saves.measure()), {}


def of_guesses(_runs: int) -> Found:
    """What the server takes to refuse."""
    return lines.of_guesses(guesses.measure()), {}


PARTS: dict[str, Callable[[int], Found]] = {
    "visits": of_visits,
    "eighteen": of_eighteen,
    "languages": of_languages,
    "update": of_update,
    "use": of_use,
    "pair": of_pair,
    "answers": of_answers,
    "saves": of_saves,
    "guesses": of_guesses,
}


async def in_turns(runs: int, turns: Iterable[Turn]) -> dict[str, Figures]:
    """The figures of each subject over all runs; they take turns, so a slow moment hits all."""
    found: dict[str, Figures] = defaultdict(lambda: defaultdict(list))
    async with async_playwright() as playwright:
        for run in range(1, runs + 1):
            for subject, port, visit in turns:
                tell(f"{subject.name}, run {run} of {runs}")
                for name, values in (await visit(playwright, subject, port)).items():
                    found[subject.name][name] += values
    return found


async def with_playwright(measure: Callable[[Playwright], Awaitable[T]]) -> T:
    """Do this with a Playwright that ends afterwards."""
    async with async_playwright() as playwright:
        return await measure(playwright)


@contextmanager
def temporary() -> Iterator[Path]:
    """A folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="andersom-bench-") as name:
        yield Path(name)


def tell(what: str) -> None:
    """Say on the error output what is being done."""
    print(f"bench: {what}", file=sys.stderr, flush=True)
