"""A kill tears the last record of Chromium's log, and still no later start loses words.

Chromium keeps IndexedDB in LevelDB, whose log holds headers and records by turns. A kill between
the two leaves a header alone. The next start writes on behind it; the one after that would find the
log damaged, and throw away all that the phone holds.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import monotonic

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.support import app, form
from tests.browser.support.server import Server
from tests.torture.browser_killed import killer_of

# As a kill left it: a checksum, 111 bytes to come, and the mark of a whole record.
TORN = bytes.fromhex("6223d7b2 6f00 01")
BLOCK = 32_768
PATIENCE_S = 60


def test_words_outlive_a_torn_log(
    open_browser: Callable[[], BrowserContext], server: Server, tmp_path: Path
) -> None:
    browser = open_browser()
    page = browser.new_page()
    session = app.begin_session(page, f"{server.address}/en/")
    form.write(page, "strength.topic", "Juggling")
    app.wait_saved(page, "phone")
    killer_of(browser)()
    tear(tmp_path)

    browser, page = begin_again(open_browser, server)
    assert app.session(page) == session
    wait_for_new_log(page, tmp_path)
    form.write(page, "strength.topic", " balls")
    app.wait_saved(page, "phone")
    killer_of(browser)()

    browser, page = begin_again(open_browser, server)
    assert app.session(page) == session
    expect(form.field(page, "strength.topic")).to_have_value("Juggling balls")
    browser.close()


def begin_again(
    open_browser: Callable[[], BrowserContext], server: Server
) -> tuple[BrowserContext, Page]:
    browser = open_browser()
    page = browser.new_page()
    app.open_app(page, f"{server.address}/en/#strength.topic")
    return browser, page


def logs(profile: Path) -> list[Path]:
    return sorted(profile.glob("Default/IndexedDB/*.indexeddb.leveldb/*.log"))


def wait_for_new_log(page: Page, profile: Path) -> None:
    end = monotonic() + PATIENCE_S
    while any(map(is_torn, logs(profile))):
        sizes = {log.name: log.stat().st_size for log in logs(profile)}
        assert monotonic() < end, f"the torn log is still written to: {sizes}"
        page.wait_for_timeout(50)  # It is the browser that needs the processor.


def is_torn(log: Path) -> bool:
    with suppress(FileNotFoundError):
        return TORN in log.read_bytes()
    return False


def tear(profile: Path) -> None:
    """Tear the last record of the newest log."""
    with logs(profile)[-1].open("ab") as file:
        # A header never stands across two blocks.
        left = BLOCK - file.tell() % BLOCK
        if left < len(TORN) + 1:
            file.write(bytes(left))
        file.write(TORN)
