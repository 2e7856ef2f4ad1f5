// Records a spoken answer of up to two minutes. It is saved every few seconds, so a killed tab loses no more than that.
import { t } from "../../initial/texts.js";
import { newAttachment, saveAttachment } from "../../session/attachments.js";
import { closeButton, dialogButton, openDialog } from "../../ui/dialog.js";
import { icon } from "../../ui/icons.js";
import { clock } from "../../ui/measures.js";

const LONGEST = 120;
const SAVE_INTERVAL = 5000;
const TYPES = ["audio/webm;codecs=opus", "audio/mp4"];

/** Whether this phone has what it takes, in this place. */
export const canRecord = () => "MediaRecorder" in window && !!navigator.mediaDevices?.getUserMedia;

/**
 * Ask for the microphone; gives the name of the sentence that says why not.
 * @returns {Promise<MediaStream | string>}
 */
const microphone = () =>
  navigator.mediaDevices
    .getUserMedia({ audio: true })
    .catch((error) => (error.name === "NotFoundError" ? "voice.none" : "voice.refused"));

/**
 * Record until somebody stops it or it is long enough.
 * @param {string} field
 * @param {MediaStream} stream
 * @param {(seconds: number) => void} tick
 * @param {() => void} ended
 */
function record(field, stream, tick, ended) {
  const attachment = newAttachment(field, "voice");
  const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type)) ?? "";
  const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: 32_000 });
  /** @type {Blob[]} */
  const parts = [];
  const since = performance.now();
  const seconds = () => Math.min(LONGEST, (performance.now() - since) / 1000);
  const ticking = setInterval(() => {
    tick(seconds());
    if (seconds() >= LONGEST && recorder.state !== "inactive") recorder.stop();
  }, 250);
  recorder.addEventListener("dataavailable", ({ data }) => {
    if (data.size) parts.push(data);
    const [type] = recorder.mimeType.split(";");
    if (parts.length)
      void saveAttachment({
        ...attachment,
        seconds: Math.max(1, Math.round(seconds())),
        data: new Blob(parts, { type }),
      });
  });
  recorder.addEventListener("stop", () => {
    clearInterval(ticking);
    for (const track of stream.getTracks()) track.stop();
    ended();
  });
  recorder.start(SAVE_INTERVAL);
  return recorder;
}

/**
 * @param {string} field
 * @param {string} label the field's question
 */
export function openVoice(field, label) {
  /** @type {MediaRecorder | null} */
  let recorder = null;
  let asking = false;
  const time = document.createElement("p");
  const message = document.createElement("p");
  const words = document.createElement("span");
  const tick = (/** @type {number} */ seconds) => {
    time.textContent = `${clock(seconds)} / ${clock(LONGEST)}`;
    time.style.setProperty("--part", String(seconds / LONGEST));
  };
  const press = async () => {
    if (asking) return;
    if (recorder) {
      recorder.stop();
      return;
    }
    asking = true;
    const stream = await microphone();
    asking = false;
    message.textContent = typeof stream === "string" ? t(stream) : "";
    if (typeof stream === "string") return;
    if (!dialog.open) {
      for (const track of stream.getTracks()) track.stop();
      return;
    }
    recorder = record(field, stream, tick, () => dialog.close());
    words.textContent = t("voice.stop");
    button.dataset.recording = "";
  };
  const button = dialogButton("", () => void press(), "record");
  button.append(icon("voice"), words);
  words.textContent = t("voice.start");
  time.className = "time";
  time.dir = "ltr";
  message.setAttribute("role", "alert");
  tick(0);
  const dialog = openDialog("voice", label, [button, time, message, closeButton(() => dialog.close())]);
  // Whoever closes it while speaking has said something, too.
  dialog.addEventListener("close", () => void (recorder?.state === "recording" && recorder.stop()));
}
