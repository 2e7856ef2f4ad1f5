"""Renders each language's document once, as bytes ready to be sent, compressed or precached."""

import gzip
import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version

import brotli
from flask import Flask, current_app, render_template
from flask_babel import force_locale, gettext, ngettext

from webapp.content import COMPANIONS, GUIDED, OFFERS, PHASES, TIPS, purpose
from webapp.languages import LANGUAGES, Language
from webapp.pages import agenda
from webapp.pages.manifest import manifest
from webapp.pages.page_parts import take_apart
from webapp.pages.script_texts import TEXTS
from webapp.wsgi import security_headers

FRAME = "frame.txt"
WORDS = "words.txt"


@dataclass(frozen=True)
class Document:
    """The bytes of one address, with its type; revision and compressed forms derive from them."""

    body: bytes
    mimetype: str

    @cached_property
    def revision(self) -> str:
        """The first 16 hex digits of the SHA-256 of the bytes."""
        return hashlib.sha256(self.body).hexdigest()[:16]

    @cached_property
    def encoded(self) -> dict[str, bytes]:
        """The bytes by content coding: `br`, `gzip`."""
        return {
            "br": brotli.compress(self.body, quality=11),
            "gzip": gzip.compress(self.body, 9, mtime=0),
        }


def documents(app: Flask, *, api: bool = True) -> dict[str, Document]:
    """Every page by its address relative to the root: `door/`, `nl/` and so on.

    Beside the pages, what the worker makes them of: `frame.txt` and each language's `words.txt`.

    `api=False` renders them for a static host, where there is no server to sync with.
    """
    key = f"documents.{api}"
    if key not in app.extensions:
        with app.app_context():
            app.extensions[key] = _render(api=api)
    rendered: dict[str, Document] = app.extensions[key]
    return rendered


def _render(*, api: bool) -> dict[str, Document]:
    found = {"door/": Document(_page("door.html", LANGUAGES["en"], api=api), "text/html")}
    # Names this build: pages of one build have their texts in the same places (text-slots.js).
    build = Document(_page("page.html", LANGUAGES["en"], api=api), "text/html").revision
    pages: dict[str, bytes] = {}
    for code, language in LANGUAGES.items():
        with force_locale(str(language.locale)):
            pages[code] = _page("page.html", language, api=api, build=build)
            found[f"{code}/"] = Document(pages[code], "text/html")
            text = json.dumps(manifest(language), ensure_ascii=False, indent=1)
            found[f"{code}/manifest.webmanifest"] = Document(
                text.encode(), "application/manifest+json"
            )
    frame, words = take_apart({code: page.decode() for code, page in pages.items()})
    found[FRAME] = Document(frame.encode(), "text/plain")
    for code, own in words.items():
        found[f"{code}/{WORDS}"] = Document(own.encode(), "text/plain")
    return found


def _page(template: str, language: Language, *, api: bool, build: str = "") -> bytes:
    html = render_template(
        template,
        api=api,
        build=build,
        csp_meta="" if api else security_headers.policy(current_app),
        **context(language, "../"),
    )
    return "\n".join(line for line in html.splitlines() if line.strip()).encode() + b"\n"


def context(language: Language, root: str) -> dict[str, object]:
    """What every template may use; `root` leads from the page's address to the app's root."""
    assets = current_app.extensions["assets"]
    return {
        "language": language,
        "root": root,
        "all_languages": LANGUAGES.values(),
        "languages": list(LANGUAGES),
        "asset": lambda name: root + assets.url(name).removeprefix("/"),
        "chunks": [root + url.removeprefix("/") for url in assets.preloads("initial.js")],
        "more": [root + url.removeprefix("/") for url in assets.preloads("deferred.js")],
        "critical_css": assets.text("critical.css"),
        "boot_js": assets.text("boot.js"),
        "first_icons": _symbols("menu", "two", "arrow"),
        "purpose": purpose,
        "phases": PHASES,
        "guided_screens": GUIDED,
        "tips": TIPS,
        "offers": OFFERS,
        "companions": {companion.id: companion for companion in COMPANIONS},
        "texts": _texts(),
        "meeting": lambda phase: gettext("Meeting %(number)s", number=phase.meeting),
        "minutes": minutes,
        "agenda": agenda,
        "version": version("andersom"),
        "keep_days": current_app.config["KEEP_DAYS"],
    }


def _texts() -> str:
    """The texts for scripts as JSON that may stand in a page; plain letters weigh less.

    What `page_parts.take_apart` would cut at is escaped, so that each text stays whole.
    """
    texts = {name: str(text) for name, text in TEXTS.items()}
    plain = json.dumps(texts, ensure_ascii=False, separators=(",", ":"))
    return plain.replace('\\"', "\\u0022").replace("<", "\\u003c").replace(">", "\\u003e")


def _symbols(*names: str) -> str:
    """The symbols of the icons that the first paint shows; the others come after it."""
    sprite: str = current_app.extensions["assets"].text("icons/sprite.svg")
    return "".join(
        line for line in sprite.splitlines() if any(f'id="i-{name}"' in line for name in names)
    )


def minutes(least: int, most: int) -> str:
    """A length in words, in the language of the page."""
    if least == most:
        return ngettext("%(num)s minute", "%(num)s minutes", least)
    return gettext("%(least)s–%(most)s minutes", least=least, most=most)
