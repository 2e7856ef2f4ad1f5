// Finds and makes elements in one line, for what scripts draw.

/** @type {Map<string, HTMLElement>} */
const found = new Map();

/**
 * A part of the page that is always there; looked for once, since the page is large.
 * @param {string} selector
 */
export function find(selector) {
  const known = found.get(selector);
  if (known?.isConnected) return known;
  const part = /** @type {HTMLElement} */ (document.querySelector(selector));
  found.set(selector, part);
  return part;
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} className
 * @param {(Node | string | null)[]} children null is left out
 */
export function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children.filter((child) => child !== null));
  return made;
}

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {(Node | string)[]} children
 */
export function svg(tag, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

/**
 * What stands in an element itself, without what stands in its children. A browser that translates the page puts each
 * text into <font>.
 * @param {Element} part
 */
export const ownText = (part) =>
  [...part.childNodes]
    .filter((node) => node.nodeType === Node.TEXT_NODE || node.nodeName === "FONT")
    .map((node) => node.textContent)
    .join("")
    .trim();
