// Files that are shared to the installed app come as a POST, the only one that the worker answers: it leaves them
// in a cache for the page (file-import.js), so that it works without a network too.
import { nameInFolder } from "../static/js/boot/name-in-folder.js";
import { SHARED_FILES } from "../static/js/initial/worker-messages.js";

/**
 * @param {Request} request
 * @param {string} root the address of the app's root
 */
export async function storeSharedFiles(request, root) {
  const files = (await request.formData()).getAll("file");
  const cache = await caches.open(nameInFolder(SHARED_FILES, new URL(root).pathname));
  for (const [at, file] of files.entries()) {
    if (file instanceof File) await cache.put(new URL(`shared/${at}`, root), new Response(file));
  }
  return Response.redirect(root, 303);
}
