// A phone without a screen: the app's own session, typing, sync, codes and file, and a store that survives a killed tab.
import * as Y from "yjs";
import "./page.mjs";
import { readLink, takeLink } from "../../../static/js/features/sharing/links.js";
import { pack, unpack } from "../../../static/js/features/sharing/parcel.chunk.js";
import { entryOf, readFile, writeFile } from "../../../static/js/features/sharing/session-file.js";
import { hold, release } from "../../../static/js/fields/composition.js";
import { show, showChange, store } from "../../../static/js/fields/controls.js";
import { followSession } from "../../../static/js/fields/following.js";
import { writeMissing } from "../../../static/js/session/mending.js";
import { checkUpdate, ORIGIN, Session } from "../../../static/js/session/session.js";
import { ContentDiffers, mergeWithServer } from "../../../static/js/sync/merge-with-server.js";

/** @typedef {{links: string[]} | {file: string}} Handed what one phone gives to another */

export const ID = "abcdefghijklmnopqrstuvwxy2";
export const KEY = "234567abcdefghijklmnopqrst";
export const FIELDS = ["strength.topic", "plan.steps"];
const TYPED = [...FIELDS, "private.mentee"];

/**
 * A text field without a page.
 * @param {string} field
 */
const controlOf = (field) =>
  /** @type {import("../../../static/js/fields/controls.js").Control} */ (
    /** @type {unknown} */ (
      Object.assign(Object.create(HTMLTextAreaElement.prototype), {
        dataset: { field },
        value: "",
        selectionStart: 0,
        /** @param {string} words @param {number} start @param {number} end */
        setRangeText(words, start, end) {
          this.value = this.value.slice(0, start) + words + this.value.slice(end);
        },
      })
    )
  );

export class Device {
  /** @type {[string, Uint8Array][]} what the store holds: a document's name and an update each */
  #stored = [];
  #record = { id: ID, key: KEY, vector: /** @type {string | undefined} */ (undefined) };

  /** @param {number} client the Yjs client of the first page; each page that follows has another */
  constructor(client) {
    this.client = client;
  }

  /** Open the session as a new page does, from what is stored. */
  async open() {
    const load = (/** @type {string} */ name) => {
      const updates = this.#stored.filter(([of]) => of === name).map(([, update]) => update);
      return Promise.resolve(updates.length ? Y.mergeUpdates(updates) : null);
    };
    const push = (/** @type {string} */ name, /** @type {Uint8Array} */ update) => this.#stored.push([name, update]);
    this.session = await Session.open(
      /** @type {any} */ (this.#record),
      /** @type {any} */ ({ push, pending: () => [], phone: { load } }),
    );
    this.session.doc.clientID = this.client;
    this.client += 3;
    this.controls = TYPED.map(controlOf);
    for (const control of this.controls) show(this.session, control);
    followSession(this.session, this.controls);
  }

  /** The browser kills the page, and somebody opens it again. */
  async restart() {
    this.session.close();
    await this.open();
  }

  /**
   * Write a word before another one, in the pieces that input events bring: letter by letter, or pasted whole.
   * @param {{field: string, pieces: string[], place: number}} typed
   */
  type({ field, pieces, place }) {
    const control = this.controls[TYPED.indexOf(field)];
    let { value } = control;
    const starts = [0, ...[...value.matchAll(/ /gu)].map(({ index }) => index + 1)];
    let caret = starts[place % starts.length];
    for (const piece of pieces) {
      value = value.slice(0, caret) + piece + value.slice(caret);
      caret += piece.length;
      Object.assign(control, { value, selectionStart: caret });
      store(this.session, control);
    }
  }

  /** @param {{field: string}} erased */
  erase({ field }) {
    const text = this.session.text(field);
    this.session.doc.transact(() => text.delete(0, text.length), ORIGIN.here);
  }

  /** @param {{name: string, value: string | number | boolean}} choice */
  choose({ name, value }) {
    this.session.doc.transact(() => this.session.choices.set(name, value), ORIGIN.here);
  }

  /** @param {{composing: boolean}} said */
  compose({ composing }) {
    for (const control of this.controls) {
      if (composing) hold(control);
      else
        release(control, (_, news) => {
          showChange(control, news);
          if (control.value !== this.session.text(control.dataset.field ?? "").toString())
            throw new Error("the field caught up with something else than the session");
        });
    }
  }

  /** Sync with the server; returns why it failed, or "", and how often its words had to be written again. */
  async sync() {
    let mends = 0;
    try {
      const { vector } = await mergeWithServer(this.#record, this.session).catch(async (error) => {
        if (!(error instanceof ContentDiffers)) throw error;
        mends += 1;
        const update = writeMissing(this.session.doc, error.state, error.known);
        this.#stored = [...this.#stored.filter(([of]) => of !== ID), [ID, update]];
        await this.restart();
        return mergeWithServer({ ...this.#record, vector: error.vector }, this.session);
      });
      this.#record.vector = vector;
      return { failed: "", mends };
    } catch (error) {
      return { failed: String(error), mends };
    }
  }

  /** @returns {Handed} as codes; as a file where they would be too many */
  showCodes() {
    const parts = pack(this.#record, Y.encodeStateAsUpdate(this.session.doc));
    return parts.length ? { links: parts.map(takeLink) } : this.saveFile();
  }

  /** @returns {{file: string}} */
  saveFile() {
    return { file: writeFile([entryOf(this.#record, this.session.doc, FIELDS)]) };
  }

  /** @param {{handed: Handed}} said */
  async receive({ handed }) {
    const [{ update }] =
      "file" in handed ? await readFile(new Blob([handed.file])) : [{ update: received(handed.links) }];
    this.session.shared.merge(update, ORIGIN.file);
  }

  /** What this phone shows, and its state vector. */
  show() {
    const { doc } = this.session;
    const texts = Object.fromEntries(FIELDS.map((field) => [field, doc.getText(field).toString()]));
    return {
      texts,
      choices: doc.getMap("choices").toJSON(),
      vector: Object.fromEntries(Y.decodeStateVector(Y.encodeStateVector(doc))),
    };
  }
}

/** @param {string[]} links */
function received(links) {
  const parts = links.map((link) => {
    const read = readLink(new URL(link).hash);
    if (!read || read === "damaged" || !("take" in read)) throw new Error(`not a part of a parcel: ${link}`);
    return read.take;
  });
  return unpack(parts, checkUpdate);
}
