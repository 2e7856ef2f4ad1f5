"""After a year the server may have deleted a session, so the phone doesn't claim it is there."""

from datetime import datetime, timedelta

from playwright.sync_api import Page, expect

from tests.browser.support import app, form
from tests.browser.support.server import Server

BEGIN = datetime(2026, 11, 27, 10, 30)  # noqa: DTZ001 - the browser's own time
YEAR = timedelta(days=365)


def test_after_a_year_a_session_counts_as_saved_on_this_phone_only(
    page: Page, server: Server
) -> None:
    page.clock.install(time=BEGIN)
    session = app.begin_session(page, f"{server.address}/en/")
    form.write(page, "strength.topic", "Juggling")
    app.wait_saved(page, "server")
    page.clock.set_fixed_time(BEGIN + YEAR - timedelta(days=1))
    page.reload()
    app.wait_saved(page, "server")
    page.clock.set_fixed_time(BEGIN + YEAR + timedelta(days=1))
    page.reload()
    app.wait_saved_on_phone_only(page)
    expect(page.locator("[data-saved-line]")).to_have_text("Saved")
    expect(page.locator("[data-saved-line] svg")).to_have_count(0)
    # The server did delete it; writing on brings it back.
    server.file(session).unlink()
    page.clock.resume()
    form.write(page, "strength.topic", " balls")
    app.wait_saved(page, "server")
    assert server.fields(session) == {"strength.topic": "Juggling balls"}
