"""Eight phones, each in a thread of its own, that write and sync until they are stopped."""

from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from json import dumps, loads
from pathlib import Path
from random import Random
from threading import Condition, Event, Thread
from time import monotonic
from typing import Any, Self

from tests.support.python_phone import KEY, Phone, bearer
from tests.torture.stored import FIELD, words_in
from webapp.store.postgres.address import Address

PHONES, SESSIONS = 8, 4
LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
PATIENCE = 60
PAUSE_S = 0.01


def ask(
    port: int, method: str, path: str, body: object = None, key: str = KEY
) -> tuple[int, dict[str, Any]]:
    """Request something of the server. Raises OSError or HTTPException if it dies meanwhile."""
    line = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        headers = {**bearer(key), "Content-Type": "application/json"}
        line.request(method, f"/api/v1/sessions/{path}", dumps(body), headers)
        answer = line.getresponse()
        return answer.status, loads(answer.read() or "{}")
    finally:
        line.close()


@dataclass
class Crowd:
    """Phones in pairs with one session each; `ports` are those of the servers on one folder."""

    ports: list[int]
    chance: Random
    written: dict[str, set[str]] = field(default_factory=dict)
    acknowledged: dict[str, set[str]] = field(default_factory=dict)
    syncs: int = 0
    refused: int = 0
    failures: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._changed = Condition()
        self._stopped = Event()
        self._may, self._busy = True, 0
        for _ in range(SESSIONS):
            session = "".join(self.chance.choices(LETTERS, k=26))
            self.written[session], self.acknowledged[session] = set(), set()
        seeds = [self.chance.random() for _ in range(PHONES)]
        self._threads = [Thread(target=self._run, args=one) for one in enumerate(seeds)]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind:
            self.failures.append("the test failed")
        self._stop()

    @property
    def sessions(self) -> list[str]:
        return list(self.written)

    @property
    def words(self) -> int:
        """How many words were acknowledged."""
        return sum(map(len, self.acknowledged.values()))

    def settle(self) -> None:
        """Let each phone bring what it has, and stop."""
        self._stop()
        assert self.failures == []

    def pause(self) -> None:
        """Let no phone ask; returns when none is asking."""
        self._may = False
        self._wait(lambda: self._busy == 0)

    def resume(self) -> None:
        with self._changed:
            self._may = True
            self._changed.notify_all()

    def wait_acknowledged(self, more: int) -> None:
        """Wait until so many more words were acknowledged."""
        wanted = self.words + more
        self._wait(lambda: self.words >= wanted)

    def wait_refused(self, more: int) -> None:
        """Wait until the server was unable so many more times."""
        wanted = self.refused + more
        self._wait(lambda: self.refused >= wanted)

    def check(self, data: Path | Address) -> None:
        """Check that each acknowledged word is stored, once."""
        for session, known in self.acknowledged.items():
            acknowledged = set(known)  # before the file is read: both go on growing
            there = words_in(data, session)
            assert len(there) == len(set(there)), "words were doubled"
            assert acknowledged <= set(there), f"lost: {acknowledged - set(there)}"

    def check_whole(self, data: Path | Address) -> None:
        """Check, once they have stopped, that there is what was written, and nothing else."""
        for session, written in self.written.items():
            assert sorted(words_in(data, session)) == sorted(written)

    def _stop(self) -> None:
        self._stopped.set()
        self.resume()
        for thread in self._threads:
            thread.join()

    def _wait(self, condition: Callable[[], bool]) -> None:
        with self._changed:
            done = self._changed.wait_for(lambda: self.failures or condition(), PATIENCE)
        assert self.failures == []
        assert done, "not within a minute"

    def _run(self, number: int, seed: float) -> None:
        chance = Random(seed)  # noqa: S311 - a seed must repeat it
        phone = Phone(self.sessions[number % SESSIONS])
        mine = 0
        while not self._stopped.is_set():
            mine += 1
            word = f"p{number}w{mine}"
            phone.write(FIELD, word, chance.randrange(mine))
            self.written[phone.id].add(word)
            self._sync_until_saved(phone, chance)
        self._sync_until_saved(phone, chance)

    def _sync_until_saved(self, phone: Phone, chance: Random) -> None:
        """Sync until the server has all that is on the phone."""
        end = monotonic() + 2 * PATIENCE
        while not self.failures and monotonic() < end:
            with self._changed:
                self._changed.wait_for(lambda: self._may)
                self._busy += 1
            there = self._sync(phone, chance)
            with self._changed:
                self._busy -= 1
                if there:
                    self.acknowledged[phone.id].update(phone.words(FIELD))
                self._changed.notify_all()
            if there:
                return
        self.failures.append(f"phone {phone.id} never got through")

    def _sync(self, phone: Phone, chance: Random) -> bool:
        try:
            port = chance.choice(self.ports)
            status, content = ask(port, "POST", f"{phone.id}/sync", phone.body())
        except (OSError, HTTPException):
            Event().wait(PAUSE_S)
            return False
        self.syncs += 1
        if status == 503:
            self.refused += 1
            Event().wait(PAUSE_S)
        elif status == 200:
            phone.learn(content)
            return phone.is_on_server()
        else:
            self.failures.append(f"{status} {content}")
        return False
