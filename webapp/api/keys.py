"""Who may open a session: whoever sends its key."""

import hashlib
import hmac

from flask import request

from webapp.store.base import Record, UnknownSessionError, is_id

NO_KEY = hashlib.sha256(b"").hexdigest()


def key_sha256() -> str:
    """The hash of the key that came with the request. Raises UnknownSessionError if none did."""
    authorization = request.authorization
    key = authorization.token if authorization and authorization.type == "bearer" else None
    if not key or not is_id(key):
        raise UnknownSessionError
    return hashlib.sha256(key.encode()).hexdigest()


def admit(record: Record | None, key: str) -> Record:
    """The record, if there is one and the key is its own. Raises UnknownSessionError."""
    is_own = fits(record, key)
    if record is None or not is_own:
        raise UnknownSessionError
    return record


def fits(record: Record | None, key: str) -> bool:
    """Whether the key is the record's; no record takes as long to say no."""
    return hmac.compare_digest(record.key_sha256 if record else NO_KEY, key)
