"""A phone in Python: a Yjs document that syncs as the app's script does."""

import base64
import json
from typing import Any

from flask.testing import FlaskClient
from pycrdt import Doc, Map, Text
from werkzeug.test import TestResponse

from webapp.yjs.validation import read_vector

ID = "abcdefghijklmnopqrstuvwxy2"
KEY = "234567abcdefghijklmnopqrst"
OTHER = "z" * 26
SESSION = f"/api/v1/sessions/{ID}"
NOTHING = b"\x00"


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


def body_of(answer: TestResponse) -> dict[str, Any]:
    """What a good answer of the API holds."""
    assert answer.status_code == 200, answer.text
    assert answer.mimetype == "application/json"
    content: dict[str, Any] = json.loads(answer.data)
    return content


class Phone:
    """One phone's copy of a session, and what it knows of the server's."""

    def __init__(self, session_id: str = ID, key: str = KEY) -> None:
        self.id = session_id
        self.key = key
        self.doc: Doc[Any] = Doc()
        self.server = NOTHING
        self.content = ""

    def text(self, field: str) -> Text:
        text: Text = self.doc.get(field, type=Text)
        return text

    def words(self, field: str) -> list[str]:
        return str(self.text(field)).split()

    def write(self, field: str, word: str, place: int = 0) -> None:
        """Put a word of ASCII letters before the word at `place`."""
        words = self.words(field)
        place = min(place, len(words))
        self.text(field).insert(len("".join(f"{w} " for w in words[:place])), f"{word} ")

    def erase(self, field: str, word: str) -> None:
        start = str(self.text(field)).index(f"{word} ")
        del self.text(field)[start : start + len(word) + 1]

    def choose(self, choices: dict[str, object]) -> None:
        self.doc.get("choices", type=Map).update(choices)

    def body(self) -> dict[str, str]:
        """What a sync sends: all that the server is not known to have."""
        return {
            "vector": base64.b64encode(self.doc.get_state()).decode(),
            "update": base64.b64encode(self.doc.get_update(self.server)).decode(),
        }

    def send(self, client: FlaskClient, body: dict[str, str] | None = None) -> TestResponse:
        path = f"/api/v1/sessions/{self.id}/sync"
        return client.post(path, json=body or self.body(), headers=bearer(self.key))

    def receive(self, answer: TestResponse) -> None:
        self.learn(body_of(answer))

    def learn(self, content: dict[str, Any]) -> None:
        """Take in what the server answered."""
        self.server, self.content = base64.b64decode(content["vector"]), content["content"]
        self.doc.apply_update(base64.b64decode(content["update"]))

    def is_on_server(self) -> bool:
        """Whether the server said that it has all that is here."""
        here, there = read_vector(self.doc.get_state()), read_vector(self.server)
        return all(there.get(client, 0) >= clock for client, clock in here.items())

    def sync(self, client: FlaskClient) -> None:
        self.receive(self.send(client))
