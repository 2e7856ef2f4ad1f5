"""What was dealt with is remembered, and leaves nothing behind."""

from contextlib import closing

from webapp.maintenance.remembered import Remembered


def test_parts_are_remembered_together() -> None:
    with closing(Remembered()) as seen:
        seen.add("a", (1, 2))
        assert ("a", (1, 2)) in seen
        for other in (("a", (1, 3)), ("a",), ("a(1, 2)",), ()):
            assert other not in seen
