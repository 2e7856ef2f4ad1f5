"""`andersom restore`."""

from contextlib import closing
from typing import BinaryIO, cast

import click

from webapp import open_store
from webapp.cli.data_option import DATA
from webapp.cli.progress import Shown
from webapp.cli.sentences import stop_with_a_sentence
from webapp.cli.taking_in import say_what_was_left, taking_in
from webapp.config import data_place, from_environment
from webapp.maintenance.restoring import restore as restore_backup
from webapp.store import restoring
from webapp.store.base import Store


@click.command()
@click.argument("ids", nargs=-1)
@click.option("--day", help="All that was set aside on this day, such as 2026-11-28.")
@click.option("--all", "everything", is_flag=True, help="All that is set aside.")
@click.option(
    "--from",
    "file",
    type=click.File("rb"),
    help="Merge what `andersom backup` wrote into this file, - for the input.",
)
@DATA
def restore(
    ids: tuple[str, ...], day: str | None, file: BinaryIO | None, data: str, *, everything: bool
) -> None:
    """Bring back a backup, or what was set aside.

    Without --from, it is what was set aside: by its IDS, by day or all; else it is listed. The
    server may run meanwhile.
    """
    if file and (ids or day or everything):
        raise click.UsageError(
            "--from brings back all that is in the backup, and takes nothing else."
        )
    with stop_with_a_sentence():
        if file:
            _from_backup(file, data)
        else:
            with closing(open_store(data_place(data))) as store:
                _from_aside(store, set(ids), day, everything=everything)


def _from_backup(file: BinaryIO, data: str) -> None:
    progress = Shown()
    with taking_in(data_place(data)) as (target, there, inside):
        done = restore_backup(file, target, there, inside, progress)
    progress.clear()
    click.echo(
        f"Brought back: {done.brought:,} sessions; merged with what was there: {done.merged:,};"
        f" deletions: {done.deleted:,}."
    )
    say_what_was_left(done.left, "the backup", "`andersom check FILE` says what can't be read.")


def _from_aside(store: Store, ids: set[str], day: str | None, *, everything: bool) -> None:
    aside = store.aside()
    wanted = ids.union(*(held for d, held in aside.items() if everything or d == day))
    if not (ids or day or everything):
        for each, held in aside.items():
            click.echo("\n  ".join((f"{each}: {len(held)} sessions", *held)))
    missing = wanted.difference(*aside.values()) or ({day} - aside.keys() if day else set())
    if missing:
        raise click.ClickException(f"Nothing is set aside under {', '.join(sorted(missing))}.")
    if not aside:
        click.echo("Nothing is set aside.")
    elif wanted:
        most = cast("int", from_environment()["MAX_DATA"])
        restored = restoring.bring_back(store, sorted(wanted), most)
        click.echo(f"Brought back: {len(restored.back)} sessions.")
        for session_id, reason in restored.left.items():
            click.echo(f"{session_id} stays aside: {reason}.", err=True)
        if restored.left:
            raise click.exceptions.Exit(1)
