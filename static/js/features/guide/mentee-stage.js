// What the app suggests fits the mentee's stage: the page says which one it is, and mentee-stage.css hides what is for
// others. What people typed is never touched by it.
import { on } from "../../initial/events.js";
import { current } from "../../session/open-session.js";

const STAGES = ["early", "growing", "confident"];

/** The stage that the mentee chose, "" before that. */
const chosen = () => {
  const stage = String(current()?.choices.get("start.stage") ?? "");
  return STAGES.includes(stage) ? stage : "";
};

/** Offer the companions that suit the mentee's stage; before one is chosen, those for "growing". */
function offer() {
  const section = document.querySelector("[data-offers]");
  const links = [...document.querySelectorAll("[data-offered-to]")].filter((link) => link instanceof HTMLElement);
  for (const link of links) {
    const { companion, offeredTo = "" } = link.dataset;
    const suits = offeredTo.split(" ").includes(chosen() || "growing");
    link.hidden = !(suits && document.querySelector(`[data-screen="${companion}"]`));
  }
  section?.toggleAttribute("hidden", !current() || links.every((link) => link.hidden));
}

function draw() {
  const root = document.documentElement;
  const stage = chosen();
  // Even the same value again would have the whole page styled anew.
  if ((root.dataset.stage ?? "") !== stage) {
    if (stage) root.dataset.stage = stage;
    else delete root.dataset.stage;
  }
  offer();
}

export function watchMenteeStage() {
  on(["session"], () => {
    draw();
    current()?.choices.observe((event) => void (event.keysChanged.has("start.stage") && draw()));
  });
}
