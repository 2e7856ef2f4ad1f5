"""Phones that are live, two to a session, and write in bursts until they are stopped."""

from pathlib import Path
from random import Random
from threading import Event, Lock, Thread
from time import monotonic
from typing import Self

from websockets.exceptions import WebSocketException

from tests.support.live.phone import LivePhone, sync_over_http
from tests.torture.stored import FIELD, words_in
from tests.torture.writers import LETTERS, PATIENCE, PAUSE_S
from webapp.store.postgres.address import Address

SESSIONS = 3
MOST_AT_ONCE = 6


class LiveCrowd:
    """What they wrote, and what the server said is stored, by session."""

    def __init__(self, port: int, chance: Random) -> None:
        self._port = port
        self._lock = Lock()
        self._stopped = Event()
        sessions = ["".join(chance.choices(LETTERS, k=26)) for _ in range(SESSIONS)]
        self.written: dict[str, list[str]] = {session: [] for session in sessions}
        self.acknowledged: dict[str, set[str]] = {session: set() for session in sessions}
        self.failures: list[str] = []
        self._threads = [
            Thread(target=self._run, args=(number, session, chance.random()))
            for number, session in enumerate(sessions * 2)
        ]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        for thread in self._threads:
            thread.join()

    @property
    def words(self) -> int:
        """How many words were acknowledged."""
        with self._lock:
            return sum(map(len, self.acknowledged.values()))

    def wait_acknowledged(self, more: int) -> None:
        """Wait until so many more words are."""
        wanted, end = self.words + more, monotonic() + PATIENCE
        while self.words < wanted:
            assert monotonic() < end, f"not within a minute; {self.failures}"
            Event().wait(PAUSE_S)

    def check(self, data: Path | Address) -> None:
        """Check that each acknowledged word is stored, and none twice."""
        for session, known in self.acknowledged.items():
            with self._lock:
                acknowledged = set(known)
            there = words_in(data, session)
            assert len(there) == len(set(there)), "words were doubled"
            assert acknowledged <= set(there), f"lost: {acknowledged - set(there)}"

    def check_whole(self, data: Path | Address) -> None:
        """Check, once they have stopped, that there is what was written, and nothing else."""
        assert self.failures == []
        for session, written in self.written.items():
            assert sorted(words_in(data, session)) == sorted(written)

    def _run(self, number: int, session: str, seed: float) -> None:
        chance = Random(seed)  # noqa: S311 - a seed must repeat it
        phone = LivePhone(self._port, session)
        while not self._stopped.is_set():
            try:
                sync_over_http(self._port, phone)
                with phone:
                    while not self._stopped.is_set():
                        self._write(phone, number, chance)
                        phone.wait_stored()
                        self._acknowledge(phone)
            except (OSError, WebSocketException):
                Event().wait(PAUSE_S)
        self._bring_all(phone)

    def _write(self, phone: LivePhone, number: int, chance: Random) -> None:
        for _ in range(chance.randrange(1, MOST_AT_ONCE)):
            with self._lock:
                written = self.written[phone.id]
                word = f"p{number}w{len(written)}"
                written.append(word)
            phone.type(FIELD, word)
            Event().wait(chance.uniform(0, 0.05))

    def _acknowledge(self, phone: LivePhone) -> None:
        with self._lock:
            self.acknowledged[phone.id].update(phone.words(FIELD))

    def _bring_all(self, phone: LivePhone) -> None:
        end = monotonic() + PATIENCE
        while monotonic() < end:
            try:
                sync_over_http(self._port, phone)
            except OSError:
                Event().wait(PAUSE_S)
            else:
                if phone.is_on_server():
                    return
        self.failures.append(f"a phone of {phone.id} never got through")
