"""What comes into the app by a file, and what leaves it by the clipboard."""

import json

from playwright.sync_api import FilePayload, Page

from tests.browser.support.app import open_app

# As the system hands over a file that somebody opens with the installed app.
OPENED = """const opened = (content) => ({ getFile: async () => new File([content], "a.json") });
Object.defineProperty(window, "launchQueue", { value: {
  setConsumer: (take) => take({ files: CONTENTS.map(opened) }),
} });"""


def open_file(page: Page, content: str) -> None:
    """Pick a file with this content on the share screen."""
    picked: FilePayload = {
        "name": "a.json",
        "mimeType": "application/json",
        "buffer": content.encode(),
    }
    page.locator("[data-file]").set_input_files(picked)


def pasted_text(page: Page) -> str:
    """What a person would paste now; the app itself may not read the clipboard."""
    page.evaluate(
        """() => {
          const field = Object.assign(document.createElement("textarea"), { id: "paste" });
          document.body.append(field);
          field.focus();
        }"""
    )
    page.keyboard.press("ControlOrMeta+v")
    return page.locator("#paste").input_value()


def open_with_app(page: Page, address: str, *contents: str) -> None:
    """Open the app as the system does when somebody opens these files with it."""
    page.add_init_script(OPENED.replace("CONTENTS", json.dumps(contents)))
    open_app(page, address)
