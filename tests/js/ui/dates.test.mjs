// Days are counted by the calendar, to what is a moment of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { daysUntil, formatDate } from "../../../static/js/ui/dates.js";

const NOW = new Date("2026-11-24T23:30");

test("a few hours may be another day", () => {
  assert.equal(daysUntil("2026-11-24T10:30", NOW), 0);
  assert.equal(daysUntil("2026-11-25T00:05", NOW), 1);
  assert.equal(daysUntil("2026-11-01T00:05", NOW), -23);
});

test("what a browser only takes for a date is none", () => {
  for (const other of [
    undefined,
    "",
    7,
    true,
    "2026",
    "2026-11-27",
    "December 5, 2026",
    "+275760-09-13T00:00",
    "2026-99-99T10:30",
    "2026-11-27T10:30<b>",
  ]) {
    assert.equal(daysUntil(other, NOW), null, String(other));
  }
});

/** @param {string[]} languages the phone's @param {string} language the page's */
function dayOn(languages, language) {
  Object.defineProperty(globalThis, "navigator", { value: { languages }, configurable: true });
  return formatDate(new Date("2026-11-03T12:00"), "longDay", language);
}

test("English has the day before the month, unless the phone's own English has not", () => {
  assert.equal(dayOn(["nl-NL"], "en"), "3 November 2026");
  assert.equal(dayOn(["en"], "en"), "3 November 2026");
  assert.equal(dayOn(["nl", "en-IE"], "en"), "3 November 2026");
  assert.equal(dayOn(["en-US"], "en"), "November 3, 2026");
  assert.equal(dayOn(["en-US"], "de"), "3. November 2026");
});
