// The row of tools on a prompt: shown there, and as wide as whose turn it is has to leave room for.
import { on } from "../../initial/events.js";
import { currentStep } from "../../initial/screens.js";
import { find } from "../../ui/element.js";

export function watchTools() {
  on(["screen"], () => {
    find("[data-tools]").hidden = !currentStep().element.matches("[data-prompt]");
  });
  new ResizeObserver(([{ borderBoxSize }]) => {
    find("main").style.setProperty("--tools", `${Math.ceil(borderBoxSize[0].inlineSize)}px`);
  }).observe(find("[data-tools]"));
}
