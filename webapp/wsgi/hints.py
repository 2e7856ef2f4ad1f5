"""What the app and the server that runs it tell each other, in the environment of a request.

Another server knows nothing of it, and nothing is missing there but what is said below.
"""

from wsgiref.types import WSGIEnvironment

# The server sends an answer no earlier than the app says; elsewhere the app itself has to wait.
WAITS = "andersom.server_waits"
NOT_BEFORE = "andersom.not_before"
# Processor seconds that the app used in other processes, which count as the request's own.
ELSEWHERE = "andersom.elsewhere"
# Why the app refused, where the status alone doesn't tell (webapp/metrics/base.py).
REASON = "andersom.reason"
# Of a sync that brought nothing new: the stamp of the session by which it was answered.
UNCHANGED = "andersom.unchanged"
# Of a sync that was to be stored, whatever came of it.
CHANGED = "andersom.changed"


def add_elsewhere(environ: WSGIEnvironment, seconds: float) -> None:
    """Count processor seconds that were used in another process for this request."""
    environ[ELSEWHERE] = environ.get(ELSEWHERE, 0.0) + seconds
