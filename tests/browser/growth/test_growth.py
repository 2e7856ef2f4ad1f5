"""Growth over all sessions: what is told of it, what is left out, and the gentle offer to go on."""

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.support import app, companions, form, indexed_db, steps
from tests.browser.support.axe import faults
from tests.browser.support.clipboard import pasted_text
from tests.browser.support.language import choose_language
from tests.browser.support.layout import TOO_SMALL, TOO_WIDE
from tests.browser.support.lessons import bring, lay, lesson
from tests.browser.support.server import Server

SECRET = "nobody-reads-this"
JUGGLING = lesson(
    "Juggling",
    start_mentee_name="Noor",
    start_mentor_name="Sam",
    start_confidence=2,
    reflect_confidence=4,
    strength_kinds=["creative_skill", "perspective"],
    strength_good_at="to fix their phone\nwhat to draw",
    next_step="Juggle with four",
    next_when="In a month",
    plan_when="2026-03-12T10:30",
)
DRAWING = lesson(
    "Drawing in 3D",
    start_mentee_name="Noor",
    start_mentor_name="Ms Peters",
    start_confidence=3,
    reflect_confidence=5,
    strength_kinds=["creative_skill"],
    strength_good_at="To fix their phone",
    reflect_mentee_self="can explain things well",
    next_step="Teach it to Ali",
    next_when="Next week",
    plan_when="2026-09-27T10:30",
)
ONLY_PLANNED = lesson("Pottery", phase="plan", start_mentee_name="Zoë", start_confidence=1)
AGAIN = "[data-again]"
BLINK = 2000  # ms, on a machine that does much else meanwhile
COUNT_WORK = """() => {
  window.work = [];
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (stores, mode = "readonly", ...others) {
    window.work.push([String(stores), mode]);
    return begin.call(this, stores, mode, ...others);
  };
}"""
OPENED = """async () => {
  const begun = performance.now();
  location.hash = "growth";
  const full = () => document.querySelectorAll("[data-lessons] li").length === 100;
  while (!full()) await new Promise((done) => requestAnimationFrame(done));
  return performance.now() - begun;
}"""
HELD = "() => document.querySelectorAll('.chart circle, .chart .bubble').length"


@pytest.fixture
def phone(page: Page, server: Server) -> Page:
    app.open_app(page, f"{server.address}/en/")
    return page


def part(page: Page, name: str) -> Locator:
    return page.locator(f'[data-screen="growth"] [{name}]')


def lessons(page: Page) -> Locator:
    return part(page, "data-lessons").locator("> li")


def open_growth(page: Page, count: int) -> None:
    """Go to the screen, and wait until it tells of so many lessons."""
    steps.go_to(page, "growth")
    expect(lessons(page)).to_have_count(count)


def test_it_says_what_was_taught_to_whom_and_when(phone: Page) -> None:
    bring(phone, JUGGLING, DRAWING)
    open_growth(phone, 2)
    for at, words in enumerate(
        (
            ("Drawing in 3D", "Ms Peters", "September 27, 2026"),
            ("Juggling", "Sam", "March 12, 2026"),
        )
    ):
        for word in words:
            expect(lessons(phone).nth(at)).to_contain_text(word)


def test_confidence_before_and_after_is_a_chart_that_the_lessons_say_in_words(phone: Page) -> None:
    bring(phone, JUGGLING, DRAWING)
    open_growth(phone, 2)
    expect(part(phone, "data-chart").locator("svg")).to_be_visible()
    assert phone.evaluate(HELD) == 4
    rises = phone.locator(".chart .rise").evaluate_all(
        "all => all.map((one) => one.y1.baseVal.value - one.y2.baseVal.value)"
    )
    assert rises[0] > 0
    assert rises[0] == rises[1]
    for at, (before, after) in enumerate(((3, 5), (2, 4))):
        expect(lessons(phone).nth(at)).to_contain_text(f"Before: {before} of 5")
        expect(lessons(phone).nth(at)).to_contain_text(f"After: {after} of 5")


def test_the_chart_goes_with_the_reading_direction(phone: Page) -> None:
    bring(phone, JUGGLING)
    open_growth(phone, 1)
    ways = []
    for code in ("en", "ar"):
        choose_language(phone, code)
        expect(lessons(phone)).to_contain_text("Before" if code == "en" else "قبل")
        ways.append(
            phone.locator(".chart .rise").evaluate(
                "line => line.x2.baseVal.value - line.x1.baseVal.value"
            )
        )
    assert ways[0] > 0 > ways[1]


def test_without_marks_there_is_no_chart(phone: Page) -> None:
    bring(phone, lesson("Juggling"))
    open_growth(phone, 1)
    expect(part(phone, "data-sure")).to_be_hidden()
    expect(lessons(phone)).not_to_contain_text("Before")


