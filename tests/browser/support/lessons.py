"""Finished sessions, to fill a phone with: from a file, or straight into IndexedDB."""

import base64
import json
import secrets
from typing import Any

from playwright.sync_api import Page, expect
from pycrdt import Doc, Map, Text

from tests.browser.support import app

Session = dict[str, Any]
KEY = "234567abcdefghijklmnopqrst"
LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
STORE = """([entries, rows]) => new Promise((done) => {
  const opening = indexedDB.open("andersom");
  opening.onsuccess = () => {
    const work = opening.result.transaction(["sessions", "updates"], "readwrite");
    const created = new Date().toISOString();
    for (const { id, key, state } of entries) {
      const record = { id, key, created, changed: created, shown: {}, touched: true, local: true };
      work.objectStore("sessions").put(record);
      const update = Uint8Array.from(atob(state), (letter) => letter.charCodeAt(0));
      for (let row = 0; row < rows; row += 1) work.objectStore("updates").add({ doc: id, update });
    }
    work.oncomplete = () => { opening.result.close(); done(); };
  };
})"""


def session_id() -> str:
    """An id of its own, since the tests share one server."""
    return "".join(secrets.choice(LETTERS) for _ in range(26))


def lesson(topic: str, *, phase: str = "summary", **fields: Any) -> Session:  # noqa: ANN401
    """A session that reached a phase, by its fields: `next_step="…"` for `next.step`."""
    named = {name.replace("_", ".", 1): value for name, value in fields.items()}
    return {"strength.topic": topic, "phase": phase, **named}


def entry(number: int, session: Session) -> dict[str, Any]:
    """One session's part of a file; a list stands for a field of several choices."""
    doc: Doc[Any] = Doc()
    choices = doc.get("choices", type=Map)
    meta = doc.get("meta", type=Map)
    meta["created"] = f"2026-01-01T00:{number // 60:02}:{number % 60:02}.000Z"
    for name, value in session.items():
        if name == "phase":
            meta["phase"] = value
        elif isinstance(value, list):
            choices.update({f"{name}:{one}": True for one in value})
        elif isinstance(value, int) or name in ("plan.when", "next.swap"):
            choices[name] = value
        else:
            doc.get(name, type=Text).insert(0, value)
    state = base64.b64encode(doc.get_update()).decode()
    return {"id": session_id(), "key": KEY, "answers": {}, "state": state}


def import_sessions(page: Page, *sessions: Session) -> list[str]:
    """Open a file with these sessions; returns their ids. The last one is open afterwards."""
    entries = [entry(number, session) for number, session in enumerate(sessions, 1)]
    file = json.dumps({"format": "andersom", "version": 1, "sessions": entries}).encode()
    page.locator("[data-file]").set_input_files(
        {"name": "past.json", "mimeType": "application/json", "buffer": file}
    )
    expect(page.locator("[data-toasts]")).to_contain_text(app.text(page, "file.taken"))
    return [one["id"] for one in entries]


def store_sessions(page: Page, sessions: list[Session], rows: int) -> None:
    """Write sessions straight into IndexedDB, which is quick, each as that many updates."""
    entries = [entry(number, session) for number, session in enumerate(sessions, 1)]
    page.evaluate(STORE, [entries, rows])
    page.reload()
    app.wait_listening(page)
