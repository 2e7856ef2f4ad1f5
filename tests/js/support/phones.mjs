// Three phones for tests in Python: one line of JSON in calls a method of one of them, one line out is its result.
// Their requests go to Python too, which is their network and their server.
import { Console } from "node:console";
import { createInterface } from "node:readline";
import { setClock } from "./clock.mjs";

const { Device } = await import("./device.mjs");

/** @type {InstanceType<typeof Device>[]} */
let devices = [];
/** @type {number[]} */
let clocks = [];
/** @type {{resolve: (response: Response) => void, reject: (error: Error) => void}} */
let asked;

// Standard output is for answers; Yjs logs.
globalThis.console = new Console(process.stderr);

/** @param {unknown} message */
const send = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);

globalThis.fetch = (url, init) =>
  new Promise((resolve, reject) => {
    asked = { resolve, reject };
    send({
      fetch: { path: new URL(String(url)).pathname, method: init?.method, headers: init?.headers, body: init?.body },
    });
  });

/** @param {{status: number, type: string, body: string} | null} answer null where none arrives */
function deliver(answer) {
  if (answer)
    asked.resolve(new Response(answer.body, { status: answer.status, headers: { "Content-Type": answer.type } }));
  else asked.reject(new TypeError("no network"));
}

/** @param {{clients: number[], clocks: number[]}} args */
async function start(args) {
  for (const { session } of devices) session?.close();
  ({ clocks } = args);
  devices = args.clients.map((client) => new Device(client));
  for (const device of devices) await device.open();
}

/** @param {string} line */
async function handle(line) {
  const { method, device, ...args } = JSON.parse(line);
  if (method === "deliver") return deliver(args.answer);
  try {
    if (method === "start") await start(args);
    else setClock(clocks[device]);
    send({ result: (method !== "start" && (await devices[device][method](args))) || {} });
  } catch (error) {
    send({ error: error instanceof Error ? error.stack : String(error) });
  }
}

createInterface({ input: process.stdin }).on("line", (line) => void handle(line));
