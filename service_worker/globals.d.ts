/** The list that webapp puts before the worker's code (webapp/pages/precache.py). */
interface WorkerGlobalScope {
  readonly __WB_MANIFEST: import("./precache.js").Entry[];
}
