"""`andersom check`, as who runs a server types it."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.support.stores.places import Place
from tests.support.stores.whole import LIVE, fill
from webapp.cli import main


def check(*arguments: object, **environment: str) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, arguments)], env=environment)


def test_a_sound_store_is_called_so(place: Place) -> None:
    fill(place.data)
    for result in (check(place.setting), check(ANDERSOM_DATA=place.setting)):
        assert (result.exit_code, result.output) == (0, "All is sound.\n")


def test_damage_is_said_with_its_place_and_it_ends_with_1(place: Place) -> None:
    fill(place.data)
    place.spoil(LIVE)
    result = check(place.setting)
    assert result.exit_code == 1
    (line,) = result.stdout.splitlines()
    assert LIVE in line
    assert result.stderr == "1 damaged or left over.\n"


def test_a_damaged_backup_is_found(tmp_path: Path) -> None:
    (tmp_path / "backup").write_bytes(b"words")
    result = check(tmp_path / "backup")
    assert result.exit_code == 1
    assert result.stdout.startswith("line 1: ")


@pytest.mark.parametrize("place", ["missing", "postgresql://127.0.0.1:1/x"])
def test_a_place_that_is_none_is_said_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = check(place)
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")
    assert len(result.stderr.splitlines()) == 1
    assert not list(tmp_path.iterdir())
