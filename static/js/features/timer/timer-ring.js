// Draws the ring: a face that the time goes round, from the start over the lower end to the upper one.

const SVG = "http://www.w3.org/2000/svg";
const CIRCLE = { cx: "50", cy: "50", r: "42", pathLength: "100" };

/**
 * @param {string} tag
 * @param {string} className
 * @param {Record<string, string>} attributes
 */
function draw(tag, className, attributes) {
  const made = document.createElementNS(SVG, tag);
  made.setAttribute("class", className);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** A ring with nothing in it yet. */
export function makeRing() {
  const ring = draw("svg", "ring", { viewBox: "0 0 100 100", "aria-hidden": "true" });
  ring.append(...["track", "zone", "rim", "done"].map((part) => draw("circle", part, CIRCLE)));
  ring.append(
    draw("path", "awake-eyes", { d: "M38 27v9M62 27v9" }),
    draw("path", "closed-eyes", { d: "M33 32q5 5 10 0M57 32q5 5 10 0" }),
  );
  return ring;
}

/**
 * @param {Element} ring
 * @param {{passed: number, ends: import("./timer-state.js").Ends}} state
 */
export function fillRing(ring, { passed, ends }) {
  const part = Math.min(1, passed / ends.most) * 100;
  const least = (ends.least / ends.most) * 100;
  for (const name of ["rim", "done"]) ring.querySelector(`.${name}`)?.setAttribute("stroke-dasharray", `${part} 200`);
  ring.querySelector(".zone")?.setAttribute("stroke-dasharray", `0 ${least} ${100 - least} 200`);
}
