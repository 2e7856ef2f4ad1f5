"""What a new version costs to fetch in which one sentence of one language is another."""

import asyncio

from playwright.async_api import Error, Page, Playwright

from bench.exchanges import Exchange
from bench.phone import browser, empty_profile
from bench.relay import Relay
from bench.subjects import APP
from bench.tab import Tab
from bench.visit import PATIENCE_S, POLL_MS, install, load, settle

# Where nobody is in the middle of something, the app takes the new version at once and reloads.
IS_NEW = """async () => !!(await navigator.serviceWorker.getRegistration()).waiting ||
  performance.getEntriesByType("navigation")[0].type === "reload" """


async def measure(playwright: Playwright, old: int, new: int) -> tuple[int, list[Exchange]]:
    """Install from the server at one port, come back when another one stands at the same address.

    Gives the bytes on the wire, heads and bodies, from the return until the new version waits or
    has taken over; and what was asked for meanwhile. Raises TimeoutError if none comes.
    """
    with empty_profile() as profile:
        async with Relay(old) as relay, browser(playwright, profile, APP) as context:
            address = relay.address + APP.path
            tab = await Tab.open(context, network=False)
            await install(tab, relay, address, tells=True)
            await relay.lead_to(new)
            before, begun = relay.down, len(relay.exchanges)
            tab = await Tab.open(context, network=False)
            await load(tab, address)
            async with asyncio.timeout(PATIENCE_S):
                while not await _is_new(tab.page):
                    await tab.page.wait_for_timeout(POLL_MS)
            await settle(tab, relay)
            return relay.down - before, relay.exchanges[begun:]


async def _is_new(page: Page) -> bool:
    try:
        found: bool = await page.evaluate(IS_NEW)
    except Error:  # It is being replaced.
        return False
    return found
