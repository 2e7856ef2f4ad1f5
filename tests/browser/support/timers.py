"""What two people do with a phase's timer, and what it shows."""

from playwright.sync_api import Locator, Page

# Stands before the page's own scripts: counts tones and buzzes, and lends a screen lock.
SENSES = """
  window.tones = 0;
  const create = AudioContext.prototype.createOscillator;
  AudioContext.prototype.createOscillator = function () {
    window.tones += 1;
    return create.call(this);
  };
  window.buzzes = 0;
  navigator.vibrate = () => { window.buzzes += 1; return true; };
  window.locks = [];
  const request = async () => {
    const lock = new EventTarget();
    lock.released = false;
    lock.release = async () => { lock.released = true; lock.dispatchEvent(new Event("release")); };
    window.locks.push(lock);
    return lock;
  };
  Object.defineProperty(navigator, "wakeLock", { value: { request } });
"""
LOOK_AWAY = """(hidden) => {
  const state = hidden ? "hidden" : "visible";
  Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
  if (hidden) window.locks.at(-1)?.release();
  document.dispatchEvent(new Event("visibilitychange"));
}"""


def timer(page: Page, phase: str) -> Locator:
    return page.locator(f'[data-timer="{phase}"]')


def digits(page: Page, phase: str) -> Locator:
    """The time as the card shows it."""
    return timer(page, phase).get_by_role("timer")


def seconds(page: Page, phase: str) -> int:
    """How much time it shows; in the card or, on a prompt, in the small ring."""
    shown = timer(page, phase).locator("[dir=ltr]").first.text_content() or ""
    minutes, rest = shown.split(":")
    return int(minutes) * 60 + int(rest)


def press(page: Page, phase: str, what: str) -> None:
    timer(page, phase).locator(f'[data-action="timer-{what}"]').click()


def look_away(page: Page, *, hidden: bool) -> None:
    """Lock the phone or go to another app; and come back."""
    page.evaluate(LOOK_AWAY, hidden)


def wake_locks(page: Page) -> int:
    """How many locks keep the screen on."""
    held: int = page.evaluate("window.locks.filter((lock) => !lock.released).length")
    return held


def block_sync(page: Page) -> None:
    """Keep the server's clock from the phone: after a jump of ours it would correct the phone's."""
    page.context.route("**/api/**", lambda route: route.abort())
