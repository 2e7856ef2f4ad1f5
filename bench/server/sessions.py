"""Sessions as two people would have written them, many at once, and what a phone sends of them."""

import hashlib
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from tests.support.python_phone import KEY, NOTHING, Phone
from webapp.content import fields as content_fields
from webapp.store.base import Record
from webapp.store.tinydb_store import TinyDBStore
from webapp.yjs.merge import fields

ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
SENTENCE = "i can show how a steam engine turns heat into work and why that once changed it all"
WORDS_A_FIELD = 34
MOMENT = "2026-11-27T10:30:00Z"


def session_id(number: int) -> str:
    """The id of the session with this number; neighbours are spread over the folders."""
    digest = hashlib.sha256(str(number).encode()).digest()
    return "".join(ALPHABET[byte % 32] for byte in digest[:26])


class Written:
    """A session with words in every text field; `state` is its Yjs document."""

    def __init__(self, words_a_field: int = WORDS_A_FIELD) -> None:
        vocabulary = SENTENCE.split()
        chosen = random.Random(1)  # noqa: S311 - the same words in every run
        self._phone = Phone()
        for field in content_fields():
            if field.kind in {"line", "text"} and not field.private:
                words = " ".join(chosen.choice(vocabulary) for _ in range(words_a_field))
                self._phone.text(field.id).insert(0, words)
        self._phone.choose({"plan.format": "demo", "start.confidence": 3})
        self.state = self._phone.doc.get_update(NOTHING)

    def record(self) -> Record:
        """The session as the store keeps it, with an id to be replaced."""
        key = hashlib.sha256(KEY.encode()).hexdigest()
        return Record(session_id(0), key, MOMENT, MOMENT, fields(self.state), self.state)

    def change(self) -> dict[str, str]:
        """What a phone sends that had synced, and on which one word was then written."""
        phone = Phone()
        phone.doc.apply_update(self.state)
        phone.server = phone.doc.get_state()
        phone.write("strength.topic", "more")
        return phone.body()


def fill(data: Path, written: Written, numbers: range) -> None:
    """Store sessions under a data folder as the server would, but without waiting for the disk."""
    store = TinyDBStore(data)
    record = written.record()
    with patch("os.fsync"):
        for number in numbers:
            with store.open(session_id(number)) as entry:
                entry.save(replace(record, id=session_id(number)))


def some(sessions: int, times: int) -> Iterator[int]:
    """Numbers of stored sessions, the same ones in every run, none twice before it must be."""
    numbers = random.Random(sessions)  # noqa: S311 - as above
    while times > 0:
        batch = numbers.sample(range(sessions), min(sessions, times))
        yield from batch
        times -= len(batch)
