"""A session's file that any version of the server wrote opens in this one."""

import json
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.support.older_versions import KEPT, NAMES, Kept
from tests.support.python_phone import bearer, body_of
from webapp.store.tinydb_store import TinyDBStore
from webapp.yjs.merge import fields


@pytest.mark.parametrize("kept", KEPT, ids=NAMES)
def test_it_is_read_and_written_anew(api: FlaskClient, data: Path, kept: Kept) -> None:
    path = data / "sessions" / kept["id"][:2] / f"{kept['id']}.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(kept["server"]))
    (document,) = kept["server"]["session"].values()
    read = body_of(api.get(f"/api/v1/sessions/{kept['id']}", headers=bearer(kept["key"])))
    assert read["fields"] == document["fields"]
    store = TinyDBStore(data)
    with store.open(kept["id"]) as entry:
        assert entry.record
        assert fields(entry.record.state) == document["fields"]
        entry.save(entry.record)
    with store.open(kept["id"]) as entry:
        assert entry.record
        assert entry.record.fields == document["fields"]
    assert len(list(path.parent.iterdir())) == 1
