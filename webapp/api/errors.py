"""The API's answers to the errors of the store and of merging."""

import logging

from flask import Blueprint, Response

from webapp.api.problems import problem
from webapp.store.base import SessionDeletedError, StoreUnavailableError, UnknownSessionError
from webapp.yjs.fork_server import TakesTooLongError
from webapp.yjs.lib0 import MalformedError
from webapp.yjs.merge import TooManyChangesError

logger = logging.getLogger(__name__)


def init_blueprint(bp: Blueprint) -> None:
    """Let the blueprint answer these errors with problems."""
    bp.register_error_handler(UnknownSessionError, _unknown)
    bp.register_error_handler(SessionDeletedError, _deleted)
    bp.register_error_handler(MalformedError, _malformed)
    bp.register_error_handler(TooManyChangesError, _too_many)
    bp.register_error_handler(TakesTooLongError, _too_many)
    bp.register_error_handler(StoreUnavailableError, _unavailable)


def _unknown(_error: Exception) -> Response:
    """One answer for an unknown id, a wrong key and a malformed one of either."""
    return problem(404, "There is no session with this id and key.")


def _deleted(_error: Exception) -> Response:
    return problem(410, "This session was deleted.")


def _malformed(error: Exception) -> Response:
    """The reason may be told, as it holds nothing of what people wrote."""
    return problem(400, f"The update or the vector is malformed: {error}.")


def _too_many(_error: Exception) -> Response:
    return problem(
        413, "With this update the session would have too many changes.", reason="changes"
    )


def _unavailable(error: Exception) -> Response:
    logger.error("the store is unavailable: %s", error)
    return problem(
        503, "The server can't keep anything at this time.", reason="store", Retry_After="30"
    )
