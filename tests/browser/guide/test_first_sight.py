"""What is in view before anybody scrolls: the bar, the question, and where it is answered."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.support import app, form, steps
from tests.browser.support.layout import set_letters
from tests.browser.support.server import Server

SIZES = {
    "a small phone": (360, 640),
    "a phone on its side": (800, 360),
    "a phone that folds": (280, 653),
}
PAIRS = [("ar", "nl"), ("de", "en"), ("uk", "tr")]
TWO = "localStorage.setItem('andersom.second', '{}'); localStorage.setItem('andersom.two', 'on');"
# Of the first control at least what a finger needs, and the footer lies over nothing of it.
OUT_OF_VIEW = """() => {
  const prompt = document.querySelector(".prompt.at");
  const footer = document.querySelector(".footer");
  const sticks = Number.parseFloat(getComputedStyle(footer).insetBlockEnd) >= 0;
  const lowest = sticks ? Math.min(innerHeight, footer.getBoundingClientRect().top) : innerHeight;
  const highest = document.querySelector(".top-bar").getBoundingClientRect().bottom;
  const all = prompt.querySelectorAll("[data-field]");
  const control = [...all].find((one) => one.checkVisibility() && !one.closest("details"));
  const shown = control?.closest(".card, .scale label") ?? control;
  const faults = [[prompt.querySelector("h2"), Infinity], [shown, 44]].filter(([part, most]) => {
    if (!part) return false;
    const { top, height } = part.getBoundingClientRect();
    return top < highest - 1 || top + Math.min(height, most) > lowest + 1;
  });
  return faults.map(([part]) => part.outerHTML.slice(0, 100));
}"""
# On the short path, and then as if it were the full one, which shows more of each step.
OUT_OF_VIEW_ON_A_PATH = f"""() => {{
  const {{ dataset }} = document.documentElement;
  const look = {OUT_OF_VIEW};
  const onShort = look();
  const {{ shortMeetings }} = dataset;
  delete dataset.shortMeetings;
  const faults = [...onShort, ...look()];
  dataset.shortMeetings = shortMeetings;
  return faults;
}}"""
LETTERS = """() => [...document.querySelectorAll("[data-here], .chip")].map((one) =>
  Number.parseFloat(getComputedStyle(one).fontSize))"""
CUT = """() => [...document.querySelectorAll(".chip, .top-bar > *")].filter((one) =>
  one.scrollWidth > one.clientWidth + 1 || one.getBoundingClientRect().height > 48
).map((one) => one.outerHTML.slice(0, 100))"""
BAR = "() => document.querySelector('.top-bar').getBoundingClientRect().height"


def phone(new_context: CreateContextCallback, server: Server, pair: tuple[str, str]) -> Page:
    """A phone with two languages on it, in a session."""
    page = new_context().new_page()
    page.add_init_script(TWO.format(pair[1]))
    app.begin_session(page, f"{server.address}/{pair[0]}/")
    expect(page.locator(".prompt.at h2 .second")).to_be_visible()
    return page


def set_size(page: Page, size: str) -> None:
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})


def in_each_size(page: Page) -> Iterator[str]:
    """Give the phone each size, with usual letters and with large ones; says which."""
    for pixels in (16, 32):
        set_letters(page, pixels)
        for size in SIZES:
            set_size(page, size)
            yield f"{size}, letters of {pixels} pixels"


@pytest.mark.parametrize("pair", PAIRS, ids="+".join)
def test_each_question_and_its_first_control_are_in_view(
    new_context: CreateContextCallback, server: Server, pair: tuple[str, str]
) -> None:
    page = phone(new_context, server, pair)
    prompts = [step for step in steps.every_step(page) if "." in step]
    assert len(prompts) >= 20
    form.go_to_field(page, "start.path")
    form.fill(page, "start.path", "short")
    page.locator('html[data-short-meetings~="1"]').wait_for(state="attached")
    faults = {
        size: found
        for size in in_each_size(page)
        if (found := steps.on_each_step(page, prompts, OUT_OF_VIEW_ON_A_PATH))
    }
    assert faults == {}


def test_the_button_that_begins_is_in_view_on_home(
    new_context: CreateContextCallback, server: Server
) -> None:
    page = new_context().new_page()
    page.add_init_script(TWO.format("tr"))
    app.open_app(page, f"{server.address}/uk/")
    button = page.locator('[data-screen="home"] [data-action="start"]')
    for pixels, sizes in ((16, list(SIZES)), (32, ["a small phone"])):
        set_letters(page, pixels)
        app.reload(page)
        for size in sizes:
            set_size(page, size)
            box = button.bounding_box()
            assert box
            assert box["y"] + 44 <= SIZES[size][1], (size, pixels)


def test_the_bar_is_48_pixels_high(new_context: CreateContextCallback, server: Server) -> None:
    """With large letters, too: those in the bar grow as far as its height and the width allow."""
    page = phone(new_context, server, ("de", "en"))
    every = steps.every_step(page)
    look = f"() => {{ const high = ({BAR})(); return high === 48 ? [] : [String(high)]; }}"
    faults = {
        size: found
        for size in in_each_size(page)
        if (found := steps.on_each_step(page, every, look))
    }
    assert faults == {}


@pytest.mark.parametrize(
    ("size", "second", "times"),
    [("a phone on its side", "en", 2), ("a small phone", "", 1.35), ("a small phone", "en", 1.2)],
)
def test_the_letters_in_the_bar_grow_as_far_as_it_has_room(
    new_context: CreateContextCallback, server: Server, size: str, second: str, times: float
) -> None:
    """Decision 0011 says what ends them: the bar's height, and the width of a small phone."""
    width, height = SIZES[size]
    page = new_context(viewport={"width": width, "height": height}).new_page()
    page.add_init_script(TWO.format(second) if second else "")
    app.begin_session(page, f"{server.address}/de/")
    small: list[float] = page.evaluate(LETTERS)
    set_letters(page, 32)
    large: list[float] = page.evaluate(LETTERS)
    grown = [after / before for before, after in zip(small, large, strict=True)]
    assert min(grown) >= times, grown
    assert page.evaluate(BAR) == 48
    assert page.evaluate(CUT) == []


