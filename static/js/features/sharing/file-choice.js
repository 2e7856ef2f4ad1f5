// Asks, where there are pictures or recordings, whether a file shall hold them too.
import { ask } from "../../ui/ask.js";
import { attachmentsOf } from "../../session/attachments.js";
import { inMegabytes, sizeOf } from "../settings/storage-usage.js";
import { carry, mayLeave } from "./attachments-file.js";
import { LARGEST } from "./session-file.js";
import { toast } from "../../ui/toast.js";

/** @typedef {import("./session-file.js").Entry} Entry */

/**
 * The entries, with what stands beside their fields if that is wanted; null where nothing shall be saved.
 * @param {Entry[]} entries
 * @returns {Promise<Entry[] | null>}
 */
export async function withAttachments(entries) {
  const all = await Promise.all(entries.map(async ({ id }) => (await attachmentsOf(id)).filter(mayLeave)));
  const size = sizeOf(all.flat());
  if (!size) return entries;
  const answers = /** @type {[string, string][]} */ ([
    ["without", "file.without"],
    ["with", "file.with"],
  ]);
  const answer = await ask({
    title: "file.with.ask",
    text: "file.with.explain",
    values: { size: inMegabytes(size) },
    answers,
  });
  if (answer !== "with") return answer ? entries : null;
  // Base64 makes four letters of three bytes; what nobody could open again isn't saved.
  if ((size * 4) / 3 + JSON.stringify(entries).length > LARGEST - 1e6) {
    toast("file.heavy");
    return null;
  }
  return Promise.all(
    entries.map(async (entry, at) =>
      all[at].length ? { ...entry, attachments: await Promise.all(all[at].map(carry)) } : entry,
    ),
  );
}
