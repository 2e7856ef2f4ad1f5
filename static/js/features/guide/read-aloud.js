// Reads the prompt aloud in its language, and in the second one where there is one, with voices that are on the
// phone; without a voice there is no button. It stops when nobody is at that prompt any more, and for a recording.
import { on } from "../../initial/events.js";
import { onPainted } from "../../initial/scheduling.js";
import { currentStep } from "../../initial/screens.js";
import { textLanguage } from "../../initial/texts.js";
import { current } from "../../session/open-session.js";
import { ownText } from "../../ui/element.js";
import { secondLanguage, secondText } from "../../ui/second-language.js";

const synthesis = () => ("speechSynthesis" in window ? speechSynthesis : null);
const READ = ":scope > h2, :scope > .line, :scope > .points li, h1, .aim";

/** @typedef {{button: HTMLButtonElement, language: string, textOf: (element: Element) => string}} Speaker */

/** @param {string} action */
const buttonOf = (action) => /** @type {HTMLButtonElement} */ (document.querySelector(`[data-action="${action}"]`));

/** The last part of what is being read. @type {SpeechSynthesisUtterance | undefined} */
let last;
/** The session that it is read in, if one is open. @type {string | undefined} */
let session;

/** @returns {Speaker[]} */
const speakers = () => [
  { button: buttonOf("speak"), language: textLanguage(), textOf: ownText },
  { button: buttonOf("speak-second"), language: secondLanguage(), textOf: secondText },
];

/** @param {string} language */
const voiceFor = (language) =>
  synthesis()
    ?.getVoices()
    .find(({ lang, localService }) => localService && lang.toLowerCase().split(/[-_]/u)[0] === language.split("-")[0]);

function stop() {
  last = undefined;
  synthesis()?.cancel();
  for (const { button } of speakers()) button.setAttribute("aria-pressed", "false");
}

function draw() {
  stop();
  for (const { button, language } of speakers()) button.hidden = !(language && voiceFor(language));
}

/**
 * Some browsers also tell of the end of what was stopped long ago.
 * @param {Event} event
 */
function ended({ target }) {
  if (target === last) stop();
}

/** @param {Speaker} speaker */
function speak({ button, language, textOf }) {
  const speaking = button.getAttribute("aria-pressed") === "true";
  stop();
  const voice = voiceFor(language);
  if (speaking || !voice) return;
  const read = [...currentStep().element.querySelectorAll(READ)].filter((found) => found.getClientRects().length);
  const words = read.map(textOf).filter(Boolean);
  const spoken = words.map((text) => Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: voice.lang }));
  last = spoken[spoken.length - 1];
  session = current()?.id;
  for (const type of ["end", "error"]) last?.addEventListener(type, ended);
  button.setAttribute("aria-pressed", "true");
  for (const utterance of spoken) synthesis()?.speak(utterance);
}

export function watchReadAloud() {
  synthesis()?.addEventListener?.("voiceschanged", draw);
  for (const at of [0, 1]) speakers()[at].button.addEventListener("click", () => speak(speakers()[at]));
  onPainted(["screen", "language", "second"], draw);
  const stopReading = () => void (last && stop());
  on(["screen", "language", "second", "recording"], stopReading);
  // The first letter begins a session, and is no reason to stop.
  on(["session"], () => void (session && session !== current()?.id && stopReading()));
  addEventListener("pagehide", stopReading);
  document.addEventListener("visibilitychange", () => void (document.hidden && stopReading()));
}
