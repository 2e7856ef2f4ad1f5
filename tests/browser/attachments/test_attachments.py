"""A photo or a drawing stands beside any text field, is kept on the phone, and can be removed."""

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PIL.ImageColor import getrgb
from playwright.sync_api import Page, expect

from tests.browser.support import app, companions, form, indexed_db, steps
from tests.browser.support.attachments import (
    FIELD,
    SECRET,
    add_button,
    add_photo,
    choose,
    draw_line,
    photo,
    save,
    thumbnails,
)
from tests.browser.support.console_errors import ConsoleErrors
from tests.browser.support.server import Server

SKILL = "ladder.skill"
COMPANIONS_TEXTS = {
    name
    for fields in companions.FULL.values()
    for name in fields
    if not name.endswith((".date", ".again"))
}
LONGER_THAN_UNDO = "00:30"
# As the version before this one opens the phone's database, and writes into it.
OLD_VERSION_WRITES = """() => new Promise((done, fail) => {
  const opening = indexedDB.open("andersom", 1);
  opening.onerror = () => fail(opening.error);
  opening.onblocked = () => fail(new Error("blocked"));
  opening.onsuccess = () => {
    const work = opening.result.transaction("updates", "readwrite");
    work.objectStore("updates").add({ doc: "of-the-old-tab", update: new Uint8Array() });
    work.oncomplete = () => done(true);
  };
})"""


@pytest.fixture
def session(page: Page, server: Server) -> str:
    """A session in which something was written, on a phone whose clock can be set."""
    page.clock.install()
    app.open_app(page, f"{server.address}/en/")
    opened = app.start_session(page)
    form.write(page, "strength.topic", "Juggling")
    return opened


def reload(page: Page) -> None:
    page.reload()
    app.wait_listening(page)


def picture(one: dict[str, Any]) -> Image.Image:
    return Image.open(io.BytesIO(one["data"]))


def colour(image: Image.Image, place: tuple[int, int]) -> str:
    """What the colour at a place is nearest to."""
    seen = image.convert("RGB").getpixel(place)
    assert isinstance(seen, tuple)

    def distance(name: str) -> int:
        return sum(abs(one - other) for one, other in zip(seen, getrgb(name), strict=True))

    return min(("red", "blue", "black", "white"), key=distance)


def test_every_text_field_has_the_button_and_no_other(page: Page, session: str) -> None:
    assert session
    texts = page.locator("[data-screen] :is(textarea, input[type=text])[data-field]")
    names: list[str] = texts.evaluate_all("all => all.map(one => one.dataset.field)")
    assert {"start.mentee_name", "private.mentee", FIELD, *COMPANIONS_TEXTS} <= set(names)
    for name in names:
        if name not in COMPANIONS_TEXTS:
            form.go_to_field(page, name)
            expect(add_button(page, name)).to_be_visible()
    for kind, fields in companions.FULL.items():
        companions.fill(page, kind)
        companions.unfold(page)
        for name in COMPANIONS_TEXTS & fields.keys():
            expect(add_button(page, name)).to_be_visible()
    assert page.locator("[data-add]").count() == len(names)
    assert page.locator("script[src*=attachments]").count() == 0


def test_a_photo_beside_a_companions_field_belongs_to_that_companion(
    page: Page, session: str, tmp_path: Path
) -> None:
    first = companions.open_companion(page, "ladder")
    companions.write(page, SKILL, "Juggling")
    add_photo(page, photo(), SKILL)
    indexed_db.wait_for_attachments(page, 1)
    (kept,) = indexed_db.attachments(page)
    assert (kept["session"], kept["field"]) == (first, SKILL)
    reload(page)
    expect(thumbnails(page, "photo", SKILL)).to_be_visible()
    held = save(page, "with", tmp_path / "ladder.json")
    (carried,) = held["sessions"][0]["attachments"]
    assert (held["sessions"][0]["id"], carried["field"]) == (first, SKILL)
    steps.go_to(page, "summary")
    expect(page.locator('[data-answer="strength.topic"]')).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-session", session)
    expect(page.locator(".summary [data-kind]")).to_have_count(0)
    expect(thumbnails(page, field=SKILL)).to_have_count(0)
    steps.go_to(page, "ladder")
    expect(thumbnails(page, "photo", SKILL)).to_be_visible()
    page.locator('[data-screen="ladder"] [data-action="begin-companion"]').click()
    expect(form.field(page, SKILL)).to_have_value("")
    expect(thumbnails(page, field=SKILL)).to_have_count(0)


def test_a_rung_with_a_photo_alone_stays_on_the_ladder(page: Page, session: str) -> None:
    assert session
    companions.open_companion(page, "ladder")
    companions.write(page, "ladder.rung.3", "juggle three balls")
    add_photo(page, photo(), "ladder.rung.4")
    expect(form.field(page, "ladder.rung.5")).to_be_visible()
    companions.write(page, "ladder.rung.3", "")
    reload(page)
    expect(thumbnails(page, "photo", "ladder.rung.4")).to_be_visible()


@pytest.mark.parametrize("way", ["choose", "take"])
def test_a_photo_is_kept_small_upright_and_without_its_place(
    page: Page, session: str, way: str
) -> None:
    raw = photo(4000, 2000)
    assert SECRET.encode() in raw
    add_photo(page, raw, way=way)
    indexed_db.wait_for_attachments(page, 1)
    (kept,) = indexed_db.attachments(page)
    assert (kept["session"], kept["field"], kept["kind"]) == (session, FIELD, "photo")
    assert kept["type"] == "image/jpeg"
    assert SECRET.encode() not in kept["data"]
    shown = picture(kept)
    assert dict(shown.getexif()) == {}
    assert shown.size == (800, 1600)
    assert colour(shown, (400, 100)) == "red"
    assert colour(shown, (400, 1500)) == "blue"


