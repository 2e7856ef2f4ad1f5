"""A picture of every screen, light and dark, in every language: `make screenshots`.

They go to `screenshots/`; those of the README to `docs/pictures/`, those of the manifests to
`static/icons/`.
"""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.support.app import open_app, start_session
from tests.browser.support.companions import fill
from tests.browser.support.server import Server
from tests.browser.support.steps import go_to
from tests.support import chromium
from tests.support.paths import ROOT
from webapp.languages import LANGUAGES

FOLDER = ROOT / "screenshots"
PICTURES = ROOT / "docs" / "pictures"
WORDS = {
    "start.mentee_name": "Fatima",
    "start.mentor_name": "Sam",
    "strength.topic": "3D",
    "plan.steps": "1\n2\n3",
    "plan.when": "2026-11-27T10:30",
}
PARTS = (
    "strength.stage",
    "explain.both_ways",
    "plan",
    "between.prepare",
    "lead.leading",
)
README = ("home", "strength", "strength.kinds", "plan.steps", "lead", "summary")


def open_page(browser: Browser, address: str, code: str, theme: str, width: int = 360) -> Page:
    """A phone, or a wider screen, with a session in which something stands."""
    page = browser.new_page(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
        device_scale_factor=2 if width < 1000 else 1,
    )
    # Said once on each phone, in the place of “Saved”.
    page.add_init_script("localStorage.setItem('andersom.offline-said', 'yes')")
    open_app(page, f"{address}/{code}/")
    start_session(page)
    for field, words in WORDS.items():
        page.locator(f'[data-field="{field}"]').evaluate(
            "(one, words) => { one.value = words; "
            "one.dispatchEvent(new Event('input', { bubbles: true })); }",
            words,
        )
    for value in ("digital_tool", "creative_skill"):
        page.locator(f'[value="{value}"]').evaluate("one => one.click()")
    # The list follows after a pause in typing.
    go_to(page, "home")
    page.locator("[data-sessions] li", has_text=WORDS["strength.topic"]).wait_for()
    return page


def take(page: Page, step: str, path: Path, *, full: bool = False) -> None:
    """Go to a step and take its picture."""
    go_to(page, step)
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path, full_page=full)


def take_all(browser: Browser, address: str) -> None:
    """Every screen and prompt, light and dark, in every language."""
    for code in LANGUAGES:
        for theme in ("light", "dark"):
            page = open_page(browser, address, code, theme)
            steps = page.locator("[data-screen], [data-prompt]").evaluate_all(
                "all => all.map(one => one.dataset.prompt ?? one.dataset.screen)"
            )
            for step in steps:
                take(page, step, FOLDER / code / theme / f"{step}.png", full=True)
            page.close()


def take_parts(page: Page, theme: str) -> None:
    """What else docs/style.md shows: parts that stand on one kind of screen only."""
    for field, mark in (("start.confidence", "2"), ("reflect.confidence", "4")):
        page.locator(f'[data-field="{field}"][value="{mark}"]').evaluate("one => one.click()")
    for step in PARTS:
        take(page, step, PICTURES / f"{step}-{theme}.png")
    page.locator('[data-timer="lead"] button').first.click()
    page.screenshot(path=PICTURES / f"timer-{theme}.png")
    page.keyboard.press("Escape")
    for step in ("reflect", "summary"):
        go_to(page, step)
    go_to(page, "growth")
    page.locator("[data-lessons] li").wait_for()
    page.locator(".chart").scroll_into_view_if_needed()
    page.screenshot(path=PICTURES / f"growth-{theme}.png")
    fill(page, "ladder")
    page.locator('[data-field="ladder.at"][value="3"]').evaluate("one => one.click()")
    page.locator("[data-drawing] text", has_text="juggle 3").wait_for()
    page.screenshot(path=PICTURES / f"ladder-{theme}.png")
    go_to(page, "home")
    page.locator('[data-action="delete"]').first.click()
    page.screenshot(path=PICTURES / f"dialog-{theme}.png")
    page.locator('dialog [data-answer="phone"]').click()
    page.locator("[data-toasts] .toast").wait_for()
    page.screenshot(path=PICTURES / f"toast-{theme}.png")


def take_shown(browser: Browser, address: str) -> None:
    """The pictures that the README and the manifests show."""
    for theme in ("light", "dark"):
        page = open_page(browser, address, "en", theme)
        for step in README:
            take(page, step, PICTURES / f"{step}-{theme}.png")
        take_parts(page, theme)
        page.close()
    narrow = open_page(browser, address, "en", "light")
    take(narrow, "strength.kinds", ROOT / "static" / "icons" / "screenshot-narrow.png")
    wide = open_page(browser, address, "en", "light", width=1280)
    take(wide, "strength.kinds", ROOT / "static" / "icons" / "screenshot-wide.png")


def main() -> None:
    """Serve the app and take them all."""
    with (
        tempfile.TemporaryDirectory() as data,
        Server(Path(data)) as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(**chromium.launch_arguments())
        take_all(browser, server.address)
        take_shown(browser, server.address)
        browser.close()


if __name__ == "__main__":
    main()
