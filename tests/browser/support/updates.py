"""Brings a new version of the app to pages, and says what it saw where none came."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, ConsoleMessage, Frame, Page, Worker
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from tests.browser.support.app import wait_listening
from tests.browser.support.server import Server

# The worker fetches all files before it is offered, which takes a busy machine its time.
PATIENCE_MS = 60_000
# The answer isn't awaited: the page may be loaded anew before it is there.
CHECK = """() => {
  navigator.serviceWorker.getRegistration().then((found) => found.update())
    .catch((error) => console.warn(`no update: ${error}`));
}"""
WAITING = "() => navigator.serviceWorker.getRegistration().then(({ waiting }) => !!waiting)"
NOTHING_NEW = """() => navigator.serviceWorker.getRegistration()
  .then(({ installing, waiting }) => !installing && !waiting)"""
STATE = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  const states = ["installing", "waiting", "active"].map((name) =>
    `${name}: ${registration?.[name]?.state ?? "none"}`);
  const { controller } = navigator.serviceWorker;
  const controlled = controller === registration?.active ? "the active one" : "another";
  const stored = await Promise.all((await caches.keys()).map(async (name) =>
    `${name}: ${(await (await caches.open(name)).keys()).length} entries`));
  return {
    page: { ...document.documentElement.dataset },
    workers: [...states, `controller: ${controller ? controlled : "none"}`],
    scripts: [...document.scripts].map(({ src }) => src).filter(Boolean),
    caches: stored,
    offered: !!document.querySelector('[data-action="update"]')?.checkVisibility(),
  };
}"""


def upgrade(server: Server, root: Path) -> None:
    """Serve the other build at the same address."""
    server.stop()
    server.root = root
    server.start()


def check_for_update(page: Page) -> None:
    """Have the browser look for a new version, as it does by itself now and then."""
    page.evaluate(CHECK)


def wait_for_new_version(page: Page) -> None:
    """Wait until the page is of the newer build; tells all about its workers if that fails."""
    with explained(page):
        page.locator("html[data-newer]").wait_for(state="attached", timeout=PATIENCE_MS)
        wait_listening(page)


def wait_for_offer(page: Page) -> None:
    """Wait until the app offers the new version."""
    with explained(page):
        page.locator('[data-action="update"]').wait_for(timeout=PATIENCE_MS)


@contextmanager
def explained(page: Page) -> Iterator[None]:
    """Add to a timeout what each tab of the phone says of its version and its workers."""
    try:
        yield
    except PlaywrightTimeoutError as error:
        tabs = [f"{tab.url}: {tab.evaluate(STATE)}" for tab in page.context.pages]
        raise AssertionError("\n".join([str(error), *tabs])) from error


def log_events(context: BrowserContext) -> None:
    """Print what the phone's pages and workers do; pytest shows it beside a failure."""

    def log(line: str) -> None:
        sys.stdout.write(f"{line}\n")

    def on_console(message: ConsoleMessage) -> None:
        log(f"console {message.type}: {message.text}")

    def on_worker(worker: Worker) -> None:
        log(f"service worker started: {worker.url}")

    def on_page(page: Page) -> None:
        def on_navigation(frame: Frame) -> None:
            log(f"loaded: {frame.url}")

        page.on("framenavigated", on_navigation)

    context.on("console", on_console)
    context.on("serviceworker", on_worker)
    context.on("page", on_page)
    for page in context.pages:
        on_page(page)
