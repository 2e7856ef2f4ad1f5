"""What people do in the app, on a phone of any engine; each waits for what it did to show."""

import io

import zxingcpp
from PIL import Image

from tests.engines.page import IS_NO_MORE, root, wait, wait_listening, wait_root, wait_shown
from tests.engines.phone import Phone

GO = "name => { location.hash = name; }"
TO_PROMPT = """name => {
  const control = document.querySelector(`[data-field="${name}"]`);
  location.hash = control.closest("[data-prompt]").dataset.prompt;
}"""
TO_END = """name => {
  const control = document.querySelector(`[data-field="${name}"]`);
  control.focus();
  control.setSelectionRange(control.value.length, control.value.length);
}"""


def open_app(phone: Phone, address: str) -> None:
    """Open an address of the app, and wait until it listens."""
    phone.open(address)
    wait_listening(phone)


def reload(phone: Phone) -> None:
    """Reload the page, and wait until it listens."""
    phone.run("() => { window.old = true; }")
    phone.reload()
    wait(phone, "() => !window.old")
    wait_listening(phone)


def start_session(phone: Phone) -> str:
    """Press the start button, and return the new session's id."""
    phone.press('[data-screen="home"] [data-action="start"]')
    wait_root(phone, "data-step", "start.names")
    session = root(phone, "data-session")
    assert session
    return session


def go_to(phone: Phone, name: str) -> None:
    """Go to a screen or a prompt by its address."""
    phone.run(GO, name)
    wait_root(phone, "data-step", name)


def go_to_field(phone: Phone, name: str) -> None:
    """Go to the prompt that holds the field, and put the caret at its end."""
    phone.run(TO_PROMPT, name)
    wait_shown(phone, f'[data-field="{name}"]')
    phone.run(TO_END, name)


def write(phone: Phone, name: str, words: str) -> None:
    """Go to a field and type at its end, without leaving it."""
    go_to_field(phone, name)
    phone.type(words)


def walk_to_summary(phone: Phone) -> list[str]:
    """Press next until the summary; returns all steps on the way."""
    passed = [root(phone, "data-step") or ""]
    while passed[-1] != "summary":
        phone.press('[data-action="next"]')
        wait(phone, IS_NO_MORE, "data-step", passed[-1])
        passed.append(root(phone, "data-step") or "")
        assert len(passed) < 100
    return passed


def choose_language(phone: Phone, code: str) -> None:
    phone.press('[data-action="languages"]')
    phone.press(f'[data-lang="{code}"]')
    wait_root(phone, "lang", code)


def read_code(phone: Phone, place: str) -> str:
    """The text of the QR code at this place, as another phone's camera reads it."""
    wait_shown(phone, f"{place} svg")
    (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(phone.picture(place))))
    return found.text
