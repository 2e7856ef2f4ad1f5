// Makes a session say again what it said earlier. That is a change like any other: it merges, and reaches all phones.

import { simpleDiffString } from "lib0/diff";
import * as Y from "yjs";
import { textNames } from "./content-hash.js";
import { ORIGIN } from "./session.js";

/**
 * @param {Y.Doc} doc
 * @param {Uint8Array} state what it was
 */
export function goBack(doc, state) {
  const earlier = new Y.Doc();
  Y.applyUpdate(earlier, state);
  doc.transact(() => {
    for (const name of new Set([...textNames(doc), ...textNames(earlier)])) {
      const text = doc.getText(name);
      const { index, remove, insert } = simpleDiffString(text.toString(), earlier.getText(name).toString());
      text.delete(index, remove);
      text.insert(index, insert);
    }
    const [now, then] = [doc.getMap("choices"), earlier.getMap("choices")];
    for (const name of [...now.keys()]) if (!then.has(name)) now.delete(name);
    for (const [name, value] of then) if (now.get(name) !== value) now.set(name, value);
  }, ORIGIN.file);
}
