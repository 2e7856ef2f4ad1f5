// What the bench asks a page, put into it before its own scripts run. READY and WHOLE are selectors.
(() => {
  if (window !== window.top || window.bench) return;
  const epoch = (at = performance.now()) => performance.timeOrigin + at;
  const bench = {
    origin: epoch(0),
    painted: 0,
    usable: 0,
    whole: 0,
    worker: 0,
    offline: 0,
    everything: 0,
    took: 0,
    stored: [],
  };
  window.bench = bench;

  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries())
      if (name === "first-contentful-paint") bench.painted = epoch(startTime);
  }).observe({ type: "paint", buffered: true });
  navigator.serviceWorker?.ready.then(() => (bench.worker = epoch()));

  // What the app says of itself; a build that doesn't say it of each language means all of them.
  new MutationObserver(() => {
    const { offline, languages = "", languagesHere } = document.documentElement.dataset;
    const here = languagesHere?.split(" ");
    if (offline === "ready") bench.offline ||= epoch();
    if (here ? languages.split(" ").every((code) => here.includes(code)) : offline === "ready")
      bench.everything ||= epoch();
  }).observe(document, { attributeFilter: ["data-offline", "data-languages-here"], subtree: true });

  const shown = (element) =>
    element.getClientRects().length > 0 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const seen = (selector) => [...document.querySelectorAll(selector)].filter(shown);

  // Looks at every frame; once it is met, one more frame must come, which shows it. Never in the press itself: a look
  // lays the page out, and the press would wait for it.
  const when = (met, done) => {
    const look = () => requestAnimationFrame(met() ? () => done(epoch()) : look);
    requestAnimationFrame(look);
  };
  when(
    () => seen(READY).length,
    (at) => (bench.usable = at),
  );
  when(
    () => seen(WHOLE).length,
    (at) => (bench.whole = at),
  );

  // From the next touch or key until other headings stand on the screen.
  const headings = () =>
    seen("main h1, main h2")
      .map((h) => h.textContent)
      .join();
  let before = null;
  bench.arm = () => {
    before = headings();
    bench.took = 0;
  };
  const begin = () => {
    if (before === null) return;
    const [was, start] = [before, epoch()];
    before = null;
    when(
      () => headings() !== was,
      (at) => (bench.took = at - start),
    );
  };
  for (const type of ["pointerdown", "touchstart", "keydown"])
    addEventListener(type, begin, { capture: true, passive: true });

  // From an input event until the page says that all is stored.
  const typed = [];
  addEventListener("input", () => typed.push(performance.now()), { capture: true });
  new MutationObserver(() => {
    if (document.documentElement.dataset.saved === "pending") return;
    for (const at of typed.splice(0)) bench.stored.push(performance.now() - at);
  }).observe(document, { attributeFilter: ["data-saved"], subtree: true });
})();
