// Forgets a session whose deletion a closed page left half done, once nobody can bring it back any more.
import { allRecords, forget, phone } from "./sessions.js";

const LONGER_THAN_UNDO = 15_000;

/** @param {Set<string>} left ids */
async function sweep(left) {
  for (const { id, removed } of await phone.sessions().catch(() => [])) {
    if (left.has(id) && removed === "phone") await forget(id);
  }
}

/** Begin to, if there is one. */
export function sweepLeftovers() {
  const left = new Set(allRecords().filter(({ removed }) => removed === "phone").map(({ id }) => id));
  if (left.size) setTimeout(() => void sweep(left), LONGER_THAN_UNDO);
}
