"""`andersom restore`."""

from contextlib import closing
from typing import cast

import click

from webapp import open_store
from webapp.cli.data_option import DATA
from webapp.cli.sentences import stop_with_a_sentence
from webapp.config import data_place, from_environment
from webapp.store import restoring


@click.command()
@click.argument("ids", nargs=-1)
@click.option("--day", help="All that was set aside on this day, such as 2026-11-28.")
@click.option("--all", "everything", is_flag=True, help="All that is set aside.")
@DATA
def restore(ids: tuple[str, ...], day: str | None, *, everything: bool, data: str) -> None:
    """Bring back sessions that were set aside, by their IDS, by day or all; else list them.

    The server may run meanwhile.
    """
    with stop_with_a_sentence(), closing(open_store(data_place(data))) as store:
        aside = store.aside()
        wanted = set(ids).union(*(held for d, held in aside.items() if everything or d == day))
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
