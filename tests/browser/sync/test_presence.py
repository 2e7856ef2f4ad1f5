"""Whoever else has the session on their screen is in the bar, with where they are.

Nothing of it is kept, and whatever another phone says of itself moves nothing here.
"""

import json

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.support import app, form, indexed_db, language, steps
from tests.browser.support.axe import AXE, LOOK
from tests.browser.support.layout import TOO_SMALL, TOO_WIDE, set_letters
from tests.browser.support.server import Server
from tests.browser.sync.live import TOPIC, begin, meet, program_at, wait_live
from tests.support.keyboard import Keyboard
from tests.support.live.phone import LivePhone, awareness
from webapp.live.messages import Kind

SAID = """window.said = [];
document.addEventListener("DOMContentLoaded", () => {
  new MutationObserver(() => {
    const words = document.querySelector(".top-bar > [role=status]")?.textContent;
    if (words && words !== window.said.at(-1)) window.said.push(words);
  }).observe(document.querySelector(".top-bar"), { childList: true, subtree: true });
});"""
LOOK_AWAY = """state => {
  Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""
TWO = "localStorage.setItem('andersom.second', '{}'); localStorage.setItem('andersom.two', 'on');"
BAR = "document.querySelector('.top-bar').getBoundingClientRect().height"


def bubbles(page: Page) -> Locator:
    return page.locator("[data-presence]")


def writes(page: Page) -> Locator:
    return page.locator(".writes")


def word(page: Page) -> Locator:
    return bubbles(page).locator(".word")


def said(page: Page) -> list[str]:
    """What a screen reader was given to say of others."""
    found: list[str] = page.evaluate("window.said")
    return found


@pytest.fixture
def other(new_context: CreateContextCallback) -> Page:
    """Another phone, on which two languages are shown."""
    phone = new_context().new_page()
    phone.add_init_script(SAID)
    phone.add_init_script(TWO.format("ar"))
    return phone


@pytest.fixture
def listening(page: Page) -> Page:
    page.add_init_script(SAID)
    return page


def test_each_sees_where_the_other_one_is_and_a_tap_goes_there(
    listening: Page, other: Page, server: Server
) -> None:
    mentee = begin(listening, server.address, holder="mentee")
    expect(bubbles(mentee)).to_have_count(0)  # nobody else is here
    meet(mentee, other)
    wait_live(mentee, other)
    expect(bubbles(mentee)).to_have_attribute("data-presence", "mentor")
    expect(bubbles(other)).to_have_attribute("data-presence", "mentee")
    expect(word(other)).to_have_text("here")
    steps.go_to(mentee, "plan.steps")
    expect(bubbles(other)).to_have_accessible_name(
        "Your plan The mentee is at “What will you do, step by step?”."
    )
    expect(word(other)).to_have_text("Your plan")
    bubbles(other).click()
    steps.wait_for_step(other, "plan.steps")
    expect(word(other)).to_have_text("here")
    expect(word(mentee)).to_have_text("here")
    steps.go_to(mentee, "plan.needs")
    expect(word(other)).to_have_text("Step 4 of 6")
    # In whatever language the page is.
    language.choose_language(other, "ar")
    expect(bubbles(other)).to_have_accessible_name(
        "الخطوة 4 من 6 المتدرّب الآن عند: «ما الذي تحتاجان إليه؟»."
    )
    assert other.evaluate(BAR) == 48
    # Private notes are nobody's business, nor are screens that aren't the session's.
    for private in ("reflect.private", "settings"):
        steps.go_to(mentee, private)
        expect(bubbles(other)).to_have_accessible_name("المتدرّب هنا أيضًا.")
        expect(word(other)).to_have_text("")
    steps.go_to(mentee, "reflect.private")
    form.field(mentee, "private.mentee").press_sequentially("secret")
    steps.go_to(mentee, TOPIC)
    expect(word(other)).not_to_have_text("")
    expect(writes(other)).to_have_count(0)
    # Who leaves is gone, also with a look at something else; one so short isn't announced.
    app.wait_until(mentee, "() => window.said.length > 0")
    other.evaluate(LOOK_AWAY, "hidden")
    expect(bubbles(mentee)).to_be_hidden(timeout=10_000)
    other.evaluate(LOOK_AWAY, "visible")
    expect(bubbles(mentee)).to_be_visible()
    other.close()
    expect(bubbles(mentee)).to_be_hidden(timeout=10_000)
    app.wait_until(mentee, "() => window.said.length > 1")
    assert said(mentee) == ["The mentor is here too.", "The mentor has left."]


def test_who_writes_is_named_beside_the_field_for_as_long_as_they_do(
    page: Page, other: Page, server: Server
) -> None:
    mentee = begin(page, server.address, holder="mentee")
    meet(mentee, other)
    wait_live(mentee, other)
    expect(bubbles(other)).to_be_visible()
    field = form.field(other, TOPIC)
    before = field.bounding_box()
    form.field(mentee, TOPIC).press("End")
    form.field(mentee, TOPIC).press_sequentially(" and more")
    line = other.locator(f'.write:has([data-field="{TOPIC}"]) > .writes')
    expect(line).to_have_text("The mentee is writing …")
    expect(line).to_have_css("background-color", "rgb(255, 154, 108)")
    assert field.bounding_box() == before  # it takes no room
    expect(line).to_have_count(0)
    form.field(mentee, TOPIC).press_sequentially("!")
    expect(line).to_be_visible()
    # It is said once.
    assert [words for words in said(other) if "writing" in words] == ["The mentee is writing …"]
    # Who goes on doesn't write any more.
    steps.go_to(mentee, "plan.steps")
    expect(line).to_have_count(0, timeout=2000)
    expect(field).to_have_value("memes and more!")


def test_who_is_asked_to_come_decides_that_with_a_tap(
    page: Page, other: Page, server: Server
) -> None:
    mentee = begin(page, server.address, holder="mentee")
    meet(mentee, other)
    wait_live(mentee, other)
    expect(bubbles(other)).to_be_visible()
    steps.go_to(mentee, "plan.steps")
    form.field(other, TOPIC).press("End")
    keyboard = Keyboard(other)
    keyboard.compose_letters(" toda")
    mentee.locator('[data-action="steps"]').click()
    sheet = mentee.locator(".step-lists")
    expect(sheet.locator(f'[href="#{TOPIC}"]')).to_contain_text("The mentor is here too.")
    sheet.locator('[data-action="call"]').click()
    invited = other.locator(".toast:has([data-action='come'])")
    expect(invited).to_contain_text("The mentee asks you to come to “What will you do")
    expect(invited).to_contain_text("يدعوك المتدرّب إلى: «")
    assert steps.current_step(other) == TOPIC
    keyboard.finish(" today")
    expect(form.field(other, TOPIC)).to_have_value("memes today")
    invited.locator("[data-action='come']").click()
    steps.wait_for_step(other, "plan.steps")
    steps.go_to(mentee, TOPIC)
    expect(form.field(mentee, TOPIC)).to_have_value("memes today")
    # Where both are at one step, or it isn't told where the other one is, a tap offers the same.
    steps.go_to(other, "settings")
    expect(word(mentee)).to_have_text("")
    bubbles(mentee).click()
    mentee.locator('.toast [data-action="call"]').click()
    expect(mentee.locator(".toast").last).to_contain_text("is asked to come")


def tell(program: LivePhone, clock: int, **state: object) -> None:
    program.socket.send(awareness(7, clock, json.dumps(state)))


def test_nothing_of_it_is_kept(page: Page, server: Server) -> None:
    begin(page, server.address)
    with program_at(page, server.port) as program:
        program.wait_for(Kind.QUERY)
        tell(program, 1, phone="otherone", holder="mentor", step="lead.ready", writing="plan.goal")
        expect(bubbles(page)).to_be_visible()
        program.wait_for(Kind.AWARENESS)
        assert b'"step":""' in program.present[-1]  # the share screen
        steps.go_to(page, "plan.mentor_role")
        while b"plan.mentor_role" not in program.present[-1]:
            program.wait_for(Kind.AWARENESS)
        form.write(page, TOPIC, " today")
        app.wait_saved(page, "server")
        kept = server.file(app.session(page) or "").read_text("utf-8")
        assert "plan.mentor_role" not in kept
        here = [indexed_db.dump(page), page.evaluate("({...localStorage})")]
        for place in (kept, json.dumps(here)):
            assert "otherone" not in place
            assert "lead.ready" not in place


def test_a_phone_that_is_alone_tells_nobody_where_it_is(page: Page, server: Server) -> None:
    sent: list[bytes] = []

    def note(frame: bytes | str) -> None:
        assert isinstance(frame, bytes)
        sent.append(frame)

    page.on("websocket", lambda socket: socket.on("framesent", note))
    begin(page, server.address)
    wait_live(page)
    steps.go_to(page, "plan.steps")
    form.write(page, TOPIC, " today")
    app.wait_saved(page, "server")
    assert sent
    assert not [frame for frame in sent if frame[0] == Kind.AWARENESS]


HOSTILE: list[dict[str, object]] = [
    {"step": "nowhere", "writing": "nowhere"},
    {"step": '"] h2, body', "writing": '"],*'},
    {"step": "<img src=x onerror=alert(1)>", "holder": "<b>"},
    {"step": "x" * 300},
    {"step": "share", "calls": True},
    {"step": "reflect.private", "writing": "private.mentee", "calls": True},
    {"step": "roadmap", "writing": "roadmap.goal"},
    {"step": ["plan.steps"], "holder": 5, "writing": {}, "calls": "yes", "phone": None},
    {"holder": "__proto__", "step": "constructor"},
]


def test_what_a_hostile_phone_says_of_itself_shows_nothing_but_that_it_is_here(
    page: Page, server: Server
) -> None:
    begin(page, server.address)
    steps.go_to(page, TOPIC)
    with program_at(page, server.port) as program:
        program.wait_for(Kind.QUERY)
        for clock, state in enumerate(HOSTILE):
            tell(program, 2 * clock, step="plan.steps", holder="mentor")
            expect(word(page)).to_have_text("Your plan")
            tell(program, 2 * clock + 1, **state)
            expect(bubbles(page)).to_have_accessible_name("The other phone is here too.")
            expect(word(page)).to_have_text("")
            expect(writes(page)).to_have_count(0)
        expect(page.locator(".toast:has(button)")).to_have_count(0)
        # However often somebody calls, one line is shown.
        for clock in range(100, 150):
            tell(program, clock, step="plan.steps", calls=True, phone=f"phone{clock}")
        expect(page.locator(".toast [data-action='come']")).to_have_count(1)
        form.write(page, TOPIC, " today")
        app.wait_saved(page, "server")
        assert steps.current_step(page) == TOPIC
    expect(bubbles(page)).to_be_hidden()


def faults_of_bar(page: Page, size: tuple[int, int], step: str) -> list[str]:
    """What is wrong with the bar on a screen of this size at this step."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    steps.go_to(page, step)
    expect(bubbles(page)).to_be_visible()
    height = page.evaluate(BAR)
    parts = [part for look in (TOO_WIDE, TOO_SMALL) for part in page.evaluate(look)]
    found = [part for part in parts if "bar" in part or "presence" in part]
    return found if height == 48 else [f"{height} pixels high", *found]


