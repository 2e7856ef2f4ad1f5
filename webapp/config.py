"""The app's settings, from the environment."""

import os
from collections.abc import Mapping
from pathlib import Path

import platformdirs

PREFIX = "ANDERSOM_"

# Bytes.
SIZES = {"MAX_UPDATE": 256 * 1024, "MAX_SESSION": 1024 * 1024}

# Requests a second, and how many may come at once after a pause. A school's phones share one
# address: a thousand of them may come back online in one minute without being refused.
RATES: dict[str, float] = {
    "ADDRESS_RATE": 200,
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
    for name, size in SIZES.items():
        settings[name] = int(_number(name, environment, size))
    for name, rate in RATES.items():
        settings[name] = _number(name, environment, rate)
    return settings


def _data(value: str) -> Path:
    folder = Path(value).expanduser() if value else platformdirs.user_data_path("andersom")
    folder = folder.absolute()
    if folder.exists() and not folder.is_dir():
        raise BadSettingError(f"{PREFIX}DATA must name a folder, and {value!r} is something else")
    return folder


def _number(name: str, environment: Mapping[str, str], default: float) -> float:
    value = environment.get(f"{PREFIX}{name}", "")
    try:
        number = float(value) if value else default
    except ValueError:
        number = 0
    if not 1 <= number <= 2**40:
        raise BadSettingError(f"{PREFIX}{name} must be a number from 1 up, not {value!r}")
    return number
