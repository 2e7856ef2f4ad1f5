"""What the service worker keeps: what makes every page, manifests and files, as one version."""

import base64
import hashlib
import json

from flask import Flask

from webapp.assets import URL_PREFIX
from webapp.languages import LANGUAGES
from webapp.pages.rendering import documents

PLACEHOLDER = "self.__WB_MANIFEST"


def entries(app: Flask, *, api: bool = True) -> list[dict[str, str | None]]:
    """The precache list in Workbox's shape: `{"url", "revision", "integrity"}`.

    Addresses are relative to the worker. Hashed files carry their revision in the name, so theirs
    is None. The integrity (SRI) keeps a login page or half a file out of the cache.
    """
    assets = app.extensions["assets"]
    pages: list[dict[str, str | None]] = [
        {"url": address, "revision": document.revision, "integrity": _integrity(document.body)}
        for address, document in documents(app, api=api).items()
        if address.removesuffix("/") not in LANGUAGES  # Made of the frame and the words.
    ]
    files: list[dict[str, str | None]] = [
        {
            "url": address.removeprefix("/"),
            "revision": None,
            "integrity": _integrity((assets.folder / name).read_bytes()),
        }
        for address in assets.all_urls()
        if "/screenshot-" not in address  # Shown by the browser at the installation, never offline.
        for name in [address.removeprefix(URL_PREFIX)]
    ]
    return pages + files


def _integrity(body: bytes) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(body).digest()).decode()}"


def worker(app: Flask, *, api: bool = True) -> str:
    """The service worker's script with the precache list in it."""
    script: str = (app.extensions["assets"].folder / "sw.js").read_text(encoding="utf-8")
    return script.replace(PLACEHOLDER, json.dumps(entries(app, api=api)), 1)
