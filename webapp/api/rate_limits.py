"""Limits how often one address or one session may ask, and what they may bring."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from webapp.wsgi.buckets import Buckets
from webapp.wsgi.counting import Counting, Takes

DAY = 24 * 3600


@dataclass(frozen=True)
class Limits:
    """How many requests, new sessions and bytes are taken; None is no limit."""

    address: Buckets
    session: Buckets
    new_by_address: Takes | None
    new_in_all: Takes | None
    growth: Buckets | None

    @classmethod
    def from_config(cls, config: Mapping[str, Any], counting: Counting) -> Self:
        """The limits that the settings ask for, with full buckets."""
        new_by_address: int = config["NEW_PER_ADDRESS"]
        new_in_all: int = config["NEW_PER_DAY"]
        growth: int = config["GROWTH_PER_ADDRESS"]
        return cls(
            counting.buckets("address", config["ADDRESS_RATE"], config["ADDRESS_BURST"]),
            counting.buckets("session", config["SESSION_RATE"], config["SESSION_BURST"]),
            counting.exact("new", new_by_address / DAY, new_by_address) if new_by_address else None,
            counting.exact("new", new_in_all / DAY, new_in_all) if new_in_all else None,
            counting.buckets("growth", growth / DAY, growth) if growth else None,
        )
