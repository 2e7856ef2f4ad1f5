// Every place in a page that holds a text, in the order of the page. Two languages' pages come from one
// template, so the same place has the same number in both.

const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt"];
const PASSED = "script, style, svg, [lang]";

/** @typedef {{text: string} & ({node: Text, attribute: ""} | {node: Element, attribute: string})} Slot with what it holds */

/**
 * The slots under an element, without what scripts made ([data-live]): that is drawn again by its script.
 * @param {Element} root
 * @returns {Slot[]}
 */
export function slots(root) {
  /** @type {Slot[]} */
  const found = [];
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    (node.nodeType === Node.ELEMENT_NODE && /** @type {Element} */ (node).matches(PASSED)) ||
    node.parentElement?.hasAttribute("data-live")
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.ELEMENT_NODE) {
      const element = /** @type {Element} */ (node);
      for (const attribute of ATTRIBUTES) {
        const text = element.getAttribute(attribute);
        if (text !== null) found.push({ node: element, attribute, text });
      }
    } else if (node.nodeValue?.trim())
      found.push({ node: /** @type {Text} */ (node), attribute: "", text: node.nodeValue });
  }
  return found;
}

/**
 * @param {Slot} slot
 * @param {string} text
 */
export function write(slot, text) {
  if (slot.text === text) return;
  slot.text = text;
  if (slot.attribute) /** @type {Element} */ (slot.node).setAttribute(slot.attribute, text);
  else slot.node.nodeValue = text;
}
