"""What etcd and Patroni are told, by the machine's number."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.support.stores import postgres

BRIDGE = "andersom"
NETWORK = "10.77.0"
NUMBERS = range(1, 4)
# As quick as Patroni allows: a leader that is silent for so long (seconds) is one no more.
TTL, LOOP_WAIT, RETRY = 20, 2, 5
# A standby that is cut off is noticed by these, and finds who leads without a pause.
PARAMETERS = {
    "wal_sender_timeout": "5s",
    "wal_receiver_timeout": "5s",
    "wal_retrieve_retry_interval": "500ms",
    "max_connections": 100,
    "shared_buffers": "32MB",
    "wal_keep_size": "256MB",
}


def name_of(number: int) -> str:
    return f"{BRIDGE}{number}"


def address_of(number: int) -> str:
    return f"{NETWORK}.{10 + number}"


def etcd(number: int, folder: Path) -> Iterator[str]:
    """What etcd is told."""
    here, local = f"http://{address_of(number)}", "http://127.0.0.1:2379"
    yield from ("--name", name_of(number), "--data-dir", str(folder / "etcd"))
    yield from ("--listen-peer-urls", f"{here}:2380")
    yield from ("--initial-advertise-peer-urls", f"{here}:2380")
    yield from ("--listen-client-urls", f"{here}:2379,{local}")
    yield from ("--advertise-client-urls", f"{here}:2379")
    all_nodes = (f"{name_of(n)}=http://{address_of(n)}:2380" for n in NUMBERS)
    yield from ("--initial-cluster", ",".join(all_nodes), "--initial-cluster-token", BRIDGE)


def patroni(number: int, folder: Path) -> dict[str, Any]:
    """Patroni's settings: what is committed is on two machines, or isn't committed."""
    # Nobody is asked for it here, but without one it can't be set up.
    anybody = {"username": postgres.USER, "password": "none"}
    return {
        "scope": BRIDGE,
        "name": name_of(number),
        "restapi": _place(number, 8008),
        "etcd3": {"hosts": [f"{address_of(n)}:2379" for n in NUMBERS]},
        "bootstrap": {
            "initdb": [{"encoding": "UTF8"}, {"locale": "C"}, "data-checksums"],
            "dcs": {
                "ttl": TTL,
                "loop_wait": LOOP_WAIT,
                "retry_timeout": RETRY,
                "synchronous_mode": True,
                "synchronous_mode_strict": True,
                "postgresql": {"use_pg_rewind": True, "parameters": PARAMETERS},
            },
        },
        "postgresql": {
            **_place(number, 5432),
            "data_dir": str(folder / "data"),
            "bin_dir": str(postgres.programs()),
            "pgpass": str(folder / "pgpass"),
            "authentication": dict.fromkeys(("superuser", "replication", "rewind"), anybody),
            "parameters": {"unix_socket_directories": ""},
            "pg_hba": [
                f"host {what} all {network} trust"
                for what in ("all", "replication")
                for network in (f"{NETWORK}.0/24", "127.0.0.1/32")
            ],
        },
    }


def _place(number: int, port: int) -> dict[str, str]:
    place = f"{address_of(number)}:{port}"
    return {"listen": place, "connect_address": place}
