// Whether the app works without a network: the page says "loading" until the worker has every file.
import { emit } from "../../initial/events.js";
import { IS_COMPLETE } from "../../initial/worker-messages.js";

/** @param {"ready" | "loading" | "unavailable"} state */
export function showOffline(state) {
  const { dataset } = document.documentElement;
  if (dataset.offline === state) return;
  dataset.offline = state;
  emit("offline");
}

/**
 * Ask a worker something; it answers through a port of its own.
 * @param {ServiceWorker} worker
 * @param {string} question
 * @returns {Promise<unknown>}
 */
const askWorker = (worker, question) =>
  new Promise((answer) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => answer(data);
    worker.postMessage(question, [port2]);
  });

/** The worker at work for this page; not that of another copy of the app, in a folder above, before ours is there. */
export function ownWorker() {
  const { controller } = navigator.serviceWorker;
  return controller?.scriptURL === new URL("../sw.js", location.href).href ? controller : null;
}

/** Ask the worker; "ready" is only said where the worker has looked up every single file. */
export async function checkComplete() {
  const worker = ownWorker();
  if (worker && (await askWorker(worker, IS_COMPLETE)) === true) showOffline("ready");
}
