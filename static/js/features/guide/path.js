// The way through the session: on the short path it leaves out what can wait (data-short-meetings on the page names
// the meetings that take it), and a press on "we agree" goes along it.
import { emit, on } from "../../initial/events.js";
import { current } from "../../session/open-session.js";
import { changesPath, isShort } from "../../session/short-path.js";
import { find } from "../../ui/element.js";

function draw() {
  const root = document.documentElement;
  const short = [1, 2].filter((meeting) => isShort(current(), meeting)).join(" ");
  // Even the same value again would have the whole page styled anew.
  if ((root.dataset.shortMeetings ?? "") === short) return;
  root.dataset.shortMeetings = short;
  emit("path");
}

/** Choose all that the two agree on, and go on. @param {Element} button */
function agree(button) {
  /** @type {NodeListOf<HTMLInputElement>} */
  const open = /** @type {Element} */ (button.closest("fieldset")).querySelectorAll("input:not(:checked)");
  for (const input of open) input.click();
  find('[data-action="next"]').click();
}

export function watchPath() {
  on(["session"], () => {
    draw();
    current()?.choices.observe(({ keysChanged }) => void (changesPath(keysChanged) && draw()));
  });
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("[data-agree]") : null;
    if (button) agree(button);
  });
}
