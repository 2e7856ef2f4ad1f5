"""Records as the server keeps them."""

from tests.support.python_phone import ID, NOTHING, Phone
from webapp.store.base import Record
from webapp.yjs.merge import fields

RECORD = Record(
    id=ID,
    key_sha256="0" * 64,
    created="2026-11-20T10:00:00Z",
    updated="2026-11-27T10:30:00Z",
    fields={"strength.topic": "stoom → été", "plan.kinds": ["art"], "meta": {"created": 1.5}},
    state=b"\x00\x01\xff",
)


def written(
    words: str, session_id: str = ID, day: str = "2026-11-27", before: Record | None = None
) -> Record:
    """A session in which somebody wrote these words on a day, after what it said before."""
    phone = Phone(session_id)
    if before:
        phone.doc.apply_update(before.state)
    phone.write("strength.topic", words)
    state = phone.doc.get_update(NOTHING)
    created = before.created if before else f"{day}T08:00:00Z"
    return Record(session_id, "0" * 64, created, f"{day}T10:30:00Z", fields(state), state)
