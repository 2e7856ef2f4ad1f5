"""What the server isn't allowed to look at isn't taken for something that isn't there."""

import errno
import os
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.support.api import check
from tests.support.disk_failures import forbid
from tests.support.python_phone import KEY, SESSION, Phone, bearer
from webapp.files import entries, exists, is_folder, size_on_disk
from webapp.store.storage import make_folder


def ask_everything(api: FlaskClient, phone: Phone) -> None:
    """Nothing is answered as if there were no such session."""
    check(phone.send(api), 503)
    check(api.get(SESSION, headers=bearer(KEY)), 503)
    check(api.delete(SESSION, headers=bearer(KEY)), 503)


@pytest.mark.parametrize("folder", ["tombstones", "sessions", "ab", "data"])
def test_a_session_behind_a_folder_that_may_not_be_read_is_neither_there_nor_away(
    api: FlaskClient, phone: Phone, folder: str
) -> None:
    phone.sync(api)
    with pytest.MonkeyPatch.context() as patch:
        forbid(patch, folder)
        ask_everything(api, phone)
    assert phone.send(api).status_code == 200
    assert api.get(SESSION, headers=bearer(KEY)).status_code == 200


def test_a_deleted_session_stays_deleted_while_its_tombstone_may_not_be_read(
    api: FlaskClient, phone: Phone, data: Path
) -> None:
    phone.sync(api)
    api.delete(SESSION, headers=bearer(KEY))
    with pytest.MonkeyPatch.context() as patch:
        forbid(patch, "tombstones")
        ask_everything(api, phone)
    assert not list(data.glob("sessions/*/*"))
    assert phone.send(api).status_code == 410


def test_a_new_session_is_not_begun_while_what_is_aside_may_not_be_read(
    api: FlaskClient, phone: Phone, data: Path
) -> None:
    (data / "aside" / "2026-11-28").mkdir(parents=True)
    with pytest.MonkeyPatch.context() as patch:
        forbid(patch, "aside")
        check(phone.send(api), 503)
    assert phone.send(api).status_code == 200


@pytest.mark.parametrize("folder", ["tombstones", "sessions", "data"])
@pytest.mark.parametrize("deleted", [False, True])
def test_behind_a_link_to_a_disk_that_is_away_nothing_is_absent(
    api: FlaskClient, phone: Phone, data: Path, folder: str, *, deleted: bool
) -> None:
    phone.sync(api)
    (data / "tombstones").mkdir(exist_ok=True)
    if deleted:
        api.delete(SESSION, headers=bearer(KEY))
    link = data if folder == "data" else data / folder
    disk = data.parent / "disk"
    link.rename(disk)
    link.symlink_to(data.parent / "away")
    if not deleted or folder != "sessions":  # a tombstone says enough
        ask_everything(api, phone)
    disk.rename(data.parent / "away")
    assert phone.send(api).status_code == (410 if deleted else 200)


@pytest.mark.parametrize("empty", [False, True])
def test_a_server_whose_disk_goes_away_answers_nothing_until_it_is_back(
    api: FlaskClient, phone: Phone, data: Path, *, empty: bool
) -> None:
    phone.sync(api)
    away = data.rename(data.parent / "away")
    if empty:  # as the folder on which a disk was mounted
        data.mkdir()
    ask_everything(api, phone)
    assert not data.exists() or not list(data.iterdir())
    if empty:
        data.rmdir()
    away.rename(data)
    assert api.get(SESSION, headers=bearer(KEY)).status_code == 200
    assert phone.send(api).status_code == 200


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
@pytest.mark.parametrize("folder", ["tombstones", "sessions"])
def test_the_same_as_a_user_who_is_not_root(
    api: FlaskClient, phone: Phone, data: Path, folder: str
) -> None:
    phone.sync(api)
    (data / "tombstones").mkdir(exist_ok=True)
    for path in (data, *data.rglob("*")):
        path.chmod(0o777 if path.is_dir() else 0o666)
    for path in data.parents:
        if path.stat().st_mode & 0o001 == 0 and path.is_relative_to("/tmp"):  # noqa: S108
            path.chmod(0o755)
    (data / folder).chmod(0)
    os.seteuid(65534)
    try:
        ask_everything(api, phone)
    finally:
        os.seteuid(0)
        (data / folder).chmod(0o700)
    assert phone.send(api).status_code == 200


FAILURES = [errno.EACCES, errno.EIO, errno.ELOOP, errno.ENOTCONN, errno.ESTALE]


@pytest.mark.parametrize("number", FAILURES, ids=[errno.errorcode[each] for each in FAILURES])
def test_no_question_about_files_is_answered_by_a_guess(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        for function in ("stat", "lstat", "scandir"):
            patch.setattr(os, function, fail)
        for ask in (exists, is_folder, size_on_disk, make_folder):
            with pytest.raises(OSError, match=r"."):
                ask(tmp_path / "file")
        with pytest.raises(OSError, match=r"."):
            list(entries(tmp_path))


def test_what_is_not_there_is_not_there(tmp_path: Path) -> None:
    missing = tmp_path / "none" / "file"
    assert not exists(missing)
    assert not is_folder(missing)
    assert size_on_disk(missing) == 0
    assert list(entries(missing)) == []


def test_below_a_file_nothing_can_be_looked_for(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotADirectoryError):
        exists(tmp_path / "file" / "below")
