"""What each address and each session may cost, in processor seconds, and what they are likely to.

A request is estimated before it runs and paid for afterwards, by what it used. Who has used up
theirs is told when to come back, before anything is done for them.
"""

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from typing import Any

from webapp.wsgi.buckets import Buckets
from webapp.wsgi.counting import Counting

UNKNOWN = 0.003
OF_A_BYTE = 1e-6
REMEMBERED = 20_000


class Budgets:
    """The budgets of addresses and sessions, None for no limit, and what sessions cost lately."""

    def __init__(self, address: Buckets | None = None, session: Buckets | None = None) -> None:
        self._address = address
        self._session = session
        self._cost: OrderedDict[str, float] = OrderedDict()

    @classmethod
    def from_config(cls, config: Mapping[str, Any], counting: Counting) -> "Budgets":
        """The budgets that the settings ask for, all full."""

        def buckets(name: str) -> Buckets | None:
            rate, burst = config[f"{name}_CPU"], config[f"{name}_CPU_BURST"]
            return counting.buckets(f"{name}_CPU", rate, burst) if rate else None

        return cls(buckets("ADDRESS"), buckets("SESSION"))

    def estimate(self, session: str, length: int = 0) -> float:
        """What a request for a session (or none, "") is likely to cost: what it cost lately.

        One that was never expensive is judged by the `length` of its body.
        """
        return self._cost.get(session, UNKNOWN + length * OF_A_BYTE)

    def wait(self, line: str, session: str) -> float:
        """The seconds until an address may ask for a session (or none, "") again; 0 is now."""
        return max((buckets.wait(name) for buckets, name in self._of(line, session)), default=0)

    def pay(self, line: str, session: str, cost: float) -> None:
        """Note what a request has cost. What is expensive once is believed so for a while."""
        for buckets, name in self._of(line, session):
            buckets.spend(name, cost)
        now = max(cost, (3 * self._cost.pop(session, 0.0) + cost) / 4)
        if session and now > UNKNOWN:  # What is cheap must not push out what is expensive.
            self._cost[session] = now
            if len(self._cost) > REMEMBERED:
                self._cost.popitem(last=False)

    def _of(self, line: str, session: str) -> Iterator[tuple[Buckets, str]]:
        if self._address is not None:
            yield self._address, line
        if self._session is not None and session:
            yield self._session, session
