"""What tests of moving share: a place that is full, one that is empty, both ways."""

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.stores.places import DatabasePlace, FolderPlace, Place


class Way(NamedTuple):
    """From where, to where."""

    source: Place
    target: Place


@pytest.fixture(params=["folder to folder", "folder to database", "database to folder"])
def way(request: pytest.FixtureRequest, tmp_path: Path) -> Way:
    """Two empty places, of each kind once."""
    folder = FolderPlace(tmp_path / "folder")
    if request.param == "folder to folder":
        return Way(folder, FolderPlace(tmp_path / "other"))
    database = request.getfixturevalue("database")
    assert isinstance(database, DatabasePlace)
    return Way(folder, database) if request.param == "folder to database" else Way(database, folder)
