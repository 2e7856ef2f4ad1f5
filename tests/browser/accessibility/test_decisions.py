"""Whatever people decide together, both can read: in both languages, where two are shown."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility.dialogs import QUESTIONS, TOOLS, Open, ask_about_a_session
from tests.browser.support import app, form, steps
from tests.browser.support.attachments import add_photo, photo
from tests.browser.support.server import Server
from tests.support.paths import ROOT

YESTERDAY = "2026-11-02"
PAIRS = (("en", "ar"), ("de", "uk"))
# What is said in the open dialogs and in the lines that offer something, each with its second line.
SAID = r"""() => {
  const parts = document.querySelectorAll(
    "dialog[open] :is(h2, p, button, label), .toast:has(button) :is(p, button)");
  return [...parts].filter((part) => part.checkVisibility()).flatMap((part) => {
    const second = part.querySelector(".second");
    const copy = part.cloneNode(true);
    for (const line of copy.querySelectorAll(".second")) line.remove();
    const first = copy.textContent.trim();
    return /\p{L}/u.test(first) ? [[first, second?.textContent ?? "", second?.lang ?? ""]] : [];
  });
}"""
ASKED = re.compile(r'\bask\(\{\s*title: "([\w.]+)"', re.MULTILINE)
NAMED = re.compile(r'\bopenDialog\("([\w -]+)"', re.MULTILINE)

Said = list[tuple[str, str, str]]


def said(page: Page) -> Said:
    return [tuple(part) for part in page.evaluate(SAID)]


@pytest.fixture(params=PAIRS, ids=["-".join(pair) for pair in PAIRS])
def pair(request: pytest.FixtureRequest) -> tuple[str, str]:
    """The two languages that are shown."""
    chosen: tuple[str, str] = request.param
    return chosen


@pytest.fixture
def two(page: Page, server: Server, pair: tuple[str, str]) -> Page:
    """A session in which something was written, on a phone that shows two languages."""
    app.begin_session(page, f"{server.address}/{pair[0]}/")
    steps.go_to(page, "settings")
    page.locator(f'[data-second="{pair[1]}"]').check()
    form.write(page, "strength.topic", "Juggling")
    page.locator('[data-prompt="strength.topic"] .second').first.wait_for()
    return page


def not_in_both(page: Page, pair: tuple[str, str]) -> Said:
    """What isn't said in both languages; swaps the two, and looks again."""
    is_first = page.locator(f'html[lang="{pair[0]}"]').count() == 1
    first, second = pair if is_first else (pair[1], pair[0])
    before = said(page)
    assert before
    if one_only := [part for part in before if part[2] != second]:
        return one_only
    lines = page.locator("[data-phrase] > .second")
    count = lines.count()
    # Other tabs can change it, too; what lies under a dialog can't be pressed.
    page.locator(f'[data-lang="{second}"]').dispatch_event("click")
    page.locator(f'html[lang="{second}"]').wait_for(state="attached")
    expect(lines.and_(page.locator(f'[lang="{first}"]'))).to_have_count(count)
    after = said(page)
    swapped = [(theirs, own, first) for own, theirs, _ in before]
    return [part for part in after + swapped if (part in after) != (part in swapped)]


def faults(
    page: Page, pair: tuple[str, str], ways: dict[str, Open], close: Callable[[Page], None]
) -> dict[str, Said]:
    """What isn't said in both after each of these."""
    found = {}
    for name, way in ways.items():
        way(page)
        found[name] = not_in_both(page, pair)
        close(page)
    return {name: some for name, some in found.items() if some}


def choose_an_earlier_day(page: Page, server: Server) -> None:
    app.wait_saved(page, "server")
    server.let_a_day_pass(app.session(page) or "", YESTERDAY)
    form.write(page, "strength.topic", " balls")
    app.wait_saved(page, "server")
    steps.go_to(page, "share")
    page.locator('[data-action="earlier-day"]').click()
    page.locator("dialog[open]").wait_for()


def go_to_an_earlier_day(page: Page, server: Server) -> None:
    choose_an_earlier_day(page, server)
    page.locator(f'[data-answer="{YESTERDAY}"]').click()
    page.locator('[data-answer="back"]').wait_for()


def change_the_link(page: Page, _: Server) -> None:
    steps.go_to(page, "share")
    page.locator('[data-action="change-link"]').click()


