// The start button: it is heard from the first moment, also while the rest of the app is still on its way.

/** Begin to listen. @param {Promise<import("./app.js").More>} more */
export function watchStart(more) {
  document.querySelector('[data-action="start"]')?.addEventListener("click", async (event) => {
    event.preventDefault();
    (await more).startSession();
  });
}
