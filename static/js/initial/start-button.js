// The start button works from the first moment, even while the rest of the app is still loading.

/** @param {Promise<import("../initial.js").Deferred>} running the rest of the app, once its parts listen to events */
export function watchStart(running) {
  document.addEventListener("click", async (event) => {
    if (!(event.target instanceof Element && event.target.closest('[data-action="start"]'))) return;
    event.preventDefault();
    const { startSession } = await running;
    startSession();
  });
}
