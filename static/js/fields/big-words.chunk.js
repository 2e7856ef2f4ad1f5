// What somebody wrote, over the whole screen: for the other one to read, to be read aloud, or to be copied into an app
// that translates. A tap beside the buttons closes it.
import { copy } from "../device/clipboard.js";
import { onPageLeft } from "../device/page-left.js";
import { synthesis, voiceFor } from "../device/speech.js";
import { on } from "../initial/events.js";
import { t, textLanguage } from "../initial/texts.js";
import { say } from "../ui/both-languages.js";
import { dialogButton, showDialog } from "../ui/dialog.js";
import { element } from "../ui/element.js";
import { fitText } from "../ui/fit-text.js";
import { icon } from "../ui/icons.js";
import { secondLanguage } from "../ui/second-language.js";

/** @type {Record<string, RegExp>} */
const SCRIPTS = { ar: /\p{Script=Arabic}/u, uk: /\p{Script=Cyrillic}/u };

/** Whether words are in the letters of a language. @param {string} text @param {string} language */
const isWrittenIn = (text, language) => (SCRIPTS[language] ?? /\p{Script=Latin}/u).test(text);

/** A voice for them: nobody says in which language they wrote, but the letters tell. @param {string} text */
function voiceOf(text) {
  const both = [textLanguage(), secondLanguage()].filter(Boolean);
  const language = both.find((one) => isWrittenIn(text, one));
  return language ? voiceFor(language) : undefined;
}

/** @param {string} picture @param {string} name @param {() => void} press */
function tool(picture, name, press) {
  const button = dialogButton("", press);
  button.dataset.action = name.replace(".", "-");
  button.append(icon(picture), say(element("span", ""), name));
  return button;
}

/** @param {string} text */
function readAloud(text) {
  const voice = voiceOf(text);
  const speech = synthesis();
  if (!(speech && voice)) return;
  const isSpeaking = speech.speaking;
  speech.cancel();
  if (!isSpeaking) speech.speak(Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: voice.lang }));
}

/** @param {string} text */
export function showBig(text) {
  const words = element("div", "words", text);
  const box = element("div", "box", words);
  const close = dialogButton("", () => dialog.close(), "tool close");
  const listen = tool("speak", "big.listen", () => readAloud(text));
  const dialog = element(
    "dialog",
    "big-words",
    close,
    box,
    element(
      "div",
      "actions",
      listen,
      tool("page", "big.copy", () => void copy(text, "big.copied")),
    ),
  );
  close.append(icon("add"));
  words.dir = "auto";
  words.tabIndex = -1;
  dialog.dataset.live = "";
  const leaving = new AbortController();
  const draw = () => {
    close.setAttribute("aria-label", t("dialog.close"));
    dialog.setAttribute("aria-label", t("big.show"));
    listen.hidden = !voiceOf(text);
  };
  draw();
  on(["language", "second"], draw, { signal: leaving.signal });
  synthesis()?.addEventListener?.("voiceschanged", draw, { signal: leaving.signal });
  onPageLeft(() => synthesis()?.cancel(), { signal: leaving.signal });
  document.body.append(dialog);
  showDialog(dialog);
  const resized = new ResizeObserver(() => fitText(box, words));
  resized.observe(box);
  box.addEventListener("click", () => dialog.close());
  // Not before the toasts have left it.
  dialog.addEventListener("close", () => {
    leaving.abort();
    resized.disconnect();
    synthesis()?.cancel();
    dialog.remove();
  });
  words.focus();
}
