"""A whole session of two meetings, from start to summary, with and without a network."""

import base64
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.answers import (
    ALL,
    ANY_OF,
    NUMBERS,
    ONE_OF,
    PRIVATE,
    Answers,
    answers,
    shared,
)
from tests.browser.support.language import choose_language
from tests.browser.support.server import Server


def assert_summary_shows(page: Page, given: Answers) -> None:
    """Every answer stands in the summary, choices in the words of their cards."""
    shown = page.locator("dd[data-answer]").evaluate_all(
        "all => Object.fromEntries(all.map(a => [a.dataset.answer, a.textContent]))"
    )
    assert set(shown) == ALL - set(PRIVATE)
    for name, answer in shared(given).items():
        if name in NUMBERS:
            assert shown[name].startswith(str(answer))
        elif name in ONE_OF or name in ANY_OF:
            chosen = page.locator(f'label:has([data-field="{name}"]:checked) b')
            assert shown[name].split("\n") == chosen.all_text_contents()
        elif name == "plan.when":
            assert "27" in shown[name]
            assert "2026" in shown[name]
        else:
            assert shown[name] == answer


def assert_nothing_private_in(data: Path, session: dict[str, str]) -> None:
    """Neither the files nor the Yjs state in them hold a private note."""
    held = [path.read_bytes() for path in data.rglob("*") if path.is_file()]
    for content in (*held, base64.b64decode(session["state"])):
        for field in PRIVATE:
            assert field.encode() not in content


@pytest.mark.parametrize("language", ["en", "nl"])
def test_both_meetings_in_one_language_reach_the_server(
    page: Page, server: Server, language: str
) -> None:
    given = answers(f"word-{language}")
    app.open_app(page, f"{server.address}/{language}/")
    session = app.start_session(page)
    if language == "nl":  # where people type is the same: the last test does, in both languages
        form.fill_everywhere(page, given)
        passed = form.walk_to_summary(page, {})
    else:
        passed = form.walk_to_summary(page, given)
    screens = dict.fromkeys(name.split(".", maxsplit=1)[0] for name in passed)
    assert list(screens) == list(steps.SCREENS[1:9])
    expect(page.locator("html")).to_have_attribute("lang", language)
    assert_summary_shows(page, given)
    app.wait_saved(page, "server")
    assert server.fields(session) == shared(given)
    assert server.session(session)["fields"]["meta"]["phase"] == "summary"
    assert_nothing_private_in(server.data, server.session(session))


@pytest.mark.worker
def test_a_session_written_offline_reaches_the_server_later(page: Page, server: Server) -> None:
    given = answers("offline")
    app.open_app(page, f"{server.address}/en/")
    app.wait_ready_for_offline(page)
    session = app.start_session(page)
    server.stop()

    def reload() -> None:
        app.wait_saved(page, "phone")
        page.reload()
        app.wait_listening(page)

    form.walk_to_summary(
        page,
        given,
        {
            "strength.good_at": lambda: choose_language(page, "nl"),
            "plan.steps": reload,
            "lead.ready": lambda: choose_language(page, "en"),
            "reflect.next": lambda: choose_language(page, "nl"),
        },
    )
    assert_summary_shows(page, given)
    assert not server.file(session).exists()
    app.wait_saved(page, "phone")
    server.start()
    app.network_came_back(page)
    app.wait_saved(page, "server")
    assert server.fields(session) == shared(given)
    assert_nothing_private_in(server.data, server.session(session))
    for name in PRIVATE:
        expect(form.field(page, name)).to_have_value(str(given[name]))
