"""The summary and the certificate are printed whole, on A4 and on Letter."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.support.answers import PRIVATE, TEXTS, Answers, answers
from tests.browser.support.app import open_app, start_session
from tests.browser.support.axe import OPTIONS
from tests.browser.support.form import fill_everywhere
from tests.browser.support.language import choose_language
from tests.browser.support.layout import TOO_WIDE
from tests.browser.support.printed_pages import NO_PRINTER, Format, PrintedPages
from tests.browser.support.server import Server
from tests.browser.support.steps import go_to

LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"
NOTE = "markermarker"
PRINT = '[data-action="print"]'
GIVEN: Answers = {
    **answers("zebra"),
    "start.mentee_name": "Fatima",
    "start.mentor_name": "Sam",
    "strength.topic": f"Drawing {LONG}",
    "plan.steps": "Show\nDo\nTry",
    "lead.notes": "\n".join(f"A line, the {at}th of many that fill a page." for at in range(90)),
    **dict.fromkeys(PRIVATE, NOTE),
}


def opened(page: Page, server: Server, code: str = "en", second: str = "") -> Page:
    """A phone with no printer, on the summary of a session with an answer everywhere."""
    page.add_init_script(NO_PRINTER)
    if second:
        choice = f"localStorage.setItem('andersom.second', '{second}')"
        page.add_init_script(f"{choice}; localStorage.setItem('andersom.two', 'on');")
    open_app(page, f"{server.address}/{code}/")
    start_session(page)
    fill_everywhere(page, GIVEN)
    go_to(page, "summary")
    expect(page.locator('[data-answer="next.step"]')).to_be_attached()
    return page


def print_summary(page: Page) -> PrintedPages:
    page.locator(PRINT).click()
    assert page.evaluate("window.printed") == 1
    return PrintedPages(page, "A4")


def print_certificate(page: Page, size: Format = "A4") -> PrintedPages:
    page.locator('[data-action="print-certificate"]').click()
    return PrintedPages(page, size)


def test_a_line_that_is_cut_off_would_be_noticed(page: Page) -> None:
    style = "@page { margin: 13mm } p { font: 30px/1 serif }"
    page.set_content(f"<style>{style}</style><p>{'dgdg<br>' * 90}")
    assert PrintedPages(page, "Letter").cut_off() == []
    # What can't be broken is cut where the paper ends.
    page.evaluate("""() => {
      const { style } = document.querySelector("p");
      Object.assign(style, { contain: "size", blockSize: "900mm", display: "inline-block" });
    }""")
    assert {"page 2", "g"} <= set(PrintedPages(page, "Letter").cut_off())


@pytest.mark.parametrize(("code", "sizes"), [("de", ["A4", "Letter"]), ("ar", ["Letter"])])
def test_the_summary_is_printed_whole_and_nothing_else_is(
    page: Page, server: Server, subtests: pytest.Subtests, code: str, sizes: list[Format]
) -> None:
    opened(page, server, code).locator(PRINT).click()
    assert page.evaluate("window.printed") == 1
    for size in sizes:
        with subtests.test(size):
            printed = PrintedPages(page, size)
            assert len(printed.texts) > 1
            assert printed.nearly_empty() == []
            assert printed.cut_off() == []
            for field in TEXTS:
                lines = str(GIVEN[field]).split("\n")
                # Between words read from right to left, a PDF gives others in another order.
                assert code == "ar" or all(map(printed.contains, lines)), field
            for around in ("[data-saved-line]", '[data-action="back"] span', PRINT):
                shown = page.locator(around)
                words = shown.inner_text() or shown.text_content() or "?"
                assert not printed.contains(words)


def test_the_printed_summary_is_light_and_readable(page: Page, server: Server) -> None:
    page.emulate_media(color_scheme="dark")
    picture = print_summary(opened(page, server)).picture()
    shades = picture.histogram()
    assert sum(shades[240:]) > 0.6 * sum(shades)
    # The ground of the topic is light enough for dark letters, and there: nothing white on white.
    band = picture.crop((40, 40, 300, 140)).histogram()
    assert sum(band[150:210]) > 0.3 * sum(band)
    assert sum(band[:80]) > 500


def test_the_summary_is_printed_in_both_languages(page: Page, server: Server) -> None:
    opened(page, server, "en", second="nl")
    expect(page.locator(".summary dt .second").first).to_be_attached()
    printed = print_summary(page)
    for both in (
        ("Fatima teaches", "Fatima leert"),
        ("My lesson is about", "Mijn les gaat over"),
        ("Something you make", "Iets wat je maakt"),
        ("How sure I felt: 2 of 5 before, 5 of 5 after", "eerst 2 van 5, daarna 5 van 5"),
        ("Friday, 27 November 2026", "vrijdag 27 november 2026"),
    ):
        assert all(map(printed.contains, both)), both
    assert printed.cut_off() == []


def test_confidence_is_a_drawing_strengths_are_chips_and_the_plan_is_a_list(
    page: Page, server: Server
) -> None:
    opened(page, server)
    rows = page.locator(".summary .change .marks span")
    full = [rows.nth(at).locator("i.full").count() for at in range(2)]
    assert full == [2, 5]
    expect(page.locator(".change figcaption")).to_have_text(
        "How sure I felt: 2 of 5 before, 5 of 5 after"
    )
    expect(page.locator('[data-answer="strength.kinds"] .chips li')).to_have_count(4)
    expect(page.locator('[data-answer="plan.steps"] ol li')).to_have_text(["Show", "Do", "Try"])
    expect(page.locator(".recap .who")).to_contain_text("Fatima")
    expect(page.locator(".recap .topic")).to_contain_text(LONG)


def test_the_certificate_is_one_landscape_page(
    page: Page, server: Server, subtests: pytest.Subtests
) -> None:
    opened(page, server)
    sizes: dict[str, Format] = {"en": "A4", "de": "Letter", "ar": "Letter"}
    for code, size in sizes.items():
        with subtests.test(code):
            choose_language(page, code)
            heading = page.locator(".certificate h2").inner_text()
            printed = print_certificate(page, size)
            assert len(printed.texts) == 1
            [(width, height)] = printed.sizes
            assert width > height
            assert printed.cut_off(margin_mm=10) == []
            assert printed.nearly_empty() == []
            assert all(map(printed.contains, ("Fatima", "Sam", "27", "2026", LONG)))
            # What is read from right to left, a PDF gives letter by letter from the left.
            assert code == "ar" or printed.contains(heading)
            signature = page.locator(".print-pages .certificate dl div:last-child dd")
            assert len(signature.inner_text()) == 0
        page.locator('[data-screen="summary"] h1').click()


def test_private_notes_are_never_printed(page: Page, server: Server) -> None:
    opened(page, server)
    assert NOTE in page.locator('[data-field="private.mentee"]').input_value()
    for printed in (print_summary(page), print_certificate(page)):
        assert not printed.contains(NOTE)


def test_the_app_is_shown_again_at_the_next_touch_after_printing(
    page: Page, server: Server
) -> None:
    print_certificate(opened(page, server))
    expect(page.locator("html")).to_have_attribute("data-print", "certificate")
    page.locator('[data-screen="summary"] h1').click()
    expect(page.locator("html")).not_to_have_attribute("data-print", re.compile(".*"))
    expect(page.locator(".print-pages > *")).to_have_count(0)
    assert PrintedPages(page, "A4").contains("zebra")


def test_a_full_summary_fits_the_screen_and_axe_finds_nothing(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(color_scheme="dark")
    opened(page, server, "de", second="uk")
    expect(page.locator(".summary dt .second").first).to_be_attached()
    assert page.evaluate(TOO_WIDE) == []
    assert Axe().run(page, options=OPTIONS).response["violations"] == []
