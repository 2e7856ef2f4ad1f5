// Records a spoken answer of up to two minutes. It is saved every few seconds, so a killed tab loses no more than that.
import { whyNot, withMicrophone } from "../../device/microphone.js";
import { emit, on } from "../../initial/events.js";
import { t } from "../../initial/texts.js";
import { newAttachment, saveAttachment } from "../../session/attachments.js";
import { current } from "../../session/open-session.js";
import { closeButton, dialogButton, openDialog } from "../../ui/dialog.js";
import { element } from "../../ui/element.js";
import { icon } from "../../ui/icons.js";
import { clock } from "../../ui/measures.js";
import { toast } from "../../ui/toast.js";

const LONGEST = 120;
const SAVE_INTERVAL = 5000;
/** How long the last piece may be on its way. */
const LAST_PIECE = 3000;
const TYPES = ["audio/webm;codecs=opus", "audio/mp4"];

/** Whether this phone has what it takes, in this place. */
export const canRecord = () => "MediaRecorder" in window && !!navigator.mediaDevices?.getUserMedia;

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
    }, 250);
    leaving.signal.addEventListener("abort", () => {
      clearInterval(ticking);
      stop(recorder);
      setTimeout(() => ended(parts.length), LAST_PIECE);
    });
  });

/**
 * @param {string} field
 * @param {string} label the field's question
 */
export function openVoice(field, label) {
  const session = current()?.id;
  /** Of the press that asked for the microphone. @type {AbortController | null} */
  let leaving = null;
  const time = element("p", "time");
  const message = element("p", "");
  const words = element("span", "");
  const tick = (/** @type {number} */ seconds) => {
    time.textContent = `${clock(seconds)} / ${clock(LONGEST)}`;
    time.style.setProperty("--part", String(seconds / LONGEST));
  };
  const draw = (/** @type {boolean} */ recording) => {
    words.textContent = t(recording ? "voice.stop" : "voice.start");
    button.toggleAttribute("data-recording", recording);
    if (!recording) tick(0);
  };
  const speak = async (/** @type {MediaStream} */ stream, /** @type {AbortController} */ wanted) => {
    // It may have been deleted while the phone asked.
    if (current()?.id !== session) return dialog.close();
    const attachment = newAttachment(field, "voice");
    const deleted = () => void (current()?.id !== attachment.session && dialog.close());
    on(["session"], deleted, { signal: wanted.signal });
    const pieces = record(stream, wanted, tick, (data, seconds) => {
      void saveAttachment({ ...attachment, seconds: Math.max(1, Math.round(seconds)), data });
    });
    draw(true);
    if (!(await pieces)) toast("voice.lost");
    dialog.close();
  };
  const press = async () => {
    if (leaving) {
      if ("recording" in button.dataset) dialog.close();
      return;
    }
    const wanted = new AbortController();
    leaving = wanted;
    message.textContent = "";
    emit("recording");
    try {
      await withMicrophone(wanted, (stream) => speak(stream, wanted));
      if (wanted.signal.aborted) dialog.close();
    } catch (error) {
      message.textContent = t(whyNot(error));
    }
    wanted.abort();
    leaving = null;
    draw(false);
  };
  const button = dialogButton("", () => void press(), "record");
  button.append(icon("voice"), words);
  time.dir = "ltr";
  message.setAttribute("role", "alert");
  draw(false);
  const dialog = openDialog("voice", label, [button, time, message, closeButton(() => dialog.close())]);
  // Whoever closes it while speaking has said something, too.
  dialog.addEventListener("close", () => leaving?.abort());
}
