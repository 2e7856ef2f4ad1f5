"""How fast this machine is today: figures compare only where these agree."""

import os
import platform

from playwright.async_api import Playwright

from bench.tab import CPU_SLOWED
from tests.support import chromium

LOOP = """() => {
  const start = performance.now();
  let x = 0;
  for (let i = 0; i < 3e7; i++) x = (x * 31 + i) | 0;
  return performance.now() - start + (x & 0);
}"""


async def describe(playwright: Playwright) -> dict[str, object]:
    """The system, the browser, and the milliseconds of one loop, plain and slowed."""
    browser = await playwright.chromium.launch(**chromium.launch_arguments())
    page = await browser.new_page()
    await page.evaluate(LOOP)  # compiles it
    plain = min([await page.evaluate(LOOP) for _ in range(3)])
    cdp = await page.context.new_cdp_session(page)
    await cdp.send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWED})
    slowed = min([await page.evaluate(LOOP) for _ in range(3)])
    described = {
        "loop_ms": round(plain, 1),
        "loop_slowed_ms": round(slowed, 1),
        "chromium": browser.version,
        "cores": os.cpu_count(),
        "system": platform.platform(),
    }
    await browser.close()
    return described
