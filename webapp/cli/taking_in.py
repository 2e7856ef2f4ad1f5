"""What `andersom move` and `andersom restore --from` share: where to, and what is said of it."""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import cast

import click

from webapp import open_source, open_store
from webapp.config import from_environment
from webapp.maintenance.taking_in import NoRoomError, TakingIn
from webapp.store.base import Store
from webapp.store.postgres.address import Address
from webapp.store.reading import Source


@contextmanager
def taking_in(place: Path | Address) -> Iterator[tuple[Store, Source, TakingIn]]:
    """A store into which sessions are taken, which can also be read, within the settings' limits.

    Says it in a sentence where there is no room. Raises what `open_store` does.
    """
    settings = from_environment()
    most_bytes, most_changes = (cast("int", settings[name]) for name in ("MAX_DATA", "MAX_CHANGES"))
    with (
        closing(open_store(place)) as target,
        closing(open_source(place)) as there,
        closing(TakingIn(target, most_bytes, most_changes)) as inside,
    ):
        try:
            yield target, there, inside
        except NoRoomError:
            raise click.ClickException(
                f"{place} has no room for more: all sessions together have reached"
                " ANDERSOM_MAX_DATA. Set it higher, for the server there too, and do this again."
            ) from None


def say_what_was_left(left: Counter[str], where: str, hint: str) -> None:
    """Say how much was left, and why; then end with 1, if anything was."""
    for reason, count in left.most_common():
        click.echo(f"{count} left in {where}: {reason}.", err=True)
    if left:
        click.echo(hint, err=True)
        raise click.exceptions.Exit(1)
