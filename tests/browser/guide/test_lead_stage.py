"""The stage: the mentee's steps one by one, huge, with the time around and the mentor's part."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.support import app, form, indexed_db, steps
from tests.browser.support.answers import Answers
from tests.browser.support.attachments import add_photo, photo, thumbnails
from tests.browser.support.axe import AXE, OPTIONS
from tests.browser.support.language import choose_language, choose_second, open_languages
from tests.browser.support.layout import TOO_SMALL
from tests.browser.support.server import Server
from tests.browser.support.timers import SENSES, wake_locks

STEP = "lead.leading"
STEPS = ("Show an example", "Do it together", "Swap")
# Everything of the stage that is cut off or lies outside the screen.
OUTSIDE = """() => [...document.querySelectorAll(".lead-stage *")]
  .filter((one) => one.checkVisibility() && !one.closest(".visually-hidden, svg"))
  .filter((one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    return left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1 ||
      one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== "inline";
  }).map((one) => one.outerHTML.slice(0, 100))"""
TOO_SMALL_HERE = TOO_SMALL.replace(
    "document.querySelectorAll", "document.querySelector('.lead-stage').querySelectorAll"
)
LETTERS = "words => Number.parseFloat(getComputedStyle(words).fontSize)"
# The page behind can't be reached; axe would ask for the style of all that is there.
FAULTS = """async (options) => {
  const stage = document.querySelector(".lead-stage");
  const behind = [...document.body.children].filter((one) => !one.contains(stage));
  for (const one of behind)
    Object.defineProperty(one, "childNodes", { value: [], configurable: true });
  try {
    const { violations } = await axe.run(stage, options);
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  } finally {
    for (const one of behind) delete one.childNodes;
  }
}"""
CARET = "(field, at) => { field.focus(); field.setSelectionRange(at, at); }"


def begin(page: Page, address: str, plan: tuple[str, ...] = STEPS, **answers: str) -> None:
    """Begin a session with a plan, and go to the step on which the mentee leads."""
    app.begin_session(page, address)
    given: Answers = {name.replace("_", ".", 1): words for name, words in answers.items()}
    form.fill_everywhere(page, {"plan.steps": "\n".join(plan), **given})
    steps.go_to(page, STEP)


def open_stage(page: Page) -> Locator:
    page.locator('[data-action="lead-stage"]:visible').click()
    stage = page.locator(".lead-stage[open]")
    stage.wait_for()
    return stage


def words(page: Page, speaker: str = "mentee") -> Locator:
    return page.locator(f'.lead-stage [data-speaker="{speaker}"] .words')


@pytest.fixture
def stage(page: Page, server: Server) -> Page:
    """A phone on the stage, at the first of three steps."""
    page.add_init_script(SENSES)
    begin(page, f"{server.address}/en/")
    open_stage(page)
    return page


@pytest.mark.worker
def test_a_tap_goes_on_and_there_is_a_way_back_without_a_network(
    stage: Page, server: Server
) -> None:
    app.wait_ready_for_offline(stage)
    server.stop()
    for step in STEPS:
        expect(words(stage)).to_have_text(step)
        words(stage).click()
    expect(stage.locator('[data-action="stage-done"]')).to_be_focused()
    back = stage.locator('.lead-stage [data-speaker="mentee"]').get_by_role("button", name="Back")
    back.click()
    expect(words(stage)).to_have_text(STEPS[2])
    back.click()
    back.click()
    expect(words(stage)).to_have_text(STEPS[0])
    expect(back).to_be_hidden()


def test_by_keys_and_by_ear(stage: Page) -> None:
    said = stage.locator(".lead-stage [role=status]").first
    for key, at in (("ArrowRight", 1), ("ArrowLeft", 0), (" ", 1), ("Enter", 2), ("PageUp", 1)):
        stage.keyboard.press(key)
        expect(words(stage)).to_have_text(STEPS[at])
        expect(said).to_have_text(f"Step {at + 1} of 3. {STEPS[at]}")
    stage.locator('[data-lang="ar"]').dispatch_event("click")
    stage.locator('html[lang="ar"]').wait_for(state="attached")
    stage.keyboard.press("ArrowLeft")
    expect(words(stage)).to_have_text(STEPS[2])
    assert words(stage).get_attribute("dir") == "auto"
    assert not words(stage).get_attribute("lang")
    stage.keyboard.press("Escape")
    expect(stage.locator(".lead-stage")).to_have_count(0)
    steps.wait_for_step(stage, STEP)


def test_we_did_it_leads_to_the_next_question(stage: Page) -> None:
    for _ in STEPS:
        stage.keyboard.press("ArrowRight")
    stage.keyboard.press("Enter")
    steps.wait_for_step(stage, "lead.mentor_questions")
    expect(stage.locator("dialog[open]")).to_have_count(0)
    stage.go_back()
    steps.wait_for_step(stage, STEP)
    expect(stage.locator("dialog[open]")).to_have_count(0)


def test_the_way_back_closes_it_and_the_notes_are_there(stage: Page) -> None:
    stage.keyboard.press("ArrowRight")
    stage.go_back()
    expect(stage.locator(".lead-stage")).to_have_count(0)
    steps.wait_for_step(stage, STEP)
    form.fill(stage, "lead.notes", "it works")
    # And forward it is where it was.
    stage.go_forward()
    expect(words(stage)).to_have_text(STEPS[1])


def test_a_page_that_was_put_away_opens_at_the_same_step(stage: Page) -> None:
    stage.keyboard.press("ArrowRight")
    expect(words(stage)).to_have_text(STEPS[1])
    app.reload(stage)
    expect(words(stage)).to_have_text(STEPS[1])
    stage.go_back()
    expect(stage.locator(".lead-stage")).to_have_count(0)


def test_it_begins_at_the_first_step_that_is_not_ticked(page: Page, server: Server) -> None:
    begin(page, f"{server.address}/en/")
    form.tick_items(page, "lead").first.click()
    open_stage(page)
    expect(words(page)).to_have_text(STEPS[1])


def test_without_steps_it_shows_the_topic_and_the_goal(page: Page, server: Server) -> None:
    begin(page, f"{server.address}/en/", (), strength_topic="3D", plan_goal="make one")
    stage = open_stage(page)
    expect(words(page)).to_have_text("3D")
    expect(stage).to_contain_text("make one")
    words(page).click()
    expect(page.locator('[data-action="stage-done"]')).to_be_visible()


def test_looking_reaches_nothing(page: Page, server: Server) -> None:
    session = app.begin_session(page, f"{server.address}/en/")
    form.write(page, "strength.topic", "3D")
    app.wait_saved(page, "server")
    steps.go_to(page, STEP)
    open_stage(page)
    words(page).click()
    page.go_back()
    steps.go_to(page, "home")
    app.wait_saved(page, "server")
    assert server.fields(session) == {"strength.topic": "3D"}


def test_what_the_other_phone_changes_is_shown_where_one_is(
    stage: Page, new_context: CreateContextCallback, server: Server
) -> None:
    stage.keyboard.press("ArrowRight")
    app.wait_saved(stage, "server")
    (record,) = indexed_db.sessions(stage)
    other = new_context().new_page()
    app.open_app(other, f"{server.address}/en/#join={record['id']}.{record['key']}")
    expect(form.field(other, "plan.steps")).to_have_value("\n".join(STEPS))
    for changed in ("Say hello\nShow an example\nDo it all together\nSwap", "Say hello\nSwap"):
        form.go_to_field(other, "plan.steps")
        form.fill(other, "plan.steps", changed)
        app.wait_saved(other, "server")
        app.network_came_back(stage)
        shown = "Do it all together" if "all" in changed else "Swap"
        expect(words(stage)).to_have_text(shown)


def test_the_time_runs_around_it_and_the_screen_stays_on(stage: Page) -> None:
    app.wait_until(stage, "() => window.locks.some((lock) => !lock.released)")
    button = stage.locator('[data-action="timer-around"]')
    expect(button).to_have_accessible_name(re.compile("Start the time"))
    button.click()
    expect(button).to_have_accessible_name(re.compile("Pause"))
    expect(stage.locator(".around .done")).not_to_have_attribute("stroke-dasharray", "0 200")
    expect(stage.locator('[data-timer="lead"]')).to_have_attribute("data-state", "running")
    button.click()
    stage.go_back()
    app.wait_until(stage, "() => window.locks.every((lock) => lock.released)")
    assert wake_locks(stage) == 0


def test_the_language_changes_on_stage(page: Page, server: Server) -> None:
    begin(page, f"{server.address}/en/")
    stage = open_stage(page)
    stage.press("ArrowRight")
    expect(words(page)).to_have_text(STEPS[1])
    open_languages(page)
    page.keyboard.press("Escape")
    expect(page.locator(".languages .sheet")).to_be_hidden()
    expect(stage).to_be_visible()
    choose_language(page, "nl")
    expect(stage).to_have_accessible_name("Het podium")
    expect(words(page)).to_have_text(STEPS[1])
    assert page.evaluate(OUTSIDE) == []
    # Both, too; a key that goes on belongs to the sheet while that is open.
    choose_second(page, "ar")
    expect(words(page)).to_have_text(STEPS[1])
    stage.locator(".close").click()
    expect(page.locator(".top-bar .languages .chip")).to_have_text("NL+ ع")
    expect(page.locator('[data-action="next"] span').first).to_have_text("Verder")
    choose_language(page, "de")
    expect(page.locator(".prompt.at h2")).to_contain_text("Leg los")


def test_the_mentors_part_is_upside_down_on_the_other_half(page: Page, server: Server) -> None:
    page.add_init_script(
        "localStorage.setItem('andersom.second', 'ar'); localStorage.setItem('andersom.two', 'on')"
    )
    begin(page, f"{server.address}/nl/", lead_mentor_questions="Waarom rood?")
    open_stage(page)
    expect(words(page, "mentor")).to_be_hidden()
    page.locator('[data-action="stage-sides"]').click()
    side = page.locator('.lead-stage [data-speaker="mentor"]')
    assert side.evaluate("one => getComputedStyle(one).rotate") == "180deg"
    # Who sits opposite reads the second language; their own question stays as it was written.
    expect(words(page, "mentor")).to_have_attribute("lang", "ar")
    for _ in range(3):
        words(page, "mentor").click()
    expect(words(page, "mentor")).to_have_text("Waarom rood?")
    expect(words(page)).to_have_text(STEPS[0])


@pytest.mark.parametrize(
    ("holder", "shown"), [("mentor", ["mentor"]), ("shared", ["mentee", "mentor"])]
)
def test_who_holds_the_phone_sees_their_own_part(
    page: Page, server: Server, holder: str, shown: list[str]
) -> None:
    begin(page, f"{server.address}/en/")
    form.go_to_field(page, "start.holder")
    form.fill(page, "start.holder", holder)
    steps.go_to(page, STEP)
    open_stage(page)
    seen = page.locator(".lead-stage .side:visible").evaluate_all(
        "all => all.map((one) => one.dataset.speaker)"
    )
    assert sorted(seen) == shown
    if holder == "mentor":
        expect(words(page, "mentor")).to_have_text("Listen")
        page.keyboard.press("ArrowRight")
        expect(words(page, "mentor")).to_have_text("Ask")


def test_a_picture_stands_with_its_step(page: Page, server: Server) -> None:
    begin(page, f"{server.address}/en/")
    form.go_to_field(page, "plan.steps")
    form.field(page, "plan.steps").evaluate(CARET, len(STEPS[0]) + 3)
    add_photo(page, photo(), "plan.steps")
    expect(thumbnails(page, "photo")).to_contain_text("2")
    steps.go_to(page, STEP)
    open_stage(page)
    expect(page.locator(".lead-stage img")).to_have_count(0)
    page.keyboard.press("ArrowRight")
    image = page.locator(".lead-stage img")
    expect(image).to_be_visible()
    app.wait_until(page, "() => document.querySelector('.lead-stage img').naturalWidth > 0")
    box, screen = image.bounding_box(), page.viewport_size
    assert box
    assert screen
    assert box["height"] > screen["height"] / 4
    page.go_back()
    # It can be moved to another one.
    steps.go_to(page, "plan.steps")
    thumbnails(page, "photo").click()
    page.locator(".viewer .marks label").nth(2).click()
    page.keyboard.press("Escape")
    expect(thumbnails(page, "photo")).to_contain_text("3")


@pytest.mark.parametrize(
    ("width", "height", "size", "code"),
    [(360, 800, "1", "en"), (360, 640, "2", "ar"), (800, 360, "1", "uk"), (280, 560, "1", "de")],
)
def test_it_fits_every_screen(
    page: Page, server: Server, width: int, height: int, size: str, code: str
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.add_init_script(
        f"localStorage.setItem('andersom.size', '{size}');"
        f"localStorage.setItem('andersom.theme', '{'dark' if width < 360 else 'light'}');"
        "localStorage.setItem('andersom.second', 'nl'); localStorage.setItem('andersom.two', 'on');"
    )
    begin(page, f"{server.address}/{code}/", ("Laat zien hoe je tekent", "Samen", "Jij"))
    open_stage(page)
    page.evaluate(AXE)
    assert words(page).evaluate(LETTERS) > 26
    for _ in range(2):
        for at in range(4):
            found = [*page.evaluate(OUTSIDE), *page.evaluate(TOO_SMALL_HERE)]
            assert found == [], at
            page.keyboard.press("ArrowLeft" if code == "ar" else "ArrowRight")
        assert page.evaluate(FAULTS, OPTIONS) == []
        for _ in range(3):
            page.keyboard.press("PageUp")
        page.locator('[data-action="stage-sides"]').click()
