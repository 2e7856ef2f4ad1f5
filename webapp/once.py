"""What is made once, by whichever thread asks first; the others wait for it.

`functools.cached_property` lets each of them make one, from Python 3.12 on.
"""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Once(Generic[Value]):
    """A value that `make` makes when it is first asked for; anew if that raised an error."""

    def __init__(self, make: Callable[[], Value]) -> None:
        self._make: Callable[[], Value] | None = make
        self._lock = threading.Lock()

    def __call__(self) -> Value:
        """The value."""
        if self._make is not None:
            with self._lock:
                if self._make is not None:
                    self._value = self._make()
                    self._make = None
        return self._value