def test_it_works_and_stays_without_a_network(page: Page, session: str, server: Server) -> None:
    app.wait_ready_for_offline(page)
    server.stop()
    add_photo(page, photo())
    choose(page, "draw")
    draw_line(page, (0.2, 0.2), (0.8, 0.8))
    page.locator(".drawing .strong").click()
    expect(thumbnails(page, "drawing")).to_be_visible()
    indexed_db.wait_for_attachments(page, 2)
    reload(page)
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


def test_a_field_of_another_session_has_none(page: Page, session: str) -> None:
    assert session
    add_photo(page, photo())
    steps.go_to(page, "home")
    app.start_session(page)
    form.go_to_field(page, FIELD)
    expect(add_button(page)).to_be_visible()
    expect(thumbnails(page)).to_have_count(0)


def test_a_drawing_is_kept_at_every_stroke(page: Page, session: str, server: Server) -> None:
    assert session
    choose(page, "draw")
    draw_line(page, (0.1, 0.5), (0.9, 0.5))
    indexed_db.wait_for_attachments(page, 1)
    page.close()  # nobody said that it is done
    other = page.context.new_page()
    app.open_app(other, f"{server.address}/en/")
    form.go_to_field(other, FIELD)
    expect(thumbnails(other, "drawing")).to_be_visible()
    (kept,) = indexed_db.attachments(other)
    assert colour(picture(kept), (450, 600)) == "black"
    assert colour(picture(kept), (450, 300)) == "white"


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


def test_the_menu_and_the_sheet_open_and_close_by_keyboard(page: Page, session: str) -> None:
    assert session
    form.go_to_field(page, FIELD)
    for way in ("", "draw", "speak"):
        add_button(page).focus()
        page.keyboard.press("Enter")
        expect(page.locator("dialog.sheet[open] h2")).to_be_focused()
        if way:
            page.locator(f'[data-way="{way}"]').focus()
            page.keyboard.press("Enter")
            expect(page.locator("dialog.sheet")).to_have_count(0)
        expect(page.locator("dialog[open]")).to_have_count(1)
        page.keyboard.press("Escape")
        expect(page.locator("dialog[open]")).to_have_count(0)
        expect(add_button(page)).to_be_focused()


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
    reload(page)
    form.go_to_field(page, FIELD)
    expect(add_button(page)).to_be_visible()
    assert indexed_db.attachments(page) == []


@pytest.mark.parametrize("how", ["the session", "everything"])
def test_what_is_deleted_takes_its_pictures_along(page: Page, session: str, how: str) -> None:
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


def test_the_settings_say_what_they_take(page: Page, session: str) -> None:
    assert session
    steps.go_to(page, "settings")
    expect(page.locator("[data-storage-line]")).to_contain_text("MB")
    expect(page.locator("[data-attached-line]")).to_be_empty()
    noise = io.BytesIO()
    Image.effect_noise((1400, 1400), 200).convert("RGB").save(noise, "JPEG")
    add_photo(page, noise.getvalue())
    indexed_db.wait_for_attachments(page, 1)
    steps.go_to(page, "settings")
    (kept,) = indexed_db.attachments(page)
    size = f"{len(kept['data']) / 1e6:.1f} MB"
    assert size != "0.0 MB"
    expect(page.locator("[data-attached-line]")).to_contain_text(size)
    expect(page.locator("[data-attached-rows] li")).to_have_text(f"Juggling: {size}")


def test_a_session_with_a_picture_alone_is_kept(page: Page, server: Server) -> None:
    app.open_app(page, f"{server.address}/en/#{FIELD}")
    add_photo(page, photo())
    indexed_db.wait_for_attachments(page, 1)
    reload(page)
    steps.go_to(page, "home")
    expect(page.locator("[data-sessions] li")).to_have_count(1)
    steps.go_to(page, "summary")
    expect(page.locator(f'[data-attached="{FIELD}"] [data-kind="photo"]')).to_be_visible()


def test_private_pictures_are_not_on_the_summary(page: Page, session: str) -> None:
    assert session
    add_photo(page, photo(), "private.mentee")
    steps.go_to(page, "summary")
    expect(page.locator('[data-answer="strength.topic"]')).to_be_visible()
    expect(page.locator(".summary [data-kind]")).to_have_count(0)


def test_two_tabs_show_the_same_pictures(page: Page, session: str, server: Server) -> None:
    assert session
    other = page.context.new_page()
    app.open_app(other, f"{server.address}/en/#{FIELD}")
    expect(add_button(other)).to_be_visible()
    page.bring_to_front()
    add_photo(page, photo())
    indexed_db.wait_for_attachments(page, 1)
    other.bring_to_front()
    expect(thumbnails(other, "photo")).to_be_visible()


def test_a_tab_with_the_version_before_goes_on_writing(
    page: Page, session: str, server: Server, console_errors: ConsoleErrors
) -> None:
    assert session
    console_errors.allow("favicon.ico")
    old = page.context.new_page()
    old.goto(f"{server.address}/healthz")
    assert old.evaluate(OLD_VERSION_WRITES)
    add_photo(page, photo())
    form.write(page, FIELD, "Throw")
    indexed_db.wait_for_attachments(page, 1)
    assert old.evaluate(OLD_VERSION_WRITES)
    reload(page)
    form.go_to_field(page, FIELD)
    expect(form.field(page, FIELD)).to_have_value("Throw")
    expect(form.field(page, "strength.topic")).to_have_value("Juggling")
    expect(thumbnails(page, "photo")).to_be_visible()
