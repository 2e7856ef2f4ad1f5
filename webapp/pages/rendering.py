"""Renders each language's document once, as bytes ready to be sent or precached."""

import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from importlib.metadata import version

from flask import Flask, render_template
from flask_babel import force_locale, gettext, ngettext

from webapp.assets import Assets
from webapp.content import COMPANIONS, GUIDED, OFFERS, PHASES, TIPS, purpose
from webapp.languages import LANGUAGES, SOURCE, Language
from webapp.once import Once
from webapp.pages import agenda
from webapp.pages.manifest import manifest
from webapp.pages.page_parts import BEHIND_PAGE, SECOND_MARK, take_apart
from webapp.pages.script_texts import TEXTS
from webapp.wsgi import security_headers
from webapp.wsgi.documents import Document

FRAME = "frame.txt"
PLACES = "places.txt"
# All words of a language, and the two halves of them that phones keep.
WORDS = "words.txt"
HALVES = ("session-words.txt", "other-words.txt")
# Before it are the first screen and the steps of a session. Behind it are the other screens, what
# scripts say, and the manifest: about as much.
_BORDER = '<section data-screen="summary"'
_TEXTS = re.compile(r'>[^<]+<|\b(?:alt|aria-label|content|placeholder|title)="[^"]*"')


class Pages:
    """The pages of an app, each language's rendered once, when it is first asked for.

    `api=False` renders them for a static host, where there is no server to sync with.
    """

    def __init__(self, app: Flask, assets: Assets, *, api: bool = True) -> None:
        self._app = app
        self._api = api
        self.assets = assets
        self._source = Once(lambda: self._html("page.html", LANGUAGES[SOURCE]))
        self._languages = {code: Once(partial(self._render, code)) for code in LANGUAGES}
        self._documents = Once(self._all)
        self._errors = {
            (code, missing): Once(partial(self._error, language, missing=missing))
            for code, language in LANGUAGES.items()
            for missing in (True, False)
        }

    @property
    def documents(self) -> dict[str, Document]:
        """Every document by its address relative to the root: `door/`, `nl/` and so on.

        Beside the pages and manifests, what the worker makes them of: `frame.txt`, each language's
        `words.txt` and the two halves of it, and `places.txt`, which says where these stand.
        """
        return self._documents()

    def page(self, code: str) -> Document:
        """One language's page, whether or not the others are rendered already."""
        return self._languages[code]()[f"{code}/"]

    def error(self, code: str, *, missing: bool) -> Document:
        """The page for what isn't there, or for another error, at whatever address."""
        return self._errors[code, missing]()

    def _context(self, language: Language, root: str) -> dict[str, object]:
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
            "first_icons": _symbols(assets, "menu", "arrow"),
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

    def _all(self) -> dict[str, Document]:
        found = {"door/": Document(self._html("door.html", LANGUAGES[SOURCE]), "text/html")}
        for made in self._languages.values():
            found |= made()
        listed = "manifest.webmanifest"
        parts = take_apart(
            {
                code: BEHIND_PAGE.join(
                    found[address].body.decode() for address in (f"{code}/", f"{code}/{listed}")
                )
                for code in LANGUAGES
            },
            _BORDER,
        )
        found[FRAME] = Document(parts.frame.encode(), "text/plain")
        places = ";".join(",".join(map(str, half)) for half in parts.places)
        found[PLACES] = Document(places.encode(), "text/plain")
        for code, halves in parts.words.items():
            whole = SECOND_MARK.join(halves)
            for name, text in zip((WORDS, *HALVES), (whole, *halves), strict=True):
                found[f"{code}/{name}"] = Document(text.encode(), "text/plain")
        return found

    def _render(self, code: str) -> dict[str, Document]:
        """One language's page and manifest."""
        source, language = self._source(), LANGUAGES[code]
        page = source if code == SOURCE else self._html("page.html", language)
        # Pages of one build have their texts in the same places, whatever they are (language.js).
        build = hashlib.sha256(_TEXTS.sub("", source.decode()).encode()).hexdigest()[:16]
        page = page.replace(b'data-build=""', f'data-build="{build}"'.encode(), 1)
        with self._speaking(language):
            data = manifest(language, self.assets, at_root=self._api)
        text = json.dumps(data, ensure_ascii=False, indent=1)
        return {
            f"{code}/": Document(page, "text/html"),
            f"{code}/manifest.webmanifest": Document(text.encode(), "application/manifest+json"),
        }

    def _error(self, language: Language, *, missing: bool) -> Document:
        with self._speaking(language):
            html = render_template(
                "not_found.html",
                heading=gettext("This page isn’t here") if missing else gettext("That didn’t work"),
                sentence=gettext("Choose a language to go to the app."),
                **self._context(language, "/"),
            )
        return Document(html.encode(), "text/html")

    def _html(self, template: str, language: Language) -> bytes:
        with self._speaking(language):
            html = render_template(
                template,
                api=self._api,
                csp_meta="" if self._api else security_headers.policy(self.assets),
                **self._context(language, "../"),
            )
        return "\n".join(line for line in html.splitlines() if line.strip()).encode() + b"\n"

    @contextmanager
    def _speaking(self, language: Language) -> Iterator[None]:
        with self._app.app_context(), force_locale(str(language.locale)):
            yield


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
