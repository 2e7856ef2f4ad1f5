// Says quietly beside a field that both wrote there at the same time, until somebody has gone on writing in it.
import { on } from "../initial/events.js";
import { current } from "../session/open-session.js";
import { say } from "../ui/both-languages.js";
import { element } from "../ui/element.js";
import { controlOf, controls, fieldOf } from "./controls.js";

/** The lines that say it, by their fields. @type {Map<string, HTMLElement>} */
const lines = new Map();

/** @param {string} field */
function remove(field) {
  lines.get(field)?.remove();
  lines.delete(field);
}

/** @param {string} field */
function show(field) {
  const place = controls(current()?.kind)
    .find((one) => fieldOf(one) === field)
    ?.closest(".field");
  if (!place || lines.has(field)) return;
  const line = say(element("p", "small both-wrote"), "both.wrote");
  line.dataset.live = "";
  lines.set(field, line);
  place.append(line);
}

export function watchBothWrote() {
  document.addEventListener("input", (event) => {
    const control = controlOf(event);
    if (control) remove(fieldOf(control));
  });
  on(["session"], () => {
    for (const field of [...lines.keys()]) remove(field);
    const session = current();
    if (!session) return;
    session.shared.onBothWrote = (fields) => {
      if (session === current()) for (const field of fields) show(field);
    };
  });
}
