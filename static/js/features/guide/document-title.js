// The page's title says which question is on the screen: by ear, in the list of tabs, and in the history.
import { on } from "../../initial/events.js";
import { currentStep } from "../../initial/screens.js";
import { ownText } from "../../ui/element.js";

/** The app's own title, in the page's language. */
let own = "";
let written = "";

function draw() {
  // Whoever changes the language writes the app's title.
  if (document.title !== written) own = document.title;
  const { screen, element } = currentStep();
  const heading = element.querySelector("h1, h2");
  written = screen === "home" || !heading ? own : `${ownText(heading)} – ${own}`;
  document.title = written;
}

export const watchDocumentTitle = () => on(["screen", "language"], draw);
