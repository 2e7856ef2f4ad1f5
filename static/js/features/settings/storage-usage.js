// How much the pictures and recordings take.
import { attachmentsOf } from "../../session/attachments.js";
import { listed } from "../../session/open-session.js";

/** @param {number} bytes */
export const inMegabytes = (bytes) =>
  new Intl.NumberFormat(document.documentElement.lang, {
    style: "unit",
    unit: "megabyte",
    maximumFractionDigits: 1,
  }).format(bytes / 1e6);

/** @param {import("../../storage/phone-store.js").Attachment[]} attachments */
export const sizeOf = (attachments) => attachments.reduce((sum, { data }) => sum + data.size, 0);

/** What the pictures and recordings of each session take, where there are any. */
export async function usedBySession() {
  const sizes = listed()
    .filter(({ attached }) => attached)
    .map(async ({ id, shown }) => ({ topic: shown.topic, size: sizeOf(await attachmentsOf(id)) }));
  return (await Promise.all(sizes)).filter(({ size }) => size > 0);
}
