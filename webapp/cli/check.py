"""`andersom check`."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import click

from webapp import open_source
from webapp.cli.data_option import existing_place
from webapp.cli.progress import Shown
from webapp.cli.sentences import stop_with_a_sentence
from webapp.files import exists, is_folder
from webapp.maintenance.checking import check as check_store
from webapp.maintenance.checking import check_backup
from webapp.store.postgres import address
from webapp.store.reading import Damage


@click.command()
@click.argument("place", envvar="ANDERSOM_DATA", default="")
def check(place: str) -> None:
    """Say what is damaged in a store or a backup.

    PLACE is a folder, postgresql://… or a backup; without it, what ANDERSOM_DATA names. Nothing is
    changed, and servers may run meanwhile.
    """
    progress = Shown()
    found = 0
    with stop_with_a_sentence(), _damages(place, progress) as damages:
        for damage in damages:
            found += 1
            progress.clear()
            click.echo(f"{damage.where}: {damage.what}")
    progress.clear()
    if found:
        click.echo(f"{found} damaged or left over.", err=True)
        raise click.exceptions.Exit(1)
    click.echo("All is sound.")


@contextmanager
def _damages(place: str, progress: Shown) -> Iterator[Iterator[Damage]]:
    path = Path(place)
    if not place or address.is_meant(place) or not exists(path) or is_folder(path):
        with closing(open_source(existing_place(place, "PLACE"))) as source:
            yield check_store(source, progress)
    else:
        with path.open("rb") as file:
            yield check_backup(file, progress)
