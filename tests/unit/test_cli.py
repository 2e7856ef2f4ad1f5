"""The command line, run as its users run it."""

import signal
import socket
from contextlib import ExitStack, closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from tests.support.command import serving
from webapp.cli import main


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
    assert "is not empty and not an earlier build" in result.stderr


def test_the_version_is_that_of_the_package() -> None:
    result = CliRunner().invoke(main, ["--version"], prog_name="andersom")
    assert result.output.startswith("andersom, version 0.")
