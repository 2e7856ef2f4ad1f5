"""The socket that `andersom serve` listens on."""

import logging
import socket

import click

from webapp.metrics.base import Metrics

logger = logging.getLogger(__name__)


def listen(host: str, port: int) -> socket.socket:
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


def show_metrics(metrics: Metrics, address: tuple[str, int] | None, place: int) -> None:
    """Show the numbers at an address, if there is one; each further worker's one port higher."""
    if address is None:
        return
    host, port = address
    try:
        shown = metrics.listen(host, port and port + place)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise click.ClickException(
            f"Can't show metrics on {host}, port {port + place}: {reason}. Choose another"
            " address with ANDERSOM_METRICS."
        ) from error
    name = f"[{host}]" if ":" in host else host
    logger.info("metrics are at http://%s:%d/metrics", name, shown)
