"""Phones come back online within a minute, two to a session, and ask as schedule.js does."""

import asyncio
import json
import random
import time
from base64 import b64decode
from dataclasses import dataclass, field

from bench.server.connection import Answer, Connection
from bench.server.sessions import SENTENCE, Written, session_id
from tests.support.python_phone import Phone

SPREAD_S = 60.0
STAY_S = 60.0
TOGETHER_S = 2.5
FIRST_PAUSE_S = 2.0
GIVE_UP_S = 180.0


@dataclass
class Crowd:
    """What happened to a crowd.

    `took` holds the milliseconds of each sync; `kept` per phone the seconds from being online until
    the server had its words; `whole` those from when both phones of a session were online until
    this one had the other's words too, and `ended` from the last one's coming until all had.
    """

    took: list[float] = field(default_factory=list)
    kept: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    ended: float = 0.0
    refused: int = 0
    failed: int = 0


class Returning:
    """One phone with unsynced words in a session that the server knows."""

    def __init__(self, number: int, written: Written, connection: Connection, crowd: Crowd) -> None:
        self.phone = Phone(session_id(number // 2))
        self.phone.doc.apply_update(written.state)
        self.phone.server = self.phone.doc.get_state()
        self.others = f"phone{1 - number % 2}"
        self.phone.write("lead.notes", f"phone{number % 2} {SENTENCE}")
        self.connection = connection
        self.crowd = crowd
        self.failures = 0
        self.whole = asyncio.Event()

    async def live(self, online: float, both_online: float) -> None:
        """Come online at this moment, then sync again and again until the task is cancelled."""
        await asyncio.sleep(online - time.monotonic())
        kept = False
        while True:
            pause = await self.sync()
            now = time.monotonic()
            if not kept and not self.failures:
                kept = True
                self.crowd.kept.append(now - online)
            if not self.whole.is_set() and self.others in str(self.phone.text("lead.notes")):
                self.crowd.whole.append(now - both_online)
                self.whole.set()
            await asyncio.sleep(pause)

    async def sync(self) -> float:
        """Sync once; gives the seconds until the next time."""
        answer = await self._send()
        if answer and answer.status == 200:
            content = json.loads(answer.body)
            self.phone.server = b64decode(content["vector"])
            self.phone.doc.apply_update(b64decode(content["update"]))
            self.failures = 0
            return TOGETHER_S
        self.failures += 1
        chance = random.uniform(0.75, 1.25)  # noqa: S311 - no secret
        growing = FIRST_PAUSE_S * 2.0 ** (self.failures - 1) * chance
        return max(growing, float(answer.headers.get("retry-after", "0")) if answer else 0)

    async def _send(self) -> Answer | None:
        path = f"/api/v1/sessions/{self.phone.id}/sync"
        try:
            answer = await self.connection.post(path, json.dumps(self.phone.body()).encode())
        except (OSError, EOFError, TimeoutError):
            self.crowd.failed += 1
            return None
        self.crowd.took.append(answer.took)
        self.crowd.refused += answer.status == 429
        self.crowd.failed += answer.status not in {200, 429}
        return answer


async def come_back(port: int, written: Written, phones: int) -> Crowd:
    """Let this many phones come back online and stay a minute longer. Raises TimeoutError."""
    crowd = Crowd()
    connections = [Connection(port) for _ in range(phones)]
    everybody = [Returning(n, written, connections[n], crowd) for n in range(phones)]
    start = time.monotonic() + 1
    chosen = random.Random(1)  # noqa: S311 - the same moments in every run
    online = [start + chosen.uniform(0, SPREAD_S) for _ in range(phones)]
    living = [
        asyncio.create_task(one.live(online[n], max(online[n], online[n ^ 1])))
        for n, one in enumerate(everybody)
    ]
    async with asyncio.timeout(SPREAD_S + GIVE_UP_S):
        await asyncio.gather(*(one.whole.wait() for one in everybody))
    crowd.ended = time.monotonic() - max(online)
    await asyncio.sleep(start + SPREAD_S + STAY_S - time.monotonic())
    for task in living:
        task.cancel()
    await asyncio.gather(*living, return_exceptions=True)
    for connection in connections:
        connection.close()
    return crowd
