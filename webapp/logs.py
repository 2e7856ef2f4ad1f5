"""What the log looks like: lines, or JSON (a document a line).

Of an error it says the type and where it was raised, never the message or the values in it: these
may be what people wrote. A file's name says which session it is of, so that isn't said either.
"""

import json
import logging
import re
import sys
import threading
import traceback
import warnings
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal, TextIO

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

# An id or a key, and the hash of either: files have such names.
SECRET = re.compile(r"(?<![A-Za-z0-9])(?:[a-z2-7]{26}|[0-9a-f]{64})(?![A-Za-z0-9])", re.ASCII)
Form = Literal["lines", "json"]

logger = logging.getLogger(__name__)


def places(error: BaseException) -> str:
    """Where an error was raised, and through what it came, the innermost first."""
    found = traceback.extract_tb(error.__traceback__)[::-1]
    return " < ".join(f"{place.name} ({place.filename}:{place.lineno})" for place in found)


class Formatter(logging.Formatter):
    """Makes one line of a record, in either form."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._form = form

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        message, error = record.getMessage().partition("\n")[0], ""
        if record.exc_info and (raised := record.exc_info[1]):
            # What asyncio and Flask say of an error holds its message, or whose request it was.
            message, error = "an exception", f"{type(raised).__name__} in {places(raised)}"
        message = SECRET.sub("…", message)
        if self._form == "lines":
            said = f"{record.levelname} {record.name}: {message}"
            return f"{said} ({error})" if error else said
        fields = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": message,
        }
        return json.dumps(fields | {"error": error} if error else fields)


def set_up(form: Form) -> None:
    """Log to the standard error output from now on, also what Python would say there by itself.

    Who catches such errors already, as a debugger does, goes on doing so.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(Formatter(form))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    warnings.showwarning = _warning
    if threading.excepthook is threading.__excepthook__:
        threading.excepthook = _of_thread
    if sys.unraisablehook is sys.__unraisablehook__:
        sys.unraisablehook = _of_nobody


def _warning(
    message: Warning | str,  # noqa: ARG001
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,  # noqa: ARG001
    line: str | None = None,  # noqa: ARG001
) -> None:
    """As `logging.captureWarnings` would, but for the message."""
    logging.getLogger("py.warnings").warning("%s in %s:%s", category.__name__, filename, lineno)


def _of_thread(raised: threading.ExceptHookArgs) -> None:
    if raised.exc_value:
        name = raised.thread.name if raised.thread else "?"
        error = raised.exc_value
        logger.error("%s in the thread %s: %s", type(error).__name__, name, places(error))


def _of_nobody(raised: "UnraisableHookArgs") -> None:
    """Of what was raised where nobody can catch it, as in `__del__`."""
    if error := raised.exc_value:
        logger.error("%s that nobody can catch: %s", type(error).__name__, places(error))
