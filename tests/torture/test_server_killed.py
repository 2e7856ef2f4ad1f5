"""A server that is killed while eight phones sync keeps all that it acknowledged."""

from pathlib import Path
from random import Random
from threading import Event
from time import monotonic

from tests.browser.support.server import Server
from tests.torture.live_writers import LiveCrowd
from tests.torture.run_length import report, times
from tests.torture.stored import check_all_readable, files
from tests.torture.writers import Crowd

KILLS = times(6, 300)
# Sessions that grow without an end would measure pycrdt, so now and then others begin.
GENERATION = 30


def kill_amid(server: Server, crowd: Crowd, chance: Random) -> None:
    """Kill a server some words and some milliseconds later."""
    crowd.wait_acknowledged(chance.randrange(1, 40))
    Event().wait(chance.uniform(0, 0.02))
    server.kill()


def test_after_each_kill_every_acknowledged_word_is_there(tmp_path: Path, chance: Random) -> None:
    data, begun, words, left, cut = tmp_path / "data", monotonic(), 0, KILLS, 0
    with Server(data) as server:
        while left:
            generation = min(left, GENERATION)
            with Crowd([server.port], chance) as crowd:
                for _ in range(generation):
                    kill_amid(server, crowd, chance)
                    crowd.pause()
                    crowd.check(data)
                    cut += len(files(data, "*.tmp"))
                    server.start()
                    assert files(data, "*.tmp") == []
                    crowd.resume()
                crowd.settle()
            crowd.check_whole(data)
            check_all_readable(data)
            words += crowd.words
            left -= generation
    report(f"{KILLS} kills, {cut} amid a write: {words} words there, {monotonic() - begun:.0f} s")


def test_two_servers_on_one_folder_are_killed_in_turn(tmp_path: Path, chance: Random) -> None:
    data, begun, kills = tmp_path / "data", monotonic(), times(3, 60)
    with Server(data) as one, Server(data) as other:
        with Crowd([one.port, other.port], chance) as crowd:
            for _ in range(kills):
                server = chance.choice([one, other])
                kill_amid(server, crowd, chance)
                crowd.check(data)
                server.start()
            crowd.settle()
        crowd.check_whole(data)
        check_all_readable(data)
        one.stop()
        one.start()
        assert files(data, "*.tmp") == []
    report(f"{kills} kills of two servers: {crowd.words} words there, {monotonic() - begun:.0f} s")


def test_letters_that_were_said_to_be_stored_survive_each_kill(
    tmp_path: Path, chance: Random
) -> None:
    data, begun, kills = tmp_path / "data", monotonic(), times(3, 100)
    with Server(data) as server:
        with LiveCrowd(server.port, chance) as crowd:
            for _ in range(kills):
                crowd.wait_acknowledged(chance.randrange(1, 20))
                Event().wait(chance.uniform(0, 0.6))
                server.kill()
                crowd.check(data)
                server.start()
        crowd.check_whole(data)
        check_all_readable(data)
    report(f"{kills} kills amid letters: {crowd.words} words there, {monotonic() - begun:.0f} s")
