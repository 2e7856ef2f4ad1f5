"""Describes the API for programs, as an OpenAPI document; docs/protocol.md is for people."""

import json
from functools import cache
from http import HTTPStatus
from importlib.metadata import version

from flask import Blueprint, current_app
from werkzeug.wrappers import Response

from webapp.api.admission import CODE_HEADER
from webapp.api.ownership import OWNER_HEADER
from webapp.api.problems import SENTENCES
from webapp.wsgi.documents import Document, send
from webapp.wsgi.refusals import MEDIA_TYPE

Json = dict[str, object]

bp = Blueprint("openapi", __name__, url_prefix="/api/v1")

PROBLEMS = SENTENCES | {
    404: "There is no session with this id and key. The answer doesn't tell which one is wrong.",
    403: "A new session needs the code of the programme that this server is for.",
    410: "The session was deleted and can't come back.",
    429: "Too many requests from this address or for this session.",
    503: "The server can't keep anything at this time.",
}
ALWAYS = (404, 410, 429, 500, 503)
RETRY_AFTER = "How many seconds to wait before the next request."
WAITING = {"Retry-After": {"description": RETRY_AFTER, "schema": {"type": "integer"}}}

# OpenAPI knows no WebSockets.
LIVE = (
    "Phones that are open at the same time see each other write over a WebSocket, at"
    " /api/v1/sessions/{session_id}/live: y-protocols' messages and some of our own, of which the"
    " first is the session's key. docs/protocol.md describes them under “Live”."
)

SECRET: Json = {
    "type": "string",
    "pattern": "^[a-z2-7]{26}$",
    "description": "128 random bits in lower-case base32 without padding.",
}
ID: Json = {"name": "session_id", "in": "path", "required": True, "schema": SECRET}
DAY: Json = {
    "name": "day",
    "in": "path",
    "required": True,
    "schema": {"type": "string", "format": "date"},
}
CODE: Json = {
    "name": CODE_HEADER,
    "in": "header",
    "schema": {"type": "string"},
    "description": "The programme's code, which some servers require for a new session.",
}
OWNER: Json = {
    "name": OWNER_HEADER,
    "in": "header",
    "schema": SECRET,
    "description": "The secret from which the phone that began the session made its id.",
}
BASE64: Json = {"type": "string", "contentEncoding": "base64"}


def _object(**properties: Json) -> Json:
    return {"type": "object", "required": list(properties), "properties": properties}


EXCHANGE = {
    "vector": BASE64 | {"description": "The sender's Yjs state vector, version 1."},
    "update": BASE64
    | {"description": "The changes that the receiver may lack, as a Yjs update, version 1."},
}
SCHEMAS: dict[str, Json] = {
    "Exchange": _object(**EXCHANGE),
    "Held": _object(
        **EXCHANGE,
        content={
            "type": "string",
            "pattern": "^[0-9a-f]{64}$",
            "description": "The SHA-256 of what the session says on the server.",
        },
    ),
    "Session": _object(
        id=SECRET,
        updated={
            "type": "string",
            "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$",
            "description": "When the session last changed on the server, in UTC.",
        },
        fields={
            "type": "object",
            "required": ["meta"],
            "description": "Texts and choices by field, and ticked boxes as a list of values.",
        },
    ),
    "Days": _object(days={"type": "array", "items": {"type": "string", "format": "date"}}),
    "EarlierDay": _object(
        day={"type": "string", "format": "date"},
        update=BASE64 | {"description": "The session's state then, as a Yjs update, version 1."},
    ),
    "Problem": _object(
        type={"type": "string", "description": "A URI for this kind of problem, or about:blank."},
        title={"type": "string", "description": "The standard phrase for the status."},
        status={"type": "integer", "description": "The HTTP status of the answer."},
        detail={"type": "string", "description": "What went wrong, in one sentence."},
    ),
}


