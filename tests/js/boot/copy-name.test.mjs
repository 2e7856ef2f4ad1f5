// What a copy of the app stores has its folder in the name; at the root, names are as they always were.
import assert from "node:assert/strict";
import { test } from "node:test";
import "../support/page.mjs";
import { copyName } from "../../../static/js/boot/copy-name.js";
import { nameInFolder } from "../../../static/js/boot/name-in-folder.js";

const page = globalThis.document.documentElement.dataset;

/** @param {string} path */
function at(path) {
  Object.assign(globalThis, { location: new URL(path, "https://host.example") });
  return copyName("andersom.theme");
}

test("a page names the folder above that of its language", () => {
  for (const path of ["/nl/", "/nl/#strength", "/nl/?do=new", "/nl/index.html", "/nl/%23join=x"])
    assert.equal(at(path), "andersom.theme", path);
  for (const path of ["/a/nl/", "/a/nl/index.html#home", "/a/pt-BR/"])
    assert.equal(at(path), "andersom.theme@/a/", path);
  assert.equal(at("/school/b/nl/"), "andersom.theme@/school/b/");
});

test("the door names its own folder", () => {
  page.door = "";
  for (const path of ["/a/", "/a/index.html", "/a/door/"]) assert.equal(at(path), "andersom.theme@/a/", path);
  for (const path of ["/", "/index.html", "/door/"]) assert.equal(at(path), "andersom.theme", path);
});

test("the worker says where it is", () => {
  assert.equal(nameInFolder("andersom-pages", "/"), "andersom-pages");
  assert.equal(nameInFolder("andersom-pages", "/a/"), "andersom-pages@/a/");
});
