// A line that comes up, may offer one thing to do, and goes by itself: only once nobody is at it, since people who use
// the keyboard or read slowly need longer.
import { say } from "./both-languages.js";
import { element, find } from "./element.js";
import { placeToasts } from "./toast-place.js";

const LENGTH = 10_000;

/**
 * Count for a line, and anew whenever somebody comes to it, stays, goes, or is on the way to it by keys.
 * @param {HTMLElement} line
 * @param {() => void} end
 * @param {() => void} [extended] called each time
 * @returns {() => void} stops the counting
 */
function count(line, end, extended) {
  const ended = new AbortController();
  // A finger leaves where it is lifted, though styles go on to say that it hovers.
  let pointed = false;
  const busy = () => (pointed && line.matches(":hover, :active")) || line.contains(document.activeElement);
  const due = () => (busy() ? again() : end());
  let timer = setTimeout(due, LENGTH);
  function again() {
    clearTimeout(timer);
    timer = setTimeout(due, LENGTH);
    extended?.();
  }
  const point = (/** @type {boolean} */ there) => () => {
    if (pointed === there) return;
    pointed = there;
    again();
  };
  // Not when it comes up under a mouse that rests: somebody pressed what lies there.
  line.addEventListener("pointermove", point(true));
  line.addEventListener("pointerdown", point(true));
  line.addEventListener("pointerleave", point(false));
  line.addEventListener("focusin", again);
  line.addEventListener("focusout", again);
  addEventListener("keydown", ({ key }) => void (key === "Tab" && again()), { signal: ended.signal });
  return () => {
    ended.abort();
    clearTimeout(timer);
  };
}

/** @param {string} name @param {string} action @param {() => void} press */
function buttonOf(name, action, press) {
  const made = say(element("button", "button"), name);
  made.type = "button";
  made.dataset.action = action;
  made.addEventListener("click", press);
  return made;
}

/**
 * Show one; where it offers something to do, in both languages.
 * @param {import("./both-languages.js").Words} text
 * @param {{
 *   action?: string, label?: string, act?: () => void, stays?: boolean, extended?: () => void,
 *   values?: Record<string, string | number>
 * }} [options]
 * `values` are filled into the text; `action` is the button's hook, `label` its text's name; one that `stays` lies over
 * nothing; `extended` is called each time that it is given longer
 */
export function toast(text, { action = "", label = "", act, stays = false, extended, values } = {}) {
  /** @type {import("./both-languages.js").Words} */
  const words = typeof text === "string" ? (translate) => translate(text, values) : text;
  const line = element("div", "toast", say(element("p", "announced"), words, act ? "both" : "one"));
  /** Where the focus was before it came here. @type {EventTarget | null} */
  let before = null;
  const end = () => {
    const focused = line.contains(document.activeElement);
    stop();
    line.remove();
    placeToasts();
    if (focused) (before instanceof HTMLElement && before.isConnected ? before : find("main")).focus();
  };
  const endWith = (/** @type {() => void} */ then) => () => {
    end();
    then();
  };
  const stop = stays ? () => {} : count(line, end, extended);
  line.addEventListener("focusin", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && line.contains(relatedTarget))) before = relatedTarget;
  });
  if (act) line.append(buttonOf(label, action, endWith(act)));
  if (stays) line.append(buttonOf("dialog.close", "put-off", end));
  if (stays) find("[data-passing]").before(line);
  else {
    find("[data-passing]").append(line);
    placeToasts();
  }
  return line;
}
