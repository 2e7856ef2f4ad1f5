"""The browser as a phone that was never here, and what a person does with it: come, and return."""

import json
import tempfile
from collections.abc import AsyncIterator
from contextlib import AbstractContextManager, asynccontextmanager
from pathlib import Path

from playwright.async_api import BrowserContext, Playwright

from bench.relay import Relay
from bench.subjects import Subject
from bench.tab import Tab
from bench.visit import install, load
from tests.support import chromium

PROBE = Path(__file__).with_name("probe.js")

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
    with empty_profile() as profile:
        async with Relay(server_port) as relay, browser(playwright, profile, subject) as context:
            tab = await Tab.open(context, network=True)
            return _named("", await load(tab, relay.address + subject.path))


async def installation(
    playwright: Playwright, subject: Subject, server_port: int, *, network: bool
) -> Figures:
    """The first visit until all is there; without `network`, none is imitated.

    Raises TimeoutError.
    """
    with empty_profile() as profile:
        async with Relay(server_port) as relay, browser(playwright, profile, subject) as context:
            tab = await Tab.open(context, network=network)
            address = relay.address + subject.path
            return _named("", await install(tab, relay, address, tells=subject.tells))


async def visits(playwright: Playwright, subject: Subject, server_port: int) -> Figures:
    """The first visit until all is there; then without a network, also after a restart.

    Raises TimeoutError.
    """
    with empty_profile() as profile:
        async with Relay(server_port) as relay:
            address = relay.address + subject.path
            async with browser(playwright, profile, subject) as context:
                tab = await Tab.open(context, network=True)
                figures = _named("", await install(tab, relay, address, tells=subject.tells))
                await relay.cut()
                figures |= _named("offline ", await _offline(context, address))
            async with browser(playwright, profile, subject) as context:
                return figures | _named("restart ", await _offline(context, address))


def empty_profile() -> AbstractContextManager[str]:
    """The folder of a profile, which is gone afterwards."""
    return tempfile.TemporaryDirectory(prefix="andersom-bench-", ignore_cleanup_errors=True)


async def _offline(context: BrowserContext, address: str) -> dict[str, float]:
    await context.set_offline(offline=True)
    return await load(await Tab.open(context, network=False), address)


def _named(prefix: str, found: dict[str, float]) -> Figures:
    return {prefix + name: [value] for name, value in found.items()}
