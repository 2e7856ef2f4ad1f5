"""A picture is deleted alone, with its session or with everything; undo brings it back."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form, indexed_db, steps
from tests.browser.support.attachments import (
    FIELD,
    add_button,
    add_photo,
    photo,
    thumbnails,
)

LONGER_THAN_UNDO = "00:30"


def test_a_picture_is_deleted_and_comes_back_on_undo(page: Page, session: str) -> None:
    assert session
    add_photo(page, photo())
    indexed_db.wait_for_attachments(page, 1)
    before = indexed_db.attachments(page)
    for then in ("undo", "wait"):
        thumbnails(page).click()
        page.locator('[data-action="detach"]').click()
        expect(thumbnails(page)).to_have_count(0)
        indexed_db.wait_for_attachments(page, 0)
        if then == "undo":
            page.locator('[data-action="undo"]').click()
            expect(thumbnails(page)).to_be_visible()
            indexed_db.wait_for_attachments(page, 1)
            assert indexed_db.attachments(page) == before
    page.clock.fast_forward(LONGER_THAN_UNDO)
    app.reload(page)
    form.go_to_field(page, FIELD)
    expect(add_button(page)).to_be_visible()
    assert indexed_db.attachments(page) == []


@pytest.mark.parametrize("how", ["the session", "everything"])
def test_deleting_a_session_or_everything_deletes_its_pictures(
    page: Page, session: str, how: str
) -> None:
    add_photo(page, photo())
    add_photo(page, photo(), "private.mentor")
    indexed_db.wait_for_attachments(page, 2)
    if how == "everything":
        steps.go_to(page, "settings")
        page.locator('[data-action="delete-all"]').click()
        page.locator('dialog [data-answer="all"]').click()
    else:
        steps.go_to(page, "home")
        page.locator(f'li[data-session="{session}"] [data-action="delete"]').click()
        page.locator('dialog [data-answer="phone"]').click()
        page.clock.fast_forward(LONGER_THAN_UNDO)
    indexed_db.wait_for_attachments(page, 0)
    indexed_db.wait_until_empty(page)
