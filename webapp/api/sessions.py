"""The API in which phones meet: sync, read and delete a session."""

import base64
import hashlib
import hmac
import logging
from dataclasses import replace
from datetime import UTC, datetime
from math import ceil

from flask import Blueprint, Response, current_app, jsonify, request
from flask.blueprints import BlueprintSetupState

from webapp.api import admission, refusal_timing
from webapp.api.admission import check_code, check_new, check_room
from webapp.api.errors import init_blueprint
from webapp.api.problems import problem, refuse
from webapp.api.rate_limits import Buckets, network
from webapp.api.sync_request import SyncRequest, key_sha256, sync_request
from webapp.store.base import Entry, Record, Store, UnknownSessionError, is_id, moment
from webapp.store.tinydb_store import TinyDBStore
from webapp.yjs.merge import EMPTY, DamagedError, Merged, fields, merge

bp = Blueprint("sync", __name__, url_prefix="/api/v1")
refusal_timing.init_blueprint(bp)
init_blueprint(bp)
logger = logging.getLogger(__name__)

NO_KEY = hashlib.sha256(b"").hexdigest()


@bp.record
def prepare(state: BlueprintSetupState) -> None:
    """Give the app its store and its limits."""
    config = state.app.config
    store = TinyDBStore(config["DATA"])
    try:
        store.clean()
        store.measure()
    except OSError as error:
        logger.warning("the data folder can't be cleaned: %s", error.strerror)
    admission.init_app(state.app)
    state.app.extensions["store"] = store
    state.app.extensions["address_limit"] = Buckets(config["ADDRESS_RATE"], config["ADDRESS_BURST"])
    state.app.extensions["session_limit"] = Buckets(config["SESSION_RATE"], config["SESSION_BURST"])


@bp.before_request
def limit() -> Response | None:
    """Refuse who asks too often."""
    session_id = (request.view_args or {}).get("session_id", "")
    wait = current_app.extensions["address_limit"].take(network(request.remote_addr))
    if not wait and is_id(session_id):
        wait = current_app.extensions["session_limit"].take(session_id)
    if wait:
        return problem(429, "Too many requests; try again later.", Retry_After=str(ceil(wait)))
    return None


@bp.after_request
def keep_out_of_caches(response: Response) -> Response:
    """Let no cache keep what people wrote."""
    response.headers["Cache-Control"] = "no-store"
    return response


@bp.post("/sessions/<session_id>/sync", provide_automatic_options=False)
def sync(session_id: str) -> Response:
    """Merge what the phone has, and answer with what it lacks once all is on disk."""
    key = key_sha256()
    asked = sync_request(current_app.config["MAX_UPDATE"])
    with _store().open(session_id) as entry:
        if not _fits(entry.record, key):
            check_code()  # before anybody learns whether there is a session with this id
        if entry.record:
            _admit(entry.record, key)
        merged = _merge(entry, asked)
        if entry.record and merged.state == entry.record.state:
            entry.confirm()
        else:
            _save(entry, session_id, key, merged.state)
    return jsonify(vector=_text(merged.vector), update=_text(merged.missing))


@bp.get("/sessions/<session_id>", provide_automatic_options=False)
def read(session_id: str) -> Response:
    """Answer with what people can read of the session."""
    key = key_sha256()
    with _store().open(session_id) as entry:
        record = _admit(entry.record, key)
    return jsonify(id=record.id, updated=record.updated, fields=record.fields)


@bp.delete("/sessions/<session_id>", provide_automatic_options=False)
def delete(session_id: str) -> Response:
    """Forget the session for good."""
    key = key_sha256()
    with _store().open(session_id) as entry:
        _admit(entry.record, key)
        entry.delete()
    return Response(status=204)


def _store() -> Store:
    store: Store = current_app.extensions["store"]
    return store


def _admit(record: Record | None, key: str) -> Record:
    """The record, if there is one and the key is its own. Raises UnknownSessionError."""
    fits = _fits(record, key)
    if record is None or not fits:
        raise UnknownSessionError
    return record


def _fits(record: Record | None, key: str) -> bool:
    """Whether the key is the record's; no record takes as long to say no."""
    return hmac.compare_digest(record.key_sha256 if record else NO_KEY, key)


def _merge(entry: Entry, asked: SyncRequest) -> Merged:
    most: int = current_app.config["MAX_CHANGES"]
    if entry.record:
        try:
            return merge(entry.record.state, asked.update, asked.vector, most)
        except DamagedError as error:
            entry.set_aside(str(error))
    return merge(EMPTY, asked.update, asked.vector, most)


def _save(entry: Entry, session_id: str, key: str, state: bytes) -> None:
    if len(state) > current_app.config["MAX_SESSION"]:
        refuse(413, "With this update the session would be larger than the server takes.")
    check_room(_store())
    if entry.record is None:
        check_new()
    now = moment(datetime.now(UTC))
    record = entry.record or Record(session_id, key, now, now, {}, b"")
    entry.save(replace(record, updated=now, fields=fields(state), state=state))


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
