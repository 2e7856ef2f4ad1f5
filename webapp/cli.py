"""The command `andersom`: serve the app, write it as a static folder, bring sessions back."""

import logging
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from threading import Thread
from typing import cast

import click

from webapp import create_app, open_store, parts_of
from webapp.asgi import server
from webapp.assets import AssetMissingError
from webapp.config import BadSettingError, data_place, from_environment, unknown
from webapp.pages import static_site
from webapp.store import restoring, retention
from webapp.store.base import StoreUnavailableError
from webapp.yjs.fork_server import ForkServer

DATA = click.option(
    "--data",
    envvar="ANDERSOM_DATA",
    show_envvar=True,
    default="",
    show_default=False,
    help="Folder for the sessions, or postgresql://…; without it, this user's data folder.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "show_default": True})
@click.version_option(package_name="andersom")
def main() -> None:
    """A reverse-mentoring session on a phone: the pupil teaches the mentor."""
    if isinstance(sys.stdout, TextIOWrapper):  # It may lack letters of a folder's name.
        sys.stdout.reconfigure(errors="backslashreplace")


@main.command()
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


@main.command()
@click.argument("directory", type=click.Path(file_okay=False, path_type=Path))
def build(directory: Path) -> None:
    """Write the app into DIRECTORY, for any web server that serves files; it won't sync."""
    with stop_with_a_sentence():
        app = create_app()
        static_site.build(app, parts_of(app).assets, directory)
    click.echo(f"Andersom is in {directory}.")


@main.command()
@click.argument("ids", nargs=-1)
@click.option("--day", help="All that was set aside on this day, such as 2026-11-28.")
@click.option("--all", "everything", is_flag=True, help="All that is set aside.")
@DATA
def restore(ids: tuple[str, ...], day: str | None, *, everything: bool, data: str) -> None:
    """Bring back sessions that were set aside, by their IDS, by day or all; else list them.

    The server may run meanwhile.
    """
    with stop_with_a_sentence(), closing(open_store(data_place(data))) as store:
        aside = store.aside()
        wanted = set(ids).union(*(held for d, held in aside.items() if everything or d == day))
        if not (ids or day or everything):
            for each, held in aside.items():
                click.echo("\n  ".join((f"{each}: {len(held)} sessions", *held)))
        missing = wanted.difference(*aside.values()) or ({day} - aside.keys() if day else set())
        if missing:
            raise click.ClickException(f"Nothing is set aside under {', '.join(sorted(missing))}.")
        if not aside:
            click.echo("Nothing is set aside.")
        elif wanted:
            most = cast("int", from_environment()["MAX_DATA"])
            restored = restoring.bring_back(store, sorted(wanted), most)
            click.echo(f"Brought back: {len(restored.back)} sessions.")
            for session_id, reason in restored.left.items():
                click.echo(f"{session_id} stays aside: {reason}.", err=True)
            if restored.left:
                raise click.exceptions.Exit(1)


@contextmanager
def stop_with_a_sentence() -> Iterator[None]:
    """Say what the keeper of the server can mend as a sentence, and stop."""
    try:
        yield
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        raise click.ClickException(f"{where}{error.strerror or error}.") from error
    except (BadSettingError, AssetMissingError, StoreUnavailableError) as error:
        raise click.ClickException(f"{error}.") from error


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
