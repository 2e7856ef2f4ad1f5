"""What goes wrong in the database is neither absence nor a lost word, and nobody is told a lie."""

import logging
import traceback
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.support.api import api_app, check
from tests.support.python_phone import ID, KEY, SESSION, Phone, bearer
from tests.support.stores.places import KILLED, DatabasePlace, refused
from tests.support.stores.postgres import Server
from tests.support.stores.records import RECORD
from webapp.store.base import Entry, Record, SessionDeletedError, StoreUnavailableError
from webapp.store.postgres import connecting
from webapp.store.postgres import database as connections
from webapp.store.postgres.address import Address
from webapp.store.postgres.store import PostgresStore, open_store

CHANGED = replace(RECORD, updated="2026-11-27T11:00:00Z", state=b"\x05")
MANY = 2 * connections.MOST_HOLDING


def save(entry: Entry) -> None:
    entry.save(CHANGED)


def expire(entry: Entry) -> None:
    entry.expire("2026-11-28")


def delete(entry: Entry) -> None:
    entry.delete()


def read(store: PostgresStore) -> Record | None:
    with store.open(ID) as entry:
        return entry.record


def do(store: PostgresStore, step: Callable[[Entry], None]) -> None:
    with store.open(ID) as entry:
        step(entry)


@pytest.mark.parametrize("step", [save, expire, delete])
@pytest.mark.parametrize("at_commit", [False, True])
@pytest.mark.parametrize("state", ["40001", "40P01"])
def test_what_surely_left_nothing_behind_is_done_again(
    store: PostgresStore,
    database: DatabasePlace,
    step: Callable[[Entry], None],
    state: str,
    *,
    at_commit: bool,
) -> None:
    database.fail(refused(state), times=3, at_commit=at_commit)
    do(store, step)
    database.mend()
    if step is delete:
        with pytest.raises(SessionDeletedError):
            read(store)
    else:
        assert read(store) == (CHANGED if step is save else None)
        assert database.aside() == ([] if step is save else [ID])
    counted = store.used
    store.measure()
    assert store.used == counted


@pytest.mark.parametrize("step", [save, expire, delete])
@pytest.mark.parametrize("at_commit", [False, True])
@pytest.mark.parametrize("what", [refused("XX000"), KILLED], ids=["refused", "killed"])
def test_what_fails_each_time_is_said_and_changes_nothing(
    store: PostgresStore,
    database: DatabasePlace,
    step: Callable[[Entry], None],
    what: str,
    *,
    at_commit: bool,
) -> None:
    database.fail(what, at_commit=at_commit)
    with pytest.raises(StoreUnavailableError):
        do(store, step)
    database.mend()
    assert read(store) == RECORD
    do(store, step)
    assert database.sessions() == ([ID] if step is save else [])


def test_what_is_done_again_and_again_is_given_up_in_the_end(
    store: PostgresStore, database: DatabasePlace
) -> None:
    database.fail(refused("40001"))
    with pytest.raises(StoreUnavailableError, match="40001"):
        do(store, save)
    assert database.ask("SELECT last_value FROM failures") == [(connections.ATTEMPTS,)]
    assert read(store) == RECORD


def test_a_connection_that_breaks_before_anything_was_written_is_replaced(
    store: PostgresStore, database: DatabasePlace
) -> None:
    with store.open(ID) as entry:
        database.kill_connections()
        assert entry.aside is None
        entry.save(CHANGED)
        database.kill_connections()
    assert read(store) == CHANGED


def test_who_lost_the_lock_does_not_write_over_what_came_meanwhile(
    store: PostgresStore, database: DatabasePlace
) -> None:
    elsewhere = open_store(database.data)
    late = store.open(ID)
    entry = late.__enter__()
    entry.save(replace(RECORD, state=b"late"))
    database.kill_connections()
    do(elsewhere, save)
    with pytest.raises(StoreUnavailableError, match="changed meanwhile"):
        late.__exit__(None, None, None)
    assert read(store) == CHANGED


