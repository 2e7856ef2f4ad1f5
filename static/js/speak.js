// Reads the prompt aloud in its language, with a voice that is on the phone; without one there is no button.
import { hear } from "./events.js";
import { currentStep } from "./screens.js";

const synthesis = "speechSynthesis" in window ? speechSynthesis : null;
const button = () => /** @type {HTMLButtonElement} */ (document.querySelector('[data-action="speak"]'));

/** @param {string} language */
const voiceFor = (language) =>
  synthesis?.getVoices().find(({ lang, localService }) => localService && lang.toLowerCase().replace("_", "-").split("-")[0] === language);

/** What is read: the question, and the lines under it. */
const words = () =>
  [...currentStep().element.querySelectorAll(":scope > h2, :scope > .line, :scope > .points li, h1, .aim")]
    .filter((found) => found.checkVisibility?.() ?? true)
    .map((found) => found.textContent?.trim())
    .filter(Boolean);

function stop() {
  synthesis?.cancel();
  button().setAttribute("aria-pressed", "false");
}

function draw() {
  stop();
  button().hidden = !voiceFor(document.documentElement.lang);
}

function speak() {
  const speaking = button().getAttribute("aria-pressed") === "true";
  stop();
  const voice = voiceFor(document.documentElement.lang);
  if (speaking || !synthesis || !voice) return;
  const spoken = words().map((text) => Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: voice.lang }));
  spoken.at(-1)?.addEventListener("end", stop);
  button().setAttribute("aria-pressed", "true");
  for (const utterance of spoken) synthesis.speak(utterance);
}

/** Begin to offer it. */
export function watchSpeech() {
  synthesis?.addEventListener?.("voiceschanged", draw);
  button().addEventListener("click", speak);
  hear(["screen", "language"], draw);
}
