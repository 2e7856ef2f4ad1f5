"""The socket that `andersom serve` listens on."""

import socket

import click


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
