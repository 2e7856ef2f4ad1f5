"""The web app manifest of each language; one `id`, so that a language is not a second app."""

from flask import current_app
from flask_babel import gettext

from webapp.languages import Language

ICONS = (
    ("icons/icon-192.png", "192x192", "any"),
    ("icons/icon-512.png", "512x512", "any"),
    ("icons/maskable-512.png", "512x512", "maskable"),
)


def manifest(language: Language) -> dict[str, object]:
    """The manifest, as JSON-ready data; addresses are relative to `/<lang>/`."""
    assets = current_app.extensions["assets"]

    def address(name: str) -> str:
        return f"../{assets.url(name).removeprefix('/')}"

    return {
        "id": "/",
        "name": "Andersom",
        "short_name": "Andersom",
        "description": gettext(
            "The pupil teaches the mentor: an app that guides you through it, "
            "also without a network."
        ),
        "lang": language.code,
        "dir": language.direction,
        "start_url": "../",
        "scope": "../",
        "display": "standalone",
        "background_color": "#fff9f0",
        "theme_color": "#fff9f0",
        "categories": ["education", "social"],
        "icons": [
            {"src": address(name), "sizes": sizes, "type": "image/png", "purpose": purpose}
            for name, sizes, purpose in ICONS
        ],
    }
