"""Changing the language changes the texts, and neither the step nor what is being typed."""

import re
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.language import choose_language
from tests.browser.support.server import Server

pytestmark = pytest.mark.worker

WORDS = "I show how to juggle"


LANGUAGES = ("en", "nl")


STATE = """() => {
  const at = document.activeElement;
  return {
    marker: window.marker,
    focus: at.dataset.field ?? at.id ?? at.tagName,
    selection: [at.selectionStart, at.selectionEnd, at.selectionDirection],
    value: at.value,
    step: document.documentElement.dataset.step,
    session: document.documentElement.dataset.session,
    history: history.length,
  };
}"""


# What stands right under the bar, where the eye reads on.
TOP = "() => Math.round(window.topmost.getBoundingClientRect().top)"


TOPMOST = f"""() => {{
  window.topmost = document.elementFromPoint(180, 75);
  return {{ top: ({TOP})(), scroll: scrollY }};
}}"""


# Whether no line is in the previous language any more.
NONE_OF = """(lines) => {
  const now = document.querySelector("main").innerText.split("\\n");
  return !now.some((line) => lines.includes(line));
}"""


@pytest.fixture
def titles(server: Server) -> dict[str, str]:
    """The title of each language's page, as the server sends it."""
    pages = {code: urlopen(f"{server.address}/{code}/").read().decode() for code in LANGUAGES}
    return {code: page.split("<title>")[1].split("</title>")[0] for code, page in pages.items()}


@pytest.fixture(params=["with a server", "without a server"])
def page_in_english(request: pytest.FixtureRequest, page: Page, server: Server) -> Page:
    """A page with a mark on it that a navigation would wipe off."""
    app.begin_session(page, f"{server.address}/en/")
    app.wait_ready_for_offline(page)
    if request.param == "without a server":
        server.stop()
    page.evaluate("window.marker = 'still the same page'")
    return page


def state(page: Page) -> dict[str, Any]:
    """Whatever must stay as it is."""
    found: dict[str, Any] = page.evaluate(STATE)
    return found


def switch_and_back(page: Page, server: Server, titles: dict[str, str]) -> None:
    """Go to Dutch and back to English, and look what changed each time."""
    before = state(page)
    assert before["marker"] == "still the same page"
    assert titles["en"] != titles["nl"]
    for code in ("nl", "en"):
        choose_language(page, code)
        assert state(page) == before
        expect(page).to_have_title(re.compile(f"{re.escape(titles[code])}$"))
        expect(page.locator("html")).to_have_attribute("dir", "ltr")
        expect(page).to_have_url(f"{server.address}/{code}/#{before['step']}")
        manifest = f"{server.address}/{code}/manifest.webmanifest"
        expect(page.locator('link[rel="manifest"]')).to_have_attribute("href", manifest)
        chosen = page.locator('[data-lang][aria-current="true"]')
        expect(chosen).to_have_attribute("data-lang", code)


def test_a_caret_and_a_selection_stay_in_the_field(
    titles: dict[str, str], page_in_english: Page, server: Server
) -> None:
    page = page_in_english
    form.write(page, "strength.good_at", WORDS)
    switch_and_back(page, server, titles)
    box = form.field(page, "strength.good_at")
    box.evaluate("box => box.setSelectionRange(2, 6, 'backward')")
    switch_and_back(page, server, titles)
    page.keyboard.type("teach")
    expect(box).to_have_value("I teach how to juggle")


def test_the_scroll_position_on_long_screens_stays(page_in_english: Page) -> None:
    page = page_in_english
    for screen in ("about", "start.names", "home"):
        steps.go_to(page, screen)
        page.evaluate("scrollTo(0, 150)")
        before = page.evaluate(TOPMOST)
        assert before["scroll"] > 50
        for code in ("nl", "en"):
            choose_language(page, code)
            assert page.evaluate(TOP) == before["top"]
        assert page.evaluate("scrollY") == before["scroll"]


@pytest.mark.parametrize("page_in_english", ["without a server"], indirect=True)
def test_all_words_change_on_every_screen(page_in_english: Page) -> None:
    page = page_in_english
    words = "() => document.querySelector('main').innerText"
    late = app.text(page, "server.late").partition("{")[0]
    form.write(page, "strength.topic", "memes")
    for screen in steps.SCREENS:
        if screen == "share":  # of the session: the companions before it have nothing to share
            steps.go_to(page, "summary")
        steps.go_to(page, screen)
        for drawn in ("data-timer", "data-drawing"):  # by scripts that come when they are needed
            expect(page.locator(f"[{drawn}]:visible:not(:has(*))")).to_have_count(0)
        if screen == "share":  # once the phone has noticed that the server is away
            expect(page.locator("[data-server-line]")).to_contain_text(late)
            expect(page.locator("[data-writers] li")).to_have_count(1)
        if screen == "settings":  # once the phone has said how full it is
            expect(page.locator("[data-storage-line]")).not_to_be_empty()
        english = page.evaluate(words)
        choose_language(page, "nl")
        page.wait_for_function(
            NONE_OF, arg=[line for line in english.splitlines() if len(line.split()) > 3]
        )
        choose_language(page, "en")
        assert page.evaluate(words) == english


def test_choosing_the_current_language_requests_nothing(page: Page, server: Server) -> None:
    page.add_init_script("delete Navigator.prototype.serviceWorker")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    app.open_app(page, f"{server.address}/en/")
    choose_language(page, "en")
    choose_language(page, "nl")
    assert f"{server.address}/nl/words.txt" in asked
    assert f"{server.address}/en/words.txt" not in asked
