// A recording that is heard where it stands: a press plays it, the next one stops.
import { onPageLeft } from "../../device/page-left.js";
import { emit, on } from "../../initial/events.js";
import { dialogButton } from "../../ui/dialog.js";
import { icon } from "../../ui/icons.js";
import { clock } from "../../ui/measures.js";
import { waveOf } from "./wave.js";

/** What is being heard; one at a time. @type {HTMLAudioElement | null} */
let playing = null;

const stopPlaying = () => playing?.pause();

/** What is heard next: all else is quiet. @param {HTMLAudioElement} audio */
export function hearNext(audio) {
  emit("recording");
  playing = audio;
}

/**
 * @param {import("../../storage/attachment-store.js").Attachment} attachment
 * @param {string} address
 * @param {string} name
 */
export function voicePill(attachment, address, name) {
  const { seconds = 0 } = attachment;
  const audio = document.createElement("audio");
  const pill = dialogButton("", () => void press(), "voice-pill");
  const draw = () => {
    pill.setAttribute("aria-pressed", String(!audio.paused));
    pill.style.setProperty("--heard", String(seconds ? Math.min(1, audio.currentTime / seconds) : 0));
  };
  async function press() {
    if (!audio.paused) return audio.pause();
    hearNext(audio);
    if (audio.ended) audio.currentTime = 0;
    await audio.play().catch(() => {});
  }
  audio.preload = "none";
  audio.src = address;
  for (const type of ["play", "pause", "ended", "timeupdate"]) audio.addEventListener(type, draw);
  pill.setAttribute("aria-label", `${name}, ${clock(seconds)}`);
  pill.append(icon("play"), ...waveOf(attachment));
  draw();
  return pill;
}

/** Nobody hears on where they no longer are, under a dialog, or while somebody speaks. */
export function watchPlaying() {
  on(["screen", "session", "recording", "dialog"], stopPlaying);
  onPageLeft(stopPlaying);
}
