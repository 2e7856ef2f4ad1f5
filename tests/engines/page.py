"""What a page of the app says, on a phone of any engine."""

from time import monotonic, sleep
from typing import Literal

from tests.engines.phone import Phone

PATIENCE = 30
PAUSE = 0.05
ROOT_ATTRIBUTE = "name => document.documentElement.getAttribute(name)"
IS = "(name, value) => document.documentElement.getAttribute(name) === value"
IS_NO_MORE = "(name, value) => document.documentElement.getAttribute(name) !== value"
SHOWN = "selector => !!document.querySelector(selector)?.getClientRects().length"
HOLDS = "(selector, words) => !!document.querySelector(selector)?.textContent.includes(words)"
VALUE = 'name => document.querySelector(`[data-field="${name}"]`).value'
HAS_VALUE = f"(name, words) => ({VALUE})(name) === words"
TEXTS = 'name => JSON.parse(document.querySelector("#texts").textContent)[name]'
SCREENS_SHOWN = """() => [...document.querySelectorAll("[data-screen]")]
  .filter((screen) => screen.getClientRects().length)
  .map((screen) => screen.dataset.screen)"""
LISTEN = """() => {
  if (window.console_errors) return;
  window.console_errors = [];
  addEventListener("error", ({ message }) => window.console_errors.push(message));
  addEventListener("unhandledrejection", ({ reason }) => {
    window.console_errors.push(String(reason));
  });
}"""


def wait(phone: Phone, condition: str, *given: object) -> None:
    """Wait until a function in the page says yes."""
    end = monotonic() + PATIENCE
    said = "it says no"
    while True:
        try:
            if phone.run(condition, *given):
                return
        except phone.unsettled as error:
            said = str(error)
        assert monotonic() < end, f"never: {condition} of {given}: {said}"
        sleep(PAUSE)


def root(phone: Phone, name: str) -> str | None:
    """What `<html>` says in an attribute."""
    said: str | None = phone.run(ROOT_ATTRIBUTE, name)
    return said


def wait_root(phone: Phone, name: str, value: str) -> None:
    """Wait until `<html>` says this in an attribute."""
    wait(phone, IS, name, value)


def wait_listening(phone: Phone) -> None:
    """Wait until the app listens, and from then on collect the errors of its page."""
    wait_root(phone, "data-ready", "all")
    phone.run(LISTEN)


def console_errors(phone: Phone) -> list[str]:
    """What went wrong in the page."""
    errors: list[str] = phone.run("() => window.console_errors ?? []")
    return errors


def wait_ready_for_offline(phone: Phone) -> None:
    """Wait until the app works without a network, in all languages."""
    wait_root(phone, "data-offline", "ready")
    wait(phone, "() => 'languagesEnded' in document.documentElement.dataset")


def wait_saved(phone: Phone, where: Literal["phone", "server"]) -> None:
    """Wait until the app says that the words are there."""
    wait_root(phone, "data-saved", where)


def wait_shown(phone: Phone, selector: str) -> None:
    wait(phone, SHOWN, selector)


def wait_text(phone: Phone, selector: str, words: str) -> None:
    """Wait until these words stand there."""
    wait(phone, HOLDS, selector, words)


def screens_shown(phone: Phone) -> list[str]:
    shown: list[str] = phone.run(SCREENS_SHOWN)
    return shown


def value(phone: Phone, field: str) -> str:
    """What stands in a field."""
    held: str = phone.run(VALUE, field)
    return held


def wait_value(phone: Phone, field: str, words: str) -> None:
    wait(phone, HAS_VALUE, field, words)


def text(phone: Phone, name: str) -> str:
    """One of the texts that scripts show, in the language in which the page was loaded."""
    said: str = phone.run(TEXTS, name)
    return said
