"""Worksheets for who likes paper: blank ones, and ones that hold the session's words."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.support.answers import PRIVATE, Answers, answers
from tests.browser.support.app import open_app, start_session, wait_ready_for_offline
from tests.browser.support.axe import OPTIONS
from tests.browser.support.companions import FULL, fill, open_companion
from tests.browser.support.form import field, fill_everywhere
from tests.browser.support.layout import TOO_WIDE
from tests.browser.support.printed_pages import NO_PRINTER, Format, PrintedPages
from tests.browser.support.server import Server
from tests.browser.support.steps import go_to
from webapp.content import COMPANIONS, GUIDED, PHASES
from webapp.languages import LANGUAGES

NOTE = "markermarker"
GIVEN: Answers = {**answers("zebra"), **dict.fromkeys(PRIVATE, NOTE)}
SCREENS = len(GUIDED) + len(COMPANIONS)
TICKED = "all => all.flatMap((one, at) => one.hasAttribute('data-ticked') ? [at] : [])"
RECIPE = """() => {
  const made = document.querySelector('[data-screen="strength"]').cloneNode(true);
  made.dataset.screen = "recipe";
  made.querySelector("h1").textContent = "My recipe";
  made.querySelectorAll("[data-prompt] ~ [data-prompt]").forEach((prompt) => prompt.remove());
  made.querySelectorAll("[data-field]").forEach((one) => { one.dataset.field = "recipe.step"; });
  document.querySelector("main").append(made);
}"""


@pytest.fixture
def phone(page: Page, server: Server) -> Page:
    """A phone with no printer, and an answer everywhere."""
    page.add_init_script(NO_PRINTER)
    open_app(page, f"{server.address}/en/")
    start_session(page)
    fill_everywhere(page, GIVEN)
    go_to(page, "summary")
    return page


def choose(page: Page, *, at: str = "summary") -> None:
    page.locator(f'[data-screen="{at}"] [data-action="worksheets"]').click()
    expect(page.locator("dialog.sheets")).to_be_visible()


def print_sheet(
    page: Page, sheet: str, size: Format = "A4", *, at: str = "summary", filled: bool = False
) -> PrintedPages:
    choose(page, at=at)
    page.locator("[data-filled]").set_checked(filled)
    page.locator(f'[data-sheet="{sheet}"]').click()
    assert page.evaluate("window.printed")
    return PrintedPages(page, size)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_blank_booklet_has_a_page_for_each_screen(
    page: Page, server: Server, code: str
) -> None:
    page.add_init_script(NO_PRINTER)
    open_app(page, f"{server.address}/{code}/#tips")
    choose(page, at="tips")
    page.locator('[data-sheet="all"]').click()
    for printed in (a4 := PrintedPages(page, "A4"), PrintedPages(page, "Letter")):
        # And one before them, with the five phases, and one after them, with the five tips.
        assert len(printed.texts) == SCREENS + 2
        assert printed.cut_off() == []
        assert printed.nearly_empty() == []
    questions = page.locator("[data-prompt]:not(:has([data-private])) h2").all_text_contents()
    assert page.locator(".tray .cover ~ .exercise h2").all_text_contents() == questions
    # What is read from right to left, a PDF gives letter by letter from the left.
    assert code == "ar" or all(map(a4.contains, questions))
    assert page.locator(".tray").evaluate("tray => tray.scrollWidth <= tray.clientWidth")


def test_each_phase_has_a_blank_page_of_its_own(phone: Page) -> None:
    for phase in PHASES:
        printed = print_sheet(phone, phase.id)
        assert len(printed.texts) == 1
        assert printed.contains(phone.locator(f"#{phase.id}-title").text_content() or "?")
        assert printed.contains("minutes")
        assert not printed.contains("zebra")
        screen = phone.locator(f'[data-screen="{phase.id}"]')
        choices = screen.locator('input:is([type="radio"], [type="checkbox"])').count()
        assert phone.locator(".tray .tick").count() == choices
        assert phone.locator(".tray [data-ticked]").count() == 0
        written = screen.locator(".field:not([data-private]) > [data-field]").count()
        assert phone.locator(".tray .field > .blank").count() == written


def test_each_companion_has_a_blank_page_with_room_to_draw(phone: Page) -> None:
    for companion in COMPANIONS:
        printed = print_sheet(phone, companion.id)
        assert len(printed.texts) == 1
        assert printed.contains(str(companion.title))
        assert phone.locator(".tray .sketch").count() == 1
    print_sheet(phone, "roadmap")
    # The milestones are folded up on the screen; three of them fit.
    titles = [f"Milestone {number}" for number in (1, 2, 3)]
    assert phone.locator(".tray .exercise h2").all_text_contents() == titles
    print_sheet(phone, "ladder")
    assert phone.locator(".tray .blank").count() >= len(COMPANIONS[1].groups)


def test_a_sheet_keeps_the_examples_and_the_mentors_part(phone: Page) -> None:
    printed = print_sheet(phone, "plan")
    assert printed.contains("For example: Show an example · Do it together")
    assert printed.contains("Help with the order if asked.")
    assert printed.contains("10–15 minutes")


def test_the_filled_booklet_holds_what_was_written_and_ticked(phone: Page) -> None:
    printed = print_sheet(phone, "all", filled=True)
    for name, answer in GIVEN.items():
        if isinstance(answer, str) and "zebra" in answer:
            assert printed.contains(answer), name
    ticked = phone.locator(".tray [data-ticked]").count()
    # But one: whose phone it is means nothing on paper.
    checked = phone.locator("main [data-field]:checked").count() - 1
    assert ticked == checked
    assert printed.contains("Friday, November 27, 2026")
    assert printed.cut_off() == []


def test_the_filled_booklet_holds_the_companions_that_were_opened_last(phone: Page) -> None:
    open_companion(phone, "ladder")
    field(phone, "ladder.skill").fill("an older ladder")
    phone.locator('[data-screen="ladder"] [data-action="begin-companion"]').click()
    expect(field(phone, "ladder.skill")).to_have_value("")
    fill(phone, "ladder")
    phone.locator(".rungs label", has_text="6").click()
    fill(phone, "roadmap")
    go_to(phone, "summary")
    written = [
        words
        for kind in ("ladder", "roadmap")
        for name, words in FULL[kind].items()
        if not name.endswith((".date", ".again"))
    ]
    printed = print_sheet(phone, "all", filled=True)
    for words in (*written, "May 12, 2027", "January 12, 2027", GIVEN["plan.goal"]):
        assert printed.contains(str(words)), words
    assert not printed.contains("an older ladder")
    assert printed.cut_off() == []
    ladder = phone.locator(".tray .sheet", has_text="juggle 7 balls")
    assert ladder.locator(".tick").evaluate_all(TICKED) == [5]
    # Roadmap and ladder have their own picture; nobody has begun a challenge.
    assert phone.locator(".tray .drawn svg").count() == 2
    assert phone.locator(".tray .sketch").count() == 1
    blank = print_sheet(phone, "all")
    for words in (*written, "2027"):
        assert not blank.contains(words), words
    assert phone.locator(".tray .drawn").count() == 0


def test_a_deleted_companion_is_on_no_sheet(phone: Page) -> None:
    fill(phone, "stretch")
    phone.locator('[data-field="stretch.zone"][value="panic"]').check(force=True)
    # The session is open again; the challenge's fields, which nobody sees, still hold its words.
    go_to(phone, "summary")
    expect(phone.locator('[data-answer="plan.goal"]')).to_be_visible()
    go_to(phone, "home")
    challenge = phone.locator("[data-sessions] li", has_text="Give a talk")
    challenge.locator('[data-action="delete"]').click()
    phone.locator('dialog [data-answer="phone"]').click()
    expect(challenge).to_have_count(0)
    go_to(phone, "summary")
    printed = print_sheet(phone, "stretch", filled=True)
    assert not printed.contains("Give a talk")
    assert phone.locator(".tray [data-ticked]").count() == 0
    assert phone.locator(".tray .sketch").count() == 1


def test_private_notes_are_on_no_sheet(phone: Page) -> None:
    for filled in (False, True):
        assert not print_sheet(phone, "all", filled=filled).contains(NOTE)
        assert NOTE not in phone.locator(".tray").inner_html()


def test_a_sheet_takes_nothing_from_the_screen(phone: Page) -> None:
    html = "all => all.map(one => one.innerHTML)"
    before = phone.locator(".guided").evaluate_all(html)
    print_sheet(phone, "all", filled=True)
    phone.locator('[data-screen="summary"] h1').click()
    assert phone.locator(".guided").evaluate_all(html) == before
    ids = phone.locator("[id]").evaluate_all("all => all.map(one => one.id)")
    assert len(ids) == len(set(ids))


def test_a_screen_that_is_added_has_its_sheet_at_once(phone: Page) -> None:
    phone.evaluate(RECIPE)
    printed = print_sheet(phone, "recipe")
    assert printed.contains("My recipe")
    assert phone.locator(".tray .tick").count() == 5


def test_both_languages_stand_on_a_sheet(phone: Page) -> None:
    go_to(phone, "settings")
    phone.locator('[data-second="nl"]').check()
    expect(phone.locator('[data-screen="plan"] h1 .second')).to_be_attached()
    go_to(phone, "summary")
    printed = print_sheet(phone, "plan")
    for words in ("We need", "Dit hebben we nodig", "For example:", "Bijvoorbeeld:"):
        assert printed.contains(words)
    assert printed.cut_off() == []


def test_they_print_without_the_server(phone: Page, server: Server) -> None:
    wait_ready_for_offline(phone)
    server.stop()
    assert len(print_sheet(phone, "all").texts) == SCREENS + 2


def test_who_has_no_session_is_offered_blank_ones(page: Page, server: Server) -> None:
    open_app(page, f"{server.address}/en/")
    for at in ("tips", "about"):
        go_to(page, at)
        choose(page, at=at)
        expect(page.locator("[data-filled]")).to_have_count(0)
        expect(page.locator("dialog.sheets .button:not(.quiet)")).to_have_count(SCREENS + 1)
        page.keyboard.press("Escape")
        expect(page.locator("dialog.sheets")).to_have_count(0)


def test_who_has_a_companion_alone_is_offered_its_words(page: Page, server: Server) -> None:
    page.add_init_script(NO_PRINTER)
    open_app(page, f"{server.address}/en/")
    fill(page, "ladder")
    go_to(page, "tips")
    printed = print_sheet(page, "ladder", at="tips", filled=True)
    assert printed.contains("juggle 7 balls for ten seconds")


def test_the_choice_fits_with_letters_of_twice_the_size(page: Page, server: Server) -> None:
    page.add_init_script("try { localStorage.setItem('andersom.size', '2'); } catch {}")
    open_app(page, f"{server.address}/de/#tips")
    choose(page, at="tips")
    assert page.evaluate(TOO_WIDE) == []
    assert Axe().run(page, options=OPTIONS).response["violations"] == []