def test_the_bar_says_where_we_are_in_the_language_of_the_page(page: Page, server: Server) -> None:
    app.begin_session(page, f"{server.address}/en/")
    here = page.locator('[data-action="steps"]')
    steps.go_to(page, "strength.topic")
    expect(here).to_have_accessible_name("Your strength All steps")
    here.click()
    expect(page.locator(".dialog h2")).to_have_text("All steps")
    page.keyboard.press("Escape")
    expect(here).to_be_focused()
    steps.go_to(page, "strength")
    expect(here).to_be_hidden()  # the cover says it itself


def test_the_help_is_in_both_languages_at_a_tap(
    new_context: CreateContextCallback, server: Server
) -> None:
    page = phone(new_context, server, ("en", "nl"))
    set_size(page, "a small phone")
    steps.go_to(page, "strength.good_at")
    prompt = page.locator(".prompt.at")
    helps = prompt.locator(":is(.line, .example) > .second:visible")
    expect(prompt.locator("label > .second").first).to_be_visible()
    expect(helps).to_have_count(0)
    button = page.locator('[data-action="both"]')
    expect(button).to_have_text("Help in \u2068Nederlands\u2069 too")
    button.click()
    expect(button).to_have_count(0)
    assert helps.count() >= 4
    # The next one asks again.
    steps.go_to(page, "strength.topic")
    expect(page.locator(".prompt.at .example > .second:visible")).to_have_count(0)
    expect(button).to_be_visible()


def test_an_icon_has_its_word_until_it_was_used(page: Page, server: Server) -> None:
    app.begin_session(page, f"{server.address}/en/")
    word = page.locator('[data-action="table"] .word')
    expect(word).to_have_text("Show both")
    assert word.evaluate("word => word.clientWidth") > 20
    page.locator('[data-action="table"]').click()
    page.locator("[data-table-close]").click()
    app.reload(page)
    assert word.evaluate("word => word.clientWidth") <= 1
    expect(page.locator('[data-action="table"]')).to_have_accessible_name("Show both")
    # The menu wasn't used.
    assert page.locator("[data-menu] .word").evaluate("word => word.clientWidth") > 20
    assert page.evaluate(BAR) == 48
