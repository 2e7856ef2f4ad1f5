"""A session goes to another phone with no network at all: by codes on the screen, or as a file."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.support.app import open_app, session, start_session, wait_own_language_ready
from tests.browser.support.form import field, fill_everywhere
from tests.browser.support.qr_codes import read_code
from tests.browser.support.server import Server
from tests.browser.support.steps import go_to

pytestmark = pytest.mark.worker

LONG = " ".join(f"Step {n}: draw house {n * 37 % 101} with {n * 53 % 97} trees." for n in range(60))


@pytest.fixture
def other(new_context: CreateContextCallback, server: Server) -> Page:
    """Another phone, which has the app, and from now on no network."""
    phone = new_context().new_page()
    open_app(phone, f"{server.address}/en/")
    wait_own_language_ready(phone)
    return phone


@pytest.fixture
def alone(page: Page, server: Server) -> Page:
    """The mentee's phone, which has the app, with much written."""
    open_app(page, f"{server.address}/en/")
    wait_own_language_ready(page)
    page.context.set_offline(True)
    start_session(page)
    fill_everywhere(page, {"plan.steps": LONG, "private.mentee": "markermarker"})
    go_to(page, "share")
    return page


@pytest.fixture
def mentee(alone: Page, other: Page, server: Server) -> Page:  # noqa: ARG001 - it needs the server first
    """The same beside another one; neither has a network."""
    server.stop()
    return alone


def show_codes(phone: Page) -> list[str]:
    """The links of all codes, as they follow each other."""
    phone.locator('[data-action="hand-over"]').click()
    found: dict[int, str] = {}
    while True:
        link = read_code(phone, "[data-hand-code]")
        number, count = map(int, link.split(".")[-3:-1])
        found[number] = link
        if len(found) == count:
            return [found[number] for number in sorted(found)]
        phone.locator("[data-hand-code]").click()


def test_codes_bring_a_session_to_an_offline_phone_in_any_order(mentee: Page, other: Page) -> None:
    field_of_other = field(other, "plan.steps")
    links = show_codes(mentee)
    assert len(links) > 1
    assert all(len(link) < 800 for link in links)
    for at, link in enumerate([*reversed(links[1:]), links[-1]], start=1):
        other.goto("about:blank")
        other.goto(link)
        received = min(at, len(links) - 1)
        expect(other.locator("[data-toasts]")).to_contain_text(f"{received} of {len(links)}")
    other.goto("about:blank")
    other.goto(links[0])
    expect(other.locator("[data-toasts]")).to_contain_text("You are in this session.")
    go_to(other, "plan.steps")
    expect(field_of_other).to_have_value(LONG)
    expect(other.locator("html")).to_have_attribute("data-session", session(mentee) or "")
    go_to(other, "reflect.private")
    expect(field(other, "private.mentee")).to_have_value("")


def test_codes_merge_what_both_wrote(mentee: Page, other: Page) -> None:
    go_to(mentee, "plan.steps")
    field(mentee, "plan.steps").fill("short")
    go_to(mentee, "share")
    for link in show_codes(mentee):
        other.goto("about:blank")
        other.goto(link)
    expect(other.locator("html")).to_have_attribute("data-step", "summary")
    go_to(other, "plan.steps")
    field(other, "plan.steps").press("End")
    field(other, "plan.steps").press_sequentially(" and sweet")
    go_to(other, "share")
    go_to(mentee, "plan.steps")
    field(mentee, "plan.steps").press("Home")
    field(mentee, "plan.steps").press_sequentially("very ")
    for link in show_codes(other):
        mentee.goto("about:blank")
        mentee.goto(link)
    expect(mentee.locator("html")).to_have_attribute("data-step", "summary")
    go_to(mentee, "plan.steps")
    expect(field(mentee, "plan.steps")).to_have_value("very short and sweet")


def test_a_session_too_large_for_codes_is_offered_as_a_file(alone: Page) -> None:
    noise = "".join(chr(0x4E00 + (n * 7919) % 20000) for n in range(9000))
    fill_everywhere(alone, {"plan.steps": noise})
    alone.locator('[data-action="hand-over"]').click()
    expect(alone.locator("[data-too-large]")).to_be_visible()
    expect(alone.locator("[data-codes]")).to_be_hidden()


def test_a_file_is_readable_and_brings_the_whole_session(
    mentee: Page, other: Page, tmp_path: Path
) -> None:
    with mentee.expect_download() as saving:
        mentee.locator('[data-action="export"]').click()
    path = tmp_path / saving.value.suggested_filename
    saving.value.save_as(path)
    held = json.loads(path.read_text())
    assert (held["format"], held["version"]) == ("andersom", 1)
    assert held["sessions"][0]["answers"]["plan.steps"] == LONG
    assert "markermarker" not in path.read_text()
    go_to(other, "share")
    other.locator("[data-file]").set_input_files(path)
    expect(other.locator("[data-toasts]")).to_contain_text("The file is added.")
    go_to(other, "plan.steps")
    expect(field(other, "plan.steps")).to_have_value(LONG)


def test_a_file_shared_to_the_app_is_added(mentee: Page, other: Page) -> None:
    with mentee.expect_download() as saving:
        mentee.locator('[data-action="export"]').click()
    content = saving.value.path().read_text()
    # As the phone's share sheet does: a POST that only the worker answers.
    other.evaluate(
        """async (content) => {
          const form = new FormData();
          form.append("file", new File([content], "a.json", { type: "application/json" }));
          await fetch("../share-file", { method: "POST", body: form, redirect: "manual" });
        }""",
        content,
    )
    other.reload()
    expect(other.locator("html")).to_have_attribute("data-step", "summary")
    expect(other.locator('[data-answer="plan.steps"]')).to_have_text(LONG)


def test_all_sessions_go_into_one_file(mentee: Page, other: Page, tmp_path: Path) -> None:
    go_to(mentee, "home")
    start_session(mentee)
    go_to(mentee, "strength.topic")
    field(mentee, "strength.topic").fill("another one")
    go_to(mentee, "share")
    with mentee.expect_download() as saving:
        mentee.locator('[data-action="export-all"]').click()
    saving.value.save_as(tmp_path / "all.json")
    go_to(other, "share")
    other.locator("[data-file]").set_input_files(tmp_path / "all.json")
    expect(other.locator("html")).to_have_attribute("data-step", "home")
    expect(other.locator("[data-sessions] li")).to_have_count(2)
