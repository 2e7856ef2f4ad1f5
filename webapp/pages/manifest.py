"""The web app manifest of each language; one `id`, so that a language is not a second app.

Where several copies of the app stand in folders of one host, each is an app of its own: it has no
`id`, and then browsers take `start_url`, which leads to its folder.
"""

from flask_babel import gettext

from webapp.assets import Assets
from webapp.content import purpose
from webapp.languages import Language

ICONS = (
    ("icons/icon-192.png", "192x192", "any"),
    ("icons/icon-512.png", "512x512", "any"),
    ("icons/maskable-512.png", "512x512", "maskable"),
    ("icons/monochrome-512.png", "512x512", "monochrome"),
)
SCREENSHOTS = (("narrow", "720x1600"), ("wide", "1280x800"))


def manifest(language: Language, assets: Assets, *, at_root: bool) -> dict[str, object]:
    """The manifest as JSON-ready data; its addresses are relative to `/<lang>/`."""

    def address(name: str) -> str:
        return f"../{assets.url(name).removeprefix('/')}"

    return {
        **({"id": "/"} if at_root else {}),
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
        "launch_handler": {"client_mode": ["navigate-existing", "auto"]},
        "background_color": "#fff9f0",
        "theme_color": "#fff9f0",
        "categories": ["education", "social"],
        "file_handlers": [{"action": "./", "accept": {"application/json": [".json"]}}],
        "share_target": {
            "action": "../share-file",
            "method": "POST",
            "enctype": "multipart/form-data",
            "params": {"files": [{"name": "file", "accept": ["application/json", ".json"]}]},
        },
        "shortcuts": [
            {"name": gettext("New session"), "url": "./?do=new"},
            {"name": gettext("Continue"), "url": "./?do=continue"},
        ],
        "screenshots": [
            {
                "src": address(f"icons/screenshot-{form}.png"),
                "sizes": sizes,
                "type": "image/png",
                "form_factor": form,
                "label": str(purpose.SLOGAN),
            }
            for form, sizes in SCREENSHOTS
        ],
        "icons": [
            {"src": address(name), "sizes": sizes, "type": "image/png", "purpose": use}
            for name, sizes, use in ICONS
        ],
    }
