"""`andersom move`, as who runs a server types it."""

import signal
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.support.command import COMMAND
from tests.support.stores.places import DatabasePlace, FolderPlace
from tests.support.stores.records import written
from tests.support.stores.whole import EARLIER, LIVE, fill, save, whole, words
from webapp.cli import main
from webapp.cli.progress import Shown
from webapp.maintenance.moving import Move, Round
from webapp.store.base import StoreUnavailableError


def move(*arguments: object, **environment: str) -> Result:
    return CliRunner().invoke(main, ["move", *map(str, arguments)], env=environment)


def test_it_moves_there_and_back(database: DatabasePlace, tmp_path: Path) -> None:
    fill(tmp_path / "data")
    result = move(tmp_path / "data", database.setting)
    assert result.output == "3 sessions brought, 0 merged, 1 deletions.\n"
    assert result.exit_code == 0
    move(database.setting, tmp_path / "back")
    assert whole(tmp_path / "back") == whole(tmp_path / "data")


def test_what_is_left_is_told_and_it_ends_with_1(tmp_path: Path) -> None:
    fill(tmp_path / "data")
    FolderPlace(tmp_path / "data").spoil(LIVE)
    result = move(tmp_path / "data", tmp_path / "other")
    assert result.exit_code == 1
    assert result.stderr == (
        "1 left in FROM: it is not JSON.\n`andersom check FROM` says what can't be read.\n"
    )
    assert LIVE not in result.output


def test_where_phones_write_on_it_says_what_comes_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = fill(tmp_path / "data")
    step = Shown.step
    number = 0

    def written_meanwhile(self: Shown) -> None:
        nonlocal number
        number += 1
        save(store, written("more", f"{'abcdefghij'[number % 10]}{'e' * 25}"))
        step(self)

    monkeypatch.setattr(Shown, "step", written_meanwhile)
    result = move(tmp_path / "data", tmp_path / "other")
    assert result.output.endswith(
        "FROM still changes: stop its server, start one on TO, and do this again.\n"
    )
    assert result.exit_code == 0


def test_it_follows_until_it_is_ended_and_takes_a_last_round(tmp_path: Path) -> None:
    store = fill(tmp_path / "data")
    command = [*COMMAND, "move", "--follow", str(tmp_path / "data"), str(tmp_path / "other")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline().startswith("3 sessions brought")
        save(store, written("later", "e" * 26))
        process.send_signal(signal.SIGTERM)
        rest = process.communicate(timeout=60)[0]
    assert process.returncode == 0
    assert "The last round:\n" in rest
    assert whole(tmp_path / "other") == whole(tmp_path / "data")


def test_a_round_that_fails_is_told_and_the_next_one_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where a database moves to its standby."""
    fill(tmp_path / "data")
    rounds = 0
    one = Move.round

    def fail_first(self: Move, progress: Shown) -> Round:
        nonlocal rounds
        rounds += 1
        if rounds == 1:
            raise StoreUnavailableError("the database can't be reached")
        if rounds == 2:
            signal.raise_signal(signal.SIGTERM)
        return one(self, progress)

    monkeypatch.setattr(Move, "round", fail_first)
    monkeypatch.setattr("webapp.cli.move.PAUSE_SECONDS", 0)
    result = move(tmp_path / "data", tmp_path / "other", "--follow")
    assert result.exit_code == 0
    assert result.stderr == "the database can't be reached; tried again in 0 s.\n"
    assert rounds == 3
    assert whole(tmp_path / "other") == whole(tmp_path / "data")


def test_there_and_here_may_not_be_the_same(tmp_path: Path) -> None:
    fill(tmp_path / "data")
    (tmp_path / "link").symlink_to(tmp_path / "data")
    result = move(tmp_path / "data", tmp_path / "link")
    assert result.exit_code == 1
    assert result.stderr == "Error: FROM and TO are the same.\n"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("not-there", "Error: FROM names"),
        ("postgresql://me:secret@host:port/x", "Error: FROM names a database, but its port"),
        ("postgresql://me:secret@127.0.0.1:1/x", "Error: the database can't be reached: "),
    ],
)
def test_a_place_that_is_none_is_said_in_one_sentence(
    tmp_path: Path, source: str, said: str
) -> None:
    result = move(source, tmp_path / "other")
    assert result.exit_code == 1
    assert result.stderr.startswith(said)
    assert len(result.stderr.splitlines()) == 1
    assert "secret" not in result.output
    assert not (tmp_path / "other").exists()


def test_where_there_is_no_room_it_says_so_and_goes_on_later(tmp_path: Path) -> None:
    store = fill(tmp_path / "data")
    for letter in "efghijklmnopqrstuvwxyz":
        save(store, written("steam", letter * 26))
    result = move(tmp_path / "data", tmp_path / "other", ANDERSOM_MAX_DATA="5000")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: {tmp_path / 'other'} has no room for more: ")
    assert move(tmp_path / "data", tmp_path / "other").exit_code == 0
    assert words(tmp_path / "other", EARLIER) == ["on27", "on26", "on25"]
