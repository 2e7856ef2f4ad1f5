"""Whatever people type is text: typed, read from elsewhere, shown, printed, shared."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.answers import TEXTS, answers
from tests.browser.support.calendar_file import PROPERTIES, download
from tests.browser.support.companions import drawing, open_companion
from tests.browser.support.files import open_file
from tests.browser.support.form import fill_everywhere
from tests.browser.support.language import choose_language
from tests.browser.support.lessons import KEY, session_id
from tests.browser.support.payloads import PAYLOADS, WRITTEN, Watch, foreign
from tests.browser.support.picture import SHARE, WATCH, save_picture
from tests.browser.support.printed_pages import NO_PRINTER, PrintedPages
from tests.browser.support.server import Server
from tests.browser.support.steps import every_step, on_each_step
from tests.support import protocol
from tests.support.python_phone import bearer

TWO = "localStorage.setItem('andersom.second', 'ar'); localStorage.setItem('andersom.two', 'on');"
GIVEN = {**answers(""), **WRITTEN, "plan.steps": "\n".join(PAYLOADS)}
SHOWN = [name for name in TEXTS if name != "plan.steps"]
LOOK = "() => []"
NAMED = {"roadmap": "roadmap.goal", "ladder": "ladder.skill", "stretch": "stretch.challenge"}


def receive(page: Page, server: Server, way: str, state: str) -> None:
    """Take in a session that came by a file, by a code or by a link."""
    session = session_id()
    if way == "file":
        held = {"id": session, "key": KEY, "state": state, "__proto__": {"polluted": 1}}
        file = {"format": "andersom", "version": 1, "sessions": [held], "__proto__": {"x": 1}}
        open_file(page, json.dumps(file))
    elif way == "code":
        code = protocol.code(state).replace(f"{protocol.ID}.{protocol.KEY}", f"{session}.{KEY}")
        page.evaluate("fragment => { location.hash = fragment; }", code)
    else:
        sync = f"{server.address}/api/v1/sessions/{session}/sync"
        asked = {"vector": "AA==", "update": state}
        assert page.request.post(sync, data=asked, headers=bearer(KEY)).ok
        page.evaluate("fragment => { location.hash = fragment; }", f"#join={session}.{KEY}")
    said = {"file": "file.taken", "code": "codes.taken", "link": "join.done"}[way]
    expect(page.locator("[data-toasts]")).to_contain_text(app.text(page, said))
    expect(page.locator("html")).to_have_attribute("data-session", session)


@pytest.fixture
def watch(page: Page, server: Server) -> Iterator[Watch]:
    """A watch over the phone; whatever a test does, it sees nothing happen."""
    watching = Watch(page.context, server.address)
    yield watching
    assert watching.found(page) == []


@pytest.fixture
def typed(page: Page, server: Server, watch: Watch) -> Page:  # noqa: ARG001 - it is set up first
    """A phone with payloads in every field, in English and Arabic, on the summary."""
    for script in (NO_PRINTER, WATCH, TWO):
        page.add_init_script(script)
    app.open_app(page, f"{server.address}/en/")
    # The second language moves the button down: a tap meanwhile would miss it.
    expect(page.locator("h1 .second:visible")).to_be_visible()
    app.start_session(page)
    fill_everywhere(page, GIVEN)
    steps.go_to(page, "summary")
    expect(page.locator(".summary dt .second").first).to_be_attached()
    return page


def test_every_field_is_text_on_every_screen_in_both_languages(typed: Page) -> None:
    for name in SHOWN:
        expect(typed.locator(f'.summary [data-answer="{name}"]')).to_have_text(GIVEN[name].strip())
    expect(typed.locator('[data-answer="plan.steps"] li')).to_have_text(list(PAYLOADS))
    for code in ("en", "ar"):
        choose_language(typed, code)
        on_each_step(typed, every_step(typed), LOOK)
    steps.go_to(typed, "home")
    expect(typed.locator("[data-sessions]")).to_contain_text(GIVEN["strength.topic"])
    assert GIVEN["start.mentor_name"] in typed.locator("[data-sessions]").inner_text()


def test_it_is_text_after_a_reload_without_the_server(typed: Page, server: Server) -> None:
    app.wait_ready_for_offline(typed)
    server.stop()
    typed.reload()
    app.wait_listening(typed)
    steps.wait_for_step(typed, "summary")
    for name in SHOWN:
        expect(typed.locator(f'.summary [data-answer="{name}"]')).to_have_text(GIVEN[name].strip())


def test_it_is_text_on_paper(typed: Page) -> None:
    typed.locator('[data-action="print"]').click()
    summary = PrintedPages(typed, "A4")
    typed.locator('[data-action="print-certificate"]').click()
    certificate = PrintedPages(typed, "A4")
    for printed, names in (
        (summary, SHOWN),
        (certificate, ("start.mentee_name", "strength.topic")),
    ):
        for name in names:
            # Letters that turn the reading direction come out of a PDF in another order.
            for payload in PAYLOADS[:-1]:
                assert printed.contains(payload), (name, payload)


def test_it_is_text_on_the_picture_and_in_the_text_that_are_shared(typed: Page) -> None:
    save_picture(typed)
    lines = "".join(line["text"] for line in typed.evaluate("window.lines")).replace(" ", "")
    missing = [payload for payload in PAYLOADS if payload.replace(" ", "") not in lines]
    assert missing == [], lines[:600]
    typed.evaluate(f"() => {{ {SHARE} }}")
    typed.locator('[data-action="share-text"]').click()
    app.wait_until(typed, "async () => window.shared.length === 1")
    shared = typed.evaluate("window.shared[0].text")
    assert all(GIVEN[name].strip() in shared for name in SHOWN)


def test_it_is_text_in_the_calendar(typed: Page) -> None:
    event = download(typed)
    assert set(event) == PROPERTIES
    assert all(payload in event["SUMMARY"] for payload in PAYLOADS)
    assert str(event["LOCATION"]) == GIVEN["plan.where"].strip()


def test_it_is_text_in_a_files_name_and_comes_back_from_it(typed: Page, tmp_path: Path) -> None:
    steps.go_to(typed, "share")
    with typed.expect_download() as saving:
        typed.locator('[data-action="export"]').click()
    assert not set(saving.value.suggested_filename) & set("\\/:*?\"<>|'% ")
    saving.value.save_as(tmp_path / "file.json")
    open_file(typed, (tmp_path / "file.json").read_text("utf-8"))
    steps.wait_for_step(typed, "summary")
    for name in SHOWN:
        expect(typed.locator(f'.summary [data-answer="{name}"]')).to_have_text(GIVEN[name].strip())


@pytest.mark.parametrize("kind", ["roadmap", "ladder", "stretch"])
def test_it_is_text_in_a_companions_picture(
    page: Page,
    server: Server,
    watch: Watch,  # noqa: ARG001 - it looks on
    kind: str,
) -> None:
    app.open_app(page, f"{server.address}/en/")
    open_companion(page, kind)
    fill_everywhere(
        page, {name: said for name, said in WRITTEN.items() if name.startswith(f"{kind}.")}
    )
    said = page.locator(f'[data-screen="{kind}"] [data-said="{NAMED[kind]}"]')
    expect(said).to_have_text(WRITTEN[NAMED[kind]])
    expect(drawing(page, kind)).to_contain_text(WRITTEN[NAMED[kind]][:5])
    steps.go_to(page, "home")
    expect(page.locator("[data-sessions] li b")).to_have_text(WRITTEN[NAMED[kind]])


@pytest.mark.parametrize(
    ("way", "kind"), [("file", ""), ("link", "roadmap"), ("code", "ladder"), ("file", "stretch")]
)
def test_what_another_program_wrote_is_text_and_breaks_no_screen(
    page: Page, server: Server, watch: Watch, way: str, kind: str
) -> None:
    app.begin_session(page, f"{server.address}/en/")
    form.write(page, "strength.topic", "My own words")
    app.wait_saved(page, "server")
    receive(page, server, way, foreign(kind=kind))
    # The app begins anew with that session open, and shows it and the others as ever.
    page.reload()
    app.wait_listening(page)
    on_each_step(page, every_step(page), LOOK)
    steps.go_to(page, "home")
    expect(page.locator("[data-sessions] li")).to_have_count(2)
    expect(page.locator("[data-sessions]")).to_contain_text("My own words")
    assert watch.found(page) == []


def test_it_is_text_in_an_address(page: Page, server: Server, watch: Watch) -> None:  # noqa: ARG001
    app.open_app(page, f"{server.address}/en/?{PAYLOADS[0]}#{PAYLOADS[1]}")
    for payload in PAYLOADS:
        page.evaluate("fragment => { location.hash = fragment; }", payload)
        steps.wait_for_step(page, "home")
    for payload in PAYLOADS[:3]:
        for kind in ("join", "take"):
            page.evaluate("fragment => { location.hash = fragment; }", f"{kind}={payload}")
            expect(page.locator("[data-toasts] p").last).to_have_text(
                app.text(page, "join.damaged")
            )
