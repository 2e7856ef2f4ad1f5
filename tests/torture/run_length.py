"""The short or the long form, random numbers that can be repeated, and figures."""

import os
import sys
from random import Random, SystemRandom

LONG = os.environ.get("TORTURE") == "long"
SEED = os.environ.get("TORTURE_SEED") or str(SystemRandom().randrange(2**32))
figures: list[str] = []


def times(short: int, long: int) -> int:
    """How often to do something: in the short form, or in the long one."""
    return long if LONG else short


def report(figure: str) -> None:
    """Print a figure: beside a failure, and at the end of the run."""
    figures.append(figure)
    sys.stdout.write(f"{figure}\n")


def chance_of(test: str) -> Random:
    """A test's own random numbers; `TORTURE_SEED` repeats those of a run that failed."""
    report(f"{test}: TORTURE_SEED={SEED}")
    return Random(f"{SEED} {test}")  # noqa: S311 - a seed must repeat it
