"""Tables are made by the server itself, forwards only, by whichever one is first."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.support.stores.places import DatabasePlace
from tests.support.stores.postgres import Server, ask
from tests.support.stores.records import RECORD
from webapp.store.base import StoreUnavailableError
from webapp.store.postgres.address import Address
from webapp.store.postgres.schema import MIGRATIONS
from webapp.store.postgres.store import open_store


def test_several_servers_that_start_at_once_make_them_once(database: DatabasePlace) -> None:
    with ThreadPoolExecutor(6) as pool:
        stores = list(pool.map(lambda _: open_store(database.data), range(6)))
    assert database.ask("SELECT count(*) FROM andersom_schema") == [(len(MIGRATIONS),)]
    for store in stores:
        with store.open(RECORD.id) as entry:
            entry.save(RECORD)


def test_no_thread_and_no_connection_is_there_before_the_first_question(
    database: DatabasePlace,
) -> None:
    """As a process is forked then (webapp/yjs/fork_server.py)."""
    before = threading.enumerate()
    store = open_store(database.data)
    assert threading.enumerate() == before
    mine = "SELECT count(*) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
    mine += " AND application_name = current_setting('application_name')"
    while database.ask(mine) != [(0,)]:
        pass  # until the one that looked at the tables is gone
    assert store.used == 0
    assert database.ask(mine) != [(0,)]


def test_a_start_keeps_what_is_there(database: DatabasePlace) -> None:
    for _ in range(2):
        with open_store(database.data).open(RECORD.id) as entry:
            entry.save(entry.record or RECORD)
    assert database.sessions() == [RECORD.id]


def test_tables_of_a_newer_version_are_left_alone(database: DatabasePlace) -> None:
    open_store(database.data)
    database.ask("INSERT INTO andersom_schema (version) VALUES (999)")
    with pytest.raises(StoreUnavailableError, match="newer version of Andersom"):
        open_store(database.data)


def test_one_that_fails_leaves_nothing_behind(
    database: DatabasePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = (*MIGRATIONS, "CREATE TABLE half (a integer); SELECT 1 / 0")
    with monkeypatch.context() as patch:
        patch.setattr("webapp.store.postgres.schema.MIGRATIONS", broken)
        with pytest.raises(StoreUnavailableError, match="22012"):
            open_store(database.data)
    assert database.ask("SELECT to_regclass('half'), to_regclass('sessions')") == [(None, None)]
    open_store(database.data)


def test_later_steps_follow_on_those_that_were_done(
    database: DatabasePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(database.data).open(RECORD.id) as entry:
        entry.save(RECORD)
    later = (*MIGRATIONS, "ALTER TABLE sessions ADD COLUMN mood text")
    monkeypatch.setattr("webapp.store.postgres.schema.MIGRATIONS", later)
    with open_store(database.data).open(RECORD.id) as entry:
        assert entry.record == RECORD
    assert database.ask("SELECT max(version), count(*) FROM andersom_schema") == [
        (len(later), len(later))
    ]


def test_who_may_not_make_tables_serves_from_those_that_are_there(
    database: DatabasePlace,
) -> None:
    ((schema,),) = database.ask("SELECT current_schema()")
    role = f"reader_{schema}"
    database.ask(f"CREATE ROLE {role} LOGIN; GRANT USAGE ON SCHEMA {schema} TO {role}")
    address = Address(database.data.url.replace("postgres@", f"{role}@"))
    with pytest.raises(StoreUnavailableError, match="lacks a permission"):
        open_store(address)
    open_store(database.data)
    database.ask(f"GRANT ALL ON ALL TABLES IN SCHEMA {schema} TO {role}")
    with open_store(address).open(RECORD.id) as entry:
        entry.save(RECORD)


def test_a_database_without_all_letters_is_refused(postgres: Server) -> None:
    ask(postgres.url, "CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0")
    with pytest.raises(StoreUnavailableError, match="encoding UTF8"):
        open_store(Address(postgres.url.replace("/postgres?", "/latin?")))
