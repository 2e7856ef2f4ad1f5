// Sounds and buzzing, each of which can be switched off in the settings. No file: a soft tone made on the phone.
import { preference } from "../initial/preferences.js";

/** @param {string} name */
const isOn = (name) => preference(name) !== "off";

/** @type {AudioContext | null} */
let audio = null;
/** How many tones sound, or are about to. */
let tones = 0;

/** Let the phone have its loudspeaker back until the next tone. */
function rest() {
  if (!tones) void audio?.suspend().catch(() => {});
}

function toneEnded() {
  tones -= 1;
  rest();
}

/** Prepare the sound: during a press, as browsers require, and again after the phone slept. */
export function readySound() {
  if (!(isOn("sound") && "AudioContext" in window)) return null;
  audio ??= new AudioContext();
  if (audio.state !== "running") void audio.resume().then(rest, () => {});
  return audio;
}

/**
 * Soft tones, one after the other.
 * @param {number[]} pitches
 */
function play(pitches) {
  const sound = readySound();
  if (!sound) return;
  for (const [at, pitch] of pitches.entries()) {
    const tone = sound.createOscillator();
    const volume = sound.createGain();
    const start = sound.currentTime + at * 0.14;
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(0.12, start + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.5);
    tone.connect(volume).connect(sound.destination);
    tones += 1;
    tone.addEventListener("ended", toneEnded);
    tone.start(start);
    tone.stop(start + 0.5);
  }
}

/** Two rising tones. */
export const chime = () => play([523, 784]);

/**
 * The end of a length of time: one tone where one may go on, two falling ones where it is over.
 * @param {boolean} over
 */
export const ringEnd = (over) => play(over ? [784, 523] : [659]);

/** A short buzz, where the phone can. */
export function buzz() {
  if (isOn("buzz")) navigator.vibrate?.([30, 60, 30]);
}
