"""Opens session files in the app."""

from playwright.sync_api import FilePayload, Page


def open_file(page: Page, content: str) -> None:
    """Pick a file with this content on the share screen."""
    picked: FilePayload = {
        "name": "a.json",
        "mimeType": "application/json",
        "buffer": content.encode(),
    }
    page.locator("[data-file]").set_input_files(picked)
