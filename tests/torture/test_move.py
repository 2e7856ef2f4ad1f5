"""Sessions move to another store while eight phones write, and no acknowledged word is lost."""

from pathlib import Path
from random import Random
from time import monotonic

import pytest

from tests.support.command import serving
from tests.support.python_phone import Phone
from tests.support.stores.moves import moving
from tests.support.stores.places import FolderPlace, Place
from tests.support.stores.whole import words
from tests.torture.run_length import report, times
from tests.torture.writers import Crowd, ask
from webapp import open_source
from webapp.maintenance.checking import check

QUIET = "q" * 26


def port_in(line: str) -> int:
    return int(line.split()[3].rpartition(":")[2])


def write_for_the_last_time(port: int, word: str) -> None:
    """A phone that writes, syncs, and never comes back."""
    phone = Phone(QUIET)
    phone.write("strength.topic", word)
    while not phone.is_on_server():
        status, content = ask(port, "POST", f"{QUIET}/sync", phone.body())
        assert status == 200
        phone.learn(content)


@pytest.mark.parametrize("to", ["database", "folder"])
def test_phones_find_on_the_other_side_all_that_was_acknowledged(
    tmp_path: Path, database: Place, chance: Random, to: str
) -> None:
    folder, begun = FolderPlace(tmp_path / "data"), monotonic()
    source, target = (folder, database) if to == "database" else (database, folder)
    with serving("--data", source.setting) as (old, its_line):
        ports = [port_in(its_line)]
        with Crowd(ports, chance) as crowd, moving(source.data, target.data) as move:
            for _ in range(times(3, 60)):
                crowd.wait_acknowledged(10)
                write_for_the_last_time(ports[0], "early")
                move.round()
            write_for_the_last_time(ports[0], "late")
            crowd.pause()
            old.terminate()
            assert old.wait(60) == 0
            before = {session: set(known) for session, known in crowd.acknowledged.items()}
            with serving("--data", target.setting) as (_, line):
                ports[0] = port_in(line)
                crowd.resume()
                crowd.wait_acknowledged(5)
                last = move.round()
                assert not last.left
                assert set(words(target.data, QUIET)) == {"early", "late"}
                for session, known in before.items():
                    assert known <= set(words(target.data, session))
                crowd.wait_acknowledged(20)
                crowd.settle()
    for session, written in crowd.written.items():
        assert sorted(words(target.data, session)) == sorted(written)
    assert not list(check(open_source(target.data)))
    report(f"moved to a {to} amid {crowd.words} words: all there, {monotonic() - begun:.0f} s")
