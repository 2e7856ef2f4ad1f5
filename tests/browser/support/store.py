"""What the phone's IndexedDB holds, read past the app."""

from base64 import b64decode
from typing import Any

from playwright.sync_api import Page

from tests.browser.support.app import wait_until

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


ATTACHMENTS = """() => new Promise((done) => {
  const opening = indexedDB.open("andersom.attachments");
  // Where there is none, none shall be made.
  opening.onupgradeneeded = () => opening.transaction.abort();
  opening.onerror = () => done([]);
  opening.onsuccess = () => {
    const database = opening.result;
    const all = database.transaction("attachments").objectStore("attachments").getAll();
    all.onsuccess = async () => {
      database.close();
      done(await Promise.all(all.result.map(async ({ data, ...rest }) => {
        const bytes = new Uint8Array(await data.arrayBuffer());
        const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
        return { ...rest, type: data.type, data: btoa(text) };
      })));
    };
  };
})"""


def attachments(page: Page) -> list[dict[str, Any]]:
    """The pictures and recordings on the phone, their bytes in `data`."""
    found: list[dict[str, Any]] = page.evaluate(ATTACHMENTS)
    return [{**one, "data": b64decode(one["data"])} for one in found]


def wait_attachments(page: Page, count: int) -> None:
    """Wait until there are so many of them."""
    wait_until(page, f"async () => (await ({ATTACHMENTS})()).length === {count}")
