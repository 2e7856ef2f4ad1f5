"""The API alone, without pages, for tests that need many apps or need them fast."""

import json
from pathlib import Path

from flask import Flask
from tinydb import TinyDB
from werkzeug.exceptions import HTTPException
from werkzeug.test import TestResponse

from webapp import open_store
from webapp.api import problems, repeated, sessions
from webapp.api.rate_limits import Limits
from webapp.config import from_environment
from webapp.store.postgres.address import Address
from webapp.wsgi.counting import Counting, OwnCounting


def api_app(data: Path | Address, counting: Counting | None = None, /, **settings: object) -> Flask:
    """An app with nothing but the API, which keeps its sessions in `data`."""
    app = Flask("webapp", static_folder=None)
    app.config.from_mapping(from_environment({}))
    app.config.from_mapping(SESSION_RATE=10_000.0, SESSION_BURST=10_000.0)
    app.config.from_mapping(settings, DATA=data)
    store, limits = open_store(data), Limits.from_config(app.config, counting or OwnCounting())
    app.register_blueprint(sessions.blueprint(store, limits))
    app.register_error_handler(HTTPException, problems.of_http_error)
    app.register_error_handler(Exception, problems.of_unexpected)
    repeated.init_app(app, store, limits)
    return app


def stored(data: Path, session_id: str) -> dict[str, object]:
    """The document of a session as it stands in its file."""
    path = data / "sessions" / session_id[:2] / f"{session_id}.json"
    with TinyDB(path, access_mode="r", encoding="utf-8") as db:
        (document,) = db.table("session").all()
    return dict(document)


def check(answer: TestResponse, status: int) -> str:
    """Check that an answer is a whole problem, and give its sentence."""
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    assert answer.headers["Cache-Control"] == "no-store"
    content = json.loads(answer.data)
    assert set(content) == {"type", "title", "status", "detail"}
    assert content["status"] == status
    detail = str(content["detail"])
    assert detail.endswith(".")
    return detail
