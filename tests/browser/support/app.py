"""What two people do in the app, and what its hooks say; each waits for what it did to show."""

import json
from collections.abc import Callable
from time import monotonic
from typing import Literal

from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.support.answers import NUMBERS, Answer, Answers

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
HOLDER = """control => {
  const { prompt, kind } = control.closest("[data-prompt], [data-kind]").dataset;
  return prompt ?? kind;
}"""
# The row of languages may be longer than the phone is wide.
SWIPE = """link => {
  const [own, row] = [link, link.parentElement].map((part) => part.getBoundingClientRect());
  link.parentElement.scrollLeft += own.left - row.left;
}"""


def open_app(page: Page, address: str) -> None:
    """Open an address of the app, and wait until it listens."""
    page.goto(address)
    wait_listening(page)


def wait_listening(page: Page) -> None:
    page.locator("html[data-ready=all]").wait_for(state="attached")


def wait_ready_for_offline(page: Page) -> None:
    page.locator('html[data-offline="ready"]').wait_for(state="attached")


def wait_saved(page: Page, where: Literal["phone", "server", "pending"]) -> None:
    """Wait until the app says that the words are there."""
    page.locator(f'html[data-saved="{where}"]').wait_for(state="attached")


def wait_until(page: Page, condition: str) -> None:
    """Wait until an async function in the page says yes, which no hook can tell."""
    end = monotonic() + 15
    while not page.evaluate(condition):
        assert monotonic() < end, f"never: {condition}"


def root(page: Page, name: str) -> str | None:
    """What `<html>` says in an attribute."""
    return page.locator("html").get_attribute(name)


def start_session(page: Page) -> str:
    """Press start, and give the new session's id."""
    before = session(page)
    page.locator('[data-screen="home"] [data-action="start"]').click()
    wait_step(page, "start")
    opened = session(page)
    assert opened
    assert opened != before
    return opened


def begin_session(page: Page, address: str) -> str:
    """Open the app, and begin a session in it; gives its id."""
    open_app(page, address)
    return start_session(page)


def text(page: Page, name: str) -> str:
    """One of the texts that scripts show, in the language in which the page was loaded."""
    texts: dict[str, str] = json.loads(page.locator("#texts").text_content() or "")
    return texts[name]


def session(page: Page) -> str | None:
    return root(page, "data-session")


def step(page: Page) -> str:
    return root(page, "data-step") or ""


def wait_step(page: Page, name: str) -> None:
    page.locator(f'html[data-step="{name}"]').wait_for(state="attached")


def go_to(page: Page, name: str) -> None:
    """Go to a screen or a prompt by its address."""
    page.evaluate("name => { location.hash = name; }", name)
    wait_step(page, name)


def field(page: Page, name: str) -> Locator:
    return page.locator(f'[data-field="{name}"]')


def go_to_field(page: Page, name: str) -> None:
    """Go to the prompt, or the companion, that holds the field."""
    go_to(page, field(page, name).first.evaluate(HOLDER))


def write(page: Page, name: str, words: str, at: Literal["Home", "End"] = "End") -> None:
    """Go to a field and type at its end or start, letter by letter, without leaving it."""
    go_to_field(page, name)
    field(page, name).press(f"Control+{at}")
    field(page, name).press_sequentially(words)


def fill(page: Page, name: str, answer: Answer) -> None:
    """Answer one field that is on the screen."""
    if isinstance(answer, list):
        for value in answer:
            page.locator(f'[data-field="{name}"][value="{value}"]').check()
    elif field(page, name).first.get_attribute("type") == "radio":
        mark = page.locator(f'[data-field="{name}"][value="{answer}"]')
        mark.check(force=name in NUMBERS)  # its number lies over it
    else:
        field(page, name).fill(str(answer))


def fill_prompt(page: Page, given: Answers) -> None:
    """Answer the fields that are on the screen."""
    shown = page.locator("[data-field]:visible").evaluate_all(
        "all => all.map(c => c.dataset.field)"
    )
    for name in dict.fromkeys(shown):
        if name in given:
            fill(page, name, given[name])


def walk(page: Page, given: Answers, at: dict[str, Callable[[], None]] | None = None) -> list[str]:
    """Press next until the summary, and answer; `at` says what to do at which step."""
    passed = [step(page)]
    while passed[-1] != "summary":
        fill_prompt(page, given)
        if at and passed[-1] in at:
            at.pop(passed[-1])()
        page.locator('[data-action="next"]').click()
        expect(page.locator("html")).not_to_have_attribute("data-step", passed[-1])
        passed.append(step(page))
        assert len(passed) < 100
    assert not at
    return passed


def take_file(page: Page, content: str) -> None:
    """Pick a file with this content on the share screen."""
    picked: FilePayload = {
        "name": "a.json",
        "mimeType": "application/json",
        "buffer": content.encode(),
    }
    page.locator("[data-file]").set_input_files(picked)


def choose_language(page: Page, code: str) -> None:
    """Tap a language with a finger; Playwright's own click scrolls the page away under it."""
    link = page.locator(f'[data-lang="{code}"]')
    link.evaluate(SWIPE)
    box = link.bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.locator(f'html[lang="{code}"]').wait_for(state="attached")


def network_came_back(page: Page) -> None:
    """Tell the page what the browser does when the phone finds a network."""
    page.evaluate("dispatchEvent(new Event('online'))")


def pasted(page: Page) -> str:
    """What a person would paste now; the app itself may not read the clipboard."""
    page.evaluate(
        """() => {
          const field = Object.assign(document.createElement("textarea"), { id: "paste" });
          document.body.append(field);
          field.focus();
        }"""
    )
    page.keyboard.press("ControlOrMeta+v")
    return page.locator("#paste").input_value()


def planned(page: Page, address: str, **answers: str) -> None:
    """Begin a session that has a day for meeting 2, and these answers (`plan_where="Room 12"`)."""
    open_app(page, address)
    start_session(page)
    given = {"plan_when": "2026-11-27T10:30", **answers}
    for name, answer in given.items():
        go_to_field(page, name.replace("_", ".", 1))
        fill(page, name.replace("_", ".", 1), answer)
