"""The wheel serves, stores and stops on Windows."""

import os
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.support.command import RUN
from tests.support.live.phone import LivePhone, sync_over_http
from tests.support.paths import ROOT
from tests.support.python_phone import Phone
from tests.windows.install import FOLDER, PYTHON
from webapp.live.messages import Kind

pytestmark = [
    pytest.mark.skipif(not PYTHON.exists(), reason="there is no Python for Windows here"),
    pytest.mark.timeout(600),  # Wine takes its time.
]

FIELD = "strength.topic"
Serve = Callable[[], AbstractContextManager[int]]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Wine's variables, once Wine is there and the wheel installed."""
    built = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(built)]
    subprocess.run([*build, str(ROOT)], check=True)
    shutil.rmtree(FOLDER / "app", ignore_errors=True)
    zipfile.ZipFile(next(built.glob("*.whl"))).extractall(FOLDER / "app")
    environment = os.environ | {"WINEPREFIX": str(FOLDER / "wine"), "WINEDEBUG": "-all"}
    nothing = subprocess.DEVNULL
    boot = ["wine", "wineboot", "--init"]
    subprocess.run(boot, check=True, env=environment, stdout=nothing, stderr=nothing)
    return environment


@pytest.fixture
def serve(environment: dict[str, str], tmp_path: Path) -> Serve:
    """Start a server on a data folder, the same each time; gives its port."""

    @contextmanager
    def serving() -> Iterator[int]:
        command = [
            "wine",
            str(PYTHON),
            "-c",
            RUN,
            "serve",
            "--port",
            "0",
            "--data",
            f"Z:{tmp_path}",
        ]
        pipe = subprocess.PIPE  # Under Wine, Python can't write to a file as its output.
        with subprocess.Popen(
            command, env=environment, stdin=pipe, stdout=pipe, stderr=subprocess.STDOUT, text=True
        ) as process:
            assert process.stdout
            try:
                yield int(process.stdout.readline().split()[3].rpartition(":")[2])
                process.send_signal(signal.SIGINT)
                # Under Wine, Python may complain first that the signal couldn't wake its loop.
                assert "Andersom has stopped.\n" in process.stdout
            finally:
                process.kill()

    return serving


def test_words_are_there_after_a_stop(serve: Serve) -> None:
    phone, other = Phone(), Phone()
    phone.write(FIELD, "steam")
    with serve() as port:
        with urlopen(f"http://127.0.0.1:{port}/nl/") as page:
            assert 'lang="nl"' in page.read().decode()
        sync_over_http(port, phone)
        assert phone.is_on_server()
    with serve() as port:
        sync_over_http(port, other)
    assert other.words(FIELD) == ["steam"]


def test_letters_pass_from_phone_to_phone(serve: Serve) -> None:
    first = Phone()
    first.write(FIELD, "steam")
    with serve() as port:
        sync_over_http(port, first)
        with LivePhone(port) as one, LivePhone(port) as other:
            for phone in (one, other):
                phone.wait_for(Kind.STORED)
                sync_over_http(port, phone)
            one.type(FIELD, "engines")
            other.wait_for_words(FIELD, ["steam", "engines"])
            one.wait_stored()


def test_two_servers_share_a_data_folder(serve: Serve) -> None:
    phones = [Phone() for _ in range(4)]

    def write(phone: Phone, ports: list[int], name: str) -> None:
        for number in range(10):
            phone.write(FIELD, f"{name}{number}")
            sync_over_http(ports[number % 2], phone)

    with serve() as first, serve() as second, ThreadPoolExecutor() as threads:
        writing = [
            threads.submit(write, phone, [first, second], name)
            for phone, name in zip(phones, "abcd", strict=True)
        ]
        for each in writing:
            each.result()
        sync_over_http(first, phones[0])
    assert len(phones[0].words(FIELD)) == 40
