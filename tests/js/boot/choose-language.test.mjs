// A page and the server choose the same language from the same wishes.
import { deepEqual, equal } from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { chooseLanguage } from "../../../static/js/boot/choose-language.js";

/** @type {{asked: string[], known: string[], chosen: string | null}[]} */
const CASES = JSON.parse(readFileSync(new URL("../../vectors/languages.json", import.meta.url), "utf8"));

for (const { asked, known, chosen } of CASES) {
  test(`who asks for ${asked.join(", ") || "nothing"} gets ${chosen ?? "none"} of ${known.join(", ")}`, () => {
    equal(chooseLanguage(asked, known) ?? null, chosen);
  });
}

test("each language that is known can be asked for by its own code", () => {
  for (const { known } of CASES)
    deepEqual(
      known.map((code) => chooseLanguage([code], known)),
      known,
    );
});
