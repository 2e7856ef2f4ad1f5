"""Addresses of the network, in whichever of its ways one is written."""

import ipaddress
import re
from functools import lru_cache

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# The largest network that a provider gives to one customer. Counting a smaller one, as /64, would
# let one line be 65,536 addresses.
IPV6_LINE = 48

QUOTED = re.compile(r'"(.*)"')
BRACKETED = re.compile(r"\[([^\]]*)\](?::\d+)?", re.ASCII)
WITH_PORT = re.compile(r"([\d.]+):\d+", re.ASCII)


def parse(text: str | None) -> Address | None:
    """The address of `192.0.2.7`, `192.0.2.7:443`, `[2001:db8::1]:443` and so on, else None.

    An address of IPv4 that is written as IPv6 (`::ffff:192.0.2.7`) is one of IPv4. The zone of a
    link-local address (`%eth0`) is left out.
    """
    bare = (text or "").strip()
    for pattern in (QUOTED, BRACKETED, WITH_PORT):
        if found := pattern.fullmatch(bare):
            bare = found[1]
    try:
        parsed = ipaddress.ip_address(bare.partition("%")[0])
    except ValueError:
        return None
    return getattr(parsed, "ipv4_mapped", None) or parsed


@lru_cache(maxsize=4096)
def line(address: str | None) -> str:
    """What counts as one address: an IPv4 address, or all that one line of IPv6 may have."""
    parsed = parse(address)
    if isinstance(parsed, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((parsed, IPV6_LINE), strict=False))
    return str(parsed) if parsed else "unknown"
