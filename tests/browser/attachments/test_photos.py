"""A photo stands beside its field: small, upright, without the place where it was taken."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form, indexed_db, steps
from tests.browser.support.attachments import (
    FIELD,
    SECRET,
    add_button,
    add_photo,
    choose,
    colour,
    draw_line,
    photo,
    picture,
    thumbnails,
)
from tests.browser.support.server import Server


@pytest.mark.parametrize("way", ["choose", "take"])
def test_a_photo_is_saved_small_upright_and_without_its_location(
    page: Page, session: str, way: str
) -> None:
    raw = photo(4000, 2000)
    assert SECRET.encode() in raw
    add_photo(page, raw, way=way)
    indexed_db.wait_for_attachments(page, 1)
    (stored,) = indexed_db.attachments(page)
    assert (stored["session"], stored["field"], stored["kind"]) == (session, FIELD, "photo")
    assert stored["type"] == "image/jpeg"
    assert SECRET.encode() not in stored["data"]
    shown = picture(stored)
    assert dict(shown.getexif()) == {}
    assert shown.size == (800, 1600)
    assert colour(shown, (400, 100)) == "red"
    assert colour(shown, (400, 1500)) == "blue"


@pytest.mark.worker
def test_pictures_can_be_added_and_seen_without_a_network(
    page: Page, session: str, server: Server
) -> None:
    app.wait_own_language_ready(page)
    server.stop()
    add_photo(page, photo())
    choose(page, "draw")
    draw_line(page, (0.2, 0.2), (0.8, 0.8))
    page.locator(".drawing .strong").click()
    expect(thumbnails(page, "drawing")).to_be_visible()
    indexed_db.wait_for_attachments(page, 2)
    app.reload(page)
    form.go_to_field(page, FIELD)
    expect(thumbnails(page)).to_have_count(2)
    steps.go_to(page, "summary")
    expect(page.locator(f'[data-attached="{FIELD}"] [data-kind]')).to_have_count(2)
    steps.go_to(page, "home")
    page.locator(f'li[data-session="{session}"] [data-action="continue"]').click()
    form.go_to_field(page, FIELD)
    thumbnails(page, "photo").click()
    large = page.locator(".viewer img")
    expect(large).to_be_visible()
    assert large.evaluate("one => one.decode().then(() => one.naturalHeight)") == 400


@pytest.mark.parametrize("then", ["another session", "the next step", "a companion"])
def test_a_photo_that_comes_late_belongs_where_it_was_asked_for(
    page: Page, session: str, then: str
) -> None:
    with page.expect_file_chooser() as asked:
        choose(page, "choose", "strength.topic")
    if then == "another session":
        steps.go_to(page, "home")
        app.start_session(page)
        steps.go_to(page, "strength.topic")
    else:
        steps.go_to(page, "roadmap" if then == "a companion" else "plan.goal")
    asked.value.set_files({"name": "IMG.jpg", "mimeType": "image/jpeg", "buffer": photo()})
    indexed_db.wait_for_attachments(page, 1)
    (kept,) = indexed_db.attachments(page)
    assert (kept["session"], kept["field"]) == (session, "strength.topic")


def test_another_session_does_not_show_the_picture(page: Page, session: str) -> None:
    assert session
    add_photo(page, photo())
    steps.go_to(page, "home")
    app.start_session(page)
    form.go_to_field(page, FIELD)
    expect(add_button(page)).to_be_visible()
    expect(thumbnails(page)).to_have_count(0)


def test_private_pictures_are_not_on_the_summary(page: Page, session: str) -> None:
    assert session
    add_photo(page, photo(), "private.mentee")
    steps.go_to(page, "summary")
    expect(page.locator('[data-answer="strength.topic"]')).to_be_attached()
    expect(page.locator(".summary [data-kind]")).to_have_count(0)