SIZES: list[tuple[int, int]] = [(360, 640), (280, 653), (800, 360)]


@pytest.mark.parametrize(
    ("first", "second", "letters"), [("de", "en", [16, 32]), ("ar", "nl", [32])]
)
def test_the_bar_stays_one_bar(
    page: Page, server: Server, first: str, second: str, letters: list[int]
) -> None:
    page.add_init_script(TWO.format(second))
    begin(page, server.address, first)
    with program_at(page, server.port) as program:
        program.wait_for(Kind.QUERY)
        # A shared phone counts as a phone of both.
        tell(program, 1, phone="otherone", holder="shared", step="explain.both_ways")
        expect(bubbles(page)).to_have_attribute("data-presence", "shared")
        page.evaluate(AXE)
        for clock, pixels in enumerate(letters, start=2):
            set_letters(page, pixels)
            page.set_viewport_size({"width": 360, "height": 800})
            steps.go_to(page, TOPIC)
            tell(program, clock, phone="otherone", holder="shared", step=TOPIC, writing=TOPIC)
            expect(writes(page)).to_be_visible()
            assert page.evaluate(LOOK) == []
            found = {
                (pixels, step, *size): faults
                for size in SIZES
                for step in (TOPIC, "home")
                if (faults := faults_of_bar(page, size, step))
            }
            assert found == {}
