"""The option that says where sessions are kept."""

from pathlib import Path

import click

from webapp.config import BadSettingError, data_place
from webapp.files import exists
from webapp.store.postgres.address import Address

DATA = click.option(
    "--data",
    envvar="ANDERSOM_DATA",
    show_envvar=True,
    default="",
    show_default=False,
    help="Folder for the sessions, or postgresql://…; without it, this user's data folder.",
)


def existing_place(value: str, name: str = "ANDERSOM_DATA") -> Path | Address:
    """The same as `data_place`. Raises BadSettingError also for a folder that isn't there."""
    place = data_place(value, name)
    if isinstance(place, Path) and not exists(place):
        raise BadSettingError(f"{name} names {str(place)!r}, and there is no such folder")
    return place
