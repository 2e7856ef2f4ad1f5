"""The phone's IndexedDB as it is, read and filled behind the app's back."""

from base64 import b64decode
from typing import Any

from playwright.sync_api import Page

from tests.browser.support.app import wait_until

Databases = dict[str, Any]

# In front of every script below: a connection that is closed again, and no new database on the way.
CONNECTION = """
const resultOf = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
const withDatabase = async (name, use) => {
  const opening = indexedDB.open(name);
  opening.onupgradeneeded = () => opening.transaction.abort();
  const database = await resultOf(opening).catch(() => undefined);
  try {
    return database && await use(database);
  } finally {
    database?.close();
  }
};
const base64 = (buffer) =>
  btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(""));
"""


def script(body: str) -> str:
    """An async function that has the helpers above."""
    return f"async (given) => {{ {CONNECTION} {body} }}"


SESSIONS = script("""
return await withDatabase("andersom", (database) =>
  resultOf(database.transaction("sessions").objectStore("sessions").getAll())) ?? [];
""")
COUNTS = script("""
return withDatabase("andersom", (database) => {
  const work = database.transaction(["sessions", "updates"]);
  return Promise.all(["sessions", "updates"].map((name) =>
    resultOf(work.objectStore(name).count())));
});
""")
ATTACHMENTS = script("""
const all = await withDatabase("andersom.attachments", (database) =>
  resultOf(database.transaction("attachments").objectStore("attachments").getAll())) ?? [];
return Promise.all(all.map(async ({ data, ...rest }) =>
  ({ ...rest, type: data.type, data: base64(await data.arrayBuffer()) })));
""")
DUMP = script("""
const plain = async (value) => {
  if (value instanceof Blob) return { blob: base64(await value.arrayBuffer()), type: value.type };
  if (value instanceof Uint8Array) return { bytes: base64(value) };
  if (Object(value) !== value || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(async ([name, one]) => [name, await plain(one)]);
  return Object.fromEntries(await Promise.all(entries));
};
const readStore = async (store) => {
  const { keyPath, autoIncrement } = store;
  const indexes = Object.fromEntries(
    Array.from(store.indexNames, (name) => [name, store.index(name).keyPath]),
  );
  const rows = await Promise.all((await resultOf(store.getAll())).map(plain));
  return { keyPath, autoIncrement, indexes, rows };
};
const databases = {};
for (const { name, version } of await indexedDB.databases()) {
  databases[name] = await withDatabase(name, async (database) => {
    const stores = {};
    for (const each of database.objectStoreNames) {
      stores[each] = await readStore(database.transaction(each).objectStore(each));
    }
    return { version, stores };
  });
}
return databases;
""")
FILL = script("""
const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const whole = (value) => {
  if (Object(value) !== value || Array.isArray(value)) return value;
  if ("blob" in value) return new Blob([bytes(value.blob)], { type: value.type });
  if ("bytes" in value) return bytes(value.bytes);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, whole(one)]));
};
for (const [name, { version, stores }] of Object.entries(given)) {
  const opening = indexedDB.open(name, version);
  opening.onupgradeneeded = () => {
    for (const [each, { keyPath, autoIncrement, indexes, rows }] of Object.entries(stores)) {
      const store = opening.result.createObjectStore(each, { keyPath, autoIncrement });
      for (const [index, path] of Object.entries(indexes)) store.createIndex(index, path);
      for (const row of rows) store.add(whole(row));
    }
  };
  (await resultOf(opening)).close();
}
""")


def dump(page: Page) -> Databases:
    """All databases of the phone, with their versions; bytes and blobs are in base64."""
    databases: Databases = page.evaluate(DUMP)
    return databases


def fill(page: Page, databases: Databases) -> None:
    """Create these databases, as `dump` returns them, on a phone that has none."""
    page.evaluate(FILL, databases)


def shape(databases: Databases) -> Databases:
    """The databases without their rows."""
    return {
        name: {
            "version": database["version"],
            "stores": {
                each: {part: store[part] for part in ("keyPath", "autoIncrement", "indexes")}
                for each, store in database["stores"].items()
            },
        }
        for name, database in databases.items()
    }


def sessions(page: Page) -> list[dict[str, Any]]:
    """The records of the phone's sessions."""
    found: list[dict[str, Any]] = page.evaluate(SESSIONS)
    return found


def row_counts(page: Page) -> tuple[int, int]:
    """How many sessions there are, and how many updates of their documents."""
    in_sessions, in_updates = page.evaluate(COUNTS)
    return in_sessions, in_updates


def wait_until_empty(page: Page) -> None:
    """Wait until nothing of any session is on the phone."""
    wait_until(page, f"async () => (await ({COUNTS})()).every((count) => count === 0)")


def attachments(page: Page) -> list[dict[str, Any]]:
    """The pictures and recordings on the phone, their bytes in `data`."""
    found: list[dict[str, Any]] = page.evaluate(ATTACHMENTS)
    return [{**one, "data": b64decode(one["data"])} for one in found]


def wait_for_attachments(page: Page, count: int) -> None:
    """Wait until there are this many pictures and recordings."""
    wait_until(page, f"async () => (await ({ATTACHMENTS})()).length === {count}")
