"""What was set aside comes back whole, or is forgotten a month later."""

from pathlib import Path

from tests.support.api import stored
from tests.support.python_phone import ID, KEY, OTHER, SESSION, Phone, bearer
from tests.support.sweeping_server import DAYS, HOURS, SweepingServer, aside, sessions
from webapp.store.restoring import bring_back
from webapp.store.retention import ASIDE_DAYS


def test_a_phone_that_still_has_it_brings_it_back_with_what_others_wrote(
    server: SweepingServer, data: Path
) -> None:
    server.write(366)
    server.sweep()
    other = Phone()
    other.write("strength.topic", "more")
    for _ in range(2):
        other.sync(server.api)
    assert other.is_on_server()
    assert str(stored(data, ID)["fields"]).count("steam") == 1
    assert not aside(data)
    server.sweep()
    assert stored(data, ID)


def test_who_has_another_key_neither_brings_it_back_nor_takes_its_place(
    server: SweepingServer, data: Path
) -> None:
    server.write(366)
    server.sweep()
    assert Phone(ID, OTHER).send(server.api).status_code == 404
    assert server.api.delete(SESSION, headers=bearer(OTHER)).status_code == 404
    assert aside(data)
    assert not sessions(data)


def test_a_person_deletes_what_is_aside_at_once_and_for_good(
    server: SweepingServer, data: Path
) -> None:
    phone = server.write(366)
    server.sweep()
    assert server.api.delete(SESSION, headers=bearer(KEY)).status_code == 204
    assert not aside(data)
    assert phone.send(server.api).status_code == 410


def test_a_deletion_that_was_cut_off_is_finished_for_what_is_aside_too(
    server: SweepingServer, data: Path
) -> None:
    phone = server.write(366)
    server.sweep()
    (path,) = aside(data)
    content = path.read_bytes()
    server.api.delete(SESSION, headers=bearer(KEY))
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    assert phone.send(server.api).status_code == 410
    assert not aside(data)


def test_it_is_forgotten_once_a_server_ran_for_a_month(server: SweepingServer, data: Path) -> None:
    server.write(366)
    server.sweep()
    server.run(ASIDE_DAYS * DAYS - HOURS)
    assert aside(data)
    server.run(26 * HOURS)
    assert not aside(data)
    assert not list(data.glob("aside/*"))


def test_what_was_set_aside_is_brought_back_whole_and_stays(
    server: SweepingServer, data: Path
) -> None:
    server.write(366)
    content = stored(data, ID)
    server.sweep()
    assert server.store.aside() == {f"{server.clock.now:%Y-%m-%d}": [ID]}
    restored = bring_back(server.store, [ID])
    assert (restored.back, restored.left) == ([ID], {})
    server.sweep()
    assert stored(data, ID)["fields"] == content["fields"]
    assert stored(data, ID)["state"] == content["state"]
    assert server.api.get(SESSION, headers=bearer(KEY)).status_code == 200
    assert not aside(data)


def test_one_that_cannot_be_brought_back_keeps_no_other(server: SweepingServer, data: Path) -> None:
    ids = [letter * 26 for letter in "abc"]
    for each in ids:
        server.write(366, each)
    server.sweep()
    (damaged,) = data.glob(f"aside/*/{'b' * 26}/*")
    damaged.write_text("damaged")
    restored = bring_back(server.store, ids)
    assert restored.back == ["a" * 26, "c" * 26]
    assert restored.left == {"b" * 26: "its file can't be read"}
    assert damaged.read_text() == "damaged"
