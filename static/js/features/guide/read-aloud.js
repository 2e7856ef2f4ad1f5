// Reads the prompt aloud in its language, and then in the second one where there is one, with voices that are on the
// phone; without a voice there is no button. It stops when nobody is at that prompt any more, under a dialog, where
// nobody could stop it, and for a recording.
import { onPageLeft } from "../../device/page-left.js";
import { synthesis, voiceFor } from "../../device/speech.js";
import { on } from "../../initial/events.js";
import { onPainted } from "../../initial/scheduling.js";
import { currentStep } from "../../initial/screens.js";
import { textLanguage } from "../../initial/texts.js";
import { current } from "../../session/open-session.js";
import { find, ownText } from "../../ui/element.js";
import { secondLanguage, secondText } from "../../ui/second-language.js";

const READ = ":scope > h2, :scope > .line, :scope > .points li, h1, .aim";

const button = () => /** @type {HTMLButtonElement} */ (find('[data-action="speak"]'));

/** The last part of what is being read. @type {SpeechSynthesisUtterance | undefined} */
let last;
/** The session that it is read in, if one is open. @type {string | undefined} */
let session;

/** A voice for each of the languages that the phone can read, with where the words stand. */
const voices = () =>
  [
    { voice: voiceFor(textLanguage()), textOf: ownText },
    { voice: secondLanguage() ? voiceFor(secondLanguage()) : undefined, textOf: secondText },
  ].flatMap(({ voice, textOf }) => (voice ? [{ voice, textOf }] : []));

function stop() {
  last = undefined;
  synthesis()?.cancel();
  button().setAttribute("aria-pressed", "false");
}

function draw() {
  stop();
  button().hidden = !voices().length;
}

/**
 * Some browsers also tell of the end of what was stopped long ago.
 * @param {Event} event
 */
function ended({ target }) {
  if (target === last) stop();
}

function speak() {
  const speaking = button().getAttribute("aria-pressed") === "true";
  stop();
  if (speaking) return;
  const read = [...currentStep().element.querySelectorAll(READ)].filter((found) => found.getClientRects().length);
  const spoken = voices().flatMap(({ voice, textOf }) => {
    const words = read.map(textOf).filter(Boolean);
    return words.map((text) => Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: voice.lang }));
  });
  last = spoken[spoken.length - 1];
  session = current()?.id;
  for (const type of ["end", "error"]) last?.addEventListener(type, ended);
  button().setAttribute("aria-pressed", "true");
  for (const utterance of spoken) synthesis()?.speak(utterance);
}

export function watchReadAloud() {
  synthesis()?.addEventListener?.("voiceschanged", draw);
  button().addEventListener("click", speak);
  onPainted(["screen", "language", "second"], draw);
  const stopReading = () => void (last && stop());
  on(["screen", "language", "second", "recording", "dialog"], stopReading);
  // The first letter begins a session, and is no reason to stop.
  on(["session"], () => void (session && session !== current()?.id && stopReading()));
  onPageLeft(stopReading);
}
