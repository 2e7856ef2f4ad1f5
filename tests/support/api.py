"""The API alone, without pages, for tests that need many apps or need them fast."""

from pathlib import Path

from flask import Flask
from tinydb import TinyDB
from werkzeug.exceptions import HTTPException

from webapp import open_store
from webapp.api import problems, sessions
from webapp.api.rate_limits import Limits
from webapp.config import from_environment


def api_app(data: Path, **settings: object) -> Flask:
    """An app with nothing but the API, which keeps its sessions under `data`."""
    app = Flask("webapp", static_folder=None)
    app.config.from_mapping(from_environment({}))
    app.config.from_mapping(SESSION_RATE=10_000.0, SESSION_BURST=10_000.0)
    app.config.from_mapping(settings, DATA=data)
    app.register_blueprint(sessions.blueprint(open_store(data), Limits.from_config(app.config)))
    app.register_error_handler(HTTPException, problems.of_http_error)
    app.register_error_handler(Exception, problems.of_unexpected)
    return app


def stored(data: Path, session_id: str) -> dict[str, object]:
    """The document of a session as it stands in its file."""
    path = data / "sessions" / session_id[:2] / f"{session_id}.json"
    with TinyDB(path, access_mode="r") as db:
        (document,) = db.table("session").all()
    return dict(document)
