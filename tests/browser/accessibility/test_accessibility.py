"""Axe finds nothing on any screen, in any language, light or dark, narrow or wide."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.support.app import begin_session
from tests.browser.support.axe import AXE, COLOURS, OPTIONS, faults, look
from tests.browser.support.server import Server
from tests.browser.support.steps import every_step, on_each_step
from webapp.languages import LANGUAGES

# All screens below each other, or all prompts with what is folded there; to look at them one by one
# takes too long in so many kinds of pages.
UNFOLD = """(part) => {
  const prompts = part === "prompts";
  for (const screen of document.querySelectorAll("[data-screen]")) {
    screen.style.display = !prompts || screen.querySelector("[data-prompt]") ? "grid" : "";
    screen.classList.toggle("on-prompt", prompts);
  }
  for (const prompt of document.querySelectorAll("[data-prompt]")) {
    prompt.style.display = prompts ? "grid" : "";
    for (const fold of prompt.querySelectorAll("details")) fold.open = true;
  }
}"""
# A rule of axe is broken by one element more on each of these steps.
FAULTS = """() => {
  const plant = (step, tag, attributes) => {
    const element = Object.assign(document.createElement(tag), { textContent: "pale" });
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    document.querySelector(`[data-prompt="${step}"], [data-screen="${step}"]`).append(element);
    return element;
  };
  plant("home", "p", {}).style.color = "#ccc";
  plant("strength.topic", "input", {});
  const list = plant("settings", "div", {});
  list.replaceChildren(...["a", "b"].map((name) => {
    const small = Object.assign(document.createElement("button"), { textContent: name });
    Object.assign(small.style, { display: "block", minBlockSize: 0, blockSize: "9px", padding: 0 });
    return small;
  }));
}"""
Theme = Literal["light", "dark"]


def put_on(page: Page, theme: Theme) -> None:
    """Have the phone's own settings change while the app is open."""
    page.emulate_media(color_scheme=theme)
    page.locator(f'html[data-theme="{theme}"]').wait_for(state="attached")


def look_at_all(page: Page, options: dict[str, object]) -> list[str]:
    """What axe finds on all screens, then on all prompts."""
    found = []
    for part, least in (("screen", 13), ("prompt", 25)):
        page.evaluate(UNFOLD, f"{part}s")
        assert page.locator(f"[data-{part}]:visible").count() >= least
        found += page.evaluate(look(options))
    return found


# A wide screen differs by direction, not by language; what the dark changes doesn't, either.
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_in_any_language(page: Page, server: Server, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    found = {}
    for code in LANGUAGES if width == 360 else ("en", "ar"):
        begin_session(page, f"{server.address}/{code}/")
        on_each_step(page, every_step(page), "() => []")  # some is written when somebody comes
        page.evaluate(AXE)
        found[code] = look_at_all(page, OPTIONS)
    put_on(page, "dark")
    found["dark"] = look_at_all(page, COLOURS)
    assert {where: some for where, some in found.items() if some} == {}


def test_axe_finds_nothing_on_any_step(page: Page, server: Server) -> None:
    begin_session(page, f"{server.address}/en/")
    wanted = every_step(page)
    screens = [name for name in wanted if "." not in name]
    assert (len(screens) >= 13, len(wanted) - len(screens) >= 25) == (True, True)
    assert faults(page, wanted) == {}
    put_on(page, "dark")
    assert faults(page, screens, COLOURS) == {}
    page.set_viewport_size({"width": 1280, "height": 800})
    put_on(page, "light")
    assert faults(page, screens) == {}


def test_axe_would_find_a_fault_on_any_step(page: Page, server: Server) -> None:
    begin_session(page, f"{server.address}/en/")
    page.evaluate(FAULTS)
    found = faults(page, ["home", "strength.topic", "settings", "tips"])
    rules = {step: {fault.split(":")[0] for fault in on_step} for step, on_step in found.items()}
    assert rules == {
        "home": {"color-contrast"},
        "strength.topic": {"label"},
        "settings": {"target-size"},
    }
    assert [*faults(page, ["home", "settings"], COLOURS)] == ["home"]


def test_axe_would_find_a_fault(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<html lang='en'><title>t</title><main><button></button></main></html>")
    assert Axe().run(page, options=OPTIONS).violations_count == 1
    page.set_content("<html lang='en'><title>t</title><main style='color: #ccc'>pale</main></html>")
    assert Axe().run(page, options=COLOURS).violations_count == 1
    page.close()