@bp.get("/openapi.json", provide_automatic_options=False)
def openapi() -> Response:
    """Answer with this server's OpenAPI document."""
    config = current_app.config
    return send(_made(config["MAX_UPDATE"], config["MAX_SESSION"]))


@cache
def _made(max_update: int, max_session: int) -> Document:
    text = json.dumps(document(max_update, max_session), sort_keys=True)
    return Document(text.encode(), "application/json")


def document(max_update: int, max_session: int) -> Json:
    """The OpenAPI document of a server with these limits, in bytes."""
    sync = _operation(
        "sync",
        "Send the phone's changes and get those that it lacks; the first sync creates the session.",
        {
            200: _content(
                "The changes that the phone lacks. All changes that it sent are on disk.",
                "Held",
            )
        },
        (400, 403, 413, 415),
    )
    limits = f"An update may have up to {max_update} bytes, a session up to {max_session}."
    body = {"required": True, "description": limits, "content": _json("Exchange")}
    read = {200: _content("The texts and choices that people can read in the session.", "Session")}
    keyed: dict[int, Json] = {204: {"description": "The old key opens nothing any more."}}
    days = {200: _content("The days on which the session changed, the newest first.", "Days")}
    state = {200: _content("The whole session as it was then.", "EarlierDay")}
    deleted: dict[int, Json] = {204: {"description": "The session is deleted for good."}}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Andersom",
            "version": version("andersom"),
            "summary": "Keeps a session in sync between phones. Any request may be repeated.",
            "description": LIVE,
        },
        "security": [{"key": []}],
        "paths": {
            "/api/v1/sessions/{session_id}/sync": {
                "parameters": [ID],
                "post": sync | {"requestBody": body, "parameters": [CODE, OWNER]},
            },
            "/api/v1/sessions/{session_id}": {
                "parameters": [ID],
                "get": _operation("read", "Read the texts and choices of a session.", read),
                "delete": _operation("delete", "Delete a session for good.", deleted),
            },
            "/api/v1/sessions/{session_id}/key": {
                "parameters": [ID],
                "put": _operation("changeKey", "Make the key of this request the session's.", keyed)
                | {"parameters": [OWNER | {"required": True}]},
            },
            "/api/v1/sessions/{session_id}/earlier": {
                "parameters": [ID],
                "get": _operation("earlierDays", "List the earlier days that are kept.", days)
                | {"parameters": [OWNER | {"required": True}]},
            },
            "/api/v1/sessions/{session_id}/earlier/{day}": {
                "parameters": [ID, DAY],
                "get": _operation("earlierDay", "Read the session at the end of a day.", state)
                | {"parameters": [OWNER | {"required": True}]},
            },
            "/api/v1/openapi.json": {
                "get": {
                    "operationId": "openapi",
                    "summary": "Get this description of the API.",
                    "security": [],
                    "responses": {
                        "200": {
                            "description": "The OpenAPI document of this server.",
                            "content": {"application/json": {}},
                        }
                    },
                },
            },
        },
        "components": {
            "schemas": SCHEMAS,
            "securitySchemes": {
                "key": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "The session's key, which has the same form as its id.",
                }
            },
        },
    }


def _operation(
    name: str, summary: str, answers: dict[int, Json], problems: tuple[int, ...] = ()
) -> Json:
    refused = {status: _problem(status) for status in (*problems, *ALWAYS)}
    responses = {str(status): answer for status, answer in sorted((answers | refused).items())}
    return {"operationId": name, "summary": summary, "responses": responses}


def _problem(status: int) -> Json:
    answer = _content(f"{HTTPStatus(status).phrase}. {PROBLEMS[status]}", "Problem", MEDIA_TYPE)
    return answer | ({"headers": WAITING} if status in {429, 503} else {})


def _content(description: str, schema: str, kind: str = "application/json") -> Json:
    return {"description": description, "content": _json(schema, kind)}


def _json(schema: str, kind: str = "application/json") -> Json:
    return {kind: {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
