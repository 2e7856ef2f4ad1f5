// Bundles static/ and service_worker/ into static/dist/: hashed names, a manifest, and compressed siblings.
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, extname, join, parse, relative, sep } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";

const ROOT = import.meta.dirname;
const DIST = join(ROOT, "static", "dist");
const SERVED = ["static/js/initial.js", "static/css/deferred.css"];
const INLINE = ["static/js/boot.js", "static/css/critical.css"];
const WORKER = "service_worker/worker.js";
/** Chromium then compiles a file's functions while it loads, beside the page, and not one by one as they are called. */
const COMPILE_AHEAD = "//# allFunctionsCalledOnLoad";
const COMPRESSED = new Set([".js", ".css", ".svg", ".json"]);

/** The oldest browsers that run the app; browser-types.mjs checks that they have what the scripts use. */
const { browserslist } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));

/** @type {import("esbuild").BuildOptions} */
const common = {
  absWorkingDir: ROOT,
  bundle: true,
  charset: "utf8",
  define: { "process.env.NODE_ENV": '"production"' },
  legalComments: "none",
  logLevel: "warning",
  metafile: true,
  minify: true,
  target: browserslist.map((/** @type {string} */ browser) => browser.replace(" ", "")),
  write: false,
};

/** @param {string} one @param {string} other */
const byLetters = (one, other) => (one < other ? -1 : Number(one > other));

/** @param {string} path */
const posix = (path) => path.split(sep).join("/");

/**
 * Each stage begins with the one before it, so that what they share is one file, and not a third one.
 * @type {import("esbuild").Plugin}
 */
const stages = {
  name: "stages",
  setup: ({ onLoad }) =>
    // biome-ignore lint/style/useUnicodeRegex: esbuild takes a filter without flags
    onLoad({ filter: /static\/js\/(deferred|.*\.chunk)\.js$/ }, ({ path }) => {
      // rescue.chunk.js is for where deferred.js doesn't run.
      const before = /\/(deferred|rescue\.chunk)\.js$/u.test(path) ? "initial.js" : "deferred.js";
      const contents = `${readFileSync(path, "utf8")}\nimport ${JSON.stringify(join(ROOT, "static/js", before))};\n`;
      return { contents, loader: "js" };
    }),
};

/** What pages fetch; what is imported dynamically becomes a chunk. */
const buildServed = () =>
  build({
    ...common,
    entryPoints: SERVED,
    outdir: "static/dist",
    format: "esm",
    splitting: true,
    banner: { js: COMPILE_AHEAD },
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    plugins: [stages],
    loader: { ".png": "file", ".svg": "file", ".woff2": "file" },
  });

/** What stands in the pages themselves: it has no address, so its name has no hash. */
const buildInline = () =>
  build({ ...common, entryPoints: INLINE, outdir: "static/dist", format: "iife", entryNames: "[name]" });

/** The service worker's code; webapp, which knows the rendered pages, gives it the list of what it keeps. */
const buildWorker = () =>
  build({ ...common, entryPoints: [WORKER], outdir: "static/dist", format: "iife", entryNames: "[name]-[hash]" });

/**
 * What pages fetch on demand, as one file: the worker fetches all of it, and small files cost it a round trip each.
 * @param {Map<string, Uint8Array>} built
 */
const packOnDemand = (built) =>
  json(
    [...built]
      .filter(([path]) => /\.chunk-\w+\.js$/u.test(path))
      .map(([path, bytes]) => [path, Buffer.from(bytes).toString("utf8")]),
  );

/** @returns {Map<string, Buffer>} the icons, by path from static/ */
function readIcons() {
  const folder = join(ROOT, "static", "icons");
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith(".")) : [];
  return new Map(names.sort().map((name) => [`icons/${name}`, readFileSync(join(folder, name))]));
}

/**
 * The licences of the packages whose code is in the bundles, as they ask for.
 * @param {string[]} sources
 */
