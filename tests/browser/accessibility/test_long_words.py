"""Words without end, in any field, make no screen wider, and none long that only mentions them."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, calendar_file, companions, form, steps
from tests.browser.support.answers import TEXTS, Answers
from tests.browser.support.growth_screen import open_growth
from tests.browser.support.layout import TOO_WIDE
from tests.browser.support.lessons import import_sessions, lesson
from tests.browser.support.picture import WATCH, save_picture
from tests.browser.support.printed_pages import NO_PRINTER, PrintedPages
from tests.browser.support.server import Server

LONG = {
    "a name of 30 letters": "Wolfeschlegelsteinhausenberger",
    "from right to left": "والاستراتيجيات" * 4,
    "clusters": "👩🏽‍🏫" * 40,
    "34 kB without a break": "x" * 34_000,
    "34 kB of lines": ("word " * 16 + "\n") * 425,
}
MENTIONED = (
    "start.mentee_name",
    "start.mentor_name",
    "strength.good_at",
    "strength.topic",
    "plan.steps",
    "plan.needs",
    "plan.where",
    "reflect.mentee_self",
    "next.step",
    "next.when",
)
# More than the server takes.
PHONE_ONLY = "localStorage.setItem('andersom.keep', 'phone')"
HEIGHT = "document.documentElement.scrollHeight"
ONE_LINE = ("start.mentee_name", "start.mentor_name")


def given(words: str) -> Answers:
    """These words in every field; where they are long, only where other screens mention them."""
    texts = dict.fromkeys(TEXTS if len(words) < 1000 else MENTIONED, words)
    lines = {name: words.replace("\n", " ") for name in ONE_LINE}
    numbers: Answers = {"start.confidence": 2, "reflect.confidence": 4}
    return {**texts, **lines, **numbers, "plan.when": "2027-11-27T10:30"}


def begin(page: Page, server: Server, words: str) -> None:
    """Open a session with these words, which is through; it stays on the phone."""
    page.add_init_script(PHONE_ONLY)
    page.add_init_script(NO_PRINTER)
    app.begin_session(page, f"{server.address}/en/")
    form.fill_everywhere(page, given(words))
    app.wait_saved(page, "phone")


@pytest.mark.parametrize("words", LONG)
def test_no_screen_is_wider_or_much_longer_for_it(page: Page, server: Server, words: str) -> None:
    begin(page, server, LONG[words])
    # In the plan's phase home has a card of it, at the end the growth screen has the lesson.
    for step in ("between", "home", "reflect", "summary", "home"):
        steps.go_to(page, step)
        assert step != "home" or page.evaluate(HEIGHT) < 4 * 800
    open_growth(page, 1)
    assert page.evaluate(HEIGHT) < 5 * 800
    for width in (360, 280):
        page.set_viewport_size({"width": width, "height": 800})
        assert steps.on_each_step(page, steps.every_step(page), TOO_WIDE) == {}


@pytest.mark.parametrize("words", LONG)
def test_a_companion_holds_it(page: Page, server: Server, words: str) -> None:
    page.set_viewport_size({"width": 280, "height": 800})
    page.add_init_script(PHONE_ONLY)
    app.open_app(page, f"{server.address}/en/")
    for kind in companions.FULL:
        companions.open_companion(page, kind)
        companions.unfold(page)
        names = [name for name in companions.FULL[kind] if not name.endswith(("date", "again"))]
        form.fill_everywhere(page, dict.fromkeys(names, LONG[words]))
        assert page.evaluate(TOO_WIDE) == []
    assert steps.on_each_step(page, ["home", "ladder"], TOO_WIDE) == {}


@pytest.mark.parametrize("words", LONG)
def test_what_leaves_the_app_is_as_large_as_it_may_be(
    page: Page, server: Server, words: str
) -> None:
    page.add_init_script(WATCH)
    begin(page, server, LONG[words])
    event = calendar_file.download(page)
    assert len(event["SUMMARY"]) < 12 * 220
    assert len(event["LOCATION"]) < 12 * 100
    steps.go_to(page, "summary")
    picture = save_picture(page)
    assert all(line["left"] >= -1 and line["right"] <= 1081 for line in page.evaluate("lines"))
    assert picture.width > 400
    page.locator('[data-action="print-certificate"]').click()
    printed = PrintedPages(page, "A4")
    assert len(printed.texts) == 1
    assert printed.cut_off(margin_mm=10) == []


@pytest.mark.parametrize("words", LONG)
def test_a_line_that_comes_and_goes_stays_on_the_screen(
    page: Page, server: Server, words: str
) -> None:
    page.set_viewport_size({"width": 280, "height": 800})
    app.open_app(page, f"{server.address}/en/")
    name = LONG[words].replace("\n", " ")
    import_sessions(page, lesson(LONG[words], start_mentee_name=name, start_mentor_name=name))
    open_growth(page, 1)
    assert page.evaluate(TOO_WIDE) == []
    page.locator('[data-action="again"]').click()
    toast = page.locator("[data-toasts] .toast").last
    expect(toast).to_contain_text(name[:2])
    assert page.evaluate(TOO_WIDE) == []
    box = toast.bounding_box()
    assert box
    assert box["height"] < 500
