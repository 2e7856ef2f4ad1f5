// Shows in the controls what comes from elsewhere: another phone, another tab, a file.
import { ORIGIN } from "../session/session.js";
import { copyText, isHeld } from "./composition.js";
import { fieldOf, isText, keyOf, show, showChange } from "./controls.js";
import { markExamples } from "./examples.js";

/** @typedef {import("../session/session.js").Session} Session */
/** @typedef {import("./controls.js").Control} Control */

/**
 * @param {Session} session
 * @param {Control[]} controls those of its kind
 */
export function followSession(session, controls) {
  const texts = controls.filter(isText);
  for (const doc of [session.doc, session.notes.doc]) {
    doc.on("beforeTransaction", ({ origin }) => {
      for (const control of origin === ORIGIN.here ? [] : texts.filter(isHeld)) {
        const own = session.text(fieldOf(control));
        if (own.doc === doc) copyText(control, own, fieldOf(control));
      }
    });
  }
  for (const control of texts) {
    session.text(fieldOf(control)).observe((event) => {
      if (event.transaction.origin !== ORIGIN.here) {
        showChange(control, event.delta);
        show(session, control);
      }
      markExamples(control);
    });
  }
  session.choices.observe((event) => {
    if (event.transaction.origin === ORIGIN.here) return;
    // The others stay: somebody may be in the middle of a date.
    const changed = controls.filter((control) => !isText(control) && event.keysChanged.has(keyOf(control)));
    for (const control of changed) show(session, control);
  });
}
