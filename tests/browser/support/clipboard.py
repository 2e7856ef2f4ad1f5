"""Reads the clipboard as people do: by pasting."""

from playwright.sync_api import Page


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
