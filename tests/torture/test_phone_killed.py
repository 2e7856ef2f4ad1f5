"""The browser is killed in the middle of typing: what it said to be saved is there.

The long form, which has the machine to itself, asks for all but the last tenth of a second.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from threading import Timer
from time import monotonic

from playwright.sync_api import BrowserContext, Page
from playwright.sync_api import Error as PlaywrightError

from tests.browser.support import app, form
from tests.browser.support.server import Server
from tests.torture.browser_killed import killer_of
from tests.torture.run_length import LONG, report, times

KILLS = times(2, 60)
FIELDS = ("strength.topic", "strength.good_at", "plan.steps", "private.mentee")
LETTERS = "abcdefghij klmno éñ سلام 😀🌱"
# Seconds of typing that may be missing in the long form.
GRACE_S = 0.1
# Five times as fast as anybody types.
PAUSE_MS = 10
TELL_SAVED = """name => {
  const field = document.querySelector(`[data-field="${name}"]`);
  new MutationObserver(() => {
    if (document.documentElement.dataset.saved !== "pending") window.tellSaved(field.value);
  }).observe(document.documentElement, { attributeFilter: ["data-saved"] });
}"""
VALUES = """names => Object.fromEntries(names.map((name) =>
  [name, document.querySelector(`[data-field="${name}"]`).value]))"""


@dataclass
class Typing:
    """Somebody types at the end of a field, without a pause, until the browser is killed."""

    page: Page
    name: str
    there: str
    saved: list[str] = field(default_factory=list)
    typed: list[tuple[str, float]] = field(default_factory=list)
    killed: float = 0

    def until_killed(self, chance: Random, seconds: float) -> None:
        form.go_to_field(self.page, self.name)
        form.field(self.page, self.name).press("Control+End")

        def on_saved(words: str) -> None:
            self.saved.append(words)

        self.page.expose_function("tellSaved", on_saved)
        self.page.evaluate(TELL_SAVED, self.name)
        kill_now = killer_of(self.page.context)

        def kill() -> None:
            self.killed = monotonic()
            kill_now()

        timer = Timer(seconds, kill)
        timer.start()
        try:
            while True:
                letter = chance.choice(LETTERS)
                self.page.keyboard.type(letter, delay=PAUSE_MS)
                self.typed.append((letter, monotonic()))
        except PlaywrightError:
            timer.join()

    def check(self, found: str) -> int:
        """Check what the next page shows; returns how many letters are missing."""
        whole = self.there + "".join(letter for letter, _ in self.typed)
        assert found.startswith(self.saved[-1] if self.saved else self.there), (found, self.saved)
        if LONG:
            early = "".join(letter for letter, at in self.typed if at <= self.killed - GRACE_S)
            assert found.startswith(self.there + early), (found, whole)
        # The letter that was on its way when it happened may be there too.
        assert found.startswith(whole) or whole.startswith(found), (found, whole)
        assert len(found) <= len(whole) + 1, (found, whole)
        return max(0, len(whole) - len(found))


def test_a_browser_killed_while_typing_keeps_the_words(
    open_browser: Callable[[], BrowserContext], server: Server, chance: Random
) -> None:
    begun, letters, missing = monotonic(), 0, [0]
    there = dict.fromkeys(FIELDS, "")
    browser = open_browser()
    page = browser.new_page()
    session = app.begin_session(page, f"{server.address}/en/")
    form.write(page, "start.mentee_name", "Noor")
    app.wait_saved(page, "phone")
    for _ in range(KILLS):
        name = chance.choice(FIELDS)
        typing = Typing(page, name, there[name])
        typing.until_killed(chance, chance.uniform(0.2, 1.2))
        letters += len(typing.typed)

        browser = open_browser()
        page = browser.new_page()
        app.open_app(page, f"{server.address}/en/#{name}")
        assert app.session(page) == session
        found = page.evaluate(VALUES, FIELDS)
        missing.append(typing.check(found[name]))
        there[name] = found[name]
        assert found == there
        assert page.locator("dialog[open]").count() == 0
    form.write(page, "start.mentor_name", "Sam")
    app.wait_saved(page, "phone")
    app.wait_saved(page, "server")
    shared = {name: text for name, text in there.items() if text and name != "private.mentee"}
    assert shared.items() <= server.fields(session).items()
    browser.close()
    report(
        f"{KILLS} kills of the phone: {letters} letters typed, at most {max(missing)} of them "
        f"missing after one, {monotonic() - begun:.0f} s"
    )
