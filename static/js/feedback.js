// Sounds and buzzing, each of which can be switched off in the settings. No file: a soft tone made on the phone.
import { preference } from "./preferences.js";

/** @param {string} name */
const on = (name) => preference(name) !== "off";

/** @type {AudioContext | null} */
let audio = null;

/** Two soft rising tones. */
export function chime() {
  if (!on("sound") || !("AudioContext" in window)) return;
  audio ??= new AudioContext();
  for (const [at, pitch] of [523, 784].entries()) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    const start = audio.currentTime + at * 0.14;
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(0.12, start + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.5);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + 0.5);
  }
}

/** A short buzz, where the phone can. */
export function buzz() {
  if (on("buzz")) navigator.vibrate?.([30, 60, 30]);
}