def test_strengths_gather_and_are_counted(phone: Page) -> None:
    bring(phone, JUGGLING, DRAWING)
    open_growth(phone, 2)
    expect(part(phone, "data-kinds").locator("li")).to_have_text(
        ["Something you make × 2", "How you see things"]
    )
    expect(part(phone, "data-asked").locator("li")).to_have_text(
        ["to fix their phone × 2", "what to draw"]
    )
    expect(lessons(phone).first).to_contain_text("can explain things well")


def test_the_last_next_step_stands_there_with_its_date(phone: Page) -> None:
    bring(phone, JUGGLING, DRAWING)
    open_growth(phone, 2)
    step = part(phone, "data-next-step")
    for words in ("Teach it to Ali", "Next week", "September 27, 2026"):
        expect(step).to_contain_text(words)
    expect(step).not_to_contain_text("Juggle with four")


def test_what_is_only_begun_or_deleted_is_not_counted(phone: Page) -> None:
    _, drawing, _ = bring(phone, JUGGLING, DRAWING, ONLY_PLANNED)
    open_growth(phone, 2)
    steps.go_to(phone, "home")
    expect(phone.locator("[data-grown]")).to_contain_text("2")
    deleted = phone.locator(f'[data-sessions] [data-session="{drawing}"]')
    deleted.locator('[data-action="delete"]').click()
    phone.locator('dialog [data-answer="phone"]').click()
    expect(phone.locator("[data-grown]")).to_contain_text("1")
    open_growth(phone, 1)
    expect(part(phone, "data-lessons")).not_to_contain_text("Drawing")
    expect(part(phone, "data-lessons")).not_to_contain_text("Pottery")


def test_a_look_at_the_summary_in_between_is_no_lesson_given(phone: Page) -> None:
    app.start_session(phone)
    form.write(phone, "strength.topic", "Pottery")
    steps.go_to(phone, "summary")
    expect(phone.locator("[data-summary]")).to_contain_text("Pottery")
    steps.go_to(phone, "home")
    expect(phone.locator("[data-sessions] li")).to_have_attribute("data-phase", "strength")
    steps.go_to(phone, "growth")
    expect(part(phone, "data-growth-empty")).to_be_visible()
    expect(lessons(phone)).to_have_count(0)


def test_the_card_at_home_leads_there_once_a_lesson_was_given(phone: Page) -> None:
    expect(phone.locator("[data-grown] a")).to_have_count(0)
    app.start_session(phone)
    form.write(phone, "strength.topic", "Juggling")
    steps.go_to(phone, "home")
    expect(phone.locator("[data-grown] a")).to_have_count(0)
    steps.go_to(phone, "reflect")
    steps.go_to(phone, "home")
    phone.locator("[data-grown] a").click()
    steps.wait_for_step(phone, "growth")
    expect(lessons(phone)).to_contain_text("Juggling")


def test_before_the_first_lesson_it_says_how_it_begins(phone: Page) -> None:
    phone.locator("[data-menu] summary").click()
    phone.locator('[data-menu] a[href="#growth"]').click()
    steps.wait_for_step(phone, "growth")
    expect(part(phone, "data-growth-empty")).to_be_visible()
    expect(part(phone, "data-growth-full")).to_be_hidden()
    part(phone, "data-growth-empty").locator("a").click()
    steps.wait_for_step(phone, "home")


def test_private_notes_are_not_shown_and_nothing_is_opened_or_written(phone: Page) -> None:
    bring(phone, JUGGLING)
    form.write(phone, "private.mentee", SECRET)
    app.wait_saved(phone, "server")
    steps.go_to(phone, "home")
    other = app.start_session(phone)
    form.write(phone, "strength.topic", "Pottery")
    app.wait_saved(phone, "server")
    before = indexed_db.row_counts(phone)
    open_growth(phone, 1)
    assert SECRET not in part(phone, "data-growth-full").inner_text()
    assert app.session(phone) == other
    expect(form.field(phone, "strength.topic")).to_have_value("Pottery")
    assert indexed_db.row_counts(phone) == before


def test_a_lesson_leads_to_its_summary(phone: Page) -> None:
    bring(phone, JUGGLING, DRAWING)
    open_growth(phone, 2)
    lessons(phone).nth(1).locator("button").click()
    steps.wait_for_step(phone, "summary")
    expect(phone.locator('[data-answer="strength.topic"]')).to_have_text("Juggling")


