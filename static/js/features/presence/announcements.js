// What screen readers say of the others: politely, and once. Who comes or goes only for a moment isn't announced, nor
// is each step: that stands in the bar.
import { t } from "../../initial/texts.js";
import { current } from "../../session/open-session.js";
import { liveConnection } from "../../sync/live.js";
import { element, find } from "../../ui/element.js";

/** @typedef {import("../../sync/others.js").Other} Other */

/** Who stays for so long is here, and who stays away for so long has left; and the pause before more is said. */
const [CALM, PAUSE] = [1500, 5000];
/** @type {Other["holder"][]} */
const HOLDERS = ["mentee", "mentor", "shared"];

/** Where it stands, for who listens. */
export class Announcer {
  #place = element("p", "visually-hidden");
  /** Who is here, as far as it was said, and in which session. @type {Other["holder"][]} */
  #said = [];
  #session = "";
  #last = -PAUSE;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #waiting;

  constructor() {
    this.#place.setAttribute("role", "status");
    this.#place.dataset.live = "";
    find(".top-bar").append(this.#place);
  }

  /** @param {string[]} names of texts */
  say(names) {
    this.#place.textContent = names.map((name) => t(name)).join(" ");
  }

  /** Say who came and who left, once it is sure. @param {Other[]} all */
  sayWho(all) {
    const here = all.map(({ holder }) => holder);
    const { id = "" } = current() ?? {};
    if (id !== this.#session) this.#said = [];
    this.#session = id;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(
      () => {
        // Without a connection nobody knows.
        if (!liveConnection()) return;
        // Who has just joined is told by a card.
        const isTold = !!document.querySelector(".joined");
        const changed = HOLDERS.filter((one) => here.includes(one) !== this.#said.includes(one));
        const news = changed.filter((one) => !(isTold && here.includes(one)));
        this.#said = here;
        if (!news.length) return;
        this.#last = performance.now();
        this.say(news.map((one) => `presence.${here.includes(one) ? "here" : "gone"}.${one}`));
      },
      Math.max(CALM, this.#last + PAUSE - performance.now()),
    );
  }
}