function licences(sources) {
  const packages = new Set(
    sources.flatMap((input) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//u.exec(posix(input))?.[1] ?? []),
  );
  return [...packages]
    .sort(byLetters)
    .map((name) => {
      const folder = join(ROOT, "node_modules", name);
      const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
      const [file] = globSync("{LICENSE,LICENCE,license}*", { cwd: folder }).sort();
      const text = file ? readFileSync(join(folder, file), "utf8").trim() : license;
      return `${name} ${version} (${license})\n\n${text}\n`;
    })
    .join(`\n${"-".repeat(72)}\n\n`);
}

/** @param {string} path */
const fromDist = (path) => posix(relative("static/dist", path));

/**
 * The chunks that an output imports before it can start, and those that these import.
 * @param {import("esbuild").Metafile["outputs"]} outputs
 * @param {string} path
 * @returns {string[]}
 */
function chunks(outputs, path) {
  const direct = outputs[path].imports.filter(({ kind, external }) => kind === "import-statement" && !external);
  return [...new Set(direct.flatMap((chunk) => [chunk.path, ...chunks(outputs, chunk.path)]))].sort(byLetters);
}

/**
 * The file that holds the code of what a page names: an entry that another one imports too is only an import of
 * a chunk, and the page takes the chunk itself.
 * @param {import("esbuild").Metafile["outputs"]} outputs
 * @param {string} path
 */
function bodyOf(outputs, path) {
  const { entryPoint, imports, inputs } = outputs[path];
  const [only] = imports.filter(({ kind }) => kind === "import-statement");
  // What scripts import by its name must keep it.
  return SERVED.includes(entryPoint ?? "") && only && Object.keys(inputs).length === 0 ? only.path : path;
}

/**
 * Whether an output is only an import of a chunk, so that nobody fetches it.
 * @param {import("esbuild").Metafile} metafile
 * @param {string} file
 */
const isImport = ({ outputs }, file) => {
  const path = posix(relative(ROOT, file));
  return bodyOf(outputs, path) !== path;
};

/**
 * The manifests: from the names of sources to those of outputs, and from these names to their chunks.
 * @param {import("esbuild").Metafile} metafile
 */
function manifests({ outputs }) {
  const names = Object.entries(outputs).map(([path, { entryPoint }]) => [
    entryPoint?.replace(/^static\/(js|css)\//u, "") ?? fromDist(path),
    bodyOf(outputs, path),
  ]);
  return {
    logical: names.map(([name, path]) => [name, fromDist(path)]),
    imports: names
      .map(([name, path]) => [name, chunks(outputs, path).map(fromDist)])
      .filter(([name, { length }]) => name.endsWith(".js") && length),
  };
}

/** @param {Iterable<[string, unknown]>} entries */
const json = (entries) =>
  Buffer.from(`${JSON.stringify(Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1))), null, 1)}\n`);

/**
 * Add a brotli and a gzip sibling to each text file.
 * @param {Map<string, Uint8Array>} built
 */
function compress(built) {
  for (const [path, bytes] of [...built]) {
    if (!COMPRESSED.has(extname(path))) continue;
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    };
    built.set(`${path}.br`, brotliCompressSync(bytes, { params }));
    built.set(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
}

/** @param {string | Uint8Array} bytes */
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** @param {import("esbuild").OutputFile[]} outputs @returns {[string, Uint8Array][]} */
const byName = (outputs) => outputs.map((output) => [posix(relative(DIST, output.path)), output.contents]);

/**
 * @param {string} path
 * @param {Uint8Array} bytes
 */
function withHash(path, bytes) {
  const { dir, name, ext } = parse(path);
  return posix(join(dir, `${name}-${sha256(bytes).slice(0, 8).toUpperCase()}${ext}`));
}

const [served, inline, worker] = await Promise.all([buildServed(), buildInline(), buildWorker()]).catch(
  ({ message }) => {
    process.stderr.write(`${message}\n`);
    process.exit(1);
  },
);
const { logical, imports } = manifests(served.metafile);
/** @type {Map<string, Uint8Array>} */
const files = new Map(byName(served.outputFiles.filter(({ path }) => !isImport(served.metafile, path))));
const hashed = new Map([["on-demand.json", packOnDemand(files)], ...readIcons()]);
for (const [path, bytes] of hashed) {
  logical.push([path, withHash(path, bytes)]);
  files.set(withHash(path, bytes), bytes);
}
for (const [path, bytes] of byName(worker.outputFiles)) {
  logical.push(["worker.js", path]);
  files.set(path, bytes);
}
compress(files);
for (const [path, bytes] of byName(inline.outputFiles)) files.set(path, bytes);
files.set("assets.json", json(logical));
files.set("imports.json", json(imports));
const contents = [...files].map(([path, bytes]) => `${path} ${sha256(bytes)}\n`).sort(byLetters);
files.set("build.txt", Buffer.from(sha256(contents.join("")).slice(0, 12)));
const inputs = [served, inline, worker].flatMap(({ metafile }) => Object.keys(metafile.inputs));
files.set("licences.txt", Buffer.from(licences(inputs)));

rmSync(DIST, { recursive: true, force: true });
for (const [path, bytes] of files) {
  mkdirSync(dirname(join(DIST, path)), { recursive: true });
  writeFileSync(join(DIST, path), bytes);
}
