"""The app's settings, from the environment."""

import ipaddress
import math
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from webapp import logs
from webapp.files import exists, is_folder
from webapp.store.postgres import address
from webapp.store.postgres.address import Address

PREFIX = "ANDERSOM_"

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass(frozen=True)
class Number:
    """A setting that is a number: what it is unless set, its bounds, and what it counts.

    One that is `whole` is an int. `off` says what 0 means, where it may be 0.
    """

    default: float
    least: float
    most: int
    unit: str
    whole: bool = True
    off: str = ""


CPU = "processor seconds a second"
NUMBERS = {
    # An update with its vector, in base64, must fit into what the server reads (4 MiB).
    "MAX_UPDATE": Number(256 * 1024, 1, 2_800_000, "bytes"),
    "MAX_SESSION": Number(1024 * 1024, 1, 64 * 1024**2, "bytes"),
    # Into how many pieces a session may be cut by its changes. Those that ask for the same place
    # make Yjs look at each of the others: 10,000 made for it took 3 s of one core, 20,000 over a
    # minute. Typing on makes no new one, only typing elsewhere does: two people who typed 16,000
    # keys, in twenty fields and across each other, made 5,000.
    "MAX_CHANGES": Number(10_000, 1, 100_000, "pieces"),
    "MAX_DATA": Number(10 * 1024**3, 1, 2**60, "bytes", off="for no limit"),
    "WORKERS": Number(1, 1, 64, "processes"),
    "KEEP_DAYS": Number(365, 1, 36_500, "days", off="for good"),
    # How much one address may have the stored sessions grow. New ones get half of it at most.
    "GROWTH_PER_ADDRESS": Number(512 * 1024**2, 1, 2**60, "bytes a day", off="for no limit"),
    "NEW_PER_ADDRESS": Number(10_000, 1, 2**40, "new sessions a day", off="for no limit"),
    "NEW_PER_DAY": Number(50_000, 1, 2**40, "new sessions a day", off="for no limit"),
    # A school's phones share one address: a thousand of them may come back online in one minute,
    # and then, two to a session, each ask every 2.5 seconds, without being refused
    # (bench/README.md). A burst is what may come at once after a pause.
    "ADDRESS_RATE": Number(500, 1, 2**40, "requests a second", whole=False),
    "ADDRESS_BURST": Number(6000, 1, 2**40, "requests"),
    # What the requests cost that one address, or one session, sends: of one core. A thousand phones
    # with open sessions cost up to 0.6, and hundreds that come for the first time a burst.
    "ADDRESS_CPU": Number(
        0.8, 0.001, 1000, "processor seconds a second", whole=False, off="for no limit"
    ),
    "ADDRESS_CPU_BURST": Number(60, 1, 2**40, "processor seconds"),
    "SESSION_CPU": Number(
        0.1, 0.001, 1000, "processor seconds a second", whole=False, off="for no limit"
    ),
    "SESSION_CPU_BURST": Number(10, 1, 2**40, "processor seconds"),
    "SESSION_RATE": Number(5, 1, 2**40, "requests a second", whole=False),
    "SESSION_BURST": Number(100, 1, 2**40, "requests"),
}
TEXTS = ("DATA", "JOIN_CODE", "LOG", "METRICS", "TRUSTED_PROXIES")
LAST_PORT = 65535

# Long enough that nobody finds one by trying.
JOIN_CODE = re.compile(r"[A-Za-z0-9_-]{12,64}", re.ASCII)


class BadSettingError(ValueError):
    """A setting in the environment has a value that the app can't use."""


def from_environment(environment: Mapping[str, str] = os.environ) -> dict[str, object]:
    """The settings as Flask takes them: `{"DATA": Path | Address, "MAX_UPDATE": int, …}`.

    Each can be set by a variable of its name after `ANDERSOM_`; an empty one counts as not set.

    Raises BadSettingError.
    """

    def value(name: str) -> str:
        return environment.get(f"{PREFIX}{name}", "").strip()

    found: dict[str, object] = {"DATA": data_place(value("DATA"))}
    for name, number in NUMBERS.items():
        found[name] = _number(name, value(name), number)
    found["LOG"] = _log_form(value("LOG"))
    found["METRICS"] = _metrics_address(value("METRICS"))
    found["JOIN_CODE"] = _join_code(value("JOIN_CODE"))
    found["TRUSTED_PROXIES"] = _networks(value("TRUSTED_PROXIES"))
    return found


