"""The phone makes a calendar file for meeting 2, which can be saved or shared."""

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.support import app, form, steps
from tests.browser.support.calendar_file import PROPERTIES, download, read
from tests.browser.support.form import begin_planned_session
from tests.browser.support.language import choose_language
from tests.browser.support.server import Server
from webapp.languages import LANGUAGES
from webapp.pages.agenda import LESSON

PAYLOADS = {
    "two lines": "one\ntwo",
    "marks": "a,b;c\\d\\n e: \"f\" 'g' =h",
    "a property": "x\nEND:VEVENT\nBEGIN:VEVENT\nUID:other\nATTENDEE:mailto:a@b.c",
    "a parameter": ";VALUE=URI:https://example.org",
    "emoji": "👩🏽‍🔬🇺🇦" * 30,
    "Arabic": "مرحبا بكم في الدرس الأول، ثم الثاني؛ " * 12,
    "2000 letters": "é" * 2000,
    "odd line ends": "a\u2028b\u2029c\x85d\x0be\x0cf",
}
SHARE = """navigator.canShare = ({files}) => files[0].type === "text/calendar";
navigator.share = async ({files}) => {
  window.sent = await files[0].text();
  window.times = (window.times ?? 0) + 1;
  if (window.refuse) throw new DOMException("no", window.refuse);
};"""


@pytest.fixture(autouse=True)
def before_the_day(page: Page) -> None:
    """What is past offers no calendar."""
    page.clock.install(time="2026-10-01T12:00:00")


@pytest.mark.worker
def test_the_file_holds_time_place_and_topic_and_reminds_a_day_before(
    page: Page, server: Server
) -> None:
    begin_planned_session(
        page,
        f"{server.address}/en/",
        start_mentee_name="Noor",
        start_mentor_name="Sam",
        strength_topic="Drawing in 3D",
        plan_where="Room 12",
        plan_format="demo",
        plan_steps="Show it\nDo it",
    )
    app.wait_own_language_ready(page)
    server.stop()
    event = download(page)
    assert set(event) == PROPERTIES
    start, end = event["DTSTART"].dt, event["DTEND"].dt
    # Floating: no zone, so 10:30 stays 10:30.
    assert (start, start.tzinfo) == (datetime(2026, 11, 27, 10, 30), None)  # noqa: DTZ001
    assert end - start == timedelta(minutes=30 + 10)
    assert event["DTSTAMP"].dt.utcoffset() == timedelta()
    assert event["SUMMARY"] == "\u2068Noor\u2069 teaches \u2068Sam\u2069: Drawing in 3D"
    assert event["LOCATION"] == "Room 12"
    assert "We choose …\nShow how it’s done\n\nMy steps\nShow it\nDo it" in event["DESCRIPTION"]
    (alarm,) = event.subcomponents
    assert (alarm["ACTION"], alarm["TRIGGER"].dt) == ("DISPLAY", timedelta(days=-1))
    assert alarm["DESCRIPTION"] == event["SUMMARY"]


def test_on_the_short_path_the_appointment_is_as_long_as_a_lesson(
    page: Page, server: Server
) -> None:
    begin_planned_session(page, f"{server.address}/en/", between_path="short")
    event = download(page)
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(minutes=LESSON)


def assert_said(mentioned: str, words: str) -> None:
    """Check that these words are mentioned, whole or, where they are long, as far as they fit."""
    assert mentioned == words or (
        mentioned.endswith("…") and len(words) > 60 and words.startswith(mentioned[:-1].rstrip())
    )


def test_whatever_people_write_stays_within_its_property(page: Page, server: Server) -> None:
    begin_planned_session(page, f"{server.address}/en/")
    for name, words in PAYLOADS.items():
        one_line = " ".join(words.splitlines())
        form.fill_everywhere(
            page,
            {"strength.topic": one_line, "plan.where": one_line, "plan.steps": f"<{words}>"},
        )
        event = download(page)
        assert set(event) == PROPERTIES, name
        assert len(event.subcomponents) == 1, name
        who, _, topic = event["SUMMARY"].partition(": ")
        assert who == "\u2068Mentee\u2069 teaches \u2068Mentor\u2069"
        assert_said(topic, one_line.strip())
        assert_said(event["LOCATION"], one_line.strip())
        lines = "\n".join(words.splitlines())
        assert event["DESCRIPTION"] == f"My steps\n<{lines}>"


