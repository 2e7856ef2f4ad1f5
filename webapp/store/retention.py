"""Deletes what nobody has changed for long, and counts what all sessions take: hourly, aside."""

import logging
import threading
from datetime import UTC, datetime, timedelta

from flask import Flask

from webapp.store.base import Store, StoreUnavailableError

HOUR = 3600

logger = logging.getLogger(__name__)


def sweep(app: Flask, now: datetime | None = None) -> None:
    """Do it once; what fails is logged and done the next time."""
    store: Store = app.extensions["store"]
    days: int = app.config["KEEP_DAYS"]
    try:
        if days:
            before = (now or datetime.now(UTC)) - timedelta(days=days)
            if expired := store.expire(before):
                logger.info("deleted, as not changed for %d days: %d sessions", days, expired)
        store.measure()
    except (OSError, StoreUnavailableError) as error:
        logger.warning("the data folder can't be swept: %s", error)


def start(app: Flask, pause: float = HOUR) -> threading.Event:
    """Sweep now and every hour, in a thread, until the event is set or the process ends."""
    stopped = threading.Event()

    def run() -> None:
        while not stopped.is_set():
            sweep(app)
            stopped.wait(pause)

    threading.Thread(target=run, name="retention", daemon=True).start()
    return stopped
