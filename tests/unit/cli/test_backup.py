"""`andersom backup` and `andersom restore --from`, as who runs a server types them."""

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.support.command import COMMAND
from tests.support.stores.places import FolderPlace, Place
from tests.support.stores.whole import LIVE, fill, whole
from webapp.cli import main


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)])


def test_what_is_backed_up_comes_back_into_an_empty_place(place: Place, tmp_path: Path) -> None:
    fill(tmp_path / "source")
    file = tmp_path / "backup"
    result = run("backup", "--data", tmp_path / "source", file)
    assert result.exit_code == 0
    assert result.output == f"All sessions that can be read are in {file}.\n"
    result = run("restore", "--data", place.setting, "--from", file)
    assert result.output == (
        "Brought back: 3 sessions; merged with what was there: 0; deletions: 1.\n"
    )
    assert whole(place.data) == whole(tmp_path / "source")
    again = tmp_path / "again"
    assert run("backup", "--data", place.setting, again).exit_code == 0
    assert run("check", again).output == "All is sound.\n"


def test_it_goes_through_a_pipe(tmp_path: Path) -> None:
    fill(tmp_path / "source")
    backup = [*COMMAND, "backup", "--data", str(tmp_path / "source"), "-"]
    restore = [*COMMAND, "restore", "--data", str(tmp_path / "other"), "--from", "-"]
    with subprocess.Popen(backup, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as writing:
        subprocess.run(restore, stdin=writing.stdout, check=True, stdout=subprocess.DEVNULL)
    assert whole(tmp_path / "other") == whole(tmp_path / "source")


def test_no_file_is_replaced_unless_that_is_asked_for(tmp_path: Path) -> None:
    fill(tmp_path / "source")
    file = tmp_path / "backup"
    file.write_bytes(b"the one before")
    result = run("backup", "--data", tmp_path / "source", file)
    assert result.exit_code == 1
    assert result.stderr == f"Error: {file} is there already; --force replaces it.\n"
    assert file.read_bytes() == b"the one before"
    assert run("backup", "--data", tmp_path / "source", file, "--force").exit_code == 0
    assert run("check", file).exit_code == 0


def test_what_cannot_be_read_is_told_and_it_ends_with_1(tmp_path: Path) -> None:
    fill(tmp_path / "source")
    FolderPlace(tmp_path / "source").spoil(LIVE)
    file = tmp_path / "backup"
    result = run("backup", "--data", tmp_path / "source", file)
    assert result.exit_code == 1
    assert "1 left in the store: it is not JSON.\n" in result.stderr
    content = file.read_bytes()
    file.write_bytes(content[:-20])
    result = run("restore", "--data", tmp_path / "other", "--from", file)
    assert result.exit_code == 1
    assert "left in the backup: from here on it can't be read.\n" in result.stderr
    assert whole(tmp_path / "other")[0]


def test_a_store_that_is_not_there_is_not_backed_up(tmp_path: Path) -> None:
    result = run("backup", "--data", tmp_path / "missing", tmp_path / "backup")
    assert result.exit_code == 1
    assert "there is no such folder" in result.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("more", [[LIVE], ["--day", "2026-11-28"], ["--all"]])
def test_a_backup_and_what_is_aside_are_not_brought_back_at_once(
    tmp_path: Path, more: list[str]
) -> None:
    (tmp_path / "backup").touch()
    result = run("restore", "--data", tmp_path, "--from", tmp_path / "backup", *more)
    assert result.exit_code == 2
    assert "takes nothing else" in result.stderr
