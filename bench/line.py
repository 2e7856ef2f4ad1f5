"""One line of the table: a figure, the one to compare it with, and its budget."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """A figure in `unit`, and that of the `floor`.

    `budget` is the most that the figure may be or, with `of_floor`, its ratio to the floor. `peer`
    is the figure of another app (peer.py).
    """

    name: str
    unit: str
    value: float
    floor: float | None = None
    budget: float | None = None
    of_floor: bool = False
    peer: float | None = None

    @property
    def ratio(self) -> float | None:
        """The figure over the floor's."""
        return self.value / self.floor if self.floor else None

    @property
    def kept(self) -> bool | None:
        """Whether the budget is kept; None if there is none."""
        judged = self.ratio if self.of_floor else self.value
        return judged <= self.budget if judged is not None and self.budget is not None else None

    def as_json(self) -> dict[str, object]:
        """All of it, with the ratio and the verdict."""
        whole = {**vars(self), "ratio": self.ratio, "kept": self.kept}
        return {
            key: round(value, 2) if isinstance(value, float) else value
            for key, value in whole.items()
        }


def median(values: Sequence[float]) -> float:
    """The middle value."""
    return statistics.median(values)


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 don't exceed."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1]
