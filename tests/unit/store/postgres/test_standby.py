"""A commit whose wait for a standby was cancelled isn't taken for kept: it may be lost with us."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from tests.support.stores.places import DatabasePlace
from tests.support.stores.postgres import Server, ask
from tests.support.stores.records import RECORD
from tests.support.stores.workers import wait_until
from webapp.store.base import Entry, StoreUnavailableError
from webapp.store.postgres.store import PostgresStore

CHANGED = replace(RECORD, updated="2026-11-27T11:00:00Z", state=b"\x05")
CANCEL = "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"


def confirm(entry: Entry) -> None:
    entry.confirm()


def save(entry: Entry) -> None:
    entry.save(CHANGED)


def delete(entry: Entry) -> None:
    entry.delete()


@pytest.fixture
def absent_standby(postgres: Server) -> Iterator[Callable[[], None]]:
    """Have commits wait for a standby that isn't there, until what this gives was called."""

    def wait_for(names: str) -> None:
        ask(postgres.url, f"ALTER SYSTEM SET synchronous_standby_names = '{names}'")
        ask(postgres.url, "SELECT pg_reload_conf()")
        wait_until(lambda: ask(postgres.url, "SHOW synchronous_standby_names") == [(names,)])

    wait_for("nobody")
    yield lambda: wait_for("")
    wait_for("")


@pytest.mark.parametrize("step", [save, delete, confirm])
def test_it_is_an_error_and_is_sure_once_the_standby_has_it(
    store: PostgresStore,
    database: DatabasePlace,
    absent_standby: Callable[[], None],
    step: Callable[[Entry], None],
) -> None:
    def do() -> None:
        with store.open(RECORD.id) as entry:
            step(entry)

    with ThreadPoolExecutor(1) as pool:
        kept = pool.submit(do)
        wait_until(lambda: bool(ask(database.data.url, CANCEL)))
        with pytest.raises(StoreUnavailableError, match="standby"):
            kept.result()
        if step is not delete:
            sure = pool.submit(do)
            absent_standby()
            sure.result()
