// How much the pictures and recordings take.
import { attachmentsOf, sizeOf } from "../../session/attachments.js";
import { listed } from "../../session/records.js";

/** What the pictures and recordings of each session take, where there are any. */
export async function usedBySession() {
  const sizes = listed()
    .filter(({ attached }) => attached)
    .map(async ({ id, shown }) => ({ topic: shown.topic, size: sizeOf(await attachmentsOf(id)) }));
  return (await Promise.all(sizes)).filter(({ size }) => size > 0);
}
