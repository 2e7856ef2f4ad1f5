"""What a person does on a page that is installed: touches and keys, and how long each takes."""

from playwright.async_api import Playwright

from bench.phone import Figures, browser, empty_profile
from bench.relay import Relay
from bench.subjects import Subject
from bench.tab import Tab
from bench.visit import install, load, settle, until

WORDS = "I know how steam engines work, and I can show it. "
REST_MS = 500
KEY_PAUSE_MS = 60


async def use(playwright: Playwright, subject: Subject, server_port: int) -> Figures:
    """Install it, come back with a network, touch and type. Raises TimeoutError."""
    with empty_profile() as profile:
        async with Relay(server_port) as relay:
            address = relay.address + subject.path
            async with browser(playwright, profile, subject) as context:
                tab = await Tab.open(context, network=False)
                await install(tab, relay, address, tells=subject.tells)
            async with browser(playwright, profile, subject) as context:
                tab = await Tab.open(context, network=True)
                await load(tab, address)
                await settle(tab, relay)
                return await _act_and_type(tab, subject)


async def _act_and_type(tab: Tab, subject: Subject) -> Figures:
    if subject.prepare:
        await tab.page.evaluate(subject.prepare)
    figures = {
        name: [await _act(tab, click, subject.opens.get(name, "")) for click in clicks]
        for name, clicks in subject.actions.items()
    }
    if subject.typing:
        while not await tab.page.locator(subject.typing).count():
            await tab.page.locator(subject.actions["next screen"][0]).click()
        figures["stored"] = await _type(tab, subject.typing)
    return figures


async def _act(tab: Tab, selector: str, opens: str) -> float:
    """Milliseconds from the touch until another heading is on the screen. Raises TimeoutError."""
    if opens:
        await tab.page.locator(opens).click()
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
