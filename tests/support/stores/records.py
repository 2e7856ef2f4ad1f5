"""A record as the server keeps it."""

from tests.support.python_phone import ID
from webapp.store.base import Record

RECORD = Record(
    id=ID,
    key_sha256="0" * 64,
    created="2026-11-20T10:00:00Z",
    updated="2026-11-27T10:30:00Z",
    fields={"strength.topic": "stoom → été", "plan.kinds": ["art"], "meta": {"created": 1.5}},
    state=b"\x00\x01\xff",
)
