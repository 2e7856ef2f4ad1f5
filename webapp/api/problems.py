"""Answers of the API to whatever goes wrong: problem+json (RFC 9457), one clear sentence each."""

import json
import logging
import traceback
from collections.abc import Callable
from http import HTTPStatus
from typing import NoReturn, cast

from flask import Flask, Response, abort, current_app, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

MEDIA_TYPE = "application/problem+json"
SENTENCES = {
    400: "This request can't be understood.",
    404: "There is nothing at this address.",
    405: "This address doesn't take requests of this kind.",
    413: "This request is larger than the server takes.",
    415: "The server takes application/json only.",
    500: "The server made a mistake; what you wrote is safe on your phone.",
}

logger = logging.getLogger(__name__)


def problem(status: int, detail: str, kind: str = "about:blank", **headers: str) -> Response:
    """An answer with `{"type", "title", "status", "detail"}`; `Retry_After="3"` adds a header."""
    body = {
        "type": kind,
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
    }
    response = Response(json.dumps(body), status, mimetype=MEDIA_TYPE)
    response.headers["Cache-Control"] = "no-store"
    for name, value in headers.items():
        response.headers[name.replace("_", "-")] = value
    return response


def refuse(status: int, detail: str, kind: str = "about:blank", **headers: str) -> NoReturn:
    """Stop the request with a problem as its answer."""
    abort(problem(status, detail, kind, **headers))


def init_app(app: Flask) -> None:
    """Answer errors under /api/ with problems, and leave others to `extensions["html_error"]`."""
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _unexpected)


def _http_error(error: HTTPException) -> ResponseReturnValue:
    if not _in_api():
        html_error = current_app.extensions.get("html_error")
        if html_error is None:
            return error
        return cast("Callable[[HTTPException], ResponseReturnValue]", html_error)(error)
    status = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
    detail = SENTENCES.get(status, HTTPStatus(status).phrase + ".")
    allow = error.get_response().headers.get("Allow")
    return problem(status, detail, **({"Allow": allow} if allow else {}))


def _unexpected(error: Exception) -> ResponseReturnValue:
    """Log where an error came from; its message is left out, as it may hold what people wrote."""
    if not _in_api():
        raise error
    places = traceback.extract_tb(error.__traceback__)
    where = " < ".join(f"{place.name} ({place.filename}:{place.lineno})" for place in places[::-1])
    logger.error("%s in %s: %s", type(error).__name__, request.endpoint, where)
    return problem(500, SENTENCES[500])


def _in_api() -> bool:
    return request.path == "/api" or request.path.startswith("/api/")
