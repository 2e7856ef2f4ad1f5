// Whatever address a page came from, its path is that of its language.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pagePath } from "../../../static/js/boot/page-path.js";

const KNOWN = ["en", "nb", "nl", "pt-BR"];

/**
 * @param {string} path
 * @param {string} language
 */
const pathOf = (path, language) => pagePath(path, language, KNOWN);

test("a page's own path is left", () => {
  for (const path of ["/nl/", "/school/nl/", "/nl/index.html", "/nl/nl/"]) assert.equal(pathOf(path, "nl"), path);
});

test("a page that stands at another language's address stays there", () => {
  assert.equal(pathOf("/nl/", "en"), "/nl/");
});

test("the root's page gets the path of its language", () => {
  for (const path of ["/", "/nl"]) assert.equal(pathOf(path, "nl"), "/nl/", path);
  for (const path of ["/school/", "/school/nl"]) assert.equal(pathOf(path, "nl"), "/school/nl/", path);
  assert.equal(pathOf("/pt-BR", "pt-BR"), "/pt-BR/");
  assert.equal(pathOf("/entry/", "en"), "/entry/en/");
});

test("a link that stands in a path is left out", () => {
  for (const path of ["/nl/%23join=x", "/nl%23join=x", "/NL/%23join=x", "/nl-BE%2523join=x", "/%23join=x"])
    assert.equal(pathOf(path, "nl"), "/nl/", path);
  for (const path of ["/no%23join=x", "/NB/%23join=x"]) assert.equal(pathOf(path, "nb"), "/nb/", path);
  assert.equal(pathOf("/school/nl/%23join=x", "nl"), "/school/nl/");
  assert.equal(pathOf("/school/%23join=x", "nl"), "/school/nl/");
});
