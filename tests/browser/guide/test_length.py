"""The whole way and the short path: how many taps, screens and words they take."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.server import Server

SEEN = """() => {
  const main = document.querySelector("main").cloneNode(true);
  document.querySelector("main").after(main);
  for (const part of main.querySelectorAll(".visually-hidden")) part.remove();
  const words = main.innerText.split(/\\s+/).filter(Boolean).length;
  main.remove();
  return words;
}"""


def walk(page: Page, address: str, at: dict[str, Callable[[], int]]) -> tuple[list[str], int, int]:
    """Walk from home to the summary without writing; `at` says what else to tap, and how often.

    Returns the steps, the taps and the words that were seen.
    """
    app.open_app(page, address)
    passed, taps, words = [app.start_session(page) and steps.current_step(page)], 1, 0
    while True:
        taps += at.get(passed[-1], lambda: 0)()
        words += page.evaluate(SEEN)
        if passed[-1] == "summary":
            return passed, taps, words
        agree = page.locator(".prompt.at [data-agree]")
        (agree if agree.is_visible() else page.locator('[data-action="next"]')).click()
        expect(page.locator("html")).not_to_have_attribute("data-step", passed[-1])
        taps += 1
        passed.append(steps.current_step(page))


def test_the_whole_way_takes_30_taps_and_1300_words_at_most(page: Page, server: Server) -> None:
    passed, taps, words = walk(page, f"{server.address}/en/", {})
    assert taps <= 30
    assert words <= 1300
    # The first question about what the mentee can do comes with the third tap.
    assert passed.index("strength.good_at") <= 2


def test_the_short_path_takes_18_taps_and_800_words_at_most(page: Page, server: Server) -> None:
    def take_short() -> int:
        page.locator('[data-field="start.path"][value="short"]').check()
        return 1

    passed, taps, words = walk(page, f"{server.address}/en/", {"explain.both_ways": take_short})
    assert taps <= 18
    assert words <= 800
    assert not {"strength.kinds", "plan.needs", "lead.mentor_questions"} & set(passed)


@pytest.mark.parametrize("step", ["strength.kinds", "plan.needs", "reflect.private"])
def test_what_the_short_path_leaves_out_can_be_opened(
    page: Page, server: Server, step: str
) -> None:
    app.begin_session(page, f"{server.address}/en/")
    form.go_to_field(page, "start.path")
    form.fill(page, "start.path", "short")
    page.locator('[data-action="steps"]').click()
    line = page.locator(f'.dialog a[href="#{step}"]')
    expect(line).to_contain_text("Not on the short path")
    line.click()
    steps.wait_for_step(page, step)
    expect(page.locator(".dialog")).to_have_count(0)
    # From there the way goes on.
    page.locator('[data-action="next"]').click()
    expect(page.locator("html")).not_to_have_attribute("data-step", step)


def test_one_tap_agrees_on_all_and_goes_on(page: Page, server: Server) -> None:
    session = app.begin_session(page, f"{server.address}/en/")
    page.get_by_text("We agree on all four").click()
    steps.wait_for_step(page, "explain.both_ways")
    expect(page.locator('[data-field="start.agreements"]:checked')).to_have_count(4)
    app.wait_saved(page, "server")
    assert len(server.fields(session)["start.agreements"]) == 4


def test_the_list_of_steps_shows_what_is_answered(page: Page, server: Server) -> None:
    app.begin_session(page, f"{server.address}/en/")
    form.write(page, "strength.good_at", "memes")
    page.locator('[data-action="steps"]').click()
    expect(page.locator('.dialog a[href="#strength.good_at"]')).to_contain_text("answered")
    expect(page.locator('.dialog a[href="#strength.topic"]')).not_to_contain_text("answered")
    expect(page.locator('.dialog [aria-current="step"]')).to_have_attribute(
        "href", "#strength.good_at"
    )
