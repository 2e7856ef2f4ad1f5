"""Gives all refusals the same duration, so that it doesn't reveal which sessions exist."""

from time import perf_counter, sleep

from flask import Blueprint, Response, g

# The answers to somebody without the key or the code.
STATUSES = {403, 404}
# Longer than it takes to read a session's file, which happens only if the id is known.
STEP_S = 0.02


def init_blueprint(bp: Blueprint) -> None:
    """Delay each refusal of the blueprint until full steps have passed since its request began."""
    bp.before_request(_begin)
    bp.after_request(_hold)


def _begin() -> None:
    g.began = perf_counter()


def _hold(response: Response) -> Response:
    if response.status_code in STATUSES:
        sleep(-(perf_counter() - g.began) % STEP_S)
    return response
