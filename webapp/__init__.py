"""The app's one assembly point: what several parts share is made here, and handed to them."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from flask.typing import ResponseReturnValue
from flask_babel import Babel
from werkzeug.exceptions import HTTPException, InternalServerError

from webapp import assets, config, paths
from webapp.api import openapi, problems, repeated, sessions
from webapp.api.rate_limits import Limits
from webapp.asgi.budgets import Budgets
from webapp.assets import Assets
from webapp.config import BadSettingError
from webapp.languages import SOURCE
from webapp.metrics.base import NONE, Metrics
from webapp.pages import routes
from webapp.pages.rendering import Pages
from webapp.pages.template_cache import TemplateCache
from webapp.store.base import Store
from webapp.store.folder_reading import FolderSource
from webapp.store.postgres.address import Address
from webapp.store.reading import Source
from webapp.store.tinydb_store import TinyDBStore
from webapp.wsgi import health, proxies, security_headers
from webapp.wsgi.counting import Counting, OwnCounting
from webapp.wsgi.exchange import Exchange
from webapp.wsgi.readiness import Readiness
from webapp.yjs.fork_server import ForkServer

KEY = "andersom"

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Parts:
    """What `create_app` made for an app; the command line and the tests ask for it."""

    assets: Assets
    store: Store
    pages: Pages
    views: routes.Views
    budgets: Budgets
    metrics: Metrics
    counting: Counting


def create_app(
    overrides: Mapping[str, object] | None = None, fork_server: ForkServer | None = None
) -> Flask:
    """Assemble the app; `overrides` replaces settings of `config.from_environment`.

    What may take long to merge is merged in a process of the `fork_server`.

    Raises BadSettingError for a setting that can't be used, AssetMissingError before the front end
    was built, StoreUnavailableError where the sessions' database can't be used.
    """
    app = Flask(__name__, static_folder=None)
    app.config.from_mapping(config.from_environment())
    app.config.from_mapping(overrides or {})
    options = {"trim_blocks": True, "lstrip_blocks": True}
    app.jinja_options = {**options, "bytecode_cache": TemplateCache(options)}
    Babel(
        app,
        default_translation_directories=str(paths.folder("translations")),
        locale_selector=lambda: SOURCE,
    )
    built = Assets.load(paths.folder("static") / "dist")
    pages = Pages(app, built)
    store = open_store(app.config["DATA"])
    counting = Exchange(store.counts) if store.counts else OwnCounting()
    parts = Parts(
        built,
        store,
        pages,
        routes.Views(pages),
        Budgets.from_config(app.config, counting),
        open_metrics() if app.config["METRICS"] else NONE,
        counting,
    )
    parts.metrics.watch_room(lambda: store.used, app.config["MAX_DATA"])
    app.extensions[KEY] = parts

    limits = Limits.from_config(app.config, counting)
    app.register_blueprint(sessions.blueprint(store, limits, fork_server, parts.metrics))
    app.register_blueprint(openapi.bp)
    app.register_blueprint(health.blueprint(Readiness(parts.store.check)))
    app.register_blueprint(routes.blueprint(parts.views))
    _answer_errors(app, pages)
    app.after_request(routes.keep_redirects_here)

    # Each wraps those before it, so a request passes the last one first.
    repeated.init_app(app, parts.store, limits, parts.metrics)
    assets.serve(app, built)
    security_headers.init_app(app, built)
    proxies.init_app(app)
    return app


def parts_of(app: Flask) -> Parts:
    """What `create_app` made for this app."""
    parts: Parts = app.extensions[KEY]
    return parts


def open_metrics() -> Metrics:
    """Numbers that Prometheus can read."""
    # Only here, as it would make the start of a server slower that nobody watches.
    from webapp.metrics.prometheus import PrometheusMetrics  # noqa: PLC0415

    return PrometheusMetrics()


def open_store(data: Path | Address) -> Store:
    """The store of the sessions in a data folder or a database, cleaned and measured.

    Raises BadSettingError where psycopg isn't installed, StoreUnavailableError where the database
    can't be used.
    """
    if isinstance(data, Address):
        return _open_database(data)
    store = TinyDBStore(data)
    try:
        store.clean()
        store.measure()
    except OSError as error:
        logger.warning("the data folder can't be cleaned: %s", error.strerror)
    return store


def open_source(data: Path | Address) -> Source:
    """The same, only to be read as a whole: there, nothing is made, cleaned or measured."""
    if isinstance(data, Address):
        with _explaining_a_missing_extra():
            from webapp.store.postgres.store import open_source as open_postgres  # noqa: PLC0415
        return open_postgres(data)
    return FolderSource(data)


def _open_database(data: Address) -> Store:
    with _explaining_a_missing_extra():
        # Only here, as a server with a folder runs without psycopg.
        from webapp.store.postgres.store import open_store as open_postgres  # noqa: PLC0415
    return open_postgres(data)


@contextmanager
def _explaining_a_missing_extra() -> Iterator[None]:
    try:
        yield
    except ImportError:
        raise BadSettingError(
            "psycopg is missing, which databases need: pip install 'andersom[postgres]'"
        ) from None


def _answer_errors(app: Flask, pages: Pages) -> None:
    """Answer errors with problems under /api/, and with pages elsewhere.

    They are the app's own handlers, since an unknown address belongs to no blueprint.
    """

    @app.errorhandler(HTTPException)
    def http_error(error: HTTPException) -> ResponseReturnValue:
        return problems.of_http_error(error) if problems.in_api() else routes.error(error, pages)

    @app.errorhandler(Exception)
    def unexpected(error: Exception) -> ResponseReturnValue:
        if problems.in_api():
            return problems.of_unexpected(error)
        if app.testing:
            raise error
        problems.log_mistake(error)
        return routes.error(InternalServerError(), pages)
