// The start button: it is heard from the first moment, also while the rest of the app is still on its way.

/** @param {Promise<import("../initial.js").More>} listening the rest, once it hears what is said (events.js) */
export function watchStart(listening) {
  document.addEventListener("click", async (event) => {
    if (!(event.target instanceof Element) || !event.target.closest('[data-action="start"]')) return;
    event.preventDefault();
    (await listening).startSession();
  });
}