def learn_that_it_is_deleted(page: Page) -> None:
    with page.expect_request("**/sync") as asked:
        form.write(page, "strength.topic", " high")
    app.wait_saved(page, "server")
    page.request.delete(
        asked.value.url.removesuffix("/sync"),
        headers={"Authorization": asked.value.headers["authorization"]},
    )
    form.write(page, "strength.topic", " up")
    page.locator("dialog[open]").wait_for()


WITH_A_SERVER: dict[str, Callable[[Page, Server], None]] = {
    "link.ask": change_the_link,
    "earlier.choose": choose_an_earlier_day,
    "earlier.ask": go_to_an_earlier_day,
}
# On a phone that isn't connected to the server all the time yet.
GONE: dict[str, Open] = {"gone.ask": learn_that_it_is_deleted}
EVERYWHERE = QUESTIONS | TOOLS


def opening(way: Callable[..., None], *given: Server) -> Open:
    """Go this way, and wait for the dialog."""

    def opens(page: Page) -> None:
        way(page, *given)
        page.locator("dialog[open]").wait_for()

    return opens


def close_dialog(page: Page) -> None:
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_every_dialog_is_in_both(two: Page, pair: tuple[str, str], server: Server) -> None:
    ways = {name: opening(way) for name, way in EVERYWHERE.items()}
    ways |= {name: opening(way, server) for name, way in WITH_A_SERVER.items()}
    assert faults(two, pair, ways, close_dialog) == {}


def test_a_dialog_about_what_is_gone_is_in_both(two: Page, pair: tuple[str, str]) -> None:
    assert faults(two, pair, GONE, close_dialog) == {}


def test_these_are_all_the_dialogs() -> None:
    scripts = [path.read_text("utf-8") for path in (ROOT / "static" / "js").rglob("*.js")]
    asked = {title for script in scripts for title in ASKED.findall(script)}
    assert asked == QUESTIONS.keys() | WITH_A_SERVER.keys() | GONE.keys()
    named = {name for script in scripts for name in NAMED.findall(script)}
    assert named - {"question"} == TOOLS.keys()
    # No other way leads to a dialog than ui/dialog.js, which says all in both; but for the stage
    # and for big words, which decide nothing.
    makers = [path.name for path in (ROOT / "static" / "js").rglob("*.js") if makes_dialog(path)]
    assert sorted(makers) == ["big-words.chunk.js", "dialog.js", "lead-stage.chunk.js"]


def makes_dialog(path: Path) -> bool:
    return re.search(r'(element|createElement)\(\s*"dialog"', path.read_text("utf-8")) is not None


def delete_a_session(page: Page) -> None:
    ask_about_a_session(page)
    page.locator('dialog [data-answer="phone"]').click()
    page.locator(".toast button").wait_for()


def delete_a_photo(page: Page) -> None:
    add_photo(page, photo())
    page.locator("[data-attachment]").click()
    page.locator('[data-action="detach"]').click()
    page.locator(".toast button").wait_for()


def clear_a_choice(page: Page) -> None:
    steps.go_to(page, "plan.format")
    for _ in range(2):
        page.locator('[data-field="plan.format"][value="demo"]').click(force=True)
    page.locator(".toast button").wait_for()


def take_back(page: Page) -> None:
    page.locator(".toast button").click()
    expect(page.locator(".toast")).to_have_count(0)


def test_the_way_back_is_in_both(two: Page, pair: tuple[str, str]) -> None:
    deletions = (delete_a_session, delete_a_photo, clear_a_choice)
    assert faults(two, pair, {way.__name__: way for way in deletions}, take_back) == {}


def test_where_one_language_is_shown_nothing_is_said_twice(page: Page, server: Server) -> None:
    form.begin_with_topic(page, server.address, "Juggling")
    ask_about_a_session(page)
    expect(page.locator("dialog[open] h2")).to_have_text("Delete this?")
    expect(page.locator("dialog[open] .second")).to_have_count(0)


def test_where_words_are_kept_is_asked_in_both(two: Page, pair: tuple[str, str]) -> None:
    """And who may read them; sharing, inviting and changing the link stand there too."""
    for place, kind in (
        ("share", "[data-kept-where] ~ .words > *, .together :is(h2, .line, .button)"),
        ("start.names", ".sync-choice :is(p, label > span)"),
    ):
        steps.go_to(two, place)
        form.open_folds(two)
        shown = [part for part in two.locator(kind).all() if part.is_visible()]
        assert shown, place
        for part in shown:
            expect(part.locator(f'.second[lang="{pair[1]}"]')).to_have_count(1)
