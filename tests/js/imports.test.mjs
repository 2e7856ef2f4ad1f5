// Modules only define: importing one touches no page, no database and no clock. What they do begins where deferred.js
// and initial.js call them, in an order that can be read there.
import { globSync, readFileSync } from "node:fs";
import { test } from "node:test";

const SCRIPTS = new URL("../../static/js/", import.meta.url);
const ENTRIES = ["boot.js", "initial.js", "deferred.js"];
const MODULES = globSync("**/*.js", { cwd: SCRIPTS.pathname }).filter((path) => !ENTRIES.includes(path));
const BROWSER = [
  "BroadcastChannel addEventListener caches document fetch history indexedDB localStorage location matchMedia navigator",
  "performance queueMicrotask requestAnimationFrame self sessionStorage setInterval setTimeout window",
]
  .join(" ")
  .split(" ");

// Packages may look what they run in, so they are imported first.
const packages = MODULES.flatMap((path) =>
  [...readFileSync(new URL(path, SCRIPTS), "utf8").matchAll(/ from "([^."][^"]*)";$/gmu)].map(([, name]) => name),
);
await Promise.all([...new Set(packages)].map((name) => import(name)));

/** @param {() => Promise<unknown>} work */
async function withoutBrowser(work) {
  const before = BROWSER.map(
    (name) => /** @type {const} */ ([name, Object.getOwnPropertyDescriptor(globalThis, name)]),
  );
  for (const name of BROWSER) {
    const get = () => {
      throw new Error(`uses ${name} at import`);
    };
    Object.defineProperty(globalThis, name, { get, configurable: true });
  }
  try {
    await work();
  } finally {
    for (const [name, own] of before) {
      if (own) Object.defineProperty(globalThis, name, own);
      else Reflect.deleteProperty(globalThis, name);
    }
  }
}

for (const path of MODULES) {
  test(`${path} does nothing when it is imported`, () => withoutBrowser(() => import(new URL(path, SCRIPTS).href)));
}
