"""The databases of a phone as they are, past the app: bytes and blobs as base64."""

from typing import Any

from playwright.sync_api import Page

Databases = dict[str, Any]

DUMP = """async () => {
  const base64 = (buffer) => btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(""));
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const plain = async (value) => {
    if (value instanceof Blob) return { blob: base64(await value.arrayBuffer()), type: value.type };
    if (value instanceof Uint8Array) return { bytes: base64(value) };
    if (Object(value) !== value || Array.isArray(value)) return value;
    return Object.fromEntries(await Promise.all(Object.entries(value).map(async ([name, one]) => [name, await plain(one)])));
  };
  const databases = {};
  for (const { name, version } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    const stores = {};
    for (const each of database.objectStoreNames) {
      const store = database.transaction(each).objectStore(each);
      const indexes = Object.fromEntries(Array.from(store.indexNames, (index) => [index, store.index(index).keyPath]));
      const { keyPath, autoIncrement } = store;
      stores[each] = { keyPath, autoIncrement, indexes, rows: await Promise.all((await done(store.getAll())).map(plain)) };
    }
    database.close();
    databases[name] = { version, stores };
  }
  return databases;
}"""  # noqa: E501 - JavaScript

FILL = """async (databases) => {
  const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const whole = (value) => {
    if (Object(value) !== value || Array.isArray(value)) return value;
    if ("blob" in value) return new Blob([bytes(value.blob)], { type: value.type });
    if ("bytes" in value) return bytes(value.bytes);
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, whole(one)]));
  };
  for (const [name, { version, stores }] of Object.entries(databases)) {
    await new Promise((done, fail) => {
      const opening = indexedDB.open(name, version);
      opening.onerror = () => fail(opening.error);
      opening.onupgradeneeded = () => {
        for (const [each, { keyPath, autoIncrement, indexes, rows }] of Object.entries(stores)) {
          const store = opening.result.createObjectStore(each, { keyPath, autoIncrement });
          for (const [index, path] of Object.entries(indexes)) store.createIndex(index, path);
          for (const row of rows) store.add(whole(row));
        }
      };
      opening.onsuccess = () => {
        opening.result.close();
        done();
      };
    });
  }
}"""


def dump(page: Page) -> Databases:
    """All that the phone keeps in databases, with their versions."""
    databases: Databases = page.evaluate(DUMP)
    return databases


def fill(page: Page, databases: Databases) -> None:
    """Let a phone that has none have these."""
    page.evaluate(FILL, databases)


def shape(databases: Databases) -> Databases:
    """The databases without what is in them."""
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
