"""Reads a calendar file as strictly as RFC 5545 writes it, then with the icalendar package."""

from pathlib import Path
from typing import Any

from icalendar import Calendar, Event
from playwright.sync_api import Page

from tests.browser.support import steps

# An event, by the names of its properties; their values are the package's own types.
Appointment = Any


def read(data: bytes) -> Appointment:
    """The one appointment in a file; every line keeps to the form."""
    *lines, end = data.split(b"\r\n")
    assert end == b""
    for line in lines:
        assert len(line) <= 75
        assert line.decode()  # no letter is cut
        assert not set(line) & {*range(32), 127}
    calendar = Calendar.from_ical(data)
    assert calendar.errors == []
    assert (calendar["VERSION"], calendar["METHOD"]) == ("2.0", "PUBLISH")
    (event,) = calendar.subcomponents
    assert isinstance(event, Event)
    assert event.errors == []
    return event


def download(page: Page) -> Appointment:
    """Press the button for the calendar, and read what comes."""
    steps.go_to(page, "between.prepare")
    with page.expect_download() as downloading:
        page.locator('[data-action="calendar"]').click()
    assert downloading.value.suggested_filename == "andersom.ics"
    return read(Path(downloading.value.path()).read_bytes())


PROPERTIES = {
    *("UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "DESCRIPTION")
}
