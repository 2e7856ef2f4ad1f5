"""The translated pages, their manifests, the service worker and the page for what isn't there."""

from functools import cached_property
from urllib.parse import urlsplit, urlunsplit

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request
from flask_babel import force_locale, gettext
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as BaseResponse

from webapp.languages import LANGUAGES, SOURCE, choose
from webapp.pages.precache import worker
from webapp.pages.rendering import FRAME, WORDS, Document, Pages


def blueprint(pages: Pages) -> Blueprint:
    """The routes of all that is no file and not of the API."""
    bp = Blueprint("pages", __name__)
    views = Views(pages)
    bp.before_app_request(views.changed_link)
    bp.add_url_rule("/", view_func=root)
    bp.add_url_rule("/healthz", view_func=healthz)
    bp.add_url_rule("/sw.js", view_func=views.service_worker)
    bp.add_url_rule("/<tag>/", view_func=views.page)
    bp.add_url_rule("/<tag>/manifest.webmanifest", view_func=views.manifest)
    bp.add_url_rule("/<path:address>/words.txt", view_func=views.part)
    bp.add_url_rule("/frame.txt", view_func=views.part, defaults={"address": FRAME})
    return bp


def preferred() -> str:
    """The listed language that the request asks for most, else the source language."""
    return choose(tag for tag, quality in request.accept_languages if quality) or SOURCE


def root() -> BaseResponse:
    """Go to the language that the phone asks for; a saved choice is looked up on the phone."""
    response = redirect(f"/{preferred()}/", 302)
    response.headers["Cache-Control"] = "no-cache"
    response.vary.add("Accept-Language")
    return response


def healthz() -> BaseResponse:
    """Say that the server answers."""
    return make_response("ok\n", {"Content-Type": "text/plain", "Cache-Control": "no-store"})


class Views:
    """The views that send rendered documents."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def page(self, tag: str) -> BaseResponse:
        """One language's document; a dialect goes to its language, what is unknown is a 404."""
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
        response = make_response(self._pages.documents[f"{code}/"].body)
        response.headers["Cache-Control"] = "no-store"
        return response

    def manifest(self, tag: str) -> BaseResponse:
        """One language's manifest."""
        if tag not in LANGUAGES:
            abort(404)
        return send(self._pages.documents[f"{tag}/manifest.webmanifest"])

    def part(self, address: str) -> BaseResponse:
        """What the worker makes the pages of: the frame of all pages, or one language's words."""
        name = address if address == FRAME else f"{address}/{WORDS}"
        if name not in self._pages.documents:
            abort(404)
        return send(self._pages.documents[name])

    def service_worker(self) -> BaseResponse:
        """The worker's script; always asked for anew, so that an update is seen."""
        return send(self._worker)

    @cached_property
    def _worker(self) -> Document:
        """Made once: every phone asks for it at every visit."""
        return Document(worker(self._pages).encode(), "text/javascript")


def keep_redirects_here(response: Response) -> Response:
    """Make a redirect lead to a path, whatever the request said of the host, scheme and port.

    Flask's own, to the address with a slash at its end, names the host that the request names.
    """
    if location := response.location:
        parts = urlsplit(location)
        path = "/" + parts.path.lstrip("/\\")
        response.location = urlunsplit(("", "", path, parts.query, parts.fragment))
    return response


def send(document: Document) -> BaseResponse:
    """The document in the best coding that the phone takes, or 304 if it has it already."""
    coding = request.accept_encodings.best_match(["br", "gzip"]) or ""
    response = make_response(document.encoded(coding))
    response.mimetype = document.mimetype
    if coding:
        response.content_encoding = coding
    response.vary.add("Accept-Encoding")
    response.headers["Cache-Control"] = "no-cache"
    response.set_etag(f"{document.revision}{coding}")
    return response.make_conditional(request)


def error(error: HTTPException, pages: Pages) -> BaseResponse:
    """An error outside the API as a page in the language of the address, else of the phone."""
    code = choose([request.path.split("/")[1]]) or preferred()
    with force_locale(str(LANGUAGES[code].locale)):
        missing = error.code == 404
        html = render_template(
            "not_found.html",
            heading=gettext("This page isn’t here") if missing else gettext("That didn’t work"),
            sentence=gettext("Choose a language to go to the app."),
            **pages.context(LANGUAGES[code], "/"),
        )
    return make_response(html, error.code or 500, {"Cache-Control": "no-store"})
