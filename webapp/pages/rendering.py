"""Renders each language's document once, as bytes ready to be sent, compressed or precached."""

import gzip
import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version

import brotli
from flask import Flask, render_template
from flask_babel import force_locale, gettext, ngettext

from webapp.assets import Assets
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
    def as_brotli(self) -> bytes:
        """The bytes in the coding `br`; made when first asked for, since that takes 0.2 s."""
        packed: bytes = brotli.compress(self.body, quality=11)
        return packed

    @cached_property
    def as_gzip(self) -> bytes:
        """The bytes in the coding `gzip`."""
        return gzip.compress(self.body, 9, mtime=0)

    def encoded(self, coding: str) -> bytes:
        """The bytes in a content coding: `br`, `gzip`, or as they are."""
        if coding == "br":
            return self.as_brotli
        return self.as_gzip if coding == "gzip" else self.body


class Pages:
    """The pages of an app, rendered once, when the first of them is asked for.

    `api=False` renders them for a static host, where there is no server to sync with.
    """

    def __init__(self, app: Flask, assets: Assets, *, api: bool = True) -> None:
        self._app = app
        self._api = api
        self.assets = assets

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Every document by its address relative to the root: `door/`, `nl/` and so on.

        Beside the pages, what the worker makes them of: `frame.txt` and each language's
        `words.txt`.
        """
        with self._app.app_context():
            return self._render()

    def context(self, language: Language, root: str) -> dict[str, object]:
        """What every template may use; `root` leads from the page's address to the app's root."""
        assets = self.assets
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
            "first_icons": _symbols(assets, "menu", "two", "arrow"),
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
            "keep_days": self._app.config["KEEP_DAYS"],
        }

    def _render(self) -> dict[str, Document]:
        found = {"door/": Document(self._page("door.html", LANGUAGES["en"]), "text/html")}
        # Names this build: pages of one build have their texts in the same places (text-slots.js).
        build = Document(self._page("page.html", LANGUAGES["en"]), "text/html").revision
        pages: dict[str, bytes] = {}
        for code, language in LANGUAGES.items():
            with force_locale(str(language.locale)):
                pages[code] = self._page("page.html", language, build)
                found[f"{code}/"] = Document(pages[code], "text/html")
                text = json.dumps(
                    manifest(language, self.assets, at_root=self._api), ensure_ascii=False, indent=1
                )
                found[f"{code}/manifest.webmanifest"] = Document(
                    text.encode(), "application/manifest+json"
                )
        frame, words = take_apart({code: page.decode() for code, page in pages.items()})
        found[FRAME] = Document(frame.encode(), "text/plain")
        for code, own in words.items():
            found[f"{code}/{WORDS}"] = Document(own.encode(), "text/plain")
        return found

    def _page(self, template: str, language: Language, build: str = "") -> bytes:
        html = render_template(
            template,
            api=self._api,
            build=build,
            csp_meta="" if self._api else security_headers.policy(self.assets),
            **self.context(language, "../"),
        )
        return "\n".join(line for line in html.splitlines() if line.strip()).encode() + b"\n"


def _texts() -> str:
    """The texts for scripts as JSON that may stand in a page; plain letters weigh less.

    What `page_parts.take_apart` would cut at is escaped, so that each text stays whole.
    """
    texts = {name: str(text) for name, text in TEXTS.items()}
    plain = json.dumps(texts, ensure_ascii=False, separators=(",", ":"))
    return plain.replace('\\"', "\\u0022").replace("<", "\\u003c").replace(">", "\\u003e")


def _symbols(assets: Assets, *names: str) -> str:
    """The symbols of the icons that the first paint shows; the others come after it."""
    sprite = assets.text("icons/sprite.svg")
    return "".join(
        line for line in sprite.splitlines() if any(f'id="i-{name}"' in line for name in names)
    )


def minutes(least: int, most: int) -> str:
    """A length in words, in the language of the page."""
    if least == most:
        return ngettext("%(num)s minute", "%(num)s minutes", least)
    return gettext("%(least)s–%(most)s minutes", least=least, most=most)
