"""The command `andersom`: serve the app, or write it as a static folder."""

import logging
import signal
import socket
from contextlib import suppress
from pathlib import Path

import click

from webapp import create_app, parts_of
from webapp.pages import static_site
from webapp.store import retention
from webapp.wsgi import server


@click.group(context_settings={"help_option_names": ["-h", "--help"], "show_default": True})
@click.version_option(package_name="andersom")
def main() -> None:
    """A reverse-mentoring session on a phone: the pupil teaches the mentor."""


@main.command()
@click.option("--host", default="127.0.0.1", help="Address to listen on.")
@click.option(
    "--port",
    default=5000,
    envvar="PORT",
    show_envvar=True,
    type=click.IntRange(0, 65535),
    help="Port to listen on; 0 takes a free one.",
)
@click.option(
    "--data",
    envvar="ANDERSOM_DATA",
    show_envvar=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the sessions; without it, this user's data folder.",
)
def serve(host: str, port: int, data: Path | None) -> None:
    """Serve the app until Ctrl-C or SIGTERM."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    app = create_app({"DATA": data.resolve()} if data else None)
    listening = _listen(host, port)
    name = f"[{host}]" if ":" in host else host
    address = f"http://{name}:{listening.getsockname()[1]}"
    retention.start(parts_of(app).store, app.config["KEEP_DAYS"])
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        click.echo(f"Andersom is at {address} (Ctrl-C stops it); data in {app.config['DATA']}")
        server.serve(app, listening)
    click.echo("Andersom has stopped.")


@main.command()
@click.argument("directory", type=click.Path(file_okay=False, path_type=Path))
def build(directory: Path) -> None:
    """Write the app into DIRECTORY, for any web server that serves files; it won't sync."""
    app = create_app()
    try:
        static_site.build(app, parts_of(app).assets, directory)
    except FileExistsError as error:
        raise click.ClickException(f"{error}.") from error
    click.echo(f"Andersom is in {directory}.")


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server(
            (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET
        )
    except OSError as error:
        raise click.ClickException(
            f"Can't listen on {host}, port {port}: {error.strerror}. Choose another with --port."
        ) from error
