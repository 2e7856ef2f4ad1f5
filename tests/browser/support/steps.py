"""The app's steps: which ones there are, going to one, and looking at each of them."""

from playwright.sync_api import Page

SCREENS = (
    "home",
    "start",
    "explain",
    "strength",
    "plan",
    "between",
    "lead",
    "reflect",
    "summary",
    "growth",
    "tips",
    "roadmap",
    "ladder",
    "stretch",
    "share",
    "settings",
    "about",
)
# In the page itself, which is much quicker than a call from here for every step.
EACH = """async (steps) => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const found = {};
  // What lies below home's first screenful is laid out when somebody comes near.
  // Until then its sizes aren't true.
  const near = new CSSStyleSheet();
  near.replaceSync(".how, [data-sessions] li { content-visibility: visible !important; }");
  document.adoptedStyleSheets = [near];
  for (const step of steps) {
    location.hash = step;
    while (document.documentElement.dataset.step !== step) await frame();
    await frame();
    const faults = await (LOOK)();
    if (faults.length) found[step] = faults;
  }
  return found;
}"""


def current_step(page: Page) -> str:
    return page.locator("html").get_attribute("data-step") or ""


def wait_for_step(page: Page, name: str) -> None:
    page.locator(f'html[data-step="{name}"]').wait_for(state="attached")


def go_to(page: Page, name: str) -> None:
    """Go to a screen or a prompt by its address."""
    page.evaluate("name => { location.hash = name; }", name)
    wait_for_step(page, name)


def every_step(page: Page) -> list[str]:
    """Every screen and every prompt."""
    found: list[str] = page.locator("[data-screen], [data-prompt]").evaluate_all(
        "all => all.map(one => one.dataset.prompt ?? one.dataset.screen)"
    )
    return found


def on_each_step(page: Page, wanted: list[str], look: str) -> dict[str, list[str]]:
    """What `look`, a JavaScript function that returns a list, finds on each of these steps."""
    found: dict[str, list[str]] = page.evaluate(EACH.replace("LOOK", look), wanted)
    return found
