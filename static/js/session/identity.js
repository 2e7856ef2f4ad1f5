// What a session is: when it began, and which companion it is, if any. Who has the key could change both in its
// document; the server refuses that (webapp/yjs/merge.py), and a phone that got it in another way changes it back.

const FIXED = ["created", "kind"];

/**
 * @param {import("yjs").Doc} doc
 * @returns {[string, unknown][]} empty where it isn't known yet
 */
export function identityOf(doc) {
  const meta = doc.getMap("meta");
  return meta.has("created") ? FIXED.map((name) => [name, meta.get(name)]) : [];
}

/**
 * @param {import("yjs").Doc} doc
 * @param {[string, unknown][]} identity what it was
 * @param {string} origin of this change
 */
export function keepIdentity(doc, identity, origin) {
  const meta = doc.getMap("meta");
  for (const [name, value] of identity.filter(([each, before]) => meta.get(each) !== before)) {
    doc.transact(() => (value === undefined ? meta.delete(name) : meta.set(name, value)), origin);
  }
}