def test_control_characters_are_left_out(page: Page, server: Server) -> None:
    begin_planned_session(
        page, f"{server.address}/en/", plan_where="\x00a\x07b\x1b", plan_steps="\x7f"
    )
    event = download(page)
    assert event["LOCATION"] == "ab"


def test_summer_time_and_midnight_do_not_change_the_length(
    new_context: CreateContextCallback, server: Server
) -> None:
    page = new_context(timezone_id="Europe/Amsterdam").new_page()
    page.clock.install(time="2026-10-01T12:00:00")
    begin_planned_session(page, f"{server.address}/en/")
    for typed, start, end in (
        # This hour is left out: the app shows the one after, and so does the calendar.
        ("2027-03-28T02:30", "2027-03-28T03:30", "2027-03-28T04:10"),
        ("2027-03-28T01:40", "2027-03-28T01:40", "2027-03-28T02:20"),
        ("2026-10-25T02:30", "2026-10-25T02:30", "2026-10-25T03:10"),
        ("2026-12-31T23:50", "2026-12-31T23:50", "2027-01-01T00:30"),
    ):
        steps.go_to(page, "plan.when")
        form.fill(page, "plan.when", typed)
        event = download(page)
        found = [event[name].dt.isoformat()[:16] for name in ("DTSTART", "DTEND")]
        assert found == [start, end]


def test_a_later_file_changes_the_same_appointment(page: Page, server: Server) -> None:
    begin_planned_session(page, f"{server.address}/en/", strength_topic="Juggling")
    first = download(page)
    steps.go_to(page, "plan.when")
    form.fill(page, "plan.when", "2026-11-30T09:00")
    page.clock.fast_forward("05:00")
    later = download(page)
    assert later["UID"] == first["UID"]
    assert later["SEQUENCE"] > first["SEQUENCE"]
    assert later["DTSTART"].dt.day == 30
    opened = app.session(page)
    # Who sees the calendar can't find the session with it.
    assert opened
    assert opened not in later["UID"]
    steps.go_to(page, "home")
    app.start_session(page)
    steps.go_to(page, "plan.when")
    form.fill(page, "plan.when", "2026-11-30T09:00")
    assert download(page)["UID"] != first["UID"]


def test_the_file_is_in_the_language_of_the_page(page: Page, server: Server) -> None:
    begin_planned_session(page, f"{server.address}/en/", plan_needs="12")
    label = page.locator('label[for="field-plan.needs"]')
    summaries = set()
    for code in LANGUAGES:
        choose_language(page, code)
        event = download(page)
        assert event["SUMMARY"].params["LANGUAGE"] == code
        assert event["DESCRIPTION"] == f"{label.text_content()}\n12"
        summaries.add(str(event["SUMMARY"]))
    assert len(summaries) == len(LANGUAGES)


def test_the_file_can_go_to_the_share_sheet(page: Page, server: Server) -> None:
    page.add_init_script(SHARE)
    begin_planned_session(page, f"{server.address}/en/", strength_topic="Juggling")
    steps.go_to(page, "between.prepare")
    send = page.locator('[data-action="send-appointment"]')
    send.click()
    app.wait_until(page, "() => !!window.sent")
    assert read(page.evaluate("window.sent").encode())["SUMMARY"].endswith("Juggling")
    page.evaluate("window.refuse = 'AbortError'")
    send.click()
    app.wait_until(page, "() => window.times === 2")
    page.evaluate("window.refuse = 'NotAllowedError'")
    with page.expect_download() as downloading:
        send.click()
    assert downloading.value.suggested_filename == "andersom.ics"
    # Closing the sheet saved nothing: there is one word on a saved file, not two.
    said = app.text(page, "calendar.saved")
    expect(page.locator("[data-toasts] .toast").filter(has_text=said)).to_have_count(1)


def test_without_a_date_a_link_leads_to_the_question(page: Page, server: Server) -> None:
    app.open_app(page, f"{server.address}/en/")
    app.start_session(page)
    steps.go_to(page, "between.prepare")
    expect(page.locator('[data-action="calendar"]')).to_be_hidden()
    page.locator("[data-no-appointment] a").click()
    steps.wait_for_step(page, "plan.when")
    form.fill(page, "plan.when", "2026-11-27T10:30")
    steps.go_to(page, "between.prepare")
    expect(page.locator('[data-action="calendar"]')).to_be_visible()
    expect(page.locator('[data-action="send-appointment"]')).to_be_hidden()
