"""The summary can be shared as a picture or as text, without the private notes."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.answers import PRIVATE, TEXTS, Answers, answers
from tests.browser.support.app import open_app, start_session, wait_own_language_ready, wait_until
from tests.browser.support.form import fill_everywhere
from tests.browser.support.picture import SHARE, WATCH, save_picture
from tests.browser.support.server import Server
from tests.browser.support.steps import go_to
from tests.browser.support.transfer import pasted_text

NOTE = "markermarker"
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 2
GIVEN: Answers = {
    **answers("zebra"),
    "plan.steps": "Show\nDo\nTry",
    "plan.where": "مكتبة المدرسة",
    "plan.goal": LONG,
    **dict.fromkeys(PRIVATE, NOTE),
}
PLAIN = set(TEXTS) - {"plan.steps", "plan.where", "plan.goal"}
NO_SHARE = "navigator.share = undefined; navigator.canShare = undefined;"


def opened(page: Page, server: Server, code: str, *scripts: str) -> Page:
    for script in (WATCH, *scripts):
        page.add_init_script(script)
    open_app(page, f"{server.address}/{code}/")
    start_session(page)
    fill_everywhere(page, GIVEN)
    go_to(page, "summary")
    return page


@pytest.mark.parametrize("code", ["de", "ar"])
def test_the_picture_shows_all_answers_within_its_edges(
    page: Page, server: Server, code: str
) -> None:
    picture = save_picture(opened(page, server, code, NO_SHARE))
    lines = page.evaluate("window.lines")
    assert picture.width == 1080
    assert all(line["left"] >= 0 and line["right"] <= 1080 for line in lines)
    assert all(0 < line["y"] < picture.height for line in lines)
    written = " ".join(line["text"] for line in lines)
    for field in PLAIN:
        assert field in written
    assert LONG in written.replace(" ", "")
    assert NOTE not in written
    directions = {line["direction"] for line in lines if "المدرسة" in line["text"]}
    assert directions == {"rtl"}
    title = page.locator("#reflect-title").text_content()
    [heading] = [line for line in lines if line["text"] == title]
    assert (heading["right"] > 900) == (code == "ar")


def test_the_picture_has_the_colours_of_the_app(page: Page, server: Server) -> None:
    picture = save_picture(opened(page, server, "en", NO_SHARE)).convert("RGB")
    colours = {colour for _, colour in picture.getcolors(maxcolors=1_000_000) or []}
    # The ground, the mentee, the mentor and two phases.
    for hexes in ("fff9f0", "ff9a6c", "5bc8b4", "ffc94d", "b9a4ff"):
        assert tuple(bytes.fromhex(hexes)) in colours


def test_the_picture_goes_to_the_share_sheet(page: Page, server: Server) -> None:
    opened(page, server, "en", SHARE)
    page.locator('[data-action="share-picture"]').click()
    wait_until(page, "async () => window.shared.length === 1")
    [[name, size]] = page.evaluate("window.shared[0].files")
    assert name.endswith(".png")
    assert size > 10_000


@pytest.mark.worker
def test_the_picture_is_made_without_the_server(page: Page, server: Server) -> None:
    opened(page, server, "en", NO_SHARE)
    wait_own_language_ready(page)
    server.stop()
    assert save_picture(page).width == 1080


def test_the_picture_is_in_both_languages(page: Page, server: Server) -> None:
    second = "localStorage.setItem('andersom.second', 'nl'); "
    opened(page, server, "en", NO_SHARE, f"{second}localStorage.setItem('andersom.two', 'on');")
    expect(page.locator(".summary dt .second").first).to_be_attached()
    save_picture(page)
    written = [line["text"] for line in page.evaluate("window.lines")]
    for zebras in (
        "Which one do you pick?",
        "My lesson is about …",
        "Mijn les gaat over …",
        "Iets wat je maakt",
    ):
        assert zebras in written


def test_the_text_goes_to_the_share_sheet_without_private_notes(page: Page, server: Server) -> None:
    opened(page, server, "en", SHARE)
    page.locator('[data-action="share-text"]').click()
    wait_until(page, "async () => window.shared.length === 1")
    text = page.evaluate("window.shared[0].text")
    assert "Which one do you pick?\nMy lesson is about …\n– zebra “strength.topic”" in text
    assert "– Show\n– Do\n– Try" in text
    assert all(field in text for field in PLAIN)
    assert NOTE not in text


def test_the_text_is_copied_where_there_is_no_share_sheet(page: Page, server: Server) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, server, "en", NO_SHARE)
    page.locator('[data-action="share-text"]').click()
    expect(page.locator("[data-toasts]")).to_contain_text("The text is copied.")
    assert "zebra “strength.topic”" in pasted_text(page)
