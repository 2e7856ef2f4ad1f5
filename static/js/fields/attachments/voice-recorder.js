// Records a spoken answer of up to two minutes: one press begins, one stops. It is saved every few seconds, so a killed
// tab loses no more than that. Who leaves the step, closes the app or speaks at another field stops it, and what was
// said is kept.
import { loudnessOf } from "../../device/loudness.js";
import { whyNot, withMicrophone } from "../../device/microphone.js";
import { emit, on } from "../../initial/events.js";
import { currentStep } from "../../initial/screens.js";
import { newAttachment, saveAttachment } from "../../session/attachments.js";
import { current } from "../../session/open-session.js";
import { toast } from "../../ui/toast.js";
import { targetOf } from "./target.js";
import { VoiceLine } from "./voice-line.js";
import { levelsText } from "./wave.js";

/** @typedef {import("./attach-button.js").Place} Place */

const LONGEST = 120;
const SAVE_INTERVAL = 5000;
const TICK = 125;
/** How long the last piece may be on its way. */
const LAST_PIECE = 3000;
const TYPES = ["audio/webm;codecs=opus", "audio/mp4"];

/** What is being recorded, or asked for. @type {{place: Place, leaving: AbortController} | null} */
let recording = null;

/** @param {MediaRecorder} recorder */
function stop(recorder) {
  try {
    recorder.stop();
  } catch {
    // It has ended by itself.
  }
}

/**
 * Record until it is wanted no more, long enough, or ended by the phone; settles with how many pieces there are, when
 * the last one is there. Rejects where the phone can't record.
 * @param {MediaStream} stream
 * @param {AbortController} leaving
 * @param {(seconds: number) => void} tick
 * @param {(data: Blob, seconds: number) => void} keep called each time that there is more
 * @returns {Promise<number>}
 */
const record = (stream, leaving, tick, keep) =>
  new Promise((ended, fail) => {
    const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type)) ?? "";
    const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: 32_000 });
    /** @type {Blob[]} */
    const parts = [];
    const since = performance.now();
    const seconds = () => Math.min(LONGEST, (performance.now() - since) / 1000);
    recorder.addEventListener("dataavailable", ({ data }) => {
      if (data.size) parts.push(data);
      const [type] = recorder.mimeType.split(";");
      if (parts.length) keep(new Blob(parts, { type }), seconds());
    });
    recorder.addEventListener("stop", () => ended(parts.length));
    recorder.addEventListener("error", fail);
    recorder.start(SAVE_INTERVAL);
    const ticking = setInterval(() => {
      tick(seconds());
      if (seconds() >= LONGEST) leaving.abort();
    }, TICK);
    leaving.signal.addEventListener("abort", () => {
      clearInterval(ticking);
      stop(recorder);
      setTimeout(() => ended(parts.length), LAST_PIECE);
    });
  });

/**
 * @param {MediaStream} stream
 * @param {AbortController} leaving
 * @param {VoiceLine} line
 * @param {import("./target.js").Target} target
 */
async function speak(stream, leaving, line, { field, step }) {
  const attachment = newAttachment(field, "voice", step);
  const deleted = () => void (current()?.id !== attachment.session && leaving.abort());
  on(["session"], deleted, { signal: leaving.signal });
  const loudness = loudnessOf(stream, leaving.signal);
  /** @type {number[]} */
  const levels = [];
  const tick = (/** @type {number} */ seconds) => {
    levels.push(loudness());
    line.tick(seconds, LONGEST, levels);
  };
  const pieces = record(stream, leaving, tick, (data, seconds) => {
    void saveAttachment({
      ...attachment,
      seconds: Math.max(1, Math.round(seconds)),
      ...(levels.length ? { levels: levelsText(levels) } : {}),
      data,
    });
  });
  line.begin();
  line.tick(0, LONGEST, levels);
  if (!(await pieces)) toast("voice.lost");
}

/** @param {Place} place */
async function start(place) {
  const leaving = new AbortController();
  const mine = { place, leaving };
  recording = mine;
  const session = current()?.id;
  const line = new VoiceLine(place, () => leaving.abort());
  const left = () => void (currentStep().element.contains(place.control) || leaving.abort());
  on(["screen"], left, { signal: leaving.signal });
  emit("recording");
  let reason = "";
  try {
    await withMicrophone(leaving, async (stream) => {
      // It may have been deleted while the phone asked.
      if (current()?.id === session) await speak(stream, leaving, line, targetOf(place.control));
    });
  } catch (error) {
    reason = whyNot(error);
  }
  leaving.abort();
  if (recording === mine) recording = null;
  line.end(reason);
}

/**
 * Begin to record beside a field, or stop.
 * @param {Place} place
 */
export async function pressVoice(place) {
  const before = recording;
  before?.leaving.abort();
  if (before?.place === place) recording = null;
  else await start(place);
}
