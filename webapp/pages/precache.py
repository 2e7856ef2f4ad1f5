"""What the service worker keeps: what makes every page, manifests and files, as one version."""

import base64
import hashlib
import json

from webapp.assets import URL_PREFIX
from webapp.languages import LANGUAGES
from webapp.pages.rendering import Pages

PLACEHOLDER = "self.__WB_MANIFEST"


def entries(pages: Pages) -> list[dict[str, str | None]]:
    """The precache list in Workbox's shape: `{"url", "revision", "integrity"}`.

    Addresses are relative to the worker. Hashed files carry their revision in the name, so theirs
    is None. The integrity (SRI) keeps a login page or half a file out of the cache.
    """
    rendered: list[dict[str, str | None]] = [
        {"url": address, "revision": document.revision, "integrity": _integrity(document.body)}
        for address, document in pages.documents.items()
        if address.removesuffix("/") not in LANGUAGES  # Made of the frame and the words.
    ]
    files: list[dict[str, str | None]] = [
        {
            "url": address.removeprefix("/"),
            "revision": None,
            "integrity": _integrity((pages.assets.folder / name).read_bytes()),
        }
        for address in pages.assets.all_urls()
        if "/screenshot-" not in address  # Shown by the browser at the installation, never offline.
        for name in [address.removeprefix(URL_PREFIX)]
    ]
    return rendered + files


def _integrity(body: bytes) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(body).digest()).decode()}"


def worker(pages: Pages) -> str:
    """The service worker's script with the precache list in it."""
    return pages.assets.text("sw.js").replace(PLACEHOLDER, json.dumps(entries(pages)), 1)
