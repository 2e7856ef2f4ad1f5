"""Goes through the app’s steps in the page itself, which is much quicker, and looks at each."""

from playwright.sync_api import Page

EACH = """async (steps) => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const found = {};
  // What lies below home's first screenful is laid out when somebody comes near (home.css).
  document.querySelector(".how").style.contentVisibility = "visible";
  for (const step of steps) {
    location.hash = step;
    while (document.documentElement.dataset.step !== step) await frame();
    await frame();
    const faults = await (LOOK)();
    if (faults.length) found[step] = faults;
  }
  return found;
}"""


def steps(page: Page) -> list[str]:
    """Every screen and every prompt."""
    found: list[str] = page.locator("[data-screen], [data-prompt]").evaluate_all(
        "all => all.map(one => one.dataset.prompt ?? one.dataset.screen)"
    )
    return found


def on_each_step(page: Page, wanted: list[str], look: str) -> dict[str, list[str]]:
    """What a look, a function in JavaScript that gives a list, finds on each of these steps."""
    found: dict[str, list[str]] = page.evaluate(EACH.replace("LOOK", look), wanted)
    return found
