"""The command line, run as its users run it."""

import json
import signal
import socket
import subprocess
import sys
from contextlib import ExitStack, closing, nullcontext
from http.client import HTTPConnection
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner, Result

from tests.support.command import serving
from tests.support.python_phone import ID, KEY, SESSION, bearer
from tests.support.stores.places import DatabasePlace, Place
from webapp import open_store
from webapp.cli import main
from webapp.store.base import Record
from webapp.store.postgres.address import Address


def test_serve_says_where_it_is_and_where_the_data_are(tmp_path: Path) -> None:
    with serving("--data", str(tmp_path / "data")) as (_, line):
        assert line.startswith("Andersom is at http://127.0.0.1:")
        assert line.rstrip().endswith(f"data in {tmp_path / 'data'}")


def test_serve_starts_where_the_output_cannot_name_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where what isn't the console takes only the letters of one language."""
    monkeypatch.setenv("PYTHONIOENCODING", "cp1252")
    with serving("--data", str(tmp_path / "дом")) as (_, line):
        assert line.rstrip().endswith(r"\u0434\u043e\u043c")


def test_serve_answers_at_the_address_that_it_says(tmp_path: Path) -> None:
    with serving("--data", str(tmp_path)) as (_, line):
        address = line.removeprefix("Andersom is at ").split()[0]
        with urlopen(f"{address}/healthz", timeout=30) as response:
            assert response.status == 200


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_serve_stops_cleanly_when_asked(tmp_path: Path, sign: signal.Signals) -> None:
    with serving("--data", str(tmp_path)) as (process, _):
        process.send_signal(sign)
        output, _ = process.communicate(timeout=30)
        assert output == "Andersom has stopped.\n"
        assert process.returncode == 0


def serving_nothing(data: str) -> str:
    """What `andersom serve` says where it can't keep anything there."""
    result = CliRunner().invoke(main, ["serve", "--port", "0"], env={"ANDERSOM_DATA": data})
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert len(result.stderr.splitlines()) == 1
    assert "secret" not in result.output
    return result.stderr


def test_serve_keeps_sessions_in_a_database_too(database: DatabasePlace) -> None:
    url = database.data.url.replace("postgres@", "postgres:secret@")
    with serving("--data", url) as (process, line):
        assert line.rstrip().endswith("data in postgresql:///postgres")
        host = line.split()[3].removeprefix("http://")
        phone = HTTPConnection(host, timeout=30)
        body = {"vector": "AA==", "update": "AAA="}
        headers = bearer(KEY) | {"Content-Type": "application/json"}
        phone.request("POST", f"{SESSION}/sync", json.dumps(body), headers)
        assert phone.getresponse().status == 200
        phone.close()
        process.send_signal(signal.SIGTERM)
        assert process.communicate(timeout=30)[0] == "Andersom has stopped.\n"
    assert database.sessions() == [ID]


def test_a_database_that_cannot_be_reached_is_said_in_one_sentence() -> None:
    said = serving_nothing("postgresql://me:secret@127.0.0.1:1/name?connect_timeout=2")
    assert said.startswith("Error: the database can't be reached: ")
    assert "127.0.0.1" in said


def test_an_address_that_is_none_is_said_in_one_sentence() -> None:
    said = serving_nothing("postgresql://me:secret@host:port/name")
    assert said.startswith("Error: ANDERSOM_DATA names a database, but its port must be a number")
    assert "can't be understood" in serving_nothing("postgresql://host/name?secret=1")


SEVERAL = [(("--workers", "2"), {}), ((), {"ANDERSOM_WORKERS": "2"})]


@pytest.mark.parametrize(("arguments", "environment"), SEVERAL)
def test_a_folder_is_served_by_one_worker(
    tmp_path: Path, arguments: tuple[str, ...], environment: dict[str, str]
) -> None:
    data = tmp_path / "data"
    result = CliRunner().invoke(main, ["serve", "--data", str(data), *arguments], env=environment)
    assert result.exit_code == 1
    assert result.stderr == (
        "Error: Several workers need a database (ANDERSOM_DATA=postgresql://…): one serves a"
        " folder.\n"
    )
    assert not data.exists()


