"""`andersom serve`."""

import logging
import os
import signal
import socket
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from threading import Thread
from typing import cast

import click
from flask import Flask

from webapp import create_app, logs, parts_of
from webapp.asgi import server
from webapp.asgi.supervisor import NeverServedError, Supervisor
from webapp.asgi.worker import Lifeline
from webapp.cli.data_option import DATA
from webapp.cli.listening import listen, show_metrics
from webapp.cli.sentences import stop_with_a_sentence
from webapp.config import NUMBERS, data_place, from_environment, unknown
from webapp.store import retention
from webapp.yjs.fork_server import ForkServer

MOST_WORKERS = NUMBERS["WORKERS"].most

logger = logging.getLogger(__name__)


@click.command()
@click.option("--host", default="127.0.0.1", help="Address to listen on; :: for all, 0.0.0.0 too.")
@click.option(
    "--port",
    default=5000,
    envvar="PORT",
    show_envvar=True,
    type=click.IntRange(0, 65535),
    help="Port to listen on; 0 takes a free one.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, MOST_WORKERS),
    show_default=False,
    help="Processes that serve, if a database keeps the sessions; without it, ANDERSOM_WORKERS"
    " says it, or there is one.",
)
@DATA
def serve(host: str, port: int, workers: int | None, data: str) -> None:
    """Serve the app until Ctrl-C or SIGTERM."""
    with stop_with_a_sentence():
        form = cast("logs.Form", from_environment()["LOG"])
    logs.set_up(form)
    fork_server = ForkServer()
    for setting in unknown():
        sentence = f"{setting} is no setting of Andersom, and changes nothing."
        click.echo(sentence, err=True) if form == "lines" else logger.warning(sentence)
    overrides: dict[str, object] = {"WORKERS": workers} if workers else {}
    with stop_with_a_sentence():
        if data:
            overrides["DATA"] = data_place(data)
        app = create_app(overrides, fork_server)
    count: int = app.config["WORKERS"]
    if count > 1:
        _check_several(app)
    listening = listen(host, port)
    name = f"[{host}]" if ":" in host else host
    address = f"http://{name}:{listening.getsockname()[1]}"
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    # A terminal that is closed, unless `nohup` has it ignored; Windows has none.
    hangup = getattr(signal, "SIGHUP", None)
    if hangup and signal.getsignal(hangup) == signal.SIG_DFL:
        signal.signal(hangup, lambda *_: signal.raise_signal(signal.SIGTERM))
    say = click.echo if form == "lines" else logger.info

    def say_where() -> None:
        say(f"Andersom is at {address} (Ctrl-C stops it); data in {app.config['DATA']}")

    if count > 1:
        _serve_by_several(count, app, fork_server, listening, say_where)
    else:
        with suppress(KeyboardInterrupt), fork_server.ready(listening):
            _serve(app, listening, say_where)  # by then a signal stops it in good order
    say("Andersom has stopped.")


def _serve(
    app: Flask,
    listening: socket.socket,
    serves: Callable[[], None],
    place: int = 0,
) -> None:
    """Serve by this process, with all that goes on beside it. Raises KeyboardInterrupt.

    Calls `serves` when it answers. Of several workers, the one in the first `place` sweeps.
    """
    parts = parts_of(app)
    with closing(parts.store):
        show_metrics(parts.metrics, app.config["METRICS"], place)
        parts.counting.start()
        if place == 0:
            retention.start(parts.store, app.config["KEEP_DAYS"], metrics=parts.metrics)
        Thread(target=parts.views.prepare, name="pages", daemon=True).start()
        server.serve(app, listening, parts.budgets, serves, parts.metrics, parts.store.channel)


def _serve_by_several(
    count: int,
    app: Flask,
    fork_server: ForkServer,
    listening: socket.socket,
    say_where: Callable[[], None],
) -> None:
    """Serve by so many workers, until this process is asked to stop."""

    def work(lifeline: Lifeline, place: int) -> None:
        with fork_server.ready(listening, lifeline.socket):
            lifeline.stop_when_it_ends()
            try:
                _serve(app, listening, lifeline.say_serving, place)
            except click.ClickException as error:
                logger.error(error.message)  # noqa: TRY400 - it is a sentence
                raise

    try:
        Supervisor(count, listening, work).run(say_where)
    except NeverServedError:
        raise click.ClickException(
            "A worker ended before it served; what the log says of it tells why."
        ) from None


def _check_several(app: Flask) -> None:
    if isinstance(app.config["DATA"], Path):
        raise click.ClickException(
            "Several workers need a database (ANDERSOM_DATA=postgresql://…): one serves a folder."
        )
    if not hasattr(os, "fork"):
        raise click.ClickException("Several workers need a system that can fork, such as Linux.")
