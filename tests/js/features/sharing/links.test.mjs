// A link says what it brings, or that it is damaged, and never anything in between.
import assert from "node:assert/strict";
import { test } from "node:test";
import { joinLink, readLink, takeLink } from "../../../../static/js/features/sharing/links.js";
import { ADDRESS } from "../../support/page.mjs";

const address = { id: "abcdefghijklmnopqrstuvwxy2", key: "234567abcdefghijklmnopqrst" };
const part = { ...address, sum: "0123abcd", number: 2, count: 3, data: "A-_z" };
const both = `${address.id}.${address.key}`;

/** @param {string} link */
const fragment = (link) => new URL(link).hash;

test("a link leads to the page's own language, with all in the fragment", () => {
  for (const link of [joinLink(address), takeLink(part)]) assert.equal(link.split("#")[0], ADDRESS);
});

test("what is written can be read", () => {
  assert.deepEqual(readLink(fragment(joinLink(address))), { join: address });
  assert.deepEqual(readLink(fragment(takeLink(part))), { take: part });
});

test("a programme's link brings its code", () => {
  assert.deepEqual(readLink("#code=summer-school_26"), { code: "summer-school_26" });
  for (const wrong of ["#code", "#code=", "#code=short", "#code=summer+school-26", `#code=${"x".repeat(65)}`]) {
    assert.equal(readLink(wrong), "damaged", wrong);
  }
});

test("another fragment is no link of ours", () => {
  for (const other of ["", "#", "#strength", "#strength.kinds", "#joint=x", "#Joint=x"])
    assert.equal(readLink(other), null);
});

test("one that was cut or changed on its way is damaged", () => {
  const take = fragment(takeLink(part));
  const wrong = [
    "#join",
    "#join=",
    `#join=${address.id}`,
    `#join=${address.id}.${address.key.slice(1)}`,
    `#join=..${both}`,
    "#take=",
    `#take=${both}`,
    `#take=${both}.0123abcd`,
    `#take=${both}.0123abcd.1.1`,
    `#take=${both}.0123abcd.1.1.`,
    `#take=${both}.0123ABCD.1.1.AA`,
    `#take=${both}.123abcd.1.1.AA`,
    `#take=${both}.0123abcd.0.1.AA`,
    `#take=${both}.0123abcd.2.1.AA`,
    `#take=${both}.0123abcd.1.100.AA`,
    `#take=${both}.0123abcd.-1.1.AA`,
    `#take=${both}.0123abcd.x.1.AA`,
    `#take=${both}.0123abcd.1.Infinity.AA`,
    `#take=${both}.0123abcd.1.1.A+/`,
    `#take=${both}.0123abcd.1.1.A%2BA`,
  ];
  for (const link of wrong) assert.equal(readLink(link), "damaged", link);
  for (let { length } = "#take="; length < take.lastIndexOf(".") + 1; length += 1)
    assert.equal(readLink(take.slice(0, length)), "damaged");
});
