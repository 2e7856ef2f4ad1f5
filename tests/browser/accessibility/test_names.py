"""What can be pressed is named by what stands on it: so who speaks to their phone reaches it."""

from playwright.sync_api import Page, expect

from tests.browser.support import app, steps
from tests.browser.support.server import Server
from webapp.languages import LANGUAGES

# The visible words of each control that its name lacks (WCAG 2.5.3).
UNNAMED = """() => {
  const plain = (words) => words.toLowerCase().replace(/[^\\p{L}\\p{N}]+/gu, " ").trim();
  const words = (part, leftOut) => {
    const copy = part.cloneNode(true);
    for (const one of copy.querySelectorAll(leftOut)) one.remove();
    return plain(Array.from(copy.querySelectorAll("*"), (one) => one)
      .reverse().reduce((all, one) => (one.append(" "), all), copy).textContent);
  };
  const pressed = document.querySelectorAll("a[href], button, summary, [role=button], [role=link]");
  return [...pressed].filter((one) => one.checkVisibility()).flatMap((one) => {
    const visible = words(one, ".visually-hidden, svg, [hidden]");
    const label = one.getAttribute("aria-label");
    const name = label === null ? words(one, "[aria-hidden=true], [hidden]") : plain(label);
    const fault = `${visible} / ${name} / ${one.outerHTML}`.slice(0, 300);
    return name && name.includes(visible) ? [] : [fault];
  });
}"""


def test_each_name_holds_the_visible_words(page: Page, server: Server) -> None:
    faults = {}
    for code in LANGUAGES:
        app.begin_session(page, f"{server.address}/{code}/")
        steps.go_to(page, "strength.topic")
        page.locator('[data-timer="strength"] [data-action="timer"]').wait_for()
        faults[code] = steps.on_each_step(page, steps.every_step(page), UNNAMED)
    assert faults == {code: {} for code in LANGUAGES}


def test_the_small_timer_is_named_by_its_time_too(page: Page, server: Server) -> None:
    app.begin_session(page, f"{server.address}/en/")
    steps.go_to(page, "strength.topic")
    ring = page.locator('[data-timer="strength"] [data-action="timer"]')
    expect(ring).to_have_accessible_name("Time for this phase 0:00")


def test_a_name_without_the_visible_words_would_be_found(page: Page, server: Server) -> None:
    app.open_app(page, f"{server.address}/en/")
    page.evaluate(
        """document.querySelector("[data-action=start]").setAttribute("aria-label", "Go")"""
    )
    assert steps.on_each_step(page, ["home"], UNNAMED)
