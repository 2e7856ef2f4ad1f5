// The start button: it is heard from the first moment, also while the rest of the app is still on its way.

/** @param {Promise<import("./app.js").More>} more */
export function watchStart(more) {
  document.addEventListener("click", async (event) => {
    if (!(event.target instanceof Element) || !event.target.closest('[data-action="start"]')) return;
    event.preventDefault();
    (await more).startSession();
  });
}
