// Pictures and recordings as a session file carries them, and back (docs/protocol.md).
import { isId } from "../../session/ids.js";
import { fromBase64, toBase64 } from "../../storage/base64.js";

/** @typedef {import("../../storage/phone-store.js").Attachment} Attachment */
/** @typedef {{id: string, field: string, kind: string, created: string, seconds?: number, type: string, data: string}} Carried */

const TYPES = /^(image\/(jpeg|png|webp)|audio\/(webm|mp4|ogg))$/;
const KINDS = ["photo", "drawing", "voice"];
const FIELD = /^(?!private\.)[\w.-]{1,80}$/;

/** @param {Attachment} attachment whether it may leave the phone, if somebody asks for it */
export const mayLeave = ({ field }) => FIELD.test(field);

/**
 * @param {Attachment} attachment
 * @returns {Promise<Carried>}
 */
export async function carry({ id, field, kind, created, seconds, data }) {
  const bytes = new Uint8Array(await data.arrayBuffer());
  return { id, field, kind, created, ...(seconds ? { seconds } : {}), type: data.type, data: toBase64(bytes) };
}

/**
 * What a file carries for a session; what a newer app has thought of is passed over. Raises an Error for what is
 * damaged.
 * @param {string} session
 * @param {unknown} carried
 * @returns {Attachment[]}
 */
export function unload(session, carried = []) {
  if (!Array.isArray(carried)) throw new Error("no list of attachments");
  return carried
    .filter(({ kind, type }) => KINDS.includes(kind) && TYPES.test(type))
    .map((one) => {
      if (
        !isId(one.id) ||
        typeof one.field !== "string" ||
        !FIELD.test(one.field) ||
        Number.isNaN(Date.parse(one.created))
      )
        throw new Error("no attachment");
      const seconds = Number.isFinite(one.seconds) ? { seconds: Number(one.seconds) } : {};
      const data = new Blob([fromBase64(one.data)], { type: one.type });
      return { id: one.id, session, field: one.field, kind: one.kind, created: one.created, ...seconds, data };
    });
}
