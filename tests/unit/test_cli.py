"""The command line, run as its users run it."""

import signal
import socket
from contextlib import ExitStack, closing, nullcontext
from http.client import HTTPConnection
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner, Result

from tests.support.command import serving
from webapp import open_store
from webapp.cli import main
from webapp.store.base import Record


def test_serve_says_where_it_is_and_where_the_data_are(tmp_path: Path) -> None:
    with serving("--data", str(tmp_path / "data")) as (_, line):
        assert line.startswith("Andersom is at http://127.0.0.1:")
        assert line.rstrip().endswith(f"data in {tmp_path / 'data'}")


def test_serve_answers_at_the_address_that_it_says(tmp_path: Path) -> None:
    with serving("--data", str(tmp_path)) as (_, line):
        address = line.removeprefix("Andersom is at ").split()[0]
        with urlopen(f"{address}/healthz", timeout=30) as response:
            assert response.status == 200


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_serve_stops_cleanly_when_asked(tmp_path: Path, sign: signal.Signals) -> None:
    with serving("--data", str(tmp_path)) as (process, _):
        process.send_signal(sign)
        output, _ = process.communicate(timeout=30)
        assert output == "Andersom has stopped.\n"
        assert process.returncode == 0


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
    monkeypatch.setattr("webapp.asgi.server.serve", lambda _, listening: listening.close())
    monkeypatch.setattr("webapp.cli.ForkServer.ready", lambda *_: nullcontext())
    arguments = ["serve", "--host", "::", "--port", "0", "--data", str(tmp_path)]
    assert "use --host 0.0.0.0 for IPv4" in CliRunner().invoke(main, arguments).stderr


def aside(data: Path, *ids: str) -> None:
    """Sessions that were set aside, half of them on another day."""
    store = open_store(data)
    for number, session_id in enumerate(ids):
        with store.open(session_id) as entry:
            now = "2026-11-28T10:00:00Z"
            entry.save(Record(session_id, "0" * 64, now, now, {}, b"\0\0"))
            entry.expire(f"2026-11-2{number % 2}")


def restore(data: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["restore", "--data", str(data), *arguments])


A, B, C = (letter * 26 for letter in "abc")


def test_what_is_set_aside_is_listed_by_day(tmp_path: Path) -> None:
    aside(tmp_path, A, B, C)
    assert restore(tmp_path).output == (
        f"2026-11-21: 1 sessions\n  {B}\n2026-11-20: 2 sessions\n  {A}\n  {C}\n"
    )


@pytest.mark.parametrize(
    ("arguments", "back"),
    [((A,), [A]), ((A, B), [A, B]), (("--day", "2026-11-20"), [A, C]), (("--all",), [A, B, C])],
)
def test_sessions_are_brought_back_by_id_by_day_or_all(
    tmp_path: Path, arguments: tuple[str, ...], back: list[str]
) -> None:
    aside(tmp_path, A, B, C)
    assert restore(tmp_path, *arguments).output == f"Brought back: {len(back)} sessions.\n"
    assert sorted(path.stem for path in tmp_path.glob("sessions/*/*")) == back
    left = [path.stem for path in tmp_path.glob("aside/*/*/*")]
    assert sorted(left) == sorted({A, B, C} - set(back))


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
    assert "Brought back: 1 sessions.\n" in result.output
    assert f"{A} stays aside: a phone brought it back already.\n" in result.stderr
