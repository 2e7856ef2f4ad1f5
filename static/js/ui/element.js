// Makes an element in one line, for what scripts draw.

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
 * What stands in an element itself, without what stands in its children.
 * @param {Element} part
 */
export const ownText = (part) =>
  [...part.childNodes]
    .filter((node) => node.nodeType === Node.TEXT_NODE)
    .map((node) => node.nodeValue)
    .join("")
    .trim();
