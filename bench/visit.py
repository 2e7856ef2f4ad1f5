"""One visit to a page: when it painted, when it could be used, and what came by then."""

import asyncio
import time
from collections.abc import Callable
from typing import Any, TypedDict

from playwright.async_api import Error, Page

from bench.exchanges import fetched_again
from bench.relay import Relay
from bench.tab import Tab

PATIENCE_S = 90.0
QUIET_S = 2.0
POLL_MS = 200


class State(TypedDict):
    """What probe.js knows: moments in milliseconds since 1970; 0 for what hasn't happened yet."""

    origin: float
    painted: float
    usable: float
    whole: float
    worker: float
    offline: float
    everything: float
    took: float
    stored: list[float]


NOTHING = State(
    origin=0, painted=0, usable=0, whole=0, worker=0, offline=0, everything=0, took=0, stored=[]
)


async def state(page: Page) -> State:
    """Ask the page. While it is being replaced, all moments are 0."""
    try:
        found: State = await page.evaluate("() => window.bench")
    except Error:
        found = NOTHING
    return found


async def until(page: Page, met: Callable[[State], bool]) -> State:
    """Ask the page until the condition is met. Raises TimeoutError."""
    async with asyncio.timeout(PATIENCE_S):
        while not met(now := await state(page)):
            await page.wait_for_timeout(POLL_MS)
    return now


async def load(tab: Tab, address: str) -> dict[str, float]:
    """Open an address, and wait until it painted and all of it is there: `{"first paint": ms, …}`.

    Times run from the start of the first navigation. Raises TimeoutError.
    """
    commanded = time.time()
    await tab.page.goto(address, wait_until="commit")
    now = await until(tab.page, lambda now: now["whole"] > 0 and now["painted"] > 0)
    start = min(tab.own.started or commanded, now["origin"] / 1000) * 1000
    paint_size, paint_requests = tab.until(now["painted"] / 1000)
    use_size, use_requests = tab.until(now["usable"] / 1000)
    whole_size, whole_requests = tab.until(now["whole"] / 1000)
    return {
        "first paint": round(now["painted"] - start),
        "usable": round(now["usable"] - start),
        "whole": round(now["whole"] - start),
        "first paint bytes": paint_size,
        "first paint requests": paint_requests,
        "usable bytes": use_size,
        "usable requests": use_requests,
        "whole bytes": whole_size,
        "whole requests": whole_requests,
    }


async def install(tab: Tab, relay: Relay, address: str, *, tells: bool) -> dict[str, float]:
    """Visit for the first time, and wait until nothing moves and a worker is there.

    Adds to what `load` gives: `installed bytes` on the wire, those of `installed bodies` alone,
    `installed requests`, `fetched again`, and in milliseconds `installed`, when all of that was
    there, `ready for no network` and `all languages here`, when the page said so or, where none
    `tells`, its worker was ready.

    Raises TimeoutError.
    """
    before, begun = relay.down, len(relay.exchanges)
    found = await load(tab, address)
    await until(tab.page, lambda now: now["everything"] > 0 or not tells)
    last = await settle(tab, relay)
    now = await state(tab.page)
    start = min(tab.own.started, now["origin"] / 1000) * 1000
    found["installed"] = round(max(now["worker"], last * 1000) - start)
    found["installed bytes"] = relay.down - before
    found["installed requests"] = tab.until(time.time())[1]
    found["installed bodies"] = sum(one.body for one in relay.exchanges[begun:])
    found["fetched again"] = len(fetched_again(relay.exchanges[begun:]))
    for name, moment in {
        "ready for no network": now["offline"],
        "all languages here": now["everything"],
    }.items():
        found[name] = round((moment if tells else now["worker"]) - start)
    return found


async def settle(tab: Tab, relay: Relay) -> float:
    """Wait until nothing moves and a service worker is active; when the last request ended.

    Raises TimeoutError.
    """
    async with asyncio.timeout(PATIENCE_S):
        while True:
            await tab.page.wait_for_timeout(POLL_MS)
            moved = max(tab.own.last, tab.worker.last, relay.last)
            if time.time() - moved > QUIET_S and await _has_worker(tab.page):
                return max(tab.own.last_end, tab.worker.last_end)


async def _has_worker(page: Page) -> bool:
    registration: dict[str, Any] | None = await page.evaluate(
        """async () => {
          const found = await navigator.serviceWorker.getRegistration();
          return found && { active: found.active?.state, busy: !!found.installing };
        }"""
    )
    return registration == {"active": "activated", "busy": False}
