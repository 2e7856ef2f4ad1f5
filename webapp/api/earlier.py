"""The API's views on earlier days of a session, for the phone that began it."""

import base64

from flask import Blueprint, Response, jsonify

from webapp.api.keys import admit, key_sha256
from webapp.api.ownership import is_owner
from webapp.store.base import Entry, Store, UnknownSessionError


def add_routes(bp: Blueprint, store: Store) -> None:
    """Add the routes to the blueprint of sessions."""
    views = EarlierDays(store)
    for rule, view in (
        ("/<session_id>/earlier", views.days),
        ("/<session_id>/earlier/<day>", views.state),
    ):
        bp.add_url_rule(rule, view_func=view, methods=["GET"], provide_automatic_options=False)


class EarlierDays:
    """The views: which days there are, and how the session was at the end of one."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def days(self, session_id: str) -> Response:
        """Answer with the days, the newest first."""
        key = key_sha256()
        with self._store.open(session_id) as entry:
            _admit(entry, session_id, key)
            return jsonify(days=sorted(entry.earlier(), reverse=True))

    def state(self, session_id: str, day: str) -> Response:
        """Answer with the session at the end of a day, as an update."""
        key = key_sha256()
        with self._store.open(session_id) as entry:
            _admit(entry, session_id, key)
            state = entry.earlier().get(day)
        if state is None:
            raise UnknownSessionError
        return jsonify(day=day, update=base64.b64encode(state).decode())


def _admit(entry: Entry, session_id: str, key: str) -> None:
    """Raise UnknownSessionError unless the session is there, and its owner asks with its key."""
    admit(entry.record, key)
    if not is_owner(session_id):
        raise UnknownSessionError
