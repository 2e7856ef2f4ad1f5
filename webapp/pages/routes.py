"""The translated pages, their manifests, the service worker and the page for what isn't there."""

from flask import (
    Blueprint,
    Flask,
    abort,
    current_app,
    make_response,
    redirect,
    render_template,
    request,
)
from flask_babel import Babel, force_locale, gettext
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as BaseResponse

from webapp.languages import LANGUAGES, SOURCE, nearest
from webapp.pages.precache import worker
from webapp.pages.rendering import FRAME, WORDS, Document, context, documents
from webapp.paths import folder
from webapp.wsgi import security_headers

bp = Blueprint("pages", __name__)


def preferred() -> str:
    """The listed language that the request asks for most, else the source language."""
    for tag, quality in request.accept_languages:
        if quality and (code := nearest(tag)):
            return code
    return SOURCE


@bp.get("/")
def root() -> BaseResponse:
    """Go to the language that the phone asks for; a saved choice is looked up on the phone."""
    response = redirect(f"/{preferred()}/", 302)
    response.headers["Cache-Control"] = "no-cache"
    response.vary.add("Accept-Language")
    return response


@bp.get("/<tag>/")
def page(tag: str) -> BaseResponse:
    """One language's document; a dialect goes to its language, what is unknown is a 404."""
    if f"{tag}/" in documents(current_app):
        return send(documents(current_app)[f"{tag}/"])
    if code := nearest(tag):
        return redirect(f"/{code}/", 302)
    abort(404)


@bp.get("/<tag>/manifest.webmanifest")
def manifest(tag: str) -> BaseResponse:
    """One language's manifest."""
    if tag not in LANGUAGES:
        abort(404)
    return send(documents(current_app)[f"{tag}/manifest.webmanifest"])


@bp.get("/frame.txt", defaults={"address": FRAME})
@bp.get("/<path:address>/words.txt")
def part(address: str) -> BaseResponse:
    """What the worker makes the pages of: the frame that all share, or one language's words."""
    address = address if address == FRAME else f"{address}/{WORDS}"
    if address not in documents(current_app):
        abort(404)
    return send(documents(current_app)[address])


@bp.get("/sw.js")
def service_worker() -> BaseResponse:
    """The worker's script; always asked for anew, so that an update is seen."""
    return send(Document(worker(current_app).encode(), "text/javascript"))


@bp.get("/healthz")
def healthz() -> BaseResponse:
    """Says that the server answers."""
    return make_response("ok\n", {"Content-Type": "text/plain", "Cache-Control": "no-store"})


def send(document: Document) -> BaseResponse:
    """The document in the best coding that the phone takes, or 304 if it has it already."""
    coding = request.accept_encodings.best_match(["br", "gzip"]) or ""
    response = make_response(document.encoded.get(coding, document.body))
    response.mimetype = document.mimetype
    if coding:
        response.content_encoding = coding
    response.vary.add("Accept-Encoding")
    response.headers["Cache-Control"] = "no-cache"
    response.set_etag(f"{document.revision}{coding}")
    return response.make_conditional(request)


def html_error(error: HTTPException) -> BaseResponse:
    """An error outside the API as a page in the language of the address, else of the phone."""
    code = nearest(request.path.split("/")[1]) or preferred()
    with force_locale(str(LANGUAGES[code].locale)):
        missing = error.code == 404
        html = render_template(
            "not_found.html",
            heading=gettext("This page isn’t here") if missing else gettext("That didn’t work"),
            sentence=gettext("Choose a language to go to the app."),
            **context(LANGUAGES[code], "/"),
        )
    return make_response(html, error.code or 500, {"Cache-Control": "no-store"})


def init_app(app: Flask) -> None:
    """Register the pages, Babel with our catalogues, and the headers."""
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(folder("translations"))
    Babel(app, locale_selector=lambda: SOURCE)
    app.extensions["html_error"] = html_error
    app.register_blueprint(bp)
    security_headers.init_app(app)
