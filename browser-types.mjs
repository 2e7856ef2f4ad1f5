// Writes TypeScript's own declarations of the browser into .build/browser-types/, with all that one of the oldest
// browsers (package.json, "browserslist") lacks made optional. So `make lint` fails where a script uses an interface
// that isn't there, unless it asks first: `navigator.locks?.request(…)`.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const ROOT = import.meta.dirname;
const OUT = join(ROOT, ".build", "browser-types");
const require = createRequire(import.meta.url);
const { browserslist } = require("./package.json");
const { api, javascript } = require("@mdn/browser-compat-data");
/** What pages see, and what the service worker sees. */
const PLACES = { page: ["dom"], worker: ["webworker"] };
const LANGUAGE = "es2023";
// BCD knows a browser of a phone by a name of its own, with the same numbers.
const BROWSERS = browserslist.flatMap((/** @type {string} */ browser) => {
  const [name, version] = browser.split(" ");
  return [
    [name, version],
    [`${name}_${name === "safari" ? "ios" : "android"}`, version],
  ];
});

/** TypeScript's package for this machine holds its declarations. */
function libFolder() {
  const fromTypescript = createRequire(require.resolve("typescript/package.json"));
  return join(
    dirname(fromTypescript.resolve(`@typescript/typescript-${process.platform}-${process.arch}/package.json`)),
    "lib",
  );
}

/** @param {string} name @returns {string} with all that it refers to, in its place */
function readLib(name) {
  const text = readFileSync(join(libFolder(), `lib.${name}.d.ts`), "utf8");
  return text.replace(/^\/\/\/ <reference lib="([^"]+)" \/>$/gmu, (_, other) => readLib(other));
}

/** @param {string} version as "15.4" or "≤37" */
const numbers = (version) => {
  const [major, minor = 0] = version.replace("≤", "").split(".").map(Number);
  return major * 1000 + minor;
};

/**
 * Whether all of the oldest browsers have it; what the data doesn't know is taken for supported.
 * @param {any} entry
 */
function isEverywhere(entry) {
  const support = entry?.__compat?.support;
  if (!support) return true;
  return BROWSERS.every(([browser, version]) =>
    [support[browser] ?? []]
      .flat()
      .some(
        (
          /** @type {any} */ { version_added: added, version_removed: removed, flags, prefix, alternative_name: other },
        ) =>
          typeof added === "string" &&
          /\d/u.test(added) &&
          !removed &&
          !flags &&
          !prefix &&
          !other &&
          numbers(added) <= numbers(version),
      ),
  );
}

/**
 * The data of an interface, or of one of its members.
 * @param {string} owner @param {string} [member]
 */
function entryOf(owner, member) {
  const own = javascript.builtins[owner] ?? javascript.builtins.Intl[owner] ?? api[owner];
  if (!member) return own ?? api.Window[owner];
  return own?.[member] ?? own?.[`${member}_static`] ?? (/Window|GlobalScope/u.test(owner) ? api[member] : undefined);
}

const DECLARED = /^(?:declare )?interface (\w+).*\{$|^declare (?:var|function) (\w+)|^const (\w+): \{$/u;
const ACCESSOR = /^(?<kind>get|set) (?<name>\w+)\(.*?\)(?:: (?<type>.*))?;$/u;
const MEMBER = /^(?<start>(?:readonly )?)(?<name>\w+)(?<rest>[<(:].*)$/u;
/** A mixin's members are known by the interface that takes them, which the link to MDN names. */
const LINK = /docs\/Web\/API\/(\w+)\/\w+\)/u;

/** @param {string} name as TypeScript has it: ObjectConstructor, ReadonlyArray, Int8Array */
const owned = (name) =>
  name.replace(/(?<=.)Constructor$|^Readonly(?=Array$)/u, "").replace(/^\w*\d+\w*Array$/u, "TypedArray");

/** @param {string} line @returns {string} what it declares beside members, "" for nothing */
const declared = (line) => DECLARED.exec(line)?.slice(1).find(Boolean) ?? "";

/** @param {string} line `declare var …` or `declare function …` */
const asMaybe = (line) =>
  line
    .replace(/^(\s*(?:declare )?(?:var|const) \w+:)/u, "$1 undefined |")
    .replace(/^declare function (\w+)(.*): ([^:]+);$/u, "declare var $1: undefined | ($2 => $3);");

/** @param {string} line a member's @param {string} owner @param {string} linked the interface that its comment names */
function askedFirst(line, owner, linked) {
  const { kind, name, type, start = "", rest } = (ACCESSOR.exec(line) ?? MEMBER.exec(line))?.groups ?? {};
  if (!name || isEverywhere(entryOf(owner, name) ?? entryOf(linked, name))) return line;
  if (kind) return kind === "get" ? `${name}?: ${type};` : "";
  return `${start}${name}?${rest}`;
}

/** Reads declarations line by line. */
class Reader {
  /** Whose members follow, "" where none do. Of what is missing as a whole they stay as they are: who has it has them. */
  #owner = "";
  /** The interface that the last comment names. */
  #linked = "";

  /** @param {string} line @returns {string} the same, or with what is missing made optional */
  read(line) {
    this.#linked = LINK.exec(line)?.[1] ?? this.#linked;
    if (line.startsWith("/*") || line.startsWith("*")) return line;
    const name = owned(declared(line));
    const missing = !isEverywhere(entryOf(name));
    if (name && line.endsWith("{")) this.#owner = missing ? "" : name;
    else if (/^\};?$/u.test(line)) this.#owner = "";
    else if (this.#owner && !name) return askedFirst(line, this.#owner, this.#linked);
    return missing ? asMaybe(line) : line;
  }
}

/** @param {string} source */
function withoutTheNew(source) {
  const reader = new Reader();
  return source
    .split("\n")
    .map((line) => reader.read(line.trim()))
    .join("\n");
}

mkdirSync(OUT, { recursive: true });
for (const [place, libs] of Object.entries(PLACES))
  writeFileSync(join(OUT, `${place}.d.ts`), [LANGUAGE, ...libs].map((name) => withoutTheNew(readLib(name))).join("\n"));
