// Says how far a long work on many things has come, and leaves the page time to show it.
import { t, textLanguage } from "../initial/texts.js";
import { element, find } from "./element.js";

/** Fewer are done before anybody could read it. */
const FEW = 10;
/** How often it is said in all, since screen readers read each aloud. */
const STEPS = 20;

/**
 * Do something with one after the other; rejects as that does.
 * @template Item
 * @param {Item[]} items
 * @param {(item: Item) => unknown} work
 */
export async function eachInTurn(items, work) {
  const number = new Intl.NumberFormat(textLanguage());
  const all = number.format(items.length);
  const line = element("div", "toast");
  const step = Math.ceil(items.length / STEPS);
  if (items.length > FEW) find("[data-passing]").append(line);
  try {
    for (const [done, item] of items.entries()) {
      if (done % step === 0) {
        line.textContent = t("ticks.done", { done: number.format(done), all });
        await new Promise((shown) => setTimeout(shown));
      }
      await work(item);
    }
  } finally {
    line.remove();
  }
}
