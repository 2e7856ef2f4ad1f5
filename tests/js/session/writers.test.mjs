// Whose phone wrote is shown by what is known now, not by what that phone knew when it wrote.
import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import "../support/page.mjs";
import { saveLastStep } from "../../../static/js/initial/preferences.js";
import { choose as choiceMade } from "../../../static/js/session/choose.js";
import { choiceHere, holderHere } from "../../../static/js/session/holder.js";
import { addRecord } from "../../../static/js/session/records.js";
import { ORIGIN, Session } from "../../../static/js/session/session.js";
import { recordWriter, writers } from "../../../static/js/session/writers.js";

const OTHER = "writer.otherone";
const queue = /** @type {any} */ ({ push() {} });

/**
 * A session in which two phones write.
 * @param {{joined: boolean}} phone whether this phone joined it; else it began here
 */
function sharedSession({ joined }) {
  const id = joined ? "joined" : "began";
  addRecord(/** @type {any} */ ({ id, key: "", shared: true, joined, shown: {} }));
  return new Session(/** @type {any} */ ({ id, key: "" }), queue);
}

/** @param {Session} session */
const shownHolders = (session) => writers(session).map(({ holder, here }) => (here ? "this phone" : holder));

/** @param {Session} session @param {string} holder */
function choose(session, holder) {
  session.doc.transact(() => session.choices.set("start.holder", holder), ORIGIN.server);
}

test("a phone that wrote before it knew of the choice is shown as the other one's", () => {
  const session = sharedSession({ joined: false });
  choose(session, "mentee");
  session.meta.set(OTHER, "shared 2026-11-28T10:00:00.000Z");
  deepEqual(shownHolders(session), ["mentor"]);
});

test("the choice may arrive after the words, and is shown at once", () => {
  const session = sharedSession({ joined: false });
  session.meta.set(OTHER, "shared 2026-11-28T10:00:00.000Z");
  deepEqual(shownHolders(session), ["shared"]);
  choose(session, "mentor");
  deepEqual(shownHolders(session), ["mentee"]);
});

test("a phone that joined shows the one where the session began by the choice", () => {
  const session = sharedSession({ joined: true });
  session.meta.set(OTHER, "shared 2026-11-28T10:00:00.000Z");
  choose(session, "mentee");
  deepEqual(shownHolders(session), ["mentee"]);
});

test("a phone that knew whose it is says it for itself, as older versions do", () => {
  const session = sharedSession({ joined: true });
  choose(session, "mentee");
  session.meta.set(OTHER, "mentor 2026-11-28T10:00:00.000Z");
  deepEqual(shownHolders(session), ["mentor"]);
});

test("as soon as the choice is known, the next word corrects what this phone noted", () => {
  const session = sharedSession({ joined: true });
  const notes = () => [...session.meta.values()].map((text) => text.split(" ")[0]);
  recordWriter(session);
  deepEqual(notes(), ["shared"]);
  choose(session, "mentee");
  recordWriter(session);
  deepEqual(notes(), ["mentor"]);
});

test("what another program noted wrongly isn't shown", () => {
  const session = sharedSession({ joined: false });
  session.meta.set(OTHER, "nobody 2026-11-28T10:00:00.000Z");
  session.meta.set("writer.second", "mentor yesterday");
  session.meta.set("writer.third", "");
  deepEqual(shownHolders(session), []);
});

test("on a phone that joined, what its holder says is said of that phone alone", () => {
  const session = sharedSession({ joined: true });
  choose(session, "mentee");
  deepEqual([holderHere(session), choiceHere(session, "start.holder")], ["mentor", "mentor"]);
  choiceMade(session, "start.holder", "shared");
  deepEqual([holderHere(session), session.choices.get("start.holder")], ["shared", "mentee"]);
  choiceMade(session, "start.holder", null);
  deepEqual([holderHere(session), choiceHere(session, "start.holder")], ["shared", ""]);
  choiceMade(session, "start.holder", "mentee");
  deepEqual(holderHere(session), "mentee");
});

test("of a session that came by a file, nobody knows whose phone this is", () => {
  addRecord(/** @type {any} */ ({ id: "came", key: "", came: true, shown: {} }));
  const session = new Session(/** @type {any} */ ({ id: "came", key: "" }), queue);
  choose(session, "mentee");
  deepEqual([holderHere(session), choiceHere(session, "start.holder")], ["shared", "mentee"]);
  choiceMade(session, "start.holder", "mentor");
  deepEqual([holderHere(session), session.choices.get("start.holder")], ["mentor", "mentee"]);
});

test("a phone says at which step its holder wrote, but for private notes", () => {
  const session = sharedSession({ joined: true });
  const steps = () => [...session.meta.values()].map((text) => text.split(" ")[2]);
  for (const step of ["plan.steps", "reflect.private", "lead.leading"]) {
    saveLastStep(session.id, step);
    recordWriter(session);
    deepEqual(steps(), [step === "reflect.private" ? undefined : step]);
  }
});

test("older versions and other programs say no step", () => {
  const session = sharedSession({ joined: false });
  session.meta.set(OTHER, "mentor 2026-11-28T10:00:00.000Z");
  session.meta.set("writer.secondon", "mentee 2026-11-28T11:00:00.000Z plan.steps");
  deepEqual(
    writers(session).map(({ step }) => step),
    ["plan.steps", ""],
  );
});
