"""How a refusal is worded, wherever it is made: as problem+json (RFC 9457) or as plain text."""

import json
from http import HTTPStatus

MEDIA_TYPE = "application/problem+json"
ABOUT_BLANK = "about:blank"


def problem_text(status: int, detail: str, kind: str = ABOUT_BLANK) -> str:
    """The JSON `{"type", "title", "status", "detail"}` of a refusal, with one clear sentence."""
    title = HTTPStatus(status).phrase
    return json.dumps({"type": kind, "title": title, "status": status, "detail": detail})


def in_api(path: str) -> bool:
    """Whether a path is one of the API, whether or not there is anything at it."""
    return path == "/api" or path.startswith("/api/")
