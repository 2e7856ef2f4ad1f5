"""What one sweep tells the next: the latest time that was seen, and how long what is aside stood.

A machine's clock may be wrong by years, for a moment or for good. So the time by which sessions are
set aside goes ahead by a day a sweep at the most; and what is aside is forgotten by the time for
which servers ran, which no clock that is set changes.
"""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from webapp.store.base import from_moment, moment

DAY = timedelta(days=1)


@dataclass(frozen=True)
class SweepMemory:
    """The times of the last sweep, all in UTC; the first one has none.

    `seen` is the latest time that was believed, `clock` what the clock said, right or wrong, and
    `ran` for how many seconds servers ran since something was last set aside under a day.
    """

    seen: datetime | None = None
    clock: datetime | None = None
    ran: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def from_text(cls, text: str) -> "SweepMemory":
        """What `to_text` wrote. Of anything else, nothing: then all that is aside stays longer."""
        try:
            held = json.loads(text)
            ran = {str(day): float(seconds) for day, seconds in held["ran"].items()}
            if not all(map(math.isfinite, ran.values())):
                return cls()
            return cls(from_moment(held["seen"]), from_moment(held["clock"]), ran)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return cls()

    def to_text(self) -> str:
        """The same as JSON."""
        seen, clock = (time and moment(time) for time in (self.seen, self.clock))
        return json.dumps({"seen": seen, "clock": clock, "ran": dict(self.ran)}, indent=1)

    def joined(self, other: "SweepMemory") -> "SweepMemory":
        """With what another store's sweeps knew, whose sessions come here: it stays no shorter."""
        seen = max((each.seen for each in (self, other) if each.seen), default=None)
        days = self.ran.keys() | other.ran.keys()
        ran = {day: min(each.ran[day] for each in (self, other) if day in each.ran) for day in days}
        return SweepMemory(seen, self.clock or other.clock, ran)

    def after(self, now: datetime, ran: float, aside: Iterable[str]) -> "SweepMemory":
        """The memory at the next sweep.

        `ran` are the seconds since this process's last sweep, by a clock that nobody sets. Others
        may have swept since, and counted them already: so no more than went by since then.
        """
        seen = self.seen or now
        passed = max(0.0, (now - (self.clock or now)).total_seconds())
        stood = {day: self.ran.get(day, 0.0) + min(ran, passed) for day in aside}
        return SweepMemory(max(seen, min(now, seen + DAY)), now, stood | {day_of(now): 0.0})


def day_of(now: datetime) -> str:
    """The day under which a sweep sets sessions aside."""
    return now.date().isoformat()
