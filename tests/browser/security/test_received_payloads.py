"""Whatever comes from elsewhere is text: in files, codes, links, addresses and companions."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.companions import drawing, open_companion
from tests.browser.support.form import fill_everywhere
from tests.browser.support.lessons import KEY, session_id
from tests.browser.support.payloads import PAYLOADS, WRITTEN, Watch, session_of_payloads
from tests.browser.support.server import Server
from tests.browser.support.steps import every_step, on_each_step
from tests.browser.support.transfer import open_file
from tests.support import protocol
from tests.support.python_phone import bearer

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
    said = {"file": "file.taken", "code": "join.here", "link": "join.here"}[way]
    expect(page.locator("[data-toasts]")).to_contain_text(app.text(page, said))
    expect(page.locator("html")).to_have_attribute("data-session", session)


def test_payloads_are_text_in_a_companions_picture(
    page: Page, server: Server, watch: Watch, subtests: pytest.Subtests
) -> None:
    app.open_app(page, f"{server.address}/en/")
    for kind, named in NAMED.items():
        with subtests.test(kind):
            open_companion(page, kind)
            fill_everywhere(
                page, {name: said for name, said in WRITTEN.items() if name.startswith(f"{kind}.")}
            )
            said = page.locator(f'[data-screen="{kind}"] [data-said="{named}"]')
            expect(said).to_have_text(WRITTEN[named])
            expect(drawing(page, kind)).to_contain_text(WRITTEN[named][:5])
            steps.go_to(page, "home")
            # The list only mentions it, so it ends where it would be too long.
            card = page.locator(f'[data-sessions] [data-session="{app.session(page)}"] b')
            expect(card).to_contain_text(WRITTEN[named].strip()[:50])
            assert watch.found(page) == []


def test_payloads_from_another_program_are_text_and_break_no_screen(
    page: Page, server: Server, watch: Watch, subtests: pytest.Subtests
) -> None:
    app.begin_session(page, f"{server.address}/en/")
    form.write(page, "strength.topic", "My own words")
    app.wait_saved(page, "server")
    ways = (("file", ""), ("link", "roadmap"), ("code", "ladder"), ("file", "stretch"))
    for there, (way, kind) in enumerate(ways, start=2):
        with subtests.test(way, kind=kind):
            receive(page, server, way, session_of_payloads(kind=kind))
            # The app begins anew with that session open, and shows it and the others as ever.
            page.reload()
            app.wait_listening(page)
            on_each_step(page, every_step(page), LOOK)
            steps.go_to(page, "home")
            expect(page.locator("[data-sessions] li")).to_have_count(there)
            expect(page.locator("[data-sessions]")).to_contain_text("My own words")
            assert watch.found(page) == []


def test_payloads_in_an_address_do_nothing(page: Page, server: Server, watch: Watch) -> None:  # noqa: ARG001
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
