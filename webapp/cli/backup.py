"""`andersom backup`."""

import sys
from contextlib import closing
from pathlib import Path

import click

from webapp import open_source
from webapp.cli.data_option import DATA, existing_place
from webapp.cli.progress import Shown
from webapp.cli.sentences import stop_with_a_sentence
from webapp.cli.taking_in import say_what_was_left
from webapp.files import exists
from webapp.maintenance import backup_file


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path))
@click.option("--force", is_flag=True, help="Replace FILE, if it is there.")
@DATA
def backup(file: Path, data: str, *, force: bool) -> None:
    """Write all sessions into a file, - for the output.

    Servers may run meanwhile. `andersom restore --from FILE` brings them back.
    """
    progress = Shown()
    with stop_with_a_sentence(), closing(open_source(existing_place(data))) as source:
        if str(file) == "-":
            left = backup_file.write(source, sys.stdout.buffer, progress)
        elif exists(file) and not force:
            raise click.ClickException(f"{file} is there already; --force replaces it.")
        else:
            with backup_file.new_file(file) as writing:
                left = backup_file.write(source, writing, progress)
    progress.clear()
    if str(file) != "-":
        click.echo(f"All sessions that can be read are in {file}.")
    say_what_was_left(left, "the store", "`andersom check` says what can't be read.")
