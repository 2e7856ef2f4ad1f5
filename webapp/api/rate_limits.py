"""Limits how often one address or one session may ask, and what they may bring."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from webapp.wsgi.buckets import Buckets

DAY = 24 * 3600


@dataclass(frozen=True)
class Limits:
    """How many requests, new sessions and bytes one server takes; None is no limit."""

    address: Buckets
    session: Buckets
    new_by_address: Buckets | None
    new_in_all: Buckets | None
    growth: Buckets | None

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> Self:
        """The limits that the settings ask for, with full buckets."""
        return cls(
            address=Buckets(config["ADDRESS_RATE"], config["ADDRESS_BURST"]),
            session=Buckets(config["SESSION_RATE"], config["SESSION_BURST"]),
            new_by_address=_a_day(config["NEW_PER_ADDRESS"]),
            new_in_all=_a_day(config["NEW_PER_DAY"]),
            growth=_a_day(config["GROWTH_PER_ADDRESS"]),
        )


def _a_day(most: int) -> Buckets | None:
    return Buckets(most / DAY, most) if most else None
