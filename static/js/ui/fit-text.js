// Letters as large as their place allows.

/** In the page's own letter size: no smaller, then it scrolls, and no larger. */
const [LEAST, MOST] = [1.25, 9];
const ROUNDS = 8;

/** @param {HTMLElement} words */
const fitsSideways = (words) => words.scrollWidth <= words.clientWidth;

/**
 * @param {HTMLElement} box holds the words, and what stands with them
 * @param {HTMLElement} words
 */
export function fitText(box, words) {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const set = (/** @type {number} */ size) => {
    words.style.fontSize = `${size * rem}px`;
  };
  // A word breaks only where even small letters don't let it fit.
  words.style.overflowWrap = "normal";
  set(LEAST);
  const whole = fitsSideways(words);
  if (!whole) words.style.overflowWrap = "";
  let [least, most] = [LEAST, MOST];
  for (let round = 0; round < ROUNDS; round += 1) {
    const size = (least + most) / 2;
    set(size);
    if (box.scrollHeight <= box.clientHeight && (!whole || fitsSideways(words))) least = size;
    else most = size;
  }
  set(least);
}
