/** What webapp puts in place of `self.__WB_MANIFEST` when it serves the worker. */
interface WorkerGlobalScope {
  readonly __WB_MANIFEST: import("workbox-precaching").PrecacheEntry[];
}

/** Static routing, which not every browser has: https://w3c.github.io/ServiceWorker/#install-event-interface */
interface ExtendableEvent {
  addRoutes?(rule: {
    condition: { urlPattern: { pathname: string }; requestMethod: string };
    source: { cacheName: string };
  }): Promise<undefined>;
}
