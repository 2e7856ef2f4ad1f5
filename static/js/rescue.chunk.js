// Where the second bundle can't run, what the phone holds can still be saved as a file. It is read as it stands in the
// database, and no module of that bundle is needed for it.
import { copyName } from "./boot/copy-name.js";
import { t } from "./initial/texts.js";

/** @typedef {import("./storage/session-record.js").SessionRecord} SessionRecord */
/** @typedef {import("./storage/phone-store.js").Row} Row */

const UNTIL_READ = 60_000;

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
const answered = (request) =>
  new Promise((done, fail) => {
    request.addEventListener("success", () => done(request.result));
    request.addEventListener("error", () => fail(request.error));
  });

/** The database; rejects where there is none, and makes none. */
function openDatabase() {
  const opening = indexedDB.open(copyName("andersom"));
  opening.addEventListener("upgradeneeded", () => opening.transaction?.abort());
  return answered(opening);
}

/** @param {Uint8Array} bytes */
const toBase64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));

/** The sessions as session-file.js reads them, each with its updates one by one. Private notes stay here, as always. */
async function readSessions() {
  const database = await openDatabase();
  const work = database.transaction(["sessions", "updates"]);
  const [records, rows] = await Promise.all([
    answered(/** @type {IDBRequest<SessionRecord[]>} */ (work.objectStore("sessions").getAll())),
    answered(/** @type {IDBRequest<Row[]>} */ (work.objectStore("updates").getAll())),
  ]);
  database.close();
  return records
    .filter(({ removed }) => !removed)
    .map(({ id, key }) => {
      const updates = rows.filter(({ doc }) => doc === id).map(({ update }) => toBase64(update));
      return { id, key, answers: {}, updates };
    })
    .filter(({ updates }) => updates.length);
}

/** Save a file of all that the phone holds. */
export async function saveFile() {
  const text = JSON.stringify({ format: "andersom", version: 1, sessions: await readSessions() });
  const href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  Object.assign(document.createElement("a"), { href, download: "andersom.json" }).click();
  setTimeout(() => URL.revokeObjectURL(href), UNTIL_READ);
}

/**
 * Put a button under the message, where there is anything to save.
 * @param {Element} line the message
 */
export async function offerFile(line) {
  const sessions = await readSessions();
  if (!sessions.length) return;
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "button", textContent: t("file.save") });
  button.dataset.action = "save-file";
  button.addEventListener("click", saveFile);
  line.append(button);
}