def settings() -> set[str]:
    """The variables of all settings."""
    return {f"{PREFIX}{name}" for name in (*TEXTS, *NUMBERS)}


def unknown(environment: Mapping[str, str] = os.environ) -> list[str]:
    """The variables that look like settings and are none, such as one that is misspelt."""
    looking = {name for name in environment if name.startswith(PREFIX)}
    return sorted(looking - settings())


def data_place(value: str, name: str = f"{PREFIX}DATA") -> Path | Address:
    """Where sessions are kept: a database's address, else a folder as of `data_folder`.

    Raises BadSettingError, which says `name` for it, and no password.
    """
    if not address.is_meant(value):
        return data_folder(value, name)
    try:
        return address.parsed(value)
    except ValueError as error:
        raise BadSettingError(f"{name} names a database, but {error}") from None


def data_folder(value: str, name: str = f"{PREFIX}DATA") -> Path:
    """The data folder of this name, absolute; the user's own for an empty name.

    Raises BadSettingError if it is no folder, or can't be looked at.
    """
    try:
        folder = Path(value).expanduser() if value else platformdirs.user_data_path("andersom")
        folder = folder.absolute()
        usable = is_folder(folder) or not exists(folder)
    except (OSError, RuntimeError, ValueError) as error:
        reason = str(getattr(error, "strerror", None) or error).rstrip(".")
        raise BadSettingError(f"{name} names {value!r}, and: {reason}") from None
    if not usable:
        raise BadSettingError(f"{name} must name a folder, and {value!r} is something else")
    return folder


def _join_code(value: str) -> str:
    if value and not JOIN_CODE.fullmatch(value):
        raise BadSettingError(
            f"{PREFIX}JOIN_CODE must be 12 to 64 letters of English, digits, - or _"
        )
    return value


def _log_form(value: str) -> logs.Form:
    match value:
        case "" | "lines":
            return "lines"
        case "json":
            return "json"
    raise BadSettingError(f"{PREFIX}LOG must be lines or json, not {value!r}")


def _metrics_address(value: str) -> tuple[str, int] | None:
    """Host and port, as in `127.0.0.1:9100` or `[::1]:9100`."""
    if not value:
        return None
    host, _, port = value.rpartition(":")
    bare = host[1:-1] if host.startswith("[") and host.endswith("]") else host
    if not bare or (":" in bare) != (bare != host) or not (port.isascii() and port.isdigit()):
        raise BadSettingError(f"{PREFIX}METRICS must be HOST:PORT, not {value!r}")
    if int(port) > LAST_PORT:
        raise BadSettingError(f"{PREFIX}METRICS has a port of at most {LAST_PORT}, not {port}")
    return bare, int(port)


def _networks(value: str) -> tuple[Network, ...]:
    items = [item.strip() for item in value.split(",")]
    try:
        return tuple(_network(item) for item in items if item)
    except ValueError as error:
        raise BadSettingError(
            f"{PREFIX}TRUSTED_PROXIES must be addresses or networks with commas between: {error}"
        ) from None


def _network(text: str) -> Network:
    """A network; one of IPv4 that is written as IPv6 (`::ffff:10.0.0.0/104`) is one of IPv4."""
    network = ipaddress.ip_network(text)
    mapped = getattr(network.network_address, "ipv4_mapped", None)
    if mapped and network.prefixlen >= 96:
        return ipaddress.ip_network((mapped, network.prefixlen - 96))
    return network


def _number(name: str, value: str, setting: Number) -> float:
    """A number within its bounds; a whole one only where it is written as such."""
    if not value:
        return setting.default
    try:
        number = int(value) if setting.whole else float(value)
    except ValueError:
        number = math.nan
    # What is only rounded to 0 (`1e-400`) switches nothing off.
    nought = number == 0 and not value.strip("0.")
    if setting.least <= number <= setting.most or (setting.off and nought):
        return number
    kind = "a whole number" if setting.whole else "a number"
    off = f", or 0 {setting.off}" if setting.off else ""
    bounds = f"from {setting.least:,} to {setting.most:,} ({setting.unit}){off}"
    raise BadSettingError(f"{PREFIX}{name} must be {kind} {bounds}, not {value!r}")
