"""What a server in a thread logs as wrong."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def logged() -> Iterator[list[logging.LogRecord]]:
    """What is logged as wrong meanwhile, also by asyncio and uvicorn."""
    records: list[logging.LogRecord] = []
    handler = logging.Handler(logging.WARNING)
    handler.addFilter(lambda record: record.name != "websockets.client")  # the phone's own
    handler.emit = records.append  # type: ignore[assignment, method-assign]
    logging.getLogger().addHandler(handler)
    try:
        yield records
    finally:
        logging.getLogger().removeHandler(handler)
