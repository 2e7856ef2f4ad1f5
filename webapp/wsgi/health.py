"""What asks whether the server is well: it answers (`/healthz`), it can keep words (`/readyz`)."""

from flask import Blueprint, Response, request

from webapp.wsgi.hints import REASON
from webapp.wsgi.readiness import Readiness


def blueprint(readiness: Readiness) -> Blueprint:
    """Both addresses."""
    bp = Blueprint("health", __name__)

    @bp.get("/healthz")
    def healthz() -> Response:
        return _word("ok", 200)

    @bp.get("/readyz")
    def readyz() -> Response:
        if readiness.is_ready():
            return _word("ready", 200)
        request.environ[REASON] = "store"
        return _word("unready", 503)

    return bp


def _word(word: str, status: int) -> Response:
    headers = {"Cache-Control": "no-store"}
    return Response(f"{word}\n", status, headers, content_type="text/plain; charset=utf-8")
