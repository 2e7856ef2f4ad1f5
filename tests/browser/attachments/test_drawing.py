"""A drawing is saved at every stroke, and strokes can be undone."""

from playwright.sync_api import Page, expect

from tests.browser.support import app, form, indexed_db
from tests.browser.support.attachments import (
    FIELD,
    choose,
    colour,
    draw_line,
    picture,
    thumbnails,
)
from tests.browser.support.server import Server


def test_a_drawing_is_saved_after_every_stroke(page: Page, session: str, server: Server) -> None:
    assert session
    choose(page, "draw")
    draw_line(page, (0.1, 0.5), (0.9, 0.5))
    indexed_db.wait_for_attachments(page, 1)
    page.close()  # nobody said that it is done
    other = page.context.new_page()
    app.open_app(other, f"{server.address}/en/")
    form.go_to_field(other, FIELD)
    expect(thumbnails(other, "drawing")).to_be_visible()
    (stored,) = indexed_db.attachments(other)
    assert colour(picture(stored), (450, 600)) == "black"
    assert colour(picture(stored), (450, 300)) == "white"


def test_strokes_and_clearing_can_be_undone(page: Page, session: str) -> None:
    assert session
    choose(page, "draw")
    sheet = page.locator(".drawing canvas")
    undo, clear = page.get_by_text("Undo", exact=True), page.get_by_text("Clear", exact=True)
    look = "sheet => sheet.toDataURL()"
    states = [sheet.evaluate(look)]
    expect(undo).to_be_disabled()
    draw_line(page, (0.1, 0.1), (0.9, 0.9))
    states.append(sheet.evaluate(look))
    page.get_by_role("radio", name="Orange").check()
    draw_line(page, (0.9, 0.1), (0.1, 0.9))
    states.append(sheet.evaluate(look))
    assert len(set(states)) == 3
    clear.click()
    assert sheet.evaluate(look) == states[0]
    for state in reversed(states):
        undo.click()
        assert sheet.evaluate(look) == state
    indexed_db.wait_for_attachments(page, 0)
    page.keyboard.press("Escape")
    expect(thumbnails(page)).to_have_count(0)
