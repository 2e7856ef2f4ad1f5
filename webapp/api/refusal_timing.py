"""Gives all refusals the same duration, so that it doesn't reveal which sessions exist.

The server waits in its loop, where that holds no thread.
"""

from time import perf_counter, sleep

from flask import Blueprint, Response, g, request

from webapp.wsgi.hints import NOT_BEFORE, WAITS

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
        now = perf_counter()
        rest = -(now - g.began) % STEP_S
        if WAITS in request.environ:
            request.environ[NOT_BEFORE] = now + rest
        else:
            sleep(rest)
    return response
