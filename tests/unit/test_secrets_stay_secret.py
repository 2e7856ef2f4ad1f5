"""No log and no number of the server holds a secret, and all that is wrong looks alike."""

import http.client
import json
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from unittest.mock import patch
from urllib.request import urlopen

from flask.testing import FlaskClient
from websockets.exceptions import ConnectionClosed

from tests.support.command import COMMAND
from tests.support.live.phone import LivePhone, awareness, sync_over_http
from tests.support.python_phone import ID, KEY, OTHER, SESSION, Phone, bearer
from tests.support.stores.places import DatabasePlace, Place
from webapp.logs import Form

CODE = "code-of-the-programme"
WORD = "steam-engine"
NAME = "Wilhelmina"
ADDRESS = "203.0.113.77"
SECRETS = (ID, KEY, OTHER, CODE, WORD, NAME, ADDRESS)
# What a client may say beside what it is asked for.
SAID = {
    "Content-Type": "application/json",
    "Andersom-Join-Code": CODE,
    "X-Forwarded-For": ADDRESS,
    "User-Agent": WORD,
    "Referer": f"https://{WORD}/{KEY}",
    "Cookie": f"{WORD}={KEY}",
    "Accept-Language": WORD,
    f"X-{WORD}": WORD,
}


class Watched:
    """A server process whose output and metrics a test reads."""

    def __init__(self, place: Place, form: Form) -> None:
        self._place = place
        command = [*COMMAND, "serve", "--port", "0", "--data", place.setting]
        environment = {
            "ANDERSOM_JOIN_CODE": CODE,
            "ANDERSOM_TRUSTED_PROXIES": "127.0.0.1",
            "ANDERSOM_METRICS": "127.0.0.1:0",
            "ANDERSOM_LOG": form,
            "PYTHONPATH": ":".join(sys.path),
        }
        self._process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
        )
        assert self._process.stdout
        lines = [self._process.stdout.readline() for _ in range(2)]
        self.said = "".join(lines)
        # The server says where it is before it shows metrics, but not by the same way.
        hosts = dict(re.findall(r"(Andersom is|metrics are) at http://([0-9.:]+)", self.said))
        self.host, self._metrics = hosts["Andersom is"], hosts["metrics are"]
        self.port = int(self.host.partition(":")[2])

    def metrics(self) -> str:
        with urlopen(f"http://{self._metrics}/metrics", timeout=30) as answer:
            return str(answer.read().decode())

    def end(self) -> None:
        """Stop it, and read all that it said."""
        self._process.terminate()
        self.said += self._process.communicate()[0]

    def send(self, method: str, path: str, body: bytes | str = b"", **headers: str) -> int:
        connection = http.client.HTTPConnection(self.host, timeout=30)
        connection.request(method, path, body, SAID | bearer(KEY) | headers)
        status = connection.getresponse().status
        connection.close()
        return status

    def send_line(self, line: str) -> None:
        """Send what is no request; return when the server has hung up."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as raw:
            raw.sendall(f"{line}\r\n\r\n".encode())
            while raw.recv(4096):
                pass

    def make_errors(self) -> set[int]:
        """Ask for all that goes wrong, and some that goes well; the statuses."""
        phone = Phone()
        phone.write("strength.topic", WORD)
        phone.write(f"strength.{WORD}", WORD)
        phone.choose({"start.mentee": NAME})
        good = json.dumps(phone.body())
        sync = f"{SESSION}/sync"
        seen = {
            self.send("POST", sync, good),
            self.send("POST", sync, good),
            self.send("POST", sync, good, **bearer(OTHER)),
            self.send("POST", sync, "{"),
            self.send("POST", sync, json.dumps({WORD: WORD})),
            self.send("POST", sync, json.dumps({"vector": WORD, "update": WORD})),
            self.send("POST", sync, good, **{"Content-Type": f"text/{WORD}"}),
            self.send("POST", sync, "x" * 2**20),
            self.send("POST", SESSION.replace(ID, WORD) + "/sync", good),
            self.send("PUT", SESSION),
            self.send(WORD.upper(), SESSION),
            self.send("PUT", f"{SESSION}/{KEY}"),
            self.send("GET", f"/en/?key={KEY}"),
            self.send("GET", f"/en/%23join={ID}.{KEY}"),
            self.send("GET", f"/{KEY}/"),
            self.send("GET", f"/static/{WORD}"),
            self.send("GET", f"{SESSION}?key={KEY}"),
        }
        self.send_line(f"GET /{WORD} {KEY}")
        self.talk_live()
        self._place.spoil(ID)
        seen.add(self.send("GET", SESSION))
        seen.add(self.send("POST", sync, good))
        self.take_store_away()
        seen.add(self.send("POST", sync, good))
        return seen

    def talk_live(self) -> None:
        """Say something live that is stored, and what isn't taken."""
        with LivePhone(self.port) as phone:
            sync_over_http(self.port, phone)
            phone.socket.send(awareness(7, 1, json.dumps({"name": NAME, "at": WORD})))
            phone.type("strength.topic", WORD)
            phone.wait_stored()
            assert "\nandersom_live_phones 1.0\n" in self.metrics()
        for session_id, key in ((ID, OTHER), (OTHER, KEY), (WORD, KEY)):
            with LivePhone(self.port, session_id, key) as phone, suppress(ConnectionClosed):
                while True:
                    phone.next()
        for message in (WORD, bytes(20_000), WORD.encode()):
            with LivePhone(self.port) as phone, suppress(ConnectionClosed):
                phone.socket.send(message)
                while True:
                    phone.next()

    def take_store_away(self) -> None:
        if isinstance(self._place, DatabasePlace):
            self._place.ask("DROP TABLE sessions CASCADE")
        else:
            data = Path(self._place.setting)
            shutil.rmtree(data)
            data.write_text("a file where the folder should be")


def test_no_id_key_address_or_word_is_in_all_that_the_server_says(place: Place) -> None:
    form: Form = "json" if isinstance(place, DatabasePlace) else "lines"
    server = Watched(place, form)
    try:
        assert server.make_errors() == {200, 400, 404, 405, 413, 415, 503}
        metrics = server.metrics()
    finally:
        server.end()
    assert "unavailable" in server.said  # it logs what goes wrong
    assert "set aside" in server.said
    for secret in SECRETS:
        assert secret.lower() not in server.said.lower()
        assert secret.lower() not in metrics.lower()
    if form == "json":
        assert {"error", "info"} <= {json.loads(line)["level"] for line in server.said.splitlines()}
    counted = dict(re.findall(r"^andersom_(\w+(?:{[^}]+})?) (\d+)\.0$", metrics, re.MULTILINE))
    assert int(counted['requests_total{kind="sync",status="2xx"}']) >= 3
    assert int(counted['requests_total{kind="live",status="1xx"}']) >= 1
    for reason in ("unknown", "malformed", "size", "store"):
        assert int(counted[f'refusals_total{{reason="{reason}"}}']) >= 1, reason
    assert int(counted["live_updates_stored_total"]) >= 1
    assert counted["live_phones"] == "0"
    assert int(counted["merge_seconds_count"]) >= int(counted["save_seconds_count"]) >= 2


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