def test_a_system_that_cannot_fork_has_one_worker(
    database: DatabasePlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("os.fork")
    arguments = ["serve", "--port", "0", "--data", database.setting, "--workers", "2"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    assert result.stderr.endswith("Several workers need a system that can fork, such as Linux.\n")


def test_a_missing_extra_is_said_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("webapp.store.postgres.")]:
        if not name.endswith(".address"):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert "pip install 'andersom[postgres]'" in serving_nothing("postgresql://host/name")


def test_a_folder_needs_no_psycopg(tmp_path: Path) -> None:
    code = "import sys, webapp.cli; from pathlib import Path; webapp.open_store(Path(sys.argv[1]))"
    code += "; sys.exit('psycopg' in sys.modules)"
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True)


def test_a_school_whose_phones_stay_connected_leaves_room_for_more(tmp_path: Path) -> None:
    with serving("--data", str(tmp_path)) as (_, line), ExitStack() as open_ones:
        host = line.split()[3].removeprefix("http://")
        for _ in range(300):
            phone = open_ones.enter_context(closing(HTTPConnection(host, timeout=10)))
            phone.request("GET", "/healthz")
            assert phone.getresponse().read() == b"ok\n"


def test_a_port_in_use_is_said_in_one_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = CliRunner().invoke(main, ["serve", "--port", port, "--data", str(tmp_path)])
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: Can't listen on 127.0.0.1, port {port}: ")
    assert "Choose another with --port." in result.stderr


