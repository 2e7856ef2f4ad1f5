"""Whoever opens the app at a step finds it in place: what comes later moves nothing."""

import pytest
from playwright.sync_api import Page

from tests.browser.support import app, form, steps
from tests.browser.support.server import Server

# By how much of a screen parts moved, as browsers count it: 0.1 is what people begin to mind.
MOST = 0.01
FEW = ("home", "plan.steps", "between.prepare", "ladder", "summary")
SHIFTS = """window.shifts = [];
new PerformanceObserver((list) => {
  for (const { value, sources } of list.getEntries())
    window.shifts.push([value, ...sources.map(({ node }) => node?.outerHTML?.slice(0, 80))]);
}).observe({ type: "layout-shift", buffered: true });"""
# All that draws later has drawn: after two paints and a pause.
SETTLED = """async () => {
  const { dataset } = document.documentElement;
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  while (dataset.settled === undefined) await frame();
  await new Promise((done) => requestIdleCallback(done, { timeout: 300 }));
  await frame();
  return window.shifts;
}"""


@pytest.mark.parametrize("letters", ["1", "2"])
def test_nothing_moves_when_the_app_is_opened_at_a_step(
    page: Page, server: Server, letters: str
) -> None:
    page.add_init_script(SHIFTS)
    page.add_init_script(f"try {{ localStorage.setItem('andersom.size', '{letters}') }} catch {{}}")
    address = f"{server.address}/en/"
    form.begin_planned_session(page, address, strength_topic="Memes", plan_steps="one\ntwo")
    screens = [step for step in steps.every_step(page) if "." not in step]
    assert len(screens) > 12
    # The phase that was reached is noted once its screen is drawn, and home is drawn with it.
    app.wait_saved(page, "server")
    page.evaluate(SETTLED)
    moved = {}
    # Home comes first: nobody was there since the session began.
    for step in dict.fromkeys((*screens, *FEW)) if letters == "1" else FEW:
        page.goto("about:blank")
        page.goto(f"{address}#{step}")
        app.wait_listening(page)
        shifts = page.evaluate(SETTLED)
        if sum(value for value, *_ in shifts) > MOST:
            moved[step] = shifts
    assert moved == {}
