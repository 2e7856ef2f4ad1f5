// Which keys go on on the stage, and which go back; those of a remote control for slides are among them.

const FORWARD = new Set([" ", "Enter", "ArrowDown", "PageDown"]);
const BACKWARD = new Set(["ArrowUp", "PageUp", "Backspace"]);

/** A button is pressed by them. @param {KeyboardEvent} event */
const pressesButton = ({ key, target }) =>
  [" ", "Enter"].includes(key) && target instanceof Element && !!target.closest("button");

/**
 * How far a key goes: 1, -1, or 0 for all others.
 * @param {KeyboardEvent} event
 */
export function wayOf(event) {
  const { key, altKey, ctrlKey, metaKey } = event;
  if (altKey || ctrlKey || metaKey || pressesButton(event)) return 0;
  const sides = ["ArrowRight", "ArrowLeft"];
  const [on, back] = document.documentElement.dir === "rtl" ? sides.reverse() : sides;
  if (FORWARD.has(key) || key === on) return 1;
  return BACKWARD.has(key) || key === back ? -1 : 0;
}
