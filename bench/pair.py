"""Two phones at one session: from a letter's input event on one until the other has drawn it."""

import json
from contextlib import AsyncExitStack
from urllib.request import Request, urlopen

from playwright.async_api import Page, Playwright

from bench.phone import Figures
from tests.support import chromium
from tests.support.python_phone import KEY, Phone, bearer

FIELD = "strength.topic"
FIELD_SELECTOR = f'[data-field="{FIELD}"]'
WORDS = "I know how steam engines work, and I can show it. "
KEY_PAUSE_MS = 150
PATIENCE_MS = 20_000
LIVE = 'html[data-connection="live"]'
# Both processes are on one machine, so that their clocks are one.
NOW = "performance.timeOrigin + performance.now()"
TYPED = f"""(field) => {{
  window.typed = [];
  field.addEventListener("input", () => window.typed.push({NOW}), {{ capture: true }});
}}"""
# A message that is posted in a frame comes when that has been drawn.
DRAWN = f"""(field) => {{
  window.drawn = [];
  let before = field.value.length;
  const {{ port1, port2 }} = new MessageChannel();
  port1.onmessage = ({{ data }}) => window.drawn.push([data, {NOW}]);
  const look = () => {{
    if (field.value.length !== before) port2.postMessage((before = field.value.length));
    requestAnimationFrame(look);
  }};
  look();
}}"""


def begin(port: int) -> Phone:
    """A session on the server, in which nothing is written yet."""
    phone = Phone()
    phone.choose({"start.path": "full"})
    address = f"http://127.0.0.1:{port}/api/v1/sessions/{phone.id}/sync"
    headers = bearer(KEY) | {"Content-Type": "application/json"}
    urlopen(Request(address, json.dumps(phone.body()).encode(), headers)).close()
    return phone


async def write_together(playwright: Playwright, port: int) -> Figures:
    """Milliseconds of each letter, both ways. Raises TimeoutError."""
    session = begin(port)
    link = f"http://127.0.0.1:{port}/en/#join={session.id}.{session.key}"
    async with AsyncExitStack() as opened:
        mentee, mentor = [await _phone(playwright, link, opened) for _ in range(2)]
        for page in (mentee, mentor):
            await page.locator(LIVE).wait_for(state="attached", timeout=PATIENCE_MS)
        took = await _letters(mentee, mentor) + await _letters(mentor, mentee)
    return {"letter to letter": took}


async def _phone(playwright: Playwright, link: str, opened: AsyncExitStack) -> Page:
    """A browser of its own that has joined the session, and is at the field."""
    browser = await playwright.chromium.launch(**chromium.launch_arguments())
    opened.push_async_callback(browser.close)
    device = {**playwright.devices["Pixel 7"]}
    del device["default_browser_type"]
    page = await (await browser.new_context(locale="en-GB", **device)).new_page()
    await page.goto(link)
    await page.locator("html[data-session]").wait_for(state="attached", timeout=PATIENCE_MS)
    await page.evaluate(f"location.hash = {json.dumps(FIELD)}")
    await page.locator(FIELD_SELECTOR).wait_for()
    return page


async def _letters(writer: Page, reader: Page) -> list[float]:
    """Write on one phone; milliseconds until the other one has drawn each letter."""
    await reader.locator(FIELD_SELECTOR).evaluate(DRAWN)
    before = len(await reader.locator(FIELD_SELECTOR).input_value())
    field = writer.locator(FIELD_SELECTOR)
    await field.press("Control+End")
    await field.evaluate(TYPED)
    await field.press_sequentially(WORDS, delay=KEY_PAUSE_MS)
    typed: list[float] = await writer.evaluate("window.typed")
    drawn: list[tuple[int, float]] = []
    while not drawn or drawn[-1][0] < before + len(WORDS):
        await reader.wait_for_timeout(100)
        drawn = await reader.evaluate("window.drawn")
    # What two letters came in is drawn once: the first of them waited longest.
    return [
        round(next(when for length, when in drawn if length > before + at) - sent, 1)
        for at, sent in enumerate(typed)
    ]
