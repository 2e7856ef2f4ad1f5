// What another phone tells of itself is foreign: only what has the right form is taken, and little of it.
import { deepEqual, throws } from "node:assert/strict";
import { test } from "node:test";
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from "lib0/encoding";
import { Others } from "../../../static/js/sync/others.js";

const OWN = 1;
const HERE = { phone: "otherone", holder: "mentee", step: "plan.steps", writing: "plan.steps" };

/** @param {number} client @param {number} clock @param {unknown} state @param {number} [count] */
function awareness(client, clock, state, count = 1) {
  const encoder = createEncoder();
  for (const number of [count, client, clock]) writeVarUint(encoder, number);
  writeVarString(encoder, typeof state === "string" ? state : JSON.stringify(state));
  return toUint8Array(encoder);
}

/** @param {Uint8Array[]} messages */
function heard(...messages) {
  const others = new Others();
  for (const message of messages) others.take(message, OWN);
  return others.list("thisphon").map(({ at, ...other }) => other);
}

test("who is here, where, and what is written there", () => {
  deepEqual(heard(awareness(7, 1, HERE)), [
    { phone: "otherone", holder: "mentee", step: "plan.steps", field: "plan.steps", calls: false },
  ]);
});

test("of another type, or unknown, each part is as if it weren't there", () => {
  const nothing = { phone: "", holder: "shared", step: "", field: "", calls: false };
  for (const state of [
    {},
    { phone: 5, holder: "teacher", step: ["plan.steps"], writing: { field: "plan.steps" }, calls: "yes" },
    { phone: null, holder: "__proto__", step: 1e9, writing: true, calls: 1 },
    '{"__proto__": {"step": "plan.steps", "calls": true}, "holder": null}',
    "[]",
    "5",
    '"mentee"',
  ])
    deepEqual(heard(awareness(7, 1, state)), [nothing]);
});

test("what is no JSON, null or too large says that nobody is here", () => {
  const large = { ...HERE, step: "x".repeat(600) };
  for (const state of ["", "{", "null", "<script>", "\u0000", large]) deepEqual(heard(awareness(7, 1, state)), []);
  deepEqual(heard(awareness(7, 1, HERE, 2)), []);
});

test("a message that is cut is no message of our server", () => {
  throws(() => heard(awareness(7, 1, HERE).subarray(0, 9)));
});

test("the last word of a phone counts, in whatever order it comes, until it leaves", () => {
  const moved = { ...HERE, step: "lead.leading" };
  const steps = (/** @type {Uint8Array[]} */ ...messages) => heard(...messages).map(({ step }) => step);
  deepEqual(steps(awareness(7, 4, moved), awareness(7, 2, HERE)), ["lead.leading"]);
  deepEqual(steps(awareness(7, 2, HERE), awareness(7, 3, "null")), []);
  deepEqual(steps(awareness(7, 4, moved), awareness(7, 3, "null")), ["lead.leading"]);
  deepEqual(steps(awareness(7, 2, HERE), awareness(7, 3, "null"), awareness(7, 2, HERE)), ["plan.steps"]);
});

test("nobody speaks for this phone; another tab of a phone is that phone", () => {
  deepEqual(heard(awareness(OWN, 9, HERE), awareness(8, 1, { ...HERE, phone: "thisphon" })), []);
  const tab = { ...HERE, step: "lead.leading" };
  deepEqual(
    heard(awareness(7, 1, HERE), awareness(8, 1, tab)).map(({ step }) => step),
    ["lead.leading"],
  );
});

test("a program that says no name is a phone, too", () => {
  const others = new Others();
  others.take(awareness(7, 1, {}), OWN);
  deepEqual(others.size, 1);
  others.take(awareness(7, 2, "null"), OWN);
  deepEqual(others.size, 0);
});

test("who told last is first, and a flood of numbers ends at what a room holds", () => {
  const messages = Array.from({ length: 1000 }, (_, at) => awareness(at + 2, 1, { holder: "mentor", phone: `p${at}` }));
  deepEqual(heard(...messages).length, 16);
  const [first] = heard(awareness(7, 1, HERE), awareness(8, 1, { holder: "mentor" }), awareness(7, 2, HERE));
  deepEqual(first.holder, "mentee");
});
