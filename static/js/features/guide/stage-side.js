// One side of the stage: a bubble with large words, and the ways back and on. A tap on the bubble goes on, too.
import { t } from "../../initial/texts.js";
import { dialogButton } from "../../ui/dialog.js";
import { element, svg } from "../../ui/element.js";
import { fitText } from "../../ui/fit-text.js";
import { icon } from "../../ui/icons.js";
import { formatNumber } from "../../ui/measures.js";

/** @typedef {{words: string, lang: string, dir: string}} Words in one language; `lang` is "" for people's own words */
/**
 * @typedef {object} Slide
 * @property {Words[]} texts the first one large, those after it smaller
 * @property {string} [picture] an icon above the words
 * @property {string} [drawing] a drawing there
 * @property {Node[]} [media] what stands below them
 */
/** @typedef {ReturnType<typeof makeSide>} Side */

/** So many screens are shown as dots, more as numbers. */
const DOTS = 10;

/** @param {HTMLElement} place @param {Words} text */
function write(place, { words, lang, dir }) {
  if (place.textContent !== words) place.textContent = words;
  place.lang = lang;
  place.dir = dir;
}

/** A drawing of the sprite. @param {string} name */
const drawingOf = (name) =>
  svg("svg", { class: "picture", viewBox: "0 0 320 200", "aria-hidden": "true" }, svg("use", { href: `#p-${name}` }));

/** @param {HTMLElement} place @param {number} index @param {number} count */
function drawDots(place, index, count) {
  if (count > DOTS) place.textContent = `${formatNumber(Math.min(index + 1, count))} / ${formatNumber(count)}`;
  else place.replaceChildren(...Array.from({ length: count }, (_, at) => element("i", at <= index ? "full" : "")));
}

/**
 * @param {"mentee" | "mentor"} speaker
 * @param {(by: number) => void} move
 */
export function makeSide(speaker, move) {
  const arrow = (/** @type {"back" | "on"} */ way, /** @type {number} */ by) => {
    const button = dialogButton("", () => move(by), "tool");
    button.append(icon("arrow"));
    button.firstElementChild?.classList.add(way);
    return button;
  };
  const [back, on] = [arrow("back", -1), arrow("on", 1)];
  const [sign, words, more, media] = ["div", "h2", "div", "div"].map((tag) => element(/** @type {"div"} */ (tag), ""));
  const [bubble, dots] = [element("div", "bubble", sign, words, more, media), element("p", "dots")];
  const part = element("section", "side", bubble, element("div", "ways", back, dots, on));
  part.dataset.speaker = speaker;
  [sign.className, words.className, media.className] = ["sign", "words", "media"];
  words.tabIndex = -1;
  dots.setAttribute("aria-hidden", "true");
  dots.dir = "ltr";
  bubble.addEventListener("click", ({ target }) => {
    if (target instanceof Element && !target.closest("button, audio")) move(1);
  });
  const resize = () => fitText(bubble, words);
  // A picture has its size only once it is there.
  media.addEventListener("load", resize, { capture: true });
  const resized = new ResizeObserver(resize);
  resized.observe(bubble);
  return {
    part,
    words,
    back,
    on,
    /**
     * @param {Slide} slide
     * @param {number} index
     * @param {number} count
     */
    show({ texts: [large, ...others], picture, drawing, media: shown = [] }, index, count) {
      sign.replaceChildren(...(picture ? [icon(picture)] : []), ...(drawing ? [drawingOf(drawing)] : []));
      write(words, large);
      const smaller = others.map((text) => {
        const line = element("p", "second");
        write(line, text);
        return line;
      });
      more.replaceChildren(...smaller);
      // What is being heard goes on.
      const same = media.children.length === shown.length && shown.every((node, at) => node === media.children[at]);
      media.toggleAttribute("data-seen", !!shown.some((node) => node instanceof Element && node.matches(".seen")));
      if (!same) media.replaceChildren(...shown);
      back.setAttribute("aria-label", t("stage.back"));
      on.setAttribute("aria-label", t("next"));
      drawDots(dots, index, count);
      bubble.scrollTop = 0;
      resize();
    },
    end: () => resized.disconnect(),
  };
}
