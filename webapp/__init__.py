"""The app's one assembly point."""

from collections.abc import Mapping

from flask import Flask

from webapp import assets, config
from webapp.api import openapi, problems, sessions
from webapp.pages import routes
from webapp.wsgi import proxies


def create_app(overrides: Mapping[str, object] | None = None) -> Flask:
    """Assemble the app; `overrides` replaces settings that else come from the environment."""
    app = Flask(__name__, static_folder=None)
    app.config.from_mapping(config.from_environment())
    app.config.from_mapping(overrides or {})
    assets.init_app(app)
    problems.init_app(app)
    app.register_blueprint(sessions.bp)
    app.register_blueprint(openapi.bp)
    routes.init_app(app)
    proxies.init_app(app)
    return app
