"""Where the folders beside the code are, in a checkout and in an installed wheel."""

from pathlib import Path

from webapp.files import is_folder

PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder `static`, `translations` or `service_worker`.

    In a checkout they stand beside `webapp`; the wheel maps them into it.

    Raises FileNotFoundError if neither place has it.
    """
    for place in (PACKAGE / name, PACKAGE.parent / name):
        if is_folder(place):
            return place
    raise FileNotFoundError(f"no folder {name!r} beside or in {PACKAGE}")
