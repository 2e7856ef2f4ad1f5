"""What comes into the app by a file or a link, and what leaves it by the clipboard."""

import json

from playwright.sync_api import FilePayload, Page, expect

from tests.browser.support import indexed_db
from tests.browser.support.app import open_app, session

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


def join_by_link(page: Page, other: Page) -> None:
    """Open the link of this phone's open session on another one; its code holds the same."""
    opened = session(page) or ""
    (key,) = (one["key"] for one in indexed_db.sessions(page) if one["id"] == opened)
    other.goto(f"{page.url.partition('#')[0]}#join={opened}.{key}")
    expect(other.locator("html")).to_have_attribute("data-session", opened)