def test_the_port_comes_from_the_environment_too(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        environment = {"PORT": port, "ANDERSOM_DATA": str(tmp_path)}
        result = CliRunner().invoke(main, ["serve"], env=environment)
    assert f"port {port}" in result.stderr


def test_build_writes_no_app_over_other_things(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    result = CliRunner().invoke(main, ["build", str(tmp_path)])
    assert result.exit_code == 1
    assert "is not empty and not marked as an earlier build" in result.stderr


def test_the_version_is_that_of_the_package() -> None:
    result = CliRunner().invoke(main, ["--version"], prog_name="andersom")
    assert result.output.startswith("andersom, version 0.")


BAD_SETTINGS = {
    "ANDERSOM_KEEP_DAYS": "1000000",
    "ANDERSOM_WORKERS": "0",
    "ANDERSOM_MAX_DATA": "10 GiB",
    "ANDERSOM_DATA": "~nobody-of-this-name",
    "ANDERSOM_TRUSTED_PROXIES": "10.0.0.1/8",
    "ANDERSOM_JOIN_CODE": "short",
}


@pytest.mark.parametrize("name", BAD_SETTINGS)
@pytest.mark.parametrize("command", ["serve", "build", "restore"])
def test_a_bad_setting_is_said_in_one_sentence(tmp_path: Path, name: str, command: str) -> None:
    arguments = [command, str(tmp_path / "site")] if command == "build" else [command]
    result = CliRunner().invoke(main, arguments, env={name: BAD_SETTINGS[name]})
    if command == "restore" and name != "ANDERSOM_DATA":
        assert result.exit_code == 0
        return
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith(f"Error: {name} ")
    assert result.stderr.endswith(".\n")


@pytest.mark.parametrize("host", ["999.1.1.1", "a" * 300, "no such host", "fe80::zz"])
def test_a_host_that_cannot_be_listened_on_is_said_in_one_sentence(
    tmp_path: Path, host: str
) -> None:
    result = CliRunner().invoke(main, ["serve", "--host", host, "--data", str(tmp_path)])
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: Can't listen on {host}, port 5000: ")


def test_an_empty_host_is_not_taken_for_all_addresses(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["serve", "--host", "", "--data", str(tmp_path)])
    assert result.exit_code == 1
    assert result.stderr == "Error: --host must name an address, and is empty.\n"


def test_a_misspelt_setting_is_said(tmp_path: Path) -> None:
    arguments = ["serve", "--host", "no such host", "--data", str(tmp_path)]
    result = CliRunner().invoke(main, arguments, env={"ANDERSOM_KEPT_DAYS": "30"})
    first = result.stderr.splitlines()[0]
    assert first == "ANDERSOM_KEPT_DAYS is no setting of Andersom, and changes nothing."


def test_a_data_folder_may_start_at_home(tmp_path: Path) -> None:
    environment = {"ANDERSOM_DATA": "~/data", "HOME": str(tmp_path)}
    result = CliRunner().invoke(main, ["restore"], env=environment)
    assert result.output == "Nothing is set aside.\n"
    assert not (Path.cwd() / "~").exists()


@pytest.mark.skipif(not socket.has_dualstack_ipv6(), reason="this machine has no IPv6")
def test_all_addresses_of_ipv6_are_all_of_ipv4_too(tmp_path: Path) -> None:
    with serving("--host", "::", "--data", str(tmp_path)) as (_, line):
        port = line.split()[3].rpartition(":")[2]
        for host in ("127.0.0.1", "[::1]"):
            with urlopen(f"http://{host}:{port}/healthz", timeout=30) as response:
                assert response.status == 200


def test_a_system_that_cannot_do_both_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "has_dualstack_ipv6", lambda: False)
    monkeypatch.setattr("webapp.asgi.server.serve", lambda _, listening, *_more: listening.close())
    monkeypatch.setattr("webapp.yjs.fork_server.ForkServer.ready", lambda *_: nullcontext())
    arguments = ["serve", "--host", "::", "--port", "0", "--data", str(tmp_path)]
    assert "use --host 0.0.0.0 for IPv4" in CliRunner().invoke(main, arguments).stderr


def aside(data: Path | Address, *ids: str) -> None:
    """Sessions that were set aside, half of them on another day."""
    store = open_store(data)
    for number, session_id in enumerate(ids):
        with store.open(session_id) as entry:
            now = "2026-11-28T10:00:00Z"
            entry.save(Record(session_id, "0" * 64, now, now, {}, b"\0\0"))
            entry.expire(f"2026-11-2{number % 2}")


def restore(data: Path | str, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["restore", "--data", str(data), *arguments])


A, B, C = (letter * 26 for letter in "abc")


def test_what_is_set_aside_is_listed_by_day(place: Place) -> None:
    aside(place.data, A, B, C)
    assert restore(place.setting).output == (
        f"2026-11-21: 1 sessions\n  {B}\n2026-11-20: 2 sessions\n  {A}\n  {C}\n"
    )


@pytest.mark.parametrize(
    ("arguments", "back"),
    [((A,), [A]), ((A, B), [A, B]), (("--day", "2026-11-20"), [A, C]), (("--all",), [A, B, C])],
)
def test_sessions_are_brought_back_by_id_by_day_or_all(
    place: Place, arguments: tuple[str, ...], back: list[str]
) -> None:
    aside(place.data, A, B, C)
    assert restore(place.setting, *arguments).output == f"Brought back: {len(back)} sessions.\n"
    assert place.sessions() == back
    assert place.aside() == sorted({A, B, C} - set(back))


@pytest.mark.parametrize("arguments", [(B,), ("--day", "2026-11-29"), ("--day", "yesterday")])
def test_what_is_not_aside_is_named(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    aside(tmp_path, A)
    result = restore(tmp_path, *arguments)
    assert result.exit_code == 1
    assert result.stderr == f"Error: Nothing is set aside under {arguments[-1]}.\n"


def test_what_a_phone_brought_back_already_is_left(tmp_path: Path) -> None:
    aside(tmp_path, A, B)
    (path,) = tmp_path.glob(f"aside/*/{A}/*")
    content = path.read_bytes()
    restore(tmp_path, A)
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    result = restore(tmp_path, "--all")
    assert result.exit_code == 1
    assert "Brought back: 1 sessions.\n" in result.output
    assert f"{A} stays aside: a phone brought it back already.\n" in result.stderr
