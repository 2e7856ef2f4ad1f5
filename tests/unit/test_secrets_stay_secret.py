"""Keys are in no log of the server, whatever goes wrong, and all that is wrong looks alike."""

import http.client
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from unittest.mock import patch

from flask.testing import FlaskClient

from tests.support.command import COMMAND
from tests.support.python_phone import ID, KEY, OTHER, SESSION, Phone, bearer

CODE = "code-of-the-programme"
WORD = "steam-engine"


def send(host: str, method: str, path: str, body: bytes | str = b"", **headers: str) -> int:
    connection = http.client.HTTPConnection(host, timeout=30)
    always = {"Content-Type": "application/json", "Andersom-Join-Code": CODE} | bearer(KEY)
    connection.request(method, path, body, always | headers)
    status = connection.getresponse().status
    connection.close()
    return status


def make_errors(host: str, data: Path) -> set[int]:
    """Ask for all that goes wrong, and some that goes well; the statuses."""
    phone = Phone()
    phone.write("strength.topic", WORD)
    good = json.dumps(phone.body())
    seen = {
        send(host, "POST", f"{SESSION}/sync", good),
        send(host, "POST", f"{SESSION}/sync", good, **bearer(OTHER)),
        send(host, "POST", f"{SESSION}/sync", "{"),
        send(host, "POST", f"{SESSION}/sync", good, **{"Content-Type": "text/plain"}),
        send(host, "POST", f"{SESSION}/sync", "x" * 2**20),
        send(host, "PUT", SESSION),
        send(host, "PUT", f"{SESSION}/{KEY}"),
        send(host, "GET", f"/en/?key={KEY}"),
        send(host, "GET", f"/en/%23join={ID}.{KEY}"),
        send(host, "GET", f"/{KEY}/"),
        send(host, "GET", f"{SESSION}?key={KEY}"),
    }
    (file,) = data.glob("sessions/*/*.json")
    file.write_text("{")
    seen.add(send(host, "GET", SESSION))
    seen.add(send(host, "POST", f"{SESSION}/sync", good))
    shutil.rmtree(data)
    data.write_text("a file where the folder should be")
    seen.add(send(host, "POST", f"{SESSION}/sync", good))
    return seen


def test_no_key_code_or_word_is_in_all_that_the_server_says(tmp_path: Path) -> None:
    data = tmp_path / "data"
    command = [*COMMAND, "serve", "--port", "0", "--data", str(data)]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={"ANDERSOM_JOIN_CODE": CODE, "PYTHONPATH": ":".join(sys.path)},
    ) as process:
        try:
            assert process.stdout
            said = process.stdout.readline()
            host = said.split()[3].removeprefix("http://")
            assert make_errors(host, data) == {200, 400, 404, 405, 413, 415, 503}
        finally:
            process.terminate()
        said += process.communicate()[0]
    assert "unavailable" in said  # it logs what goes wrong
    assert "set aside" in said
    for secret in (KEY, OTHER, CODE, WORD):
        assert secret not in said


def test_wrong_key_and_unknown_id_are_told_in_the_same_bytes(
    client: FlaskClient, phone: Phone
) -> None:
    phone.sync(client)
    for method in ("GET", "DELETE"):
        wrong = client.open(SESSION, method=method, headers=bearer(OTHER))
        unknown = client.open(SESSION.replace(ID, OTHER), method=method, headers=bearer(KEY))
        assert wrong.status_code == unknown.status_code == 404
        assert wrong.data == unknown.data
        assert list(wrong.headers) == list(unknown.headers)


def compared(ask: Callable[[], object]) -> list[int]:
    """How many letters of hashes are compared in constant time while something is asked."""
    lengths: list[int] = []

    def compare(one: str, other: str) -> bool:
        lengths.extend((len(one), len(other)))
        return one == other

    with patch("webapp.api.keys.hmac.compare_digest", compare):
        ask()
    return lengths


def test_unknown_ids_and_wrong_keys_take_the_same_comparison(
    client: FlaskClient, phone: Phone
) -> None:
    phone.sync(client)
    unknown = SESSION.replace(ID, OTHER)
    for path, key in [(SESSION, KEY), (SESSION, OTHER), (unknown, KEY)]:
        for view in ("", "/earlier", "/earlier/2026-11-28"):
            ask = partial(client.get, path + view, headers=bearer(key))
            assert compared(ask) == [64, 64], view
