"""What the phone's IndexedDB holds, read past the app."""

from playwright.sync_api import Page

from tests.browser.app import wait_until

COUNTS = """() => new Promise((done) => {
  const opening = indexedDB.open("andersom");
  opening.onsuccess = () => {
    const database = opening.result;
    const work = database.transaction(["sessions", "updates"]);
    const counts = ["sessions", "updates"].map((name) => work.objectStore(name).count());
    work.oncomplete = () => {
      database.close();
      done(counts.map((count) => count.result));
    };
  };
})"""


def counts(page: Page) -> tuple[int, int]:
    """How many sessions there are, and how many updates of their documents."""
    sessions, updates = page.evaluate(COUNTS)
    return sessions, updates


def wait_empty(page: Page) -> None:
    """Wait until nothing of any session is on the phone."""
    wait_until(page, f"async () => (await ({COUNTS})()).every((count) => count === 0)")
