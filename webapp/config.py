"""The app's settings, from the environment."""

import ipaddress
import os
import re
from collections.abc import Mapping
from pathlib import Path

import platformdirs

PREFIX = "ANDERSOM_"

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

# Bytes.
SIZES = {"MAX_UPDATE": 256 * 1024, "MAX_SESSION": 1024 * 1024}

# Into how many pieces a session may be cut by its changes. Those that ask for the same place make
# Yjs look at each of the others: 10,000 made for it took 3 s of one core, 20,000 over a minute.
# Typing on makes no new one, only typing elsewhere does: two people who typed 16,000 keys, in
# twenty fields and across each other, made 5,000.
PIECES = {"MAX_CHANGES": 10_000}

# 0 switches these off: bytes that all sessions may take, and days that one is kept unchanged.
ROOM = {"MAX_DATA": 10 * 1024**3}
KEPT = {"KEEP_DAYS": 365}

# How many sessions may be new within a day, from one address and in all; 0 for any number.
NEW = {"NEW_PER_ADDRESS": 10_000, "NEW_PER_DAY": 50_000}

# Long enough that nobody finds one by trying.
JOIN_CODE = re.compile(r"[A-Za-z0-9_-]{12,64}", re.ASCII)

# Requests a second, and how many may come at once after a pause. A school's phones share one
# address: a thousand of them may come back online in one minute, and then, two to a session, each
# ask every 2.5 seconds, without being refused (bench/README.md).
RATES: dict[str, float] = {
    "ADDRESS_RATE": 500,
    "ADDRESS_BURST": 6000,
    "SESSION_RATE": 5,
    "SESSION_BURST": 100,
}


class BadSettingError(ValueError):
    """A setting in the environment has a value that the app can't use."""


def from_environment(environment: Mapping[str, str] = os.environ) -> dict[str, object]:
    """The settings as Flask takes them: `{"DATA": Path, "MAX_UPDATE": int, …}`.

    Each can be set by a variable of its name after `ANDERSOM_`; an empty one counts as not set.

    Raises BadSettingError.
    """
    settings: dict[str, object] = {"DATA": _data(environment.get(f"{PREFIX}DATA", ""))}
    for name, size in (SIZES | PIECES).items():
        settings[name] = int(_number(name, environment, size))
    for name, rate in RATES.items():
        settings[name] = _number(name, environment, rate)
    for name, most in (ROOM | KEPT | NEW).items():
        settings[name] = int(_number(name, environment, most, least=0))
    settings["JOIN_CODE"] = _join_code(environment.get(f"{PREFIX}JOIN_CODE", ""))
    settings["TRUSTED_PROXIES"] = _networks(environment.get(f"{PREFIX}TRUSTED_PROXIES", ""))
    return settings


def _data(value: str) -> Path:
    folder = Path(value).expanduser() if value else platformdirs.user_data_path("andersom")
    folder = folder.absolute()
    if folder.exists() and not folder.is_dir():
        raise BadSettingError(f"{PREFIX}DATA must name a folder, and {value!r} is something else")
    return folder


def _join_code(value: str) -> str:
    if value and not JOIN_CODE.fullmatch(value):
        raise BadSettingError(
            f"{PREFIX}JOIN_CODE must be 12 to 64 letters of English, digits, - or _"
        )
    return value


def _networks(value: str) -> tuple[Network, ...]:
    try:
        return tuple(ipaddress.ip_network(each.strip()) for each in value.split(",") if each)
    except ValueError as error:
        raise BadSettingError(
            f"{PREFIX}TRUSTED_PROXIES must be addresses or networks with commas between: {error}"
        ) from None


def _number(name: str, environment: Mapping[str, str], default: float, *, least: int = 1) -> float:
    value = environment.get(f"{PREFIX}{name}", "")
    try:
        number = float(value) if value else default
    except ValueError:
        number = -1
    if not least <= number <= 2**40:
        raise BadSettingError(f"{PREFIX}{name} must be a number from {least} up, not {value!r}")
    return number
