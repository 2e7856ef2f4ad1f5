"""`andersom serve`."""

import logging
import signal
import socket
from contextlib import closing, suppress
from threading import Thread

import click

from webapp import create_app, parts_of
from webapp.asgi import server
from webapp.cli.data_option import DATA
from webapp.cli.sentences import stop_with_a_sentence
from webapp.config import data_place, unknown
from webapp.store import retention
from webapp.yjs.fork_server import ForkServer


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
@DATA
def serve(host: str, port: int, data: str) -> None:
    """Serve the app until Ctrl-C or SIGTERM."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    fork_server = ForkServer()
    for setting in unknown():
        click.echo(f"{setting} is no setting of Andersom, and changes nothing.", err=True)
    with stop_with_a_sentence():
        app = create_app({"DATA": data_place(data)} if data else None, fork_server)
    listening = _listen(host, port)
    name = f"[{host}]" if ":" in host else host
    address = f"http://{name}:{listening.getsockname()[1]}"
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    # A terminal that is closed, unless `nohup` has it ignored; Windows has none.
    hangup = getattr(signal, "SIGHUP", None)
    if hangup and signal.getsignal(hangup) == signal.SIG_DFL:
        signal.signal(hangup, lambda *_: signal.raise_signal(signal.SIGTERM))
    store = parts_of(app).store
    with suppress(KeyboardInterrupt), fork_server.ready(listening), closing(store):
        retention.start(store, app.config["KEEP_DAYS"])
        Thread(target=parts_of(app).views.prepare, name="pages", daemon=True).start()
        click.echo(f"Andersom is at {address} (Ctrl-C stops it); data in {app.config['DATA']}")
        server.serve(app, listening)
    click.echo("Andersom has stopped.")


def _listen(host: str, port: int) -> socket.socket:
    """Listen on an address; on `::` for IPv4 too, or say that it doesn't."""
    if not host:
        # For a socket it is all addresses, which nobody asks for by leaving a variable empty.
        raise click.ClickException("--host must name an address, and is empty.")
    ipv6 = ":" in host
    both = host == "::" and socket.has_dualstack_ipv6()
    if host == "::" and not both:
        click.echo("This system takes either IPv6 or IPv4: use --host 0.0.0.0 for IPv4.", err=True)
    family = socket.AF_INET6 if ipv6 else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, dualstack_ipv6=both)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise click.ClickException(
            f"Can't listen on {host}, port {port}: {reason}. Choose another with --port."
        ) from error
