// The decoders of link, code and file, fed with chance: each takes what is sound, or says that it isn't, in no time.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import "./support/page.mjs";
import { deflateSync } from "fflate";
import * as Y from "yjs";
import { readLink } from "../../static/js/features/sharing/links.js";
import { BadParcel, sumOf, unpack } from "../../static/js/features/sharing/parcel.chunk.js";
import { BadFile, entryOf, readFile, writeFile } from "../../static/js/features/sharing/session-file.js";
import { isId } from "../../static/js/session/ids.js";
import { checkUpdate, ORIGIN } from "../../static/js/session/session.js";
import { fromBase64, toBase64 } from "../../static/js/storage/base64.js";
import { random } from "./support/random.mjs";

const TIME = 2500;
const SLOW = 1000;
const MOST = 20_000;
const ADDRESS = { id: "abcdefghijklmnopqrstuvwxy2", key: "234567abcdefghijklmnopqrst" };
const vectors = JSON.parse(readFileSync(new URL("../vectors/protocol.json", import.meta.url), "utf8"));
const SOUND = [vectors.session.update, vectors.companion.update, ...Object.values(vectors.refused)].map(fromBase64);
const PIECES = [
  "#",
  "take=",
  "join=",
  ".",
  "=",
  "%",
  "&",
  "__proto__",
  "constructor",
  "\0",
  "😀",
  "1e9",
  "-1",
  "<script>",
  ...Object.values(ADDRESS),
  "0123abcd",
  "A-_",
];

/**
 * Do something again and again with other chance, for a while; the seed is named where it fails.
 * @param {(chance: (below: number) => number) => unknown} act
 */
async function often(act) {
  const end = performance.now() + TIME;
  let seed = 1;
  for (; seed < MOST && performance.now() < end; seed += 1) {
    const begun = performance.now();
    try {
      await act(random((seed * 2_654_435_761) | 1));
    } catch (error) {
      throw new Error(`with seed ${seed}`, { cause: error });
    }
    assert.ok(performance.now() - begun < SLOW, `seed ${seed} takes too long`);
  }
  assert.ok(seed > 200, `only ${seed} turns`);
}

/**
 * Bytes of a session with some put in, taken out or changed; now and then only chance.
 * @param {(below: number) => number} chance
 */
function bytes(chance) {
  const made = [...(chance(5) ? SOUND[chance(SOUND.length)] : [])];
  for (let turn = chance(6); turn > 0; turn -= 1) {
    const other = Array.from({ length: chance(5) }, () => [chance(256), 0, 1, 127, 255][chance(5)]);
    made.splice(chance(made.length + 1), chance(4), ...other);
  }
  return Uint8Array.from(made);
}

/**
 * What was taken in can be read, handed on and saved like any session, and nothing else was touched.
 * @param {Uint8Array} update
 */
function check(update) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update, ORIGIN.file);
  for (const name of ["choices", "meta", "history"])
    for (const value of doc.getMap(name).values()) assert.equal(typeof String(value), "string");
  const { sessions } = JSON.parse(writeFile([entryOf(ADDRESS, doc, ["strength.topic"])]));
  assert.deepEqual(fromBase64(sessions[0].state), Y.encodeStateAsUpdate(doc));
}

const before = Object.getOwnPropertyNames(Object.prototype);
const clean = () => assert.deepEqual(Object.getOwnPropertyNames(Object.prototype), before);

test("a link is nothing, damaged, or whole", () =>
  often((chance) => {
    const fragment = Array.from({ length: chance(14) }, () =>
      chance(4) ? PIECES[chance(PIECES.length)] : String.fromCharCode(chance(65_536)),
    ).join("");
    const link = readLink(chance(2) ? `#${fragment}` : `#take=${ADDRESS.id}.${ADDRESS.key}.${fragment}`);
    if (link === null || link === "damaged") return;
    const found = "join" in link ? link.join : link.take;
    assert.ok(isId(found.id) && isId(found.key));
    if ("take" in link)
      assert.ok(
        link.take.number >= 1 &&
          link.take.number <= link.take.count &&
          link.take.count <= 99 &&
          /^[\w-]+$/u.test(link.take.data),
      );
    clean();
  }));

test("a code is a session, or no parcel", () =>
  often((chance) => {
    const packed = chance(3) ? deflateSync(bytes(chance)) : bytes(chance);
    const data = toBase64(packed).replace(/\+/gu, "-").replace(/\//gu, "_").replace(/=+$/u, "");
    try {
      check(unpack([{ ...ADDRESS, sum: sumOf(data), number: 1, count: 1, data }], checkUpdate));
    } catch (error) {
      assert.ok(error instanceof BadParcel, String(error));
    }
    clean();
  }));

test("a file is sessions, or a bad one", () =>
  often(async (chance) => {
    const names = ["id", "key", "state", "attachments", "__proto__", "constructor", "toString"];
    const values = [
      null,
      5,
      "text",
      [],
      {},
      { __proto__: null, polluted: 1 },
      [null],
      [{ kind: "photo", type: "image/png" }],
    ];
    const session = { ...ADDRESS, state: toBase64(bytes(chance)), attachments: values[chance(20)] };
    const text = JSON.stringify({ format: "andersom", version: 1, sessions: [session] });
    const other = `{${JSON.stringify(names[chance(names.length)])}:${JSON.stringify(values[chance(values.length)])},`;
    const written = chance(4) ? text : text.replaceAll("{", chance(2) ? other : "[".repeat(chance(9)));
    try {
      for (const { id, key, update } of await readFile(new Blob([written]))) {
        assert.ok(isId(id) && isId(key));
        check(update);
      }
    } catch (error) {
      assert.ok(error instanceof BadFile, String(error));
    }
    clean();
  }));

test("names that objects have of themselves are names like others", async () => {
  const doc = new Y.Doc();
  for (const name of ["__proto__", "constructor", "toString"]) {
    doc.getText(name).insert(0, "x");
    for (const map of ["choices", "meta", "history"]) doc.getMap(map).set(name, "x");
  }
  const [{ update }] = await readFile(new Blob([writeFile([entryOf(ADDRESS, doc, ["__proto__", "constructor"])])]));
  check(update);
  clean();
  assert.equal(/** @type {any} */ ({}).x, undefined);
});
