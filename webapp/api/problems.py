"""Answers of the API to whatever goes wrong: problem+json (RFC 9457), one clear sentence each."""

import logging
from http import HTTPStatus
from typing import NoReturn

from flask import Response, abort, request
from werkzeug.exceptions import HTTPException

from webapp.logs import places
from webapp.metrics.base import Reason
from webapp.wsgi import refusals
from webapp.wsgi.hints import REASON
from webapp.wsgi.refusals import ABOUT_BLANK, MEDIA_TYPE, problem_text

SENTENCES = {
    400: "This request can't be understood.",
    404: "There is nothing at this address.",
    405: "This address doesn't take requests of this kind.",
    413: "This request is larger than the server takes.",
    415: "The server takes application/json only.",
    500: "The server made a mistake; what you wrote is safe on your phone.",
}

logger = logging.getLogger(__name__)


def problem(
    status: int,
    detail: str,
    kind: str = ABOUT_BLANK,
    reason: Reason | None = None,
    **headers: str,
) -> Response:
    """An answer with `{"type", "title", "status", "detail"}`; `Retry_After="3"` adds a header.

    The `reason` is for who counts refusals, where the status alone doesn't tell it.
    """
    if reason:
        request.environ[REASON] = reason
    response = Response(problem_text(status, detail, kind), status, mimetype=MEDIA_TYPE)
    response.headers["Cache-Control"] = "no-store"
    for name, value in headers.items():
        response.headers[name.replace("_", "-")] = value
    return response


def refuse(
    status: int,
    detail: str,
    kind: str = ABOUT_BLANK,
    reason: Reason | None = None,
    **headers: str,
) -> NoReturn:
    """Stop the request with a problem as its answer."""
    abort(problem(status, detail, kind, reason, **headers))


def in_api() -> bool:
    """Whether the request is for an address of the API, whether or not there is one."""
    return refusals.in_api(request.path)


def of_http_error(error: HTTPException) -> Response:
    """The problem that says what Flask would say in HTML."""
    status = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
    detail = SENTENCES.get(status, HTTPStatus(status).phrase + ".")
    allow = error.get_response().headers.get("Allow")
    return problem(status, detail, ABOUT_BLANK, None, **({"Allow": allow} if allow else {}))


def of_unexpected(error: Exception) -> Response:
    """A 500 for a mistake of ours; the log says where it was made."""
    log_mistake(error)
    return problem(500, SENTENCES[500])


def log_mistake(error: Exception) -> None:
    """Log where it was made, and neither its message nor the address: both may hold secrets."""
    logger.error("%s in %s: %s", type(error).__name__, request.endpoint, places(error))
