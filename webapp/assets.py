"""The built front end: which hashed file is which, and its serving by WhiteNoise."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from wsgiref.headers import Headers
from wsgiref.types import StartResponse, WSGIEnvironment

from flask import Flask
from werkzeug.http import parse_accept_header
from whitenoise import WhiteNoise
from whitenoise.responders import StaticFile

from webapp.files import exists

URL_PREFIX = "/static/"


class AssetMissingError(LookupError):
    """The front end holds no file of this name, or is not built."""


@dataclass(frozen=True)
class Assets:
    """The files in `static/dist`, by the names that their sources have.

    `names` leads from these to the hashed names of what is served, `imports` from a script to the
    chunks that it imports; `build` is an id that changes with any built file.
    """

    folder: Path
    names: Mapping[str, str]
    imports: Mapping[str, list[str]]
    build: str

    @classmethod
    def load(cls, folder: Path) -> "Assets":
        """Read the manifests that the build left in `folder`; before a build there is nothing."""
        names, imports = _read(folder / "assets.json"), _read(folder / "imports.json")
        build = folder / "build.txt"
        return cls(folder, names, imports, build.read_text("ascii") if exists(build) else "")

    def url(self, name: str) -> str:
        """The hashed address for a name such as `initial.js`. Raises AssetMissingError."""
        if name not in self.names:
            raise self._missing(name)
        return URL_PREFIX + self.names[name]

    def text(self, name: str) -> str:
        """A file to put into a page, or to serve elsewhere: `boot.js`, `critical.css`.

        Raises AssetMissingError.
        """
        try:
            return (self.folder / self.names.get(name, name)).read_text(encoding="utf-8")
        except FileNotFoundError:
            raise self._missing(name) from None

    def preloads(self, name: str) -> list[str]:
        """The addresses of the chunks that a script imports before it can start."""
        return [URL_PREFIX + chunk for chunk in self.imports.get(name, [])]

    def all_urls(self) -> list[str]:
        """The address of every file that pages fetch, sorted."""
        return sorted(URL_PREFIX + path for path in self.names.values())

    def _missing(self, name: str) -> AssetMissingError:
        return AssetMissingError(f"no {name!r} in {self.folder}: run `python hatch_build.py`")


class Files(WhiteNoise):
    """WhiteNoise, which looks only for a coding's name and not whether it is refused (`br;q=0`)."""

    @staticmethod
    def serve(
        static_file: StaticFile, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Serve a file in a coding that the client takes."""
        accepted = parse_accept_header(environ.get("HTTP_ACCEPT_ENCODING"))
        taken = ", ".join(coding for coding, quality in accepted if quality > 0)
        answer: Iterable[bytes] = WhiteNoise.serve(
            static_file, {**environ, "HTTP_ACCEPT_ENCODING": taken}, start_response
        )
        return answer


def serve(app: Flask, assets: Assets) -> None:
    """Serve the assets: immutable, and compressed where the client takes it."""
    files: WhiteNoise = Files(
        app.wsgi_app, max_age=None, allow_all_origins=False, add_headers_function=_add_headers
    )
    for path in assets.names.values():
        files.add_file_to_dictionary(URL_PREFIX + path, str(assets.folder / path))
    app.wsgi_app = files  # type: ignore[method-assign]


def _add_headers(headers: Headers, _path: str, _url: str) -> None:
    headers["Cache-Control"] = "public, max-age=31536000, immutable"


def _read(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8")) if exists(path) else {}
