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
            refuse(429, "Too many new sessions; try again later.", Retry_After=str(ceil(wait)))


def check_room(store: Store) -> None:
    """Refuse with 503 if all sessions together already take MAX_DATA bytes."""
    most: int = current_app.config["MAX_DATA"]
    if most and store.used >= most:
        refuse(503, "The server has no room for more.", Retry_After=str(HOUR))
