"""The API's views on sessions: sync, read and delete one."""

import base64
from dataclasses import replace
from math import ceil
from time import perf_counter

from flask import Blueprint, Response, current_app, jsonify, request

from webapp.api import earlier, errors, refusal_timing
from webapp.api.admission import check_code, check_growth, check_new, check_room, count_growth
from webapp.api.keys import admit, fits, key_sha256
from webapp.api.ownership import is_owner
from webapp.api.problems import refuse
from webapp.api.rate_limits import Limits
from webapp.api.sync_request import SyncRequest, sync_request
from webapp.metrics.base import NONE, Metrics
from webapp.store.base import Entry, Record, Store, UnknownSessionError, is_id, moment
from webapp.store.retention import latest_time
from webapp.wsgi.addresses import line
from webapp.wsgi.hints import CHANGED, UNCHANGED, add_elsewhere
from webapp.yjs.fork_server import ForkServer
from webapp.yjs.merge import EMPTY, DamagedError, Merged
from webapp.yjs.merger import Merger
from webapp.yjs.reserve import FEW_BYTES, share


def blueprint(
    store: Store,
    limits: Limits,
    fork_server: ForkServer | None = None,
    metrics: Metrics = NONE,
) -> Blueprint:
    """The routes under /api/v1/sessions/, over this store and within these limits.

    What may take long to merge is merged in a process of the `fork_server`, if there is one.
    """
    bp = Blueprint("sessions", __name__, url_prefix="/api/v1/sessions")
    refusal_timing.init_blueprint(bp)
    errors.init_blueprint(bp)
    bp.before_request(lambda: check_rate(limits))
    bp.after_request(keep_out_of_caches)
    merger = Merger(fork_server, lambda seconds: add_elsewhere(request.environ, seconds))
    views = Sessions(store, limits, merger, metrics)
    for rule, view, method in (
        ("/<session_id>/sync", views.sync, "POST"),
        ("/<session_id>", views.read, "GET"),
        ("/<session_id>", views.delete, "DELETE"),
        ("/<session_id>/key", views.change_key, "PUT"),
    ):
        bp.add_url_rule(rule, view_func=view, methods=[method], provide_automatic_options=False)
    earlier.add_routes(bp, store)
    return bp


def check_rate(limits: Limits) -> None:
    """Refuse with 429 an address or a session that asks too often."""
    wait = limits.address.take(line(request.remote_addr))
    session_id = (request.view_args or {}).get("session_id", "")
    if not wait and is_id(session_id):
        wait = limits.session.take(session_id)
    if wait:
        refuse(429, "Too many requests; try again later.", Retry_After=str(ceil(wait)))


def keep_out_of_caches(response: Response) -> Response:
    """Let no cache keep what people wrote."""
    response.headers["Cache-Control"] = "no-store"
    return response


class Sessions:
    """The views: sync, read and delete one session."""

    def __init__(self, store: Store, limits: Limits, merger: Merger, metrics: Metrics) -> None:
        self._store = store
        self._metrics = metrics
        self._limits = limits
        self._merger = merger

    def sync(self, session_id: str) -> Response:
        """Merge what the phone has, and answer with what it lacks once all is on disk."""
        key = key_sha256()
        asked = sync_request(current_app.config["MAX_UPDATE"])
        with self._store.open(session_id) as entry:
            known = entry.record or entry.aside
            if not fits(known, key):
                check_code()  # before anybody learns whether there is a session with this id
            if known:
                admit(known, key)
            if known and not entry.record:
                entry.bring_back(moment(latest_time(self._store)))
            owner = is_owner(session_id)
            began = perf_counter()
            merged = self._merge(entry, asked, owner=owner)
            done = perf_counter()
            self._metrics.merged(done - began)
            stamp = entry.stamp
            unchanged = entry.record is not None and merged.state == entry.record.state
            if unchanged:
                entry.confirm()
            else:
                request.environ[CHANGED] = True
                self._save(entry, session_id, key, merged.state, owner=owner)
        # Only now: the store may say at the very end that it couldn't confirm it.
        self._metrics.synced(new=not unchanged)
        if unchanged:
            request.environ[UNCHANGED] = stamp
        else:
            self._metrics.saved(perf_counter() - done)
        return jsonify(
            vector=_text(merged.vector), update=_text(merged.missing), content=merged.content
        )

    def read(self, session_id: str) -> Response:
        """Answer with what people can read of the session."""
        key = key_sha256()
        with self._store.open(session_id) as entry:
            record = admit(entry.record, key)
        return jsonify(id=record.id, updated=record.updated, fields=record.fields)

    def delete(self, session_id: str) -> Response:
        """Delete the session for good."""
        key = key_sha256()
        with self._store.open(session_id) as entry:
            known = entry.record or entry.aside
            # Its key may be about to change on the owner's phone.
            if known is None or not is_owner(session_id):
                admit(known, key)
            entry.delete()
        return Response(status=204)

    def change_key(self, session_id: str) -> Response:
        """Give the session the key that came with the request; only its owner can."""
        key = key_sha256()
        with self._store.open(session_id) as entry:
            if not is_owner(session_id):
                raise UnknownSessionError
            entry.bring_back(moment(latest_time(self._store)))
            if entry.record is None:
                raise UnknownSessionError
            if entry.record.key_sha256 == key:
                entry.confirm()
            else:
                entry.save(replace(entry.record, key_sha256=key))
        return Response(status=204)

    def _merge(self, entry: Entry, asked: SyncRequest, *, owner: bool) -> Merged:
        most: int = current_app.config["MAX_CHANGES"]
        sent = (asked.update, asked.vector, most)
        if entry.record:
            try:
                return self._merger.merge(entry.record.state, *sent, owner=owner)
            except DamagedError as error:
                entry.quarantine(str(error))
        return self._merger.merge(EMPTY, *sent, owner=owner)

    def _save(self, entry: Entry, session_id: str, key: str, state: bytes, *, owner: bool) -> None:
        new = len(state) - len(entry.record.state if entry.record else b"")
        most: int = current_app.config["MAX_SESSION"]
        if new > 0 and len(state) > share(most, small=new <= FEW_BYTES, owner=owner):
            refuse(413, "With this update the session would be larger than the server takes.")
        begun = entry.record is None
        check_room(self._store, new=begun)
        check_growth(self._limits, new=begun)
        if begun:
            check_new(self._limits)
        now = moment(latest_time(self._store))
        record = entry.record or Record(session_id, key, now, now, {}, b"")
        grown = entry.save(
            replace(record, updated=now, fields=self._merger.fields(state), state=state)
        )
        count_growth(self._limits, grown)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
