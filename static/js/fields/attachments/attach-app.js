// What the code for attachments, which comes when it is needed, uses of the app. It is handed over: were it imported,
// the bundler would cut the app's own file in two, and every start would wait for one more.

/**
 * @typedef {Pick<typeof import("../../session/attachments.js"), "attachedTo" | "begin" | "keep" | "drop" | "remove"> & {
 *   icon: typeof import("./attach-button.js").icon, t: typeof import("../../initial/texts.js").t, toast: typeof import("../../ui/toast.js").toast}} App
 */

/** @type {App} */
export let app;

/** @param {App} given */
export function useApp(given) {
  app = given;
}
