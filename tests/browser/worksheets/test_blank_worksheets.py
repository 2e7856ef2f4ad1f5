"""A blank worksheet for each screen, to be filled in by hand."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.app import open_app
from tests.browser.support.printed_pages import (
    NO_PRINTER,
    PrintedPages,
    choose_worksheet,
    print_worksheet,
)
from tests.browser.support.server import Server
from tests.browser.support.steps import go_to
from webapp.content import COMPANIONS, GUIDED, PHASES
from webapp.languages import LANGUAGES

SCREENS = len(GUIDED) + len(COMPANIONS)


RECIPE = """() => {
  const made = document.querySelector('[data-screen="strength"]').cloneNode(true);
  made.dataset.screen = "recipe";
  made.querySelector("h1").textContent = "My recipe";
  made.querySelectorAll('[data-prompt]:not([data-prompt="strength.kinds"])')
    .forEach((prompt) => prompt.remove());
  made.querySelectorAll("[data-field]").forEach((one) => { one.dataset.field = "recipe.step"; });
  document.querySelector("main").append(made);
}"""


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_blank_booklet_has_a_page_for_each_screen(
    page: Page, server: Server, code: str
) -> None:
    page.add_init_script(NO_PRINTER)
    open_app(page, f"{server.address}/{code}/#tips")
    choose_worksheet(page, at="tips")
    page.locator('[data-worksheet="all"]').click()
    for printed in (a4 := PrintedPages(page, "A4"), PrintedPages(page, "Letter")):
        # And one before them, with the five phases, and one after them, with the five tips.
        assert len(printed.texts) == SCREENS + 2
        assert printed.cut_off() == []
        assert printed.nearly_empty() == []
    questions = page.locator("[data-prompt]:not(:has([data-private])) h2").all_text_contents()
    assert page.locator(".print-pages .cover ~ .exercise h2").all_text_contents() == questions
    # What is read from right to left, a PDF gives letter by letter from the left.
    assert code == "ar" or all(map(a4.contains, questions))
    assert page.locator(".print-pages").evaluate("pages => pages.scrollWidth <= pages.clientWidth")


def test_each_phase_has_a_blank_page_of_its_own(phone: Page) -> None:
    for phase in PHASES:
        printed = print_worksheet(phone, phase.id)
        assert len(printed.texts) == 1
        assert printed.contains(phone.locator(f"#{phase.id}-title").text_content() or "?")
        assert printed.contains("minutes")
        assert not printed.contains("zebra")
        screen = phone.locator(f'[data-screen="{phase.id}"]')
        choices = screen.locator('input:is([type="radio"], [type="checkbox"])').count()
        assert phone.locator(".print-pages .tick").count() == choices
        assert phone.locator(".print-pages [data-ticked]").count() == 0
        written = screen.locator(".field:not([data-private]) > [data-field]").count()
        assert phone.locator(".print-pages .field > .blank").count() == written


def test_each_companion_has_a_blank_page_with_room_to_draw(phone: Page) -> None:
    for companion in COMPANIONS:
        printed = print_worksheet(phone, companion.id)
        assert len(printed.texts) == 1
        assert printed.contains(str(companion.title))
        assert phone.locator(".print-pages .sketch").count() == 1
    print_worksheet(phone, "roadmap")
    # The milestones are folded up on the screen; three of them fit.
    titles = [f"Milestone {number}" for number in (1, 2, 3)]
    assert phone.locator(".print-pages .exercise h2").all_text_contents() == titles
    print_worksheet(phone, "ladder")
    assert phone.locator(".print-pages .blank").count() >= len(COMPANIONS[1].groups)


def test_a_worksheet_holds_the_examples_and_the_mentors_part(phone: Page) -> None:
    printed = print_worksheet(phone, "plan")
    assert printed.contains("For example: Show an example · Do it together")
    assert printed.contains("Help with the order if asked.")
    assert printed.contains("10–15 minutes")


def test_a_new_screen_has_a_worksheet_without_more_code(phone: Page) -> None:
    phone.evaluate(RECIPE)
    printed = print_worksheet(phone, "recipe")
    assert printed.contains("My recipe")
    assert phone.locator(".print-pages .tick").count() == 5


def test_a_worksheet_is_in_both_languages(phone: Page) -> None:
    go_to(phone, "settings")
    phone.locator('[data-second="nl"]').check()
    expect(phone.locator('[data-screen="plan"] h1 .second')).to_be_attached()
    go_to(phone, "summary")
    printed = print_worksheet(phone, "plan")
    for words in ("We need", "Dit hebben we nodig", "For example:", "Bijvoorbeeld:"):
        assert printed.contains(words)
    assert printed.cut_off() == []
