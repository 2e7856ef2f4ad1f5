"""Checks who may create a session on this server, and whether there is room for more."""

import hmac
from math import ceil

from flask import current_app, request

from webapp.api.problems import refuse
from webapp.api.rate_limits import Limits
from webapp.store.base import Store
from webapp.wsgi.addresses import line

CODE_HEADER = "Andersom-Join-Code"
MEMBERS_ONLY = "urn:andersom:members-only"
HOUR = 3600
# The part of all room that new sessions may fill, and what they leave of an address's for a day.
NEW_ONES_FILL = 0.8
NEW_ONES_LEAVE = 0.5


def check_code() -> None:
    """Refuse with 403 a request without the programme's code, where the server has one."""
    code: str = current_app.config["JOIN_CODE"]
    given = request.headers.get(CODE_HEADER, "")
    if code and not hmac.compare_digest(given.encode(), code.encode()):
        refuse(403, "This server keeps sessions of a programme's members only.", kind=MEMBERS_ONLY)


def check_new(limits: Limits) -> None:
    """Count a new session, and refuse it with 429 if there were too many within a day."""
    # The address first: who is refused for it takes nothing from the others.
    counted = (
        (limits.new_by_address, line(request.remote_addr)),
        (limits.new_in_all, "all"),
    )
    for buckets, name in counted:
        if buckets is not None and (wait := buckets.take(name)):
            refuse(
                429,
                "Too many new sessions; try again later.",
                reason="new_sessions",
                Retry_After=str(ceil(wait)),
            )


def check_room(store: Store, *, new: bool) -> None:
    """Refuse with 503 if all sessions together already take MAX_DATA bytes.

    New sessions are refused earlier, so that those that exist can go on.
    """
    most: int = current_app.config["MAX_DATA"]
    if most and store.used >= most * (NEW_ONES_FILL if new else 1):
        refuse(503, "The server has no room for more.", reason="room", Retry_After=str(HOUR))


def check_growth(limits: Limits, *, new: bool) -> None:
    """Refuse with 429 an address from which the sessions grew too much within a day.

    New sessions are refused earlier, as above.
    """
    if (growth := limits.growth) is None:
        return
    least = growth.burst * NEW_ONES_LEAVE if new else 0
    if wait := growth.wait(line(request.remote_addr), least):
        refuse(
            429,
            "Too much was written within a day.",
            reason="growth",
            Retry_After=str(ceil(wait)),
        )


def count_growth(limits: Limits, count: int) -> None:
    """Count by how many bytes a session has grown, for the address that asked for it."""
    if limits.growth is not None and count > 0:
        limits.growth.spend(line(request.remote_addr), count)
