"""The summary begins with what one came for: the certificate, sharing, what changed, quotes."""

from playwright.sync_api import Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.answers import PRIVATE, Answers, answers
from tests.browser.support.server import Server

GIVEN: Answers = {
    **answers("zebra"),
    "start.mentee_name": "Noor",
    "start.mentor_name": "Ms Peters",
    "strength.topic": "Drawing zebras in 3D",
    "reflect.mentee_self": "I can explain things",
    **dict.fromkeys(PRIVATE, "markermarker"),
}
IN_FIRST_VIEW = """button => {
  const { top, bottom } = button.getBoundingClientRect();
  return top >= 0 && bottom <= document.querySelector(".footer").getBoundingClientRect().top;
}"""


def at_summary(page: Page, server: Server, given: Answers) -> Page:
    page.set_viewport_size({"width": 360, "height": 640})
    app.begin_session(page, f"{server.address}/en/")
    form.fill_everywhere(page, given)
    steps.go_to(page, "summary")
    return page


def test_the_certificate_and_sharing_are_in_the_first_view(page: Page, server: Server) -> None:
    at_summary(page, server, GIVEN)
    expect(page.locator(".certificate .topic")).to_have_text("Drawing zebras in 3D")
    for seen in (".certificate", '[data-action="share-picture"]', '[data-action="share-text"]'):
        assert page.locator(seen).evaluate(IN_FIRST_VIEW), seen


def test_what_changed_and_a_quote_of_each_come_before_the_rest(page: Page, server: Server) -> None:
    at_summary(page, server, GIVEN)
    parts = page.locator("[data-summary] > *")
    expect(parts.nth(0)).to_contain_text("How sure I felt: 2 of 5 before, 5 of 5 after")
    expect(parts.nth(1)).to_contain_text("I can explain things")
    expect(parts.nth(2)).to_contain_text("zebra “reflect.mentor_insights”")
    expect(page.locator("[data-summary] dl:visible")).to_have_count(0)


def test_a_phase_unfolds_with_the_questions_that_were_asked(page: Page, server: Server) -> None:
    at_summary(page, server, GIVEN)
    fold = page.locator('[data-summary] [data-phase="explain"] button')
    answer = page.locator('[data-answer="explain.mentor_brings"]')
    expect(answer).to_be_hidden()
    fold.click()
    expect(fold).to_have_attribute("aria-expanded", "true")
    expect(answer).to_be_visible()
    question = page.locator('[data-phase="explain"] dt', has_text="What do you bring, mentor?")
    expect(question).to_be_visible()


def test_doing_it_again_is_one_button(page: Page, server: Server) -> None:
    before = app.session(at_summary(page, server, GIVEN))
    page.locator('[data-action="again-here"]:visible').click()
    steps.wait_for_step(page, "start.names")
    assert app.session(page) != before
    expect(form.field(page, "start.mentee_name")).to_have_value("Noor")
    expect(form.field(page, "start.mentor_name")).to_have_value("Ms Peters")
    expect(form.field(page, "strength.topic")).to_have_value("")


def test_without_a_topic_there_is_no_certificate_and_no_empty_band(
    page: Page, server: Server
) -> None:
    at_summary(page, server, {"explain.mentor_brings": "patience"})
    for part in (".certificate", ".recap", '[data-action="print-certificate"]'):
        expect(page.locator(part).filter(visible=True)).to_have_count(0)
    expect(page.locator('[data-action="share-picture"]')).to_be_visible()
