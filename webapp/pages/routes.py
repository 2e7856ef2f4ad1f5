"""The translated pages, their manifests, the service worker and the page for what isn't there."""

from urllib.parse import urlsplit, urlunsplit

from flask import Blueprint, Response, abort, redirect, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as BaseResponse

from webapp.languages import LANGUAGES, SOURCE, choose
from webapp.once import Once
from webapp.pages.precache import worker
from webapp.pages.rendering import FRAME, HALVES, PLACES, WORDS, Pages
from webapp.wsgi.documents import Document, send, whole


def blueprint(views: "Views") -> Blueprint:
    """The routes of all that is no file and not of the API."""
    bp = Blueprint("pages", __name__)
    bp.before_app_request(views.changed_link)
    bp.add_url_rule("/", view_func=views.root)
    bp.add_url_rule("/sw.js", view_func=views.service_worker)
    # `/nl` as well: a redirect to `/nl/` would cost a phone far away what the page itself costs.
    bp.add_url_rule("/<tag>", view_func=views.page)
    bp.add_url_rule("/<tag>/", view_func=views.page)
    bp.add_url_rule("/<tag>/manifest.webmanifest", view_func=views.manifest)
    for name in (FRAME, PLACES):
        bp.add_url_rule(f"/{name}", view_func=views.part, defaults={"address": name})
    for name in (WORDS, *HALVES):
        bp.add_url_rule(f"/<tag>/{name}", view_func=views.words, defaults={"name": name})
    return bp


def preferred() -> str:
    """The listed language that the request asks for most, else the source language."""
    return choose(tag for tag, quality in request.accept_languages if quality) or SOURCE


class Views:
    """The views that send rendered documents."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._worker = Once(lambda: Document(worker(pages).encode(), "text/javascript"))

    def prepare(self) -> None:
        """Make all that is sent, and as small as it can be: seconds of a processor.

        Who asks meanwhile gets what is there, or has just that made, compressed quickly.
        """
        for document in (*self._pages.documents.values(), self._worker()):
            document.compress()

    def root(self) -> BaseResponse:
        """The page in the language asked for; the address follows in the browser (boot.js).

        A saved choice is known to the phone alone, which goes there before it shows anything.
        """
        response = send(self._pages.page(preferred()))
        response.vary.add("Accept-Language")
        return response

    def page(self, tag: str) -> BaseResponse:
        """One language's document; a dialect goes to its language, what is unknown is a 404."""
        if tag in LANGUAGES:
            return send(self._pages.page(tag))
        if document := self._pages.documents.get(f"{tag}/"):
            return send(document)
        if code := choose([tag]):
            return redirect(f"/{code}/", 302)
        abort(404)

    def changed_link(self) -> BaseResponse | None:
        """The page for a link whose `#` a messenger wrote as `%23`, else None.

        Browsers send what follows then, and it holds a key. So it is neither looked at nor named in
        the answer, nowhere redirected to and not kept; the page takes it out of its address
        (static/js/boot.js).
        """
        place, mark, _ = request.path.replace("%23", "#").partition("#")
        folders = place.split("/")
        if not mark or request.method not in {"GET", "HEAD"} or folders[1:2] == ["api"]:
            return None
        code = choose([folder for folder in folders if folder]) or preferred()
        response = whole(self._pages.page(code))
        response.headers["Cache-Control"] = "no-store"
        return response

    def manifest(self, tag: str) -> BaseResponse:
        """One language's manifest."""
        if tag not in LANGUAGES:
            abort(404)
        return send(self._pages.documents[f"{tag}/manifest.webmanifest"])

    def part(self, address: str) -> BaseResponse:
        """What the worker makes the pages of and all of them share."""
        return send(self._pages.documents[address])

    def words(self, tag: str, name: str) -> BaseResponse:
        """One language's words, or one half of them."""
        if tag not in LANGUAGES:
            abort(404)
        return send(self._pages.documents[f"{tag}/{name}"])

    def service_worker(self) -> BaseResponse:
        """The worker's script; always asked for anew, so that an update is seen."""
        return send(self._worker())


def keep_redirects_here(response: Response) -> Response:
    """Make a redirect lead to a path, whatever the request said of the host, scheme and port.

    Flask's own, to the address with a slash at its end, names the host that the request names.
    """
    if location := response.location:
        parts = urlsplit(location)
        path = "/" + parts.path.lstrip("/\\")
        response.location = urlunsplit(("", "", path, parts.query, parts.fragment))
    return response


def error(error: HTTPException, pages: Pages) -> BaseResponse:
    """An error outside the API as a page in the language of the address, else of the phone."""
    code = choose([request.path.split("/")[1]]) or preferred()
    response = whole(pages.error(code, missing=error.code == 404))
    response.status_code = error.code or 500
    response.headers["Cache-Control"] = "no-store"
    return response
