"""Three real phones, a real server, and a bad network between them."""

import base64
import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha512
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

from tests.support.api import api_app
from tests.support.network_faults import Fault, answer
from tests.support.node_phones import Answer, RealPhones
from tests.support.python_phone import KEY, SESSION, bearer, body_of

FIELDS = ("strength.topic", "plan.steps")
SECRET = "nobody-else"


def words_of(texts: dict[str, Any]) -> set[str]:
    return {word for name in FIELDS for word in texts[name].split()}


@dataclass
class Classroom:
    """Three phones with one session, a server, and the words that must be there in the end."""

    phones: RealPhones
    data: Path
    client: FlaskClient
    words: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in FIELDS})
    ticked: set[str] = field(default_factory=set)
    exported: list[tuple[dict[str, Any], set[str]]] = field(default_factory=list)
    known: list[set[str]] = field(default_factory=lambda: [set() for _ in range(3)])
    composing: set[int] = field(default_factory=set)
    not_back: set[int] = field(default_factory=set)  # not synced since the server lost its disk

    def type(self, device: int, name: str, place: int, ending: str) -> None:
        """Type a word that is unique, somewhere among the others."""
        word = f"w{sum(map(len, self.words.values()))}{ending}"
        self.words[name].append(word)
        self.known[device].add(word)
        self.phones.call(device, "type", field=name, pieces=[*word, " "], place=place)

    def paste(self, device: int, name: str, place: int) -> None:
        """Paste a word so long that a session with it needs several codes."""
        start = f"w{sum(map(len, self.words.values()))}"
        word = start + "".join(sha512(f"{start}.{n}".encode()).hexdigest() for n in range(9))
        self.words[name].append(word)
        self.known[device].add(word)
        self.phones.call(device, "type", field=name, pieces=[f"{word} "], place=place)

    def choose(self, device: int, value: int) -> None:
        self.ticked.add(str(value))
        self.phones.call(device, "choose", name=f"strength.kinds:{value}", value=True)
        self.phones.call(device, "choose", name="start.confidence", value=value)

    def compose(self, device: int, *, composing: bool) -> None:
        """Begin or end to compose a word; meanwhile, nothing is written into the field."""
        (self.composing.add if composing else self.composing.discard)(device)
        self.phones.call(device, "compose", composing=composing)
        self.check(device)

    def restart(self, device: int) -> None:
        """Kill the page and open it anew; what still waited to be shown may come again later."""
        before = self.shown(device)
        self.phones.call(device, "restart")
        self.composing.discard(device)
        assert self.shown(device) == before
        self.known[device] = before

    def lose_disk(self) -> None:
        shutil.rmtree(self.data, ignore_errors=True)
        self.client = api_app(self.data).test_client()
        self.not_back = {0, 1, 2}

    def export(self, device: int, way: str) -> None:
        """Show codes or save a file, which another phone may take in once, twice or much later."""
        handed = self.phones.call(device, way)
        assert SECRET not in json.dumps(handed)
        self.exported.append((handed, self.shown(device)))

    def import_again(self, device: int, which: int, turn: int) -> None:
        if not self.exported:
            return
        handed, words = self.exported[which % len(self.exported)]
        if links := handed.get("links"):
            turn %= len(links)
            handed = {"links": [*links[turn:], *links[:turn]]}
        self.phones.call(device, "receive", handed=handed)
        self.known[device] |= words
        self.check(device)

    def sync(self, device: int, faults: Sequence[Fault | None] = (), typed: str = "") -> None:
        """Sync; in the field `typed`, somebody types while the first answer is on its way."""
        before = self.shown(device)
        coming = iter(faults)
        served: list[Fault | None] = []

        def serve(asked: dict[str, Any]) -> Answer | None:
            fault = next(coming, None)
            served.append(fault)
            answered = self.request(asked) if fault is None or fault.reaches else None
            if len(served) == 1 and typed:
                self.type(device, typed, 0, "")
            return answered if fault is None else fault.instead

        self.phones.serve = serve
        failed = self.phones.call(device, "sync")["failed"]
        assert bool(failed) == any(served), (failed, served)
        if not failed:
            there = words_of(self.on_server())
            # What was typed meanwhile goes with the next exchange.
            assert before <= there
            self.not_back.discard(device)
            # What was written after something that the disk took along is on the server already;
            # phones get it once the one that has the rest was back.
            if not self.not_back:
                self.known[device] |= there
            self.check(device)

    def request(self, asked: dict[str, Any]) -> Answer:
        assert SECRET.encode() not in base64.b64decode(json.loads(asked["body"])["update"])
        response = self.client.open(
            asked["path"], method=asked["method"], headers=asked["headers"], data=asked["body"]
        )
        return answer(response.status_code, response.headers["Content-Type"], response.text)

    def check(self, device: int) -> None:
        """Check that a phone shows every word that it ever had."""
        assert device in self.composing or self.known[device] <= self.shown(device)

    def shown(self, device: int) -> set[str]:
        return words_of(self.phones.call(device, "show")["texts"])

    def on_server(self) -> dict[str, Any]:
        """What people can read on the server; a text that is empty is there all the same."""
        fields = body_of(self.client.get(SESSION, headers=bearer(KEY)))["fields"]
        return dict.fromkeys(FIELDS, "") | dict(fields)
