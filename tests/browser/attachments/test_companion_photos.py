"""A photo beside a companion's field belongs to that companion."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.support import app, companions, form, indexed_db, steps
from tests.browser.support.attachments import (
    add_photo,
    photo,
    save,
    thumbnails,
)

SKILL = "ladder.skill"


def test_a_photo_beside_a_companions_field_belongs_to_that_companion(
    page: Page, session: str, tmp_path: Path
) -> None:
    first = companions.open_companion(page, "ladder")
    companions.write(page, SKILL, "Juggling")
    add_photo(page, photo(), SKILL)
    indexed_db.wait_for_attachments(page, 1)
    (stored,) = indexed_db.attachments(page)
    assert (stored["session"], stored["field"]) == (first, SKILL)
    app.reload(page)
    expect(thumbnails(page, "photo", SKILL)).to_be_visible()
    held = save(page, "with", tmp_path / "ladder.json")
    (carried,) = held["sessions"][0]["attachments"]
    assert (held["sessions"][0]["id"], carried["field"]) == (first, SKILL)
    steps.go_to(page, "summary")
    expect(page.locator('[data-answer="strength.topic"]')).to_be_attached()
    expect(page.locator("html")).to_have_attribute("data-session", session)
    expect(page.locator(".summary [data-kind]")).to_have_count(0)
    expect(thumbnails(page, field=SKILL)).to_have_count(0)
    steps.go_to(page, "ladder")
    expect(thumbnails(page, "photo", SKILL)).to_be_visible()
    page.locator('[data-screen="ladder"] [data-action="begin-companion"]').click()
    expect(form.field(page, SKILL)).to_have_value("")
    expect(thumbnails(page, field=SKILL)).to_have_count(0)


def test_a_rung_with_only_a_photo_stays_on_the_ladder(page: Page, session: str) -> None:
    assert session
    companions.open_companion(page, "ladder")
    companions.write(page, "ladder.rung.3", "juggle three balls")
    add_photo(page, photo(), "ladder.rung.4")
    expect(form.field(page, "ladder.rung.5")).to_be_visible()
    companions.write(page, "ladder.rung.3", "")
    app.reload(page)
    expect(thumbnails(page, "photo", "ladder.rung.4")).to_be_visible()
