"""The short form or the long one, chance that can be repeated, and figures for the end."""

import os
import sys
from random import Random, SystemRandom

LONG = os.environ.get("TORTURE") == "long"
SEED = os.environ.get("TORTURE_SEED") or str(SystemRandom().randrange(2**32))
figures: list[str] = []


def times(short: int, long: int) -> int:
    """How often to do it, in the form that is run."""
    return long if LONG else short


def say(figure: str) -> None:
    """Tell a figure: beside the failure, should there be one, and at the end of a long run."""
    figures.append(figure)
    sys.stdout.write(f"{figure}\n")


def chance_of(test: str) -> Random:
    """A test's own chance; `TORTURE_SEED` brings back the one of a run that failed."""
    say(f"{test}: TORTURE_SEED={SEED}")
    return Random(f"{SEED} {test}")  # noqa: S311 - it shall be foreseen
