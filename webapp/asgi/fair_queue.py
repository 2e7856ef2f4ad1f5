"""Whose turn it is: threads are shared out by address, and paid for in processor seconds.

Each address has a clock that goes on by what its requests cost, and the one that is furthest
behind is next. So who asks for little never waits for more than what runs already, however many
requests another address has waiting. Only the loop calls this.
"""

import asyncio
from collections import Counter, defaultdict, deque
from dataclasses import dataclass

# Kept for addresses of which nothing runs.
SPARE = 2
# What the running requests of one address may cost together, in seconds, if they are several. Of
# those that cost more by themselves, at most half of the threads run at a time.
EXPENSIVE = 0.03
# How far behind in its line a request is looked for whose session is free.
LOOKED_AT = 64
# How many requests of one address, and of one session, may wait.
MOST_OF_ADDRESS = 2000
MOST_OF_SESSION = 32


class CrowdedError(RuntimeError):
    """Too many requests of the same address or session are waiting already."""


@dataclass(eq=False)
class Turn:
    """A request that waits or runs; `session` is "" if it is for none, `estimate` in seconds."""

    line: str
    session: str
    estimate: float
    granted: "asyncio.Future[None]"
    waited: bool = False


class FairQueue:
    """Shares out so many threads. Of one session, one request runs at a time."""

    def __init__(self, threads: int) -> None:
        self._free = threads
        self._expensive_left = threads // 2
        self._waiting: dict[str, deque[Turn]] = {}
        self._running: Counter[str] = Counter()
        self._costing: defaultdict[str, float] = defaultdict(float)
        self._sessions: set[str] = set()
        self._of_session: Counter[str] = Counter()
        self._clocks: dict[str, float] = {}
        self._now = 0.0

    def check(self, line: str, session: str) -> None:
        """Raise CrowdedError where one more has no place."""
        if (
            len(self._waiting.get(line, ())) >= MOST_OF_ADDRESS
            or self._of_session.get(session, 0) >= MOST_OF_SESSION
        ):
            raise CrowdedError

    async def turn(self, line: str, session: str, estimate: float) -> Turn:
        """Wait for a turn, to be ended by `done`. Raises CrowdedError."""
        self.check(line, session)
        turn = Turn(line, session, estimate, asyncio.get_running_loop().create_future())
        self._waiting.setdefault(line, deque()).append(turn)
        self._count(session, 1)
        self._go_on()
        turn.waited = not turn.granted.done()
        try:
            await turn.granted
        except asyncio.CancelledError:
            if turn.granted.done() and not turn.granted.cancelled():
                self.done(turn, 0)
            else:
                self._leave(turn)
            raise
        return turn

    def done(self, turn: Turn, cost: float) -> None:
        """End a turn that cost so many processor seconds."""
        self._free += 1
        self._expensive_left += turn.estimate > EXPENSIVE
        self._running[turn.line] -= 1
        self._costing[turn.line] -= turn.estimate
        if not self._running[turn.line]:
            del self._running[turn.line], self._costing[turn.line]
        self._clocks[turn.line] += cost - turn.estimate
        self._sessions.discard(turn.session)
        self._count(turn.session, -1)
        self._go_on()
        self._forget()

    def _go_on(self) -> None:
        while self._free:
            chosen = min(
                (
                    (self._clock(line), turn)
                    for line, waiting in self._waiting.items()
                    if (turn := self._next_of(line, waiting))
                ),
                key=lambda pair: pair[0],
                default=None,
            )
            if not chosen:
                return
            self._start(*chosen)

    def _start(self, clock: float, turn: Turn) -> None:
        waiting = self._waiting[turn.line]
        waiting.remove(turn)
        if not waiting:
            del self._waiting[turn.line]
        self._free -= 1
        self._expensive_left -= turn.estimate > EXPENSIVE
        self._now = clock
        self._clocks[turn.line] = clock + turn.estimate
        self._running[turn.line] += 1
        self._costing[turn.line] += turn.estimate
        if turn.session:
            self._sessions.add(turn.session)
        turn.granted.set_result(None)

    def _next_of(self, line: str, waiting: deque[Turn]) -> Turn | None:
        """What of an address may run now, if anything."""
        running = self._running.get(line, 0)
        if running and self._free <= SPARE:
            return None
        for _, turn in zip(range(LOOKED_AT), waiting, strict=False):
            if turn.granted.done() or turn.session in self._sessions:
                continue  # It was cancelled, or waits for another one of its session.
            too_expensive = turn.estimate > EXPENSIVE and not self._expensive_left
            together = self._costing[line] + turn.estimate if running else 0
            return None if too_expensive or together > EXPENSIVE else turn
        return None

    def _clock(self, line: str) -> float:
        return max(self._clocks.get(line, 0.0), self._now)

    def _leave(self, turn: Turn) -> None:
        """Take a request away that waits no more."""
        waiting = self._waiting[turn.line]
        waiting.remove(turn)
        if not waiting:
            del self._waiting[turn.line]
        self._count(turn.session, -1)

    def _count(self, session: str, more: int) -> None:
        if session:
            self._of_session[session] += more
            if not self._of_session[session]:
                del self._of_session[session]

    def _forget(self) -> None:
        """Forget the clocks that the common time has reached."""
        if len(self._clocks) > 1000:
            kept = {line: clock for line, clock in self._clocks.items() if clock > self._now}
            self._clocks = kept | {line: self._clock(line) for line in self._running}
