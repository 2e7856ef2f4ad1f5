// Opens a timer's card from the small ring on a prompt, and closes it as menus do: by the ring, with Escape, by a press
// beside it.

const opened = () => document.querySelector("[data-timer][data-open]");

/**
 * @param {Element} place
 * @param {boolean} open
 */
function set(place, open) {
  place.toggleAttribute("data-open", open);
  place.querySelector('[data-action="timer"]')?.setAttribute("aria-expanded", String(open));
}

/** Close the card that is open, if any. */
export function closeTimer() {
  const place = opened();
  if (place) set(place, false);
}

export function watchTimerPopover() {
  document.addEventListener("click", ({ target }) => {
    const place = target instanceof Element && target.closest('[data-action="timer"]')?.closest("[data-timer]");
    if (place) set(place, !place.hasAttribute("data-open"));
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (target instanceof Node && !opened()?.contains(target)) closeTimer();
  });
  document.addEventListener("keydown", ({ key }) => {
    const place = opened();
    if (key !== "Escape" || !place) return;
    closeTimer();
    const ring = place.querySelector('[data-action="timer"]');
    if (ring instanceof HTMLElement) ring.focus();
  });
}
