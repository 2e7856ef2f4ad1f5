// When the whole page is there. Scripts begin before it is, so that no press goes unheard.

/** @type {Promise<void>} */
export const parsed = new Promise((done) => {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => done(), { once: true });
  else done();
});
