"""Where a database is, as who runs the server writes it. It needs no psycopg."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

# Nor are the addresses of other programs, such as `postgresql+psycopg://`, the names of folders.
MEANT = re.compile(r"postgres(?:ql)?:|\w[\w+.-]+://", re.IGNORECASE)
FORM = "postgresql://USER@HOST:PORT/NAME"


@dataclass(frozen=True)
class Address:
    """An address as libpq takes it, which may hold a password: so it shows only a part of it."""

    url: str = field(repr=False)

    def __str__(self) -> str:
        """The hosts and the name of the database; neither user nor password nor options."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def is_meant(text: str) -> bool:
    """Whether a text is meant for a database's address, and names no folder."""
    return MEANT.match(text) is not None


def parsed(text: str) -> Address:
    """The address. Raises ValueError, which doesn't quote it, if it hasn't the form of one."""
    try:
        parts = urlsplit(text)
        ports = [host.rpartition(":")[2] for host in _hosts(parts.netloc)]
    except ValueError:
        raise ValueError(f"it must look like {FORM}") from None
    # An "@" or "#" behind the host is one of a password that wasn't escaped, and would be shown.
    odd = "@" in f"{parts.path}?{parts.query}" or re.search(r"[\s#]", text)
    if odd or not re.match(r"postgres(?:ql)?://", text):
        raise ValueError(f"it must look like {FORM}, with @ and / in a password as %40 and %2F")
    if not all(port.isdecimal() and 0 < int(port) < 2**16 for port in ports):
        raise ValueError("its port must be a number from 1 to 65535")
    return Address(text)


def _hosts(netloc: str) -> list[str]:
    """The hosts that have a port; there may be several, with commas between."""
    hosts = netloc.rpartition("@")[2].split(",")
    return [host for host in hosts if ":" in host.rpartition("]")[2]]
