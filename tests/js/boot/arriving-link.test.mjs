// A link is found in an address whatever messengers did to it, and what is no link isn't taken for one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { arrivingLink } from "../../../static/js/boot/arriving-link.js";
import { readLink } from "../../../static/js/features/sharing/links.js";

const ID = "abcdefghijklmnopqrstuvwxy2";
const KEY = "234567abcdefghijklmnopqrst";
const BOTH = `${ID}.${KEY}`;
const join = { join: { id: ID, key: KEY } };

/** @param {string} rest what follows the host */
const read = (rest) => readLink(arrivingLink(`https://app.example${rest}`));

test("a link that was changed on its way is understood", () => {
  for (const rest of [
    `/nl/#join=${BOTH}`,
    `/nl/#join%3D${BOTH}`,
    `/nl/#join%253D${BOTH}`,
    `/nl/%23join=${BOTH}`,
    `/nl/%23join%3D${BOTH}`,
    `/nl/%2523join%253D${BOTH}`,
    `/nl%23join=${BOTH}`,
    `/%23join=${BOTH}`,
    `/nl/#join=${ID}%2E${KEY}`,
    `/nl/#JOIN=${BOTH.toUpperCase()}`,
    `/NL/%23JOIN=${BOTH.toUpperCase()}`,
    `/nl/?fbclid=IwAR0_x-9#join=${BOTH}`,
    `/nl/#join=${BOTH}?fbclid=IwAR0_x-9&utm_source=whatsapp`,
    `/nl/#join=${BOTH}&fbclid=IwAR0`,
    `/nl/#join=${BOTH}&amp;fbclid=IwAR0`,
    `/nl/%23join=${BOTH}?fbclid=IwAR0`,
    ...[".", ")", ">", "%3E", ",", "!", "*", "_", "'", "%22", "%E2%80%9D", "%C2%BB", "/", "%20", "%0A"].map(
      (after) => `/nl/#join=${BOTH}${after}`,
    ),
    `/nl/#join=${ID}.%0A${KEY}`,
    `/nl/#join=${ID.slice(0, 9)}%20${ID.slice(9)}.${KEY.slice(0, 3)}%0D%0A${KEY.slice(3)}`,
    `/nl/#join=${ID}.${KEY.slice(0, 3)}%E2%80%8B${KEY.slice(3)}`,
    `/nl/#join=${ID}.${KEY.slice(0, 3)}%C2%AD${KEY.slice(3)}`,
    `/nl/#join=${BOTH}%20See%20you%20tomorrow`,
    `/nl/##join=${BOTH}`,
    `/nl/#/join=${BOTH}`,
    `/nl/#join:${BOTH}`,
    `/nl/#${BOTH}`,
    `/nl/?join=${BOTH}`,
  ])
    assert.deepEqual(read(rest), join, rest);
});

test("codes and parts of a session are understood too", () => {
  for (const rest of [
    "/nl/#code=summer-school_26",
    "/%23code%3Dsummer-school_26).",
    "/nl/?a=b#code=summer-school_26?fbclid=x",
  ])
    assert.deepEqual(read(rest), { code: "summer-school_26" }, rest);
  const take = { take: { id: ID, key: KEY, sum: "0123abcd", number: 2, count: 3, data: "A-_z" } };
  for (const rest of [`#take=${BOTH}.0123abcd.2.3.A-_z`, `%23take%3D${BOTH}.0123abcd.2.3.A-_z?fbclid=x`])
    assert.deepEqual(read(`/nl/${rest}`), take, rest);
});

test("what can't be understood is still known to be a link", () => {
  for (const rest of [
    "#join",
    "#join=",
    `#join=${ID}`,
    `#join=${ID}.${KEY.slice(1)}`,
    `%23take=${BOTH}`,
    "#CODE=SUMMER-SCHOOL_26",
  ])
    assert.equal(read(`/nl/${rest}`), "damaged", rest);
});

test("another address is no link", () => {
  for (const rest of [
    "/nl/",
    "/nl/#strength.kinds",
    "/nl/?do=new",
    "/nl/#joint",
    "/?from=poster",
    "/nl/#nl",
    "/nl/words.txt?__WB_REVISION__=0123456789abcdef",
  ])
    assert.equal(arrivingLink(`https://app.example${rest}`), "", rest);
});
