"""Tells the phone that began a session from all others that have its key.

That phone made the session's id from a secret of its own, which it gives to nobody. So the server
need not keep anything to recognise it, and nobody can claim a session that another one began.
"""

import base64
import hashlib
import hmac

from flask import request

from webapp.store.base import is_id

OWNER_HEADER = "Andersom-Owner"
ID_BYTES = 16


def is_owner(session_id: str) -> bool:
    """Whether the request comes from the phone that began this session."""
    secret = request.headers.get(OWNER_HEADER, "")
    return is_id(secret) and hmac.compare_digest(id_from(secret), session_id)


def id_from(secret: str) -> str:
    """The id of the session that is begun with this secret."""
    digest = hashlib.sha256(secret.encode()).digest()[:ID_BYTES]
    return base64.b32encode(digest).decode().lower().rstrip("=")
