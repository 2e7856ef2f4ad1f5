"""Reads and checks the body of a sync."""

import base64
import json
from dataclasses import dataclass
from typing import NoReturn

from flask import request
from werkzeug.exceptions import RequestEntityTooLarge

from webapp.api.problems import refuse

MAX_VECTOR = 64 * 1024
FRAME = 1024


@dataclass(frozen=True)
class SyncRequest:
    """What a phone has: its state vector, and an update with what the server may lack."""

    vector: bytes
    update: bytes


def sync_request(max_update: int) -> SyncRequest:
    """The body of a sync. Refuses anything else with 400, 413 or 415; `max_update` is in bytes."""
    if request.mimetype != "application/json":
        refuse(415, "A sync must be sent as application/json.")
    if request.content_encoding not in {None, "identity"}:
        refuse(415, "A sync must be sent uncompressed.")
    body = _parsed(_body((max_update + MAX_VECTOR) * 4 // 3 + FRAME))
    if not isinstance(body, dict):
        refuse(400, 'The body must be an object with "vector" and "update".')
    asked = SyncRequest(_bytes(body, "vector"), _bytes(body, "update"))
    if len(asked.update) > max_update:
        refuse(413, f"An update may have {max_update} bytes and this one has more.")
    return asked


def _body(limit: int) -> bytes:
    # Werkzeug silently cuts a body without a length at its limit, so one more byte is let in.
    request.max_content_length = limit + 1
    body = request.get_data(cache=False)
    if len(body) > limit:
        raise RequestEntityTooLarge
    return body


def _parsed(body: bytes) -> object:
    """The body as JSON in the strict sense: UTF-8, each name once, no NaN, nothing too deep."""
    try:
        return json.loads(body.decode(), object_pairs_hook=_object, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        refuse(400, "The body is not JSON.")


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len(content := dict(pairs)) < len(pairs):
        raise ValueError("a name stands in an object twice")
    return content


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON")


def _bytes(body: dict[str, object], name: str) -> bytes:
    value = body.get(name)
    if not isinstance(value, str):
        refuse(400, f'"{name}" is missing or not a text.')
    try:
        return base64.b64decode(value, validate=True)
    except ValueError:
        refuse(400, f'"{name}" is not base64.')
