// Every place in a page that holds a text, in the order of the page. Two languages' pages come from one
// template, so the same place has the same number in both.

const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt"];
const SKIPPED = "script, style, svg, [lang]";

/** What scripts put beside a text, and draw anew themselves. */
const OURS = ".second, [data-live]";

/**
 * A place of a text. The text node may not be there any more: a browser that translates the page puts its own in its
 * place, and so do extensions. What stays is the element, and which of its children the text stands between.
 * @typedef {object} TextSlot
 * @property {""} attribute
 * @property {Text} node
 * @property {string} text what the app wrote there
 * @property {Node} parent
 * @property {Element | null} before
 * @property {Element | null} after
 */
/** @typedef {TextSlot | {node: Element, attribute: string, text: string}} Slot */

/**
 * @param {Text} node
 * @returns {TextSlot}
 */
function slotOf(node) {
  const { data: text, previousElementSibling: before, nextElementSibling: after } = node;
  return { node, attribute: "", text, parent: /** @type {Node} */ (node.parentNode), before, after };
}

/**
 * @param {Element} element
 * @returns {Slot[]}
 */
const attributesOf = (element) =>
  ATTRIBUTES.flatMap((attribute) => {
    const text = element.getAttribute(attribute);
    return text === null ? [] : [{ node: element, attribute, text }];
  });

/**
 * The slots under an element, without what scripts made ([data-live]): that is drawn again by its script. Walks by
 * hand: a TreeWalker's filter takes three times as long.
 * @param {Element} root
 * @returns {Slot[]}
 */
export function slots(root) {
  /** @type {Slot[]} */
  const found = [];
  const visit = (/** @type {Element} */ parent) => {
    if (parent.hasAttribute("data-live")) return;
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (node instanceof Text) {
        if (node.data.trim()) found.push(slotOf(node));
      } else if (node instanceof Element && !node.matches(SKIPPED)) {
        found.push(...attributesOf(node));
        visit(node);
      }
    }
  };
  visit(root);
  return found;
}

/** Whether surely a translator put it there: the app has none. @param {Node} node */
const isFont = (node) => node instanceof Element && node.matches("font");

/**
 * The nodes that others put into a text's place, such as a browser that translates the page; some move what they put
 * there past what stands beside it.
 * @param {TextSlot} slot
 */
function foreignNodes({ node, parent, before, after }) {
  const found = [];
  const [from, to] = [before, after].map((known) => (known?.parentNode === parent ? known : null));
  for (let at = from ? from.nextSibling : parent.firstChild; at && at !== to; at = at.nextSibling) {
    const ours = at === node || (at instanceof Element && at.matches(OURS));
    // Where a neighbour is gone, the place has no end: then only what translators put there is surely not ours.
    const bounded = to === after || !(at instanceof Element) || isFont(at);
    if (!ours && bounded) found.push(at);
  }
  const isMoved = node.parentNode !== parent && !found.some(({ textContent }) => textContent?.trim());
  return isMoved ? [...parent.childNodes].filter(isFont) : found;
}

/** What a translator, say, put into a text's place. Text alone is what our own scripts wrote. @param {TextSlot} slot */
const elementsIn = (slot) => foreignNodes(slot).filter((node) => node instanceof Element);

/** What stands last in a text's place, so that something can be put behind it. @param {TextSlot} slot */
export const lastIn = (slot) => (slot.node.parentNode === slot.parent ? slot.node : elementsIn(slot).pop());

/** Whether the place is gone from the page: some translators put a copy where an element was. @param {Slot} slot */
export const isLost = (slot) => !("parent" in slot ? slot.parent : slot.node).isConnected;

/** Whether others changed what the app wrote there. @param {Slot} slot */
export function isChanged(slot) {
  if (isLost(slot)) return true;
  if (!("parent" in slot)) return slot.node.getAttribute(slot.attribute) !== slot.text;
  if (slot.node.parentNode === slot.parent) return slot.node.nodeValue !== slot.text;
  return elementsIn(slot).length > 0;
}

/**
 * Write a text into its place, and take out what others put there.
 * @param {Slot} slot
 * @param {string} text
 */
export function write(slot, text) {
  slot.text = text;
  if (!("parent" in slot)) {
    if (slot.node.getAttribute(slot.attribute) !== text) slot.node.setAttribute(slot.attribute, text);
    return;
  }
  const { node, parent, before } = slot;
  const foreign = foreignNodes(slot);
  const replaced = node.parentNode !== parent;
  if (replaced && foreign.length) {
    const following = before?.parentNode === parent ? before.nextSibling : foreign[0];
    parent.insertBefore(node, before ? following : parent.firstChild);
  }
  for (const other of foreign) if (replaced || isFont(other)) parent.removeChild(other);
  if (node.nodeValue !== text) node.nodeValue = text;
}
