"""What was dealt with is remembered, and leaves nothing behind."""

from contextlib import closing

import pytest

from webapp.maintenance.remembered import Remembered


def test_parts_are_remembered_together() -> None:
    with closing(Remembered()) as seen:
        seen.add("a", (1, 2))
        assert ("a", (1, 2)) in seen
        for other in (("a", (1, 3)), ("a",), ("a(1, 2)",), ()):
            assert other not in seen


def test_what_it_has_no_room_for_is_a_failure_of_the_disk() -> None:
    seen = Remembered()
    seen.add("a")
    seen._table.execute("PRAGMA query_only = ON")  # noqa: SLF001 - as if it was full
    with closing(seen), pytest.raises(OSError, match="no room for temporary files"):
        seen.add("b")
