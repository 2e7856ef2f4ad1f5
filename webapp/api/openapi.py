"""The API described for programs: an OpenAPI document, in the words of docs/protocol.md."""

from http import HTTPStatus
from importlib.metadata import version

from flask import Blueprint, Response, current_app, jsonify

from webapp.api.admission import CODE_HEADER
from webapp.api.problems import MEDIA_TYPE, SENTENCES

Json = dict[str, object]

bp = Blueprint("openapi", __name__, url_prefix="/api/v1")

PROBLEMS = SENTENCES | {
    404: "There is no session with this id and key; which of the two is wrong isn't said.",
    403: "A new session, without the code of the programme that this server is for.",
    410: "The session was deleted, and can't come back.",
    429: "Too many requests from this address or for this session.",
    503: "The server can't keep anything at this time.",
}
ALWAYS = (404, 410, 429, 500, 503)
WAITING = {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}}}

SECRET: Json = {
    "type": "string",
    "pattern": "^[a-z2-7]{26}$",
    "description": "128 random bits in lower-case base32 without padding.",
}
ID: Json = {"name": "session_id", "in": "path", "required": True, "schema": SECRET}
CODE: Json = {
    "name": CODE_HEADER,
    "in": "header",
    "schema": {"type": "string"},
    "description": "The programme's code, where this server has one.",
}
BASE64: Json = {"type": "string", "contentEncoding": "base64"}


def _object(**properties: Json) -> Json:
    return {"type": "object", "required": list(properties), "properties": properties}


SCHEMAS: dict[str, Json] = {
    "Exchange": _object(
        vector=BASE64 | {"description": "The state vector of who sends it (Yjs, version 1)."},
        update=BASE64 | {"description": "What the other one may lack, as a Yjs update, version 1."},
    ),
    "Session": _object(
        id=SECRET,
        updated={"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
        fields={
            "type": "object",
            "required": ["meta"],
            "description": "Texts and choices by field, ticked boxes as a list.",
        },
    ),
    "Problem": _object(
        type={"type": "string"},
        title={"type": "string"},
        status={"type": "integer"},
        detail={"type": "string", "description": "One clear sentence."},
    ),
}


@bp.get("/openapi.json", provide_automatic_options=False)
def openapi() -> Response:
    """Answer with this description."""
    config = current_app.config
    answer = jsonify(document(config["MAX_UPDATE"], config["MAX_SESSION"]))
    answer.headers["Cache-Control"] = "no-cache"
    return answer


def document(max_update: int, max_session: int) -> Json:
    """The whole description, with the limits of this server in bytes."""
    sync = _operation(
        "sync",
        "Merge what the phone has, and get what it lacks; the first sync makes the session.",
        {200: _content("What the phone lacks. All it sent is on disk.", "Exchange")},
        (400, 403, 413, 415),
    )
    limits = f"An update may have {max_update} bytes, a session {max_session}."
    body = {"required": True, "description": limits, "content": _json("Exchange")}
    read = {200: _content("What people can read of the session.", "Session")}
    deleted: dict[int, Json] = {204: {"description": "Deleted for good."}}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Andersom",
            "version": version("andersom"),
            "summary": "Where phones with the same session meet. Any request may be repeated.",
        },
        "security": [{"key": []}],
        "paths": {
            "/api/v1/sessions/{session_id}/sync": {
                "parameters": [ID],
                "post": sync | {"requestBody": body, "parameters": [CODE]},
            },
            "/api/v1/sessions/{session_id}": {
                "parameters": [ID],
                "get": _operation("read", "Read a session.", read),
                "delete": _operation("delete", "Forget a session for good.", deleted),
            },
            "/api/v1/openapi.json": {
                "get": {
                    "operationId": "openapi",
                    "summary": "This description.",
                    "security": [],
                    "responses": {
                        "200": {"description": "It.", "content": {"application/json": {}}}
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
                    "description": "The session's key, of the same form as its id.",
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
