"""What a person does on a cheap phone, from the first visit to typing."""

import json
import tempfile
from collections.abc import AsyncIterator
from contextlib import AbstractContextManager, asynccontextmanager
from pathlib import Path

from playwright.async_api import BrowserContext, Playwright

from bench.relay import Relay
from bench.subjects import Subject
from bench.tab import Tab
from bench.visit import install, load, settle, until
from tests.support import chromium

PROBE = Path(__file__).with_name("probe.js")
WORDS = "I know how steam engines work, and I can show it. "
REST_MS = 500
KEY_PAUSE_MS = 60

Figures = dict[str, list[float]]


@asynccontextmanager
async def browser(
    playwright: Playwright, profile: str, subject: Subject
) -> AsyncIterator[BrowserContext]:
    """A browser with a profile on disk, which imitates a phone."""
    device = {**playwright.devices["Pixel 7"]}
    del device["default_browser_type"]
    context = await playwright.chromium.launch_persistent_context(
        profile, locale="en-GB", **device, **chromium.launch_arguments()
    )
    probe = PROBE.read_text(encoding="utf-8").replace("READY", json.dumps(subject.usable))
    await context.add_init_script(probe.replace("WHOLE", json.dumps(subject.whole)))
    try:
        yield context
    finally:
        await context.close()


async def first_visit(playwright: Playwright, subject: Subject, server_port: int) -> Figures:
    """Only the first visit, with an empty profile. Raises TimeoutError."""
    with _profile() as profile:
        async with Relay(server_port) as relay, browser(playwright, profile, subject) as context:
            tab = await Tab.open(context, network=True)
            return _named("", await load(tab, relay.address + subject.path))


async def whole_way(playwright: Playwright, subject: Subject, server_port: int) -> Figures:
    """First visit; then without a network, also after a restart; then with it: actions and keys.

    Raises TimeoutError.
    """
    with _profile() as profile:
        async with Relay(server_port) as relay:
            address = relay.address + subject.path
            async with browser(playwright, profile, subject) as context:
                tab = await Tab.open(context, network=True)
                figures = _named("", await install(tab, relay, address))
                await relay.cut()
                figures |= _named("offline ", await _offline(context, address))
            async with browser(playwright, profile, subject) as context:
                figures |= _named("restart ", await _offline(context, address))
                await relay.mend()
                await context.set_offline(offline=False)
                tab = await Tab.open(context, network=True)
                await load(tab, address)
                await settle(tab, relay)
                return figures | await _use(tab, subject)


def _profile() -> AbstractContextManager[str]:
    return tempfile.TemporaryDirectory(prefix="andersom-bench-", ignore_cleanup_errors=True)


async def _offline(context: BrowserContext, address: str) -> dict[str, float]:
    await context.set_offline(offline=True)
    return await load(await Tab.open(context, network=False), address)


async def _use(tab: Tab, subject: Subject) -> Figures:
    if subject.prepare:
        await tab.page.evaluate(subject.prepare)
    figures = {
        name: [await _act(tab, click) for click in clicks]
        for name, clicks in subject.actions.items()
    }
    if subject.typing:
        while not await tab.page.locator(subject.typing).count():
            await tab.page.locator(subject.actions["next screen"][0]).click()
        figures["stored"] = await _type(tab, subject.typing)
    return figures


async def _act(tab: Tab, selector: str) -> float:
    """Milliseconds from the touch until another heading is on the screen. Raises TimeoutError."""
    await tab.page.evaluate("() => window.bench.arm()")
    await tab.page.locator(selector).first.click()
    now = await until(tab.page, lambda now: now["took"] > 0)
    await tab.page.wait_for_timeout(REST_MS)
    return round(now["took"], 1)


async def _type(tab: Tab, selector: str) -> list[float]:
    """Milliseconds from each input event until it is stored. Raises TimeoutError."""
    await tab.page.locator(selector).first.click()
    await tab.page.keyboard.type(WORDS, delay=KEY_PAUSE_MS)
    now = await until(tab.page, lambda now: len(now["stored"]) >= len(WORDS))
    return [round(took, 1) for took in now["stored"]]


def _named(prefix: str, found: dict[str, float]) -> Figures:
    return {prefix + name: [value] for name, value in found.items()}
