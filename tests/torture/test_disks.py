"""A full, read-only or damaged disk loses nothing that was acknowledged."""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from time import monotonic

import pytest

from tests.browser.support.server import Server
from tests.torture.disks import Disk, a_disk
from tests.torture.run_length import report, times
from tests.torture.stored import check_all_readable, files, path_of
from tests.torture.writers import Crowd, ask

DAMAGE: list[Callable[[bytes], bytes]] = [
    lambda whole: whole[: len(whole) // 2],
    lambda whole: bytes(len(whole)),
    lambda _: b"",
    lambda _: b"\xff\xd8\xff\xe0 a photo",
    lambda _: b'{"session": {"1": {"a": 1}}}',
]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """A disk that can be filled."""
    with a_disk(tmp_path / "disk") as disk:
        yield disk


def test_a_full_disk_loses_nothing_and_what_was_refused_comes_later(
    disk: Disk, chance: Random
) -> None:
    data, begun, rounds, kills = disk.folder / "data", monotonic(), times(2, 30), 0
    with Server(data) as server:
        with Crowd([server.port], chance) as crowd:
            for number in range(rounds):
                crowd.wait_acknowledged(chance.randrange(10, 30))
                crowd.pause()
                disk.fill(server)
                crowd.resume()
                crowd.wait_refused(20)
                if number % 2:
                    server.kill()
                    kills += 1
                    crowd.pause()
                    server.start()
                    disk.fill(server)
                    assert files(data, "*.tmp") == []
                    crowd.resume()
                    crowd.wait_refused(5)
                crowd.check(data)
                for session in crowd.sessions:
                    assert ask(server.port, "GET", session)[0] == 200
                crowd.pause()
                disk.make_room(server)
                crowd.resume()
            crowd.settle()
        crowd.check_whole(data)
        check_all_readable(data)
        assert files(data, "*.tmp") == []
    report(
        f"{rounds} times a full disk: {crowd.refused} refusals, {kills} kills, "
        f"{crowd.words} words there, {monotonic() - begun:.0f} s"
    )


def test_read_only_data_is_kept_and_can_grow_again_later(disk: Disk, chance: Random) -> None:
    data, begun, rounds = disk.folder / "data", monotonic(), times(1, 20)
    with Server(data) as server:
        with Crowd([server.port], chance) as crowd:
            for _ in range(rounds):
                crowd.wait_acknowledged(20)
                crowd.pause()
                disk.protect(read_only=True)
                crowd.resume()
                crowd.wait_refused(20)
                server.kill()
                crowd.pause()
                server.start()
                crowd.resume()
                crowd.wait_refused(20)
                crowd.check(data)
                crowd.pause()
                disk.protect(read_only=False)
                crowd.resume()
            crowd.settle()
        crowd.check_whole(data)
        check_all_readable(data)
    report(
        f"{rounds} times read-only: {crowd.refused} refusals, {crowd.words} words there, "
        f"{monotonic() - begun:.0f} s"
    )


def test_a_damaged_file_is_set_aside_and_phones_fill_the_session_again(
    tmp_path: Path, chance: Random
) -> None:
    data, begun, rounds = tmp_path / "data", monotonic(), times(2, 40)
    damaged: list[bytes] = []
    with Server(data) as server:
        with Crowd([server.port], chance) as crowd:
            crowd.wait_acknowledged(30)
            photo = path_of(data, crowd.sessions[0]).with_name("photo.jpg")
            photo.write_bytes(b"\xff\xd8\xff\xe0")
            for _ in range(rounds):
                crowd.wait_acknowledged(10)
                crowd.pause()
                server.kill()
                path = path_of(data, chance.choice(crowd.sessions))
                damaged.append(chance.choice(DAMAGE)(path.read_bytes()))
                path.write_bytes(damaged[-1])
                server.start()
                crowd.resume()
            crowd.wait_acknowledged(30)
            crowd.settle()
        crowd.check_whole(data)
    aside = [path.read_bytes() for path in files(data, "*.unreadable-*")]
    assert sorted(aside) == sorted(damaged)
    assert photo.read_bytes() == b"\xff\xd8\xff\xe0"
    report(f"{rounds} damaged files: {crowd.words} words there, {monotonic() - begun:.0f} s")
