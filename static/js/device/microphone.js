// Lends the microphone, and gives it back on every way out: whatever throws, whoever leaves, however late the phone
// answers.
import { onPageLeft } from "./page-left.js";

/** What the phone was asked and hasn't answered yet. @type {Promise<MediaStream> | null} */
let asking = null;
/** Counts who asked: of those who wait for one answer, the last one gets it. */
let askers = 0;

/** Rejects with a TypeError where there is no way to ask. */
const ask = async () => navigator.mediaDevices.getUserMedia({ audio: true });

/**
 * Use the microphone until that settles, or until nobody wants it any more. It isn't used at all where that is so
 * already when the phone answers. Rejects where there is none to be had, or where using it fails.
 * @param {AbortController} leaving aborted when nobody wants it any more; also from here, when the page is left
 * @param {(stream: MediaStream) => Promise<unknown>} use
 */
export async function withMicrophone(leaving, use) {
  askers += 1;
  const mine = askers;
  asking ??= ask().finally(() => {
    asking = null;
  });
  const stream = await asking;
  if (mine !== askers) return;
  const { signal } = leaving;
  try {
    if (signal.aborted || document.hidden) return;
    onPageLeft(() => leaving.abort(), { signal });
    await Promise.race([use(stream), new Promise((left) => signal.addEventListener("abort", left))]);
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}

/** @type {Record<string, string>} */
const REASONS = {
  NotAllowedError: "voice.refused",
  SecurityError: "voice.refused",
  NotFoundError: "voice.none",
  OverconstrainedError: "voice.none",
  NotReadableError: "voice.busy",
  AbortError: "voice.busy",
};

/**
 * The name of the text that says why it can't be used.
 * @param {unknown} error
 */
export const whyNot = (error) => (error instanceof DOMException && REASONS[error.name]) || "voice.impossible";