def test_nor_where_there_are_no_such_locks(
    store: PostgresStore, database: DatabasePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on engines that take a lock's statement and do nothing."""
    monkeypatch.setattr("webapp.store.postgres.hold.LOCK", "SELECT %s")
    elsewhere = open_store(database.data)
    for step in (save, expire, delete):
        late = store.open(ID)
        entry = late.__enter__()
        do(elsewhere, step)
        entry.save(replace(RECORD, state=b"late"))
        with pytest.raises(StoreUnavailableError, match="changed meanwhile"):
            late.__exit__(None, None, None)
        if step is expire:
            do(elsewhere, lambda held: held.bring_back(CHANGED.updated))
    with pytest.raises(SessionDeletedError):
        read(store)


def test_two_who_begin_a_session_at_once_do_not_both_begin_it(
    database: DatabasePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.store.postgres.hold.LOCK", "SELECT %s")
    store = open_store(database.data)
    late = store.open(ID)
    entry = late.__enter__()
    entry.save(replace(RECORD, state=b"late"))
    do(store, save)
    with pytest.raises(StoreUnavailableError):
        late.__exit__(None, None, None)
    assert read(store) == CHANGED


def test_a_server_that_is_away_has_nothing_to_say_and_all_is_there_once_it_is_back(
    store: PostgresStore,
    database: DatabasePlace,
    postgres: Server,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(connections, "PATIENCE", 0.1)
    hasty = open_store(database.data)
    api = api_app(database.data).test_client()
    held = [store.open(ID[:-1] + letter) for letter in "abcdefgh"]
    for one in held:
        one.__enter__()
    for one in held:  # so that several idle connections are dead afterwards
        one.__exit__(None, None, None)
    room = store.used
    postgres.stop()
    try:
        with pytest.raises(StoreUnavailableError, match=r"^the database can't be reached$"):
            read(hasty)
        check(Phone().send(api), 503)
        check(api.get(SESSION, headers=bearer(KEY)), 503)
        check(api.delete(SESSION, headers=bearer(KEY)), 503)
        assert store.stamp(ID) is None
        assert store.used == room
        for ask in (hasty.load_sweep_memory, hasty.newest, hasty.aside, hasty.measure):
            with pytest.raises(OSError, match="can't be reached"):
                ask()
    finally:
        postgres.start()
    assert read(store) == RECORD
    do(store, save)
    assert read(store) == CHANGED


def test_what_was_acknowledged_outlives_a_crash_of_the_server(
    store: PostgresStore, postgres: Server
) -> None:
    for number in range(20):
        do(store, lambda entry, n=number: entry.save(replace(RECORD, state=bytes([n]))))  # type: ignore[misc]
    postgres.stop()
    postgres.start()
    found = read(store)
    assert found
    assert found.state == bytes([19])


def test_a_session_read_is_on_disk_once_it_is_confirmed(
    store: PostgresStore, database: DatabasePlace
) -> None:
    """Whoever wrote it, and however carelessly."""
    on_disk = "SELECT pg_current_wal_flush_lsn() >= %s::pg_lsn"
    written, flushed = "", True
    while flushed:  # what writes the log by itself now and then may come in between
        database.ask("SET synchronous_commit = off; UPDATE sessions SET created = created")
        ((written,),) = database.ask("SELECT pg_current_wal_insert_lsn()::text")
        ((flushed,),) = database.ask(on_disk, written)
    with store.open(ID) as entry:
        entry.confirm()
    assert database.ask(on_disk, written) == [(True,)]


@pytest.mark.parametrize("table", ["sessions", "tombstones", "aside", "notes"])
def test_what_may_not_be_looked_at_is_neither_there_nor_away(
    store: PostgresStore, database: DatabasePlace, table: str
) -> None:
    ((schema,),) = database.ask("SELECT current_schema()")
    role = f"poor_{schema}"
    database.ask(f"CREATE ROLE {role} LOGIN; GRANT USAGE ON SCHEMA {schema} TO {role};")
    database.ask(f"GRANT ALL ON ALL TABLES IN SCHEMA {schema} TO {role}")
    poor = open_store(Address(database.data.url.replace("postgres@", f"{role}@")))
    assert read(poor) == RECORD
    database.ask(f"REVOKE ALL ON {table} FROM {role}")
    failing = {"sessions": [save, delete], "tombstones": [save, delete], "aside": [delete]}
    for step in failing.get(table, []):  # without notes only the room isn't known
        with pytest.raises(StoreUnavailableError, match=r"^the database's user lacks a perm"):
            do(poor, step)
    assert read(store) == RECORD
    if table == "notes":
        do(poor, save)
        assert read(store) == CHANGED


def test_a_store_that_is_closed_cannot_be_reached(database: DatabasePlace) -> None:
    """As for a sweep that goes on while the server stops, before anybody held a session."""
    store = open_store(database.data)
    assert store.load_sweep_memory() == ""
    store.close()
    with pytest.raises(OSError, match="can't be reached"):
        store.load_sweep_memory()


def test_a_table_that_is_gone_is_no_empty_one(
    store: PostgresStore, database: DatabasePlace
) -> None:
    database.ask("ALTER TABLE tombstones RENAME TO away")
    with pytest.raises(StoreUnavailableError, match="lacks a table"):
        read(store)


def test_who_holds_a_session_for_ever_lets_others_wait_only_so_long(
    database: DatabasePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = connecting.SETTINGS.replace(b"lock_timeout = '30s'", b"lock_timeout = '20ms'")
    monkeypatch.setattr(connecting, "SETTINGS", quick)
    store = open_store(database.data)
    with store.open(ID) as entry:
        for _ in range(MANY):  # nor do they take all connections with them
            with pytest.raises(StoreUnavailableError, match="somebody else holds it"):
                read(store)
        entry.save(RECORD)
    assert read(store) == RECORD


def test_a_server_that_is_cut_off_amid_a_request_holds_nobody_up(
    database: DatabasePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database ends a transaction of which it hears nothing more; then that one begins anew."""
    quick = connecting.SETTINGS.replace(b"timeout = '60s'", b"timeout = '500ms'")
    monkeypatch.setattr(connecting, "SETTINGS", quick)
    store = open_store(database.data)
    late = store.open(ID)
    entry = late.__enter__()
    do(store, save)  # waits until the other one's lock is gone
    entry.save(replace(RECORD, state=b"late"))
    with pytest.raises(StoreUnavailableError, match="changed meanwhile"):
        late.__exit__(None, None, None)
    assert read(store) == CHANGED


def test_no_word_id_or_key_is_in_what_is_said_or_logged(
    store: PostgresStore, database: DatabasePlace, caplog: pytest.LogCaptureFixture
) -> None:
    said = []
    with caplog.at_level(logging.DEBUG):
        for what in (refused("XX000"), refused("22000"), KILLED):
            database.fail(what)
            try:
                do(store, save)
            except StoreUnavailableError as error:
                said += traceback.format_exception(error)
            store.expire(store.newest().replace(year=2999), "2026-11-28")  # type: ignore[union-attr]
            database.mend()
        database.spoil(ID)
        assert read(store) is None
    assert len(said) > 3
    for secret in (ID, RECORD.key_sha256, "stoom", "strength.topic"):
        assert secret not in "".join(said) + caplog.text