def test_doing_it_again_fills_in_both_names_and_says_so(phone: Page) -> None:
    bring(phone, JUGGLING, DRAWING)
    open_growth(phone, 2)
    expect(phone.locator(AGAIN)).to_contain_text("Ms Peters")
    phone.locator('[data-action="again"]').click()
    steps.wait_for_step(phone, "start")
    expect(phone.locator(".toast").last).to_contain_text("Ms Peters")
    steps.go_to(phone, "start.names")
    expect(form.field(phone, "start.mentee_name")).to_have_value("Noor")
    expect(form.field(phone, "start.mentor_name")).to_have_value("Ms Peters")
    expect(form.field(phone, "strength.topic")).to_have_value("")
    app.wait_saved(phone, "server")
    phone.reload()
    app.wait_listening(phone)
    expect(form.field(phone, "start.mentee_name")).to_have_value("Noor")
    expect(form.field(phone, "start.mentor_name")).to_have_value("Ms Peters")


def test_it_is_not_offered_while_another_session_is_on(phone: Page) -> None:
    bring(phone, JUGGLING, ONLY_PLANNED)
    open_growth(phone, 1)
    expect(phone.locator(AGAIN)).to_be_hidden()


def test_it_is_still_offered_once_a_companion_was_begun(phone: Page) -> None:
    bring(phone, JUGGLING)
    companions.open_companion(phone, "ladder")
    companions.write(phone, "ladder.skill", "Juggling")
    open_growth(phone, 1)
    expect(phone.locator(AGAIN)).to_contain_text("Sam")


def test_a_no_to_another_one_is_kept(phone: Page) -> None:
    bring(phone, JUGGLING)
    open_growth(phone, 1)
    phone.locator('[data-action="again-not-now"]').click()
    expect(phone.locator(AGAIN)).to_be_hidden()
    expect(phone.locator("#growth-title")).to_be_focused()
    phone.reload()
    app.wait_listening(phone)
    open_growth(phone, 1)
    expect(phone.locator(AGAIN)).to_be_hidden()


def test_what_i_taught_is_copied_as_text(phone: Page) -> None:
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    bring(phone, JUGGLING, DRAWING)
    open_growth(phone, 2)
    phone.locator('[data-action="copy-list"]').click()
    expect(phone.locator(".toast").last).to_have_text("The list is copied.")
    copied = pasted_text(phone).replace("\u2068", "")
    assert copied.replace("\u2069", "").split("\n") == [
        "What I taught",
        "• Drawing in 3D – Noor teaches Ms Peters, September 27, 2026",
        "• Juggling – Noor teaches Sam, March 12, 2026",
    ]


def test_what_i_taught_is_shared_where_the_phone_can(page: Page, server: Server) -> None:
    page.add_init_script(
        "navigator.share = async (said) => { window.said = JSON.stringify(said); };"
    )
    app.open_app(page, f"{server.address}/en/")
    bring(page, JUGGLING)
    open_growth(page, 1)
    page.locator('[data-action="share-list"]').click()
    app.wait_until(page, "async () => !!window.said")
    assert "Juggling" in json.loads(page.evaluate("window.said"))["text"]


def test_it_tells_all_of_it_with_no_network_in_another_language(
    phone: Page, server: Server
) -> None:
    bring(phone, JUGGLING, DRAWING)
    app.wait_ready_for_offline(phone)
    server.stop()
    phone.reload()
    app.wait_listening(phone)
    choose_language(phone, "de")
    open_growth(phone, 2)
    expect(lessons(phone).first).to_contain_text("27. September 2026")
    expect(part(phone, "data-chart").locator("svg")).to_be_visible()
    choose_language(phone, "uk")
    expect(lessons(phone).first).to_contain_text("27 вересня 2026")


def test_a_hundred_sessions_open_in_a_blink(phone: Page) -> None:
    many = [lesson(f"Topic {n}", start_confidence=2, reflect_confidence=4) for n in range(100)]
    lay(phone, many, rows=40)
    phone.evaluate(COUNT_WORK)
    took = phone.evaluate(OPENED)
    assert phone.evaluate("window.work") == [["updates", "readonly"]]
    assert took < BLINK
    assert phone.evaluate(HELD) == 200


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_it(phone: Page, theme: str) -> None:
    phone.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    bring(phone, JUGGLING, DRAWING)
    open_growth(phone, 2)
    assert faults(phone, ["home", "growth"]) == {}


@pytest.mark.parametrize("code", ["en", "ar"])
def test_long_words_and_large_letters_stay_on_a_narrow_screen(
    page: Page, server: Server, code: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.add_init_script("try { localStorage.setItem('andersom.size', '2'); } catch {}")
    app.open_app(page, f"{server.address}/{code}/")
    word = "Hottentottententen" * 4
    bring(page, {**DRAWING, "strength.topic": word, "strength.good_at": word, "next.step": word})
    steps.go_to(page, "growth")
    page.reload()  # the file's toast is gone, too
    expect(lessons(page)).to_have_count(1)
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(TOO_SMALL) == []
    steps.go_to(page, "home")
    topic = page.locator("[data-sessions] .go")
    assert topic.evaluate("one => one.scrollWidth <= one.clientWidth")
