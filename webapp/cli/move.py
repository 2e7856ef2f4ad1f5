"""`andersom move`."""

import signal
from contextlib import closing
from pathlib import Path
from threading import Event

import click

from webapp import open_source
from webapp.cli.data_option import existing_place
from webapp.cli.progress import Shown
from webapp.cli.sentences import stop_with_a_sentence
from webapp.cli.taking_in import say_what_was_left, taking_in
from webapp.config import data_place
from webapp.maintenance.moving import Move, Round
from webapp.store.base import StoreUnavailableError
from webapp.store.postgres.address import Address

PAUSE_SECONDS = 5.0


@click.command()
@click.argument("from_", metavar="FROM")
@click.argument("to", metavar="TO")
@click.option(
    "--follow",
    is_flag=True,
    help="Go on with what changes; Ctrl-C or SIGTERM asks for the last round.",
)
def move(from_: str, to: str, *, follow: bool) -> None:
    """Take all sessions to another folder or database.

    FROM and TO are folders or postgresql://…, and servers may run on either. FROM stays as it was;
    what TO has is merged, and nothing comes twice: so a move may be cut off and done again.
    """
    with stop_with_a_sentence():
        source_place, place = existing_place(from_, "FROM"), data_place(to, "TO")
        if _same(source_place, place):
            raise click.ClickException("FROM and TO are the same.")
        with (
            closing(open_source(source_place)) as source,
            taking_in(place) as (target, there, inside),
            closing(Move(source, target, there, inside)) as moving,
        ):
            last = _follow(moving) if follow else _some_rounds(moving)
            left = last.left + moving.left_over()
    say_what_was_left(left, "FROM", "`andersom check FROM` says what can't be read.")


def _some_rounds(moving: Move) -> Round:
    progress, last = Shown(), Round()
    for last in moving.rounds(progress):
        _say(last, progress)
    if last.changes:
        click.echo("FROM still changes: stop its server, start one on TO, and do this again.")
    return last


def _follow(moving: Move) -> Round:
    """Rounds until somebody ends it, and one more, which the next signal ends at once."""
    ended = Event()
    before = {
        each: signal.signal(each, lambda *_: ended.set())
        for each in (signal.SIGINT, signal.SIGTERM)
    }
    progress = Shown()
    while not ended.is_set():
        try:
            _say(moving.round(progress), progress)
        except (OSError, StoreUnavailableError) as error:  # Such as a database that moves.
            progress.clear()
            click.echo(f"{error}; tried again in {PAUSE_SECONDS:.0f} s.", err=True)
        ended.wait(PAUSE_SECONDS)
    for each, handler in before.items():
        signal.signal(each, handler)
    click.echo("The last round:")
    last = moving.round(progress)
    _say(last, progress, always=True)
    return last


def _say(done: Round, progress: Shown, *, always: bool = False) -> None:
    progress.clear()
    if done.changes or always:
        click.echo(
            f"{done.brought:,} sessions brought, {done.merged:,} merged,"
            f" {done.deleted:,} deletions."
        )


def _same(one: Path | Address, other: Path | Address) -> bool:
    if isinstance(one, Path) and isinstance(other, Path):
        return one.resolve() == other.resolve()
    return one == other
