"""Deletes hourly what nobody has changed for long, and measures the store, in a thread."""

import logging
import threading
from datetime import UTC, datetime, timedelta

from webapp.store.base import Store, StoreUnavailableError

HOUR = 3600

logger = logging.getLogger(__name__)


def sweep(store: Store, days: int, now: datetime | None = None) -> None:
    """Delete once what wasn't changed for so many days, 0 for never; then measure the store.

    What fails is logged, and done the next time.
    """
    try:
        if days:
            before = (now or datetime.now(UTC)) - timedelta(days=days)
            if expired := store.expire(before):
                logger.info("deleted, as not changed for %d days: %d sessions", days, expired)
        store.measure()
    except (OSError, StoreUnavailableError) as error:
        logger.warning("the data folder can't be swept: %s", error)


def start(store: Store, days: int, pause: float = HOUR) -> threading.Event:
    """Sweep now and every `pause` seconds, in a thread; setting the event stops it."""
    stopped = threading.Event()

    def run() -> None:
        while not stopped.is_set():
            sweep(store, days)
            stopped.wait(pause)

    threading.Thread(target=run, name="retention", daemon=True).start()
    return stopped
