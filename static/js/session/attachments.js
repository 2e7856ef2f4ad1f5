// The pictures and recordings beside the open session's fields. They stay on this phone: sync, links and codes don't
// know of them.
import { copyName } from "../boot/copy-name.js";
import { emit, on } from "../initial/events.js";
import { toast } from "../ui/toast.js";
import { randomId } from "./ids.js";
import { kindIn } from "./kinds.js";
import { beginSession, current } from "./open-session.js";
import { reach, screenOf } from "./phases.js";
import { phoneStore, recordOf, saveRecord, unlessStored } from "./records.js";

/** @typedef {import("../storage/attachment-store.js").Attachment} Attachment */

const RETRY = 5000;
/** @type {BroadcastChannel | null} */
let channel = null;
/** Those of the open session, by id. @type {Map<string, Attachment>} */
const shown = new Map();
/** Those of any session that the phone's store doesn't hold yet. @type {Map<string, Attachment>} */
const unsaved = new Map();
/** The open session's id, or "". */
let openId = "";
/** Counts what was saved or removed, so that what was read before isn't shown after it. */
let changes = 0;
/** Whether the phone had no room for the last one. */
let phoneFull = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let retryTimer;

/** Whether some are in memory alone, and would be lost with the page. */
export const someAreUnkept = () => unsaved.size > 0;

/** @param {Attachment[]} attachments */
const byCreation = (attachments) => attachments.sort((a, b) => (a.created < b.created ? -1 : 1));

/** @param {string} field */
export const attachedTo = (field) => byCreation([...shown.values()].filter((one) => one.field === field));

/**
 * All that a session has, also what isn't on the phone yet. Raises Unread where the phone doesn't give them.
 * @param {string} session
 */
export async function attachmentsOf(session) {
  const waiting = () => [...unsaved.values()].filter((one) => one.session === session);
  // Asked before and after reading, since one may be stored meanwhile.
  const all = waiting();
  if (recordOf(session)?.attached) {
    const none = /** @type {Attachment[]} */ ([]);
    all.push(...(await phoneStore.attachments.all(session).catch(unlessStored([session], none))));
  }
  all.push(...waiting());
  return byCreation([...new Map(all.map((one) => [one.id, one])).values()]);
}

/**
 * A new one beside a field, not yet saved. Begins a session, or a companion, if none is open that has the field.
 * @param {string} field
 * @param {Attachment["kind"]} kind
 * @param {string} [step] of the plan
 */
export function newAttachment(field, kind, step) {
  const companion = kindIn(field.split(".")[0]);
  const open = current();
  const { id: session } = open?.kind === companion ? open : beginSession(companion);
  return { id: randomId(), session, field, kind, created: new Date().toISOString(), ...(step ? { step } : {}) };
}

/**
 * Save one, new or changed. Where the phone has no room it stays in memory, and is tried again.
 * @param {Attachment} attachment
 */
export async function saveAttachment(attachment) {
  if (!recordOf(attachment.session)) return;
  changes += 1;
  const session = current();
  if (attachment.session === openId) shown.set(attachment.id, attachment);
  if (session?.id === attachment.session) reach(session, screenOf(attachment.field));
  unsaved.set(attachment.id, attachment);
  emit("attached");
  await saveRecord(attachment.session, { touched: true, attached: true, changed: new Date().toISOString() });
  await store(attachment);
}

/** @param {Attachment} attachment */
async function store(attachment) {
  // It may have been removed meanwhile, or a recording have become longer.
  if (unsaved.get(attachment.id) !== attachment) return;
  try {
    await phoneStore.attachments.put(attachment);
    phoneFull = false;
    if (unsaved.get(attachment.id) === attachment) unsaved.delete(attachment.id);
    channel?.postMessage(attachment.session);
  } catch {
    if (!phoneFull) toast("saved.memory");
    phoneFull = true;
    if (!retryTimer) retryTimer = setTimeout(retry, RETRY);
  }
  emit("saved");
}

function retry() {
  retryTimer = undefined;
  for (const attachment of unsaved.values()) {
    if (recordOf(attachment.session)) void store(attachment);
    else unsaved.delete(attachment.id);
  }
  emit("saved");
}

/**
 * Remove one, without telling.
 * @param {Attachment} attachment
 */
export async function discardAttachment(attachment) {
  changes += 1;
  shown.delete(attachment.id);
  unsaved.delete(attachment.id);
  emit("attached");
  emit("saved");
  await phoneStore.attachments.remove(attachment).catch(() => {});
  channel?.postMessage(attachment.session);
}

/**
 * Remove one, with a way back for a moment.
 * @param {Attachment} attachment
 * @param {() => void} undo called where somebody goes it
 */
export async function removeAttachment(attachment, undo) {
  // In memory, since what is deleted from the store may not be readable any more.
  const data = new Blob([await attachment.data.arrayBuffer()], { type: attachment.data.type });
  await discardAttachment(attachment);
  toast("attach.deleted", {
    action: "undo",
    label: "delete.undo",
    act() {
      undo();
      void saveAttachment({ ...attachment, data });
    },
  });
}

/**
 * Those of a session that came with a file, beside what is there.
 * @param {string} session
 * @param {Attachment[]} attachments
 */
export async function importAttachments(session, attachments) {
  const known = new Set((await attachmentsOf(session)).map(({ id }) => id));
  for (const attachment of attachments) if (!known.has(attachment.id)) await saveAttachment(attachment);
}

/** How many bytes they take. @param {Attachment[]} attachments */
export const sizeOf = (attachments) => attachments.reduce((sum, { data }) => sum + data.size, 0);

/** @returns {Promise<void>} */
async function showOpenSession() {
  const [session, before] = [openId, changes];
  const found = session ? await attachmentsOf(session) : [];
  if (session !== openId || shown.size + found.length === 0) return;
  if (before !== changes) return showOpenSession();
  shown.clear();
  for (const attachment of found) shown.set(attachment.id, attachment);
  emit("attached");
}

/** Keep those of the open session at hand, also when another tab changes them. */
export function watchAttachments() {
  on(["session"], () => {
    const session = current()?.id ?? "";
    if (session === openId) return;
    openId = session;
    if (shown.size) {
      shown.clear();
      emit("attached");
    }
    void showOpenSession();
  });
  if (typeof BroadcastChannel === "undefined") return;
  channel = new BroadcastChannel(copyName("andersom.attached"));
  channel.onmessage = ({ data }) =>
    void (data === openId && saveRecord(data, { attached: true }).then(showOpenSession));
}
