/** What webapp puts in place of `self.__WB_MANIFEST` when it serves the worker. */
interface WorkerGlobalScope {
  readonly __WB_MANIFEST: import("workbox-precaching").PrecacheEntry[];
}
