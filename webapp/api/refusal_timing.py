"""Refusals that also take the same time, so that this doesn't tell which session there is."""

from time import perf_counter, sleep

from flask import Blueprint, Response, g

# What says no to a stranger.
STATUSES = {403, 404}
# Above what it takes to read a session's file, which only a wrong key has read.
STEP_S = 0.02


def init_blueprint(bp: Blueprint) -> None:
    """Hold each refusal of the blueprint back to a full step from its request's beginning."""
    bp.before_request(_begin)
    bp.after_request(_hold)


def _begin() -> None:
    g.began = perf_counter()


def _hold(response: Response) -> Response:
    if response.status_code in STATUSES:
        sleep(-(perf_counter() - g.began) % STEP_S)
    return response
